//! What is said on standard error, and text on standard output. A closed pipe ends quietly.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use xsdgen::diagnostic::{Diagnostic, Diagnostics, Severity, codes, render};
use xsdgen::source::Sources;
use xsdgen::{Counts, Error};

/// One finding as JSON.
#[derive(Serialize)]
pub(crate) struct Finding<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    help: Option<&'a str>,
}

pub(crate) fn findings<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Finding<'a>> {
    diagnostics.iter().map(|d| finding(d, sources)).collect()
}

fn finding<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    let place = d.location.and_then(|l| {
        let source = sources.get(l.source)?;
        Some((source.path(), source.position(l.start)))
    });
    Finding {
        severity: match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            _ => "note",
        },
        code: d.code,
        message: &d.message,
        file: place.map(|p| p.0),
        line: place.map(|p| p.1.0),
        column: place.map(|p| p.1.1),
        help: d.help.as_deref(),
    }
}

/// Shows warnings; notes only stand in `inspect`.
pub(crate) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources) {
    for d in diagnostics.iter().filter(|d| d.severity > Severity::Note) {
        stderr(&render(d, sources));
    }
}

pub(crate) fn error(error: &Error) {
    diagnostics(error.diagnostics(), error.sources());
}

pub(crate) fn counts(counts: Counts) {
    stderr(&format!("{counts}\n"));
}

/// Writes to standard output.
pub(crate) fn stdout(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        // Who reads has had enough, e.g. `xsdgen … | head`.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(cannot_write(Path::new("<stdout>"), &e)),
        Ok(()) => Ok(()),
    }
}

fn stderr(text: &str) {
    ignore_closed_pipe(io::stderr().lock().write_all(text.as_bytes()));
}

/// For text to a stream that has no better place to report its own failure.
pub(crate) fn ignore_closed_pipe(_written: io::Result<()>) {}

pub(crate) fn cannot_read(what: &str, e: &io::Error) -> Error {
    Diagnostic::error(codes::CANNOT_READ, format!("cannot read `{what}`: {e}")).into()
}

pub(crate) fn cannot_write(path: &Path, e: &io::Error) -> Error {
    let message = format!("cannot write `{}`: {e}", path.display());
    Diagnostic::error(codes::CANNOT_WRITE, message).into()
}
