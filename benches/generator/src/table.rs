//! A long code list as CSV, beside the `csv` crate's own read and beside the same list as XSD.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::{Arc, Mutex, PoisonError};

use xsdgen::internal::{Request, Stage};

use crate::measure::{computed, said};
use crate::record::Record;

/// Rounds; the least time of each counts.
const ROUNDS: usize = 5;

/// Seconds of computing that a run takes.
#[derive(Clone, Copy)]
struct Times {
    reading: f64,
    rest: f64,
    emitting: f64,
}

impl Times {
    const MOST: Self = Self {
        reading: f64::MAX,
        rest: f64::MAX,
        emitting: f64::MAX,
    };

    fn total(self) -> f64 {
        self.reading + self.rest + self.emitting
    }

    fn least(self, other: Self) -> Self {
        Self {
            reading: self.reading.min(other.reading),
            rest: self.rest.min(other.rest),
            emitting: self.emitting.min(other.emitting),
        }
    }
}

/// Measures a list of so many rows and prints the figures side by side.
pub fn report(rows: usize, record: &mut Record) -> Result<(), String> {
    let (csv, xsd) = documents(rows);
    let (mut crate_read, mut from_csv, mut from_xsd) = (f64::MAX, Times::MOST, Times::MOST);
    for _ in 0..ROUNDS {
        let start = computed();
        let read = read_by_crate(&csv)?;
        crate_read = crate_read.min(computed() - start);
        if black_box(&read).len() != rows {
            return Err(format!("{} rows, and not {rows}", read.len()));
        }
        drop(read);
        from_csv = from_csv.least(run("list.csv", &csv, rows)?);
        from_xsd = from_xsd.least(run("list.xsd", &xsd, rows)?);
    }
    let bound = 2.0 * crate_read + from_xsd.emitting;
    println!("{rows} rows; seconds of computing, the least of {ROUNDS} rounds");
    println!("{:<34}{:>8}{:>8}", "", "CSV", "XSD");
    let line = |what, csv: f64, xsd: f64| println!("{what:<34}{csv:>8.3}{xsd:>8.3}");
    line("reading, resolving", from_csv.reading, from_xsd.reading);
    line("describing, naming", from_csv.rest, from_xsd.rest);
    line("writing Rust", from_csv.emitting, from_xsd.emitting);
    line("all", from_csv.total(), from_xsd.total());
    println!("{:<34}{crate_read:>8.3}", "the csv crate's read");
    println!("{:<34}{bound:>8.3}", "twice that, and writing as for XSD");
    let case = format!("{rows} rows of CSV");
    for (who, seconds) in [
        ("csv", crate_read),
        ("xsdgen", from_csv.total()),
        ("xsdgen, as XSD", from_xsd.total()),
    ] {
        record.figure(&case, "csv", who, seconds, "s");
    }
    let what = "times twice the csv crate's read, and writing as for XSD";
    record.at_most(&case, what, from_csv.total() / bound, 1.0);
    Ok(())
}

/// The same list in both formats, with the same descriptions.
fn documents(rows: usize) -> (String, String) {
    let mut csv = "code,name\n".to_owned();
    let mut xsd =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:simpleType name=\"list\">\
                   <xs:restriction base=\"xs:string\">\n"
            .to_owned();
    for row in 0..rows {
        let code = format!("C{row:06}");
        let name = format!("Entry {row}, which stands for something");
        // Writing to a `String` cannot fail.
        let _ = writeln!(csv, "{code},\"{name}\"");
        let _ = writeln!(
            xsd,
            "<xs:enumeration value=\"{code}\"><xs:annotation><xs:documentation>{name}\
             </xs:documentation></xs:annotation></xs:enumeration>"
        );
    }
    xsd.push_str("</xs:restriction></xs:simpleType></xs:schema>\n");
    (csv, xsd)
}

/// All fields of all rows, each a text of its own.
fn read_by_crate(text: &str) -> Result<Vec<[String; 2]>, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| said("csv", e))?;
        let field = |i| record.get(i).unwrap_or("").to_owned();
        rows.push([field(0), field(1)]);
    }
    Ok(rows)
}

/// Generates once, and times the stages.
fn run(name: &str, text: &str, rows: usize) -> Result<Times, String> {
    let begun: Arc<Mutex<Vec<(Stage, f64)>>> = Arc::default();
    let told = Arc::clone(&begun);
    let request = Request::new().text(name, text).on_stage(move |stage| {
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        told.push((stage, computed()));
    });
    let start = computed();
    let generated = request.generate().map_err(|e| said(name, e))?;
    let end = computed();
    if generated.counts().values != rows {
        return Err(format!("{name}: {}", generated.counts()));
    }
    let begun = begun.lock().unwrap_or_else(PoisonError::into_inner);
    let at = |stage| {
        begun
            .iter()
            .find(|(s, _)| *s == stage)
            .map_or(end, |(_, at)| *at)
    };
    Ok(Times {
        reading: at(Stage::Describing) - start,
        rest: at(Stage::Emitting) - at(Stage::Describing),
        emitting: end - at(Stage::Emitting),
    })
}
