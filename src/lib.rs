//! Idiomatic, documented Rust enums from XML Schemas and specification pages.

pub mod datatypes;
pub mod diagnostic;
mod docs;
mod emit;
pub mod model;
mod name;
mod options;
mod page;
mod resolve;
pub mod source;
mod xsd;
