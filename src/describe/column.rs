//! Which column of a block holds the descriptions.

use crate::page::block::Block;

/// Headings of columns that hold descriptions, best first, in the languages that specifications come in.
const HEADINGS: &[&str] = &[
    "description",
    "meaning",
    "definition",
    "explanation",
    "semantic",
    "behavior",
    "behaviour",
    "purpose",
    "beschreibung",
    "bedeutung",
    "erläuterung",
    "signification",
    "définition",
    "descripción",
    "significado",
    "descrição",
    "descrizione",
    "significato",
    "beschrijving",
    "omschrijving",
    "betekenis",
    "beskrivning",
    "beskrivelse",
    "opis",
    "popis",
    "описание",
    "значение",
    "説明",
    "意味",
    "描述",
    "含义",
    "说明",
    "설명",
    "remark",
    "comment",
    "note",
    "usage",
    "use",
    "details",
    "text",
    "label",
];

/// Words of a cell beyond which it is prose, however many there are.
const WORDS: usize = 50;

/// The column with the descriptions: the one that its heading says, else the one with most text.
pub(super) fn with_descriptions(block: &Block, values: usize) -> Option<usize> {
    let others = || (0..block.columns()).filter(move |&c| c != values);
    let header: Vec<String> = block.header.iter().map(|h| h.to_lowercase()).collect();
    for heading in HEADINGS {
        let titled = |c: &usize| header.get(*c).is_some_and(|h| h.contains(heading));
        let mut found = others().filter(titled);
        // the one behind the values before one in front of them
        let all: Vec<usize> = found.by_ref().collect();
        let behind = all.iter().find(|&&c| c > values).or(all.first());
        if let Some(&column) = behind {
            return Some(column);
        }
    }
    let mut counts = vec![0; block.columns()];
    for row in &block.rows {
        for (cell, count) in row.cells.iter().zip(&mut counts) {
            *count += cell.text.split_whitespace().take(WORDS).count();
        }
    }
    let words = |c: usize| counts.get(c).copied().unwrap_or(0);
    let best = others().max_by_key(|&c| (words(c), std::cmp::Reverse(c)))?;
    let prose = words(best) * 2 >= block.rows.len() * 3;
    (prose || block.columns() == 2 && words(best) > 0).then_some(best)
}
