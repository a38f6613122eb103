//! `xsdgen build`: every output of the project's `xsdgen.toml`.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use xsdgen::Error;
use xsdgen::internal::diagnostic::{codes, error};

use crate::report::Reporter;
use crate::target::Mode;
use crate::{Outcome, config, convert, generate, report, target};

const EXAMPLE: &str = "\
Example of an xsdgen.toml:
  serde = true                      # every option of `xsdgen generate`, for all outputs

  [[output]]
  file = \"src/dhcp.rs\"              # relative to xsdgen.toml
  schema = [\"schemas/dhcp.xsd\"]
  lookup = \"match\"                  # for this output only";

pub(crate) fn command() -> Command {
    let command = Command::new("build")
        .about("Write all outputs of the project's xsdgen.toml, found from the current directory upwards")
        .after_help(EXAMPLE)
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .help("The configuration to use [default: the nearest xsdgen.toml]")
                .value_parser(value_parser!(PathBuf)),
        )
        .args(convert::arguments());
    generate::with_mode(command, "")
}

pub(crate) fn run(matches: &ArgMatches, reporter: &Reporter) -> Result<Outcome, Error> {
    let path = match matches.get_one::<PathBuf>("config") {
        Some(path) => path.clone(),
        None => nearest()?,
    };
    reporter.detail(&format!("read {}", path.display()));
    let read = || {
        let mut targets = config::read(&path)?;
        for target in &mut targets {
            let request = std::mem::take(&mut target.request);
            target.request = convert::with_converter(request, matches);
        }
        Ok(targets)
    };
    match generate::mode(matches) {
        Mode::Watch => target::watch_project(&path, read, reporter),
        mode => target::run(&read()?, mode, reporter),
    }
}

fn nearest() -> Result<PathBuf, Error> {
    let here = std::env::current_dir().map_err(|e| report::cannot_read(".", &e))?;
    let Some(path) = config::find(&here) else {
        let message = format!(
            "there is no {} in {} or above it",
            config::FILE_NAME,
            here.display()
        );
        let help = "create it beside Cargo.toml; `xsdgen build --help` shows an example";
        return Err(error(codes::NO_CONFIG, message, Some(help)).into());
    };
    // Messages are easier to read with paths that begin here.
    Ok(path.strip_prefix(&here).map(PathBuf::from).unwrap_or(path))
}
