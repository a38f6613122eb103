//! Descriptions as Markdown that rustdoc shows as it was meant: links, lists, code, emphasis,
//! paragraphs; nothing that rustdoc would take for a doctest, an intra-doc link, HTML or a broken bracket.
//!
//! The Markdown has one line for each paragraph and list item; [`wrap`] breaks it.

mod escape;
mod inline;
mod render;
mod wrap;

pub(crate) use render::from_nodes;
pub(crate) use wrap::wrap;

use crate::markup::scan::is_space;
use crate::markup::{tree, xml};

/// Plain text (paragraphs separated by blank lines) to Markdown: everything special is escaped.
///
/// Two or more lines that begin with a bullet are a list.
pub(crate) fn from_text(text: &str) -> String {
    let text = text.trim_matches(is_space);
    let mut out = String::with_capacity(text.len());
    if !text.contains('\n') {
        escape::paragraph([text], &mut out);
        return out;
    }
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_matches(is_space);
        if !line.is_empty() {
            paragraph.push(line);
        } else if !paragraph.is_empty() {
            text_block(&paragraph, &mut out);
            paragraph.clear();
        }
    }
    out
}

/// Writes one paragraph of plain text, or the list that stands in it.
fn text_block(lines: &[&str], out: &mut String) {
    let bullets = lines.iter().filter(|l| bullet(l).is_some()).count();
    if bullets < 2 {
        gap(out, "\n\n");
        return escape::paragraph(lines.iter().copied(), out);
    }
    let mut separator = "\n\n";
    for item in lines.chunk_by(|_, next| bullet(next).is_none()) {
        let (first, rest) = item.split_first().unwrap_or((&"", &[]));
        gap(out, separator);
        let first = match bullet(first) {
            Some(text) => {
                out.push_str("- ");
                separator = "\n";
                text
            }
            None => first,
        };
        escape::paragraph(std::iter::once(first).chain(rest.iter().copied()), out);
    }
}

/// Sets what follows apart from what there is.
fn gap(out: &mut String, separator: &str) {
    if !out.is_empty() {
        out.push_str(separator);
    }
}

fn bullet(line: &str) -> Option<&str> {
    ["- ", "* ", "• ", "– ", "· "]
        .iter()
        .find_map(|b| line.strip_prefix(b))
        .map(|s| s.trim_start_matches(is_space))
}

/// XHTML markup, as it stands in `xs:documentation`, to Markdown; relative links are made absolute with
/// `base`, or become text. Text without markup keeps its paragraphs as in [`from_text`].
pub(crate) fn from_markup(markup: &str, base: Option<&str>) -> String {
    let tree = xml::parse(markup);
    let root = tree.children(tree::ROOT);
    if root.iter().all(|&id| tree.text(id).is_some()) {
        let text: String = root.iter().filter_map(|&id| tree.text(id)).collect();
        return from_text(&text);
    }
    from_nodes(&tree, root, base)
}

#[cfg(test)]
mod tests;
