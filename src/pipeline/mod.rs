//! The pipeline: load, read pages, resolve, describe, name; then emit and put the header on top.

mod bounds;
mod outcome;
mod progress;
mod run;

use std::path::{Path, PathBuf};

pub use outcome::{Counts, Error, Generated};
pub(crate) use progress::Progress;
pub use progress::Stage;

use crate::builder::Builder;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::Model;
use crate::name::Names;
use crate::options::Options;
use crate::page::Match;
use crate::source::{Loader, SourceId, Sources};
use crate::{emit, write};

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
    progress: Progress,
}

impl Analysis {
    pub(crate) fn new(builder: &Builder) -> Result<Self, Error> {
        run::Run::new(builder).analyse(&builder.inputs)
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

    /// Whether warnings of a code were not wanted.
    pub(crate) fn allows(&self, code: &str) -> bool {
        let allowed = &self.options.report.allow;
        allowed.iter().any(|a| a.eq_ignore_ascii_case(code))
    }

    /// Which tables and lists of pages were matched to which types.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// What was asked for.
    pub fn options(&self) -> &Options {
        &self.options
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
        self.progress.at(Stage::Emitting);
        let given = self.given.iter().filter_map(|&id| self.sources().get(id));
        let mut code = write::header(given.map(|s| s.path()));
        code.push_str(&emit::emit(&self.model, &self.names, &self.options.emit));
        let (size, limit) = (code.len() as u64, self.options.read.limits.output_size);
        if size > limit {
            let message = format!("the generated file would have more than {limit} bytes");
            let error = Diagnostic::error(codes::OUTPUT_TOO_LARGE, message)
                .help("raise `limit-output-size`, or generate fewer types");
            return Err(self.error(error));
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
