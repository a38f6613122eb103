//! `xsdgen diff` and `xsdgen explain NAME` as a user meets them.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{COLOR, Dir};

fn versions(test: &str) -> Dir {
    let dir = Dir::with_color(test);
    dir.put("new.xsd", &COLOR.replace("green", "yellow"));
    dir
}

#[test]
fn differences_are_shown_and_fail_on_request() {
    let dir = versions("diff");
    let run = dir.run(&["diff", "color.xsd", "new.xsd"]).expect_code(0);
    assert!(
        run.out
            .contains("  - major  value `green` removed, which was `Green`\n"),
        "{run:?}"
    );
    assert!(
        run.out
            .ends_with("major: types: 1 changed; values: 1 added, 1 removed\n"),
        "{run:?}"
    );
    dir.run(&["diff", "--fail-on", "major", "color.xsd", "new.xsd"])
        .expect_code(1);
    dir.run(&["diff", "--fail-on", "patch", "color.xsd", "color.xsd"])
        .expect_code(0);
    let markdown = dir.run(&["diff", "--format", "markdown", "color.xsd", "new.xsd"]);
    assert!(
        markdown.out.starts_with("### Schema changes: major"),
        "{markdown:?}"
    );
    let hints = "\
#### To change in code

- `Color::Green` is gone: `green` is no longer a value

`deprecated-from` with the old version keeps what is gone for a while, as deprecated.
";
    assert!(markdown.out.ends_with(hints), "{markdown:?}");
    let json = dir.run(&["diff", "--format", "json", "color.xsd", "new.xsd"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    let change = json.pointer("/types/0/changes/0").expect("it is there");
    let expected = serde_json::json!({
        "kind": "value-removed", "level": "major", "value": "green", "variant": "Green",
        "from": "Color::Green", "to": null,
    });
    assert_eq!(change, &expected);
    assert_eq!(json.pointer("/level"), Some(&"major".into()));
}

#[test]
fn a_new_variant_is_minor_where_enums_are_non_exhaustive() {
    let dir = Dir::with_color("diff-non-exhaustive");
    let more = "<xs:enumeration value=\"black\"/></xs:restriction>";
    dir.put("new.xsd", &COLOR.replace("</xs:restriction>", more));
    dir.run(&["diff", "--fail-on", "major", "color.xsd", "new.xsd"])
        .expect_code(1);
    let lenient = [
        "diff",
        "--non-exhaustive",
        "--fail-on",
        "major",
        "color.xsd",
        "new.xsd",
    ];
    let run = dir.run(&lenient).expect_code(0);
    assert!(
        run.out.contains("+ minor  value `black` added as `Black`"),
        "{run:?}"
    );
}

#[test]
fn facts_and_validity_of_values_are_compared() {
    let dir = Dir::new("diff-facts");
    let list = "code,name,numeric,valid to\nA,Ay,1,\nB,Bee,200,2026-01-01\n";
    dir.put("old/letters.csv", list);
    let list = list
        .replace("1,\n", "2,\n")
        .replace("200,2026", "2000,2027");
    dir.put("new/letters.csv", &list);
    let run = dir.run(&[
        "diff",
        "--facts",
        "numeric",
        "--valid-on",
        "old/letters.csv",
        "new/letters.csv",
    ]);
    for line in [
        "  - major  `fn numeric() -> u8` removed\n",
        "  + minor  `fn numeric() -> u16` added\n",
        "  ~ minor  `numeric` of value `A` was `1`, is `2`\n",
        "  ~ minor  value `B` was valid until 2026-01-01, is valid until 2027-01-01\n",
    ] {
        assert!(run.out.contains(line), "{line}: {run:?}");
    }
}

#[test]
fn a_git_revision_is_compared_with_the_working_tree() {
    let dir = versions("diff-git");
    let script = "git init -q . && git add color.xsd \
        && git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -q -m 1 \
        && mv new.xsd color.xsd";
    dir.shell(script).expect_code(0);
    let run = dir
        .run(&["diff", "HEAD:color.xsd", "color.xsd"])
        .expect_code(0);
    assert!(run.out.contains("value `green` removed"), "{run:?}");
    let same = dir
        .run(&["diff", "HEAD:.", "HEAD:color.xsd"])
        .expect_code(0);
    assert_eq!(same.out, "none: nothing changed\n");
    let unknown = dir
        .run(&["diff", "v9:color.xsd", "color.xsd"])
        .expect_code(1);
    assert!(unknown.err.contains("XSD0610"), "{unknown:?}");
    let missing = dir
        .run(&["diff", "HEAD:colour.xsd", "color.xsd"])
        .expect_code(1);
    assert!(
        missing.err.contains("revision `HEAD` has no `colour.xsd`"),
        "{missing:?}"
    );
}

#[test]
fn dropped_values_stay_on_request() {
    let dir = versions("deprecated-from");
    let run = dir
        .run(&["generate", "--deprecated-from", "color.xsd", "new.xsd"])
        .expect_code(0);
    let expected = "    #[deprecated = \"the schema no longer has this value\"]\n    Green,\n";
    assert!(run.out.contains(expected), "{run:?}");
}

#[test]
fn names_are_explained() {
    let dir = Dir::with_color("explain-name");
    let run = dir
        .run(&["explain", "Color::Red", "color.xsd"])
        .expect_code(0);
    assert!(
        run.out
            .starts_with("Color::Red\n  value        `red` of `Color`\n"),
        "{run:?}"
    );
    assert!(
        run.out.contains("named        as the literal reads"),
        "{run:?}"
    );
    let run = dir.run(&["explain", "Color", "color.xsd"]).expect_code(0);
    assert!(
        run.out
            .contains("is           a closed enumeration of 3 values"),
        "{run:?}"
    );
    let run = dir.run(&["explain", "Colour", "color.xsd"]).expect_code(1);
    assert!(run.err.contains("XSD0611"), "{run:?}");
}

#[test]
fn what_is_explained_may_hold_colons() {
    let dir = Dir::new("explain-parted");
    dir.put("color.xsd", &COLOR.replace("\"red\"", "\"red::dark\""));
    for name in ["Color::red::dark", "red::dark"] {
        let run = dir.run(&["explain", name, "color.xsd"]).expect_code(0);
        let expected = "value        `red::dark` of `Color`";
        assert!(run.out.contains(expected), "{run:?}");
    }
}

#[test]
fn overrides_come_from_the_project_file() {
    let dir = Dir::with_color("overrides");
    let config = "\
[rename-value]
\"Color::red\" = \"Crimson\"

[rename-type]
Color = \"Paint\"

[[output]]
file = \"paint.rs\"
schema = \"color.xsd\"
";
    dir.put("xsdgen.toml", config);
    dir.run(&["build"]).expect_code(0);
    let code = dir.read("paint.rs");
    assert!(
        code.contains("pub enum Paint {") && code.contains("    Crimson,"),
        "{code}"
    );
}
