//! How well a table and a type fit: how many literals meet, how near they stand, who is named.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::subject::Subject;
use crate::markup::scan::collapse;
use crate::page::Page;
use crate::page::block::{Block, Cell};
use crate::page::flow::ItemKind;
use crate::page::index::Mention;
use crate::source::Location;
use crate::text::topic;

/// A row that gives a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Index of the literal.
    pub(super) literal: usize,
    /// Index of the row.
    pub(super) row: usize,
    /// In the same letter case.
    pub(super) exact: bool,
}

/// A block that may describe a type, with the evidence.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) page: usize,
    pub(super) block: usize,
    /// The column that gives the values.
    pub(super) column: usize,
    /// The best row for each literal that the block mentions, in the order of the literals.
    pub(super) rows: Vec<Hit>,
    /// Rows that mention the same literal again.
    pub(super) again: Vec<Hit>,
    /// What the block is.
    what: &'static str,
    /// In how many different rows they stand.
    places: usize,
    /// Rows that could mention something.
    total: usize,
    literals: usize,
    named: bool,
    /// An element or attribute that has the type is named.
    used: bool,
    /// The block, or all of the page, is about what the names say.
    about: bool,
    same_section: bool,
    /// No other schema text stands between.
    adjacent: bool,
    own: bool,
    /// It is a part of a table.
    is_part: bool,
    /// It has three or more columns.
    is_wide: bool,
    /// The values stand in another of these than the first.
    odd_column: bool,
    /// Paragraphs to the nearest place where the type is defined or a heading names it.
    distance: Option<usize>,
}

impl Candidate {
    /// Where the block begins.
    pub(super) fn location(&self, pages: &[Page]) -> Option<Location> {
        let page = pages.get(self.page)?;
        let block = page.blocks.get(self.block)?;
        let start = page.flow.items.get(block.item)?.start as u32;
        Some(Location {
            source: page.source,
            start,
            end: start,
        })
    }

    fn of_type(&self) -> f64 {
        self.rows.len() as f64 / self.literals.max(1) as f64
    }

    fn of_block(&self) -> f64 {
        self.places as f64 / self.total.max(1) as f64
    }

    /// The better, the higher.
    pub(super) fn score(&self) -> f64 {
        let exact =
            self.rows.iter().filter(|r| r.exact).count() as f64 / self.literals.max(1) as f64;
        let bonus = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
        8.0 * self.of_type()
            + 2.0 * exact
            + 5.0 * self.of_block()
            + bonus(self.named, 6.0)
            + bonus(self.same_section, 5.0)
            + bonus(self.own, 4.0)
            + bonus(self.used || self.about, 3.0)
            - (self.distance.unwrap_or(400).min(400) as f64) / 100.0
    }

    /// Whether the evidence suffices to apply it unasked, as long as no other type has a better claim.
    pub(super) fn is_sure(&self) -> bool {
        let hits = self.rows.len();
        let (of_type, of_block) = (self.of_type(), self.of_block());
        let near = self.named || self.same_section;
        let untitled = self.is_part && !self.named && !self.is_of_topic();
        if self.is_crowded() || self.is_of_others() || untitled {
            return false;
        }
        // one of its rows may speak of the type itself
        let most = of_block >= 0.75 || self.named && of_type >= 1.0 && of_block >= 0.5;
        if self.odd_column && !(hits >= 2 && most && (near || of_type >= 0.75)) {
            return false;
        }
        if self.named {
            return of_type >= 0.5 || of_block >= 0.5 && hits >= 2;
        }
        if self.same_section {
            return of_type >= 0.5 && of_block >= 0.5
                || hits >= 3 && (of_type >= 0.75 || of_block >= 0.75);
        }
        // far away the letter case must tell, too
        let exact = self.rows.iter().filter(|r| r.exact).count() * 2 > hits;
        if self.is_of_topic() {
            return exact && hits >= 2 && of_type >= 0.5 && of_block >= 0.75;
        }
        if self.distance.is_none() && self.column > 0 {
            // what stands before the values may be what the rows are about
            return exact && hits >= 5 && of_type >= 1.0 && of_block >= 0.9;
        }
        if self.distance.is_none() {
            return exact && hits >= 3 && of_type >= 0.75 && of_block >= 0.75;
        }
        exact
            && (hits >= 3 && of_type >= 0.75 && of_block >= 0.6
                || hits >= 2 && of_type >= 1.0 && of_block >= 0.9)
    }

    /// Whether its rows speak of several values each, as those of attributes do that have them.
    fn is_crowded(&self) -> bool {
        let hits = self.rows.len();
        let one = self.what == "table" && self.places == 1 && hits > 1;
        one || !(self.named || self.is_of_topic()) && hits * 4 > self.places * 5
    }

    /// Whether its values come again with other things beside them: then it describes these.
    fn is_of_others(&self) -> bool {
        self.is_wide && self.again.len() * 2 >= self.rows.len()
    }

    /// How good a claim it is, to compare with those of other types: named, next to it, in its section; then
    /// how many values meet.
    pub(super) fn claim(&self) -> (u8, usize, usize) {
        let class = match (self.named, self.adjacent, self.same_section) {
            (true, _, _) => 3,
            (_, true, _) => 2,
            _ if self.used => 2,
            (_, _, true) => 1,
            _ => 0,
        };
        let of_type = (self.of_type() * 1000.0) as usize;
        (class, self.rows.len(), of_type)
    }

    /// Whether it is worth a word at all.
    pub(super) fn is_worth_a_word(&self) -> bool {
        self.rows.len() >= 2 && (self.of_type() >= 0.5 || self.of_block() >= 0.75)
    }

    pub(super) fn is_named_or_near(&self) -> bool {
        self.named || self.is_of_topic() || self.same_section
    }

    /// Whether what has the type is named, or what its name is about.
    pub(super) fn is_of_topic(&self) -> bool {
        self.used || self.about
    }

    pub(super) fn covers_block(&self) -> bool {
        self.of_block() >= 0.5
    }
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} of {} values stand in {} of {} rows",
            self.what,
            self.rows.len(),
            self.literals,
            self.places,
            self.total
        )?;
        let exact = self.rows.iter().filter(|r| r.exact).count();
        if exact < self.rows.len() {
            write!(f, ", {} in another letter case", self.rows.len() - exact)?;
        }
        if self.named {
            f.write_str(", the type is named there")?;
        }
        if self.used {
            f.write_str(", what has the type is named there")?;
        } else if self.about && !self.named {
            f.write_str(", it is about the same as the name")?;
        }
        match self.distance {
            _ if self.same_section => f.write_str(", same section"),
            Some(distance) => write!(f, ", {distance} paragraphs away"),
            None => f.write_str(", the page says no more of the type"),
        }
    }
}

/// Literals of a type, where a block mentions them, and whether in the same letter case.
type Mentions = Vec<(usize, Mention, bool)>;

/// All blocks of the pages of its anchors that mention literals of a type, best first.
pub(super) fn candidates(subject: &Subject<'_>, pages: &[Page]) -> Vec<Candidate> {
    let mut list = Vec::new();
    let literals = subject.literals.iter();
    let known: HashSet<String> = literals.map(|l| l.to_ascii_lowercase()).collect();
    let names: Vec<&str> = subject.names.iter().chain(&subject.uses).copied().collect();
    for &page in &subject.pages {
        let Some(found) = pages.get(page) else {
            continue;
        };
        let anchors = subject.anchors.iter().filter(|a| a.page == page);
        let anchors = anchors.map(|a| a.item);
        let blocks = found
            .index
            .worth_a_look(anchors, &names, &subject.topics, &subject.literals);
        let mut tallies: HashMap<(usize, usize), Mentions> = HashMap::new();
        for (l, literal) in subject.literals.iter().enumerate() {
            let wanted = collapse(literal);
            for mention in found.index.mentions(literal, &blocks) {
                let cell = cell(found, mention);
                let exact = cell.is_some_and(|c| c.keys.get(mention.rank) == Some(wanted.as_str()));
                tallies
                    .entry((mention.block, mention.column))
                    .or_default()
                    .push((l, mention, exact));
            }
        }
        let mut best: HashMap<usize, Candidate> = HashMap::new();
        let mut crossings: HashMap<usize, Vec<usize>> = HashMap::new();
        for ((block, column), mentions) in tallies {
            // a matrix of values against values describes none of them
            let crossing = crossings.entry(block).or_insert_with(|| {
                found
                    .blocks
                    .get(block)
                    .map_or(Vec::new(), |b| crossing(b, &known))
            });
            let others = crossing.iter().filter(|&&c| c != column).count();
            if others > 1 {
                continue;
            }
            let Some(candidate) = candidate(subject, pages, page, block, column, &mentions) else {
                continue;
            };
            // of two columns the one that says more; at a draw the one further left
            let better = best.get(&block).is_none_or(|b| {
                (candidate.rows.len(), std::cmp::Reverse(candidate.column))
                    > (b.rows.len(), std::cmp::Reverse(b.column))
            });
            if better {
                best.insert(block, candidate);
            }
        }
        list.extend(best.into_values());
    }
    list.sort_by(|a, b| {
        let order = b.score().total_cmp(&a.score());
        order.then((a.page, a.block).cmp(&(b.page, b.block)))
    });
    list
}

/// The columns that values head: in the header, or in the first row.
fn crossing(block: &Block, known: &HashSet<String>) -> Vec<usize> {
    let first = block.rows.first().filter(|_| block.header.is_empty());
    let cells = first.into_iter().flat_map(|row| &row.cells);
    let header = block.header.iter().map(String::as_str);
    let head = header.chain(cells.map(|cell| cell.text.as_str()));
    let crossing = head
        .enumerate()
        .filter(|(_, text)| known.contains(&text.to_ascii_lowercase()));
    crossing.map(|(column, _)| column).collect()
}

fn cell(page: &Page, mention: Mention) -> Option<&Cell> {
    let block = page.blocks.get(mention.block)?;
    let row = block.rows.get(mention.row)?;
    row.cells.get(mention.column).map(|cell| &**cell)
}

fn candidate(
    subject: &Subject<'_>,
    pages: &[Page],
    page: usize,
    block: usize,
    column: usize,
    mentions: &Mentions,
) -> Option<Candidate> {
    let found = pages.get(page)?;
    let table = found.blocks.get(block)?;
    let heading = |c: usize| table.header.get(c).map_or("", String::as_str);
    if heading(column).to_lowercase().contains("default") {
        return None;
    }
    // a row that says one value outright does not also speak of others
    let mut outright: HashMap<usize, usize> = HashMap::new();
    for &(l, m, exact) in mentions.iter().filter(|m| !m.1.is_part) {
        if exact || !outright.contains_key(&m.row) {
            outright.insert(m.row, l);
        }
    }
    let mut best: HashMap<usize, (bool, usize, usize)> = HashMap::new();
    let mut again = Vec::new();
    for &(l, m, exact) in mentions {
        if outright.get(&m.row).is_some_and(|&o| o != l) {
            continue;
        }
        // quotes and footnote marks around a value make no difference
        let rank = if m.is_part { m.rank } else { 0 };
        let this = (!exact, rank, m.row);
        match best.get_mut(&l) {
            None => {
                best.insert(l, this);
            }
            Some(that) if that.2 == this.2 => *that = this.min(*that),
            Some(that) => {
                let (keep, drop) = if (this.0, this.1) < (that.0, that.1) {
                    (this, *that)
                } else {
                    (*that, this)
                };
                if (keep.0, keep.1) == (drop.0, drop.1) {
                    again.push(Hit {
                        literal: l,
                        row: drop.2,
                        exact: !drop.0,
                    });
                }
                *that = keep;
            }
        }
    }
    let mut rows: Vec<Hit> = best
        .into_iter()
        .map(|(literal, (inexact, _, row))| Hit {
            literal,
            row,
            exact: !inexact,
        })
        .collect();
    rows.sort_unstable();
    again.sort_unstable();
    let places: HashSet<usize> = rows.iter().map(|hit| hit.row).collect();
    let total = table.filled.get(column).copied().unwrap_or(0);
    // a first row without `th` may be the header
    let header = table.what == "table" && table.header.is_empty() && !places.contains(&0);
    let total = total - usize::from(header && total > places.len());
    // a header says what the first column is about; what it says of others may be that they have values of the type
    let is_named = |name: &&str| {
        found.index.is_named(block, name) || column == 0 && found.index.is_headed(block, name)
    };
    let mut candidate = Candidate {
        page,
        block,
        column,
        rows,
        again,
        what: table.what,
        places: places.len(),
        total,
        literals: subject.literals.len(),
        named: subject.names.iter().any(is_named),
        used: subject.uses.iter().any(is_named),
        about: subject
            .topics
            .iter()
            .any(|t| found.index.is_about(block, t)),
        same_section: false,
        adjacent: false,
        own: false,
        is_part: table.is_part,
        is_wide: table.columns() > 2,
        odd_column: column > 0 && table.columns() > 2,
        distance: None,
    };
    for anchor in subject.anchors.iter().filter(|a| a.page == page) {
        let same = same_section(found, anchor.item, table.item);
        let topic = found.heading_text(anchor.item).and_then(topic);
        candidate.about |= !table.is_part
            && topic.is_some_and(|t| subject.topics.contains(&t))
            && is_below(found, table.item, anchor.item);
        candidate.same_section |= same;
        candidate.own |= same && anchor.own;
        candidate.adjacent |= same && !found.index.is_parted(anchor.item, table.item);
        let distance = anchor.item.abs_diff(table.item);
        candidate.distance = Some(candidate.distance.map_or(distance, |d| d.min(distance)));
    }
    Some(candidate)
}

/// Whether two items stand under one heading, or one of them under a heading of the other's.
fn same_section(page: &Page, a: usize, b: usize) -> bool {
    let (a, b) = (chain(page, a), chain(page, b));
    match (a.first(), b.first()) {
        // the title of the whole page holds everything: only what stands right under it is together
        (Some(x), Some(y)) if x == y => true,
        (Some(x), Some(y)) => {
            let nested = |inner: &[usize], outer: &usize| {
                inner.contains(outer) && page.parent_heading(*outer).is_some()
            };
            nested(&a, y) || nested(&b, x)
        }
        (None, None) => true,
        _ => false,
    }
}

/// The headings that an item stands under, itself if it is one, innermost first.
fn chain(page: &Page, item: usize) -> Vec<usize> {
    let first = page.flow.items.get(item).and_then(|i| match i.kind {
        ItemKind::Heading(..) => Some(item),
        _ => i.heading,
    });
    std::iter::successors(first, |&h| page.parent_heading(h)).collect()
}

/// Whether an item stands somewhere under a heading.
fn is_below(page: &Page, item: usize, heading: usize) -> bool {
    chain(page, item).contains(&heading)
}
