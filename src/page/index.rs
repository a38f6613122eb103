//! Where on a page values and names are spoken of, so that matching need not look at every table for every type.

use std::collections::HashMap;

use super::blocks::Block;
use super::flow::{Flow, ItemKind, collapse};

/// One cell that may mean a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Index of the block.
    pub(crate) block: usize,
    /// Its column.
    pub(crate) column: usize,
    /// Its row.
    pub(crate) row: usize,
    /// Which of the cell's keys it is: 0 is the best.
    pub(crate) rank: usize,
}

/// What is where on one page.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Cells by key in lower case.
    mentions: HashMap<String, Vec<Mention>>,
    /// Headings (indexes of items) by the words in them.
    headings: HashMap<String, Vec<usize>>,
}

impl Index {
    /// Reads a page.
    pub(crate) fn of(flow: &Flow, blocks: &[Block]) -> Self {
        let mut index = Self::default();
        for (b, block) in blocks.iter().enumerate() {
            for (r, row) in block.rows.iter().enumerate() {
                for (c, cell) in row.cells.iter().enumerate() {
                    for (rank, key) in cell.keys.iter().enumerate() {
                        let mention = Mention {
                            block: b,
                            column: c,
                            row: r,
                            rank,
                        };
                        index
                            .mentions
                            .entry(key.to_lowercase())
                            .or_default()
                            .push(mention);
                    }
                }
            }
        }
        for (i, item) in flow.items.iter().enumerate() {
            if let ItemKind::Heading(text, _) = &item.kind {
                for word in words(text) {
                    let list = index.headings.entry(word.to_lowercase()).or_default();
                    if list.last() != Some(&i) {
                        list.push(i);
                    }
                }
            }
        }
        index
    }

    /// Cells that may mean a literal, letter case aside.
    pub(crate) fn mentions(&self, literal: &str) -> &[Mention] {
        let key = collapse(literal).to_lowercase();
        self.mentions.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Headings that name something.
    pub(crate) fn headings(&self, name: &str) -> &[usize] {
        let key = name.to_lowercase();
        self.headings.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// Whether a text names something: as a word of its own, its prefix and punctuation aside.
pub(crate) fn names(text: &str, name: &str) -> bool {
    words(text).any(|w| w == name)
}

/// The words of a text as names: without punctuation around them, and once more without a prefix.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | '"' | '/' | '<' | '>')
    })
    .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '_'))
    .filter(|w| !w.is_empty())
    .flat_map(|w| {
        let local = w.rsplit_once(':').map(|(_, local)| local);
        std::iter::once(w).chain(local)
    })
}
