//! Finds the tables, lists, definition lists and paragraphs that give values and texts.

use super::block::Block;
use super::entries;
use super::flow::{Flow, ItemKind};
use super::grid;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree};

/// Finds all of them, in page order.
pub(crate) fn find(tree: &Tree, flow: &Flow, base: Option<&str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut index = 0;
    while let Some(item) = flow.items.get(index) {
        let mut next = index + 1;
        let mut found = match item.kind {
            ItemKind::Table => grid::table(tree, item.node),
            ItemKind::List => entries::list(tree, item.node, base),
            ItemKind::Definitions => entries::definitions(tree, item.node),
            ItemKind::Text => {
                let (block, end) = entries::paragraphs(tree, flow, index, base);
                next = next.max(end);
                block
            }
            _ => Block::new(""),
        };
        if !found.rows.is_empty() {
            let outer = outer(tree, item.node);
            found.count();
            blocks.push(Block {
                item: index,
                outer,
                ..found
            });
        }
        index = next;
    }
    blocks
}

/// Longest text of a cell that may name what a table in its row is about.
const NAMING: usize = 200;

/// Tables around a table that may name what it is about.
const AROUND: usize = 4;

/// First cells of the rows that a nested table stands in.
fn outer(tree: &Tree, node: NodeId) -> Vec<String> {
    tree.ancestors(node)
        .filter(|&a| grid::is_row(tree.name(a)))
        .take(AROUND)
        .filter_map(|row| {
            let mut cells = tree.children(row).iter();
            cells.find(|&&c| !tree.name(c).is_empty())
        })
        .map(|&cell| collapse(&tree.text_up_to(cell, 4 * NAMING)))
        .filter(|text| text.len() < NAMING)
        .collect()
}
