//! What a run is asked for: every front makes one of these.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::run::Run;
use super::{Analysis, Error, Generated, Progress, Stage};
use crate::diagnostic::Diagnostic;
use crate::load::{Converter, InputSpec, SheetReader};
use crate::options::{self, OptionValue, Options};

/// Inputs, and options by their names.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub(crate) inputs: Vec<InputSpec>,
    pub(crate) base: PathBuf,
    /// All options.
    pub options: Options,
    /// Options that were set by name.
    pub(crate) given: BTreeSet<&'static str>,
    /// An `xsdgen.toml`.
    pub(crate) config: Option<PathBuf>,
    /// The schemas by which its output is told, where they are not the inputs.
    pub(crate) config_for: Option<Vec<PathBuf>>,
    pub(crate) progress: Progress,
    /// Makes HTML of formats that are not read as they are.
    pub(crate) converter: Option<Converter>,
    /// Reads spreadsheets.
    pub(crate) sheets: Option<SheetReader>,
}

impl Request {
    /// Nothing to read yet, every option at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads this too: a file, or a directory of them.
    #[must_use]
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.push(InputSpec::Path(path.into()));
        self
    }

    /// Reads this text too; `name` stands for it in messages, and its extension says what it is.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.inputs
            .push(InputSpec::Bytes(name.into(), bytes.into()));
        self
    }

    /// Relative paths, also those of options, are relative to this directory; without it, to the current one.
    /// Messages show paths below it without it.
    #[must_use]
    pub fn base(mut self, directory: impl Into<PathBuf>) -> Self {
        self.base = directory.into();
        self
    }

    /// Sets an option by the name that it has on the command line; see [`options::OPTIONS`].
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn set(
        &mut self,
        name: &str,
        value: impl Into<OptionValue>,
    ) -> Result<&mut Self, Diagnostic> {
        self.options.set(name, value.into())?;
        self.given.extend(options::find(name).map(|o| o.name));
        Ok(self)
    }

    /// Takes the options of an `xsdgen.toml` too: those at its top, and those of the output that is made of the same
    /// schemas. What is set here wins, and lists are added to.
    #[must_use]
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// The output of the file is the one that is made of these, whatever is read: an older version of them, say.
    #[must_use]
    pub fn config_for(mut self, schemas: Vec<PathBuf>) -> Self {
        self.config_for = Some(schemas);
        self
    }

    /// Reads formats that are not read as they are through a converter; without one they are errors, or only
    /// searched for schema text. The library starts no program by itself.
    #[must_use]
    pub fn convert_with(mut self, converter: Converter) -> Self {
        self.converter = Some(converter);
        self
    }

    /// Reads spreadsheets with this; without a reader they are errors.
    #[must_use]
    pub fn sheets_with(mut self, reader: SheetReader) -> Self {
        self.sheets = Some(reader);
        self
    }

    /// Calls `tell` whenever a stage of the run begins.
    #[must_use]
    pub fn on_stage(mut self, tell: impl Fn(Stage) + Send + Sync + 'static) -> Self {
        self.progress = Progress::new(tell);
        self
    }

    /// The files and directories that are to be read, as given, below the base.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let inputs = self.inputs.iter().filter_map(|input| match input {
            InputSpec::Path(path) => Some(self.base.join(path)),
            InputSpec::Bytes(..) => None,
        });
        inputs.chain(self.config.iter().map(|path| self.base.join(path)))
    }

    /// Reads the inputs and names everything, but emits nothing: what `xsdgen inspect` shows.
    ///
    /// # Errors
    /// When the input is wrong.
    pub fn analyse(&self) -> Result<Analysis, Error> {
        Run::new(self).analyse(&self.inputs)
    }

    /// Reads the inputs and generates the Rust text.
    ///
    /// # Errors
    /// When the input is wrong; the error holds everything that is wrong with it, each with its place.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.analyse()?.generate()
    }
}
