//! The pipeline: load, read pages, resolve, describe, name; then emit and put the header on top.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::builder::{Builder, InputSpec};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity, codes};
use crate::model::{Content, Model};
use crate::name::{self, Names};
use crate::options::Options;
use crate::page::{self, Match, Page};
use crate::resolve::{self, Input};
use crate::source::{Loader, SourceId, Sources};
use crate::{emit, input, write};

/// Everything known about the inputs when all is read and named.
#[derive(Debug)]
pub struct Analysis {
    loader: Loader,
    model: Model,
    names: Names,
    matches: Vec<Match>,
    diagnostics: Diagnostics,
    options: Options,
    given: Vec<SourceId>,
    directories: Vec<PathBuf>,
}

impl Analysis {
    pub(crate) fn new(builder: &Builder) -> Result<Self, Error> {
        let mut options = builder.options.clone();
        options.rebase(&builder.base);
        let mut loader = Loader::below(builder.base.clone());
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(unknown_codes(&options));
        let mut directories = Vec::new();
        let mut found = Vec::new();
        for spec in &builder.inputs {
            found.push(match spec {
                InputSpec::Path(path) => {
                    let path = builder.base.join(path);
                    input::read(&path, &mut loader, &options.read, &mut directories)
                }
                InputSpec::Bytes(name, bytes) => loader
                    .read_bytes(name, bytes.clone(), &options.read)
                    .map(|id| vec![id]),
            });
        }
        let given = keep_readable(found, &mut diagnostics);
        let mut found = Vec::new();
        for path in &options.read.docs {
            found.push(input::read(
                path,
                &mut loader,
                &options.read,
                &mut directories,
            ));
        }
        let described_in = keep_readable(found, &mut diagnostics);
        stop_at(&mut diagnostics, &mut loader, &options)?;

        let is_page = |id: &SourceId| {
            let source = loader.sources.get(*id);
            source.is_some_and(|s| page::is_page(s.path(), s.text()))
        };
        let given_pages = given.iter().copied().filter(is_page).collect();
        let mut pages = read_pages(given_pages, &loader, &options, &mut diagnostics);
        let mut page_list = pages.iter().peekable();
        let inputs: Vec<Input<'_>> = given
            .iter()
            .map(|&id| match page_list.next_if(|p| p.source == id) {
                Some(page) => Input::Page(page),
                None => Input::Schema(id),
            })
            .collect();
        let mut model = resolve::build(&inputs, &mut loader, &options.read, &mut diagnostics);
        stop_at(&mut diagnostics, &mut loader, &options)?;

        pages.extend(read_pages(
            described_in,
            &loader,
            &options,
            &mut diagnostics,
        ));
        let matches = page::describe(&mut model, &pages, &loader, &options.read, &mut diagnostics);
        let names = name::assign(&model, &loader.sources, &options.name, &mut diagnostics);
        if model.types.is_empty() {
            diagnostics.push(
                Diagnostic::warning(
                    codes::NOTHING_TO_GENERATE,
                    "there is nothing to generate: no simple type with an enumeration was found",
                )
                .help("name the documents that define the enumerations"),
            );
        }
        stop_at(&mut diagnostics, &mut loader, &options)?;
        Ok(Self {
            loader,
            model,
            names,
            matches,
            diagnostics,
            options,
            given,
            directories,
        })
    }

    /// The types that are generated.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Their Rust names.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Every document read.
    pub fn sources(&self) -> &Sources {
        &self.loader.sources
    }

    /// Every file read, each once, in the order in which they were read.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.loader.sources.iter().filter_map(|(_, s)| s.file())
    }

    /// Warnings and notes.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Which tables and lists of pages were matched to which types.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// How much was found.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.model, &self.diagnostics)
    }

    /// The same documents with another model and its names.
    pub(crate) fn with(mut self, model: Model, names: Names) -> Self {
        self.model = model;
        self.names = names;
        self
    }

    /// A finding about the documents that were read.
    pub(crate) fn error(self, diagnostic: Diagnostic) -> Error {
        Error::new(vec![diagnostic], self.loader.sources)
    }

    /// Emits the Rust text.
    ///
    /// # Errors
    /// When the output is larger than `limit-output-size`.
    pub fn generate(self) -> Result<Generated, Error> {
        let given = self.given.iter().filter_map(|&id| self.sources().get(id));
        let mut code = write::header(given.map(|s| s.path()));
        code.push_str(&emit::emit(&self.model, &self.names, &self.options.emit));
        let limit = self.options.read.limits.output_size;
        if code.len() as u64 > limit {
            let message = format!(
                "the generated file would have {} bytes, more than {limit}",
                code.len()
            );
            let error = Diagnostic::error(codes::OUTPUT_TOO_LARGE, message)
                .help("raise `limit-output-size`, or generate fewer types");
            return Err(Error::new(vec![error], self.loader.sources));
        }
        Ok(Generated {
            code,
            counts: self.counts(),
            sources: self.loader.sources,
            diagnostics: self.diagnostics,
            directories: self.directories,
        })
    }
}

/// An error for each code in `deny` and `allow` that does not exist.
fn unknown_codes(options: &Options) -> impl Iterator<Item = Diagnostic> {
    let report = &options.report;
    let deny = report.deny.iter().filter(|code| *code != "warnings");
    let unknown = deny
        .chain(&report.allow)
        .filter(|code| codes::page(code).is_none());
    unknown.map(|code| codes::unknown(code))
}

/// The documents of the inputs that could be read, each once; the others are reported.
fn keep_readable(
    found: Vec<Result<Vec<SourceId>, Diagnostic>>,
    diagnostics: &mut Diagnostics,
) -> Vec<SourceId> {
    let mut kept = Vec::new();
    let mut seen = HashSet::new();
    for result in found {
        match result {
            Ok(ids) => kept.extend(ids.into_iter().filter(|id| seen.insert(*id))),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    kept
}

fn read_pages(
    sources: Vec<SourceId>,
    loader: &Loader,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let read = |id| page::read(id, loader, &options.read, diagnostics);
    sources.into_iter().map(read).collect()
}

/// The gate between stages: what is denied becomes an error, what is allowed goes; errors end the run.
fn stop_at(
    diagnostics: &mut Diagnostics,
    loader: &mut Loader,
    options: &Options,
) -> Result<(), Error> {
    diagnostics.judge(&options.report);
    if !diagnostics.has_errors() {
        return Ok(());
    }
    Err(Error {
        sources: std::mem::take(&mut loader.sources),
        diagnostics: std::mem::take(diagnostics),
    })
}

/// Rust text and what led to it.
#[derive(Debug)]
pub struct Generated {
    code: String,
    counts: Counts,
    sources: Sources,
    diagnostics: Diagnostics,
    directories: Vec<PathBuf>,
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
}

impl Generated {
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
    fn of(model: &Model, diagnostics: &Diagnostics) -> Self {
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
    sources: Sources,
    diagnostics: Diagnostics,
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
            f.write_str(&diagnostic::render(
                diagnostic,
                &self.sources,
                diagnostic::Style::Plain,
            ))?;
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
