//! What a change is called: by a stable name, by its fields, in a sentence.

use std::fmt;

use super::change::Kind;
use super::effect::Effect;
use crate::text::{code_span, count};

impl Kind {
    /// A stable name for programs.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::TypeAdded { .. } => "type-added",
            Self::TypeRemoved => "type-removed",
            Self::TypeRenamed { .. } => "type-renamed",
            Self::PathChanged { .. } => "path-changed",
            Self::SortChanged { .. } => "sort-changed",
            Self::BaseChanged { .. } => "base-changed",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::OtherRenamed { .. } => "other-renamed",
            Self::ItemAdded { .. } => "item-added",
            Self::ItemRemoved { .. } => "item-removed",
            Self::ConstantChanged { .. } => "constant-changed",
            Self::AcceptedChanged => "accepted-changed",
            Self::FacetChanged { .. } => "facet-changed",
            Self::TypeDocsChanged => "type-docs-changed",
            Self::TypeDeprecated { .. } => "type-deprecated",
            Self::TypeRestored => "type-restored",
            Self::DefaultChanged { .. } => "default-changed",
            Self::ValueAdded { .. } => "value-added",
            Self::ValueRemoved { .. } => "value-removed",
            Self::VariantRenamed { .. } => "variant-renamed",
            Self::NamePassed { .. } => "name-passed",
            Self::LiteralChanged { .. } => "literal-changed",
            Self::AliasAdded { .. } => "alias-added",
            Self::AliasRemoved { .. } => "alias-removed",
            Self::DocsChanged { .. } => "docs-changed",
            Self::Deprecated { .. } => "deprecated",
            Self::Restored { .. } => "restored",
            Self::NumberChanged { .. } => "number-changed",
            Self::FactChanged { .. } => "fact-changed",
            Self::ValidityChanged { .. } => "validity-changed",
            Self::Reordered => "reordered",
        }
    }

    /// What holds the change, by name, for programs.
    pub fn fields(&self) -> Vec<(&'static str, Option<&str>)> {
        fn pair<'a>(old: &'a str, new: &'a str) -> Vec<(&'static str, Option<&'a str>)> {
            vec![("old", Some(old)), ("new", Some(new))]
        }
        match self {
            Self::TypeRenamed { old, new }
            | Self::PathChanged { old, new }
            | Self::SortChanged { old, new }
            | Self::BaseChanged { old, new }
            | Self::OtherRenamed { old, new } => pair(old, new),
            Self::ItemAdded { item } | Self::ItemRemoved { item } => vec![("item", Some(item))],
            Self::ConstantChanged { name, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("name", Some(name)));
                fields
            }
            Self::NumberChanged { value, old, new } => vec![
                ("value", Some(value)),
                ("old", old.as_deref()),
                ("new", new.as_deref()),
            ],
            Self::FactChanged {
                value,
                fact,
                old,
                new,
            } => vec![
                ("value", Some(value)),
                ("fact", Some(fact)),
                ("old", old.as_deref()),
                ("new", new.as_deref()),
            ],
            Self::ValidityChanged { value, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("value", Some(value)));
                fields
            }
            Self::FacetChanged {
                facet,
                old,
                new,
                effect,
            } => vec![
                ("facet", Some(facet)),
                ("old", old.as_deref()),
                ("new", new.as_deref()),
                ("effect", Some(effect.name())),
            ],
            Self::DefaultChanged { old, new } => {
                vec![("old", old.as_deref()), ("new", new.as_deref())]
            }
            Self::TypeDeprecated { reason } => vec![("reason", Some(reason))],
            Self::ValueAdded { value, variant } | Self::ValueRemoved { value, variant } => {
                vec![("value", Some(value)), ("variant", Some(variant))]
            }
            Self::VariantRenamed { value, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("value", Some(value)));
                fields
            }
            Self::NamePassed { variant, old, new } | Self::LiteralChanged { variant, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("variant", Some(variant)));
                fields
            }
            Self::AliasAdded { value, alias } | Self::AliasRemoved { value, alias } => {
                vec![("value", Some(value)), ("alias", Some(alias))]
            }
            Self::DocsChanged { value } | Self::Restored { value } => vec![("value", Some(value))],
            Self::Deprecated { value, reason } => {
                vec![("value", Some(value)), ("reason", Some(reason))]
            }
            Self::TypeAdded { .. }
            | Self::TypeRemoved
            | Self::Opened
            | Self::Closed
            | Self::AcceptedChanged
            | Self::TypeRestored
            | Self::TypeDocsChanged
            | Self::Reordered => Vec::new(),
        }
    }

    /// `+`, `-`, `~`, or `!` for what code would not notice.
    pub(super) fn mark(&self) -> char {
        match self {
            Self::TypeAdded { .. } | Self::ValueAdded { .. } | Self::AliasAdded { .. } => '+',
            Self::ItemAdded { .. } => '+',
            Self::TypeRemoved | Self::ValueRemoved { .. } | Self::AliasRemoved { .. } => '-',
            Self::ItemRemoved { .. } => '-',
            Self::NamePassed { .. } => '!',
            _ => '~',
        }
    }
}

/// One sentence without a full stop, as Markdown.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TypeAdded { values: 0 } => write!(f, "type added"),
            Self::TypeAdded { values } => write!(f, "type added, with {}", count(*values, "value")),
            Self::TypeRemoved => write!(f, "type removed"),
            Self::TypeRenamed { old, new } => {
                write!(f, "the schema called it {}, now {}", Code(old), Code(new))
            }
            Self::PathChanged { old, new } => {
                write!(f, "{} is now {}", Code(old), Code(new))
            }
            Self::SortChanged { old, new } => write!(f, "was {old}, is {new}"),
            Self::BaseChanged { old, new } => {
                write!(f, "was derived from {}, now from {}", Code(old), Code(new))
            }
            Self::Opened => write!(f, "text that is none of the values is kept now"),
            Self::Closed => write!(f, "text that is none of the values is refused now"),
            Self::OtherRenamed { old, new } => {
                write!(
                    f,
                    "the variant for other text was {}, is {}",
                    Code(old),
                    Code(new)
                )
            }
            Self::ItemAdded { item } => write!(f, "{} added", Code(item)),
            Self::ItemRemoved { item } => write!(f, "{} removed", Code(item)),
            Self::ConstantChanged { name, old, new } => {
                write!(f, "{} was {}, is {}", Code(name), Code(old), Code(new))
            }
            Self::AcceptedChanged => write!(f, "other text is accepted than before"),
            Self::FacetChanged {
                facet,
                old,
                new,
                effect,
            } => {
                match (old, new) {
                    (Some(old), Some(new)) => {
                        write!(f, "{facet} was {}, is {}", Code(old), Code(new))?;
                    }
                    (None, Some(new)) => write!(f, "{facet} is {}, was not given", Code(new))?,
                    (Some(old), None) => write!(f, "{facet} was {}, is not given", Code(old))?,
                    (None, None) => write!(f, "{facet}")?,
                }
                match effect {
                    Effect::Wider => write!(f, ": accepts more"),
                    Effect::Narrower => write!(f, ": accepts less"),
                    Effect::Same | Effect::Other => Ok(()),
                }
            }
            Self::TypeDocsChanged => write!(f, "documentation of the type changed"),
            Self::TypeDeprecated { reason } => write!(f, "type deprecated{}", because(reason)),
            Self::TypeRestored => write!(f, "type no longer deprecated"),
            Self::DefaultChanged { old, new } => match (old, new) {
                (Some(old), Some(new)) => {
                    write!(f, "default was {}, is {}", Code(old), Code(new))
                }
                (None, Some(new)) => write!(f, "default is {}, there was none", Code(new)),
                (Some(old), None) => write!(f, "default was {}, there is none", Code(old)),
                (None, None) => write!(f, "default"),
            },
            Self::ValueAdded { value, variant } => {
                write!(f, "value {} added as {}", Code(value), Code(variant))
            }
            Self::ValueRemoved { value, variant } => {
                write!(
                    f,
                    "value {} removed, which was {}",
                    Code(value),
                    Code(variant)
                )
            }
            Self::VariantRenamed { value, old, new } => {
                let (value, old, new) = (Code(value), Code(old), Code(new));
                write!(f, "value {value} was {old}, is {new}")
            }
            Self::NamePassed { variant, old, new } => {
                let (variant, old, new) = (Code(variant), Code(old), Code(new));
                write!(f, "{variant} was value {old}, is value {new}")
            }
            Self::LiteralChanged { variant, old, new } => {
                let (variant, old, new) = (Code(variant), Code(old), Code(new));
                write!(f, "{variant} was written {old}, is written {new}")
            }
            Self::AliasAdded { value, alias } => {
                write!(f, "value {} is also written {}", Code(value), Code(alias))
            }
            Self::AliasRemoved { value, alias } => {
                let (value, alias) = (Code(value), Code(alias));
                write!(f, "value {value} is no longer also written {alias}")
            }
            Self::DocsChanged { value } => {
                write!(f, "documentation of value {} changed", Code(value))
            }
            Self::Deprecated { value, reason } => {
                write!(f, "value {} deprecated{}", Code(value), because(reason))
            }
            Self::Restored { value } => write!(f, "value {} no longer deprecated", Code(value)),
            Self::NumberChanged { value, old, new } => {
                let number = |n: &Option<String>| n.clone().unwrap_or_else(|| "none".to_owned());
                let (value, old, new) = (Code(value), number(old), number(new));
                write!(f, "the number of value {value} was {old}, is {new}")
            }
            Self::FactChanged {
                value,
                fact,
                old,
                new,
            } => {
                let said =
                    |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
                let (old, new) = (said(old), said(new));
                let (value, fact, old, new) = (Code(value), Code(fact), Code(&old), Code(&new));
                write!(f, "{fact} of value {value} was {old}, is {new}")
            }
            Self::ValidityChanged { value, old, new } => {
                write!(f, "value {} was valid {old}, is valid {new}", Code(value))
            }
            Self::Reordered => write!(f, "values stand in another order, and so compare otherwise"),
        }
    }
}

fn because(reason: &str) -> String {
    if reason.is_empty() || reason.eq_ignore_ascii_case("deprecated") {
        String::new()
    } else {
        format!(
            ": {}",
            reason.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    }
}

/// A text as a Markdown code span, on one line and not too long.
pub(super) struct Code<'a>(pub(super) &'a str);

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 80;
        if self.0.is_empty() {
            return f.write_str("(empty)");
        }
        let shown: String = (self.0.chars().take(LONGEST))
            .flat_map(char::escape_debug)
            .collect();
        let shown = shown.replace("\\'", "'").replace("\\\"", "\"");
        let is_cut = self.0.chars().nth(LONGEST).is_some();
        f.write_str(&code_span(&if is_cut { shown + "…" } else { shown }))
    }
}
