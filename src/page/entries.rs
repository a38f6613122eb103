//! Values described without a table: bullet lists, definition lists, and paragraphs that begin with the value.

use std::rc::Rc;

use super::block::{Block, Cell, Row};
use super::flow::{Flow, ItemKind};
use super::keys;
use crate::docs;
use crate::markup::scan::{collapse, is_space};
use crate::markup::tree::{NodeId, Tree};

/// A bullet or numbered list whose items begin with values.
pub(crate) fn list(tree: &Tree, node: NodeId, base: Option<&str>) -> Block {
    let mut found = Block::new("list");
    for &item in tree.children(node) {
        if tree.name(item).is_empty() {
            continue;
        }
        let markdown = docs::from_nodes(tree, tree.children(item), base);
        if let Some((key, text)) = split(&markdown) {
            found.rows.push(row(tree.span(item).start, &key, text));
        }
    }
    found
}

/// A definition list: terms are values.
pub(crate) fn definitions(tree: &Tree, node: NodeId) -> Block {
    let mut found = Block::new("definition list");
    let mut parts = Vec::new();
    collect_parts(tree, node, &mut parts);
    let mut terms: Vec<NodeId> = Vec::new();
    let mut description: Option<Cell> = None;
    for part in parts {
        if matches!(tree.name(part), "dt" | "term") {
            if let Some(done) = description.take() {
                described(tree, &terms, done, &mut found);
                terms.clear();
            }
            terms.push(part);
            continue;
        }
        match &mut description {
            // a second description of the same term
            Some(first) => first.nodes.extend(tree.children(part)),
            None => {
                description = Some(Cell {
                    nodes: tree.children(part).to_vec(),
                    text: collapse(&tree.text_up_to(part, super::grid::TEXT)),
                    ..Cell::default()
                });
            }
        }
    }
    if let Some(done) = description {
        described(tree, &terms, done, &mut found);
    }
    found
}

/// Adds a row for each of the terms that share a description.
fn described(tree: &Tree, terms: &[NodeId], description: Cell, found: &mut Block) {
    let description = Rc::new(description);
    for &term in terms {
        let text = collapse(&tree.all_text(term));
        let key = Cell {
            keys: keys::of_nodes(tree, tree.children(term), &text),
            text,
            ..Cell::default()
        };
        found.rows.push(Row {
            start: tree.span(term).start,
            cells: vec![Rc::new(key), Rc::clone(&description)],
        });
    }
}

/// Terms and descriptions of a definition list, also when groups stand around them.
fn collect_parts(tree: &Tree, node: NodeId, parts: &mut Vec<NodeId>) {
    for &child in tree.children(node) {
        match tree.name(child) {
            "dt" | "dd" | "term" | "listitem" => parts.push(child),
            "" | "dl" | "ul" | "ol" | "table" => {}
            _ => collect_parts(tree, child, parts),
        }
    }
}

/// Paragraphs from `index` on that begin with a value each: the block and the index of what follows.
pub(crate) fn paragraphs(
    tree: &Tree,
    flow: &Flow,
    index: usize,
    base: Option<&str>,
) -> (Block, usize) {
    let mut found = Block::new("paragraphs");
    let mut end = index;
    let mut between = String::new();
    let nested = flow.items.get(index).is_some_and(|i| i.nested);
    if nested {
        return (found, index);
    }
    for (i, item) in flow.items.iter().enumerate().skip(index) {
        if item.nested {
            continue;
        }
        let markdown = match item.kind {
            ItemKind::Text => docs::from_nodes(tree, &item.run, base),
            ItemKind::List => docs::from_nodes(tree, &[item.node], base),
            _ => break,
        };
        let is_text = matches!(item.kind, ItemKind::Text);
        match split(&markdown).filter(|_| is_text && marked(&markdown)) {
            Some((key, text)) => {
                if let Some(cell) = last_cell(&mut found) {
                    let markdown = cell.markdown.get_or_insert_default();
                    markdown.push_str(&between);
                }
                between.clear();
                found.rows.push(row(item.start, &key, text));
                end = i + 1;
            }
            None if found.rows.is_empty() || i > end + 3 => break,
            None => {
                between.push_str("\n\n");
                between.push_str(&markdown);
            }
        }
    }
    (found, end)
}

/// The description that was read last.
fn last_cell(block: &mut Block) -> Option<&mut Cell> {
    let row = block.rows.last_mut()?;
    row.cells.last_mut().and_then(Rc::get_mut)
}

fn row(start: usize, key: &str, text: &str) -> Row {
    let key = Cell {
        text: key.to_owned(),
        keys: keys::of_text(key),
        ..Cell::default()
    };
    let description = Cell {
        markdown: Some(text.to_owned()),
        text: text.to_owned(),
        ..Cell::default()
    };
    Row {
        start,
        cells: vec![Rc::new(key), Rc::new(description)],
    }
}

/// Whether a paragraph begins with something set apart: bold, code, emphasis or a quotation.
fn marked(markdown: &str) -> bool {
    markdown.starts_with(['*', '`', '"', '\u{201c}', '«', '\''])
}

/// Takes the value apart that a text begins with: "**value**: text", "`value` – text", "value: text".
fn split(markdown: &str) -> Option<(String, &str)> {
    let (key, rest) = leading(markdown)?;
    let rest = rest.trim_start_matches(is_space);
    let separators = [":", "-", "\\-", "–", "—", "=", "\u{2192}"];
    let behind = separators
        .iter()
        .find_map(|s| rest.strip_prefix(s))
        .or(key.ends_with(':').then_some(rest))?;
    let key = key.trim_end_matches(':').to_owned();
    let text = behind.trim_start_matches(is_space);
    (!key.is_empty() && !text.is_empty()).then_some((key, text))
}

/// What is set apart at the beginning, or stands before the first separator, and what follows.
fn leading(markdown: &str) -> Option<(String, &str)> {
    for mark in ["**", "*", "``", "`", "\"", "'"] {
        let Some(body) = markdown.strip_prefix(mark) else {
            continue;
        };
        let (inner, rest) = body.split_once(mark)?;
        let inner = inner.trim_matches(['*', '`', '"']);
        return Some((unescape(inner), rest));
    }
    for (open, close) in [('\u{201c}', '\u{201d}'), ('«', '»'), ('„', '“')] {
        if let Some(body) = markdown.strip_prefix(open) {
            let (inner, rest) = body.split_once(close)?;
            return Some((unescape(inner), rest));
        }
    }
    let first = markdown.lines().next().unwrap_or("");
    let end = [": ", " - ", " – ", " — ", " = "]
        .iter()
        .filter_map(|s| first.find(s))
        .min()
        .filter(|&end| end < 100)?;
    let (key, rest) = markdown.split_at_checked(end)?;
    Some((unescape(key), rest))
}

/// Text without the backslashes that keep Markdown from reading it.
fn unescape(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(c);
    }
    collapse(&out)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn values_at_the_beginning() {
        for (text, key, rest) in [
            ("**a b**: text", "a b", "text"),
            ("**a:** text", "a", "text"),
            ("`a-b` - text", "a-b", "text"),
            ("*a* — text", "a", "text"),
            ("**`a`** – text", "a", "text"),
            ("\"a\" = text", "a", "text"),
            ("a\\_: text", "a_", "text"),
        ] {
            assert_eq!(split(text), Some((key.to_owned(), rest)), "{text}");
        }
        for text in ["A sentence.", "**a**", "**a** and b"] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
