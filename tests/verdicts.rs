//! What independent validators said of random types and texts, replayed: the generated `FromStr` says the same.
//!
//! `tests/verdicts` is written by `fuzz/differential/run.py --record`; in it are verdicts on which all agreed.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

#[test]
fn generated_code_judges_as_validators_do() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts");
    let generated = xsdgen::Builder::new()
        .schema(directory.join("types.xsd"))
        .generate();
    let generated = generated.expect("all validators accept the schema");
    let verdicts = std::fs::read_to_string(directory.join("verdicts.tsv")).expect("it is there");
    let mut program = format!(
        "#![allow(dead_code)]\nmod generated {{\n{}\n}}\nfn main() {{\n    let mut wrong = 0;\n",
        generated.code()
    );
    let mut count = 0;
    for line in verdicts.lines() {
        let mut fields = line.splitn(3, '\t');
        let mut field = || fields.next().expect("three fields");
        let (name, verdict, text) = (field(), field(), unescape(field()));
        count += 1;
        let _ = writeln!(
            program,
            "    if {text:?}.parse::<generated::{name}>().is_ok() != {} {{ wrong += 1; eprintln!(\"{name}: not {verdict} {{:?}}\", {text:?}); }}",
            verdict == "+"
        );
    }
    assert!(count > 1000, "only {count} verdicts");
    program += "    std::process::exit(i32::from(wrong > 0));\n}\n";
    let scratch = std::env::temp_dir().join(format!("xsdgen-verdicts-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("the temporary directory can be written to");
    std::fs::write(scratch.join("main.rs"), program).expect("the same");
    let compiled = Command::new("rustc")
        .args(["--edition", "2024", "-Cdebuginfo=0", "-o"])
        .arg(scratch.join("main"))
        .arg(scratch.join("main.rs"))
        .output()
        .expect("rustc runs");
    assert!(
        compiled.status.success(),
        "{}",
        String::from_utf8_lossy(&compiled.stderr)
    );
    let ran = Command::new(scratch.join("main"))
        .output()
        .expect("the program runs");
    let _ = std::fs::remove_dir_all(&scratch);
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, c == '\\') {
            (_, true) => match rest.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                other => out.extend(other),
            },
            _ => out.push(c),
        }
    }
    out
}
