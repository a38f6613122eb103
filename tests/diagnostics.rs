//! Every message as a user sees it: `tests/diagnostics/<code>…/` holds input that causes it and, in
//! `expected.txt`, what is said. `UPDATE=1 cargo test --test diagnostics` writes what is said now: look at it.

#![allow(clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use xsdgen::internal::diagnostic::{Style, codes, render};
use xsdgen::internal::source::Sources;
use xsdgen::internal::{Documents, Request};

/// Codes that no input causes by itself, and where their tests are.
const ELSEWHERE: [(&str, &str); 20] = [
    (codes::NOT_PACKAGED, "xsdgen-cli/tests/build_script.rs"),
    (codes::NO_CONFIG_READER, "src/config/mod.rs"),
    (codes::CONVERSION_FAILED, "xsdgen-cli/tests/convert.rs"),
    (codes::GIT_FAILED, "xsdgen-cli/tests"),
    (codes::NOTHING_TO_EXPLAIN, "xsdgen-cli/tests"),
    (
        codes::BEYOND_REPAIR,
        "no text is known that cannot be repaired",
    ),
    (codes::NO_PAGES, "the feature `pages` is on here"),
    (codes::NO_CSV, "src/schema/list.rs"),
    (codes::UNREADABLE_SPREADSHEET, "xsdgen-cli/tests/sheets.rs"),
    (codes::WHICH_SHEET, "xsdgen-cli/tests/sheets.rs"),
    (codes::NUMBERED_VARIANT, "src/name"),
    (codes::NO_SUCH_TYPE, "xsdgen-macro/tests/ui"),
    (codes::WRONG_MACRO_ARGUMENT, "xsdgen-macro/tests/ui"),
    (codes::WRONG_MACRO_ITEM, "xsdgen-macro/tests/ui"),
    (codes::ENUM_DISAGREES, "xsdgen-macro/tests/ui"),
    (codes::CANNOT_WRITE, "xsdgen-cli/tests/faults.rs"),
    (codes::UNKNOWN_OPTION, "xsdgen-cli/tests/project.rs"),
    (codes::NOT_UP_TO_DATE, "xsdgen-cli/tests/cli.rs"),
    (codes::NO_CONFIG, "xsdgen-cli/tests/project.rs"),
    (codes::WRONG_CONFIG, "xsdgen-cli/tests/project.rs"),
];

fn below(directory: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(directory)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The entries of a directory in the order of their names.
fn entries(directory: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = list.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Compares with a file, or writes it when asked to.
#[track_caller]
fn compare(path: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        if let Err(e) = fs::write(path, found) {
            panic!("{}: {e}", path.display());
        }
    } else if read(path) != found {
        panic!(
            "{} is not what it should be; run with UPDATE=1 and look at the difference. Found:\n{found}",
            path.display()
        );
    }
}

/// What is said about the files of a case whose names begin with `input`. A file `options.txt` sets options.
fn said_about(case: &Path) -> String {
    let mut request = Request::new().base(case);
    for path in entries(case) {
        if name(&path).starts_with("input") {
            request = request.schema(name(&path));
        }
    }
    for line in read(&case.join("options.txt")).lines() {
        let (option, value) = line.split_once(" = ").unwrap_or((line, "true"));
        if let Err(d) = request.set(option, value) {
            return render(&d, &Sources::default(), Style::Plain);
        }
    }
    let result = request.generate();
    let (diagnostics, sources) = match &result {
        Ok(generated) => (generated.diagnostics(), generated.sources()),
        Err(error) => (error.diagnostics(), error.sources()),
    };
    let texts = diagnostics.iter().map(|d| render(d, sources, Style::Plain));
    // Messages may name a file by its whole path; the repository can be anywhere.
    let here = format!("{}/", case.display());
    texts.collect::<String>().replace(&here, "")
}

#[test]
fn messages_are_as_expected() {
    let mut wrong = String::new();
    for case in entries(&below("tests/diagnostics")) {
        if cfg!(not(feature = "csv")) && case.join("input.csv").exists() {
            continue;
        }
        let said = said_about(&case);
        let name = name(&case);
        let code: String = name.chars().take(7).collect();
        compare(&case.join("expected.txt"), &said);
        if !all_help(&said) {
            let _ = writeln!(wrong, "{name} does not say what to do:\n{said}");
        }
        if !said.contains(&format!("[{code}]")) {
            // Writing to a `String` cannot fail.
            let _ = writeln!(wrong, "{name} causes no {code}:\n{said}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether each error and each warning in a text says what to do.
fn all_help(said: &str) -> bool {
    let starts = |line: &&str| line.starts_with("error: ") || line.starts_with("warning: ");
    let count = said.lines().filter(starts).count();
    count
        == said
            .lines()
            .filter(|l| l.trim_start().starts_with("= help: "))
            .count()
}

#[test]
fn every_code_has_a_case() {
    let cases: Vec<String> = entries(&below("tests/diagnostics"))
        .iter()
        .map(|p| name(p))
        .collect();
    let missing: Vec<&str> = codes::PAGES
        .iter()
        .map(|page| page.code)
        .filter(|code| !ELSEWHERE.iter().any(|(other, _)| other == code))
        .filter(|code| !cases.iter().any(|case| case.starts_with(code)))
        .collect();
    assert!(
        missing.is_empty(),
        "no case in tests/diagnostics for {missing:?}"
    );
}

#[test]
fn the_documentation_lists_every_code() {
    let mut text = String::from(
        "# Diagnostics\n\nEvery error and warning has a code; `xsdgen explain XSD0001` prints its page. This file is made\n\
         from `src/diagnostic/codes.rs` by `UPDATE=1 cargo test --test diagnostics`.\n",
    );
    for page in codes::PAGES {
        let example: String = page
            .example
            .lines()
            .map(|line| format!("    {line}\n"))
            .collect();
        // Writing to a `String` cannot fail.
        let _ = write!(
            text,
            "\n## {}: {}\n\n{}\n\n{example}\n{}\n",
            page.code,
            page.title.trim_start(),
            page.explanation,
            page.cure
        );
    }
    compare(&below("docs/diagnostics.md"), &text);
}
