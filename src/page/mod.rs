//! Specification pages: schema fragments with a map back to page lines, and value tables.

#[cfg(feature = "pages")]
mod bare;
#[cfg(feature = "pages")]
mod blocks;
#[cfg(feature = "pages")]
mod describe;
#[cfg(feature = "pages")]
mod disagree;
#[cfg(feature = "pages")]
mod entries;
#[cfg(feature = "pages")]
mod evidence;
#[cfg(feature = "pages")]
mod flow;
#[cfg(feature = "pages")]
mod grid;
#[cfg(feature = "pages")]
mod html;
#[cfg(feature = "pages")]
mod index;
#[cfg(feature = "pages")]
mod keys;
#[cfg(feature = "pages")]
mod markdown;
#[cfg(feature = "pages")]
mod opening;
mod repair;
pub(crate) mod scan;
mod text;
pub(crate) mod tree;
pub(crate) mod xml;

use crate::diagnostic::Diagnostics;
#[cfg(not(feature = "pages"))]
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Model, TypeId};
use crate::options::ReadOptions;
use crate::source::{Loader, Location, SourceId};

pub(crate) use repair::{Fragment, repair};

/// What was found on one page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The page.
    pub(crate) source: SourceId,
    /// Text of its first heading or title, e.g. "2.2.5.20 DhcpFailoverState".
    pub(crate) title: Option<String>,
    /// Schema fragments in page order, repaired so that they are well-formed XML documents.
    pub(crate) fragments: Vec<Fragment>,
    #[cfg(feature = "pages")]
    tree: tree::Tree,
    #[cfg(feature = "pages")]
    flow: flow::Flow,
    #[cfg(feature = "pages")]
    blocks: Vec<blocks::Block>,
    #[cfg(feature = "pages")]
    index: index::Index,
}

/// Languages that pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Html,
    Markdown,
    Xml,
}

/// Whether a document is a specification page rather than a schema document, by its name and text.
pub(crate) fn is_page(path: &str, text: &str) -> bool {
    match format(path, text) {
        Format::Html | Format::Markdown => true,
        Format::Xml => is_xml_page(text),
    }
}

fn format(path: &str, text: &str) -> Format {
    let extension = path
        .rsplit_once('.')
        .map_or("", |(_, e)| e)
        .to_ascii_lowercase();
    let body = after_prolog(text);
    let is_html = body
        .get(..5)
        .is_some_and(|s| s.eq_ignore_ascii_case("<html"))
        || text
            .trim_start_matches(scan::is_space)
            .get(..14)
            .is_some_and(|s| s.eq_ignore_ascii_case("<!doctype html"));
    match extension.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        _ if is_html => Format::Html,
        "md" | "markdown" | "mdx" | "mkd" => Format::Markdown,
        "xsd" | "xml" | "wsdl" | "gc" | "xep" => Format::Xml,
        _ if body.starts_with('<') => Format::Xml,
        _ => Format::Markdown,
    }
}

/// The text from the root element on.
fn after_prolog(text: &str) -> &str {
    let mut at = 0;
    for token in scan::Scanner::new(text) {
        match token {
            scan::Token::Comment(range) | scan::Token::Prolog(range) => at = range.end,
            scan::Token::Text(range)
                if text
                    .get(range.clone())
                    .is_some_and(|t| t.chars().all(scan::is_space)) =>
            {
                at = range.end;
            }
            _ => break,
        }
    }
    scan::rest(text, at)
}

/// An XML document is a page when schema text stands in it as text, and no schema as markup.
fn is_xml_page(text: &str) -> bool {
    let slice = |r: std::ops::Range<usize>| text.get(r).unwrap_or("");
    let mut found = false;
    for token in scan::Scanner::new(text) {
        match token {
            scan::Token::Start { name, .. } => {
                let (_, local) = repair::prefixes::split(slice(name));
                if matches!(local, "schema" | "simpleType" | "definitions" | "CodeList") {
                    return false;
                }
            }
            scan::Token::CData(_, inner) => found |= repair::has_schema(slice(inner)),
            scan::Token::Text(range) => {
                let raw = slice(range);
                found |= raw.contains("&lt;") && repair::has_schema(&text::decode(raw));
            }
            _ => {}
        }
    }
    found
}

/// Finds the schema fragments and the descriptions of a page.
#[cfg(feature = "pages")]
pub(crate) fn read(
    source: SourceId,
    loader: &Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Page {
    let (path, text) = loader
        .sources
        .get(source)
        .map_or(("", ""), |s| (s.path(), s.text()));
    let tree = match format(path, text) {
        Format::Html => html::parse(text),
        Format::Markdown => markdown::parse(text),
        Format::Xml => xml::parse(text),
    };
    let flow = flow::read(&tree, text);
    let mut fragments = Vec::new();
    for piece in &flow.pieces {
        fragments.extend(repair::repair_text(source, piece, diagnostics));
    }
    let blocks = blocks::find(&tree, &flow, options.base_url.as_deref());
    let index = index::Index::of(&tree, &flow, &blocks);
    let title = flow.items.iter().find_map(|i| match &i.kind {
        flow::ItemKind::Heading(text, _) => Some(text.clone()),
        _ => None,
    });
    Page {
        source,
        title,
        fragments,
        tree,
        flow,
        blocks,
        index,
    }
}

/// Without the feature `pages` there is only the error that says so.
#[cfg(not(feature = "pages"))]
pub(crate) fn read(
    source: SourceId,
    _loader: &Loader,
    _options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Page {
    let location = Location {
        source,
        start: 0,
        end: 0,
    };
    diagnostics.push(
        Diagnostic::error(
            codes::NO_PAGES,
            "this is a specification page, and xsdgen was built without reading pages",
        )
        .at(location)
        .help("enable the feature `pages` of the crate"),
    );
    Page {
        source,
        title: None,
        fragments: Vec::new(),
    }
}

/// Gives the model's types and values the descriptions of the pages; says what page and schema disagree on.
pub(crate) fn describe(
    model: &mut Model,
    pages: &[Page],
    loader: &Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    let _ = loader;
    #[cfg(feature = "pages")]
    return describe::describe(model, pages, options, diagnostics);
    #[cfg(not(feature = "pages"))]
    {
        let _ = (model, pages, options, diagnostics);
        Vec::new()
    }
}

/// A value table (or list, or paragraphs) matched to a type, and the evidence for it.
#[derive(Clone, Debug)]
#[non_exhaustive]
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
