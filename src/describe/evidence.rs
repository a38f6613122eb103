//! What speaks for a block's describing a type: how many literals meet, how near they stand, who is named.

use std::collections::{HashMap, HashSet};

use super::candidate::{Candidate, Hit};
use super::subject::Subject;
use crate::markup::scan::collapse;
use crate::page::Page;
use crate::page::block::{Block, Cell};
use crate::page::flow::ItemKind;
use crate::page::index::Mention;
use crate::text::topic;

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
    let (rows, again) = best_rows(mentions);
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
    look_around(&mut candidate, subject, found, table);
    Some(candidate)
}

/// The best row for each literal that is mentioned, and rows that mention it again as well.
fn best_rows(mentions: &Mentions) -> (Vec<Hit>, Vec<Hit>) {
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
    (rows, again)
}

/// How a block stands to the places where the type is defined or spoken of.
fn look_around(candidate: &mut Candidate, subject: &Subject<'_>, found: &Page, table: &Block) {
    for anchor in subject.anchors.iter().filter(|a| a.page == candidate.page) {
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
