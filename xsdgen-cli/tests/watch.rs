//! `--watch` keeps an output up to date.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{COLOR, Dir};

/// Waits until a file has a text in it.
#[track_caller]
fn wait_for(dir: &Dir, what: &str) {
    let start = Instant::now();
    while !dir.read("out.rs").contains(what) {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "no {what} in out.rs"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn an_output_follows_its_inputs_through_errors() {
    let dir = Dir::with_color("watch");
    let mut command = dir.command(&["generate", "--watch", "-o", "out.rs", "color.xsd"]);
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .expect("xsdgen starts");
    wait_for(&dir, "Green");
    dir.put("color.xsd", &COLOR.replace("green", "yellow"));
    wait_for(&dir, "Yellow");
    dir.put("color.xsd", "<broken");
    std::thread::sleep(Duration::from_millis(700));
    wait_for(&dir, "Yellow");
    dir.put("color.xsd", &COLOR.replace("green", "purple"));
    wait_for(&dir, "Purple");
    child.kill().expect("the child is ours");
    child.wait().expect("the child ends");
}

#[test]
fn a_project_follows_its_file() {
    let dir = Dir::with_color("watch-project");
    let config = "[[output]]\nfile = \"out.rs\"\nschema = \"color.xsd\"\n";
    dir.put("xsdgen.toml", config);
    let mut command = dir.command(&["build", "--watch"]);
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .expect("xsdgen starts");
    wait_for(&dir, "Green");
    dir.put("xsdgen.toml", "[[output]]\n");
    std::thread::sleep(Duration::from_millis(700));
    dir.put("xsdgen.toml", &format!("{config}variant-prefix = \"My\"\n"));
    wait_for(&dir, "MyGreen");
    dir.put("color.xsd", &COLOR.replace("green", "purple"));
    wait_for(&dir, "MyPurple");
    child.kill().expect("the child is ours");
    child.wait().expect("the child ends");
}
