//! `xsdgen explain`: what a code means and what to do about it.

use clap::{Arg, ArgMatches, Command};
use xsdgen::Error;
use xsdgen::diagnostic::{Diagnostic, codes};
use xsdgen::options::nearest;

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
        let unknown = Diagnostic::error(codes::UNKNOWN_CODE, format!("there is no code `{code}`"));
        let names = codes::PAGES.iter().map(|p| p.code);
        return Err(match nearest(&code.to_ascii_uppercase(), names) {
            Some(near) => unknown.help(format!("did you mean `{near}`?")).into(),
            None => unknown.help("codes look like `XSD0001`").into(),
        });
    };
    report::stdout(&page.to_string())?;
    Ok(Outcome::Done)
}
