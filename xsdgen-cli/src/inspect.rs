//! `xsdgen inspect`: what `generate` would emit, as JSON or text.

use std::fmt::Write;

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use serde::Serialize;
use xsdgen::model::{Content, Doc, SimpleType, Value, Variety};
use xsdgen::source::Location;
use xsdgen::{Analysis, Builder, Error, TypeNames};

use crate::report::Reporter;
use crate::{Outcome, args, report};

pub(crate) fn command() -> Command {
    let command = Command::new("inspect")
        .about("Show the types and values that generate would emit, and all findings")
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help("How to show them")
                .value_parser(PossibleValuesParser::new(["text", "json"]))
                .default_value("text"),
        );
    args::with_library_options(command)
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let analysis = reporter.observe(&args::builder(matches)?, Builder::analyse)?;
    reporter.diagnostics(analysis.diagnostics(), analysis.sources());
    let report = Report::new(&analysis);
    let json = matches
        .get_one::<String>("format")
        .is_some_and(|f| f == "json");
    report::stdout(&if json { report.json() } else { report.text() })?;
    reporter.counts(analysis.counts());
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Report<'a> {
    types: Vec<TypeReport<'a>>,
    diagnostics: Vec<report::Finding<'a>>,
}

#[derive(Serialize)]
struct TypeReport<'a> {
    name: Option<&'a str>,
    namespace: Option<&'a str>,
    source: Place<'a>,
    variety: &'static str,
    base: String,
    rust: String,
    docs: Option<String>,
    values: Vec<ValueReport<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct ValueReport<'a> {
    value: &'a str,
    variant: &'a str,
    docs: Option<String>,
    line: u32,
    aliases: Vec<&'a str>,
}

impl<'a> Report<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let types = analysis.model().types.iter().zip(&analysis.names().types);
        Self {
            types: types.map(|(t, n)| type_report(t, n, analysis)).collect(),
            diagnostics: report::findings(analysis.diagnostics(), analysis.sources()).collect(),
        }
    }

    fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for t in &self.types {
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                out,
                "{} <- {} ({} {}) {}:{}:{}",
                t.rust,
                t.name.unwrap_or("anonymous type"),
                t.variety,
                t.base,
                t.source.file,
                t.source.line,
                t.source.column
            );
            for v in &t.values {
                let _ = writeln!(out, "    {} = {:?}", v.variant, v.value);
            }
        }
        out
    }
}

fn type_report<'a>(
    t: &'a SimpleType,
    names: &'a TypeNames,
    analysis: &'a Analysis,
) -> TypeReport<'a> {
    let values = match &t.content {
        Content::Enumeration(e) => e.values.as_slice(),
        Content::List(_) | Content::Alias(_) => &[],
    };
    let variants = names.variants.iter().map(String::as_str);
    TypeReport {
        name: t.identity.name.as_deref(),
        namespace: t.identity.namespace.as_deref(),
        source: place(t.location, analysis),
        variety: match t.variety {
            Variety::Atomic => "atomic",
            Variety::List => "list",
            Variety::Union => "union",
        },
        base: format!("xs:{}", t.built_in.name()),
        rust: names
            .module
            .iter()
            .chain([&names.ident])
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("::"),
        docs: docs(&t.docs),
        values: values
            .iter()
            .zip(variants.chain(std::iter::repeat("")))
            .map(|(v, variant)| value_report(v, variant, analysis))
            .collect(),
    }
}

fn value_report<'a>(v: &'a Value, variant: &'a str, analysis: &'a Analysis) -> ValueReport<'a> {
    ValueReport {
        value: &v.literal,
        variant,
        docs: docs(&v.docs),
        line: place(v.location, analysis).line,
        aliases: v.aliases.iter().map(|a| a.literal.as_str()).collect(),
    }
}

fn place<'a>(location: Location, analysis: &'a Analysis) -> Place<'a> {
    let source = analysis.sources().get(location.source);
    let (line, column) = source.map_or((1, 1), |s| s.position(location.start));
    Place {
        file: source.map_or("", |s| s.path()),
        line,
        column,
    }
}

fn docs(docs: &[Doc]) -> Option<String> {
    let texts: Vec<&str> = docs.iter().map(|d| d.markdown.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}
