//! `xsdgen diff`: what changed between two versions, and what that means for users of the Rust code.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use serde_json::{Map, Value};
use xsdgen::Error;
use xsdgen::internal::review::diff::{Change, Diff, Kind, Level, Place, TypeDiff, compare};
use xsdgen::internal::{Analysis, Request};

use crate::git::{self, Version};
use crate::report::Reporter;
use crate::{Outcome, args, report};

const EXAMPLES: &str = "\
Examples:
  xsdgen diff old.xsd new.xsd                          two files, or two directories
  xsdgen diff v1.4:schemas schemas                     a git revision against the working tree
  xsdgen diff --format markdown v1.4:schemas schemas   for a pull request
  xsdgen diff --fail-on major v1.4:schemas schemas     in CI

Levels are those of cargo's SemVer rules for the generated code: a new variant is major unless
the enum is #[non_exhaustive] (--non-exhaustive); changed descriptions are a patch.";

pub(crate) fn command() -> Command {
    let version = |id: &'static str, help: &'static str| {
        let arg = Arg::new(id).value_name(id).help(help);
        arg.required(true)
    };
    let command = Command::new("diff")
        .about("Compare two versions of schemas, pages or code lists")
        .after_help(EXAMPLES)
        .arg(version(
            "OLD",
            "File, directory, or REVISION:PATH of the git repository here",
        ))
        .arg(version("NEW", "The same"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help("How to show the differences")
                .value_parser(PossibleValuesParser::new(["text", "markdown", "json"]))
                .default_value("text"),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("LEVEL")
                .help("End with exit code 1 when the new version needs this level, or a higher one")
                .value_parser(PossibleValuesParser::new(["patch", "minor", "major"])),
        );
    args::with_options(command)
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let version = |id: &str| git::version(matches.get_one::<String>(id).map_or("", |v| v));
    let (old, new) = (version("OLD")?, version("NEW")?);
    // An older version stands elsewhere, and has the options of the newer one.
    let of_new = matches.get_one::<String>("NEW").map_or("", |v| v);
    let schema = match (&new, of_new.split_once(':')) {
        (Version::Revision { .. }, Some((_, path))) => PathBuf::from(path),
        _ => PathBuf::from(of_new),
    };
    let analyse = |version| analyse(version, &schema, matches, reporter);
    let (before, after) = (analyse(&old)?, analyse(&new)?);
    let mut diff = compare(&before, &after);
    rename(&mut diff, &old, &new);
    let format = matches.get_one::<String>("format").map_or("", |f| f);
    report::stdout(&match format {
        "markdown" => diff.markdown(),
        "json" => json(&diff),
        _ => diff.text(),
    })?;
    let wanted = matches.get_one::<String>("fail-on");
    let limit = wanted.and_then(|w| Level::ALL.iter().find(|(name, _)| name == w));
    Ok(match limit {
        Some((_, limit)) if diff.level() >= *limit => Outcome::Failed,
        _ => Outcome::Done,
    })
}

fn analyse(
    version: &Version,
    schema: &Path,
    matches: &ArgMatches,
    reporter: &Reporter,
) -> Result<Analysis, Error> {
    let request = args::set_options(Request::new().schema(version.path()), matches)?;
    let request = request.config_for(vec![schema.to_owned()]);
    let analysis = reporter.observe(&request, Request::analyse)?;
    reporter.read(analysis.inputs());
    reporter.diagnostics(analysis.diagnostics(), analysis.sources());
    Ok(analysis)
}

/// Shows files of a revision as such, not where they were put.
fn rename(diff: &mut Diff, old: &Version, new: &Version) {
    for one in &mut diff.types {
        for (place, version) in [(&mut one.old, old), (&mut one.new, new)] {
            if let Some(place) = place {
                place.file = version.shown(&place.file);
            }
        }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    level: String,
    types: Vec<TypeReport<'a>>,
}

#[derive(Serialize)]
struct TypeReport<'a> {
    level: String,
    name: &'a str,
    rust: &'a str,
    old: Option<PlaceReport<'a>>,
    new: Option<PlaceReport<'a>>,
    changes: Vec<Map<String, Value>>,
}

#[derive(Serialize)]
struct PlaceReport<'a> {
    file: &'a str,
    line: u32,
}

/// For a program; the shape only ever grows.
fn json(diff: &Diff) -> String {
    let report = Report {
        level: diff.level().to_string(),
        types: diff.types.iter().map(type_report).collect(),
    };
    // Structs of texts and numbers cannot fail to serialize.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn type_report<'a>(one: &'a TypeDiff) -> TypeReport<'a> {
    let place = |place: &'a Place| PlaceReport {
        file: &place.file,
        line: place.line,
    };
    TypeReport {
        level: one.level().to_string(),
        name: &one.name,
        rust: &one.rust,
        old: one.old.as_ref().map(place),
        new: one.new.as_ref().map(place),
        changes: one.changes.iter().map(|c| change_report(one, c)).collect(),
    }
}

/// A change by its kind, its level, and what holds it; `from` and `to` are what code names before and after.
fn change_report(one: &TypeDiff, change: &Change) -> Map<String, Value> {
    let mut report = Map::new();
    report.insert("kind".to_owned(), change.kind.slug().into());
    report.insert("level".to_owned(), change.level.to_string().into());
    for (name, value) in change.kind.fields() {
        report.insert(name.to_owned(), value.into());
    }
    if let Kind::TypeAdded { values } = change.kind {
        report.insert("values".to_owned(), values.into());
    }
    if let Some(hint) = one.hint(change) {
        report.insert("from".to_owned(), hint.from.into());
        report.insert("to".to_owned(), hint.to.into());
    }
    report
}
