//! `xsdgen audit`: what the documents and the schemas of a specification disagree on.

use std::collections::BTreeMap;
use std::fmt::Write;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use xsdgen::Error;
use xsdgen::internal::review::audit::{Audit, Finding, audit};
use xsdgen::internal::source::Location;
use xsdgen::internal::text::count;
use xsdgen::internal::{Analysis, Request};

use crate::report::{Place, Reporter, place};
use crate::{Outcome, args, report};

const EXAMPLES: &str = "\
Examples:
  xsdgen audit spec/                            where do the pages and their schemas disagree?
  xsdgen audit --docs pages/ types.xsd          pages for a schema that stands elsewhere
  xsdgen audit --format markdown spec/          as a report
  xsdgen audit --allow XSD0316 spec/            in CI, the order of rows aside

The exit code is 1 when there is a finding.";

pub(crate) fn command() -> Command {
    let command = Command::new("audit")
        .about("List where the documents and the schemas of a specification disagree")
        .after_help(EXAMPLES)
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help("How to show the findings")
                .value_parser(PossibleValuesParser::new(["text", "markdown", "json"]))
                .default_value("text"),
        );
    args::with_library_options(command)
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let analysis = reporter.observe(&args::request(matches)?, Request::analyse)?;
    let audit = audit(&analysis);
    let format = matches.get_one::<String>("format").map_or("", |f| f);
    report::stdout(&match format {
        "markdown" => markdown(&audit, &analysis),
        "json" => json(&audit, &analysis),
        _ => text(&audit, &analysis),
    })?;
    Ok(match audit.findings.is_empty() {
        true => Outcome::Done,
        false => Outcome::Failed,
    })
}

/// How much was compared, in a sentence or two.
fn compared(audit: &Audit) -> String {
    let (types, values) = (count(audit.types, "type"), count(audit.values, "value"));
    let described = audit.described;
    let mut out = match audit.types {
        0 => "No type has values to compare.".to_owned(),
        _ => format!("{types} with {values} were compared; {described} values are described."),
    };
    if audit.types_without_values > 0 {
        let types = count(audit.types_without_values, "type");
        let described = audit.described_without_values;
        out += &format!(" There are {types} without values, {described} of them described.");
    }
    out + "\n"
}

/// A line for each finding, as compilers write them, so that editors can jump there.
fn text(audit: &Audit, analysis: &Analysis) -> String {
    let mut out = String::new();
    for finding in &audit.findings {
        let (kind, code) = (finding.kind.title(), finding.kind.code());
        let at = at(finding.location, analysis);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{at}: {kind}: {} [{code}]", finding.message);
        if let Some((what, other)) = &finding.related {
            let _ = writeln!(out, "    {what}: {}", self::at(*other, analysis));
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "    {help}");
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    for (kind, count) in audit.counts() {
        let _ = writeln!(out, "{count:6}  {}", kind.title());
    }
    out + &compared(audit)
}

fn markdown(audit: &Audit, analysis: &Analysis) -> String {
    let mut out = format!("# Audit\n\n{}", compared(audit));
    if !audit.findings.is_empty() {
        out.push_str("\n| finding | count |\n|---|---:|\n");
    }
    for (kind, count) in audit.counts() {
        let _ = writeln!(out, "| {} | {count} |", kind.title());
    }
    let mut by_file: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in &audit.findings {
        let file = place(finding.location, analysis.sources()).file;
        by_file
            .entry(file.unwrap_or_default().to_owned())
            .or_default()
            .push(finding);
    }
    for (file, findings) in by_file {
        let _ = writeln!(out, "\n## `{file}`\n");
        for finding in findings {
            let line = place(finding.location, analysis.sources())
                .line
                .unwrap_or(1);
            let _ = write!(out, "- line {line}: {}", finding.message);
            if let Some((what, other)) = &finding.related {
                let _ = write!(out, " ({what}: `{}`)", at(*other, analysis));
            }
            out.push('\n');
        }
    }
    out
}

fn at(location: Location, analysis: &Analysis) -> String {
    xsdgen::internal::diagnostic::place(location, analysis.sources()).unwrap_or_default()
}

#[derive(Serialize)]
struct Report<'a> {
    types: usize,
    values: usize,
    described: usize,
    types_without_values: usize,
    described_without_values: usize,
    findings: Vec<FindingReport<'a>>,
}

#[derive(Serialize)]
struct FindingReport<'a> {
    kind: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    related: Option<RelatedReport<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct RelatedReport<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

fn json(audit: &Audit, analysis: &Analysis) -> String {
    let finding = |f| finding_report(f, analysis);
    let report = Report {
        types: audit.types,
        values: audit.values,
        described: audit.described,
        types_without_values: audit.types_without_values,
        described_without_values: audit.described_without_values,
        findings: audit.findings.iter().map(finding).collect(),
    };
    // Structs of texts and numbers cannot fail to serialize.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn finding_report<'a>(finding: &'a Finding, analysis: &'a Analysis) -> FindingReport<'a> {
    let sources = analysis.sources();
    FindingReport {
        kind: finding.kind.title(),
        code: finding.kind.code(),
        message: &finding.message,
        place: place(finding.location, sources),
        related: finding
            .related
            .as_ref()
            .map(|(message, other)| RelatedReport {
                message,
                place: place(*other, sources),
            }),
        help: finding.help.as_deref(),
    }
}
