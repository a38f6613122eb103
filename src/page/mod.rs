//! Specification pages: schema fragments with a map back to page lines, and value tables.

use crate::diagnostic::Diagnostics;
use crate::model::{Model, TypeId};
use crate::options::ReadOptions;
use crate::source::{Loader, Location, OffsetMap, SourceId};

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

/// Whether a document is a specification page rather than a schema document, by its name and text.
pub fn is_page(path: &str, text: &str) -> bool {
    let _ = (path, text);
    false
}

/// Finds the schema fragments and the descriptions of a page.
pub fn read(
    source: SourceId,
    loader: &Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Page {
    let _ = (loader, options, diagnostics);
    Page {
        source,
        title: None,
        fragments: Vec::new(),
    }
}

/// Gives the model's types and values the descriptions of the pages; says what page and schema disagree on.
pub fn describe(
    model: &mut Model,
    pages: &[Page],
    loader: &Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    let _ = (model, pages, loader, options, diagnostics);
    Vec::new()
}

/// A value table (or list, or paragraphs) matched to a type, and the evidence for it.
#[derive(Clone, Debug)]
pub struct Match {
    /// The type.
    pub type_id: TypeId,
    /// Where the descriptions stand.
    pub location: Location,
    /// Why they are held to belong together, for `inspect --explain`.
    pub evidence: String,
    /// Whether it was applied.
    pub applied: bool,
}
