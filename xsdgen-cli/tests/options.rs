//! Every option of the library exists in the command line and in `xsdgen.toml`, under one name, with one
//! default and one effect. (`parity.rs` does the same with
//! macro arguments and the methods of the builder.)

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{Dir, sample};
use xsdgen::internal::Request;
use xsdgen::internal::options::{Kind, OPTIONS, OptionSpec, OptionValue};

/// What a run gives: the code without its header, or the messages without their places.
fn by_library(dir: &Dir, option: &OptionSpec) -> String {
    let mut request = Request::new().base(dir.path("")).schema("color.xsd");
    if let Err(d) = request.set(option.name, sample(option)) {
        return d.message;
    }
    match request.generate() {
        Ok(generated) => body(generated.code()),
        Err(error) => messages(&error.to_string()),
    }
}

fn by_command_line(dir: &Dir, option: &OptionSpec) -> String {
    let flag = format!("--{}", option.name);
    let run = match option.kind() {
        Kind::Flag => dir.run(&["generate", "color.xsd", &flag]),
        _ => dir.run(&["generate", "color.xsd", &flag, sample(option)]),
    };
    if run.code == Some(0) {
        body(&run.out)
    } else {
        messages(&run.err)
    }
}

fn by_config(dir: &Dir, option: &OptionSpec) -> String {
    let value = match option.kind() {
        Kind::Flag => sample(option).to_owned(),
        Kind::List | Kind::Paths => format!("[{:?}]", sample(option)),
        Kind::Map => {
            let (name, value) = sample(option).split_once('=').unwrap_or_default();
            format!("{{ {name:?} = {value:?} }}")
        }
        _ => format!("{:?}", sample(option)),
    };
    let output = "[[output]]\nfile = \"out.rs\"\nschema = \"color.xsd\"\n";
    dir.put(
        "xsdgen.toml",
        &format!("{output}{} = {value}\n", option.name),
    );
    let run = dir.run(&["build"]);
    if run.code == Some(0) {
        body(&dir.read("out.rs"))
    } else {
        messages(&run.err)
    }
}

fn body(code: &str) -> String {
    code.split_once("\n\n")
        .map_or("", |(_, body)| body)
        .to_owned()
}

fn messages(text: &str) -> String {
    let errors = text.lines().filter_map(|line| line.strip_prefix("error: "));
    let plain = errors.map(|line| line.rsplit_once(" [").map_or(line, |(message, _)| message));
    plain.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_option_has_one_effect_everywhere() {
    let dir = Dir::with_color("options");
    dir.put("extra.md", "# Extra\n");
    dir.put("catalog.xml", common::CATALOG);
    for option in OPTIONS {
        let library = by_library(&dir, option);
        assert_eq!(by_command_line(&dir, option), library, "--{}", option.name);
        assert_eq!(
            by_config(&dir, option),
            library,
            "{} in xsdgen.toml",
            option.name
        );
    }
}

#[test]
fn help_names_each_option_and_its_default() {
    let dir = Dir::new("options-help");
    let help = dir.run(&["generate", "--help"]).expect_code(0).out;
    for option in OPTIONS {
        assert!(
            help.contains(&format!("--{}", option.name)),
            "--{}",
            option.name
        );
        if let (Some(OptionValue::Text(default)), false) =
            (option.default(), option.kind() == Kind::Flag)
        {
            assert!(
                help.contains(&format!("[default: {default}]")),
                "--{}",
                option.name
            );
        }
        assert!(
            !option.details.is_empty(),
            "--{} is not explained",
            option.name
        );
    }
}
