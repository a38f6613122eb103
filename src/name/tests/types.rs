use crate::diagnostic::Diagnostics;
use crate::name::{Names, Record, assign};
use crate::options::{Modules, NameOptions};
use crate::sample::model;
use crate::source::Sources;

fn names(types: &[&str], modules: Modules) -> Names {
    let types: Vec<(&str, &[&str])> = types.iter().map(|t| (*t, &["a"][..])).collect();
    let options = NameOptions {
        modules,
        ..NameOptions::default()
    };
    let (sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    assign(
        &model(&types),
        &sources,
        &options,
        &Record::default(),
        &mut diagnostics,
    )
}

fn idents(types: &[&str]) -> Vec<String> {
    let names = names(types, Modules::None);
    names
        .types
        .into_iter()
        .map(|t| t.ident.as_str().to_owned())
        .collect()
}

#[test]
fn anonymous_types_are_called_by_their_path() {
    assert_eq!(idents(&["Car/@color"]), ["CarColor"]);
    assert_eq!(
        idents(&["order/items/item/@status", "other/item/@status"]),
        ["ItemsItemStatus", "OtherItemStatus"]
    );
    assert_eq!(
        idents(&["Car/@color", "Car/color"]),
        ["CarColorAttribute", "CarColorElement"]
    );
    // A named type keeps its name.
    assert_eq!(
        idents(&["Car/@color", "CarColor"]),
        ["CarColorAttribute", "CarColor"]
    );
}

#[test]
fn names_that_differ_in_letter_case_are_spelled_out() {
    assert_eq!(
        idents(&["fooType", "FooType"]),
        ["CamelcaseFooType", "TitlecaseFooType"]
    );
    // What not even that tells apart ends in a hash of the name.
    let hashed = idents(&["URLType", "UrlTYPE"]);
    assert!(
        hashed
            .iter()
            .all(|i| i.starts_with("UrlTypeX") && !i.ends_with('_')),
        "{hashed:?}"
    );
}

#[test]
fn the_name_of_the_error_type_is_taken() {
    assert_eq!(idents(&["ParseValueError"]), ["TitlecaseParseValueError"]);
    assert_eq!(
        idents(&["Self", "Option", "String"]),
        ["SelfValue", "Option", "String"]
    );
}

#[test]
fn a_name_in_several_namespaces_begins_with_a_word_for_each() {
    let types = [
        "{http://www.opengis.net/gml/3.2}Sign",
        "{urn:example:roads}Sign",
        "Sign",
        "{urn:example:roads}Lane",
    ];
    assert_eq!(
        idents(&types),
        ["GmlSign", "RoadsSign", "NoNamespaceSign", "Lane"]
    );
    let versions = ["{http://example.org/a/1.0}T", "{http://example.org/a/2.0}T"];
    assert_eq!(idents(&versions), ["A1_0T", "A2_0T"]);
}

#[test]
fn namespaces_can_be_modules() {
    let types = [
        "{http://www.opengis.net/gml/3.2}Sign",
        "{http://www.opengis.net/gml/3.1}Sign",
        "{urn:x:type}Sign",
        "Sign",
    ];
    let names = names(&types, Modules::Namespace);
    let places: Vec<_> = names
        .types
        .iter()
        .map(|t| (t.module.join("::"), t.ident.as_str()))
        .collect();
    let expected = [
        ("gml", "Sign"),
        ("gml3_1", "Sign"),
        ("r#type", "Sign"),
        ("", "Sign"),
    ];
    assert_eq!(places, expected.map(|(m, i)| (m.to_owned(), i)));
}

/// The modules of types, by namespace.
fn modules(namespaces: &[&str], renamed: &[(&str, &str)]) -> (Vec<String>, Vec<&'static str>) {
    let types: Vec<String> = namespaces.iter().map(|ns| format!("{{{ns}}}T")).collect();
    let types: Vec<(&str, &[&str])> = types.iter().map(|t| (t.as_str(), &["a"][..])).collect();
    let pair = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
    let options = NameOptions {
        modules: Modules::Namespace,
        rename_module: renamed.iter().map(pair).collect(),
        ..NameOptions::default()
    };
    let (names, diagnostics) = super::overrides::run(&mut model(&types), &options);
    let modules = names.types.iter().map(|t| t.module.join("::"));
    (
        modules.collect(),
        diagnostics.iter().map(|d| d.code).collect(),
    )
}

#[test]
fn a_namespace_that_joins_renames_no_module() {
    let all = [
        "urn:a:types",
        "urn:x:parts-2",
        "urn:b:types",
        "urn:x:parts-3",
    ];
    let (together, _) = modules(&all, &[]);
    assert_eq!(together, ["types", "parts", "b_types", "parts3"]);
    for count in 1..all.len() {
        let some = all.get(..count).unwrap_or_default();
        let (fewer, _) = modules(some, &[]);
        assert_eq!(Some(fewer.as_slice()), together.get(..count));
    }
}

#[test]
fn modules_are_renamed_by_namespace() {
    let all = ["urn:a:types", "urn:b:types"];
    let (renamed, codes) = modules(&all, &[("urn:b:*", "types"), ("urn:a:types", "old")]);
    assert_eq!(
        (renamed, codes),
        (vec!["old".to_owned(), "types".to_owned()], vec![])
    );
    let (renamed, _) = modules(&all, &[("urn:b:types", "types")]);
    assert_eq!(renamed, ["a_types", "types"]);
    let (_, unmatched) = modules(&all, &[("urn:c", "types")]);
    assert_eq!(unmatched, [crate::diagnostic::codes::UNMATCHED_OVERRIDE]);
    let (_, twice) = modules(&all, &[("*", "types")]);
    assert_eq!(twice, [crate::diagnostic::codes::SAME_NAME_TWICE]);
}

#[test]
fn no_module_is_called_like_what_options_ask_for() {
    let mut model = model(&[("{urn:a}T", &["a"]), ("{urn:b}T", &["b"]), ("U", &["c"])]);
    let options = NameOptions {
        modules: Modules::Namespace,
        error_type: Some("a".to_owned()),
        rename_type: vec![("U".to_owned(), "b".to_owned())],
        ..NameOptions::default()
    };
    let (names, _) = super::overrides::run(&mut model, &options);
    let modules: Vec<_> = names.types.iter().map(|t| t.module.join("::")).collect();
    assert_eq!(modules, ["urn_a", "urn_b", ""]);
}

#[test]
fn the_same_name_again_and_again_still_gets_identifiers() {
    let all = idents(&["T", "T", "T"]);
    let distinct: std::collections::HashSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), 3, "{all:?}");
}

#[test]
fn the_first_candidate_is_that_of_the_whole_list() {
    use crate::name::candidates::{candidates, first_candidate};
    let options = NameOptions {
        type_prefix: Some("My".to_owned()),
        trim_type_suffix: vec!["Type".to_owned()],
        ..NameOptions::default()
    };
    let all = ["fooType", "Self", "{urn:a}b", "a/b/@c", "a/@b", "Type"].map(|t| (t, &[][..]));
    for simple_type in &model(&all).types {
        let list = candidates(simple_type, &Sources::default(), &options);
        assert_eq!(list.first(), Some(&first_candidate(simple_type, &options)));
    }
}

#[test]
fn the_record_keeps_modules_whatever_joins() {
    let named = |namespaces: &[&str], record: &Record| {
        let types: Vec<(&str, &[&str])> = namespaces.iter().map(|_| ("Code", &["x"][..])).collect();
        let mut model = model(&types);
        for (simple_type, namespace) in model.types.iter_mut().zip(namespaces) {
            simple_type.identity.namespace = Some((*namespace).to_owned());
        }
        let options = NameOptions {
            modules: Modules::Namespace,
            ..NameOptions::default()
        };
        let mut diagnostics = Diagnostics::default();
        let names = assign(
            &model,
            &Sources::default(),
            &options,
            record,
            &mut diagnostics,
        );
        let (record, added) = record.with(&model, &names);
        let modules = names.types.iter().map(|t| t.module.join("::"));
        (modules.collect::<Vec<_>>(), record, added)
    };
    let (first, record, added) = named(&["urn:b:types"], &Record::default());
    assert_eq!(first, ["types"]);
    assert_eq!(
        added.first().map(String::as_str),
        Some(r#"mod "urn:b:types" = types"#)
    );
    // As the next run reads it.
    let text = record.text();
    let mut sources = Sources::default();
    let id = sources.add("xsdgen.lock", None, text.clone());
    let record = Record::parse(id, &text, &mut Diagnostics::default());
    assert_eq!(record.text(), text);
    // One that is read before it would have had the word.
    assert_eq!(
        named(&["urn:a:types", "urn:b:types"], &Record::default()).0,
        ["types", "b_types"]
    );
    let (both, record, _) = named(&["urn:a:types", "urn:b:types"], &record);
    assert_eq!(both, ["a_types", "types"]);
    // What is gone keeps its name for itself, and for its next version.
    assert_eq!(named(&["urn:c:types"], &record).0, ["c_types"]);
    let (next, _, added) = named(&["urn:a:types:2", "urn:b:types:2"], &record);
    assert_eq!(
        (next, added.len()),
        (vec!["a_types".to_owned(), "types".to_owned()], 0)
    );
}

#[test]
fn what_contradicts_a_recorded_module_is_an_error() {
    let text = "mod \"urn:b:types\" = types\n";
    let mut sources = Sources::default();
    let id = sources.add("xsdgen.lock", None, text.to_owned());
    let record = Record::parse(id, text, &mut Diagnostics::default());
    let mut model = model(&[("Code", &["x"])]);
    for simple_type in &mut model.types {
        simple_type.identity.namespace = Some("urn:b:types".to_owned());
    }
    let mut options = NameOptions {
        modules: Modules::Namespace,
        ..NameOptions::default()
    };
    for (name, expected) in [("types", &[][..]), ("other", &["XSD0622"])] {
        options.rename_module = vec![("urn:b:*".to_owned(), name.to_owned())];
        let mut diagnostics = Diagnostics::default();
        assign(&model, &sources, &options, &record, &mut diagnostics);
        let codes: Vec<&str> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, expected, "{name}");
    }
}
