//! Gives values the descriptions of the blocks that were chosen.

use super::column;
use super::evidence::{Candidate, Hit};
use crate::docs;
use crate::model::{Content, Doc, DocOrigin, SimpleType};
use crate::options::ReadOptions;
use crate::page::Page;
use crate::resolve::Size;
use crate::source::Location;

/// Takes the texts over. The first block that has a value describes it.
pub(super) fn apply(
    simple: &mut SimpleType,
    applied: &[&Candidate],
    pages: &[Page],
    options: &ReadOptions,
    size: &mut Size,
) {
    let Content::Enumeration(enumeration) = &mut simple.content else {
        return;
    };
    let mut done = vec![false; enumeration.values.len()];
    for candidate in applied {
        let Some(page) = pages.get(candidate.page) else {
            continue;
        };
        let Some(block) = page.blocks.get(candidate.block) else {
            continue;
        };
        let Some(column) = column::with_descriptions(block, candidate.column) else {
            continue;
        };
        for &Hit { literal, row, .. } in &candidate.rows {
            let (Some(value), Some(done)) =
                (enumeration.values.get_mut(literal), done.get_mut(literal))
            else {
                continue;
            };
            let Some(row) = block.rows.get(row) else {
                continue;
            };
            let Some(cell) = row.cells.get(column) else {
                continue;
            };
            if *done
                || row
                    .cells
                    .get(candidate.column)
                    .is_some_and(|k| std::ptr::eq(k, cell))
            {
                continue;
            }
            let markdown = match &cell.markdown {
                Some(markdown) => markdown.clone(),
                None => docs::from_nodes(&page.tree, &cell.nodes, options.base_url.as_deref()),
            };
            *done = !markdown.is_empty();
            let start = row.start(column) as u32;
            let location = Location {
                source: page.source,
                start,
                end: start,
            };
            push_doc(&mut value.docs, markdown, location, size);
            if size.is_over() {
                return;
            }
        }
    }
}

/// Adds a text unless it says nothing new.
pub(super) fn push_doc(docs: &mut Vec<Doc>, markdown: String, location: Location, size: &mut Size) {
    let essence = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let new = essence(&markdown);
    if new.is_empty() || docs.iter().any(|d| essence(&d.markdown).contains(&new)) {
        return;
    }
    size.add_text(&markdown);
    docs.push(Doc {
        lang: None,
        source: None,
        markdown,
        location,
        origin: DocOrigin::Page,
    });
}
