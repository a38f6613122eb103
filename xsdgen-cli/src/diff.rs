//! `xsdgen diff`: what changed between two versions, and what that means for users of the Rust code.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use xsdgen::diff::{Diff, Level, compare};
use xsdgen::{Analysis, Builder, Error};

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
    let (before, after) = (
        analyse(&old, matches, reporter)?,
        analyse(&new, matches, reporter)?,
    );
    let mut diff = compare(&before, &after);
    rename(&mut diff, &old, &new);
    let format = matches.get_one::<String>("format").map_or("", |f| f);
    report::stdout(&match format {
        "markdown" => diff.markdown(),
        "json" => diff.json(),
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
    matches: &ArgMatches,
    reporter: &Reporter,
) -> Result<Analysis, Error> {
    let builder = args::set_options(Builder::new().schema(version.path()), matches)?;
    let analysis = reporter.observe(&builder, Builder::analyse)?;
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
