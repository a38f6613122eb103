//! How well a block and a type fit, by the evidence that was found.

use std::fmt;

use crate::page::Page;
use crate::source::Location;

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
    pub(super) what: &'static str,
    /// In how many different rows they stand.
    pub(super) places: usize,
    /// Rows that could mention something.
    pub(super) total: usize,
    pub(super) literals: usize,
    pub(super) named: bool,
    /// An element or attribute that has the type is named.
    pub(super) used: bool,
    /// The block, or all of the page, is about what the names say.
    pub(super) about: bool,
    pub(super) same_section: bool,
    /// No other schema text stands between.
    pub(super) adjacent: bool,
    pub(super) own: bool,
    /// It is a part of a table.
    pub(super) is_part: bool,
    /// It has three or more columns.
    pub(super) is_wide: bool,
    /// The values stand in another of these than the first.
    pub(super) odd_column: bool,
    /// Paragraphs to the nearest place where the type is defined or a heading names it.
    pub(super) distance: Option<usize>,
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
