//! What is said on standard error, and text on standard output. A closed pipe ends quietly.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use serde::Serialize;
use xsdgen::internal::diagnostic::{self, Shown, Style, codes, condensed, render};
use xsdgen::internal::source::{Location, Sources};
use xsdgen::internal::{Documents, Request};
use xsdgen::{Counts, Diagnostic, Error, Severity};

use crate::progress::Progress;

/// Adds the arguments that say how findings are reported.
pub(crate) fn with_arguments(command: Command) -> Command {
    let choice = |name: &'static str, values: &[&'static str], default: &'static str| {
        Arg::new(name)
            .long(name)
            .global(true)
            .value_parser(PossibleValuesParser::new(values.to_vec()))
            .default_value(default)
            .help_heading("Reporting")
    };
    command
        .arg(
            choice("message-format", &["text", "json"], "text")
                .value_name("FORMAT")
                .help("How findings are written: for people, or as one JSON object a line"),
        )
        .arg(
            choice("color", &["auto", "always", "never"], "auto")
                .value_name("WHEN")
                .help("Colours; `auto`: on a terminal, unless NO_COLOR is set"),
        )
        .arg(
            Arg::new("quiet")
                .short('q')
                .long("quiet")
                .global(true)
                .action(ArgAction::SetTrue)
                .help("Say nothing but errors")
                .help_heading("Reporting"),
        )
        .arg(
            Arg::new("verbose")
                .short('v')
                .long("verbose")
                .global(true)
                .action(ArgAction::SetTrue)
                .conflicts_with("quiet")
                .help("Say what is done, and which files are read")
                .help_heading("Reporting"),
        )
}

/// Writes findings as the arguments ask for.
pub(crate) struct Reporter {
    style: Style,
    json: bool,
    quiet: bool,
    verbose: bool,
}

impl Reporter {
    pub(crate) fn new(matches: &ArgMatches) -> Self {
        let is = |name: &str, value: &str| {
            matches
                .get_one::<String>(name)
                .is_some_and(|given| given == value)
        };
        let colour = is("color", "always") || is("color", "auto") && on_colour_terminal();
        Self {
            style: if colour { Style::Ansi } else { Style::Plain },
            json: is("message-format", "json"),
            quiet: matches.get_flag("quiet"),
            verbose: matches.get_flag("verbose"),
        }
    }

    /// Shows errors and warnings; notes only stand in JSON and in `inspect`.
    pub(crate) fn diagnostics(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        if self.json {
            for finding in findings(diagnostics, sources) {
                json_line(&finding);
            }
            return;
        }
        let least = if self.quiet {
            Severity::Error
        } else {
            Severity::Warning
        };
        for shown in condensed(diagnostics.iter().filter(|d| d.severity >= least)) {
            match shown {
                Shown::Finding(d) => stderr(&render(d, sources, self.style)),
                Shown::More(more) => stderr(&format!(
                    "... and {more}; --message-format json shows all\n"
                )),
            }
        }
    }

    pub(crate) fn error(&self, error: &Error) {
        self.diagnostics(error.diagnostics(), error.sources());
    }

    /// The line that closes a run.
    pub(crate) fn counts(&self, counts: Counts) {
        if self.json {
            json_line(&CountsLine {
                types: counts.types,
                values: counts.values,
                documented: counts.documented,
                aliases: counts.aliases,
                warnings: counts.warnings,
            });
        } else {
            self.say(&counts.to_string());
        }
    }

    /// An error that is about an output, not about an input.
    pub(crate) fn fail(&self, message: &str, help: &str) {
        let error = diagnostic::error(codes::NOT_UP_TO_DATE, message, Some(help));
        self.diagnostics(&[error], &Sources::default());
    }

    /// Says with `--verbose` what was read.
    pub(crate) fn read<'a>(&self, inputs: impl Iterator<Item = &'a Path>) {
        for input in inputs {
            self.detail(&format!("read {}", input.display()));
        }
    }

    /// A line that only `--verbose` shows.
    pub(crate) fn detail(&self, line: &str) {
        if self.verbose {
            self.say(line);
        }
    }

    /// Runs a request; a long run shows on a terminal what it is at.
    pub(crate) fn observe<T>(&self, request: &Request, run: impl Fn(&Request) -> T) -> T {
        if self.verbose && !self.json {
            let start = std::time::Instant::now();
            let said = request.clone().on_stage(move |stage| {
                let time = start.elapsed().as_millis();
                stderr(&format!("{time:>6} ms  {stage}\n"));
            });
            return run(&said);
        }
        let (request, _shown) = Progress::of(request, !self.quiet && !self.json);
        run(&request)
    }

    /// A line about what was done; nothing when only errors or JSON are wanted.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet && !self.json {
            stderr(&format!("{line}\n"));
        }
    }
}

fn on_colour_terminal() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    io::stderr().is_terminal() && !set("NO_COLOR") && !dumb
}

/// One finding as JSON.
#[derive(Serialize)]
pub(crate) struct Finding<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: Option<&'a str>,
    clause: Option<&'static str>,
    related: Vec<Related<'a>>,
    rendered: String,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A place in a document.
#[derive(Serialize, Default)]
pub(crate) struct Place<'a> {
    pub(crate) file: Option<&'a str>,
    pub(crate) line: Option<u32>,
    pub(crate) column: Option<u32>,
}

#[derive(Serialize)]
struct CountsLine {
    types: usize,
    values: usize,
    documented: usize,
    aliases: usize,
    warnings: usize,
}

pub(crate) fn findings<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
) -> impl Iterator<Item = Finding<'a>> {
    diagnostics.iter().map(|d| finding(d, sources))
}

fn finding<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Finding<'a> {
    Finding {
        severity: match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            _ => "note",
        },
        code: d.code,
        message: &d.message,
        place: diagnostic::location(d).map_or_else(Place::default, |l| place(l, sources)),
        help: d.help.as_deref(),
        clause: d.clause,
        related: diagnostic::related(d)
            .iter()
            .map(|(message, location)| Related {
                message,
                place: place(*location, sources),
            })
            .collect(),
        rendered: render(d, sources, Style::Plain),
    }
}

pub(crate) fn place(location: Location, sources: &Sources) -> Place<'_> {
    let Some(source) = sources.get(location.source) else {
        return Place::default();
    };
    let (line, column) = source.position(location.start);
    Place {
        file: Some(source.path()),
        line: Some(line),
        column: Some(column),
    }
}

fn json_line(value: &impl Serialize) {
    // Structs of texts and numbers cannot fail to serialize.
    if let Ok(text) = serde_json::to_string(value) {
        stderr(&format!("{text}\n"));
    }
}

/// Writes to standard output.
pub(crate) fn stdout(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Who reads has had enough, e.g. `xsdgen … | head`.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(cannot_write(Path::new("<stdout>"), &e)),
        Ok(()) => Ok(()),
    }
}

/// Writes to standard error; there is nowhere left to say that this failed.
pub(crate) fn stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

pub(crate) fn cannot_read(what: &str, e: &io::Error) -> Error {
    let message = format!("cannot read `{what}`: {e}");
    diagnostic::error(codes::CANNOT_READ, message, None).into()
}

pub(crate) fn cannot_write(path: &Path, e: &io::Error) -> Error {
    let message = format!("cannot write `{}`: {e}", path.display());
    let help = "make sure that its directory exists and can be written to; what stood there before is unchanged";
    diagnostic::error(codes::CANNOT_WRITE, message, Some(help)).into()
}
