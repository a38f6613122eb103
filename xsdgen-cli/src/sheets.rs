//! XLSX and ODS. They are archives of XML: how much they unpack to is counted before anything is made of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Ods, Reader, Xlsx};
use quick_xml::events::{BytesStart, Event};
use xsdgen::internal::load::{Sheet, SheetReader};
use zip::ZipArchive;

/// What reads spreadsheets.
pub(crate) fn reader() -> SheetReader {
    SheetReader::new(|bytes, extension, most| {
        unpacks_within(&bytes, most)?;
        match extension {
            "ods" => ods(bytes),
            _ => xlsx(bytes),
        }
    })
}

/// An archive in memory.
type File = Cursor<Vec<u8>>;

/// Most cells of the rectangle that holds all cells of an ODS sheet, which is kept in memory as a whole.
const MOST_CELLS: u64 = 10_000_000;

/// Unpacks everything once and keeps nothing: sizes that an archive states may be wrong.
fn unpacks_within(bytes: &[u8], most: u64) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_an_archive(bytes))?;
    let mut left = most;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| e.to_string())?;
        // Names are found whatever their letter case.
        let name = entry
            .name()
            .map_err(|e| e.to_string())?
            .to_ascii_lowercase();
        let is_read = name == "content.xml" || name.ends_with("sharedstrings.xml");
        let mut text = Vec::new();
        let mut part = entry.by_ref().take(left.saturating_add(1));
        let size = match is_read {
            true => part.read_to_end(&mut text).map(|size| size as u64),
            false => std::io::copy(&mut part, &mut std::io::sink()),
        };
        let size = size.map_err(|e| format!("`{name}` in it cannot be unpacked: {e}"))?;
        if size > left {
            return Err(format!(
                "it unpacks to more than {most} bytes (--limit-input-size)"
            ));
        }
        left -= size;
        match name.as_str() {
            "content.xml" => is_small(&text)?,
            _ => counts_strings(&text)?,
        }
    }
    Ok(())
}

fn not_an_archive(bytes: &[u8]) -> String {
    // Encrypted ones are in Microsoft's compound format.
    match bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        true => "it is encrypted, or of an old format".to_owned(),
        false => "it is not a zip archive".to_owned(),
    }
}

/// Checks the number of strings that a list of shared strings states, for which room is made.
fn counts_strings(text: &[u8]) -> Result<(), String> {
    const NAME: &str = "uniqueCount=";
    let head = text.get(..text.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let stated = head
        .split_once(NAME)
        .map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let digits = stated.map(|s| {
        s.chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    });
    let count = digits.filter(|d| !d.is_empty()).map(|d| d.parse::<u64>());
    match count {
        Some(Ok(count)) if count <= text.len() as u64 => Ok(()),
        None => Ok(()),
        Some(_) => Err("it states more shared strings than it has".to_owned()),
    }
}

/// Checks how large the sheets of an ODS document are when what is repeated is written out.
fn is_small(content: &[u8]) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut size = Size::default();
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(tag) => size.open(&tag),
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => size.end_row(),
            Event::End(tag) if tag.name().as_ref() == "table:table" => size = Size::default(),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if size.is_too_large() {
            return Err(format!(
                "a sheet in it takes more than {MOST_CELLS} cells when repeated ones are written out"
            ));
        }
    }
}

/// How large the rectangle of a sheet is, up to the last cell that holds something.
#[derive(Default)]
struct Size {
    /// Rows before this one, the empty ones behind the last other one too.
    rows: u64,
    /// Rows to the last one that holds something.
    used_rows: u64,
    /// The widest row.
    width: u64,
    /// How often this row is repeated.
    repeated: u64,
    /// Cells of this row.
    column: u64,
    /// To the last one that holds something.
    used_columns: u64,
}

impl Size {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let repeated = |name: &str| {
            let given = tag.try_get_attribute(name).ok().flatten();
            let given = given.and_then(|a| a.value.parse::<u64>().ok());
            given.unwrap_or(1)
        };
        match tag.name().as_ref() {
            "table:table-row" => {
                self.repeated = repeated("table:number-rows-repeated");
                (self.column, self.used_columns) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let cells = repeated("table:number-columns-repeated");
                self.column = self.column.saturating_add(cells);
                let holds = |name: &str| name.starts_with("office:") || name == "table:formula";
                let mut attributes = tag.attributes().flatten();
                if attributes.any(|a| holds(a.key.as_ref())) {
                    self.used_columns = self.column;
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        self.rows = self.rows.saturating_add(self.repeated);
        if self.used_columns > 0 {
            self.used_rows = self.rows;
            self.width = self.width.max(self.used_columns);
        }
    }

    fn is_too_large(&self) -> bool {
        self.used_rows.saturating_mul(self.width) > MOST_CELLS
    }
}

/// The sheets of an XLSX file.
fn xlsx(bytes: Vec<u8>) -> Result<Vec<Sheet>, String> {
    let mut book: Xlsx<File> = Xlsx::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let names = book.sheet_names();
    let sheets = names.into_iter().filter_map(|name| {
        // A chart is a sheet too, and has no cells.
        let widths = match widths(&mut book, &name) {
            Err(calamine::XlsxError::NotAWorksheet(_)) => return None,
            widths => widths.map_err(|e| e.to_string()),
        };
        Some(widths.and_then(|widths| xlsx_sheet(&mut book, name, &widths)))
    });
    sheets.collect()
}

/// Cells whose number is shown with zeros before it, and how many digits they show.
type Widths = BTreeMap<(u32, u32), usize>;

/// The cells with a format such as `000`.
fn widths(book: &mut Xlsx<File>, name: &str) -> Result<Widths, calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut widths = Widths::new();
    while let Some((row, column, style)) = reader.next_style_id()? {
        let format = reader
            .styles()
            .get(style)
            .and_then(|s| s.number_format.as_ref());
        let zeros = format
            .filter(|f| !f.format_code.is_empty() && f.format_code.bytes().all(|b| b == b'0'));
        if let Some(zeros) = zeros {
            widths.insert((row, column), zeros.format_code.len());
        }
    }
    Ok(widths)
}

fn xlsx_sheet(book: &mut Xlsx<File>, name: String, widths: &Widths) -> Result<Sheet, String> {
    let wrong = |e: calamine::XlsxError| format!("sheet `{name}`: {e}");
    let mut reader = book.worksheet_cells_reader(&name).map_err(wrong)?;
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(wrong)? {
        let text = match (&cell.formula, cell.value) {
            // What it says is of no use, and those that share one have no text of their own.
            (Some(_), _) => FORMULA.to_owned(),
            (None, value) => text(&value.into(), widths.get(&cell.pos).copied()),
        };
        put(&mut cells, cell.pos, text);
    }
    Ok(Sheet { name, cells })
}

/// What stands for a formula.
const FORMULA: &str = "=(formula)";

/// The sheets of an ODS file.
fn ods(bytes: Vec<u8>) -> Result<Vec<Sheet>, String> {
    let mut book: Ods<File> = Ods::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let names = book.sheet_names();
    let sheets = names.into_iter().map(|name| {
        let values = book.worksheet_range(&name).map_err(|e| e.to_string())?;
        let formulas = book.worksheet_formula(&name).map_err(|e| e.to_string())?;
        let mut cells = BTreeMap::new();
        let corner = values.start().unwrap_or_default();
        let at = |row: usize, column: usize, (top, left): (u32, u32)| {
            (top + row as u32, left + column as u32)
        };
        for (row, column, value) in values.used_cells() {
            put(&mut cells, at(row, column, corner), text(value, None));
        }
        let corner = formulas.start().unwrap_or_default();
        for (row, column, _) in formulas.used_cells() {
            put(&mut cells, at(row, column, corner), FORMULA.to_owned());
        }
        Ok(Sheet { name, cells })
    });
    sheets.collect()
}

fn put(cells: &mut BTreeMap<(u32, u32), String>, (row, column): (u32, u32), text: String) {
    if !text.is_empty() {
        cells.insert((row.saturating_add(1), column.saturating_add(1)), text);
    }
}

/// The text of a cell as it is read; a number with at least so many digits.
fn text(value: &Data, digits: Option<usize>) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => format!("{number:00$}", digits.unwrap_or(0)),
        Data::Float(number) => format!("{number:00$}", digits.unwrap_or(0)),
        Data::Bool(truth) => truth.to_string(),
        Data::Error(error) => error.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (moment.is_duration(), hour, minute, second) {
                (true, ..) => moment.as_f64().to_string(),
                (_, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
            }
        }
    }
}
