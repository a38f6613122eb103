//! Idiomatic, documented Rust enums from XML Schemas and specification pages.

pub mod agree;
pub mod audit;
mod build_script;
mod builder;
pub mod datatypes;
pub mod diagnostic;
pub mod diff;
mod docs;
mod emit;
mod explain;
mod genericode;
mod input;
pub mod model;
mod name;
pub mod options;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // parts that only pages need
mod page;
mod pipeline;
mod resolve;
mod runtime;
#[cfg(test)]
mod sample;
pub mod source;
pub mod write;
mod xml;
mod xsd;

pub use builder::Builder;
pub use explain::{Explanation, explain};
pub use name::{Modules, NameOptions, Names, Reason, TypeNames, VariantStyle};
pub use page::Match;
pub use pipeline::{Analysis, Counts, Error, Generated, Stage};
