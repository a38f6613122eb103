//! Which documents are pages, and in which language.

use std::ops::Range;

use super::repair::has_schema;
use crate::load::Conversion;
use crate::markup::mapped::decode;
use crate::markup::scan::{self, split};

/// Languages that pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
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

/// The language of a page, by its name and text.
pub(super) fn format(path: &str, text: &str) -> Format {
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

/// The conversion that a document should have had.
pub(super) fn conversion(path: &str, text: &str) -> Option<&'static Conversion> {
    Conversion::of(path).filter(|_| format(path, text) == Format::Markdown)
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
    let slice = |r: Range<usize>| text.get(r).unwrap_or("");
    let mut found = false;
    for token in scan::Scanner::new(text) {
        match token {
            scan::Token::Start { name, .. } => {
                let (_, local) = split(slice(name));
                if matches!(local, "schema" | "simpleType" | "definitions" | "CodeList") {
                    return false;
                }
            }
            scan::Token::CData(_, inner) => found |= has_schema(slice(inner)),
            scan::Token::Text(range) => {
                let raw = slice(range);
                found |= raw.contains("&lt;") && has_schema(&decode(raw));
            }
            _ => {}
        }
    }
    found
}
