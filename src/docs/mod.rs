//! Descriptions as Markdown that rustdoc shows as it was meant: links, lists, code, emphasis,
//! paragraphs; nothing that rustdoc would take for a doctest, an intra-doc link, HTML or a broken bracket.
//!
//! The Markdown has one line for each paragraph and list item; [`wrap`] breaks it.

mod escape;
mod render;
mod wrap;

pub(crate) use render::from_nodes;
pub(crate) use wrap::wrap;

use crate::page::xml;

/// Plain text (paragraphs separated by blank lines) to Markdown: everything special is escaped.
///
/// Two or more lines that begin with a bullet are a list.
pub(crate) fn from_text(text: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim_matches(escape::is_space);
        if !line.is_empty() {
            paragraph.push(line);
        } else if !paragraph.is_empty() {
            text_block(&paragraph, &mut blocks);
            paragraph.clear();
        }
    }
    blocks.join("\n\n")
}

/// One paragraph of plain text, or the list that stands in it.
fn text_block(lines: &[&str], blocks: &mut Vec<String>) {
    let bullets = lines.iter().filter(|l| bullet(l).is_some()).count();
    if bullets < 2 {
        blocks.push(escape::paragraph(&lines.join(" ")));
        return;
    }
    let mut items: Vec<String> = Vec::new();
    let mut before = String::new();
    for line in lines {
        match (bullet(line), items.last_mut()) {
            (Some(item), _) => items.push(item.to_owned()),
            (None, Some(item)) => {
                item.push(' ');
                item.push_str(line);
            }
            (None, None) => {
                before.push(' ');
                before.push_str(line);
            }
        }
    }
    if !before.is_empty() {
        blocks.push(escape::paragraph(&before));
    }
    let items: Vec<String> = items
        .iter()
        .map(|i| format!("- {}", escape::paragraph(i)))
        .collect();
    blocks.push(items.join("\n"));
}

fn bullet(line: &str) -> Option<&str> {
    ["- ", "* ", "• ", "– ", "· "]
        .iter()
        .find_map(|b| line.strip_prefix(b))
        .map(|s| s.trim_start_matches(escape::is_space))
}

/// XHTML markup, as it stands in `xs:documentation`, to Markdown; relative links are made absolute with
/// `base`, or become text. Text without markup keeps its paragraphs as in [`from_text`].
pub(crate) fn from_markup(markup: &str, base: Option<&str>) -> String {
    let tree = xml::parse(markup);
    let root = tree.children(crate::page::tree::ROOT);
    if root.iter().all(|&id| tree.text(id).is_some()) {
        let text: String = root.iter().filter_map(|&id| tree.text(id)).collect();
        return from_text(&text);
    }
    from_nodes(&tree, root, base)
}

#[cfg(test)]
mod tests;
