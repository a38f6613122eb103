use super::overrides::run;
use crate::diagnostic::codes;
use crate::options::{NameOptions, VariantStyle};
use crate::sample::model;

fn constants_for(pattern: &str) -> NameOptions {
    NameOptions {
        constants_for: vec![pattern.to_owned()],
        ..NameOptions::default()
    }
}

#[test]
fn types_are_chosen_by_pattern_and_by_size() {
    let mut list = model(&[("Small", &["a"]), ("Large", &["a", "b", "c"])]);
    let of = |names: &crate::name::Names| -> Vec<bool> {
        names.types.iter().map(|t| t.constants).collect()
    };
    let (names, _) = run(&mut list, &constants_for("Sm*"));
    assert_eq!(of(&names), [true, false]);
    let above = |n| NameOptions {
        constants_above: Some(n),
        ..NameOptions::default()
    };
    assert_eq!(of(&run(&mut list, &above(2)).0), [false, true]);
    assert_eq!(of(&run(&mut list, &above(3)).0), [false, false]);
}

#[test]
fn open_types_stay_enums() {
    let mut list = model(&[("A", &["a"]), ("B", &["b"])]);
    let options = NameOptions {
        open: vec!["B".to_owned()],
        constants_above: Some(0),
        ..constants_for("*")
    };
    let (names, diagnostics) = run(&mut list, &options);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    let of: Vec<bool> = names.types.iter().map(|t| t.constants).collect();
    assert_eq!(of, [true, false]);
    let (_, diagnostics) = run(&mut list, &constants_for("B"));
    let found: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(found, [codes::NO_CONSTANTS]);
}

#[test]
fn constants_are_not_called_like_what_generated_code_offers() {
    let literals: &[&str] = &["VALUES", "as_str", "number", "other"];
    let mut list = model(&[("List", literals)]);
    let verbatim = NameOptions {
        variant_style: VariantStyle::Verbatim,
        ..constants_for("List")
    };
    let (names, _) = run(&mut list, &verbatim);
    let found: Vec<&str> = names
        .types
        .iter()
        .flat_map(|t| &t.variants)
        .map(crate::text::Ident::as_str)
        .collect();
    assert_eq!(found, ["Values", "AsStr", "Number", "other"]);

    let renamed = NameOptions {
        rename_value: vec![("List::other".to_owned(), "description".to_owned())],
        ..constants_for("List")
    };
    let (_, diagnostics) = run(&mut list, &renamed);
    let found: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(found, [codes::NOT_AN_IDENTIFIER]);
}
