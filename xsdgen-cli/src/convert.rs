//! `--pandoc`: the programs that make HTML of other formats, started only when asked to, within bounds.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use xsdgen::internal::Request;
use xsdgen::internal::load::{Conversion, Converter};
use xsdgen::internal::options::Limits;

use crate::sheets;

/// Bytes that are kept of what a program says on standard error.
const SAID: u64 = 2000;

/// The arguments.
pub(crate) fn arguments() -> [Arg; 2] {
    [
        Arg::new("pandoc")
            .long("pandoc")
            .action(ArgAction::SetTrue)
            .help("Read other formats through `pandoc --sandbox` or `asciidoctor -S secure`")
            .long_help(
                "Read DOCX, ODT, EPUB, RTF, reStructuredText, LaTeX, MediaWiki, Org and Textile through \
                 `pandoc --sandbox`, AsciiDoc through `asciidoctor -S secure`. They must be installed; without this \
                 option no program is started",
            ),
        Arg::new("pandoc-timeout")
            .long("pandoc-timeout")
            .value_name("SECONDS")
            .value_parser(value_parser!(u64).range(1..))
            .default_value("60")
            .help("End a converter that takes longer"),
    ]
    .map(|arg| arg.help_heading("Conversion"))
}

/// A request that reads spreadsheets, and converts when the arguments ask for it.
pub(crate) fn with_converter(request: Request, matches: &ArgMatches) -> Request {
    let request = request.sheets_with(sheets::reader());
    if !matches.get_flag("pandoc") {
        return request;
    }
    let seconds = matches.get_one::<u64>("pandoc-timeout").copied();
    let time = Duration::from_secs(seconds.unwrap_or(60));
    let given = matches.try_get_many::<String>("limit-input-size");
    let size = given
        .ok()
        .flatten()
        .and_then(|mut values| values.next_back()?.parse().ok());
    let size = size.unwrap_or(Limits::default().input_size);
    let run = move |conversion: &Conversion, input| run(&conversion.words(), input, time, size);
    request.convert_with(Converter::new(run))
}

/// What a program makes of its standard input, within a time and a size.
fn run(words: &[&str], input: Vec<u8>, time: Duration, size: u64) -> Result<Vec<u8>, String> {
    let [program, arguments @ ..] = words else {
        return Err("there is no program for it".to_owned());
    };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("`{program}` cannot be started: {e}"))?;
    let result = converse(&mut child, input, time, size);
    // Whatever happened, nothing is left running.
    let _ = child.kill();
    let status = child.wait();
    let (output, said) = result.map_err(|why| format!("`{program}` {why}"))?;
    match status {
        Ok(status) if status.success() => Ok(output),
        _ => {
            let said = String::from_utf8_lossy(&said);
            let first = said.lines().find(|l| !l.trim().is_empty());
            Err(format!("`{program}` says: {}", first.unwrap_or("nothing")))
        }
    }
}

/// Feeds a program and reads it out: what it writes to standard output and to standard error.
fn converse(
    child: &mut Child,
    input: Vec<u8>,
    time: Duration,
    size: u64,
) -> Result<(Vec<u8>, Vec<u8>), String> {
    let stopped = || "cannot be spoken to".to_owned();
    let mut stdin = child.stdin.take().ok_or_else(stopped)?;
    let stdout = child.stdout.take().ok_or_else(stopped)?;
    let stderr = child.stderr.take().ok_or_else(stopped)?;
    // A program that reads no further closes its end.
    thread::spawn(move || stdin.write_all(&input));
    let (told, said) = mpsc::channel();
    thread::spawn(move || {
        let _ = told.send(read(stderr, SAID, true));
    });
    let (done, result) = mpsc::channel();
    thread::spawn(move || {
        // Nobody listens any more when it took too long.
        let _ = done.send(read(stdout, size.saturating_add(1), false));
    });
    let output = match result.recv_timeout(time) {
        Ok(output) => output,
        Err(RecvTimeoutError::Timeout) => {
            return Err(format!(
                "takes more than {} s (--pandoc-timeout)",
                time.as_secs()
            ));
        }
        Err(RecvTimeoutError::Disconnected) => return Err(stopped()),
    };
    if output.len() as u64 > size {
        return Err(format!(
            "writes more than {size} bytes (--limit-input-size)"
        ));
    }
    // It has closed its output and may only have to end.
    let ended = wait(child, time);
    if !ended {
        return Err(format!(
            "does not end within {} s (--pandoc-timeout)",
            time.as_secs()
        ));
    }
    let said = said.recv_timeout(Duration::from_secs(1));
    Ok((output, said.unwrap_or_default()))
}

/// Waits for a program to end; whether it did in time.
fn wait(child: &mut Child, time: Duration) -> bool {
    let pause = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    while waited < time {
        if !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        thread::sleep(pause);
        waited += pause;
    }
    false
}

/// The first bytes of a stream; with `drain` the rest of it is read and thrown away.
fn read(mut from: impl Read, size: u64, drain: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = (&mut from).take(size).read_to_end(&mut bytes);
    if drain {
        let _ = std::io::copy(&mut from, &mut std::io::sink());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::run;

    fn sh(script: &str, input: &str) -> Result<String, String> {
        let words = ["sh", "-c", script];
        let time = Duration::from_secs(2);
        let output = run(&words, input.as_bytes().to_vec(), time, 10_000)?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    #[cfg(unix)]
    #[test]
    fn a_converter_meets_its_bounds() {
        let input = "x".repeat(5000);
        assert_eq!(sh("cat", &input), Ok(input));
        let long = "y".repeat(1_000_000);
        assert_eq!(sh("echo ok", &long).as_deref(), Ok("ok\n"));
        let fails = |script, why: &str| {
            let said = sh(script, "").err().unwrap_or_default();
            assert!(said.contains(why), "{script}: {said}");
        };
        fails("sleep 30", "takes more than 2 s");
        fails("exec >&-; sleep 30", "does not end within 2 s");
        fails("yes", "writes more than 10000 bytes");
        fails("echo broken >&2; exit 3", "says: broken");
        fails("exit 3", "says: nothing");
        let missing = run(&["no-such-program"], Vec::new(), Duration::from_secs(1), 1);
        assert!(missing.is_err_and(|why| why.contains("cannot be started")));
    }
}
