//! CSV, TSV and sheets of spreadsheets: a table with a heading row becomes one enumeration, called like its file.
//!
//! `csv-core` finds the cells. What it lets pass and RFC 4180 does not is an error here, so that nothing is lost: a
//! quotation mark that is never closed swallows the rest of a file, and text behind a closed one joins the cell.

mod cells;
#[cfg(test)]
mod tests;

use crate::datatypes::{BuiltIn, Datatype};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load;
use crate::model::{Identity, SimpleType};
use crate::options::ReadOptions;
use crate::schema::table::{self, Cell, Column, Roles, Row, Rows, on_one_line, point};
use crate::source::{Location, Source, SourceId};

use cells::Cells;

/// Reads one list; nothing when something is wrong, which is reported.
pub(in crate::schema) fn read(
    id: SourceId,
    source: &Source,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Option<SimpleType> {
    let read = Reader {
        id,
        source,
        options,
    };
    read.list(diagnostics)
        .map_err(|error| diagnostics.push(*error))
        .ok()
}

struct Reader<'a> {
    id: SourceId,
    source: &'a Source,
    options: &'a ReadOptions,
}

impl Reader<'_> {
    fn list(&self, diagnostics: &mut Diagnostics) -> Result<SimpleType, Box<Diagnostic>> {
        let (mut cells, heading) = self.heading()?;
        let columns = self.columns(&heading)?;
        let place = Location {
            end: heading.last().map_or(0, |cell| cell.location.end),
            ..heading.first().map_or(point(self.id, 0), |c| c.location)
        };
        let roles = table::roles(&columns, &[], self.options, place)?;
        let datatype = Datatype::built_in(BuiltIn::String, self.options.xsd_version);
        let mut rows = Rows::new(&columns, &roles, &datatype, self.options, false);
        let mut row = Row {
            location: place,
            cells: Vec::new(),
            docs: Vec::new(),
            deprecated: None,
        };
        while cells.record(&mut row.cells)? {
            if !leave_filled(&mut row, columns.len(), &roles)? {
                continue;
            }
            if !rows.row(&mut row, diagnostics) {
                break;
            }
        }
        let found = rows.finish(diagnostics);
        if found.values.is_empty() && !diagnostics.has_errors() {
            diagnostics.push(empty(place).softened());
        }
        let name = Identity::named(table::file_stem(self.source.path()));
        let of = (BuiltIn::String, datatype);
        Ok(found.into_type(name, place, of))
    }

    /// The first row, and what reads those behind it. In a sheet titles may stand above the row that names the
    /// column of the codes.
    fn heading(&self) -> Result<(Cells<'_>, Vec<Cell<'_>>), Box<Diagnostic>> {
        let text = self.source.text();
        let delimiter = match self.source.is_sheet() {
            true => b',',
            false => delimiter(self.source.path(), text),
        };
        let mut heading = Vec::new();
        if self.source.is_sheet() {
            let mut cells = Cells::new(self.id, text, delimiter);
            while cells.record(&mut heading)? && self.is_at_top(&heading) {
                let mut texts = heading.iter().map(|cell| &cell.text);
                if texts.any(|text| load::heads_codes(text, self.options)) {
                    return Ok((cells, heading));
                }
            }
        }
        let mut cells = Cells::new(self.id, text, delimiter);
        match cells.record(&mut heading)? {
            true => Ok((cells, heading)),
            false => Err(Box::new(empty(point(self.id, 0)))),
        }
    }

    fn is_at_top(&self, record: &[Cell<'_>]) -> bool {
        let place = record
            .first()
            .map(|cell| self.source.position(cell.location.start));
        place.is_some_and(|(row, _)| row <= load::TITLES)
    }

    /// The columns that the first row names. One without a heading is called by its number.
    fn columns(&self, heading: &[Cell<'_>]) -> Result<Vec<Column>, Box<Diagnostic>> {
        let mut columns: Vec<Column> = Vec::with_capacity(heading.len());
        let limit = self.options.limits.name_length as usize;
        for cell in heading {
            let name = on_one_line(&cell.text);
            if name.chars().nth(limit).is_some() {
                let message =
                    format!("the heading of this column has more than {limit} characters");
                let help = "raise the option `limit-name-length` if the document is to be trusted";
                let error = Diagnostic::error(codes::NAME_TOO_LONG, message);
                return Err(Box::new(error.at(cell.location).help(help)));
            }
            columns.push(match name.is_empty() {
                true => Column::named(&format!("column {}", cell.column + 1)),
                false => Column::named(&name),
            });
        }
        Ok(columns)
    }
}

/// Leaves a row, whose cells are a whole record, those that are filled; whether any is.
fn leave_filled(row: &mut Row<'_>, columns: usize, roles: &Roles) -> Result<bool, Box<Diagnostic>> {
    row.location = row.cells.first().map_or(row.location, |cell| cell.location);
    row.cells
        .retain(|cell| cell.text.contains(|c: char| !c.is_ascii_whitespace()));
    for cell in &row.cells {
        let wrong = if cell.column >= columns {
            Some((
                format!(
                    "this cell stands in column {}, and the heading row has {columns}",
                    cell.column + 1
                ),
                "quote the cell that holds the delimiter, or give the column a heading",
            ))
        } else if !roles.reads(cell.column) {
            None
        } else if is_formula(&cell.text) {
            Some((
                "this cell holds a formula, and not a text".to_owned(),
                "export the values of the spreadsheet, or paste them over its formulas",
            ))
        } else if ERRORS.contains(&cell.text.trim()) {
            Some((
                "this cell holds an error of a formula, and not a text".to_owned(),
                "mend the formula in the spreadsheet",
            ))
        } else {
            None
        };
        if let Some((message, help)) = wrong {
            let error = Diagnostic::error(codes::UNREADABLE_CELL, message);
            return Err(Box::new(error.at(cell.location).help(help)));
        }
    }
    Ok(!row.cells.is_empty())
}

/// What spreadsheets show where a formula has no value.
const ERRORS: [&str; 8] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
];

/// Whether a spreadsheet would take the text for a formula: `=SUM(A1)`, `="001"`, but not the sign `==`.
fn is_formula(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('=');
    inside.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '(' | '\'' | '$'))
    })
}

/// The delimiter: a tabulator where the name says so, else the one that the first line has most of.
fn delimiter(path: &str, text: &str) -> u8 {
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
    if ["tsv", "tab"]
        .iter()
        .any(|t| t.eq_ignore_ascii_case(extension))
    {
        return b'\t';
    }
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let text = text.trim_start_matches(['\r', '\n']);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if !quoted => {
                let found = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte);
                found.into_iter().for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // Of equals the first.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}

fn empty(place: Location) -> Diagnostic {
    Diagnostic::error(codes::NO_CODES, "the table has no rows, so no codes")
        .at(place)
        .help("the first row names the columns, each other row holds one code")
}
