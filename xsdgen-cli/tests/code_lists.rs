//! The upgrade that the example `code-lists` shows, by the commands of its workflow: from the versions before to those
//! of today, with the lock, the differences and the deprecations that are checked in there.
//!
//! `UPDATE=1 cargo test -p xsdgen-cli --test code_lists` writes the example's files.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::Dir;

const LISTS: [&str; 4] = ["currency.gc", "currency.csv", "unit.csv", "lamp.xml"];

fn example(name: &str) -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../examples/code-lists"
    ))
    .join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(example(name))
        .expect(name)
        .replace("\r\n", "\n")
}

/// The example as it was in the version before, generated and committed.
fn before(test: &str) -> Dir {
    let dir = Dir::new(test);
    dir.put("xsdgen.toml", &read("xsdgen.toml"));
    for list in LISTS {
        dir.put(
            &format!("lists/{list}"),
            &read(&format!("lists/before/{list}")),
        );
    }
    dir.run(&["build"]).expect_code(0);
    let commit = "git init -q . && git add . \
        && git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -q -m 1";
    dir.shell(commit).expect_code(0);
    dir
}

/// The script of a step of the workflow.
fn step(name: &str) -> String {
    let workflow = read("workflow.yml");
    let (_, step) = workflow
        .split_once(&format!("- name: {name}\n"))
        .expect(name);
    let (_, run) = step.split_once("run: ").expect("it runs something");
    let run = run.split("\n      - ").next().unwrap_or(run);
    run.trim_start_matches("|\n")
        .lines()
        .map(|line| format!("{}\n", line.trim()))
        .collect()
}

#[test]
fn the_workflow_brings_new_versions_in() {
    let dir = before("code-lists");
    let names = dir.read("xsdgen.lock");
    for list in LISTS {
        dir.put(&format!("lists/{list}"), &read(&format!("lists/{list}")));
    }
    let temp = dir.path(".git").display().to_string();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_xsdgen"));
    let programs = program.parent().expect("it is a file").display();
    let environment = format!("export RUNNER_TEMP='{temp}' PATH='{programs}':\"$PATH\"\nset -e\n");
    let script = |name: &str| environment.clone() + &step(name);
    for name in ["Generate", "Compare"] {
        dir.shell(&script(name)).expect_code(0);
    }
    let changes = dir.read(".git/changes.md");
    for (found, file) in [
        (changes, "changes.md"),
        (dir.read("xsdgen.lock"), "xsdgen.lock"),
        (dir.read("src/currency.rs"), "src/currency.rs"),
        (dir.read("src/unit.rs"), "src/unit.rs"),
        (dir.read("src/lamp.rs"), "src/lamp.rs"),
    ] {
        if std::env::var_os("UPDATE").is_some() {
            fs::write(example(file), &found).expect(file);
        }
        assert_eq!(found, read(file), "{file}: UPDATE=1 writes it");
    }
    let lock = dir.read("xsdgen.lock");
    for line in names.lines() {
        assert!(
            lock.lines().any(|kept| kept == line),
            "the lock lost `{line}`"
        );
    }
    // What was dropped keeps its name, which nothing else gets.
    assert!(
        lock.contains("Currency \"ANG\" = Ang\n")
            && lock.contains("Unit \"NAR\" = NumberOfArticles\n")
    );
    dir.run(&["build", "--check"]).expect_code(0);
}

#[test]
fn csv_and_genericode_give_the_same_file() {
    let dir = before("code-lists-csv");
    let config = dir
        .read("xsdgen.toml")
        .replace("currency.gc", "currency.csv");
    let from_genericode = dir.read("src/currency.rs");
    dir.put("xsdgen.toml", &config);
    dir.run(&["build"]).expect_code(0);
    let from_csv = dir.read("src/currency.rs");
    let head = |text: &str| text.replacen("from currency.csv", "from currency.gc", 1);
    // Only genericode says of a list what it is called and which version it is.
    assert_eq!(head(&from_csv), without_constants(&from_genericode));
}

/// A file without the constants of the list's identification; each has a line of documentation and one behind it.
fn without_constants(code: &str) -> String {
    let mut out = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("    /// ") && line.ends_with(" of the list.") {
            lines.by_ref().take(2).for_each(drop);
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}
