//! `xsdgen explain`: what a code means, or where a type or value comes from and why it is called so.

use clap::{Arg, ArgMatches, Command};
use xsdgen::Error;
use xsdgen::internal::Request;
use xsdgen::internal::diagnostic::{self, codes};
use xsdgen::internal::review::explain::explain;

use crate::report::Reporter;
use crate::{Outcome, args, report};

const EXAMPLES: &str = "\
Examples:
  xsdgen explain XSD0012                        a code, as it stands behind a message
  xsdgen explain DhcpFailoverState dhcp.xsd     a type, by its name in the schema or in Rust
  xsdgen explain Grade::APlus grades.xsd        a value, by its variant
  xsdgen explain 'Grade::A+' grades.xsd         a value, by its literal";

pub(crate) fn command() -> Command {
    let command = Command::new("explain")
        .about("Explain a code such as XSD0001; or where a type or value comes from, and why it is called so")
        .after_help(EXAMPLES)
        .arg(
            Arg::new("name")
                .value_name("CODE or NAME")
                .help("A code, or the name of a type or value of the inputs")
                .required(true),
        );
    args::with_library_options(command)
        .mut_arg("input", |input| input.required(false).num_args(0..))
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let name = matches.get_one::<String>("name").map_or("", |n| n);
    if !matches.contains_id("input") {
        let Some(page) = codes::page(name) else {
            return Err(codes::unknown(name).into());
        };
        report::stdout(&page.to_string())?;
        return Ok(Outcome::Done);
    }
    let analysis = reporter.observe(&args::request(matches)?, Request::analyse)?;
    let found = explain(&analysis, name);
    if found.is_empty() {
        let message = format!("the inputs have no `{name}`");
        let help = Some("`xsdgen inspect` lists all types and values");
        return Err(diagnostic::error(codes::NOTHING_TO_EXPLAIN, message, help).into());
    }
    let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
    report::stdout(&texts.join("\n"))?;
    Ok(Outcome::Done)
}
