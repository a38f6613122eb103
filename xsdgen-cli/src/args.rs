//! The arguments: flags of the library's options are made from the library's table, so none can be missing.

use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use xsdgen::Error;
use xsdgen::internal::Request;
use xsdgen::internal::options::{Kind, Limits, OPTIONS, OptionSpec, OptionValue};

use crate::{audit, convert, diff, explain, extras, generate, inspect, project, report};

const EXAMPLES: &str = "\
Examples:
  xsdgen generate dhcp.xsd                       one schema, to standard output
  xsdgen generate --serde -o src/dhcp.rs spec/   a folder of specification pages, to a file
  xsdgen generate --check -o src/dhcp.rs spec/   in CI: is the file up to date?
  xsdgen inspect --format json dhcp.xsd          what would be generated, and from where
  xsdgen diff v1.4:schemas schemas               what changed since a git revision
  xsdgen audit spec/                             where do pages and schemas disagree?
  xsdgen build                                   all outputs of the project's xsdgen.toml
  xsdgen explain XSD0001                         what a code means and what to do about it";

/// The whole command line.
pub(crate) fn command() -> Command {
    let command = Command::new("xsdgen")
        .about("Idiomatic, documented Rust enums from XML Schemas and specification pages")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(EXAMPLES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(generate::command())
        .subcommand(inspect::command())
        .subcommand(diff::command())
        .subcommand(project::command())
        .subcommand(audit::command())
        .subcommand(explain::command())
        .subcommand(extras::completions_command())
        .subcommand(extras::man_command());
    report::with_arguments(command)
}

/// Adds the inputs and every option of the library.
pub(crate) fn with_library_options(command: Command) -> Command {
    let command = command.arg(
        Arg::new("input")
            .value_name("INPUT")
            .help(
                "Schema (.xsd, .wsdl), specification page (.html, .md, XEP .xml), code list (.gc, .csv, .tsv, .xlsx, .ods, IANA .xml), \
                     a directory of those, or - for standard input",
            )
            .num_args(1..)
            .required(true)
            .value_parser(value_parser!(OsString)),
    );
    with_options(command)
}

/// Adds every option of the library.
pub(crate) fn with_options(command: Command) -> Command {
    command
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Take the options of this xsdgen.toml too; without it none is read")
                .long_help(
                    "Take the options of this xsdgen.toml too: those at its top, and those of the output that is made of \
                     the same schemas. Flags win over it, and lists are added to. Without it no xsdgen.toml is read",
                ),
        )
        .args(OPTIONS.iter().map(arg))
        .args(convert::arguments())
}

/// The flag of an option; its help is the table's.
fn arg(option: &'static OptionSpec) -> Arg {
    let kind = option.kind();
    let mut help = option.help.to_owned();
    if let (Some(OptionValue::Text(default)), false) = (option.default(), kind == Kind::Flag) {
        help.push_str(&format!(" [default: {default}]"));
    }
    let mut arg = Arg::new(option.name)
        .long(option.name)
        .value_name(option.value_name)
        .help_heading("Generation");
    if !option.details.is_empty() {
        arg = arg.long_help(format!("{help}\n\n{}", option.details));
    }
    arg = arg.help(help);
    // Each use of a repeatable flag names one thing: `--type Color --type Size`.
    if let (Kind::List, Some(one)) = (&kind, option.name.strip_suffix('s')) {
        arg = arg.visible_alias(one);
    }
    match kind {
        Kind::Flag => arg.action(ArgAction::SetTrue),
        Kind::Choice(words) => arg.value_parser(PossibleValuesParser::new(words)),
        Kind::List | Kind::Paths | Kind::Map => arg
            .action(ArgAction::Append)
            .value_parser(move |text: &str| judged(option, text)),
        _ => arg.value_parser(move |text: &str| judged(option, text)),
    }
}

/// The text of an option, if the option can take it.
fn judged(option: &OptionSpec, text: &str) -> Result<String, String> {
    match option.judge(text.into()) {
        Ok(()) => Ok(text.to_owned()),
        Err(wrong) => Err(match &wrong.help {
            Some(help) => format!("{} [{}]; {help}", wrong.message, wrong.code),
            None => format!("{} [{}]", wrong.message, wrong.code),
        }),
    }
}

/// A request as the arguments ask for it.
pub(crate) fn request(matches: &ArgMatches) -> Result<Request, Error> {
    let mut request = Request::new();
    for input in matches.get_many::<OsString>("input").into_iter().flatten() {
        request = if input == "-" {
            request.text("<stdin>", stdin(largest_input(matches))?)
        } else {
            request.schema(input)
        };
    }
    set_options(request, matches)
}

/// The request with the options that the arguments name.
pub(crate) fn set_options(mut request: Request, matches: &ArgMatches) -> Result<Request, Error> {
    for option in OPTIONS {
        if let Some(value) = value(option, matches) {
            request.set(option.name, value)?;
        }
    }
    if let Some(config) = matches.get_one::<PathBuf>("config") {
        request = request.config(config);
    }
    Ok(convert::with_converter(request, matches))
}

fn value(option: &OptionSpec, matches: &ArgMatches) -> Option<OptionValue> {
    if option.kind() == Kind::Flag {
        return matches
            .get_flag(option.name)
            .then_some(OptionValue::Flag(true));
    }
    let values = matches.get_many::<String>(option.name)?;
    Some(OptionValue::List(values.cloned().collect()))
}

/// The bound on one input; a value that is not a number is reported where options are set.
fn largest_input(matches: &ArgMatches) -> u64 {
    let given = matches.get_many::<String>("limit-input-size");
    let last = given.and_then(|mut values| values.next_back()?.parse().ok());
    last.unwrap_or(Limits::default().input_size)
}

/// Standard input, to one byte beyond the bound: that it is too much is the library's to say.
fn stdin(limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|e| report::cannot_read("<stdin>", &e))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::command;

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn a_list_of_types_is_given_one_type_at_a_time() {
        let words = ["xsdgen", "generate", "--type", "A", "--type", "B", "x.xsd"];
        let matches = command().try_get_matches_from(words).ok();
        let types = matches
            .as_ref()
            .and_then(|m| m.subcommand_matches("generate"));
        let types = types.and_then(|m| m.get_many::<String>("types"));
        assert_eq!(types.map(|t| t.len()), Some(2));
    }
}
