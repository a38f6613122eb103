//! The command line of xsdgen. One file a subcommand; all that it does, the library does.

mod args;
mod generate;
mod inspect;
mod report;

use std::process::ExitCode;

/// How a command ended.
enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: the input is wrong, or a check found a difference. It has been said why.
    Failed,
}

fn main() -> ExitCode {
    let matches = match args::command().try_get_matches() {
        Ok(matches) => matches,
        // Help and version go to standard output with 0, wrong usage to standard error with 2.
        Err(e) => {
            report::ignore_closed_pipe(e.print());
            return ExitCode::from(u8::try_from(e.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match matches.subcommand() {
        Some(("generate", m)) => generate::run(m),
        Some(("inspect", m)) => inspect::run(m),
        _ => Ok(Outcome::Done),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(error) => {
            report::error(&error);
            ExitCode::FAILURE
        }
    }
}
