//! `xsdgen.toml`: the options of a project, and its outputs. Keys are the options, by the same names.

#[cfg(feature = "config")]
mod read;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
#[cfg(not(feature = "config"))]
use crate::diagnostic::codes;
use crate::options::Options;
use crate::source::SourceId;

/// The name of the file.
pub const FILE_NAME: &str = "xsdgen.toml";

/// What a file says. Paths in it are relative to the directory of the file.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Config {
    /// The options at the top.
    pub options: Options,
    /// The outputs.
    pub outputs: Vec<Output>,
}

/// One output.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Output {
    /// Where it goes.
    pub file: PathBuf,
    /// Where its dependencies are written.
    pub depfile: Option<PathBuf>,
    /// What it is made of.
    pub schemas: Vec<PathBuf>,
    /// The options at the top, and its own on top of them.
    pub options: Options,
}

impl Config {
    /// Reads the text of a file that stands in a directory.
    ///
    /// # Errors
    /// When the text is not such a file, with the place.
    #[cfg(feature = "config")]
    pub fn parse(source: SourceId, text: &str, directory: &Path) -> Result<Self, Diagnostic> {
        read::config(source, text, directory)
    }

    /// The error that the file is not read.
    #[cfg(not(feature = "config"))]
    pub fn parse(_: SourceId, _: &str, _: &Path) -> Result<Self, Diagnostic> {
        let message = "`config` names a file that is not read here: the crate is built without its feature `config`";
        let error = Diagnostic::error(codes::NO_CONFIG_READER, message);
        Err(error
            .help("turn the feature `config` on, or give the options where the others are given"))
    }

    /// The options for these inputs: those of the output that is made of the same ones, or those at the top.
    pub(crate) fn options_for(&self, inputs: &[PathBuf]) -> &Options {
        let set = |paths: &[PathBuf]| {
            let whole = paths
                .iter()
                .map(|p| fs::canonicalize(p).unwrap_or_else(|_| p.clone()));
            whole.collect::<BTreeSet<_>>()
        };
        let wanted = set(inputs);
        let mut outputs = self.outputs.iter();
        let same = outputs.find(|output| set(&output.schemas) == wanted);
        same.map_or(&self.options, |output| &output.options)
    }
}

/// Finds the file in a directory or above it.
pub fn find(from: &Path) -> Option<PathBuf> {
    let mut candidates = from.ancestors().map(|directory| directory.join(FILE_NAME));
    candidates.find(|path| path.is_file())
}
