//! Two versions, type by type.

use super::change::{Change, Kind, Level};
use super::side::{Side, Unit};
use super::type_changes;
use crate::pipeline::Analysis;
use crate::pipeline::versions::pair;

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
/// use xsdgen::internal::Request;
/// use xsdgen::internal::review::diff::{Level, compare};
///
/// let schema = |value: &str| {
///     format!(
///         r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Lane">
///           <xs:restriction base="xs:token"><xs:enumeration value="{value}"/></xs:restriction>
///         </xs:simpleType></xs:schema>"#
///     )
/// };
/// let old = Request::new().text("old.xsd", schema("no limit")).analyse()?;
/// let new = Request::new().text("new.xsd", schema("no-limit")).analyse()?;
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
            Some(after) => type_changes::between(&before, after),
            None => vec![Change::new(Level::Major, Kind::TypeRemoved)],
        };
        if !changes.is_empty() {
            types.push(type_diff(Some(before), after, changes));
        }
    }
    for (index, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        if let Some(after) = new.unit(index) {
            let values = after.simple.values().len();
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
        old: old.as_ref().and_then(place),
        new: new.as_ref().and_then(place),
        changes,
    }
}

/// Where a type is defined, for people.
fn place(unit: &Unit<'_>) -> Option<Place> {
    let location = unit.simple.location;
    let source = unit.sources.get(location.source)?;
    Some(Place {
        file: source.path().to_owned(),
        line: source.position(location.start).0,
    })
}
