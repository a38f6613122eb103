//! Findings as text for people.

use std::fmt::{self, Write};

use super::{Diagnostic, Severity};
use crate::source::Sources;

/// Renders one finding: message, place, source line with carets, help.
pub fn render(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_to(&mut out, diagnostic, sources);
    out
}

fn write_to(out: &mut String, diagnostic: &Diagnostic, sources: &Sources) -> fmt::Result {
    let severity = match diagnostic.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    writeln!(
        out,
        "{severity}: {} [{}]",
        diagnostic.message, diagnostic.code
    )?;
    if let Some((location, source)) = diagnostic
        .location
        .and_then(|l| Some((l, sources.get(l.source)?)))
    {
        let (line, column) = source.position(location.start);
        writeln!(out, "  --> {}:{line}:{column}", source.path())?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "  = help: {help}")?;
    }
    Ok(())
}
