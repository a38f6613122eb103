//! The command line of xsdgen. One file a subcommand; all that it does, the library does.

mod args;
mod audit;
mod config;
mod convert;
mod diff;
mod explain;
mod extras;
mod generate;
mod git;
mod inspect;
mod progress;
mod project;
mod report;
mod sheets;
mod target;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use report::Reporter;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: the input is wrong, or a check found a difference. It has been said why.
    Failed,
}

/// Runs the command line and gives its exit code.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let matches = match args::command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(e) => {
            // Help and version go to standard output with 0, wrong usage to standard error with 2.
            // A closed pipe leaves nobody to tell.
            let _ = e.print();
            return ExitCode::from(u8::try_from(e.exit_code()).unwrap_or(2));
        }
    };
    let Some((name, matches)) = matches.subcommand() else {
        return ExitCode::from(2);
    };
    let reporter = Reporter::new(matches);
    let outcome = match name {
        "generate" => generate::run(matches, &reporter),
        "inspect" => inspect::run(matches, &reporter),
        "diff" => diff::run(matches, &reporter),
        "audit" => audit::run(matches, &reporter),
        "build" => project::run(matches, &reporter),
        "explain" => explain::run(matches, &reporter),
        "completions" => extras::completions(matches),
        _ => extras::man(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(error) => {
            reporter.error(&error);
            ExitCode::FAILURE
        }
    }
}
