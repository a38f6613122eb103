//! Outputs: written, checked or kept up to date.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use similar::TextDiff;
use xsdgen::internal::{Documents, RecordUpdate, Request, record_of};
use xsdgen::{Error, Generated};

use crate::report::{self, Reporter};
use crate::{Outcome, write};

/// What to do with outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write them.
    Write,
    /// Only say whether they are up to date.
    Check,
    /// Write them whenever an input changes.
    Watch,
}

/// One output.
pub(crate) struct Target {
    /// How it is made.
    pub(crate) request: Request,
    /// Where it goes; `None` is standard output.
    pub(crate) output: Option<PathBuf>,
    /// Where its dependencies are written.
    pub(crate) depfile: Option<PathBuf>,
}

/// Works on all outputs, also when one fails.
pub(crate) fn run(targets: &[Target], mode: Mode, reporter: &Reporter) -> Result<Outcome, Error> {
    if mode == Mode::Watch {
        watch(targets, || false, reporter);
        return Ok(Outcome::Done);
    }
    let mut outcome = Outcome::Done;
    for target in targets {
        let one = reporter
            .observe(&target.request, Request::generate)
            .and_then(|generated| {
                reporter.read(generated.inputs());
                target.finish(&generated, mode, reporter)
            });
        match one {
            Ok(Outcome::Done) => {}
            Ok(Outcome::Failed) => outcome = Outcome::Failed,
            Err(error) => {
                reporter.error(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

impl Target {
    fn finish(
        &self,
        generated: &Generated,
        mode: Mode,
        reporter: &Reporter,
    ) -> Result<Outcome, Error> {
        reporter.diagnostics(generated.diagnostics(), generated.sources());
        let record = record_of(generated).filter(|r| !r.added().is_empty());
        let Some(output) = &self.output else {
            keep(record)?;
            report::stdout(generated.code())?;
            reporter.counts(generated.counts());
            return Ok(Outcome::Done);
        };
        if mode == Mode::Check {
            let outcome = check(output, generated.code(), reporter)?;
            return Ok(record.map_or(outcome, |record| lacking(record, reporter)));
        }
        // Before the output: what is generated may then always be generated again.
        keep(record)?;
        let written = write::if_changed(output, generated.code())
            .map_err(|e| report::cannot_write(output, &e))?;
        let shown = output.display();
        reporter.say(&match written {
            true => format!("wrote {shown}"),
            false => format!("{shown} is up to date"),
        });
        if let Some(depfile) = &self.depfile {
            write::if_changed(depfile, &rule(output, generated))
                .map_err(|e| report::cannot_write(depfile, &e))?;
        }
        reporter.counts(generated.counts());
        Ok(Outcome::Done)
    }
}

/// Writes the record of names where it changes.
fn keep(record: Option<&RecordUpdate>) -> Result<(), Error> {
    let Some(record) = record else { return Ok(()) };
    let written = write::if_changed(record.path(), record.text());
    written.map_err(|e| report::cannot_write(record.path(), &e))?;
    Ok(())
}

/// Says that the record is not up to date.
fn lacking(record: &RecordUpdate, reporter: &Reporter) -> Outcome {
    let shown = record.path().display();
    let lines = record.added().iter().map(|line| format!("\n  + {line}"));
    reporter.fail(
        &format!("{shown} is not up to date{}", lines.collect::<String>()),
        "run the same command without --check to write it",
    );
    Outcome::Failed
}

/// Compares the output with what it should be and shows the difference.
fn check(output: &Path, wanted: &str, reporter: &Reporter) -> Result<Outcome, Error> {
    let shown = output.display();
    let found = match std::fs::read_to_string(output) {
        Ok(found) => found,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            reporter.fail(
                &format!("{shown} does not exist"),
                "run the same command without --check to write it",
            );
            return Ok(Outcome::Failed);
        }
        Err(e) => return Err(report::cannot_read(&shown.to_string(), &e)),
    };
    // A checkout on Windows may have changed the line ends.
    if found == wanted || found.replace("\r\n", "\n") == wanted {
        reporter.say(&format!("{shown} is up to date"));
        return Ok(Outcome::Done);
    }
    let difference = TextDiff::from_lines(found.as_str(), wanted)
        .unified_diff()
        .context_radius(3)
        .header(
            &format!("{shown} (as it is)"),
            &format!("{shown} (as it should be)"),
        )
        .to_string();
    report::stdout(&difference)?;
    reporter.fail(
        &format!("{shown} is not up to date"),
        "run the same command without --check to write it",
    );
    Ok(Outcome::Failed)
}

/// A rule for make and ninja: the output depends on every file read.
fn rule(output: &Path, generated: &Generated) -> String {
    let mut text = format!("{}:", escape(output));
    for input in generated.inputs().chain(generated.directories()) {
        text.push_str(" \\\n  ");
        text.push_str(&escape(input));
    }
    text.push('\n');
    text
}

fn escape(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        match c {
            ' ' | '#' | '\\' if !(c == '\\' && cfg!(windows)) => out.extend(['\\', c]),
            '$' => out.push_str("$$"),
            c => out.push(c),
        }
    }
    out
}

/// When files were last changed.
type Times = BTreeMap<PathBuf, Option<SystemTime>>;

/// How often files are looked at.
const POLL: Duration = Duration::from_millis(300);

/// Generates the outputs of a project again whenever an input or the project's file changes, until the process is ended.
pub(crate) fn watch_project(
    file: &Path,
    read: impl Fn() -> Result<Vec<Target>, Error>,
    reporter: &Reporter,
) -> ! {
    loop {
        let time = modified(file);
        let targets = read().unwrap_or_else(|error| {
            reporter.error(&error);
            Vec::new()
        });
        watch(&targets, || modified(file) != time, reporter);
    }
}

/// Generates again whenever an input changes, until there is an end.
fn watch(targets: &[Target], is_ended: impl Fn() -> bool, reporter: &Reporter) {
    let mut times: Vec<Option<Times>> = targets.iter().map(|_| None).collect();
    while !is_ended() {
        for (target, known) in targets.iter().zip(&mut times) {
            if known.as_ref().is_some_and(is_current) {
                continue;
            }
            let result = target.request.generate();
            let read = match &result {
                Ok(generated) => generated
                    .inputs()
                    .chain(generated.directories())
                    .map(Path::to_owned)
                    .collect(),
                Err(error) => target
                    .request
                    .paths()
                    .chain(error.inputs().map(Path::to_owned))
                    .collect::<Vec<_>>(),
            };
            *known = Some(
                read.into_iter()
                    .map(|p| (modified(&p), p))
                    .map(|(t, p)| (p, t))
                    .collect(),
            );
            let finished = result.and_then(|g| target.finish(&g, Mode::Write, reporter));
            if let Err(error) = finished {
                reporter.error(&error);
            }
        }
        std::thread::sleep(POLL);
    }
}

fn is_current(times: &Times) -> bool {
    times.iter().all(|(path, time)| modified(path) == *time)
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_rules_are_escaped() {
        assert_eq!(escape(Path::new("a b/c$d#e.xsd")), "a\\ b/c$$d\\#e.xsd");
    }
}
