//! Values described without a table: bullet lists, definition lists, and paragraphs that begin with the value.

use std::rc::Rc;

use super::block::{Block, Cell, Row, TEXT};
use super::flow::{Flow, ItemKind};
use super::{keys, lead};
use crate::docs;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree};

/// A bullet or numbered list whose items begin with values.
pub(crate) fn list(tree: &Tree, node: NodeId, base: Option<&str>) -> Block {
    let mut found = Block::new("list");
    for &item in tree.children(node) {
        if tree.name(item) == "li" {
            let start = tree.text_start(item);
            found
                .rows
                .extend(entry(tree, tree.children(item), start, base));
        }
    }
    found
}

/// An item of a list: the value that it begins with, and the rest of it.
pub(crate) fn entry(
    tree: &Tree,
    nodes: &[NodeId],
    start: usize,
    base: Option<&str>,
) -> Option<Row> {
    let markdown = docs::from_nodes(tree, nodes, base);
    let (key, text) = lead::split(&markdown).or_else(|| lead::alone(&markdown))?;
    Some(row(start, &key, text))
}

/// A definition list: terms are values.
pub(crate) fn definitions(tree: &Tree, node: NodeId) -> Block {
    let mut found = Block::new("definition list");
    let mut parts = Vec::new();
    collect_parts(tree, node, &mut parts);
    let mut terms: Vec<NodeId> = Vec::new();
    let mut description: Option<Cell> = None;
    for part in parts {
        if tree.name(part) == "dt" {
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
                    text: collapse(&tree.text_up_to(part, TEXT)),
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
            start: tree.text_start(term),
            text,
            ..Cell::default()
        };
        found.rows.push(Row {
            cells: vec![Rc::new(key), Rc::clone(&description)],
        });
    }
}

/// Terms and descriptions of a definition list, also when groups stand around them.
fn collect_parts(tree: &Tree, node: NodeId, parts: &mut Vec<NodeId>) {
    for &child in tree.children(node) {
        match tree.name(child) {
            "dt" | "dd" => parts.push(child),
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
        let only = lead::only(&markdown).map(|key| (key, ""));
        let begins = lead::split(&markdown).or(only);
        match begins.filter(|_| is_text && lead::marked(&markdown)) {
            Some((key, text)) => {
                append(&mut found, &between);
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
    // behind a value that stands alone its description stands in the next paragraph
    if last_cell(&mut found).is_some_and(|c| c.text.is_empty()) {
        let next = between.trim_start().split("\n\n").next();
        append(&mut found, next.unwrap_or(""));
    }
    (found, end)
}

/// Adds paragraphs to the description that was read last.
fn append(block: &mut Block, paragraphs: &str) {
    if let Some(cell) = last_cell(block) {
        let markdown = cell.markdown.get_or_insert_default();
        markdown.push_str(paragraphs);
        let trimmed = markdown.trim_start();
        *markdown = trimmed.to_owned();
        cell.text = collapse(markdown);
    }
}

/// The description that was read last.
fn last_cell(block: &mut Block) -> Option<&mut Cell> {
    let row = block.rows.last_mut()?;
    row.cells.last_mut().and_then(Rc::get_mut)
}

fn row(start: usize, key: &str, text: &str) -> Row {
    let key = Cell {
        start,
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
        cells: vec![Rc::new(key), Rc::new(description)],
    }
}
