use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::diagnostic::{Diagnostics, codes};
use crate::model::{Content, Model};
use crate::name::{Names, Reason, Record, assign, matches_type, select};
use crate::options::{NameOptions, SimpleTypes, VariantStyle};
use crate::sample::model;
use crate::source::Sources;

pub(super) fn run(model: &mut Model, options: &NameOptions) -> (Names, Diagnostics) {
    let (sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let wanted = SimpleTypes::default();
    select(model, &sources, wanted, options, &mut diagnostics);
    let names = assign(
        model,
        &sources,
        options,
        &Record::default(),
        &mut diagnostics,
    );
    (names, diagnostics)
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

fn garage() -> Model {
    model(&[
        ("Color", &["red", "x-warm-red", "x-mauve", "*"]),
        ("Car/@fuel", &["petrol", "diesel"]),
    ])
}

fn variants(names: &Names) -> Vec<&str> {
    let all = names.types.iter().flat_map(|t| &t.variants);
    all.map(crate::text::Ident::as_str).collect()
}

#[test]
fn values_are_renamed_by_literal_and_by_pattern() {
    let options = NameOptions {
        rename_value: vec![
            pair("Color::red", "Crimson"),
            pair("Color::x-*", "Ext*"),
            pair(r"*::\*", "Any"),
            pair("CarFuel::diesel", "Gasoil"),
        ],
        ..NameOptions::default()
    };
    let (names, diagnostics) = run(&mut garage(), &options);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    let expected = [
        "Crimson",
        "ExtWarmRed",
        "ExtMauve",
        "Any",
        "Petrol",
        "Gasoil",
    ];
    assert_eq!(variants(&names), expected);
    assert!(
        names
            .types
            .iter()
            .any(|t| t.reasons.contains(&Reason::Override))
    );
}

#[test]
fn a_value_gives_way_to_a_name_that_a_user_chose() {
    let options = NameOptions {
        rename_value: vec![pair("Color::x-mauve", "Red")],
        ..NameOptions::default()
    };
    let (names, _) = run(&mut garage(), &options);
    assert_eq!(variants(&names).first(), Some(&"LowercaseRed"));
}

#[test]
fn types_are_renamed_by_schema_name_path_and_rust_name() {
    for (handle, index) in [("Color", 0), ("Car/@fuel", 1), ("CarFuel", 1)] {
        let options = NameOptions {
            rename_type: vec![pair(handle, "Paint")],
            ..NameOptions::default()
        };
        let (names, diagnostics) = run(&mut garage(), &options);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        assert_eq!(
            names.types.get(index).map(|t| t.ident.as_str()),
            Some("Paint")
        );
    }
}

#[test]
fn a_type_in_no_namespace_is_told_from_one_in_a_namespace() {
    let both = || {
        let mut both = model(&[("Color", &["red"]), ("Color", &["red"])]);
        if let Some(second) = both.types.last_mut() {
            second.identity.namespace = Some("urn:x".to_owned());
        }
        both
    };
    for (handle, index) in [("{}Color", 0), ("{urn:x}Color", 1)] {
        let options = NameOptions {
            rename_type: vec![pair(handle, "Paint")],
            rename_value: vec![pair(&format!("{handle}::red"), "Crimson")],
            ..NameOptions::default()
        };
        let (names, diagnostics) = run(&mut both(), &options);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        for (i, names) in names.types.iter().enumerate() {
            let variants: Vec<&str> = names.variants.iter().map(|v| v.as_str()).collect();
            assert_eq!(names.ident == *"Paint", i == index, "{handle}");
            assert_eq!(variants == ["Crimson"], i == index, "{handle}");
        }
    }
}

#[test]
fn what_matches_nothing_is_an_error_with_the_nearest_name() {
    let cases = [
        NameOptions {
            rename_type: vec![pair("Colour", "Paint")],
            ..NameOptions::default()
        },
        NameOptions {
            rename_value: vec![pair("Color::rad", "Red")],
            ..NameOptions::default()
        },
        NameOptions {
            derive_for: vec![pair("Colr", "Default")],
            ..NameOptions::default()
        },
        NameOptions {
            drop_types: vec!["Colors".to_owned()],
            ..NameOptions::default()
        },
    ];
    for options in cases {
        let (_, diagnostics) = run(&mut garage(), &options);
        let found: Vec<_> = diagnostics.iter().collect();
        assert!(
            matches!(&found[..], [d] if d.code == codes::UNMATCHED_OVERRIDE
                && d.help.as_ref().is_some_and(|h| h.contains("did you mean"))),
            "{options:?}: {found:?}"
        );
    }
}

#[test]
fn names_that_rust_cannot_have_are_refused() {
    for name in ["1st", "Self", "type", "r#type", "a b", ""] {
        let options = NameOptions {
            rename_value: vec![pair("Color::red", name)],
            ..NameOptions::default()
        };
        let (_, diagnostics) = run(&mut garage(), &options);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, [codes::NOT_AN_IDENTIFIER], "{name:?}");
    }
}

#[test]
fn one_name_for_two_values_is_refused() {
    let options = NameOptions {
        rename_value: vec![pair("Color::x-*", "Ext")],
        ..NameOptions::default()
    };
    let (_, diagnostics) = run(&mut garage(), &options);
    assert!(diagnostics.iter().any(|d| d.code == codes::SAME_NAME_TWICE));
}

#[test]
fn types_are_picked_and_dropped_opened_and_closed() {
    let options = NameOptions {
        types: vec!["C*".to_owned()],
        drop_types: vec!["Color".to_owned()],
        open: vec!["CarFuel".to_owned()],
        ..NameOptions::default()
    };
    let mut garage = garage();
    let (names, diagnostics) = run(&mut garage, &options);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let kept: Vec<_> = names
        .types
        .iter()
        .map(|t| (t.ident.as_str(), t.other.as_deref()))
        .collect();
    assert_eq!(kept, [("CarFuel", Some("Other"))]);

    let options = NameOptions {
        closed: vec!["*".to_owned()],
        ..NameOptions::default()
    };
    let (names, _) = run(&mut garage, &options);
    assert!(names.types.iter().all(|t| t.other.is_none()));
    let open = garage.types.iter().any(|t| match &t.content {
        Content::Enumeration(e) => e.is_open(),
        _ => false,
    });
    assert!(!open);
}

#[test]
fn styles_and_prefixes() {
    let mut keywords = model(&[("T", &["type", "self", "no-ident", "ok", "Ok"])]);
    let options = NameOptions {
        variant_style: VariantStyle::Verbatim,
        ..NameOptions::default()
    };
    let (names, _) = run(&mut keywords, &options);
    assert_eq!(
        variants(&names),
        ["r#type", "SelfValue", "NoIdent", "ok", "Ok"]
    );

    let options = NameOptions {
        variant_prefix: Some("Color".to_owned()),
        type_prefix: Some("My".to_owned()),
        trim_type_suffix: vec!["Type".to_owned()],
        strip_type_prefix: vec!["ST_".to_owned()],
        ..NameOptions::default()
    };
    let mut types = model(&[("ST_FooType", &["red"]), ("Type", &["1"])]);
    let (names, _) = run(&mut types, &options);
    assert_eq!(variants(&names), ["ColorRed", "ColorV1"]);
    let idents: Vec<_> = names.types.iter().map(|t| t.ident.as_str()).collect();
    assert_eq!(idents, ["MyFoo", "MyType"]);
}

#[test]
fn a_type_is_found_by_its_name_and_by_its_path_in_rust() {
    let mut model = garage();
    let (mut names, _) = run(&mut model, &NameOptions::default());
    for found in &mut names.types {
        found.module = vec!["cars".into()];
    }
    let named = |pattern: &str| {
        let types = model.types.iter().zip(&names.types);
        types.filter(|(t, n)| matches_type(t, n, pattern)).count()
    };
    assert_eq!((named("Color"), named("cars::Color")), (1, 1));
    assert_eq!((named("boats::Color"), named("Colour")), (0, 0));
}

/// Literals that styles, prefixes and overrides make one name of, or a name that is taken.
fn literal() -> impl Strategy<Value = String> {
    const PIECES: [&str; 22] = [
        "self",
        "Self",
        "Value",
        "elf",
        "S",
        "e\u{301}",
        "é",
        "e",
        "\u{301}",
        "V A L U E S",
        "VALUES",
        "UES",
        "VAL",
        "as_str",
        "other",
        "Other",
        "Text",
        "Red",
        "red",
        " ",
        "-",
        "_",
    ];
    vec(proptest::sample::select(&PIECES[..]), 0..3).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_asked_for_all_variants_are_distinct_and_free(
        literals in proptest::collection::hash_set(literal(), 1..8),
        asked in vec(literal(), 0..3),
        prefix in proptest::option::of(literal()),
        verbatim in any::<bool>(),
        constants in any::<bool>(),
    ) {
        let literals: Vec<&str> = literals.iter().map(String::as_str).collect();
        let renamed = literals.iter().zip(asked);
        let options = NameOptions {
            rename_value: renamed.map(|(l, name)| (format!("T::{l}"), name)).collect(),
            variant_prefix: prefix,
            variant_style: if verbatim { VariantStyle::Verbatim } else { VariantStyle::default() },
            constants_for: if constants { vec!["T".to_owned()] } else { Vec::new() },
            open: if constants { Vec::new() } else { vec!["T".to_owned()] },
            ..NameOptions::default()
        };
        let (names, diagnostics) = run(&mut model(&[("T", &literals)]), &options);
        if diagnostics.has_errors() {
            return Ok(());
        }
        let other = names.types.iter().filter_map(|t| t.other.as_deref());
        let all: Vec<&str> = variants(&names).into_iter().chain(other).collect();
        let distinct: HashSet<&str> = all.iter().copied().collect();
        prop_assert_eq!(distinct.len(), all.len(), "{:?}", all);
        prop_assert!(!all.contains(&"VALUES"), "{:?}", all);
        // Unless the schema or an option says so.
        let asked = options.rename_value.iter().map(|(_, name)| name.as_str());
        let mut said = literals.iter().copied().chain(asked).chain(options.variant_prefix.as_deref());
        prop_assert!(said.any(|text| text.contains("Self_")) || !all.contains(&"Self_"), "{:?}", all);
        prop_assert!(!constants || !all.contains(&"as_str"), "{:?}", all);
    }
}

#[test]
fn names_that_normal_form_c_makes_one_are_the_same_name() {
    let both = ["é", "e\u{301}"];
    let verbatim = NameOptions {
        variant_style: VariantStyle::Verbatim,
        ..NameOptions::default()
    };
    let (names, _) = run(&mut model(&[("T", &both)]), &verbatim);
    assert_eq!(variants(&names), ["é", "XeU000301_"]);

    let renamed = NameOptions {
        rename_value: vec![pair("T::a", both[0]), pair("T::b", both[1])],
        rename_type: vec![pair("T", both[0]), pair("U", both[1])],
        ..NameOptions::default()
    };
    let (_, diagnostics) = run(&mut model(&[("T", &["a", "b"]), ("U", &["a"])]), &renamed);
    let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["XSD0404", "XSD0404"]);
}

#[test]
fn types_cannot_be_called_like_what_generated_code_names() {
    for (name, error) in [
        ("str", None),
        ("usize", None),
        ("ParseValueError", None),
        ("é", Some("e\u{301}")),
        ("Fine", Some("f64")),
    ] {
        let options = NameOptions {
            rename_type: vec![pair("Color", name)],
            error_type: error.map(str::to_owned),
            ..NameOptions::default()
        };
        let (_, diagnostics) = run(&mut garage(), &options);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["XSD0403"], "{name}");
    }
}
