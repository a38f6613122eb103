//! The cells of a delimited text, record by record, each with its place.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diagnostic::{Diagnostic, codes};
use crate::schema::table::Cell;
use crate::source::{Location, SourceId};

/// Reads records of a text.
pub(super) struct Cells<'t> {
    source: SourceId,
    text: &'t str,
    /// Where the next cell begins.
    at: usize,
    reader: Reader,
    delimiter: u8,
    buffer: Vec<u8>,
}

impl<'t> Cells<'t> {
    pub(super) fn new(source: SourceId, text: &'t str, delimiter: u8) -> Self {
        Self {
            source,
            text,
            at: 0,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            buffer: vec![0; 256],
        }
    }

    /// The cells of the next record; `false` behind the last one.
    pub(super) fn record(&mut self, record: &mut Vec<Cell<'t>>) -> Result<bool, Box<Diagnostic>> {
        record.clear();
        // Lines without anything are no records; `csv-core` passes over them before the first cell.
        let rest = self.text.get(self.at..).unwrap_or("");
        self.at += rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        loop {
            let start = self.at;
            let Some((length, is_last)) = self.field() else {
                return Ok(!record.is_empty());
            };
            let raw = self.text.get(start..self.at).unwrap_or("");
            let raw = raw.trim_end_matches(['\r', '\n']);
            let raw = match is_last {
                true => raw,
                false => raw.strip_suffix(char::from(self.delimiter)).unwrap_or(raw),
            };
            let location = Location {
                source: self.source,
                start: start as u32,
                end: (start + raw.len()) as u32,
            };
            let text = match raw.strip_prefix('"').map(|rest| rest.strip_suffix('"')) {
                None => Cow::Borrowed(raw),
                // Nothing in it was doubled.
                Some(Some(inner)) if !inner.contains('"') => Cow::Borrowed(inner),
                Some(_) => {
                    let written = self.buffer.get(..length).unwrap_or_default();
                    Cow::Owned(unquoted(raw, written, location)?)
                }
            };
            record.push(Cell {
                column: record.len(),
                text,
                location,
            });
            if is_last {
                return Ok(true);
            }
        }
    }

    /// Passes the next field: how much of the buffer its text is, and whether it is the last of its record; nothing
    /// behind the last record.
    fn field(&mut self) -> Option<(usize, bool)> {
        let mut length = 0;
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let room = self.buffer.get_mut(length..).unwrap_or_default();
            let (result, read, wrote) = self.reader.read_field(input, room);
            self.at += read;
            length += wrote;
            match result {
                ReadFieldResult::OutputFull => {
                    let larger = self.buffer.len() * 2;
                    self.buffer.resize(larger, 0);
                }
                // The next call has no input, which says that there is no more.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::Field { record_end } => return Some((length, record_end)),
                ReadFieldResult::End => return None,
            }
        }
    }
}

/// The text of a quoted cell, whose quotation marks must pair.
fn unquoted(raw: &str, written: &[u8], location: Location) -> Result<String, Box<Diagnostic>> {
    let wrong = |what: &str, help: &str| {
        let error = Diagnostic::error(codes::UNREADABLE_CELL, what);
        Box::new(error.at(location).help(help))
    };
    let marks = raw.bytes().filter(|b| *b == b'"').count();
    if marks % 2 == 1 {
        let help = "close it; a quotation mark within a quoted cell is written twice";
        return Err(wrong(
            "the quotation mark of this cell is never closed",
            help,
        ));
    }
    let inner = raw.strip_prefix('"').and_then(|r| r.strip_suffix('"'));
    if inner.is_none_or(|inner| inner.replace("\"\"", "").contains('"')) {
        let help = "a quotation mark within a quoted cell is written twice";
        return Err(wrong(
            "text stands behind the closing quotation mark of this cell",
            help,
        ));
    }
    // Its bytes are those of a text, less some quotation marks.
    Ok(String::from_utf8_lossy(written).into_owned())
}
