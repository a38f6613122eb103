//! What a user of the generated code has to change in code of their own.

use std::fmt;

use super::change::{Change, Kind};
use super::compare::TypeDiff;
use super::words::Code;

/// What code names that is gone, means something else, or is called otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint<'a> {
    /// What it is in the old version: the path of a type or a variant.
    pub from: String,
    /// What it is in the new version; `None` where nothing takes its place.
    pub to: Option<String>,
    kind: &'a Kind,
}

impl TypeDiff {
    /// What a change asks of code that uses the type; `None` where code stays as it is.
    pub fn hint<'a>(&self, change: &'a Change) -> Option<Hint<'a>> {
        let before = self.changes.iter().find_map(|change| match &change.kind {
            Kind::PathChanged { old, .. } => Some(old.as_str()),
            _ => None,
        });
        let before = before.unwrap_or(&self.rust);
        let (from, to) = match &change.kind {
            Kind::VariantRenamed { old, new, .. } | Kind::OtherRenamed { old, new } => (
                format!("{before}::{old}"),
                Some(format!("{}::{new}", self.rust)),
            ),
            Kind::ValueRemoved { variant, .. } | Kind::NamePassed { variant, .. } => {
                (format!("{before}::{variant}"), None)
            }
            Kind::PathChanged { old, new } => (old.clone(), Some(new.clone())),
            Kind::TypeRemoved | Kind::SortChanged { .. } => (before.to_owned(), None),
            _ => return None,
        };
        let kind = &change.kind;
        Some(Hint { from, to, kind })
    }

    /// All of them: those of values first, since what they name begins with the type's old path.
    pub(super) fn hints(&self) -> Vec<Hint<'_>> {
        let mut hints: Vec<Hint<'_>> = self.changes.iter().filter_map(|c| self.hint(c)).collect();
        hints.sort_by_key(|hint| matches!(hint.kind, Kind::PathChanged { .. }));
        hints
    }
}

impl Hint<'_> {
    /// Whether `deprecated-from` would keep what is gone.
    pub(super) fn could_stay(&self) -> bool {
        matches!(self.kind, Kind::ValueRemoved { .. } | Kind::TypeRemoved)
    }
}

/// One sentence without a full stop, as Markdown.
impl fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = Code(&self.from);
        match (self.kind, &self.to) {
            (_, Some(to)) => write!(f, "{from} becomes {}", Code(to)),
            (Kind::NamePassed { old, new, .. }, None) => {
                let (old, new) = (Code(old), Code(new));
                write!(
                    f,
                    "{from} stood for {old}, and stands for {new} now: look at each use"
                )
            }
            (Kind::SortChanged { old, new }, None) => {
                write!(f, "{from} was {old}, and is {new}: look at each use")
            }
            (Kind::ValueRemoved { value, .. }, None) => {
                write!(f, "{from} is gone: {} is no longer a value", Code(value))
            }
            (_, None) => write!(f, "{from} is gone"),
        }
    }
}
