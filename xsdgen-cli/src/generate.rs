//! `xsdgen generate`: one Rust file from the inputs.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use xsdgen::{Error, write};

use crate::{Outcome, args, report};

pub(crate) fn command() -> Command {
    let command = Command::new("generate")
        .about("Write one Rust file with the enumerations of the inputs")
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name("FILE")
                .help("Write to this file, whole or not at all, untouched when equal [default: standard output]")
                .value_parser(value_parser!(PathBuf)),
        );
    args::with_library_options(command)
}

pub(crate) fn run(matches: &ArgMatches) -> Result<Outcome, Error> {
    let generated = args::builder(matches)?.generate()?;
    report::diagnostics(generated.diagnostics(), generated.sources());
    match matches.get_one::<PathBuf>("output") {
        Some(path) => {
            write::if_changed(path, generated.code())
                .map_err(|e| report::cannot_write(path, &e))?;
        }
        None => report::stdout(generated.code())?,
    }
    report::counts(generated.counts());
    Ok(Outcome::Done)
}
