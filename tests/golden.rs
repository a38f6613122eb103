//! Every folder of `tests/golden` is a case: one or more `input*` files, perhaps `options.toml`, and what
//! must come of them: the generated file `expected.rs`, and the findings `expected.err`.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes what came instead of comparing it: review the diff.
//!
//! All generated files are compiled in both editions under `#![deny(warnings)]` and by rustdoc, and must be
//! as rustfmt would lay them out.

mod krate;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use krate::{Outcome, SHADOWS, cargo, judge, root};
use xsdgen::internal::diagnostic::{Style, render};
use xsdgen::internal::options::OptionValue;
use xsdgen::internal::{Documents, Request};

const EDITIONS: [&str; 2] = ["2021", "2024"];

/// The folders of `tests/golden`, sorted.
fn cases() -> io::Result<Vec<PathBuf>> {
    let mut cases: Vec<PathBuf> = fs::read_dir(root().join("tests/golden"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    let is_read = |case: &PathBuf| {
        let is = |name: &str| case.join(name).exists();
        cfg!(feature = "csv") || !["input.csv", "input.tsv", "docs.csv"].into_iter().any(is)
    };
    cases.retain(|path| path.is_dir() && is_read(path));
    cases.sort();
    Ok(cases)
}

fn name(case: &Path) -> String {
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    name.replace('-', "_")
}

/// The file and the findings that a case's inputs give; either may be empty.
fn run(case: &Path) -> Result<(String, String), Box<dyn Error>> {
    let mut inputs: Vec<PathBuf> = fs::read_dir(case)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    inputs.sort();
    let mut request = Request::new().base(case);
    for input in inputs {
        let name = input.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("input") {
            request = request.schema(&*name);
        }
    }
    if let Ok(options) = fs::read_to_string(case.join("options.toml")) {
        for line in options
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            let (name, value) = line.split_once('=').ok_or("an option is `name = value`")?;
            request
                .set(name.trim(), option_value(value.trim()))
                .map_err(|d| d.message)?;
        }
    }
    Ok(match request.generate() {
        Ok(generated) => {
            let mut findings = String::new();
            for diagnostic in generated.diagnostics().iter() {
                findings.push_str(&render(diagnostic, generated.sources(), Style::Plain));
            }
            (generated.code().to_owned(), findings)
        }
        Err(error) => (String::new(), error.to_string()),
    })
}

/// The little of TOML that a case's options need: `true`, `"text"`, `["a", "b"]`.
fn option_value(text: &str) -> OptionValue {
    let unquoted = |text: &str| text.trim().trim_matches('"').to_owned();
    match text {
        "true" => OptionValue::Flag(true),
        "false" => OptionValue::Flag(false),
        _ => match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            Some(list) => OptionValue::List(list.split(',').map(unquoted).collect()),
            None => OptionValue::Text(unquoted(text)),
        },
    }
}

#[test]
fn every_case_gives_what_is_expected() -> Outcome {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut differences = String::new();
    for case in cases()? {
        let (code, findings) = run(&case).map_err(|e| format!("{}: {e}", case.display()))?;
        for (file, actual) in [("expected.rs", code), ("expected.err", findings)] {
            let path = case.join(file);
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if actual == expected {
                continue;
            }
            if update && actual.is_empty() {
                fs::remove_file(&path)?;
            } else if update {
                fs::write(&path, actual)?;
            } else {
                writeln!(
                    differences,
                    "{}:\n{}",
                    path.display(),
                    difference(&expected, &actual)
                )?;
            }
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{differences}\nIf all of this is meant, run UPDATE_GOLDEN=1 cargo test --test golden"
    )
    .into())
}

/// The first lines that differ.
fn difference(expected: &str, actual: &str) -> String {
    let same = expected
        .lines()
        .zip(actual.lines())
        .take_while(|(a, b)| a == b)
        .count();
    let lines = |text: &str, mark: char| {
        text.lines()
            .skip(same)
            .take(8)
            .fold(String::new(), |all, line| format!("{all}{mark} {line}\n"))
    };
    format!(
        "line {}\n{}{}",
        same + 1,
        lines(expected, '-'),
        lines(actual, '+')
    )
}

#[test]
fn the_same_input_gives_the_same_bytes() -> Outcome {
    for case in cases()? {
        assert!(run(&case)? == run(&case)?, "{}", case.display());
    }
    Ok(())
}

#[test]
fn every_generated_file_is_formatted() -> Outcome {
    let files = cases()?.into_iter().map(|c| c.join("expected.rs"));
    is_formatted(files.filter(|f| f.exists()))
}

/// Names come from schemas: at some length every line that has one reaches the margin.
#[test]
fn names_of_any_length_are_laid_out() -> Outcome {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lengths");
    fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for length in 20..80 {
        let input = format!("{length}.xsd");
        fs::write(folder.join(&input), kinds_named(length))?;
        for modules in ["none", "namespace"] {
            let mut request = Request::new().base(&folder).schema(&*input);
            for (option, value) in [("simple-types", "all"), ("modules", modules)] {
                let value = OptionValue::Text(value.to_owned());
                request.set(option, value).map_err(|d| d.message)?;
            }
            let generated = request.generate().map_err(|e| e.to_string())?;
            let file = folder.join(format!("{length}_{modules}.rs"));
            fs::write(&file, generated.code())?;
            files.push(file);
        }
    }
    is_formatted(files)
}

/// A schema of all kinds of simple types, whose names have so many letters.
fn kinds_named(length: usize) -> String {
    let name = |start: &str| format!("{start:a<length$}");
    let restriction = |base: &str, facets: &str| {
        format!("<xs:restriction base=\"{base}\">{facets}</xs:restriction>")
    };
    let values = "<xs:enumeration value=\"a\"/><xs:enumeration value=\"b\"/>";
    let short = "<xs:maxLength value=\"3\"/>";
    let types = [
        ("Enum", restriction("xs:string", values)),
        ("Text", restriction("xs:string", short)),
        (
            "Part",
            restriction(&name("Text"), "<xs:maxLength value=\"2\"/>"),
        ),
        (
            "Pattern",
            restriction("xs:token", "<xs:pattern value=\"[a-z]{3}\"/>"),
        ),
        (
            "Integer",
            restriction("xs:int", "<xs:minInclusive value=\"1\"/>"),
        ),
        (
            "Decimal",
            restriction(
                "xs:decimal",
                "<xs:fractionDigits value=\"2\"/><xs:totalDigits value=\"9\"/>",
            ),
        ),
        ("Date", restriction("xs:date", "")),
        ("Duration", restriction("xs:duration", "")),
        ("Double", restriction("xs:double", "")),
        ("Boolean", restriction("xs:boolean", "")),
        (
            "Binary",
            restriction("xs:hexBinary", "<xs:length value=\"4\"/>"),
        ),
        ("Qname", restriction("xs:QName", "")),
        ("List", format!("<xs:list itemType=\"{}\"/>", name("Enum"))),
        ("Shorter", restriction(&name("List"), short)),
        ("Numbers", "<xs:list itemType=\"xs:int\"/>".to_owned()),
        (
            "Union",
            format!(
                "<xs:union memberTypes=\"{} {} {}\"/>",
                name("Enum"),
                name("Integer"),
                name("List")
            ),
        ),
        (
            "Open",
            format!("<xs:union memberTypes=\"{} xs:string\"/>", name("Enum")),
        ),
    ];
    let types = types.map(|(start, body)| {
        format!(
            "<xs:simpleType name=\"{}\">{body}</xs:simpleType>",
            name(start)
        )
    });
    format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:a\" targetNamespace=\"urn:a\">{}</xs:schema>",
        types.concat()
    )
}

/// Says what rustfmt would lay out in another way; nothing where it is not installed.
fn is_formatted(files: impl IntoIterator<Item = PathBuf>) -> Outcome {
    let Ok(version) = Command::new("rustfmt").arg("--version").output() else {
        return Ok(());
    };
    if !version.status.success() {
        return Ok(());
    }
    let output = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .args(files)
        .output()?;
    judge(&output)
}

#[test]
fn every_generated_file_compiles_in_both_editions() -> Outcome {
    for edition in EDITIONS {
        let krate = throw_away_crate(edition)?;
        judge(&cargo(&krate, &["check"])?)?;
        judge(&cargo(&krate, &["doc", "--no-deps"])?)?;
        let doctests = cargo(&krate, &["test", "--doc"])?;
        judge(&doctests)?;
        let told = String::from_utf8_lossy(&doctests.stdout).into_owned();
        assert!(
            told.contains("running 0 tests"),
            "docs must hold no doctest: {told}"
        );
    }
    Ok(())
}

/// A crate under `target` whose modules are all generated files.
fn throw_away_crate(edition: &str) -> Result<PathBuf, Box<dyn Error>> {
    krate::write("golden", edition, "lib.rs", &lib()?)
}

/// Its text.
fn lib() -> Result<String, Box<dyn Error>> {
    let mut lib = format!("#![deny(warnings)]\n#![forbid(unsafe_code)]\n#![no_std]\n{SHADOWS}");
    for case in cases()? {
        let file = case.join("expected.rs");
        if file.exists() {
            let name = name(&case);
            writeln!(
                lib,
                "\n/// {name}\npub mod {name} {{\n    include!({file:?});\n}}"
            )?;
        }
    }
    Ok(lib)
}

/// serde is asked for, and the crate that compiles the code has none.
#[test]
fn a_missing_serde_is_one_error() -> Outcome {
    let goldens = cases()?.into_iter().filter_map(|case| {
        let code = fs::read_to_string(case.join("expected.rs")).ok()?;
        Some((name(&case), code))
    });
    let mut native = Request::new().base(root());
    for kind in ["integer", "float", "boolean"] {
        native = native.schema(format!("tests/golden/kind-{kind}/input.xsd"));
    }
    for (option, value) in [("simple-types", "all"), ("serde-native", "true")] {
        native.set(option, value).map_err(|d| d.message)?;
    }
    let native = ("native".to_owned(), native.generate()?.code().to_owned());
    let all = goldens.chain([native]);
    let mut tried = 0;
    for (name, code) in all.filter(|(_, code)| code.contains("use ::serde::")) {
        tried += 1;
        let lib = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("no_serde_{name}.rs"));
        fs::write(&lib, format!("pub mod generated {{\n{code}\n}}\n"))?;
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let output = Command::new(rustc)
            .args([
                "--crate-type",
                "lib",
                "--edition",
                "2024",
                "--emit",
                "metadata",
            ])
            .args(["--out-dir", env!("CARGO_TARGET_TMPDIR")])
            .arg(&lib)
            .output()?;
        let told = String::from_utf8_lossy(&output.stderr);
        let errors = told.lines().filter(|line| line.starts_with("error["));
        let errors: Vec<&str> = errors.collect();
        assert_eq!(
            errors,
            ["error[E0432]: unresolved import `serde`"],
            "{name}"
        );
        assert!(told.contains("cargo add serde"), "{told}");
    }
    assert!(tried > 3, "hardly any golden has serde");
    Ok(())
}

/// Generated code promises to compile with Rust 1.81: clippy knows since when the standard library has what.
#[test]
fn every_generated_file_keeps_to_what_rust_1_81_has() -> Outcome {
    let Ok(version) = Command::new(env!("CARGO"))
        .args(["clippy", "--version"])
        .output()
    else {
        return Ok(());
    };
    if !version.status.success() {
        return Ok(());
    }
    let check = |name: &str, lib: &str| -> Result<_, Box<dyn Error>> {
        let lints = "#![allow(clippy::all)]\n#![deny(clippy::incompatible_msrv)]\n";
        let krate = krate::write(name, "2021", "lib.rs", &format!("{lints}{lib}"))?;
        fs::write(krate.join("clippy.toml"), "msrv = \"1.81\"\n")?;
        Ok(cargo(&krate, &["clippy"])?)
    };
    judge(&check("golden-msrv", &lib()?)?)?;
    // The lint is at work: the method is there since 1.87.
    let young = "#![no_std]\npub fn f(n: u8) -> u8 { n.unbounded_shl(9) }\n";
    assert!(!check("golden-msrv-new", young)?.status.success());
    Ok(())
}

/// clippy finds nothing at its usual level but what schemas call their values; and all that it finds, the attribute
/// allows that the files name.
#[test]
fn clippy_finds_nothing_that_the_files_do_not_allow() -> Outcome {
    let Ok(version) = Command::new(env!("CARGO"))
        .args(["clippy", "--version"])
        .output()
    else {
        return Ok(());
    };
    if !version.status.success() {
        return Ok(());
    }
    let lib = lib()?;
    let names = "#![allow(clippy::enum_variant_names, clippy::upper_case_acronyms)]";
    let krate = krate::write(
        "golden-clippy",
        "2024",
        "lib.rs",
        &format!("{names}\n{lib}"),
    )?;
    judge(&cargo(&krate, &["clippy"])?)?;
    let code = fs::read_to_string(root().join("tests/golden/founding-page/expected.rs"))?;
    let named = code.lines().next().and_then(|line| line.split('`').nth(1));
    let allow = named.ok_or("the header names no attribute")?;
    let lib = lib.replace("\npub mod ", &format!("\n{allow}\npub mod "));
    let lints = "#![deny(clippy::pedantic)]";
    let krate = krate::write(
        "golden-pedantic",
        "2024",
        "lib.rs",
        &format!("{lints}\n{lib}"),
    )?;
    judge(&cargo(&krate, &["clippy"])?)
}

/// `docs/code-lists.md` shows the two lists and all that is different between what they give.
#[test]
fn a_code_list_and_its_schema_give_the_same() -> Outcome {
    let generate = |file: &str| {
        let request = Request::new().base(root().join("schemas")).schema(file);
        request.generate().map(|made| made.code().to_owned())
    };
    let schema = generate("currency-codes.xsd")?;
    let list = generate("currency-codes.gc")?;
    let page = fs::read_to_string(root().join("docs/code-lists.md"))?;
    let shown = page.split("```diff\n").nth(1).ok_or("a diff is shown")?;
    let shown = shown.split("```").next().ok_or("the diff ends")?;
    let lines = |sign: char| -> String {
        let lines = shown.split_inclusive('\n');
        lines.filter_map(|line| line.strip_prefix(sign)).collect()
    };
    let added = lines('+');
    let (header, constants) = added
        .split_once('\n')
        .ok_or("the first line is the header")?;
    let same = list
        .replacen(header, lines('-').trim_end(), 1)
        .replacen(constants, "", 1);
    assert!(list.contains(header) && list.contains(constants));
    assert_eq!(same, schema);
    Ok(())
}
