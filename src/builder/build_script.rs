//! The front for build scripts: writes to `OUT_DIR` and tells cargo what the output depends on.

use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Severity, codes, place};
use crate::pipeline::{Error, Generated};

use super::{Builder, write};

impl Builder {
    /// In a build script: generates, writes to `file` below cargo's `OUT_DIR` unless it has that content
    /// already, and tells cargo to run the script again when an input or a searched directory changes.
    /// Warnings appear in cargo's output. Gives the path of the file.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), xsdgen::Error> {
    ///     xsdgen::Builder::new().schema("schemas/dhcp.xsd").write("dhcp.rs")?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// The crate includes it with `include!(concat!(env!("OUT_DIR"), "/dhcp.rs"));`.
    ///
    /// # Errors
    /// When the input is wrong, the file cannot be written, or this is no build script.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<PathBuf, Error> {
        // Whatever happens, the script must run again when what was asked for changes or appears.
        let mut lines: Vec<String> = self.paths().map(|p| rerun(&p)).collect();
        let result = self.generate();
        match &result {
            Ok(generated) => lines.extend(instructions(generated)),
            Err(error) => lines.extend(error.inputs().map(rerun)),
        }
        tell_cargo(lines);
        let path = out_dir()?.join(file);
        write::if_changed(&path, result?.code()).map_err(|e| {
            let message = format!("cannot write `{}`: {e}", path.display());
            Diagnostic::error(codes::CANNOT_WRITE, message)
        })?;
        Ok(path)
    }
}

fn out_dir() -> Result<PathBuf, Diagnostic> {
    env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
        Diagnostic::error(
            codes::CANNOT_WRITE,
            "the environment variable OUT_DIR is not set: `write` is for build scripts",
        )
        .help("elsewhere call `generate` and write its code with `xsdgen::write::if_changed`")
    })
}

fn instructions(generated: &Generated) -> impl Iterator<Item = String> {
    let read = generated.inputs().chain(generated.directories()).map(rerun);
    let warnings = generated.diagnostics().iter();
    let warnings = warnings.filter(|d| d.severity == Severity::Warning);
    read.chain(warnings.map(|d| warning(d, generated)))
}

fn rerun(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}", path.display())
}

/// cargo shows the first line only.
fn warning(d: &Diagnostic, generated: &Generated) -> String {
    let place = d.location.and_then(|l| place(l, generated.sources()));
    let place = place.map_or(String::new(), |p| format!("{p}: "));
    let message = d.message.lines().collect::<Vec<_>>().join(" ");
    format!("cargo::warning={place}{message} [{}]", d.code)
}

/// Writes instructions to standard output, each once. A failure is cargo's to notice.
fn tell_cargo(mut lines: Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    let mut out = io::stdout().lock();
    let _ = out.write_all((lines.join("\n") + "\n").as_bytes());
    let _ = out.flush();
}
