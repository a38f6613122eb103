//! The front for build scripts: what to read, how, and where to.

use std::path::{Path, PathBuf};

use crate::pipeline::{Error, Generated, Request};

mod build_script;
mod setters;

pub use build_script::is_outside;

/// Collects inputs and options, then generates.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), xsdgen::Error> {
///     xsdgen::Builder::new().schema("schemas/dhcp.xsd").serde(true).write("dhcp.rs")?;
///     Ok(())
/// }
/// ```
///
/// The crate includes the file with `include!(concat!(env!("OUT_DIR"), "/dhcp.rs"));`.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    request: Request,
}

impl Builder {
    /// Nothing to read yet, every option at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads this too: a schema document (`.xsd`, `.wsdl`), a code list (`.gc`, `.csv`), a specification page (`.html`,
    /// `.md`, `.xml`), or a directory of those.
    #[must_use]
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.request = self.request.schema(path);
        self
    }

    /// In a build script: generates, writes to `file` below cargo's `OUT_DIR` unless it has that content
    /// already, and tells cargo to run the script again when an input or a searched directory changes.
    /// Warnings appear in cargo's output. Gives the path of the file.
    ///
    /// # Errors
    /// When the input is wrong, the file cannot be written, or this is not a build script.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<PathBuf, Error> {
        build_script::write(&self.request, file.as_ref())
    }

    /// Reads the inputs and generates the Rust text.
    ///
    /// # Errors
    /// When the input is wrong; the error holds everything that is wrong with it, each with its place.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.request.generate()
    }

    /// Reads this text too; `name` stands for it in messages, and its extension says what it is.
    ///
    /// ```
    /// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Size">
    ///   <restriction base="string"><enumeration value="small"/></restriction></simpleType></schema>"#;
    /// let generated = xsdgen::Builder::new().text("size.xsd", schema).generate()?;
    /// assert!(generated.code().contains("pub enum Size {"));
    /// # Ok::<(), xsdgen::Error>(())
    /// ```
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.request = self.request.text(name, bytes);
        self
    }

    /// Takes the options of the project's `xsdgen.toml` too: those at its top, and those of the `[[output]]` that is made
    /// of the same schemas. What is set here to something else than its default wins, and lists are added to. Without this
    /// call the file is not read. Needs the feature `config`.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), xsdgen::Error> {
    ///     xsdgen::Builder::new().schema("schemas/dhcp.xsd").config("xsdgen.toml").write("dhcp.rs")?;
    ///     Ok(())
    /// }
    /// ```
    #[must_use]
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.request = self.request.config(file);
        self
    }

    /// Relative paths, also those of options, are relative to this directory; without it, to the current one.
    /// Messages show paths below it without it.
    #[must_use]
    pub fn base(mut self, directory: impl Into<PathBuf>) -> Self {
        self.request = self.request.base(directory);
        self
    }
}

impl From<Builder> for Request {
    fn from(builder: Builder) -> Self {
        builder.request
    }
}

#[cfg(test)]
mod tests {
    use super::Builder;

    #[test]
    fn what_no_option_can_mean_is_an_error() {
        let built = Builder::new().text("a.xsd", "").vis("public").derive("1x");
        let said = built.rename_type("A", "fn").generate().err();
        let said = said.map(|error| error.to_string()).unwrap_or_default();
        for message in [
            "`vis` takes a visibility of Rust, not `public` [XSD0503]",
            "`derive` takes the path of one derive, not `1x` [XSD0503]",
            "`fn`, which `rename-type` asks for, is a keyword in Rust [XSD0403]",
        ] {
            assert!(said.contains(message), "{said}");
        }
    }
}
