//! Facts about values that code lists give besides code and description.

use std::fmt;

use crate::options::FactKind;

/// A column of a code list that is offered in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// The heading of the column.
    pub column: String,
    /// The name that was asked for.
    pub method: Option<String>,
    /// The type that was asked for; the smallest that fits when `None`.
    pub kind: Option<FactKind>,
    /// Whether it is an `Option` even where all values have it.
    pub is_optional: bool,
    /// Whether a value tells it.
    pub is_told: bool,
    /// Whether it finds a value.
    pub finds: bool,
}

/// From when to when a value is valid, both days included, as `YYYYMMDD`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Validity {
    /// The first day; `None` is the beginning of time.
    pub from: Option<u32>,
    /// The last day; `None` is its end.
    pub to: Option<u32>,
}

impl Validity {
    /// The time from the beginning of one to the end of the other.
    pub(crate) fn around(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(a, b)| a.min(b)),
            to: self.to.zip(other.to).map(|(a, b)| a.max(b)),
        }
    }
}

/// In words: `from 1999-01-01 to 2001-12-31`, or `always`.
impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |d: u32| format!("{:04}-{:02}-{:02}", d / 10_000, d / 100 % 100, d % 100);
        match (self.from.map(day), self.to.map(day)) {
            (Some(from), Some(to)) => write!(f, "from {from} to {to}"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(to)) => write!(f, "until {to}"),
            (None, None) => write!(f, "always"),
        }
    }
}
