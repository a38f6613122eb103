//! With a record kept, no name ever stands for two values, and no value has two names.

use std::collections::HashMap;

use proptest::prelude::*;

use super::super::record::Record;
use super::super::{Names, assign};
use crate::diagnostic::Diagnostics;
use crate::model::{Content, Model, Value as ListValue, ValueMarks};
use crate::options::NameOptions;
use crate::sample::model;
use crate::source::Sources;

/// A version of a list: literals with their descriptions.
type Version = Vec<(String, Option<String>)>;

fn sample(version: &Version) -> Model {
    let mut values: Vec<(&str, Option<&str>)> = Vec::new();
    for (literal, label) in version {
        if !values.iter().any(|v| v.0 == literal) {
            values.push((literal, label.as_deref()));
        }
    }
    let literals: Vec<&str> = values.iter().map(|v| v.0).collect();
    let mut model = model(&[("List", &literals)]);
    let contents = model.types.iter_mut().map(|t| &mut t.content);
    for content in contents {
        let Content::Enumeration(enumeration) = content else {
            continue;
        };
        let mark = |(value, label): (&mut ListValue, &Option<String>)| {
            value.marks = Some(Box::new(ValueMarks {
                label: label.clone(),
                ..ValueMarks::default()
            }));
        };
        let labels: Vec<Option<String>> = values.iter().map(|v| v.1.map(str::to_owned)).collect();
        enumeration.values.iter_mut().zip(&labels).for_each(mark);
    }
    model
}

fn name(model: &Model, record: &Record) -> Names {
    let mut diagnostics = Diagnostics::default();
    let options = NameOptions::default();
    assign(
        model,
        &Sources::default(),
        &options,
        record,
        &mut diagnostics,
    )
}

/// The record as the next run reads it.
fn reread(record: &Record) -> Record {
    let mut sources = Sources::default();
    let text = record.text();
    let id = sources.add("xsdgen.lock", None, text.clone());
    let mut diagnostics = Diagnostics::default();
    let read = Record::parse(id, &text, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{text}");
    assert_eq!(read.text(), text);
    read
}

/// What values and descriptions are made of, so that names meet.
fn word() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "red",
        "Red",
        "RED",
        "-",
        "_",
        " ",
        "1",
        "01",
        "+",
        "Hyphen",
        "Lowercase",
        "é",
        "e\u{301}",
        "\"",
        "\\",
        "\n",
        "X",
        "Other",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..4).prop_map(|p| p.concat())
}

fn version() -> impl Strategy<Value = Version> {
    proptest::collection::vec((word(), proptest::option::of(word())), 1..8)
}

proptest! {
    #[test]
    fn names_stay(versions in proptest::collection::vec(version(), 1..8)) {
        let mut record = Record::default();
        let mut names: HashMap<String, String> = HashMap::new();
        let mut values: HashMap<String, String> = HashMap::new();
        for version in &versions {
            let model = sample(version);
            let given = name(&model, &record);
            let (next, added) = record.with(&model, &given);
            let lists = model.types.iter().filter_map(|t| t.enumeration()).zip(&given.types);
            for (list, given) in lists {
                for (value, ident) in list.values.iter().zip(&given.variants) {
                    let (value, ident) = (value.literal.clone(), ident.to_string());
                    prop_assert_eq!(names.entry(value.clone()).or_insert_with(|| ident.clone()), &ident);
                    prop_assert_eq!(values.entry(ident).or_insert_with(|| value.clone()), &value);
                }
            }
            record = reread(&next);
            // Nothing is new to a run with the same input.
            let again = name(&model, &record);
            prop_assert_eq!(record.with(&model, &again).1.len(), 0);
            prop_assert!(added.len() <= names.len());
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*(\n[A-Z] \"[a\\\\\"]*\" = [A-Z])*") {
        let mut sources = Sources::default();
        let id = sources.add("xsdgen.lock", None, text.clone());
        Record::parse(id, &text, &mut Diagnostics::default());
    }
}
