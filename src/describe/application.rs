//! Gives values the descriptions of the blocks that were chosen.

use std::collections::HashSet;
use std::rc::Rc;

use super::candidate::{Candidate, Hit};
use super::column;
use super::notes::Texts;
use crate::docs;
use crate::model::{Content, Doc, DocOrigin, SimpleType};
use crate::page::Page;
use crate::page::block::Block;
use crate::resolve::Size;
use crate::source::Location;

/// Takes the texts over. The first block that has a value describes it.
pub(super) fn apply(
    simple: &mut SimpleType,
    applied: &[&Candidate],
    texts: &Texts<'_>,
    size: &mut Size,
) {
    let Content::Enumeration(enumeration) = &mut simple.content else {
        return;
    };
    let literals = column::literals(enumeration);
    let mut done = vec![false; enumeration.values.len()];
    for candidate in applied {
        let Some(described) = Described::of(candidate, &literals, texts) else {
            continue;
        };
        let label = described.label();
        for hit in &candidate.rows {
            let value = enumeration.values.get_mut(hit.literal);
            let (Some(value), Some(done)) = (value, done.get_mut(hit.literal)) else {
                continue;
            };
            let Some(markdown) = described.markdown(hit).filter(|_| !*done) else {
                continue;
            };
            let markdown = match label.as_deref().and_then(|l| markdown.strip_prefix(l)) {
                Some(text) => text.to_owned(),
                None => markdown,
            };
            let markdown = texts
                .notes
                .settle(candidate.page, described.value(hit), markdown);
            *done = !markdown.is_empty();
            push_doc(&mut value.docs, markdown, described.location(hit), size);
            if size.is_over() {
                return;
            }
        }
    }
}

/// Most words of a paragraph that only says what follows.
const WORDS: usize = 3;

/// Rows that are compared to see whether they all begin alike.
const COMPARED: usize = 64;

/// A block, as far as it describes a type.
struct Described<'a> {
    page: &'a Page,
    block: &'a Block,
    candidate: &'a Candidate,
    /// The column with the descriptions.
    column: usize,
    base: Option<&'a str>,
}

impl<'a> Described<'a> {
    fn of(candidate: &'a Candidate, literals: &HashSet<String>, texts: &Texts<'a>) -> Option<Self> {
        let page = texts.pages.get(candidate.page)?;
        let block = page.blocks.get(candidate.block)?;
        Some(Self {
            page,
            block,
            candidate,
            column: column::with_descriptions(block, candidate.column, literals)?,
            base: texts.base,
        })
    }

    /// What it says of a literal.
    fn markdown(&self, hit: &Hit) -> Option<String> {
        let row = self.block.rows.get(hit.row)?;
        let cell = row.cells.get(self.column)?;
        // a cell that spans both columns is the value
        let value = row.cells.get(self.candidate.column);
        if value.is_some_and(|value| Rc::ptr_eq(value, cell)) {
            return None;
        }
        Some(match &cell.markdown {
            Some(markdown) => markdown.clone(),
            None => docs::from_nodes(&self.page.tree, &cell.nodes, self.base),
        })
    }

    /// The text that gives a literal.
    fn value(&self, hit: &Hit) -> &str {
        let row = self.block.rows.get(hit.row);
        let cell = row.and_then(|row| row.cells.get(self.candidate.column));
        cell.map_or("", |cell| &cell.text)
    }

    fn location(&self, hit: &Hit) -> Location {
        let row = self.block.rows.get(hit.row);
        let start = row.map_or(0, |row| row.start(self.column)) as u32;
        Location {
            source: self.page.source,
            start,
            end: start,
        }
    }

    /// A short paragraph that all descriptions begin with: it says what they are, as "documentation" in tables of
    /// facets does, not what one of the values means.
    fn label(&self) -> Option<String> {
        let mut texts = self.candidate.rows.iter().take(COMPARED);
        let first = self.markdown(texts.next()?)?;
        let (label, _) = first.split_once("\n\n")?;
        let speaks =
            label.contains(|c: char| c.is_ascii_digit()) || label.ends_with(['.', '!', '?']);
        if speaks || label.split_whitespace().count() > WORDS {
            return None;
        }
        let label = format!("{label}\n\n");
        let begins = |hit: &Hit| {
            self.markdown(hit)
                .is_some_and(|text| text.starts_with(&label))
        };
        (texts.len() > 0 && texts.all(begins)).then_some(label)
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
