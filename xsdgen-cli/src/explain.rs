//! `xsdgen explain`: what a code means and what to do about it.

use clap::{Arg, ArgMatches, Command};
use xsdgen::Error;
use xsdgen::diagnostic::codes;

use crate::report::Reporter;
use crate::{Outcome, report};

pub(crate) fn command() -> Command {
    Command::new("explain")
        .about("Explain a code such as XSD0001: what it means, an example, the cure")
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help("The code, as it stands behind a message")
                .required(true),
        )
}

pub(crate) fn run(matches: &ArgMatches, _: &Reporter) -> Result<Outcome, Error> {
    let code = matches.get_one::<String>("code").map_or("", |c| c);
    let Some(page) = codes::page(code) else {
        return Err(codes::unknown(code).into());
    };
    report::stdout(&page.to_string())?;
    Ok(Outcome::Done)
}
