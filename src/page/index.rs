//! Where on a page values and names are spoken of, so that matching need not look at every table for every type.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::block::Block;
use super::flow::{Flow, Item, ItemKind};
use crate::markup::scan::collapse;
use crate::markup::tree::Tree;

/// A literal that more cells than this mention leads to no block by itself.
const COMMON: usize = 32;

/// Blocks before and behind a definition that are looked at whatever they mention.
const NEAR: usize = 16;

/// Longest heading, header or paragraph that may name what the blocks below it are about.
const NAMING: usize = 1000;

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
    /// Cells by key in lower case, in the order of the blocks.
    mentions: HashMap<String, Vec<Mention>>,
    /// Headings (indexes of items) by the words in them, in lower case.
    pub(crate) headings: HashMap<String, Vec<usize>>,
    /// Blocks by the words where they stand, in the order of the blocks.
    naming: HashMap<String, Vec<usize>>,
    /// Items of the blocks.
    items: Vec<usize>,
    /// Items that are schema text or headings.
    barriers: Vec<usize>,
}

impl Index {
    /// Reads a page.
    pub(crate) fn of(tree: &Tree, flow: &Flow, blocks: &[Block]) -> Self {
        let mut index = Self {
            items: blocks.iter().map(|b| b.item).collect(),
            ..Self::default()
        };
        for (b, block) in blocks.iter().enumerate() {
            index.add_mentions(b, block);
            for text in surroundings(tree, flow, block).filter(|t| t.len() <= NAMING) {
                for word in words(&text) {
                    let list = index.naming.entry(word.to_owned()).or_default();
                    if list.last() != Some(&b) {
                        list.push(b);
                    }
                }
            }
        }
        for (i, item) in flow.items.iter().enumerate() {
            if matches!(item.kind, ItemKind::Schema | ItemKind::Heading(..)) {
                index.barriers.push(i);
            }
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

    fn add_mentions(&mut self, number: usize, block: &Block) {
        for (r, row) in block.rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
                // A cell that spans columns means its value in the first.
                let before = c.checked_sub(1).and_then(|c| row.cells.get(c));
                if before.is_some_and(|before| Rc::ptr_eq(before, cell)) {
                    continue;
                }
                for (rank, key) in cell.keys.iter().enumerate() {
                    self.mentions
                        .entry(key.to_lowercase())
                        .or_default()
                        .push(Mention {
                            block: number,
                            column: c,
                            row: r,
                            rank,
                        });
                }
            }
        }
    }

    /// Cells that may mean a literal, letter case aside.
    fn all_mentions(&self, literal: &str) -> &[Mention] {
        let key = collapse(literal).to_lowercase();
        self.mentions.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Blocks that are worth a look for a type: near one of its anchors (items), where one of its names
    /// stands, or with a literal that not everything mentions.
    pub(crate) fn worth_a_look(
        &self,
        anchors: impl Iterator<Item = usize>,
        names: &[&str],
        literals: &[&str],
    ) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for anchor in anchors {
            let at = self.items.partition_point(|i| *i < anchor);
            found.extend(at.saturating_sub(NEAR)..(at + NEAR).min(self.items.len()));
        }
        for name in names {
            found.extend(
                self.naming
                    .get(*name)
                    .into_iter()
                    .flatten()
                    .take(4 * COMMON),
            );
        }
        for literal in literals {
            let all = self.all_mentions(literal);
            if all.len() <= COMMON {
                found.extend(all.iter().map(|m| m.block));
            }
        }
        found
    }

    /// Cells of these blocks that may mean a literal.
    pub(crate) fn mentions<'a>(
        &'a self,
        literal: &str,
        blocks: &'a BTreeSet<usize>,
    ) -> impl Iterator<Item = Mention> + 'a {
        let all = self.all_mentions(literal);
        let few = all.len() <= 4 * blocks.len().max(COMMON);
        let scanned = all.iter().filter(move |m| few && blocks.contains(&m.block));
        let sought = blocks.iter().filter(move |_| !few).flat_map(move |block| {
            let from = all.partition_point(|m| m.block < *block);
            let rest = all.get(from..).unwrap_or_default();
            rest.iter().take_while(move |m| m.block == *block)
        });
        scanned.chain(sought).copied()
    }

    /// The names and values that are spoken of.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.mentions.keys().map(String::as_str)
    }

    /// Whether a name stands at any block or in any heading.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.naming.contains_key(name)
    }

    /// Whether a name stands in the caption, the header, the heading above a block, the row of an outer
    /// table, or the paragraph before it.
    pub(crate) fn is_named(&self, block: usize, name: &str) -> bool {
        let list = self.naming.get(name);
        list.is_some_and(|l| l.binary_search(&block).is_ok())
    }

    /// Whether schema text or a heading stands between two items.
    pub(crate) fn is_parted(&self, a: usize, b: usize) -> bool {
        let (from, to) = (a.min(b), a.max(b));
        let next = self.barriers.partition_point(|i| *i <= from);
        self.barriers.get(next).is_some_and(|i| *i < to)
    }
}

/// Texts around a block that may name what it is about.
fn surroundings<'a>(
    tree: &'a Tree,
    flow: &'a Flow,
    block: &'a Block,
) -> impl Iterator<Item = Cow<'a, str>> {
    let own = std::iter::once(&block.caption).chain(&block.outer);
    let own = own.chain(&block.header).map(|t| Cow::Borrowed(t.as_str()));
    let item = flow.items.get(block.item);
    let heading = item.and_then(|i| i.heading).and_then(|h| flow.items.get(h));
    let heading = heading.and_then(|h| match &h.kind {
        ItemKind::Heading(text, _) => Some(Cow::Borrowed(text.as_str())),
        _ => None,
    });
    let before = flow.items.get(..block.item).unwrap_or_default();
    let paragraph = item.and_then(|item| {
        before
            .iter()
            .rev()
            .take(4)
            .filter(|i| i.heading == item.heading)
            .find(|i| matches!(i.kind, ItemKind::Text) && i.nested == item.nested)
    });
    let paragraph = paragraph.map(|p| Cow::Owned(run_text(tree, p)));
    // "Table 3: …" behind a table
    let caption = item.and_then(|item| {
        let behind = flow.items.get(block.item + 1..).unwrap_or_default();
        let next = behind.iter().find(|i| i.nested == item.nested)?;
        let is_caption = matches!((&item.kind, &next.kind), (ItemKind::Table, ItemKind::Text));
        is_caption.then(|| run_text(tree, next))
    });
    let caption = caption.filter(|text| text.starts_with("Table") && text.len() < 300);
    own.chain(heading)
        .chain(paragraph)
        .chain(caption.map(Cow::Owned))
}

/// Text of a paragraph.
fn run_text(tree: &Tree, item: &Item) -> String {
    let text = |&n| tree.text_up_to(n, NAMING);
    let all: Vec<String> = item.run.iter().map(text).collect();
    collapse(&all.concat())
}

/// Whether a text names something: as a word of its own, its prefix and punctuation aside.
pub(crate) fn names(text: &str, name: &str) -> bool {
    words(text).any(|w| w == name)
}

/// The words of a text as names: without punctuation around them, and once more without a prefix.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "()[],;\"/<>".contains(c))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|w| !w.is_empty())
        .flat_map(|w| {
            let local = w.rsplit_once(':').map(|(_, local)| local);
            std::iter::once(w).chain(local)
        })
}
