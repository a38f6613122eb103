//! Two versions, type by type.

use super::change::{Change, Kind, Level};
use super::{change, pair, values};
use crate::emit::offer::offers;
use crate::model::{Content, Model, SimpleType};
use crate::name::{Names, TypeNames};
use crate::options::EmitOptions;
use crate::pipeline::Analysis;
use crate::source::{Location, Sources};

/// All differences between two versions.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Diff {
    /// Types that differ: those of the old version in its order, then the new ones.
    pub types: Vec<TypeDiff>,
}

/// One type that differs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TypeDiff {
    /// Its name in the schema, or the path to it; in the new version, if it is there.
    pub name: String,
    /// Its path in Rust; in the new version, if it is there.
    pub rust: String,
    /// Where the old version defines it.
    pub old: Option<Place>,
    /// Where the new version defines it.
    pub new: Option<Place>,
    /// What differs.
    pub changes: Vec<Change>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// Its path.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl Diff {
    /// What the new version needs at least: the highest level of all changes.
    pub fn level(&self) -> Level {
        let levels = self.types.iter().map(TypeDiff::level);
        levels.max().unwrap_or(Level::None)
    }
}

impl TypeDiff {
    /// The highest level of its changes.
    pub fn level(&self) -> Level {
        let levels = self.changes.iter().map(|c| c.level);
        levels.max().unwrap_or(Level::None)
    }
}

/// Compares two versions.
///
/// ```
/// use xsdgen::Builder;
/// use xsdgen::diff::{Level, compare};
///
/// let schema = |value: &str| {
///     format!(
///         r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Lane">
///           <xs:restriction base="xs:token"><xs:enumeration value="{value}"/></xs:restriction>
///         </xs:simpleType></xs:schema>"#
///     )
/// };
/// let old = Builder::new().text("old.xsd", schema("no limit")).analyse()?;
/// let new = Builder::new().text("new.xsd", schema("no-limit")).analyse()?;
/// let diff = compare(&old, &new);
/// assert_eq!(diff.level(), Level::Major);
/// assert!(diff.text().contains("`NoLimit` was value `no limit`, is value `no-limit`"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
pub fn compare(old: &Analysis, new: &Analysis) -> Diff {
    compare_sides(&Side::of(old), &Side::of(new))
}

pub(super) fn compare_sides(old: &Side<'_>, new: &Side<'_>) -> Diff {
    let pairs = pair::types(old.model, new.model);
    let mut taken = vec![false; new.model.types.len()];
    let mut types = Vec::new();
    for (index, partner) in pairs.iter().enumerate() {
        let Some(before) = old.unit(index) else {
            continue;
        };
        let after = partner.and_then(|i| new.unit(i));
        if let Some(taken) = partner.and_then(|i| taken.get_mut(i)) {
            *taken = true;
        }
        let changes = match &after {
            Some(after) => change::between(&before, after),
            None => vec![Change::new(Level::Major, Kind::TypeRemoved)],
        };
        if !changes.is_empty() {
            types.push(type_diff(Some(before), after, changes));
        }
    }
    for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        if let Some(after) = new.unit(index) {
            let values = values::of(after.simple).len();
            let change = Change::new(Level::Minor, Kind::TypeAdded { values });
            types.push(type_diff(None, Some(after), vec![change]));
        }
    }
    Diff { types }
}

fn type_diff(old: Option<Unit<'_>>, new: Option<Unit<'_>>, changes: Vec<Change>) -> TypeDiff {
    let shown = new.as_ref().or(old.as_ref());
    TypeDiff {
        name: shown.map_or_else(String::new, |u| u.simple.identity.to_string()),
        rust: shown.map_or_else(String::new, Unit::path),
        old: old.as_ref().and_then(Unit::place),
        new: new.as_ref().and_then(Unit::place),
        changes,
    }
}

/// One version.
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) sources: &'a Sources,
    pub(super) options: &'a EmitOptions,
    /// What each type offers besides its values.
    offers: Vec<Vec<String>>,
}

impl<'a> Side<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        Self::new(
            analysis.model(),
            analysis.names(),
            analysis.sources(),
            &analysis.options().emit,
        )
    }

    pub(super) fn new(
        model: &'a Model,
        names: &'a Names,
        sources: &'a Sources,
        options: &'a EmitOptions,
    ) -> Self {
        Self {
            model,
            names,
            sources,
            options,
            offers: offers(model, names, options),
        }
    }

    fn unit(&self, index: usize) -> Option<Unit<'_>> {
        let (simple, names) = (self.model.types.get(index)?, self.names.types.get(index)?);
        let is_enumeration = matches!(simple.content, Content::Enumeration(_));
        let non_exhaustive = self.options.non_exhaustive || names.non_exhaustive || names.constants;
        Some(Unit {
            simple,
            names,
            model: self.model,
            all_names: self.names,
            sources: self.sources,
            non_exhaustive: is_enumeration && non_exhaustive,
            default_impl: self.options.default_impl,
            offers: self.offers.get(index)?,
        })
    }
}

/// A type of one version with its names.
pub(super) struct Unit<'a> {
    pub(super) simple: &'a SimpleType,
    pub(super) names: &'a TypeNames,
    pub(super) model: &'a Model,
    pub(super) all_names: &'a Names,
    pub(super) sources: &'a Sources,
    /// Whether code that lists all values has to expect more.
    pub(super) non_exhaustive: bool,
    /// Whether the default value is one in Rust, too.
    pub(super) default_impl: bool,
    pub(super) offers: &'a [String],
}

impl Unit<'_> {
    pub(super) fn path(&self) -> String {
        self.names.path()
    }

    pub(super) fn place(&self) -> Option<Place> {
        place(self.sources, self.simple.location)
    }

    /// Name of the variant that keeps other text; `None` for a type that has no such variant.
    pub(super) fn other(&self) -> Option<&str> {
        match &self.simple.content {
            Content::Enumeration(e) if e.is_open() => {
                Some(self.names.other.as_deref().unwrap_or("Other"))
            }
            _ => None,
        }
    }

    /// What the type is in Rust, in words.
    pub(super) fn sort(&self) -> String {
        let of = |id: &crate::model::TypeId| {
            let names = self.all_names.types.get(id.0 as usize);
            let known = self.model.types.get(id.0 as usize).and(names);
            known.map_or_else(String::new, TypeNames::path)
        };
        match &self.simple.content {
            Content::Enumeration(_) if self.names.constants => "a struct with constants".to_owned(),
            Content::Enumeration(_) => "an enum".to_owned(),
            Content::List(list) => format!("a list of `{}`", of(&list.item)),
            Content::Alias(id) => format!("another name for `{}`", of(id)),
        }
    }
}

/// Where something stands, for people.
fn place(sources: &Sources, location: Location) -> Option<Place> {
    let source = sources.get(location.source)?;
    Some(Place {
        file: source.path().to_owned(),
        line: source.position(location.start).0,
    })
}
