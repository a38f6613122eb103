//! Specification pages: schema fragments with a map back to page lines, and value tables.

use crate::source::{Location, OffsetMap, SourceId};

/// What was found on one page.
#[derive(Debug)]
pub struct Page {
    /// The page.
    pub source: SourceId,
    /// Text of its first heading or title, e.g. "2.2.5.20 DhcpFailoverState".
    pub title: Option<String>,
    /// Schema fragments in page order, repaired so that they are well-formed XML documents.
    pub fragments: Vec<Fragment>,
    // prose, tables, definition lists …: owned by the page module
}

/// A piece of schema text, made into a well-formed document whose root is `xs:schema`.
#[derive(Debug)]
pub struct Fragment {
    /// The repaired text.
    pub xml: String,
    /// From its byte offsets to those of the page.
    pub map: OffsetMap,
    /// Where it stands on the page.
    pub location: Location,
    /// Prefixes that were not declared and what they were taken for.
    pub repaired: Vec<(String, &'static str)>,
}
