//! The types of `types.xsd` as one has them from other crates: each module has those that its crate can say.
//!
//! Where a crate does not remove white space by itself, its newtype does, as its user must. No further rule is added
//! where that would be to write the parser by hand; how often they then judge otherwise is counted.

#![allow(dead_code)]

pub mod chrono;
pub mod jiff;
pub mod nutype;
pub mod regex;
pub mod rust_decimal;
pub mod xsd_parser;
