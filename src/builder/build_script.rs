//! The front for build scripts: writes to `OUT_DIR` and tells cargo what the output depends on.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use crate::diagnostic::{Diagnostic, Severity, Shown, codes, condensed};
use crate::pipeline::{Error, Generated, Request};

/// Generates into `OUT_DIR`, and tells cargo what the file depends on.
pub(super) fn write(request: &Request, file: &Path) -> Result<PathBuf, Error> {
    // Whatever happens, the script must run again when what was asked for changes or appears.
    let mut lines: Vec<String> = request.paths().map(|p| rerun(&p)).collect();
    let result = request.generate();
    lines.extend(not_packaged(request, result.as_ref().ok()));
    match &result {
        Ok(generated) => lines.extend(instructions(generated)),
        Err(error) => lines.extend(error.inputs().map(rerun)),
    }
    tell_cargo(lines);
    let path = out_dir()?.join(file);
    write_if_changed(&path, result?.code()).map_err(|e| {
        let message = format!("cannot write `{}`: {e}", path.display());
        Diagnostic::error(codes::CANNOT_WRITE, message)
    })?;
    Ok(path)
}

/// Leaves a file that has this content already untouched, so that nothing is built again for nothing.
fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    match fs::read(path) {
        Ok(old) if old == text.as_bytes() => Ok(()),
        _ => fs::write(path, text),
    }
}

fn out_dir() -> Result<PathBuf, Diagnostic> {
    env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
        Diagnostic::error(
            codes::CANNOT_WRITE,
            "the environment variable OUT_DIR is not set: `write` is for build scripts",
        )
        .help("elsewhere call `generate` and write its code")
    })
}

fn instructions(generated: &Generated) -> impl Iterator<Item = String> {
    let read = generated.inputs().chain(generated.directories()).map(rerun);
    let warnings = generated.diagnostics().iter();
    let warnings = condensed(warnings.filter(|d| d.severity == Severity::Warning));
    read.chain(warnings.into_iter().map(warning))
}

/// Warnings about what `cargo package` leaves out, where that is what builds: it keeps the manifest as it was written.
fn not_packaged(request: &Request, generated: Option<&Generated>) -> Vec<String> {
    let Some(package) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else {
        return Vec::new();
    };
    if !package.join("Cargo.toml.orig").exists() {
        return Vec::new();
    }
    let mut paths: Vec<PathBuf> = request.paths().collect();
    paths.extend(
        generated
            .into_iter()
            .flat_map(Generated::inputs)
            .map(Path::to_owned),
    );
    let outside = paths.iter().filter(|path| is_outside(path, &package));
    let about = outside.map(|path| {
        let message = format!(
            "`{}` lies outside of the package, so nobody who gets the package from a registry has it",
            path.display()
        );
        let help = "move it below Cargo.toml, or check the generated file in";
        let text = format!("{message}: {help}");
        warning(Shown::Finding(&Diagnostic::warning(codes::NOT_PACKAGED, text)))
    });
    about.collect()
}

/// Whether a path leads out of the package, whether or not there is something.
#[must_use]
pub fn is_outside(path: &Path, package: &Path) -> bool {
    let mut whole = PathBuf::new();
    for part in package.join(path).components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    !whole.starts_with(package)
}

fn rerun(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}", path.display())
}

/// cargo shows the first line only.
fn warning(shown: Shown<'_>) -> String {
    let text = match shown {
        Shown::Finding(d) => d.to_string(),
        Shown::More(more) => format!("... and {more}; `xsdgen inspect` lists them all"),
    };
    format!("cargo::warning={}", Vec::from_iter(text.lines()).join(" "))
}

/// Writes instructions to standard output, each once. A failure is cargo's to notice.
fn tell_cargo(mut lines: Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    let mut out = io::stdout().lock();
    let _ = out.write_all((lines.join("\n") + "\n").as_bytes());
    let _ = out.flush();
}

#[cfg(test)]
mod tests {
    use super::{Path, instructions, is_outside};

    #[test]
    fn what_leads_out_of_a_package_is_told_from_what_does_not() {
        let outside = |path: &str| is_outside(Path::new(path), Path::new("/a/package"));
        for path in ["../schemas/x.xsd", "/a/x.xsd", "schemas/../../x.xsd"] {
            assert!(outside(path), "{path}");
        }
        for path in [
            "schemas/x.xsd",
            "./x.xsd",
            "a/../x.xsd",
            "/a/package/x.xsd",
            "../package/x.xsd",
        ] {
            assert!(!outside(path), "{path}");
        }
    }

    #[test]
    fn many_warnings_of_one_kind_are_one_with_a_count() {
        let one = |i: usize| {
            format!(
                "<simpleType name='T{i}'><restriction base='missing{i}'><enumeration value='a'/></restriction></simpleType>"
            )
        };
        let schema = format!(
            "<schema xmlns='http://www.w3.org/2001/XMLSchema'>\n{}\n<simpleType name='A'><restriction base='string'>\
             <enumeration value='a'/></restriction></simpleType></schema>",
            (0..9).map(one).collect::<Vec<_>>().join("\n")
        );
        let builder = crate::Builder::new().text("a.xsd", schema).keep_going(true);
        let generated = builder.generate();
        let lines: Vec<String> = generated.iter().flat_map(instructions).collect();
        let warnings: Vec<&String> = lines
            .iter()
            .filter(|l| l.starts_with("cargo::warning="))
            .collect();
        assert_eq!(warnings.len(), 2, "{warnings:#?}");
        let begins = |i: usize, what: &str| warnings.get(i).is_some_and(|w| w.contains(what));
        assert!(begins(0, "a.xsd:2:"), "{warnings:#?}");
        assert!(
            begins(1, "... and 8 more of XSD0213, at a.xsd:3:"),
            "{warnings:#?}"
        );
    }
}
