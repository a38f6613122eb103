//! Tables that describe several types one after the other, each part of them as a block of its own: what the part is
//! about stands in a row of its own above it, or in a column before it.

use std::rc::Rc;

use super::block::{Block, Cell, Row};

/// Most parts that a table is taken apart into.
const PARTS: usize = 1000;

/// The parts of a table with what each is about; none when it is about one thing.
pub(super) fn parts(table: &Block) -> Vec<Block> {
    let by_rows = by_rows(table);
    let parts = if by_rows.is_empty() {
        by_column(table)
    } else {
        by_rows
    };
    if (2..=PARTS).contains(&parts.len()) {
        parts
    } else {
        Vec::new()
    }
}

/// Parts below rows that say one thing only.
fn by_rows(table: &Block) -> Vec<Block> {
    let mut parts: Vec<Block> = Vec::new();
    for row in &table.rows {
        if let Some(title) = title(row) {
            parts.push(part(table, title, table.header.clone()));
        } else if let Some(part) = parts.last_mut() {
            part.rows.push(row.clone());
        }
    }
    parts.retain(|p| !p.rows.is_empty());
    parts
}

/// What a row says if that is one thing: a cell that spans all of its columns, or stands there alone.
fn title(row: &Row) -> Option<&str> {
    let (first, rest) = row.cells.split_first()?;
    let alone = rest.iter().all(|c| Rc::ptr_eq(first, c)) || rest.iter().all(|c| c.text.is_empty());
    (alone && !first.text.is_empty()).then_some(&first.text)
}

/// Parts that have the same in the first column that repeats something in adjacent rows: a cell that reaches down, the
/// same text again, or a text and nothing below it.
fn by_column(table: &Block) -> Vec<Block> {
    let columns = table.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let repeats = |&column: &usize| {
        let mut cells = table.rows.iter().map(|row| row.cells.get(column));
        let first = cells.next().flatten();
        let says = first.is_some_and(|c| c.text.contains(char::is_alphabetic));
        let mut before = first;
        says && cells.any(|cell| {
            let again = continues(before, cell);
            before = cell;
            again
        })
    };
    let Some(column) = (0..columns.saturating_sub(2)).find(repeats) else {
        return Vec::new();
    };
    let header = table
        .header
        .iter()
        .skip(column + 1)
        .cloned()
        .collect::<Vec<_>>();
    let mut parts: Vec<Block> = Vec::new();
    let mut before = None;
    for row in &table.rows {
        let cell = row.cells.get(column);
        if before.is_none() || !continues(before, cell) {
            let about = cell.map_or("", |c| c.text.as_str());
            parts.push(part(table, about, header.clone()));
        }
        if let Some(part) = parts.last_mut() {
            let cells = row.cells.iter().skip(column + 1).cloned().collect();
            part.rows.push(Row { cells });
        }
        before = cell;
    }
    parts
}

/// Whether a cell is about the same as the one above it.
fn continues(above: Option<&Rc<Cell>>, cell: Option<&Rc<Cell>>) -> bool {
    match (above, cell) {
        (Some(above), Some(cell)) => {
            Rc::ptr_eq(above, cell) || cell.text.is_empty() || cell.text == above.text
        }
        _ => cell.is_none(),
    }
}

fn part(table: &Block, about: &str, header: Vec<String>) -> Block {
    Block {
        outer: vec![about.to_owned()],
        header,
        is_part: true,
        ..Block::new(table.what)
    }
}
