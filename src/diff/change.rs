//! One difference, the level it needs, and how differences between two versions of a type are found.

use std::fmt;

use super::compare::Unit;
use super::{accepts, value_changes};
use crate::model::{Content, Doc};

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
    /// Text that is no value is kept now.
    Opened,
    /// Text that is no value is refused now.
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
    /// Values that both versions have stand in another order, and so compare otherwise.
    Reordered,
}

/// All differences between two versions of a type.
pub(super) fn between(old: &Unit<'_>, new: &Unit<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |level, kind| changes.push(Change::new(level, kind));
    let (name, new_name) = (qualified(old), qualified(new));
    if name != new_name {
        add(
            Level::Patch,
            Kind::TypeRenamed {
                old: name,
                new: new_name,
            },
        );
    }
    if old.path() != new.path() {
        let (old, new) = (old.path(), new.path());
        add(Level::Major, Kind::PathChanged { old, new });
    }
    if old.sort() != new.sort() {
        let (old, new) = (old.sort(), new.sort());
        add(Level::Major, Kind::SortChanged { old, new });
    }
    text(old, new, &mut add);
    if old.sort() == new.sort() {
        items(old, new, &mut add);
    }
    if let (Content::Enumeration(_), Content::Enumeration(_)) =
        (&old.simple.content, &new.simple.content)
    {
        match (old.other(), new.other()) {
            (None, Some(_)) => add(Level::Major, Kind::Opened),
            (Some(_), None) => add(Level::Major, Kind::Closed),
            (Some(old), Some(new)) if old != new => {
                let (old, new) = (old.to_owned(), new.to_owned());
                add(Level::Major, Kind::OtherRenamed { old, new });
            }
            _ => {}
        }
        value_changes::compare(old, new, &mut add);
    }
    let docs = |unit: &Unit<'_>| texts(&unit.simple.docs).join("\n\n");
    if docs(old) != docs(new) || old.simple.citation != new.simple.citation {
        add(Level::Patch, Kind::TypeDocsChanged);
    }
    let reasons = (&old.simple.deprecated, &new.simple.deprecated);
    match deprecated(reasons.0.as_deref(), reasons.1.as_deref()) {
        Some((level, Some(reason))) => add(level, Kind::TypeDeprecated { reason }),
        Some((level, None)) => add(level, Kind::TypeRestored),
        None => {}
    }
    changes
}

/// The level of another mark as deprecated, and the new reason.
pub(super) fn deprecated(old: Option<&str>, new: Option<&str>) -> Option<(Level, Option<String>)> {
    if old == new {
        return None;
    }
    let level = match (old, new) {
        (None, Some(_)) => Level::Minor,
        _ => Level::Patch,
    };
    Some((level, new.map(str::to_owned)))
}

/// Which text is accepted, as far as its being one of the values does not say it.
fn text(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let same = accepts::same(&old.simple.content, &new.simple.content);
    // A base type or a facet that says nothing of the values only stands in the documentation.
    let level = if same { Level::Patch } else { Level::Minor };
    let mut told = false;
    let mut tell = |kind| {
        told = true;
        add(level, kind);
    };
    if old.simple.built_in != new.simple.built_in {
        let (old, new) = (old.simple.built_in, new.simple.built_in);
        tell(Kind::BaseChanged {
            old: old.name().to_owned(),
            new: new.name().to_owned(),
        });
    }
    facets(old, new, &mut tell);
    if !same && !told {
        add(level, Kind::AcceptedChanged);
    }
}

/// What code can call and name besides the values.
fn items(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    // Of an attribute nobody knows what it does.
    let is_attribute = |item: &str| item.starts_with("#[") && !item.starts_with("#[derive(");
    for item in old.offers.iter().filter(|item| !new.offers.contains(item)) {
        let item = item.clone();
        add(Level::Major, Kind::ItemRemoved { item });
    }
    for item in new.offers.iter().filter(|item| !old.offers.contains(item)) {
        let (level, item) = match is_attribute(item) {
            true => (Level::Major, item.clone()),
            false => (Level::Minor, item.clone()),
        };
        add(level, Kind::ItemAdded { item });
    }
    let item = "#[non_exhaustive]".to_owned();
    match (old.non_exhaustive, new.non_exhaustive) {
        (false, true) => add(Level::Major, Kind::ItemAdded { item }),
        (true, false) => add(Level::Minor, Kind::ItemRemoved { item }),
        _ => {}
    }
    for (name, before) in &old.simple.constants {
        let mut constants = new.simple.constants.iter();
        let after = constants.find(|(other, _)| other == name);
        if let Some((_, after)) = after.filter(|(_, after)| after != before) {
            let (name, old, new) = (name.clone(), before.clone(), after.clone());
            add(Level::Minor, Kind::ConstantChanged { name, old, new });
        }
    }
}

fn qualified(unit: &Unit<'_>) -> String {
    let identity = &unit.simple.identity;
    match &identity.namespace {
        Some(namespace) => format!("{{{namespace}}}{identity}"),
        None => identity.to_string(),
    }
}

/// Facets by name; several of one name, such as patterns, are told as one.
fn facets(old: &Unit<'_>, new: &Unit<'_>, tell: &mut impl FnMut(Kind)) {
    let all = |unit: &Unit<'_>, name: &str| {
        let facets = unit.simple.facets.iter().filter(|f| f.0 == name);
        let list: Vec<&str> = facets.map(|f| f.1.as_str()).collect();
        (!list.is_empty()).then(|| list.join("`, `"))
    };
    let mut seen: Vec<&str> = Vec::new();
    for (facet, _) in old.simple.facets.iter().chain(&new.simple.facets) {
        if seen.contains(facet) {
            continue;
        }
        seen.push(facet);
        let (old, new) = (all(old, facet), all(new, facet));
        if old != new {
            tell(Kind::FacetChanged { facet, old, new });
        }
    }
}

/// The texts alone, without where they stand.
pub(super) fn texts(docs: &[Doc]) -> Vec<&str> {
    docs.iter().map(|d| d.markdown.as_str()).collect()
}
