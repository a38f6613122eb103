//! The schema reader: one XML tree in, raw declarations with unresolved names out; purely local.

mod annotation;
mod conditional;
mod declaration;
mod definition;
mod document;
mod facet;
mod foreign;
mod name;
mod place;
mod raw;
mod reader;
mod vocabulary;

pub(crate) use document::{Document, Text, read};
pub(crate) use raw::*;
pub(crate) use vocabulary::is_element;

/// The namespace of XML Schema.
pub(crate) const XS: &str = "http://www.w3.org/2001/XMLSchema";
