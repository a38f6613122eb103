//! Whatever goes wrong with files and pipes: the old output stays whole, exit code and message are right.

#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::time::Duration;

use common::{COLOR, Dir};

const OLD: &str = "// what stood here before\n";

fn dir(test: &str) -> Dir {
    let dir = Dir::with_color(test);
    dir.put("out.rs", OLD);
    dir
}

#[test]
fn a_full_disk() {
    let dir = dir("full");
    let run = dir
        .shell("\"$XSDGEN\" generate color.xsd > /dev/full")
        .expect_code(1);
    assert!(
        run.err
            .contains("error: cannot write `<stdout>`: No space left"),
        "{run:?}"
    );
}

#[test]
fn a_full_disk_in_the_middle_of_a_file() {
    let dir = dir("full-file");
    let values: String = (0..5000)
        .map(|i| format!("<xs:enumeration value=\"value{i}\"/>"))
        .collect();
    dir.put(
        "color.xsd",
        &COLOR.replace("<xs:enumeration value=\"red\"/>", &values),
    );
    // No file may grow beyond a few blocks; the signal that says so is ignored, so that writing fails.
    let script = "trap '' XFSZ; ulimit -f 8; \"$XSDGEN\" generate -o out.rs color.xsd";
    let run = dir.shell(script).expect_code(1);
    assert!(
        run.err
            .contains("error: cannot write `out.rs`: File too large"),
        "{run:?}"
    );
    assert_eq!(dir.read("out.rs"), OLD);
    assert_eq!(dir.files(), ["color.xsd", "out.rs"]);
}

#[test]
fn a_read_only_output() {
    let dir = dir("read-only");
    let path = dir.path("out.rs");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("the file is ours");
    let run = dir
        .run(&["generate", "-o", "out.rs", "color.xsd"])
        .expect_code(1);
    assert!(
        run.err
            .contains("error: cannot write `out.rs`: the file is read-only"),
        "{run:?}"
    );
    assert_eq!(dir.read("out.rs"), OLD);
}

#[test]
fn a_directory_where_a_file_should_be() {
    let dir = dir("directory-out");
    fs::create_dir(dir.path("out")).expect("the directory is ours");
    let run = dir
        .run(&["generate", "-o", "out", "color.xsd"])
        .expect_code(1);
    assert!(run.err.contains("error: cannot write `out`: "), "{run:?}");
    let run = dir
        .run(&["generate", "-o", "color.xsd/out.rs", "color.xsd"])
        .expect_code(1);
    assert!(
        run.err.contains("error: cannot write `color.xsd/out.rs`: "),
        "{run:?}"
    );
    let made = dir.run(&["generate", "-o", "no/such/out.rs", "color.xsd"]);
    assert!(
        made.expect_code(0)
            .err
            .starts_with("wrote no/such/out.rs\n")
    );
    assert!(dir.read("no/such/out.rs").contains("pub enum Color"));
    fs::create_dir(dir.path("schema.xsd")).expect("the directory is ours");
    dir.put(
        "main.xsd",
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<xs:include schemaLocation=\"schema.xsd\"/>\n<xs:simpleType name=\"A\"><xs:restriction base=\"Gone\"><xs:enumeration value=\"a\"/></xs:restriction></xs:simpleType></xs:schema>",
    );
    let run = dir
        .run(&["generate", "-o", "out.rs", "main.xsd"])
        .expect_code(1);
    assert!(
        run.err.contains("error: ") && run.err.contains("main.xsd:2:"),
        "{run:?}"
    );
    assert_eq!(dir.read("out.rs"), OLD);
}

#[test]
fn an_include_that_vanished() {
    let dir = dir("vanished");
    dir.put(
        "main.xsd",
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<xs:include schemaLocation=\"gone.xsd\"/>\n<xs:simpleType name=\"A\"><xs:restriction base=\"Gone\"><xs:enumeration value=\"a\"/></xs:restriction></xs:simpleType></xs:schema>",
    );
    let run = dir
        .run(&["generate", "-o", "out.rs", "main.xsd"])
        .expect_code(1);
    assert!(
        run.err.contains("error: ") && run.err.contains("main.xsd:"),
        "{run:?}"
    );
    assert!(run.err.contains("gone.xsd"), "{run:?}");
    assert_eq!(dir.read("out.rs"), OLD);
}

#[test]
fn a_closed_pipe() {
    let dir = dir("pipe");
    let values: String = (0..8_000)
        .map(|i| format!("<xs:enumeration value=\"value{i}\"/>"))
        .collect();
    dir.put(
        "color.xsd",
        &COLOR.replace("<xs:enumeration value=\"red\"/>", &values),
    );
    for command in [
        "generate color.xsd",
        "inspect color.xsd",
        "inspect --format json color.xsd",
        "man",
        "--help",
    ] {
        // The exit code is that of `xsdgen`, and nobody reads what it writes.
        let script = format!("{{ \"$XSDGEN\" {command}; echo \"code $?\" >&2; }} | true");
        let run = dir.shell(&script).expect_code(0);
        assert!(run.err.ends_with("code 0\n"), "{command}: {run:?}");
        assert!(!run.err.contains("panicked"), "{command}: {run:?}");
    }
    let run = dir
        .shell("\"$XSDGEN\" generate missing.xsd 2>&-")
        .expect_code(1);
    assert_eq!(run.err, "");
}

#[test]
fn killed_in_the_middle() {
    let dir = dir("killed");
    let values: String = (0..20_000)
        .map(|i| format!("<xs:enumeration value=\"value{i}\"/>"))
        .collect();
    dir.put(
        "color.xsd",
        &COLOR.replace("<xs:enumeration value=\"red\"/>", &values),
    );
    dir.run(&["generate", "-o", "whole.rs", "color.xsd"])
        .expect_code(0);
    let whole = dir.read("whole.rs");
    for wait in [0, 1, 5, 20, 50, 100, 200, 400] {
        let mut command = dir.command(&["generate", "-o", "out.rs", "color.xsd"]);
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .expect("xsdgen starts");
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().expect("the child is ours");
        child.wait().expect("the child ends");
        let found = dir.read("out.rs");
        assert!(
            found == OLD || found == whole,
            "half a file after {wait} ms"
        );
    }
}

#[test]
fn interrupted_while_it_writes() {
    let dir = dir("interrupted");
    let values: String = (0..20_000)
        .map(|i| format!("<xs:enumeration value=\"value{i}\"/>"))
        .collect();
    dir.put(
        "color.xsd",
        &COLOR.replace("<xs:enumeration value=\"red\"/>", &values),
    );
    let mut command = dir.command(&["generate", "-o", "out.rs", "color.xsd"]);
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .expect("xsdgen starts");
    // From the moment on that it has begun to write, or to the end if that is missed.
    let temporary = || {
        let mut files = dir.files().into_iter();
        files.find(|name| name.starts_with("out.rs.") && name.ends_with(".tmp"))
    };
    let ended = loop {
        if temporary().is_some() {
            break None;
        }
        if let Some(status) = child.try_wait().expect("the child is ours") {
            break Some(status);
        }
    };
    if ended.is_none() {
        let interrupt = ["-INT", &child.id().to_string()].map(str::to_owned);
        let sent = std::process::Command::new("kill").args(interrupt).status();
        assert!(sent.is_ok_and(|s| s.success()));
        let status = child.wait().expect("the child ends");
        // Ended by the signal, as shells and make expect; or it was done before.
        assert!(status.signal() == Some(2) || status.success(), "{status}");
        if let Some(left) = temporary().filter(|_| status.signal() == Some(2)) {
            assert_eq!(dir.read("out.rs"), OLD);
            fs::remove_file(dir.path(&left)).expect("the directory is ours");
        }
    }
    dir.run(&["generate", "-o", "out.rs", "color.xsd"])
        .expect_code(0);
    assert!(dir.read("out.rs").contains("Value19999"));
    assert_eq!(dir.files(), ["color.xsd", "out.rs"]);
}

#[test]
fn an_output_keeps_its_permissions_and_a_new_one_gets_the_usual_ones() {
    use std::os::unix::fs::PermissionsExt;

    let dir = dir("permissions");
    let mode = |name: &str| {
        let metadata = fs::metadata(dir.path(name)).expect("it is there");
        metadata.permissions().mode() & 0o777
    };
    fs::set_permissions(dir.path("out.rs"), PermissionsExt::from_mode(0o640)).expect("it is ours");
    for output in ["out.rs", "new.rs"] {
        dir.run(&["generate", "-o", output, "color.xsd"])
            .expect_code(0);
    }
    dir.shell("touch usual").expect_code(0);
    assert_eq!((mode("out.rs"), mode("new.rs")), (0o640, mode("usual")));
}

#[test]
fn a_pipe_is_read_only_where_it_is_named() {
    let dir = dir("fifo");
    dir.shell("mkfifo pipe.xsd").expect_code(0);
    let refers = |element: &str| {
        COLOR.replace(
            "<xs:simpleType",
            &format!("<xs:{element} schemaLocation=\"pipe.xsd\"/><xs:simpleType"),
        )
    };
    dir.put("main.xsd", &refers("include"));
    let run = dir.run(&["generate", "main.xsd"]).expect_code(1);
    assert!(
        run.err.contains("it is a pipe or a device [XSD0001]") && run.err.contains("main.xsd:"),
        "{run:?}"
    );
    fs::create_dir(dir.path("all")).expect("the directory is ours");
    dir.shell("mv pipe.xsd all").expect_code(0);
    let run = dir.run(&["generate", "all"]).expect_code(1);
    assert!(run.err.contains("a pipe or a device"), "{run:?}");
    for script in [
        "cat color.xsd > all/pipe.xsd & \"$XSDGEN\" generate all/pipe.xsd",
        "cat color.xsd | \"$XSDGEN\" generate /dev/stdin",
        "cat color.xsd | \"$XSDGEN\" generate -",
        "bash -c '\"$XSDGEN\" generate <(cat color.xsd)'",
    ] {
        let run = dir.shell(script).expect_code(0);
        assert!(run.out.contains("pub enum Color"), "{script}: {run:?}");
    }
}

#[test]
fn standard_input_without_end() {
    let dir = dir("endless");
    let script = "yes '<!-- -->' | \"$XSDGEN\" generate --limit-input-size 10000 -";
    let run = dir.shell(script).expect_code(1);
    assert!(
        run.err.contains("`<stdin>` is larger than 10000 bytes") && run.err.contains("[XSD0002]"),
        "{run:?}"
    );
}

#[test]
fn an_output_behind_a_link() {
    let dir = dir("link");
    std::os::unix::fs::symlink("out.rs", dir.path("link.rs")).expect("the directory is ours");
    dir.run(&["generate", "-o", "link.rs", "color.xsd"])
        .expect_code(0);
    assert!(fs::symlink_metadata(dir.path("link.rs")).is_ok_and(|m| m.is_symlink()));
    assert!(dir.read("out.rs").contains("pub enum Color"));
}
