//! Values described by a section each: a heading that is the value, and what stands under it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::{Block, Cell, Row};
use super::flow::{Flow, Item, ItemKind};
use super::heading;
use super::keys;
use crate::docs;
use crate::markup::scan::collapse;
use crate::markup::tree::{BREAK, NodeId, Tree};

/// Longest heading that is taken for a value.
const LONG: usize = 100;

/// Most labels, such as "Description:", that are told apart.
const LABELS: usize = 8;

/// A block for each group of headings under one heading.
pub(crate) fn sections(tree: &Tree, flow: &Flow, base: Option<&str>) -> Vec<Block> {
    let mut groups: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (i, item) in flow.items.iter().enumerate() {
        if let ItemKind::Heading(_, parent) = item.kind
            && !item.nested
        {
            groups.entry(parent).or_default().push(i);
        }
    }
    let several = groups.into_values().filter(|g| g.len() > 1);
    several
        .filter_map(|headings| block(tree, flow, &headings, base))
        .collect()
}

fn block(tree: &Tree, flow: &Flow, headings: &[usize], base: Option<&str>) -> Option<Block> {
    let mut found = Block::new("sections");
    found.item = *headings.first()?;
    let mut labels = vec![String::new()];
    let mut sections = Vec::new();
    for &index in headings {
        let Some((item, ItemKind::Heading(text, _))) =
            flow.items.get(index).map(|item| (item, &item.kind))
        else {
            continue;
        };
        let (_, text) = heading::numbered(text);
        if text.len() < LONG {
            let parts = parts(tree, flow, index + 1, base, &mut labels);
            sections.push((key(tree, item, text), parts));
        }
    }
    let has_text = |s: &(Cell, Vec<(usize, Part)>)| !s.1.is_empty();
    if sections.iter().filter(|s| has_text(s)).count() < 2 {
        return None;
    }
    if labels.len() > 1 {
        found.header = std::iter::once(String::new())
            .chain(labels.iter().cloned())
            .collect();
    }
    for (key, parts) in sections {
        let mut cells = vec![Cell::default(); labels.len()];
        for (label, part) in parts {
            if let Some(cell) = cells.get_mut(label) {
                add(tree, cell, part, base);
            }
        }
        let cells = std::iter::once(key).chain(cells).map(Rc::new).collect();
        found.rows.push(Row { cells });
    }
    Some(found)
}

fn key(tree: &Tree, item: &Item, text: &str) -> Cell {
    Cell {
        keys: keys::of_nodes(tree, tree.children(item.node), text),
        start: tree.text_start(item.node),
        text: text.to_owned(),
        ..Cell::default()
    }
}

/// A paragraph or list of a section.
enum Part {
    Nodes(Vec<NodeId>),
    /// What stands behind a label.
    Markdown(String),
}

/// What stands under a heading up to the next one, each part with the number of the label that it stands behind.
fn parts(
    tree: &Tree,
    flow: &Flow,
    first: usize,
    base: Option<&str>,
    labels: &mut Vec<String>,
) -> Vec<(usize, Part)> {
    let mut parts = Vec::new();
    let mut current = 0;
    for item in flow.items.get(first..).unwrap_or_default() {
        match item.kind {
            ItemKind::Heading(..) | ItemKind::Schema => break,
            _ if item.nested => {}
            ItemKind::Text => match label(tree, item) {
                Some(name) if labels.len() < LABELS || labels.contains(&name) => {
                    current = labels.iter().position(|l| *l == name).unwrap_or_else(|| {
                        labels.push(name);
                        labels.len() - 1
                    });
                    let rest = docs::from_nodes(tree, item.run.get(1..).unwrap_or_default(), base);
                    let rest = rest.trim_start_matches(':').trim_start();
                    parts.push((current, Part::Markdown(rest.to_owned())));
                }
                _ => parts.push((current, Part::Nodes(item.run.clone()))),
            },
            ItemKind::List | ItemKind::Definitions => {
                parts.push((current, Part::Nodes(vec![item.node])));
            }
            ItemKind::Table | ItemKind::Other => {}
        }
    }
    parts
}

/// The label that a paragraph begins with: "**Description:** text", "*Usage*: text".
fn label(tree: &Tree, item: &Item) -> Option<String> {
    let first = *item.run.first()?;
    if !matches!(tree.name(first), "strong" | "b" | "em" | "i" | "u") {
        return None;
    }
    let text = collapse(&tree.all_text(first));
    let behind = item.run.get(1).and_then(|&n| tree.text(n));
    let name = match text.strip_suffix(':') {
        Some(name) => name,
        None if behind.is_some_and(|b| b.trim_start().starts_with(':')) => &text,
        None => return None,
    };
    (!name.is_empty() && name.len() < 40).then(|| name.to_owned())
}

/// Adds a part to a cell. Without labels a cell is nodes of the tree, with them it is Markdown.
fn add(tree: &Tree, cell: &mut Cell, part: Part, base: Option<&str>) {
    match part {
        Part::Nodes(nodes) if cell.markdown.is_none() => {
            let texts: Vec<String> = nodes.iter().map(|&n| tree.all_text(n)).collect();
            cell.text.push_str(&collapse(&texts.concat()));
            cell.nodes.push(BREAK);
            cell.nodes.extend(nodes);
        }
        Part::Nodes(nodes) => append(cell, &docs::from_nodes(tree, &nodes, base)),
        Part::Markdown(text) => append(cell, &text),
    }
}

fn append(cell: &mut Cell, text: &str) {
    let markdown = cell.markdown.get_or_insert_default();
    if !markdown.is_empty() {
        markdown.push_str("\n\n");
    }
    markdown.push_str(text);
    cell.text.push_str(text);
}
