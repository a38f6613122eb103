//! Values described without a table: bullet lists, definition lists, and paragraphs that begin with the value.

use std::rc::Rc;

use super::block::{Block, Cell, Row, TEXT};
use super::flow::{Flow, Item, ItemKind};
use super::{keys, lead};
use crate::docs;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree};

/// Bytes of a text in which the sign behind a value must stand.
const BEGINNING: usize = 100;

/// A bullet or numbered list whose items begin with values.
pub(crate) fn list(tree: &Tree, node: NodeId, base: Option<&str>) -> Block {
    let mut found = Block::new("list");
    let children = tree.children(node).iter().copied();
    let items: Vec<NodeId> = children.filter(|&c| tree.name(c) == "li").collect();
    let separated = items.iter().filter_map(|&item| {
        let start = tree.text_start(item);
        entry(tree, tree.children(item), start, base)
    });
    found.rows.extend(separated);
    if found.rows.is_empty() {
        let unseparated = items.iter().filter_map(|&item| {
            let markdown = docs::from_nodes(tree, tree.children(item), base);
            let (key, text) = lead::unseparated(&markdown)?;
            Some(row(tree.text_start(item), &key, text))
        });
        found.rows.extend(unseparated);
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

/// Lines of a text, each of which begins with a value.
pub(crate) fn lines(tree: &Tree, run: &[NodeId], base: Option<&str>) -> Block {
    let broken: Vec<&[NodeId]> = run.split(|&n| tree.name(n) == "br").collect();
    if broken.len() > 1 {
        return several(tree, broken.into_iter(), base);
    }
    // lines as they were written count only when something is set apart at the beginning of each
    let ends = |&n: &NodeId| {
        tree.text(n)
            .is_some_and(|t| t.trim_end_matches(' ').ends_with('\n'))
    };
    let mut written = run.split_inclusive(ends);
    let set_apart = |line: &[NodeId]| {
        let first = line.first().map(|&n| tree.name(n));
        matches!(first, Some("code" | "tt" | "b" | "strong" | "em" | "i"))
    };
    match written.clone().all(set_apart) {
        true => several(tree, written.by_ref(), base),
        false => Block::new("lines"),
    }
}

/// Paragraphs of one cell or item, each of which begins with a value: the block and the index of what follows.
pub(crate) fn cell_paragraphs(
    tree: &Tree,
    flow: &Flow,
    index: usize,
    base: Option<&str>,
) -> (Block, usize) {
    let parent = |item: &Item| tree.node(item.node).map(|n| n.parent);
    let all = flow.items.get(index..).unwrap_or_default();
    let Some(first) = all.first().filter(|i| i.nested && tree.name(i.node) == "p") else {
        return (Block::new("paragraphs"), index);
    };
    let belongs = |i: &&Item| {
        matches!(i.kind, ItemKind::Text) && tree.name(i.node) == "p" && parent(i) == parent(first)
    };
    let runs = all.iter().take_while(belongs).map(|i| i.run.as_slice());
    let count = runs.clone().count();
    let block = match count {
        1 => Block::new("paragraphs"),
        _ => several(tree, runs, base),
    };
    (block, index + count)
}

/// Lines of preformatted text that begin with a value and two spaces or more; what is indented behind one belongs to it.
pub(crate) fn preformatted(tree: &Tree, run: &[NodeId]) -> Block {
    let mut found = Block::new("lines");
    let mut indentation = None;
    for &node in run {
        let text = tree.all_text(node);
        let mut start = tree.span(node).start;
        for line in text.split_inclusive('\n') {
            let indented = line.len() - line.trim_start().len();
            if line.trim().is_empty() {
                // an empty line parts nothing
            } else if indentation.is_some_and(|i| indented > i) {
                append(&mut found, &format!(" {}", docs::from_text(line)));
            } else if let Some(key) = lead::spaced(line) {
                let (_, text) = line.split_once(key).unwrap_or(("", line));
                found
                    .rows
                    .push(row(start + indented, key, &docs::from_text(text)));
                indentation = Some(indented);
            } else {
                indentation = None;
            }
            start += line.len();
        }
    }
    if found.rows.len() < 2 {
        found.rows.clear();
    }
    found
}

/// Lines or paragraphs, two or more of which begin with a value.
fn several<'r>(
    tree: &Tree,
    texts: impl Iterator<Item = &'r [NodeId]>,
    base: Option<&str>,
) -> Block {
    let mut found = Block::new("lines");
    // most texts have no value, and are not worth rendering
    let begins = |text: &&[NodeId]| {
        let start: String = text
            .iter()
            .take(4)
            .map(|&n| tree.text_up_to(n, BEGINNING))
            .collect();
        start.contains([':', '-', '–', '—', '=', '\u{2192}'])
    };
    for text in texts.filter(begins) {
        let Some(&first) = text.first() else { continue };
        found
            .rows
            .extend(entry(tree, text, tree.text_start(first), base));
    }
    if found.rows.len() < 2 {
        found.rows.clear();
    }
    found
}

/// A definition list: terms are values. Generators of documentation write one list for each term.
pub(crate) fn definitions(tree: &Tree, node: NodeId) -> Block {
    let mut found = Block::new("definition list");
    let mut parts = parts_of(tree, node);
    if is_single(tree, &parts) {
        if lists_beside(tree, node, true)
            .next()
            .is_some_and(|n| is_single(tree, &parts_of(tree, n)))
        {
            return found;
        }
        for next in lists_beside(tree, node, false) {
            let more = parts_of(tree, next);
            if !is_single(tree, &more) {
                break;
            }
            parts.extend(more);
        }
    }
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

/// Whether a list has one term.
fn is_single(tree: &Tree, parts: &[NodeId]) -> bool {
    parts.iter().filter(|&&p| tree.name(p) == "dt").count() == 1
}

/// The definition lists right before or behind one, nearest first.
fn lists_beside(tree: &Tree, node: NodeId, before: bool) -> impl Iterator<Item = NodeId> + '_ {
    let parent = tree.node(node).map_or(node, |n| n.parent);
    let siblings = tree.children(parent);
    let at = siblings.partition_point(|&s| s < node);
    let (front, back) = siblings.split_at_checked(at).unwrap_or((siblings, &[]));
    let (front, back) = match before {
        true => (front, &[][..]),
        false => (&[][..], back.get(1..).unwrap_or_default()),
    };
    let all = front.iter().rev().chain(back).copied();
    all.filter(|&n| tree.text(n).is_none_or(|text| !text.trim().is_empty()))
        .take_while(|&n| tree.name(n) == "dl")
}

fn parts_of(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    let mut parts = Vec::new();
    collect_parts(tree, node, &mut parts);
    parts
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
        let only = || lead::only(&markdown).map(|key| (key, ""));
        let begins = || {
            let marked = lead::marked(&markdown);
            lead::split(&markdown).or_else(only).filter(|_| marked)
        };
        let spaced = item.run.first().and_then(|&n| lead::spaced(tree.text(n)?));
        let spaced = spaced.and_then(|key| Some((key.to_owned(), markdown.split_once(' ')?.1)));
        match spaced.or_else(begins).filter(|_| is_text) {
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
