//! The same input gives the same bytes: across runs, environments, directories and the order of files on disk.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{COLOR, Dir};

/// Several documents that refer to each other, one with docs in two languages.
fn project(test: &str, order: &[&str]) -> Dir {
    let dir = Dir::new(test);
    for name in order {
        let text = match *name {
            "a.xsd" => COLOR.replace(
                "  <xs:simpleType",
                "  <xs:include schemaLocation=\"b.xsd\"/>\n  <xs:simpleType",
            ),
            "b.xsd" => COLOR.replace("Color", "Colour").replace(
                "<xs:enumeration value=\"red\"/>",
                "<xs:enumeration value=\"I\"><xs:annotation><xs:documentation xml:lang=\"tr\">bir</xs:documentation>\
                 <xs:documentation xml:lang=\"en\">one</xs:documentation></xs:annotation></xs:enumeration>\
                 <xs:enumeration value=\"i\"/>",
            ),
            _ => COLOR.replace("Color", "Shade"),
        };
        dir.put(&format!("schemas/{name}"), &text);
    }
    dir
}

fn generate(dir: &Dir, environment: &[(&str, &str)]) -> String {
    let mut command = dir.command(&["generate", "schemas"]);
    command.env_clear().envs(environment.iter().copied());
    let output = command.output().expect("xsdgen starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("generated code is UTF-8")
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = project("same-1", &["a.xsd", "b.xsd", "c.xsd"]);
    let expected = generate(&first, &[]);
    assert!(expected.contains("pub enum Shade"), "{expected}");
    assert!(
        !expected.contains("same-1"),
        "no path of this machine: {expected}"
    );

    let environments = [
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
        [("LC_ALL", "C"), ("TZ", "UTC")],
        [("LANG", "ja_JP.SJIS"), ("HOME", "/nonexistent")],
    ];
    for environment in environments {
        assert_eq!(generate(&first, &environment), expected);
    }
    // Made in another order, in another directory.
    let second = project("same-2", &["c.xsd", "b.xsd", "a.xsd"]);
    assert_eq!(generate(&second, &[]), expected);
}
