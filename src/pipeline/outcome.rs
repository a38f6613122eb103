//! What a run ends with: Rust text, or everything that is wrong.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity, Style};
use crate::model::{Content, Model};
use crate::source::Sources;

/// Rust text and what led to it.
#[derive(Debug)]
pub struct Generated {
    pub(super) code: String,
    pub(super) counts: Counts,
    pub(super) sources: Sources,
    pub(super) diagnostics: Diagnostics,
    pub(super) directories: Vec<PathBuf>,
}

impl Generated {
    /// The generated file.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// How much was found.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Every document read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Warnings and notes.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Every file read, each once, in the order in which they were read.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.sources.iter().filter_map(|(_, s)| s.file())
    }

    /// Every directory that was searched for inputs: a file that is added there changes the result.
    pub fn directories(&self) -> impl Iterator<Item = &Path> {
        self.directories.iter().map(PathBuf::as_path)
    }
}

/// How much a run found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Types generated.
    pub types: usize,
    /// Their values.
    pub values: usize,
    /// Values that have documentation.
    pub documented: usize,
    /// Other literals of values.
    pub aliases: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Counts {
    pub(super) fn of(model: &Model, diagnostics: &Diagnostics) -> Self {
        let values = || {
            model.types.iter().flat_map(|t| match &t.content {
                Content::Enumeration(e) => e.values.as_slice(),
                Content::List(_) | Content::Alias(_) => &[],
            })
        };
        Self {
            types: model.types.len(),
            values: values().count(),
            documented: values().filter(|v| !v.docs.is_empty()).count(),
            aliases: values().map(|v| v.aliases.len()).sum(),
            warnings: diagnostics
                .iter()
                .filter(|d| d.severity == Severity::Warning)
                .count(),
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        write!(
            f,
            "{}, {} ({} documented), {}, {}",
            plural(self.types, "type"),
            plural(self.values, "value"),
            self.documented,
            if self.aliases == 1 {
                "1 alias".to_owned()
            } else {
                format!("{} aliases", self.aliases)
            },
            plural(self.warnings, "warning"),
        )
    }
}

/// What is wrong with the inputs: every finding, with the documents that they are about.
///
/// `Debug` reads like `Display`, so that the error that `main` of a build script returns is readable.
pub struct Error {
    pub(super) sources: Sources,
    pub(super) diagnostics: Diagnostics,
}

impl Error {
    /// An error of findings about documents.
    pub fn new(findings: Vec<Diagnostic>, sources: Sources) -> Self {
        let mut diagnostics = Diagnostics::default();
        for finding in findings {
            diagnostics.push(finding);
        }
        Self {
            sources,
            diagnostics,
        }
    }

    /// All findings, warnings included.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The documents that were read before the run ended.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Every file read before the run ended.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.sources.iter().filter_map(|(_, s)| s.file())
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::new(vec![diagnostic], Sources::default())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.diagnostics.iter() {
            f.write_str(&diagnostic::render(diagnostic, &self.sources, Style::Plain))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What `main` of a build script returns is shown behind `Error: `.
        writeln!(f, "nothing was generated\n")?;
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
