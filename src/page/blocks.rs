//! Finds the tables, lists, definition lists and paragraphs that give values and texts.

use super::block::Block;
use super::entries;
use super::flow::{Flow, ItemKind};
use super::grid;
use super::groups;
use super::sections;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree, is_inline};

/// Finds all of them, in page order.
pub(crate) fn find(tree: &Tree, flow: &Flow, base: Option<&str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut index = 0;
    while let Some(item) = flow.items.get(index) {
        let mut next = index + 1;
        let found = match item.kind {
            ItemKind::Table => grid::table(tree, item.node, base),
            ItemKind::List => entries::list(tree, item.node, base),
            ItemKind::Definitions => entries::definitions(tree, item.node),
            ItemKind::Text => {
                let (block, end) = texts(tree, flow, index, base);
                next = next.max(end);
                block
            }
            ItemKind::Other => entries::preformatted(tree, &item.run),
            ItemKind::Heading(..) | ItemKind::Schema => Block::new(""),
        };
        if !found.rows.is_empty() {
            let outer = outer(tree, item.node);
            let mut all = match item.kind {
                ItemKind::Table => groups::parts(&found),
                _ => Vec::new(),
            };
            all.insert(0, found);
            for mut found in all {
                found.count();
                found.item = index;
                if !found.is_part {
                    found.outer.extend(outer.iter().cloned());
                }
                blocks.push(found);
            }
        }
        index = next;
    }
    for mut found in sections::sections(tree, flow, base) {
        found.count();
        blocks.push(found);
    }
    blocks.sort_by_key(|b| b.item);
    blocks
}

/// Paragraphs or lines that begin with values: the block and the index of what follows.
fn texts(tree: &Tree, flow: &Flow, index: usize, base: Option<&str>) -> (Block, usize) {
    let (paragraphs, end) = entries::paragraphs(tree, flow, index, base);
    if paragraphs.rows.len() > 1 {
        return (paragraphs, end);
    }
    let (block, behind) = entries::cell_paragraphs(tree, flow, index, base);
    if !block.rows.is_empty() {
        return (block, behind);
    }
    let run = flow.items.get(index).map_or(&[][..], |i| &i.run);
    let lines = entries::lines(tree, run, base);
    match lines.rows.is_empty() {
        true => (paragraphs, end),
        false => (lines, index),
    }
}

/// Longest text that may name what a block in its row, item or definition is about.
const NAMING: usize = 200;

/// Rows, items and definitions around a block that may name what it is about.
const AROUND: usize = 4;

/// What rows, list items and definitions that a block stands in begin with: the first cell, the first paragraph,
/// the term.
fn outer(tree: &Tree, node: NodeId) -> Vec<String> {
    let elements = |id: NodeId| {
        let children = tree.children(id).iter().copied();
        children.filter(|&c| !tree.name(c).is_empty())
    };
    tree.ancestors(node)
        .filter(|&a| matches!(tree.name(a), "tr" | "li" | "dd"))
        .take(AROUND)
        .filter_map(|outer| match tree.name(outer) {
            "tr" => elements(outer).next().map(|cell| start(tree, cell)),
            "li" => Some(first_line(tree, outer)),
            _ => {
                let parent = tree.ancestors(outer).next()?;
                let before = elements(parent).take_while(|&c| c != outer);
                let term = before.filter(|&c| tree.name(c) == "dt").last();
                term.map(|t| start(tree, t))
            }
        })
        .map(|text| collapse(&text))
        .filter(|text| text.len() < NAMING)
        .collect()
}

/// The beginning of a text, long enough to tell whether it is short.
fn start(tree: &Tree, node: NodeId) -> String {
    tree.text_up_to(node, 4 * NAMING)
}

/// The text of the first paragraph.
fn first_line(tree: &Tree, item: NodeId) -> String {
    let mut line = String::new();
    for &child in tree.children(item) {
        let name = tree.name(child);
        let is_block = tree.text(child).is_none() && !is_inline(name);
        if is_block && (name != "p" || !line.trim().is_empty()) {
            break;
        }
        line.push_str(&start(tree, child));
        if is_block || line.len() > 4 * NAMING {
            break;
        }
    }
    line
}
