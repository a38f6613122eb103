//! What changed between two versions of a code list or schema, and what that means for the Rust API.
//!
//! [`compare`] pairs the types of two analyses, then their values; each difference is a [`Change`] with
//! the level that a new version of the generated crate needs by cargo's SemVer rules.

#[cfg(feature = "review")]
mod accepts;
#[cfg(feature = "review")]
mod change;
#[cfg(feature = "review")]
mod compare;
mod deprecate;
mod pair;
#[cfg(feature = "review")]
mod render;
#[cfg(all(test, feature = "review"))]
mod tests;
#[cfg(feature = "review")]
mod value_changes;
mod values;
#[cfg(feature = "review")]
mod words;

#[cfg(feature = "review")]
pub use change::{Change, Kind, Level};
#[cfg(feature = "review")]
pub use compare::{Diff, Place, TypeDiff, compare};
pub(crate) use deprecate::keep_dropped;
