//! Each sentence of `docs/pages.md` that says what is read has a small page here that shows it, and each that says what is
//! not read has one that shows what is said of that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

use std::path::PathBuf;

use cases::Gives::{Docs, Error, Says, Type, Values, ValuesSaid};
use cases::{
    Case, DESCRIPTIONS, DISAGREEMENTS, EVIDENCE, FILES, FRAGMENT, Gives, LIMITS, RUSTDOC, SCHEMA,
    SCHEMA_TEXT,
};
use xsdgen::internal::{Analysis, Request};

/// The text of a page with the schema text that its words in capitals stand for.
fn filled(page: &str) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let lines = |join: &str| escape(FRAGMENT).replace('\n', join);
    page.replace("SCHEMA", &escape(FRAGMENT))
        .replace("TWICE", &escape(&escape(FRAGMENT)))
        .replace("RAW", FRAGMENT)
        .replace("PARAGRAPHS", &format!("<p>{}</p>", lines("</p><p>")))
        .replace("BREAKS", &lines("<br>"))
}

/// What comes of a page: alone when it has schema text, else beside the schema.
fn read(number: usize, file: &str, page: &str, gives: &Gives) -> Result<Analysis, xsdgen::Error> {
    let text = filled(page);
    let alone = matches!(gives, Values(_) | ValuesSaid(..) | Type(_)) || file.starts_with("alone");
    if alone {
        return Request::new().text(file, text).analyse();
    }
    let directory =
        std::env::temp_dir().join(format!("xsdgen-pages-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let path: PathBuf = directory.join(file);
    std::fs::write(&path, text).unwrap();
    let mut request = Request::new().text("s.xsd", SCHEMA);
    request
        .set("docs", vec![path.to_string_lossy().into_owned()])
        .unwrap();
    let analysis = request.analyse();
    std::fs::remove_dir_all(directory).unwrap();
    analysis
}

/// What is wrong with a case, if anything.
fn judge(number: usize, (_, file, page, gives): &Case) -> Result<(), String> {
    let analysis = match (read(number, file, page, gives), gives) {
        (Ok(analysis), _) => analysis,
        (Err(error), Error(code)) => {
            let codes: Vec<&str> = error.diagnostics().iter().map(|d| d.code).collect();
            return codes
                .contains(code)
                .then_some(())
                .ok_or(format!("{codes:?}"));
        }
        (Err(error), _) => return Err(error.to_string()),
    };
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let types = analysis.model().types.iter();
    let values: Vec<(&str, String)> = types
        .clone()
        .flat_map(|t| t.values())
        .map(|v| {
            let docs: Vec<String> = v.docs.iter().map(|d| squeeze(&d.markdown)).collect();
            (v.literal.as_str(), docs.join(" ").replace('\\', ""))
        })
        .collect();
    let described = values.iter().filter(|(_, docs)| !docs.is_empty());
    let described: Vec<(&str, &str)> = described
        .map(|(value, docs)| (*value, docs.as_str()))
        .collect();
    let literals: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
    let codes: Vec<&str> = analysis.diagnostics().iter().map(|d| d.code).collect();
    let docs: Vec<String> = types
        .flat_map(|t| &t.docs)
        .map(|d| squeeze(&d.markdown))
        .collect();
    let right = match gives {
        Docs(expected) => described == *expected,
        Says(code) => {
            codes.contains(code)
                && (described.is_empty() || !matches!(*code, "XSD0310" | "XSD0317"))
        }
        Values(expected) => literals == *expected,
        ValuesSaid(expected, code) => literals == *expected && codes.contains(code),
        Type(expected) => docs == [*expected],
        Error(_) => false,
    };
    right
        .then_some(())
        .ok_or(format!("{described:?}, {literals:?}, {docs:?}, {codes:?}"))
}

#[test]
fn pages_are_read_as_the_documentation_says() {
    let directory = env!("CARGO_MANIFEST_DIR");
    let documentation = std::fs::read_to_string(format!("{directory}/docs/pages.md")).unwrap();
    let documentation = documentation
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let sections = [
        FILES,
        SCHEMA_TEXT,
        DESCRIPTIONS,
        EVIDENCE,
        DISAGREEMENTS,
        RUSTDOC,
        LIMITS,
    ];
    let mut wrong = Vec::new();
    for (number, case) in sections.into_iter().flatten().enumerate() {
        if !documentation.contains(case.0) {
            wrong.push(format!("docs/pages.md does not say: {}", case.0));
        }
        if let Err(what) = judge(number, case) {
            wrong.push(format!("{}\n    {}\n    gives {what}", case.0, case.2));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
