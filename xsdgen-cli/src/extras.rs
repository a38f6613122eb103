//! `xsdgen completions` and `xsdgen man`: for shells and packagers.

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use xsdgen::Error;

use crate::{Outcome, args, report};

pub(crate) fn completions_command() -> Command {
    Command::new("completions")
        .about("Write a completion script for a shell")
        .after_help("Example:\n  xsdgen completions bash > ~/.local/share/bash-completion/completions/xsdgen")
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .help("The shell")
                .required(true)
                .value_parser(value_parser!(Shell)),
        )
}

pub(crate) fn completions(matches: &ArgMatches) -> Result<Outcome, Error> {
    let shell = matches.get_one::<Shell>("shell").copied();
    let mut script = Vec::new();
    let shell = shell.unwrap_or(Shell::Bash);
    clap_complete::generate(shell, &mut args::command(), "xsdgen", &mut script);
    report::stdout(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

pub(crate) fn man_command() -> Command {
    Command::new("man")
        .about("Write the manual page")
        .after_help("Example:\n  xsdgen man | man -l -")
}

pub(crate) fn man() -> Result<Outcome, Error> {
    let mut page = Vec::new();
    // Rendering into memory cannot fail.
    let _ = clap_mangen::Man::new(args::command()).render(&mut page);
    for command in args::command().get_subcommands() {
        let named = command
            .clone()
            .name(format!("xsdgen-{}", command.get_name()));
        let _ = clap_mangen::Man::new(named).render(&mut page);
    }
    report::stdout(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}
