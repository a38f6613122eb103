//! `xsdgen generate`: one Rust file from the inputs.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use xsdgen::Error;

use crate::report::Reporter;
use crate::target::{self, Mode, Target};
use crate::{Outcome, args};

const EXAMPLES: &str = "\
Examples:
  xsdgen generate dhcp.xsd
  xsdgen generate --serde -o src/dhcp.rs schemas/dhcp.xsd
  xsdgen generate --docs pages/ -o src/types.rs types.xsd
  curl -s https://example.org/spec.html | xsdgen generate -";

pub(crate) fn command() -> Command {
    let path = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
    };
    let command = Command::new("generate")
        .about("Write one Rust file with the enumerations of the inputs")
        .after_help(EXAMPLES)
        .arg(path("output").short('o').help(
            "Write to this file, whole or not at all, untouched when equal [default: standard output]",
        ))
        .arg(
            path("depfile")
                .requires("output")
                .help("Write what the output was made from as a rule for make and ninja"),
        );
    args::with_library_options(with_mode(command, "output"))
}

/// Adds `--check` and `--watch`; `--check` needs the argument that says where the output is, if there is one.
pub(crate) fn with_mode(command: Command, output: &'static str) -> Command {
    let mut check = Arg::new("check")
        .long("check")
        .action(ArgAction::SetTrue)
        .help(
            "Write nothing; exit with 1 and show the difference when the output is not up to date",
        );
    if !output.is_empty() {
        check = check.requires(output);
    }
    command.arg(check).arg(
        Arg::new("watch")
            .long("watch")
            .action(ArgAction::SetTrue)
            .conflicts_with("check")
            .help("Stay, and generate again whenever an input changes"),
    )
}

pub(crate) fn mode(matches: &ArgMatches) -> Mode {
    match (matches.get_flag("check"), matches.get_flag("watch")) {
        (true, _) => Mode::Check,
        (_, true) => Mode::Watch,
        _ => Mode::Write,
    }
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let target = Target {
        request: args::request(matches)?,
        output: matches.get_one::<PathBuf>("output").cloned(),
        depfile: matches.get_one::<PathBuf>("depfile").cloned(),
    };
    target::run(&[target], mode(matches), reporter)
}
