use super::*;
use crate::datatypes::{BuiltIn, Datatype, Version};
use crate::model::*;
use crate::name::TypeNames;
use crate::source::{Location, SourceId};

fn location() -> Location {
    Location {
        source: SourceId(0),
        start: 0,
        end: 0,
    }
}

fn color() -> (Model, Names) {
    enumeration(
        "Color",
        &[
            ("red", "Red"),
            ("light-green", "LightGreen"),
            ("blue", "Blue"),
        ],
    )
}

fn enumeration(ident: &str, values: &[(&str, &str)]) -> (Model, Names) {
    let value = |(literal, _): &(&str, &str)| Value::new((*literal).to_owned(), location());
    let string = Datatype::built_in(BuiltIn::String, Version::default());
    let simple = SimpleType::enumerated(
        Identity::named(ident.to_owned()),
        location(),
        (BuiltIn::String, string),
        values.iter().map(value).collect(),
    );
    let names = TypeNames {
        ident: ident.into(),
        variants: values.iter().map(|(_, v)| (*v).into()).collect(),
        ..TypeNames::default()
    };
    (
        Model {
            types: vec![simple],
            ..Model::default()
        },
        Names {
            types: vec![names],
            error: "ParseValueError".into(),
        },
    )
}

#[test]
fn a_small_enumeration() {
    let (model, names) = color();
    let options = EmitOptions {
        serde: true,
        ..EmitOptions::default()
    };
    let text = emit(&model, &names, &options, String::new());
    println!("{text}");
    assert!(text.contains("pub enum Color {"));
}

#[test]
fn a_hand_written_enum_gets_its_impls_only() {
    let (model, names) = color();
    let options = EmitOptions {
        hand_written: true,
        description: true,
        ..EmitOptions::default()
    };
    let text = emit(&model, &names, &options, String::new());
    assert!(!text.contains("enum Color"), "{text}");
    assert!(text.starts_with("impl Color {"), "{text}");
    // Its variants may have other numbers, and it need not be `Copy`.
    assert!(!text.contains("self as usize"), "{text}");
    assert!(
        text.contains("Self::LightGreen => \"light-green\","),
        "{text}"
    );
}

#[test]
fn many_values_are_named_once_in_a_static() {
    let values: Vec<(String, String)> = (0..1001)
        .map(|n| (format!("v{n}"), format!("V{n}")))
        .collect();
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(v, n)| (v.as_str(), n.as_str()))
        .collect();
    let (model, names) = enumeration("Many", &values);
    let text = emit(&model, &names, &EmitOptions::default(), String::new());
    assert!(
        text.contains("pub const VALUES: &'static [Self] = Self::table();"),
        "{text}"
    );
    assert_eq!(text.matches("Many::V77,").count(), 1);
    assert!(text.contains(".then_some(Self::table()[index])"), "{text}");
}
