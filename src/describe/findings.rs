//! What page and schema disagree on, with both places; and blocks that were not believed.

use std::collections::HashSet;

use super::candidate::{Candidate, Hit};
use super::column;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::SimpleType;
use crate::page::Page;
use crate::page::block::{Block, Row};
use crate::source::Location;
use crate::text::nearest;

/// What messages call a type.
fn title(simple: &SimpleType) -> String {
    let identity = &simple.identity;
    match (&identity.name, identity.owner()) {
        (Some(name), _) => format!("`{name}`"),
        (None, Some(owner)) => format!("the type of `{owner}`"),
        (None, None) => "an anonymous type".to_owned(),
    }
}

/// The warning that a block was not applied.
pub(super) fn doubtful(
    simple: &SimpleType,
    candidate: &Candidate,
    location: Location,
) -> Diagnostic {
    let name = title(simple);
    Diagnostic::warning(
        codes::DOUBTFUL_MATCH,
        format!("this may describe {name}, but the evidence is thin: {candidate}"),
    )
    .at(location)
    .related("the type", simple.location)
    .help("if it does, use `--apply-doubtful`; it is not applied now")
}

/// Warns of everything that does not fit.
pub(super) fn report(
    simple: &SimpleType,
    applied: &[&Candidate],
    pages: &[Page],
    diagnostics: &mut Diagnostics,
) {
    let (Some(first), Some(enumeration)) = (applied.first(), simple.enumeration()) else {
        return;
    };
    let Some(table) = first.location(pages) else {
        return;
    };
    let name = title(simple);
    let covered: HashSet<usize> = applied
        .iter()
        .flat_map(|c| &c.rows)
        .map(|r| r.literal)
        .collect();
    let literals = column::literals(enumeration);
    for (i, value) in enumeration.values.iter().enumerate() {
        if !covered.contains(&i) {
            diagnostics.push(
                Diagnostic::warning(
                    codes::VALUE_WITHOUT_ROW,
                    format!(
                        "the page does not describe the value `{}` of {name}",
                        value.literal
                    ),
                )
                .at(value.location)
                .related("the other values are described here", table)
                .help("add a row for it to the page, or take it out of the schema"),
            );
        }
    }
    for candidate in applied {
        let Some(page) = pages.get(candidate.page) else {
            continue;
        };
        let Some(block) = page.blocks.get(candidate.block) else {
            continue;
        };
        let place = |row: &Row| {
            let start = row.start(candidate.column) as u32;
            Location {
                source: page.source,
                start,
                end: start,
            }
        };
        letter_case(simple, candidate, block, &place, diagnostics);
        strange_rows(simple, candidate, block, &place, diagnostics);
        let column = column::with_descriptions(block, candidate.column, &literals);
        for &Hit { literal, row, .. } in &candidate.again {
            let first = candidate.rows.binary_search_by_key(&literal, |r| r.literal);
            let first = first.ok().and_then(|i| candidate.rows.get(i));
            let (Some(value), Some(row), Some(first)) = (
                enumeration.values.get(literal),
                block.rows.get(row),
                first.and_then(|f| block.rows.get(f.row)),
            ) else {
                continue;
            };
            diagnostics.push(
                Diagnostic::warning(
                    codes::DUPLICATE_ROW,
                    format!(
                        "the page describes the value `{}` of {name} more than once",
                        value.literal
                    ),
                )
                .at(place(row))
                .related("this one is used", place(first))
                .help("leave one of them"),
            );
        }
        for &Hit { literal, row, .. } in &candidate.rows {
            let (Some(value), Some(row)) = (enumeration.values.get(literal), block.rows.get(row))
            else {
                continue;
            };
            let text = column
                .and_then(|c| row.cells.get(c))
                .map_or("", |c| c.text.as_str());
            if column.is_some() && text.is_empty() {
                diagnostics.push(
                    Diagnostic::warning(
                        codes::EMPTY_DESCRIPTION,
                        format!(
                            "the description of the value `{}` of {name} is empty",
                            value.literal
                        ),
                    )
                    .at(place(row))
                    .related("the value", value.location)
                    .help("describe it"),
                );
            }
        }
        order(simple, candidate, block, &place, diagnostics);
    }
}

fn letter_case(
    simple: &SimpleType,
    candidate: &Candidate,
    block: &Block,
    place: &dyn Fn(&Row) -> Location,
    diagnostics: &mut Diagnostics,
) {
    let Some(enumeration) = simple.enumeration() else {
        return;
    };
    for &Hit {
        literal,
        row,
        exact,
    } in &candidate.rows
    {
        let (Some(value), Some(row)) = (enumeration.values.get(literal), block.rows.get(row))
        else {
            continue;
        };
        let shown = row
            .cells
            .get(candidate.column)
            .map_or("", |c| c.text.as_str());
        if !exact {
            diagnostics.push(
                Diagnostic::warning(
                    codes::LETTER_CASE,
                    format!(
                        "`{shown}` on the page is `{}` in the schema: the letter case differs",
                        value.literal
                    ),
                )
                .at(place(row))
                .related("the value", value.location)
                .help("use the schema's spelling on the page"),
            );
        }
    }
}

/// Rows whose value the type does not have.
fn strange_rows(
    simple: &SimpleType,
    candidate: &Candidate,
    block: &Block,
    place: &dyn Fn(&Row) -> Location,
    diagnostics: &mut Diagnostics,
) {
    let Some(enumeration) = simple.enumeration() else {
        return;
    };
    let known: HashSet<usize> = candidate
        .rows
        .iter()
        .map(|r| r.row)
        .chain(candidate.again.iter().map(|r| r.row))
        .collect();
    let mut told = 0;
    for (i, row) in block.rows.iter().enumerate() {
        let shown = row
            .cells
            .get(candidate.column)
            .map_or("", |c| c.text.as_str());
        // a first row without `th` may be the header
        let header = i == 0 && block.header.is_empty();
        if known.contains(&i) || shown.is_empty() || header {
            continue;
        }
        // looking for the nearest costs time: not for every row of a table of something else
        told += 1;
        let values = enumeration.values.iter().map(|v| v.literal.as_str());
        let near = values.take(if told > 50 { 0 } else { 2000 });
        let nearest = nearest(shown, near.filter(|l| l.len().max(shown.len()) < 100));
        let help = match nearest {
            Some(value) => format!("did the page mean `{value}`? Correct the page or the schema"),
            None => "add it to the schema, or take the row out".to_owned(),
        };
        let shown: String = shown.chars().take(60).collect();
        diagnostics.push(
            Diagnostic::warning(
                codes::ROW_WITHOUT_VALUE,
                format!(
                    "the page describes `{shown}`, which is not a value of {}",
                    title(simple)
                ),
            )
            .at(place(row))
            .related("the type", simple.location)
            .help(help),
        );
    }
}

fn order(
    simple: &SimpleType,
    candidate: &Candidate,
    block: &Block,
    place: &dyn Fn(&Row) -> Location,
    diagnostics: &mut Diagnostics,
) {
    let broken = candidate
        .rows
        .iter()
        .zip(candidate.rows.iter().skip(1))
        .find(|(a, b)| a.row > b.row);
    let Some((_, out)) = broken else { return };
    let value = simple.enumeration().and_then(|e| e.values.get(out.literal));
    let (Some(value), Some(row)) = (value, block.rows.get(out.row)) else {
        return;
    };
    diagnostics.push(
        Diagnostic::note(
            codes::ORDER_DIFFERS,
            format!(
                "page and schema list the values of {} in different orders, first at `{}`",
                title(simple),
                value.literal
            ),
        )
        .at(place(row))
        .related("the value", value.location),
    );
}
