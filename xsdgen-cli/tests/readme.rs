//! Does what the READMEs tell, in crates outside of this workspace: each way of the section "Use it" of the first one,
//! all of the others, and the pages of two fronts.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

const README: &str = include_str!("../../README.md");

/// A fenced block and the file that the line before it names.
struct Block<'a> {
    kind: &'a str,
    file: Option<&'a str>,
    text: String,
}

/// Blocks of a part of the README.
fn blocks(part: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = part.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
            blocks.push(Block {
                kind,
                file: before
                    .strip_suffix("`:")
                    .and_then(|b| Some(b.rsplit_once('`')?.1)),
                text: text.join("\n") + "\n",
            });
            before = "";
        } else if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

/// The part of the section "Use it" below a heading, or what stands before the first.
fn part(heading: Option<&str>) -> &'static str {
    let section = README.split("\n## Use it\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let mut parts = section.split("\n### ");
    match heading {
        None => parts.next().unwrap(),
        Some(heading) => parts
            .find_map(|p| p.strip_prefix(heading))
            .unwrap_or_else(|| panic!("the README has no heading `{heading}`")),
    }
}

/// Follows a way of the section "Use it".
fn follow(heading: &str) {
    let (first, way) = (part(None), part(Some(heading)));
    follow_blocks(heading, blocks(first).iter().chain(&blocks(way)));
}

/// One at a time: the programs are all called `coffee`, and are built into one directory.
static TURN: Mutex<()> = Mutex::new(());

fn follow_blocks<'a>(name: &str, blocks: impl Iterator<Item = &'a Block<'a>>) {
    // A test that failed before has nothing to do with this one.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let directory = std::env::temp_dir().join(format!(
        "xsdgen readme {} {}",
        std::process::id(),
        name.len()
    ));
    fs::create_dir_all(&directory).unwrap();
    for block in blocks {
        match block {
            Block {
                file: Some(file),
                text,
                ..
            } => write(&directory.join(file), text),
            Block {
                kind: "console",
                text,
                ..
            } => console(text, &directory),
            Block { .. } => {}
        }
    }
    fs::remove_dir_all(&directory).unwrap();
}

/// Writes a file; a manifest finds this workspace's crates, as they are not published, and its lock file.
fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if !path.ends_with("Cargo.toml") {
        fs::write(path, text).unwrap();
        return;
    }
    let root = root();
    let patched = ["xsdgen", "xsdgen-macro"].iter().filter(|name| {
        let mut lines = text.lines();
        lines.any(|l| l.starts_with(&format!("{name} =")))
    });
    let mut text = text.to_owned() + "\n[workspace]\n\n[patch.crates-io]\n";
    for name in patched {
        text += &match *name {
            "xsdgen" => format!("xsdgen = {{ path = {root:?} }}\n"),
            // It stands on the library.
            _ => format!(
                "xsdgen = {{ path = {root:?} }}\n{name} = {{ path = {:?} }}\n",
                root.join(name)
            ),
        };
    }
    fs::write(path, text).unwrap();
    fs::copy(root.join("Cargo.lock"), path.with_file_name("Cargo.lock")).unwrap();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Runs the lines that begin with `$`, and compares what the README says that they print.
fn console(text: &str, directory: &Path) {
    let mut commands: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => commands.push((command, String::new())),
            None => {
                let (_, output) = commands.last_mut().unwrap();
                *output += line;
                *output += "\n";
            }
        }
    }
    for (command, expected) in commands {
        if command.starts_with("cargo install") {
            continue;
        }
        let printed = run(command, directory);
        if !expected.is_empty() {
            assert_eq!(printed, expected, "{command}");
        }
    }
}

fn run(command: &str, directory: &Path) -> String {
    let mut words = command.split(' ');
    let program = match words.next().unwrap() {
        "xsdgen" => env!("CARGO_BIN_EXE_xsdgen"),
        other => other,
    };
    let done = Command::new(program)
        .args(words)
        .current_dir(directory)
        // All of them build the same library. What they need was downloaded for this workspace.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme"),
        )
        .env("CARGO_NET_OFFLINE", "true")
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command}\n{error}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn in_place_by_a_macro() {
    follow("In place, by a macro");
}

#[test]
fn in_a_build_script() {
    follow("In a build script");
}

#[test]
fn on_the_command_line() {
    follow("On the command line");
}

#[test]
fn the_readme_of_the_macros() {
    let text = include_str!("../../xsdgen-macro/README.md");
    follow_blocks("macros", blocks(text).iter());
}

#[test]
fn the_page_of_the_macros() {
    let text = include_str!("../../docs/macros.md");
    follow_blocks("page of macros", blocks(text).iter());
}

#[test]
fn the_page_of_build_scripts() {
    let text = include_str!("../../docs/build-script.md");
    follow_blocks("page of build scripts", blocks(text).iter());
}

#[test]
fn the_readme_of_the_command() {
    let text = include_str!("../README.md");
    follow_blocks("command", blocks(text).iter());
}

#[test]
fn every_way_is_tried() {
    let section = README.split("\n## Use it\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let headings: Vec<&str> = section
        .lines()
        .filter_map(|l| l.strip_prefix("### "))
        .collect();
    assert_eq!(
        headings,
        [
            "In place, by a macro",
            "In a build script",
            "On the command line"
        ]
    );
}
