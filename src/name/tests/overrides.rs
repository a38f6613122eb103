use crate::diagnostic::{Diagnostics, codes};
use crate::model::{Content, Model};
use crate::name::{Names, Reason, assign, matches_type, select};
use crate::options::{NameOptions, VariantStyle};
use crate::sample::model;
use crate::source::Sources;

pub(super) fn run(model: &mut Model, options: &NameOptions) -> (Names, Diagnostics) {
    let (sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    select(model, &sources, options, &mut diagnostics);
    let names = assign(model, &sources, options, &mut diagnostics);
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
