//! Formats that a converter makes HTML of. The library starts none: it says how, and the command line does so when
//! asked to.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, codes};

/// A format, and the program that makes HTML of it.
#[derive(Debug)]
pub struct Conversion {
    /// What files of the format end in, in lower case.
    extensions: &'static [&'static str],
    /// What the format is called, with its article.
    title: &'static str,
    program: Program,
    /// Its bytes are not text.
    is_binary: bool,
}

#[derive(Clone, Copy, Debug)]
enum Program {
    /// With the name that it has for the format.
    Pandoc(&'static str),
    Asciidoctor,
    /// Nothing makes HTML of it that keeps what tables and headings are.
    Nothing,
}

const FORMATS: &[Conversion] = &[
    binary(&["docx"], "a Word document", Program::Pandoc("docx")),
    binary(&["odt"], "an OpenDocument text", Program::Pandoc("odt")),
    binary(&["epub"], "an EPUB book", Program::Pandoc("epub")),
    binary(&["pdf"], "a PDF file", Program::Nothing),
    binary(
        &["doc"],
        "a Word document of the old format",
        Program::Nothing,
    ),
    binary(
        &["xls", "xlsb", "numbers"],
        "a spreadsheet of a format that is not read",
        Program::Nothing,
    ),
    text(&["rst", "rest"], "reStructuredText", Program::Pandoc("rst")),
    text(&["tex", "latex"], "LaTeX", Program::Pandoc("latex")),
    text(
        &["mediawiki", "wiki"],
        "MediaWiki text",
        Program::Pandoc("mediawiki"),
    ),
    text(&["org"], "an Org file", Program::Pandoc("org")),
    text(&["textile"], "Textile", Program::Pandoc("textile")),
    text(&["rtf"], "an RTF file", Program::Pandoc("rtf")),
    text(
        &["adoc", "asciidoc", "asc"],
        "AsciiDoc",
        Program::Asciidoctor,
    ),
];

const fn binary(
    extensions: &'static [&'static str],
    title: &'static str,
    program: Program,
) -> Conversion {
    Conversion {
        extensions,
        title,
        program,
        is_binary: true,
    }
}

const fn text(
    extensions: &'static [&'static str],
    title: &'static str,
    program: Program,
) -> Conversion {
    Conversion {
        is_binary: false,
        ..binary(extensions, title, program)
    }
}

impl Conversion {
    /// The conversion that a file needs, by what its name ends in.
    pub(crate) fn of(path: &str) -> Option<&'static Self> {
        let (_, extension) = path.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        FORMATS
            .iter()
            .find(|f| f.extensions.contains(&extension.as_str()))
    }

    /// The program with its arguments; it reads standard input and writes standard output.
    pub fn words(&self) -> Vec<&'static str> {
        match self.program {
            Program::Pandoc(format) => ["pandoc", "--sandbox"]
                .into_iter()
                .chain(whole(format))
                .chain(["-f", format, "-t", "html"])
                .collect(),
            Program::Asciidoctor => vec!["asciidoctor", "-S", "secure", "-o", "-", "-"],
            Program::Nothing => Vec::new(),
        }
    }

    /// The command that converts a file, for people to copy.
    fn command(&self, path: &str) -> String {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let (from, to) = (quoted(path), quoted(&format!("{stem}.html")));
        match self.program {
            Program::Pandoc(format) => {
                let whole = whole(format).map_or(String::new(), |w| format!("{w} "));
                format!("pandoc --sandbox {whole}-f {format} -t html {from} -o {to}")
            }
            Program::Asciidoctor => format!("asciidoctor -S secure {from} -o {to}"),
            Program::Nothing => String::new(),
        }
    }

    /// What to do about a file that was not converted.
    pub(crate) fn cure(&self, path: &str) -> String {
        match self.program {
            Program::Nothing if path.to_ascii_lowercase().ends_with(".pdf") => {
                "look for the document in another format; otherwise convert it, e.g. with `pdftohtml -s`, `docling` or \
                 by opening it in a word processor, and check that its tables are tables"
                    .to_owned()
            }
            Program::Nothing if !path.to_ascii_lowercase().ends_with(".doc") => {
                "save it as .xlsx or .ods, which the command line reads, or the sheet as CSV".to_owned()
            }
            Program::Nothing => format!(
                "convert it first: `soffice --headless --convert-to docx {}`",
                quoted(path)
            ),
            _ => format!(
                "convert it: `{}`; or give `--pandoc` on the command line, which does so",
                self.command(path)
            ),
        }
    }

    /// The error that a file of the format cannot be read as it is.
    pub(super) fn unreadable(&self, path: &str) -> Option<Diagnostic> {
        self.is_binary.then(|| {
            let message = format!("`{path}` is {}, which is not read as it is", self.title);
            Diagnostic::error(codes::BINARY_FORMAT, message).help(self.cure(path))
        })
    }

    /// The note that only the schema text of a file is read.
    #[cfg_attr(not(feature = "pages"), allow(dead_code))] // only pages need it
    pub(crate) fn not_converted(&self, path: &str) -> Diagnostic {
        let message = format!(
            "this is {}: only the schema text in it is read; `--pandoc`, or `{}`, makes all of it readable",
            self.title,
            self.command(path)
        );
        Diagnostic::note(codes::NOT_CONVERTED, message)
    }

    /// Whether there is a converter for it.
    pub(super) fn is_possible(&self) -> bool {
        !matches!(self.program, Program::Nothing)
    }

    /// Extensions of the files that are converted.
    pub(super) fn extensions() -> impl Iterator<Item = &'static str> {
        let possible = FORMATS.iter().filter(|f| f.is_possible());
        possible.flat_map(|f| f.extensions).copied()
    }
}

/// The argument that keeps the title of a document. For reStructuredText pandoc would take the list behind the title
/// away with it.
fn whole(format: &str) -> Option<&'static str> {
    (format != "rst").then_some("-s")
}

/// A path as a word of a shell.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%".contains(c);
    if path.chars().all(plain) && !path.starts_with('-') {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

/// What makes HTML of a file's bytes, or says why it cannot.
type Convert = dyn Fn(&Conversion, Vec<u8>) -> Result<Vec<u8>, String> + Send + Sync;

/// Makes HTML of files that are not read as they are.
#[derive(Clone)]
pub struct Converter(Arc<Convert>);

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Converter")
    }
}

impl Converter {
    /// A converter that calls this.
    pub fn new(
        convert: impl Fn(&Conversion, Vec<u8>) -> Result<Vec<u8>, String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(convert))
    }

    /// The HTML of a file.
    pub(super) fn html(
        &self,
        conversion: &Conversion,
        path: &Path,
        bytes: Vec<u8>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let html = (self.0)(conversion, bytes).map_err(|why| {
            let path = path.display().to_string();
            Diagnostic::error(
                codes::CONVERSION_FAILED,
                format!("`{path}` cannot be converted: {why}"),
            )
            .help(format!(
                "see what the program says: `{}`",
                conversion.command(&path)
            ))
        })?;
        // Converters need not write a whole page.
        Ok([b"<!DOCTYPE html>\n".as_slice(), &html].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::{Conversion, quoted};

    #[test]
    fn commands_are_whole() {
        let command = |path: &str| Conversion::of(path).map(|c| c.command(path));
        assert_eq!(
            command("a/b.RST").as_deref(),
            Some("pandoc --sandbox -f rst -t html a/b.RST -o a/b.html")
        );
        assert_eq!(
            command("a b.adoc").as_deref(),
            Some("asciidoctor -S secure 'a b.adoc' -o 'a b.html'")
        );
        assert_eq!(command("a.md"), None);
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
