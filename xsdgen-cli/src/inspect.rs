//! `xsdgen inspect`: what `generate` would emit, as JSON or text.

use std::collections::HashMap;
use std::fmt::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use serde::Serialize;
use xsdgen::Error;
use xsdgen::internal::model::{Content, Doc, SimpleType, Value, Variety};
use xsdgen::internal::source::Location;
use xsdgen::internal::{Analysis, Match, Request, TypeNames};

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
        )
        .arg(
            Arg::new("explain")
                .long("explain")
                .action(ArgAction::SetTrue)
                .help("Show which tables and lists of pages were matched to which types, and why"),
        );
    args::with_library_options(command)
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let analysis = reporter.observe(&args::request(matches)?, Request::analyse)?;
    reporter.diagnostics(analysis.diagnostics(), analysis.sources());
    let report = Report::new(&analysis);
    let json = matches
        .get_one::<String>("format")
        .is_some_and(|f| f == "json");
    report::stdout(&if json {
        report.json()
    } else {
        report.text(matches.get_flag("explain"))
    })?;
    reporter.counts(analysis.counts());
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Report<'a> {
    types: Vec<TypeReport<'a>>,
    passed_over: PassedOver<'a>,
    matches: Vec<MatchReport<'a>>,
    diagnostics: Vec<report::Finding<'a>>,
}

/// What was read and is not generated.
#[derive(Serialize)]
struct PassedOver<'a> {
    simple_types: usize,
    complex_types: usize,
    types: Vec<PassedOverType<'a>>,
}

#[derive(Serialize)]
struct PassedOverType<'a> {
    name: String,
    namespace: Option<&'a str>,
    source: Place<'a>,
    base: String,
}

/// A description on a page that was held to be about a type.
#[derive(Serialize)]
struct MatchReport<'a> {
    rust: String,
    source: Place<'a>,
    evidence: &'a str,
    applied: bool,
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
    /// Why it is called so, in a word.
    named: &'static str,
    docs: Option<String>,
    line: u32,
    aliases: Vec<&'a str>,
}

impl<'a> PassedOver<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let model = analysis.model();
        let types = model.passed_over.iter().map(|of| PassedOverType {
            name: of.identity.to_string(),
            namespace: of.identity.namespace.as_deref(),
            source: place(of.location, analysis),
            base: of.built_in.name().to_owned(),
        });
        Self {
            simple_types: model.passed_over.len(),
            complex_types: model.complex_types,
            types: types.collect(),
        }
    }
}

impl<'a> Report<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let types = analysis.model().types.iter().zip(&analysis.names().types);
        Self {
            types: types.map(|(t, n)| type_report(t, n, analysis)).collect(),
            passed_over: PassedOver::new(analysis),
            matches: analysis
                .matches()
                .iter()
                .map(|m| match_report(m, analysis))
                .collect(),
            diagnostics: report::findings(analysis.diagnostics(), analysis.sources()).collect(),
        }
    }

    fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    fn text(&self, explain: bool) -> String {
        let mut out = String::new();
        let mut matches: HashMap<&str, Vec<&MatchReport<'_>>> = HashMap::new();
        for m in self.matches.iter().filter(|_| explain) {
            matches.entry(&m.rust).or_default().push(m);
        }
        for t in &self.types {
            // Writing to a `String` cannot fail.
            let _ = t.write(&mut out);
            for m in matches.get(t.rust.as_str()).into_iter().flatten() {
                let _ = writeln!(out, "    {m}");
            }
        }
        for of in &self.passed_over.types {
            let _ = writeln!(
                out,
                "passed over: {}, {}, at {}",
                of.name, of.base, of.source
            );
        }
        out
    }
}

impl TypeReport<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        let name = match (self.name, self.namespace) {
            (Some(name), Some(namespace)) => format!("{{{namespace}}}{name}"),
            (Some(name), None) => name.to_owned(),
            (None, _) => "an anonymous type".to_owned(),
        };
        writeln!(
            out,
            "{}: {name}, {} {}, at {}",
            self.rust, self.variety, self.base, self.source
        )?;
        let width = self.values.iter().map(|v| v.variant.chars().count()).max();
        for v in &self.values {
            write!(
                out,
                "    {:1$}  {2:?}",
                v.variant,
                width.unwrap_or(0).min(40),
                v.value
            )?;
            for alias in &v.aliases {
                write!(out, " = {alias:?}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

impl fmt::Display for MatchReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.applied {
            "described"
        } else {
            "perhaps described (not applied)"
        };
        write!(f, "{what} at {}: {}", self.source, self.evidence)
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

fn type_report<'a>(
    t: &'a SimpleType,
    names: &'a TypeNames,
    analysis: &'a Analysis,
) -> TypeReport<'a> {
    let values = match &t.content {
        Content::Enumeration(e) => e.values.as_slice(),
        _ => &[],
    };
    let variants = names
        .variants
        .iter()
        .map(xsdgen::internal::text::Ident::as_str);
    let named = variants.zip(names.reasons.iter().map(|reason| reason.word()));
    TypeReport {
        name: t.identity.name.as_deref(),
        namespace: t.identity.namespace.as_deref(),
        source: place(t.location, analysis),
        variety: match t.variety {
            Variety::Atomic => "atomic",
            Variety::List => "list",
            Variety::Union => "union",
        },
        base: t.built_in.name().to_owned(),
        rust: rust(names),
        docs: docs(&t.docs),
        values: values
            .iter()
            .zip(named.chain(std::iter::repeat(("", ""))))
            .map(|(v, named)| value_report(v, named, analysis))
            .collect(),
    }
}

fn match_report<'a>(m: &'a Match, analysis: &'a Analysis) -> MatchReport<'a> {
    let names = analysis.names().types.get(m.type_id.0 as usize);
    MatchReport {
        rust: names.map(rust).unwrap_or_default(),
        source: place(m.location, analysis),
        evidence: &m.evidence,
        applied: m.applied,
    }
}

/// Path of a type inside the generated file.
fn rust(names: &TypeNames) -> String {
    let path = names.module.iter().chain([&names.ident]);
    path.map(xsdgen::internal::text::Ident::as_str)
        .collect::<Vec<_>>()
        .join("::")
}

fn value_report<'a>(
    v: &'a Value,
    (variant, named): (&'a str, &'static str),
    analysis: &'a Analysis,
) -> ValueReport<'a> {
    ValueReport {
        value: &v.literal,
        variant,
        named,
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
