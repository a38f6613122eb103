//! `xsdgen build` and `xsdgen.toml`.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{COLOR, Dir};

const CONFIG: &str = "\
serde = true

[[output]]
file = \"src/a.rs\"
schema = [\"color.xsd\"]

[[output]]
file = \"src/b.rs\"
schema = \"color.xsd\"
serde = false
";

fn project(test: &str, config: &str) -> Dir {
    let dir = Dir::with_color(test);
    dir.put("xsdgen.toml", config);
    dir.put("src/lib.rs", "");
    dir
}

#[test]
fn every_output_is_written_from_below_the_project_too() {
    let dir = project("build", CONFIG);
    let run = dir.shell("cd src && \"$XSDGEN\" build").expect_code(0);
    assert_eq!(run.out, "");
    assert!(
        dir.read("src/a.rs")
            .contains("serde_text::Serialize for Color")
    );
    assert!(dir.read("src/b.rs").contains("pub enum Color"));
    assert!(!dir.read("src/b.rs").contains("serde"));
    dir.run(&["build", "--check"]).expect_code(0);
    dir.put("src/b.rs", "");
    dir.run(&["build", "--check"]).expect_code(1);
    dir.run(&["build", "--config", "xsdgen.toml"])
        .expect_code(0);
    dir.run(&["build", "--check"]).expect_code(0);
}

#[test]
fn cargo_runs_it_as_a_subcommand() {
    let dir = project("cargo", CONFIG);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-xsdgen"));
    let status = command
        .args(["xsdgen", "build"])
        .current_dir(dir.path(""))
        .status();
    assert!(status.is_ok_and(|s| s.success()));
    assert!(dir.read("src/a.rs").contains("pub enum Color"));
}

#[test]
fn one_wrong_output_does_not_keep_the_others() {
    let dir = project(
        "others",
        &CONFIG.replace("[\"color.xsd\"]", "[\"missing.xsd\"]"),
    );
    dir.run(&["build"]).expect_code(1);
    assert!(dir.read("src/b.rs").contains("pub enum Color"));
}

#[test]
fn without_a_configuration() {
    let dir = Dir::new("none");
    let run = dir.run(&["build"]).expect_code(1);
    assert!(
        run.err.starts_with("error: there is no xsdgen.toml in "),
        "{run:?}"
    );
}

/// The message about a configuration.
#[track_caller]
fn wrong(test: &str, config: &str, expected: &str) {
    let run = project(test, config).run(&["build"]).expect_code(1);
    assert_eq!(run.err, expected);
}

#[test]
fn an_unknown_key() {
    wrong(
        "unknown",
        "[[output]]\nfile = \"a.rs\"\nschema = \"color.xsd\"\nnon_exaustive = true\n",
        "\
error: there is no key `non_exaustive` [XSD0502]
 --> xsdgen.toml:4:1
  |
4 | non_exaustive = true
  | ^^^^^^^^^^^^^
  = help: did you mean `non-exhaustive`?
",
    );
}

#[test]
fn a_wrong_value() {
    wrong(
        "value",
        "lookup = \"fast\"\n[[output]]\nfile = \"a.rs\"\nschema = \"color.xsd\"\n",
        "\
error: `lookup` takes one of `auto`, `match` [XSD0503]
 --> xsdgen.toml:1:10
  |
1 | lookup = \"fast\"
  |          ^^^^^^
  = help: `xsdgen generate --help` tells what each option takes
",
    );
    wrong(
        "visibility",
        "[[output]]\nfile = \"a.rs\"\nschema = \"color.xsd\"\nvis = \"public\"\n",
        "\
error: `vis` takes a visibility of Rust, not `public` [XSD0503]
 --> xsdgen.toml:4:7
  |
4 | vis = \"public\"
  |       ^^^^^^^^
  = help: for example `pub(crate)`
",
    );
}

#[test]
fn no_toml() {
    wrong(
        "toml",
        "serde = \n",
        "\
error: string values must be quoted, expected literal string [XSD0506]
 --> xsdgen.toml:1:9
  |
1 | serde =
  |         ^
  = help: `xsdgen build --help` shows a whole file
",
    );
}

#[test]
fn an_output_without_a_schema() {
    wrong(
        "incomplete",
        "[[output]]\nfile = \"a.rs\"\n",
        "\
error: an output lacks `schema` [XSD0506]
 --> xsdgen.toml:1:1
  |
1 | [[output]]
  | ^^^^^^^^^^
  = help: e.g. file = \"src/color.rs\" and schema = \"schemas/color.xsd\"
",
    );
}

#[test]
fn the_example_of_the_documentation_works() {
    let page = include_str!("../../docs/cli.md");
    let example = page
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let dir = project("documentation", example.unwrap_or_default());
    dir.put("schemas/dhcp.xsd", COLOR);
    dir.put("codes/currency.gc", &COLOR.replace("Color", "Currency"));
    dir.put(
        "codes/unit.gc",
        &COLOR.replace("Color", "Unit").replace("red", "m\u{b3}"),
    );
    dir.run(&["build"]).expect_code(0);
    assert!(
        dir.read("src/codes.rs").contains("CubicMetre"),
        "{}",
        dir.read("src/codes.rs")
    );
    assert!(
        dir.read("src/dhcp.rs")
            .contains("serde_text::Serialize for ")
    );
}

const LIST: &str = "code,name\n1,Kilogram\n2,Crown\n";

#[test]
fn names_from_descriptions_are_kept_beside_the_project() {
    let config =
        "names-from = \"description\"\n[[output]]\nfile = \"src/a.rs\"\nschema = \"unit.csv\"\n";
    let dir = project("record", config);
    dir.put("unit.csv", LIST);
    dir.run(&["build", "--check"]).expect_code(1);
    dir.shell("cd src && \"$XSDGEN\" build").expect_code(0);
    let record = dir.read("xsdgen.lock");
    assert!(
        record.ends_with("Unit \"1\" = Kilogram\nUnit \"2\" = Crown\n"),
        "{record}"
    );
    dir.run(&["build", "--check"]).expect_code(0);
    // A description passes to another value, and the name does not.
    dir.put("unit.csv", "code,name\n1,Kilo\n3,Kilogram\n");
    let check = dir.run(&["build", "--check"]).expect_code(1);
    assert!(
        check.err.contains("+ Unit \"3\" = Kilogram3"),
        "{}",
        check.err
    );
    dir.run(&["build"]).expect_code(0);
    assert!(
        dir.read("xsdgen.lock")
            .contains("Unit \"2\" = Crown\nUnit \"3\" = Kilogram3\n")
    );
    let code = dir.read("src/a.rs");
    assert!(
        code.contains("Kilogram,") && code.contains("Kilogram3,"),
        "{code}"
    );
}

#[test]
fn a_record_is_written_by_generate_and_held_by_locked() {
    let dir = project("lock", CONFIG);
    dir.put("unit.csv", LIST);
    let arguments = [
        "generate",
        "--lock",
        "names.lock",
        "-o",
        "unit.rs",
        "unit.csv",
        "--locked",
    ];
    let locked = dir.run(&arguments).expect_code(1);
    assert!(
        locked.err.contains("names.lock` lacks 2 names"),
        "{}",
        locked.err
    );
    assert!(!dir.path("names.lock").exists());
    dir.run(&["inspect", "--lock", "names.lock", "unit.csv"])
        .expect_code(0);
    assert!(!dir.path("names.lock").exists());
    dir.run(arguments.get(..6).unwrap_or_default())
        .expect_code(0);
    assert!(
        dir.read("names.lock")
            .ends_with("Unit \"1\" = V1\nUnit \"2\" = V2\n")
    );
    dir.run(&arguments).expect_code(0);
    // The usual file is used where it exists.
    dir.put("xsdgen.lock", "Unit \"1\" = First\n");
    let run = dir.run(&["generate", "unit.csv"]).expect_code(0);
    assert!(run.out.contains("First,"), "{}", run.out);
    assert!(
        dir.read("xsdgen.lock")
            .ends_with("Unit \"1\" = First\nUnit \"2\" = V2\n")
    );
}

const RENAMED: &str = "\
serde = true

[[output]]
file = \"src/a.rs\"
schema = \"color.xsd\"
rename-type = { Color = \"Paint\" }
";

#[test]
fn other_commands_take_the_options_of_the_project() {
    let dir = project("config-option", RENAMED);
    let plain = dir.run(&["generate", "color.xsd"]).expect_code(0);
    assert!(plain.out.contains("pub enum Color {"), "{}", plain.out);
    let config = ["--config", "xsdgen.toml", "color.xsd"];
    let run = |command: &str| dir.run(&[&[command], &config[..]].concat()).expect_code(0);
    let generated = run("generate").out;
    assert!(
        generated.contains("serde_text::Serialize for Paint"),
        "{generated}"
    );
    dir.run(&["build"]).expect_code(0);
    assert_eq!(dir.read("src/a.rs"), generated);
    assert!(run("inspect").out.contains("Paint"));
    // Another schema has the options at the top alone, and flags are on top of them.
    dir.put("other.xsd", COLOR);
    let other = [
        "generate",
        "--config",
        "xsdgen.toml",
        "--vis",
        "pub(crate)",
        "other.xsd",
    ];
    let other = dir.run(&other).expect_code(0).out;
    assert!(
        other.contains("pub(crate) enum Color {") && other.contains("serde_text"),
        "{other}"
    );
    // An old version that stands elsewhere is named as the new one is.
    dir.put("old/color.xsd", &COLOR.replace("green", "violet"));
    let diff = [
        "diff",
        "--config",
        "xsdgen.toml",
        "old/color.xsd",
        "color.xsd",
    ];
    let diff = dir.run(&diff).expect_code(0).out;
    assert!(diff.contains("Paint") && !diff.contains("Color "), "{diff}");
    let wrong = dir.run(&["generate", "--config", "missing.toml", "color.xsd"]);
    assert!(wrong.expect_code(1).err.contains("[XSD0001]"));
}

#[test]
fn a_builder_takes_the_options_of_the_project() {
    let dir = project("builder", RENAMED);
    let builder = || {
        xsdgen::Builder::new()
            .base(dir.path(""))
            .schema("color.xsd")
    };
    let made = builder().config("xsdgen.toml").generate();
    let code = made.map(|made| made.code().to_owned()).unwrap_or_default();
    assert!(code.contains("serde_text::Serialize for Paint"), "{code}");
    let renamed = builder().config("xsdgen.toml").rename_type("Color", "Hue");
    let code = renamed.generate().map(|made| made.code().to_owned());
    let code = code.unwrap_or_default();
    assert!(code.contains("serde_text::Serialize for Hue"), "{code}");
    dir.put("xsdgen.toml", "serde = 1\n");
    let made = builder().config("xsdgen.toml").generate();
    let said = made
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    assert!(
        said.contains("xsdgen.toml:1:9") && said.contains("[XSD0503]"),
        "{said}"
    );
}

#[test]
fn what_is_written_and_read_is_named() {
    let dir = project("named", CONFIG);
    let run = dir.run(&["build", "--verbose"]).expect_code(0);
    for line in [
        "read xsdgen.toml",
        "read color.xsd",
        "wrote src/a.rs",
        "wrote src/b.rs",
    ] {
        assert!(
            run.err.lines().any(|l| l.ends_with(line)),
            "{line}: {}",
            run.err
        );
    }
    let run = dir.run(&["build"]).expect_code(0);
    assert!(run.err.contains("src/a.rs is up to date\n"), "{}", run.err);
    assert!(!run.err.contains("read "), "{}", run.err);
}
