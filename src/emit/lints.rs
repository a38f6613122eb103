//! What rustc and clippy would say of generated items, though their user can do nothing about it.

/// Lints that would warn of an item, though its user can do nothing about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lints {
    /// It may name something that the schema calls deprecated.
    pub(super) deprecated: bool,
    /// It offers more than a program with that visibility may use.
    pub(super) dead_code: bool,
    /// It could be derived, if rustc did not warn of what it derives.
    pub(super) derivable: bool,
    /// Its constants are called like variants.
    pub(super) upper_case: bool,
}

impl Lints {
    pub(super) fn names(self) -> Vec<&'static str> {
        [
            (self.derivable, "clippy::derivable_impls"),
            (self.dead_code, "dead_code"),
            (self.deprecated, "deprecated"),
            (self.upper_case, "non_upper_case_globals"),
        ]
        .into_iter()
        .filter_map(|(is_needed, name)| is_needed.then_some(name))
        .collect()
    }

    /// The same and what another item cannot help.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            deprecated: self.deprecated || other.deprecated,
            dead_code: self.dead_code || other.dead_code,
            derivable: self.derivable || other.derivable,
            upper_case: self.upper_case || other.upper_case,
        }
    }
}
