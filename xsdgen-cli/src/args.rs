//! The arguments: flags of the library's options are made from the library's table, so none can be missing.

use std::ffi::OsString;
use std::io::Read;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use xsdgen::options::{Kind, OPTIONS, OptionSpec, OptionValue};
use xsdgen::{Builder, Error};

/// The whole command line.
pub(crate) fn command() -> Command {
    Command::new("xsdgen")
        .about("Idiomatic, documented Rust enums from XML Schemas and specification pages")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(crate::generate::command())
        .subcommand(crate::inspect::command())
}

/// Adds the inputs and every option of the library.
pub(crate) fn with_library_options(command: Command) -> Command {
    command
        .arg(
            Arg::new("input")
                .value_name("INPUT")
                .help("Schema (.xsd, .wsdl), specification page (.html, .md, .xml), directory, or - for standard input")
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(OsString)),
        )
        .args(OPTIONS.iter().map(arg))
}

fn arg(option: &OptionSpec) -> Arg {
    let mut help = option.help.to_owned();
    if let Some(OptionValue::Text(default)) = option.default() {
        help.push_str(&format!(" [default: {default}]"));
    }
    let arg = Arg::new(option.name)
        .long(option.name)
        .help(help.clone())
        .value_name(option.value_name)
        .help_heading("Options of generation");
    let arg = match option.details {
        "" => arg,
        details => arg.long_help(format!("{help}\n\n{details}")),
    };
    match option.kind() {
        Kind::Flag => arg.action(ArgAction::SetTrue),
        Kind::Choice(words) => arg.value_parser(PossibleValuesParser::new(words)),
        Kind::List | Kind::Paths | Kind::Map => arg.action(ArgAction::Append),
        _ => arg,
    }
}

/// A builder as the arguments ask for it.
pub(crate) fn builder(matches: &ArgMatches) -> Result<Builder, Error> {
    let mut builder = Builder::new();
    for input in matches.get_many::<OsString>("input").into_iter().flatten() {
        builder = if input == "-" {
            builder.text("<stdin>", stdin()?)
        } else {
            builder.schema(input)
        };
    }
    for option in OPTIONS {
        if let Some(value) = value(option, matches) {
            builder.set(option.name, value)?;
        }
    }
    Ok(builder)
}

fn value(option: &OptionSpec, matches: &ArgMatches) -> Option<OptionValue> {
    if option.kind() == Kind::Flag {
        return matches
            .get_flag(option.name)
            .then_some(OptionValue::Flag(true));
    }
    let values: Vec<String> = matches.get_many::<String>(option.name)?.cloned().collect();
    Some(OptionValue::List(values))
}

fn stdin() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|e| crate::report::cannot_read("<stdin>", &e))?;
    Ok(bytes)
}
