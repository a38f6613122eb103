//! Spreadsheets. The library has no reader of them: the command line brings one. Here the sheet with the codes is
//! chosen, and its cells become a text with their places.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, codes};
use crate::options::ReadOptions;
use crate::source::Place;
use crate::text::{CODE_HEADINGS, same_heading, some_of, suggestion};

/// One sheet of a spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Texts of the cells that have one, by row and column, both from 1. That of a formula begins with `=`.
    pub cells: BTreeMap<(u32, u32), String>,
}

/// What makes sheets of the bytes of a file, within a number of bytes, or says why it cannot.
type Read = dyn Fn(Vec<u8>, &str, u64) -> Result<Vec<Sheet>, String> + Send + Sync;

/// Reads spreadsheets.
#[derive(Clone)]
pub struct SheetReader(Arc<Read>);

impl fmt::Debug for SheetReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SheetReader")
    }
}

/// What files that are read end in.
pub(super) const EXTENSIONS: [&str; 3] = ["ods", "xlsm", "xlsx"];

/// The extension of a spreadsheet, in lower case.
pub(super) fn extension(path: &str) -> Option<&'static str> {
    let (_, given) = path.rsplit_once('.')?;
    let known = EXTENSIONS.iter().find(|e| e.eq_ignore_ascii_case(given));
    known.copied()
}

/// The text of a sheet, and where its cells stand.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) sheet: String,
    pub(super) cells: Vec<Place>,
}

impl SheetReader {
    /// A reader that calls this with a file's bytes, its extension, and the most bytes that it may unpack.
    pub fn new(
        read: impl Fn(Vec<u8>, &str, u64) -> Result<Vec<Sheet>, String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(read))
    }

    /// The sheet with the codes.
    pub(super) fn sheet(
        &self,
        (path, bytes): (&str, Vec<u8>),
        extension: &str,
        most: u64,
        options: &ReadOptions,
    ) -> Result<Text, Diagnostic> {
        let sheets = (self.0)(bytes, extension, most).map_err(|why| unreadable(path, &why))?;
        let sheet = choose(path, sheets, options)?;
        let name = sheet.name.clone();
        text(sheet, most).ok_or_else(|| {
            let why = format!("sheet `{name}` has cells so far apart that it takes more than {most} bytes as a text");
            unreadable(path, &why)
        })
    }
}

/// The error that no reader is there.
pub(super) fn not_here(path: &str) -> Diagnostic {
    let message = format!("`{path}` is a spreadsheet, which only the command line reads");
    let help = "generate the code with `xsdgen generate`, or save the sheet as CSV";
    Diagnostic::error(codes::BINARY_FORMAT, message).help(help)
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    let message = format!("`{path}` cannot be read as a spreadsheet: {why}");
    let help = "open it in a spreadsheet program and save it again, or save the sheet as CSV";
    Diagnostic::error(codes::UNREADABLE_SPREADSHEET, message).help(help)
}

/// The sheet that `sheet` names, else the only one that has a heading row, else the only one that is not empty.
fn choose(path: &str, sheets: Vec<Sheet>, options: &ReadOptions) -> Result<Sheet, Diagnostic> {
    let error = |what: String, help: String| {
        let message = format!("`{path}` {what}");
        Diagnostic::error(codes::WHICH_SHEET, message).help(help)
    };
    let listed = |sheets: &[Sheet]| some_of(sheets.iter().map(|s| format!("`{}`", s.name)), 20);
    if let Some(wanted) = &options.sheet {
        let all = listed(&sheets);
        let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
        let found = sheets.into_iter().find(|sheet| sheet.name == *wanted);
        return found.ok_or_else(|| {
            let what = format!("has no sheet `{wanted}`, which `sheet` names; it has {all}");
            let names = names.iter().map(String::as_str);
            error(what, suggestion(wanted, names, "name one of them"))
        });
    }
    let mut sheets = sheets;
    sheets.retain(|sheet| !sheet.cells.is_empty());
    if sheets.iter().any(|sheet| sheet.has_heading(options)) {
        sheets.retain(|sheet| sheet.has_heading(options));
    }
    match sheets.len() {
        0 => Err(error(
            "has no sheet with a cell".to_owned(),
            "hand in the file that holds the codes".to_owned(),
        )),
        1 => Ok(sheets.remove(0)),
        _ => Err(error(
            format!(
                "has several sheets that may hold the codes: {}",
                listed(&sheets)
            ),
            "choose one with `sheet`".to_owned(),
        )),
    }
}

/// Rows from the top among which the one with the headings is looked for; titles stand above it.
pub(crate) const TITLES: u32 = 20;

/// Whether a cell is the heading of the column of the codes.
pub(crate) fn heads_codes(text: &str, options: &ReadOptions) -> bool {
    match &options.code_column {
        Some(wanted) => same_heading(text, wanted),
        None => CODE_HEADINGS.iter().any(|known| same_heading(text, known)),
    }
}

impl Sheet {
    fn has_heading(&self, options: &ReadOptions) -> bool {
        let top = self.cells.range(..(TITLES + 1, 0));
        top.into_iter().any(|(_, text)| heads_codes(text, options))
    }
}

/// A sheet as CSV, without the rows that are empty; nothing when that takes too many bytes.
fn text(sheet: Sheet, most: u64) -> Option<Text> {
    let mut text = String::new();
    let mut cells: Vec<Place> = Vec::with_capacity(sheet.cells.len());
    let (mut row, mut column) = (0, 1);
    for ((own_row, own_column), cell) in sheet.cells {
        if row != 0 && own_row != row {
            text.push('\n');
        }
        if own_row != row {
            (row, column) = (own_row, 1);
        }
        let commas = own_column.saturating_sub(column) as usize;
        if (text.len() + commas + cell.len()) as u64 > most {
            return None;
        }
        // Empty cells at the beginning of a row are part of it.
        if commas > 0 && cells.last().is_none_or(|last| last.row != row) {
            let start = text.len() as u32;
            cells.push(Place { start, row, column });
        }
        text.extend(std::iter::repeat_n(',', commas));
        column = own_column;
        let start = text.len() as u32;
        cells.push(Place { start, row, column });
        match cell.contains([',', '"', '\n', '\r']) {
            true => text.extend(["\"", &cell.replace('"', "\"\""), "\""]),
            false => text.push_str(&cell),
        }
    }
    Some(Text {
        text,
        sheet: sheet.name,
        cells,
    })
}

#[cfg(test)]
mod tests {
    use super::{Sheet, text};

    #[test]
    fn a_sheet_is_a_text_whose_places_are_its_cells() {
        let cells = [((2, 1), "code"), ((2, 3), "name"), ((5, 2), "a\n\"b\"")];
        let cells = cells.map(|(place, text)| (place, text.to_owned()));
        let sheet = Sheet {
            name: "Codes".to_owned(),
            cells: cells.into_iter().collect(),
        };
        let made = text(sheet.clone(), 1000).map(|t| (t.text, t.cells.len()));
        assert_eq!(made, Some(("code,,name\n,\"a\n\"\"b\"\"\"".to_owned(), 4)));
        assert!(text(sheet, 10).is_none());
    }

    #[test]
    fn cells_far_apart_meet_the_bound() {
        let cells = [((1, u32::MAX), String::new())];
        let sheet = Sheet {
            name: String::new(),
            cells: cells.into_iter().collect(),
        };
        assert!(text(sheet, 1 << 20).is_none());
    }
}
