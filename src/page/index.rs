//! Where on a page values and names are spoken of, so that matching need not look at every table for every type.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::block::Block;
use super::flow::{Flow, Item, ItemKind};
use crate::markup::scan::collapse;
use crate::markup::tree::Tree;
use crate::text::topic;

/// A literal that more cells than this mention leads to no block by itself.
const COMMON: usize = 32;

/// Blocks before and behind a definition that are looked at whatever they mention.
const NEAR: usize = 16;

/// Longest heading, header or paragraph that may name what the blocks below it are about.
const NAMING: usize = 1000;

/// Items above a block among which a line that is all bold is looked for.
const ABOVE: usize = 8;

/// Longest text that may say all that a block is about.
const TITLE: usize = 200;

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
    /// Whether it is only a part of what the cell says.
    pub(crate) is_part: bool,
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
    /// Blocks by the words in their headers, in the order of the blocks.
    headers: HashMap<String, Vec<usize>>,
    /// Blocks by what they are about, in the order of the blocks.
    topics: HashMap<String, Vec<usize>>,
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
        let outermost = outermost(flow);
        for (b, block) in blocks.iter().enumerate() {
            index.add_mentions(b, block);
            // all around a table speaks of the whole of it
            let (around, titles): (Vec<_>, Vec<_>) = if block.is_part {
                let own: Vec<Cow<'_, str>> = block.outer.iter().map(Cow::from).collect();
                (own.clone(), own)
            } else {
                let around = surroundings(tree, flow, &outermost, block);
                (around.collect(), titles(tree, flow, block).collect())
            };
            for text in around.iter().filter(|t| t.len() <= NAMING) {
                for word in words(text) {
                    add(index.naming.entry(word.to_owned()).or_default(), b);
                }
            }
            let header = block.header.iter().filter(|_| !block.is_part);
            for word in header.flat_map(|text| words(text)) {
                add(index.headers.entry(word.to_owned()).or_default(), b);
            }
            let titles = titles.iter().filter(|t| t.len() <= TITLE);
            for topic in titles.filter_map(|t| topic(t)) {
                add(index.topics.entry(topic).or_default(), b);
            }
        }
        for (i, item) in flow.items.iter().enumerate() {
            if matches!(item.kind, ItemKind::Schema | ItemKind::Heading(..)) {
                index.barriers.push(i);
            }
            if let ItemKind::Heading(text, _) = &item.kind {
                for word in words(text) {
                    add(index.headings.entry(word.to_lowercase()).or_default(), i);
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
                            is_part: cell.keys.is_part(rank),
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
    /// stands, about one of its topics, or with a literal that not everything mentions.
    pub(crate) fn worth_a_look(
        &self,
        anchors: impl Iterator<Item = usize>,
        names: &[&str],
        topics: &[String],
        literals: &[&str],
    ) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for anchor in anchors {
            let at = self.items.partition_point(|i| *i < anchor);
            found.extend(at.saturating_sub(NEAR)..(at + NEAR).min(self.items.len()));
        }
        let maps = [&self.naming, &self.headers].into_iter();
        let named = maps.flat_map(|map| names.iter().filter_map(|name| map.get(*name)));
        let about = topics.iter().filter_map(|topic| self.topics.get(topic));
        for blocks in named.chain(about) {
            found.extend(blocks.iter().take(4 * COMMON));
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
        self.naming.contains_key(name) || self.headers.contains_key(name)
    }

    /// Whether any block is about a topic.
    pub(crate) fn has_topic(&self, topic: &str) -> bool {
        self.topics.contains_key(topic)
    }

    /// Whether a block is about a topic, by its caption, its heading, or what it is nested in.
    pub(crate) fn is_about(&self, block: usize, topic: &str) -> bool {
        let list = self.topics.get(topic);
        list.is_some_and(|l| l.binary_search(&block).is_ok())
    }

    /// Whether a name stands in the header of a block.
    pub(crate) fn is_headed(&self, block: usize, name: &str) -> bool {
        let list = self.headers.get(name);
        list.is_some_and(|l| l.binary_search(&block).is_ok())
    }

    /// Whether a name stands in the caption, the heading above a block, the row of an outer
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

/// Adds a number to a list in ascending order.
fn add(list: &mut Vec<usize>, number: usize) {
    if list.last() != Some(&number) {
        list.push(number);
    }
}

/// For each item that is nested, the table or list that is nested in nothing.
fn outermost(flow: &Flow) -> Vec<Option<usize>> {
    let mut outermost = None;
    let of = |(i, item): (usize, &Item)| {
        if !item.nested {
            outermost = Some(i);
        }
        outermost.filter(|_| item.nested)
    };
    flow.items.iter().enumerate().map(of).collect()
}

/// Caption, heading, and what it is nested in: texts that may say all that a block is about.
fn titles<'a>(
    tree: &'a Tree,
    flow: &'a Flow,
    block: &'a Block,
) -> impl Iterator<Item = Cow<'a, str>> {
    let own = std::iter::once(&block.caption).chain(&block.outer);
    let own = own.map(String::as_str);
    let all = own.chain(headings(flow, block).into_iter().flatten());
    all.map(Cow::Borrowed).chain(bold_line(tree, flow, block))
}

/// A paragraph above a block that is all bold: a heading by its look.
fn bold_line<'a>(tree: &'a Tree, flow: &'a Flow, block: &Block) -> Option<Cow<'a, str>> {
    let item = flow.items.get(block.item)?;
    let before = flow.items.get(..block.item)?.iter().rev().take(ABOVE);
    let line = before
        .take_while(|i| i.heading == item.heading)
        .filter(|i| matches!(i.kind, ItemKind::Text) && !i.nested)
        .find(|i| tree.is_bold(&i.run))?;
    Some(Cow::Owned(run_text(tree, line)))
}

/// The heading that a block stands under, and the one above it: of `Door state` and `Values` the first says more.
fn headings<'a>(flow: &'a Flow, block: &Block) -> [Option<&'a str>; 2] {
    let heading = |index: Option<usize>| match &flow.items.get(index?)?.kind {
        ItemKind::Heading(text, above) => Some((text.as_str(), *above)),
        _ => None,
    };
    let own = heading(flow.items.get(block.item).and_then(|i| i.heading));
    let above = heading(own.and_then(|(_, above)| above));
    [own, above].map(|found| found.map(|(text, _)| text))
}

/// Texts around a block that may name what it is about.
fn surroundings<'a>(
    tree: &'a Tree,
    flow: &'a Flow,
    outermost: &[Option<usize>],
    block: &'a Block,
) -> impl Iterator<Item = Cow<'a, str>> {
    let [own, above] = headings(flow, block);
    // the heading `Values` names nothing
    let heading = own.filter(|text| topic(text).is_some()).or(above.or(own));
    let own = std::iter::once(&block.caption).chain(&block.outer);
    let own = own.map(String::as_str).chain(heading).map(Cow::Borrowed);
    let own = own.chain(bold_line(tree, flow, block));
    let item = flow.items.get(block.item);
    let paragraph = paragraph_before(flow, block.item).map(|p| Cow::Owned(run_text(tree, p)));
    // above a table that only lays out others, as a heading would
    let outermost = outermost.get(block.item).copied().flatten();
    let above = outermost.and_then(|outer| paragraph_before(flow, outer));
    let above = above.map(|p| run_text(tree, p));
    let above = above.filter(|text| text.len() <= TITLE).map(Cow::Owned);
    // "Table 3: …" behind a table
    let caption = item.and_then(|item| {
        let behind = flow.items.get(block.item + 1..).unwrap_or_default();
        let next = behind.iter().find(|i| i.nested == item.nested)?;
        let is_caption = matches!((&item.kind, &next.kind), (ItemKind::Table, ItemKind::Text));
        let text = is_caption.then(|| run_text(tree, next))?;
        let says = text.starts_with("Table") || tree.name(next.node) == "figcaption";
        (says && text.len() < 300).then_some(text)
    });
    own.chain(paragraph)
        .chain(above)
        .chain(caption.map(Cow::Owned))
}

/// The paragraph before an item.
fn paragraph_before(flow: &Flow, item: usize) -> Option<&Item> {
    let before = flow.items.get(..item)?.iter().rev().take(4);
    let item = flow.items.get(item)?;
    before
        .filter(|i| i.heading == item.heading)
        .find(|i| matches!(i.kind, ItemKind::Text) && i.nested == item.nested)
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
