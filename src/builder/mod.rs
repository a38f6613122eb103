//! The library's front: what to read, how, and where to.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::options::OptionValue;
use crate::pipeline::{Analysis, Error, Generated, Request, Stage};

mod build_script;
mod setters;
pub mod write;

/// Collects inputs and options, then generates.
///
/// ```no_run
/// let generated = xsdgen::Builder::new()
///     .schema("schemas/dhcp.xsd")
///     .serde(true)
///     .generate()?;
/// println!("{}", generated.code());
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    request: Request,
}

impl Builder {
    /// Nothing to read yet, every option at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads this too: a schema document (`.xsd`, `.wsdl`), a specification page (`.html`, `.md`, XEP
    /// `.xml`), or a directory of those.
    #[must_use]
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.request = self.request.schema(path);
        self
    }

    /// Reads this text too; `name` stands for it in messages, and its extension says what it is.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.request = self.request.text(name, bytes);
        self
    }

    /// Relative paths, also those of options, are relative to this directory; without it, to the current one.
    /// Messages show paths below it without it.
    #[must_use]
    pub fn base(mut self, directory: impl Into<PathBuf>) -> Self {
        self.request = self.request.base(directory);
        self
    }

    /// Sets an option by the name that it has on the command line; see [`OPTIONS`](crate::options::OPTIONS).
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn set(
        &mut self,
        name: &str,
        value: impl Into<OptionValue>,
    ) -> Result<&mut Self, Diagnostic> {
        self.request.set(name, value)?;
        Ok(self)
    }

    /// Calls `tell` whenever a stage of the run begins.
    #[must_use]
    pub fn on_stage(mut self, tell: impl Fn(Stage) + Send + Sync + 'static) -> Self {
        self.request = self.request.on_stage(tell);
        self
    }

    /// The files and directories that are to be read, as given, below the base.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.request.paths()
    }

    /// Reads the inputs and names everything, but emits nothing: what `xsdgen inspect` shows.
    ///
    /// # Errors
    /// When the input is wrong.
    pub fn analyse(&self) -> Result<Analysis, Error> {
        self.request.analyse()
    }

    /// Reads the inputs and generates the Rust text.
    ///
    /// # Errors
    /// When the input is wrong; the error holds everything that is wrong with it, each with its place.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.request.generate()
    }
}

impl From<Builder> for Request {
    fn from(builder: Builder) -> Self {
        builder.request
    }
}
