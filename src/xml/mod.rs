//! XML within bounds: parsing with entities counted before they expand, and errors as plain sentences.
//!
//! Shared by everything that reads XML: schemas, catalogs, code lists. Knows no vocabulary.

mod attributes;
mod entities;
mod error;
mod limits;
mod tags;
mod version;
mod walk;

pub(crate) use attributes::readable;
pub(crate) use error::NotWellFormed;
pub(crate) use walk::{Visitor, walk};

use roxmltree::Node;

use crate::options::Limits;

/// The namespace of the prefix `xml`.
pub(crate) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// Whether a character is white space to XML; U+00A0 is not.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Without XML white space at the ends.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Parses a document, or a text that was made [`readable`]. External entities are never fetched; internal ones expand to a bounded size.
pub(crate) fn parse<'t>(
    text: &'t str,
    limits: &Limits,
) -> Result<roxmltree::Document<'t>, NotWellFormed> {
    version::check(text)?;
    let external = entities::check(text, limits)?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(text, options)
        .map_err(|e| NotWellFormed::new(text, &e, &external))
}

/// Child elements by local name: some tools put all elements into a namespace, others only the root.
pub(crate) fn children<'a, 't>(
    node: Node<'a, 't>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 't>> + use<'a, 't> {
    node.children()
        .filter(move |n| n.is_element() && n.tag_name().name() == name)
}

/// The first child element of a local name.
pub(crate) fn child<'a, 't>(node: Node<'a, 't>, name: &'static str) -> Option<Node<'a, 't>> {
    children(node, name).next()
}
