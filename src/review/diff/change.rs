//! One difference, and the level it needs.

use std::fmt;

use super::effect::Effect;

/// What a new version needs by cargo's SemVer rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing changed.
    None,
    /// Documentation only.
    Patch,
    /// Code that compiled still compiles; something is new, or behaves otherwise.
    Minor,
    /// Code that compiled may no longer compile, or mean something else.
    Major,
}

impl Level {
    /// All levels by name.
    pub const ALL: [(&'static str, Self); 4] = [
        ("none", Self::None),
        ("patch", Self::Patch),
        ("minor", Self::Minor),
        ("major", Self::Major),
    ];
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(_, level)| level == self);
        f.write_str(name.map_or("", |n| n.0))
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What it needs.
    pub level: Level,
    /// What it is.
    pub kind: Kind,
}

impl Change {
    pub(super) fn new(level: Level, kind: Kind) -> Self {
        Self { level, kind }
    }
}

/// Kinds of differences. Names of values are the schema's literals, names of variants are Rust's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "fields are called what they hold")]
pub enum Kind {
    /// The type is new.
    TypeAdded { values: usize },
    /// The type is gone.
    TypeRemoved,
    /// The schema calls the type otherwise; it has the same values, mostly.
    TypeRenamed { old: String, new: String },
    /// The type's path in Rust is another.
    PathChanged { old: String, new: String },
    /// What the type is in Rust: an enum, a list, another name for a type.
    SortChanged { old: String, new: String },
    /// The built-in type that it is derived from.
    BaseChanged { old: String, new: String },
    /// Text that is not a value is kept now.
    Opened,
    /// Text that is not a value is refused now.
    Closed,
    /// The variant for other text is called otherwise.
    OtherRenamed { old: String, new: String },
    /// A function, an implementation or an attribute is new, as Rust writes it.
    ItemAdded { item: String },
    /// A function, an implementation or an attribute is gone, as Rust wrote it.
    ItemRemoved { item: String },
    /// A fact about the list as a whole, such as the version of a genericode list.
    ConstantChanged {
        name: String,
        old: String,
        new: String,
    },
    /// What text is accepted, for reasons that no other change tells: a member type, for example.
    AcceptedChanged,
    /// A facet other than enumeration.
    FacetChanged {
        facet: &'static str,
        old: Option<String>,
        new: Option<String>,
        effect: Effect,
    },
    /// Documentation of the type.
    TypeDocsChanged,
    /// The type is marked as deprecated, or for another reason.
    TypeDeprecated { reason: String },
    /// The type is no longer marked as deprecated.
    TypeRestored,
    /// The default value.
    DefaultChanged {
        old: Option<String>,
        new: Option<String>,
    },
    /// A value is new.
    ValueAdded { value: String, variant: String },
    /// A value is gone.
    ValueRemoved { value: String, variant: String },
    /// The same value has another variant.
    VariantRenamed {
        value: String,
        old: String,
        new: String,
    },
    /// A variant means another value: the old one was dropped, and one that reads the same was added.
    NamePassed {
        variant: String,
        old: String,
        new: String,
    },
    /// The literal that stands for a value is another one of the same value.
    LiteralChanged {
        variant: String,
        old: String,
        new: String,
    },
    /// Another literal of a value is accepted.
    AliasAdded { value: String, alias: String },
    /// Another literal of a value stands no longer in the schema.
    AliasRemoved { value: String, alias: String },
    /// Documentation of a value.
    DocsChanged { value: String },
    /// A value is marked as deprecated, or for another reason.
    Deprecated { value: String, reason: String },
    /// A value is no longer marked as deprecated.
    Restored { value: String },
    /// The number that the schema gives a value.
    NumberChanged {
        value: String,
        old: Option<String>,
        new: Option<String>,
    },
    /// What a code list says of a value in a column that is offered in Rust.
    FactChanged {
        value: String,
        fact: String,
        old: Option<String>,
        new: Option<String>,
    },
    /// When a value is valid.
    ValidityChanged {
        value: String,
        old: String,
        new: String,
    },
    /// Values that both versions have stand in another order, and so compare otherwise.
    Reordered,
}
