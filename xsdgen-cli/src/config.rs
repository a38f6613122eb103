//! `xsdgen.toml`: the outputs of a project. Keys are the library's options, by the same names.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use xsdgen::internal::diagnostic::{self, codes};
use xsdgen::internal::options::{OPTIONS, OptionValue};
use xsdgen::internal::source::{Location, SourceId, Sources};
use xsdgen::internal::text::nearest;
use xsdgen::internal::{Request, failed};
use xsdgen::{Diagnostic, Error};

use crate::report;
use crate::target::Target;

/// The name of the file.
pub(crate) const FILE_NAME: &str = "xsdgen.toml";

/// The record of names beside it.
const RECORD: &str = "xsdgen.lock";

/// Keys of an output that are no options.
const OUTPUT_KEYS: [&str; 3] = ["file", "schema", "depfile"];

/// Finds the file in a directory or above it.
pub(crate) fn find(from: &Path) -> Option<PathBuf> {
    from.ancestors()
        .map(|directory| directory.join(FILE_NAME))
        .find(|path| path.is_file())
}

/// Reads the outputs; options at the top hold for all of them, those of an output come on top.
pub(crate) fn read(path: &Path) -> Result<Vec<Target>, Error> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|e| report::cannot_read(&shown, &e))?;
    let mut sources = Sources::default();
    let source = sources.add(shown, Some(path.to_owned()), text.clone());
    let config = Config {
        source,
        directory: path.parent().unwrap_or(Path::new("")),
    };
    config.targets(&text).map_err(|d| failed(d, sources))
}

struct Config<'a> {
    source: SourceId,
    directory: &'a Path,
}

type Entry<'a> = (
    &'a Spanned<std::borrow::Cow<'a, str>>,
    &'a Spanned<DeValue<'a>>,
);

impl Config<'_> {
    fn targets(&self, text: &str) -> Result<Vec<Target>, Diagnostic> {
        let table = DeTable::parse(text).map_err(|e| {
            let span = e.span().unwrap_or(0..0);
            self.wrong(e.message().to_owned(), &span)
        })?;
        let mut common = Request::new().base(self.directory);
        let mut outputs = None;
        for entry in table.get_ref() {
            if entry.0.get_ref() == "output" {
                outputs = Some(entry);
            } else {
                self.option(&mut common, entry, &["output"])?;
            }
        }
        let missing = "needs an `[[output]]` with `file` and `schema`";
        let Some((key, value)) = outputs else {
            return Err(self.wrong(format!("the file {missing}"), &(0..0)));
        };
        let DeValue::Array(list) = value.get_ref() else {
            return Err(self.wrong(
                format!("the file {missing}, in double brackets"),
                &key.span(),
            ));
        };
        list.iter().map(|one| self.target(&common, one)).collect()
    }

    fn target(
        &self,
        common: &Request,
        output: &Spanned<DeValue<'_>>,
    ) -> Result<Target, Diagnostic> {
        let DeValue::Table(table) = output.get_ref() else {
            return Err(self.wrong(
                "an output is a table: `[[output]]`".to_owned(),
                &output.span(),
            ));
        };
        let mut request = common.clone();
        let (mut file, mut depfile, mut has_schema) = (None, None, false);
        for entry in table {
            let (key, value) = entry;
            match key.get_ref().as_ref() {
                "file" => file = Some(self.path(value)?),
                "depfile" => depfile = Some(self.path(value)?),
                "schema" => {
                    for path in self.strings(value)? {
                        request = request.schema(path);
                        has_schema = true;
                    }
                }
                _ => self.option(&mut request, entry, &OUTPUT_KEYS)?,
            }
        }
        if file.is_none() || !has_schema {
            let what = if file.is_none() { "file" } else { "schema" };
            let mut wrong = self.wrong(format!("an output lacks `{what}`"), &output.span());
            wrong.help =
                Some("e.g. file = \"src/color.rs\" and schema = \"schemas/color.xsd\"".to_owned());
            return Err(wrong);
        }
        // Names from descriptions change with them, unless somebody keeps them.
        let names = &mut request.options.name;
        if names.lock.is_none() && request.options.read.names_from.is_some() {
            names.lock = Some(RECORD.into());
        }
        Ok(Target {
            request,
            output: file,
            depfile,
        })
    }

    fn option(
        &self,
        request: &mut Request,
        (key, value): Entry<'_>,
        others: &[&str],
    ) -> Result<(), Diagnostic> {
        let name = key.get_ref();
        let span = value.span();
        let value = self.value(value)?;
        let result = request.set(name, value).map(|_| ());
        result.map_err(|mut d| {
            if d.code != codes::UNKNOWN_OPTION {
                return diagnostic::at(d, self.location(&span));
            }
            let names = OPTIONS.iter().map(|o| o.name).chain(others.iter().copied());
            d.message = format!("there is no key `{name}`");
            let near = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
            d.help = near.or(d.help.take());
            diagnostic::at(d, self.location(&key.span()))
        })
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Result<OptionValue, Diagnostic> {
        Ok(match value.get_ref() {
            DeValue::Boolean(flag) => OptionValue::Flag(*flag),
            DeValue::Array(_) => OptionValue::List(self.strings(value)?),
            DeValue::Table(table) => OptionValue::Map(
                table
                    .iter()
                    .map(|(k, v)| Ok((k.get_ref().to_string(), self.text(v)?)))
                    .collect::<Result<_, _>>()?,
            ),
            _ => OptionValue::Text(self.text(value)?),
        })
    }

    fn path(&self, value: &Spanned<DeValue<'_>>) -> Result<PathBuf, Diagnostic> {
        Ok(self.directory.join(self.text(value)?))
    }

    fn strings(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Diagnostic> {
        match value.get_ref() {
            DeValue::Array(list) => list.iter().map(|one| self.text(one)).collect(),
            _ => Ok(vec![self.text(value)?]),
        }
    }

    fn text(&self, value: &Spanned<DeValue<'_>>) -> Result<String, Diagnostic> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Integer(number) => Ok(number.to_string()),
            DeValue::Float(number) => Ok(number.to_string()),
            DeValue::Boolean(flag) => Ok(flag.to_string()),
            _ => Err(self.wrong("a text is wanted here".to_owned(), &value.span())),
        }
    }

    fn wrong(&self, message: String, span: &Range<usize>) -> Diagnostic {
        let help = Some("`xsdgen build --help` shows a whole file");
        let wrong = diagnostic::error(codes::WRONG_CONFIG, message, help);
        diagnostic::at(wrong, self.location(span))
    }

    fn location(&self, span: &Range<usize>) -> Location {
        Location {
            source: self.source,
            start: span.start as u32,
            end: span.end as u32,
        }
    }
}
