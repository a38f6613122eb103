//! The facets in force for a type: those of its own step and of all steps before.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{Pattern, ValueKey};

/// The names of all facets (Part 2, 4.3).
pub(crate) const FACETS: [&str; 14] = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minExclusive",
    "minInclusive",
    "totalDigits",
    "fractionDigits",
    "assertion",
    "explicitTimezone",
];

/// The explicitTimezone facet (Part 2, 4.3.14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplicitTimezone {
    /// A time zone must be there.
    Required,
    /// A time zone must not be there.
    Prohibited,
}

/// One end of a range of values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bound {
    /// A literal of the value.
    pub literal: String,
    /// Whether the value itself is within the range.
    pub inclusive: bool,
}

/// The facets in force for a type, its own and inherited ones; whiteSpace apart.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Constraints {
    /// One for each derivation step that has patterns; all of them must match.
    pub patterns: Vec<Arc<Pattern>>,
    /// `length`
    pub length: Option<u64>,
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `minInclusive` or `minExclusive`
    pub min: Option<Bound>,
    /// `maxInclusive` or `maxExclusive`
    pub max: Option<Bound>,
    /// `totalDigits`
    pub total_digits: Option<u64>,
    /// `fractionDigits`
    pub fraction_digits: Option<u64>,
    /// `explicitTimezone`, unless it is `optional`
    pub timezone: Option<ExplicitTimezone>,
    /// The values that all enumeration facets allow.
    pub enumeration: Option<Arc<HashSet<ValueKey>>>,
    /// Names of the facets that no further step may change.
    pub fixed: BTreeSet<String>,
}

impl Constraints {
    /// Whether some facet looks at the whole text.
    pub fn look_at_text(&self) -> bool {
        !self.patterns.is_empty() || self.enumeration.is_some()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
            && self
                .length
                .or(self.min_length)
                .or(self.max_length)
                .is_none()
            && self.min.is_none()
            && self.max.is_none()
            && self.total_digits.or(self.fraction_digits).is_none()
            && self.timezone.is_none()
            && self.enumeration.is_none()
    }

    /// Fewest and most units of length that the facets allow.
    pub fn length_range(&self) -> (u64, Option<u64>) {
        let min = self.length.or(self.min_length).unwrap_or(0);
        // No length is above the greatest.
        let max = self.length.or(self.max_length);
        (min, max.filter(|max| *max < u64::MAX))
    }
}
