//! What changed between two versions of a code list or schema, and what that means for the Rust API.
//!
//! `compare` pairs the types of two analyses, then their values; each difference is a `Change` with
//! the level that a new version of the generated crate needs by cargo's SemVer rules.

mod accepts;
mod change;
mod compare;
mod effect;
mod migrate;
mod render;
mod side;
#[cfg(test)]
mod tests;
mod type_changes;
mod value_changes;
mod words;

pub use change::{Change, Kind, Level};
pub use compare::{Diff, Place, TypeDiff, compare};
pub use effect::Effect;
pub use migrate::Hint;
