//! The text of `xsdgen.toml`, key by key.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Output};
use crate::diagnostic::{Diagnostic, codes};
use crate::options::{OPTIONS, OptionValue, Options};
use crate::source::{Location, SourceId};
use crate::text::nearest;

/// The record of names beside the file.
const RECORD: &str = "xsdgen.lock";

/// Keys of an output that are no options.
const OUTPUT_KEYS: [&str; 3] = ["file", "schema", "depfile"];

pub(super) fn config(source: SourceId, text: &str, directory: &Path) -> Result<Config, Diagnostic> {
    Reader { source, directory }.read(text)
}

struct Reader<'a> {
    source: SourceId,
    directory: &'a Path,
}

type Entry<'a> = (&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl Reader<'_> {
    /// Options at the top hold for all outputs, those of an output come on top.
    fn read(&self, text: &str) -> Result<Config, Diagnostic> {
        let table = DeTable::parse(text).map_err(|e| {
            let span = e.span().unwrap_or(0..0);
            self.wrong(e.message().to_owned(), &span)
        })?;
        let mut config = Config::default();
        let mut outputs = None;
        for entry in table.get_ref() {
            if entry.0.get_ref() == "output" {
                outputs = Some(entry);
            } else {
                self.option(&mut config.options, entry, &["output"])?;
            }
        }
        if let Some((key, value)) = outputs {
            let DeValue::Array(list) = value.get_ref() else {
                let message = "the file needs its `[[output]]` in double brackets";
                return Err(self.wrong(message.to_owned(), &key.span()));
            };
            let read = list.iter().map(|one| self.output(&config.options, one));
            config.outputs = read.collect::<Result<_, _>>()?;
        }
        Ok(config)
    }

    fn output(
        &self,
        common: &Options,
        output: &Spanned<DeValue<'_>>,
    ) -> Result<Output, Diagnostic> {
        let DeValue::Table(table) = output.get_ref() else {
            return Err(self.wrong(
                "an output is a table: `[[output]]`".to_owned(),
                &output.span(),
            ));
        };
        let mut options = common.clone();
        let (mut file, mut depfile, mut schemas) = (None, None, Vec::new());
        for entry in table {
            let (key, value) = entry;
            match key.get_ref().as_ref() {
                "file" => file = Some(self.path(value)?),
                "depfile" => depfile = Some(self.path(value)?),
                "schema" => {
                    let paths = self.strings(value)?.into_iter();
                    schemas.extend(paths.map(|path| self.directory.join(path)));
                }
                _ => self.option(&mut options, entry, &OUTPUT_KEYS)?,
            }
        }
        let missing = |what: &str| {
            let wrong = self.wrong(format!("an output lacks `{what}`"), &output.span());
            wrong.help("e.g. file = \"src/color.rs\" and schema = \"schemas/color.xsd\"")
        };
        let file = file.ok_or_else(|| missing("file"))?;
        if schemas.is_empty() {
            return Err(missing("schema"));
        }
        // Names from descriptions change with them, unless somebody keeps them.
        if options.name.lock.is_none() && options.read.names_from.is_some() {
            options.name.lock = Some(RECORD.into());
        }
        Ok(Output {
            file,
            depfile,
            schemas,
            options,
        })
    }

    fn option(
        &self,
        options: &mut Options,
        (key, value): Entry<'_>,
        others: &[&str],
    ) -> Result<(), Diagnostic> {
        let name = key.get_ref();
        let span = value.span();
        let value = self.value(value)?;
        options.set(name, value).map_err(|mut d| {
            if d.code != codes::UNKNOWN_OPTION {
                return d.at(self.location(&span));
            }
            let names = OPTIONS.iter().map(|o| o.name).chain(others.iter().copied());
            d.message = format!("there is no key `{name}`");
            let near = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
            d.help = near.or(d.help.take());
            d.at(self.location(&key.span()))
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
        Diagnostic::error(codes::WRONG_CONFIG, message)
            .at(self.location(span))
            .help("`xsdgen build --help` shows a whole file")
    }

    fn location(&self, span: &Range<usize>) -> Location {
        Location {
            source: self.source,
            start: span.start as u32,
            end: span.end as u32,
        }
    }
}
