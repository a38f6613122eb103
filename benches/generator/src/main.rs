//! Measures the generator against its targets; see `docs/performance.md`.
//!
//!     cargo run --release                             every target, with its figure
//!     cargo run --release -- growth [MB [FILE.svg [SHAPE...]]]   seconds and memory against size
//!     cargo run --release -- files DIRECTORY...       files and values a second, all in one process
//!     cargo run --release -- csv [ROWS]            a code list as CSV, beside the csv crate and XSD
//!     cargo run --release -- schema SHAPE VALUES      one input, on standard output
//!
//! `--json FILE` writes the figures and targets of the first four for `benches/run.py`.

mod files;
mod growth;
mod measure;
#[path = "../../common/record.rs"]
mod record;
mod repeated;
mod shapes;
mod table;
mod targets;

use std::path::Path;
use std::process::ExitCode;

use record::Record;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = Record::new(&mut arguments).and_then(|mut record| run(&arguments, &mut record));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String], record: &mut Record) -> Result<(), String> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => targets::report(record),
        ["growth", rest @ ..] => growth::report(
            rest.first().and_then(|n| n.parse().ok()).unwrap_or(100.0),
            rest.get(1).map(Path::new),
            rest.get(2..).unwrap_or_default(),
            record,
        ),
        ["files", directories @ ..] if !directories.is_empty() => files::report(directories, record),
        ["csv", rest @ ..] => table::report(
            rest.first().and_then(|n| n.parse().ok()).unwrap_or(250_000),
            record,
        ),
        ["schema", shape, values] => schema(shape, values),
        ["time", file, rounds] => measure::time(Path::new(file), rounds.parse().unwrap_or(1)),
        ["grow", file, _] => measure::grow(Path::new(file)),
        ["memory", file, _] => measure::memory(Path::new(file)),
        _ => Err(
            "usage: bench-generator [growth [MB [FILE.svg [SHAPE...]]] | files DIRECTORY... | csv [ROWS] | schema SHAPE VALUES]"
                .to_owned(),
        ),
    }
}

fn schema(shape: &str, values: &str) -> Result<(), String> {
    let known = || shapes::all().map(|s| format!("\n  {:<12}{}", s.name, s.about));
    let shape = shapes::find(shape)
        .ok_or_else(|| format!("the shapes are:{}", known().collect::<String>()))?;
    let values = values.parse().map_err(|e| measure::said(values, e))?;
    print!("{}", shape.document(values));
    Ok(())
}
