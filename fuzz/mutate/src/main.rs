//! Mutates every schema and page of a directory and generates from the result: no panic, no run above 10 s,
//! memory within the stated factor of what was read and written.
//!
//!     cargo run --release --manifest-path fuzz/Cargo.toml --package mutate -- DIR [TIMES [SEED]]
//!     cargo run --release --manifest-path fuzz/Cargo.toml --package mutate -- --show DIR DOCUMENT MUTATION [SEED]
//!
//! Each document is cut, bit-flipped and spliced TIMES times (100) by itself, and once for every twenty times in a copy
//! of its directory, where its includes are found, and as often as what describes the types of a schema. Work is done in child processes: what kills one is reported too.

#![allow(dead_code, reason = "the checks serve the tests too")]

#[path = "../../../tests/robustness/checks.rs"]
mod checks;
#[path = "../../../tests/robustness/mutate.rs"]
mod mutate;
mod worker;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Extensions of the documents that are mutated.
const EXTENSIONS: [&str; 11] = [
    "csv", "gc", "htm", "html", "markdown", "md", "tsv", "txt", "wsdl", "xml", "xsd",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize, or: u64| arguments.get(i).and_then(|n| n.parse().ok()).unwrap_or(or);
    match arguments.first().map(String::as_str) {
        None => {
            eprintln!("usage: mutate DIR [TIMES [SEED]]");
            ExitCode::from(2)
        }
        Some("--worker") => {
            worker::run(
                Path::new(&arguments[1]),
                number(2, 100),
                number(3, 0),
                number(4, 0),
            );
            ExitCode::SUCCESS
        }
        Some("--show") => {
            let document = arguments.get(2).map_or("", String::as_str);
            let shown = worker::show(
                Path::new(&arguments[1]),
                document,
                number(3, 0),
                number(4, 0),
            );
            match shown.map(|bytes| std::io::stdout().write_all(&bytes)) {
                Some(Ok(())) => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        Some(directory) => supervise(Path::new(directory), number(1, 100), number(2, 0)),
    }
}

/// Starts workers until every document is done; one that dies is started again behind the document that killed it.
fn supervise(directory: &Path, times: u64, seed: u64) -> ExitCode {
    let scratch = std::env::temp_dir().join(format!("mutate-{}", std::process::id()));
    copy(directory, &scratch);
    let (mut next, mut problems, mut runs, mut longest, mut factor) = (0, 0, 0u64, 0.0f64, 0.0f64);
    let mut slowest = String::new();
    let total = documents(&scratch).len() as u64;
    while next < total {
        let mut child = Command::new(std::env::current_exe().expect("this program has a path"))
            .arg("--worker")
            .arg(&scratch)
            .args([times, seed, next].map(|n| n.to_string()))
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started again");
        let mut last = String::new();
        for line in BufReader::new(child.stdout.take().expect("it is piped"))
            .lines()
            .map_while(Result::ok)
        {
            match line.split_once(' ') {
                Some(("problem", what)) => {
                    problems += 1;
                    println!("{what}");
                }
                Some(("at", what)) => last = what.to_owned(),
                Some(("done", figures)) => {
                    next += 1;
                    let mut figures = figures.splitn(4, ' ');
                    let mut number = || {
                        figures
                            .next()
                            .and_then(|f| f.parse::<f64>().ok())
                            .unwrap_or_default()
                    };
                    runs += number() as u64;
                    let seconds = number();
                    factor = factor.max(number());
                    if seconds > longest {
                        longest = seconds;
                        slowest = figures
                            .next()
                            .unwrap_or_default()
                            .replace(&*scratch.to_string_lossy(), "");
                    }
                }
                _ => {}
            }
        }
        if !child.wait().is_ok_and(|status| status.success()) {
            problems += 1;
            next += 1;
            println!("killed: {last}");
        }
    }
    let _ = std::fs::remove_dir_all(&scratch);
    println!(
        "{total} documents, {runs} runs, longest {longest:.2} s ({slowest}), most memory {factor:.0} x (read + written), {problems} problems"
    );
    if problems == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// All documents below a directory, in the order of their names.
fn documents(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path
            .extension()
            .is_some_and(|e| EXTENSIONS.iter().any(|known| e.eq_ignore_ascii_case(known)))
        {
            found.push(path);
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the temporary directory can be written to");
    for entry in std::fs::read_dir(from)
        .expect("the directory can be read")
        .flatten()
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            let _ = std::fs::copy(entry.path(), target);
        }
    }
}
