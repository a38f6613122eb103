//! What clap, schemars, utoipa, ts-rs and sqlx see.

use clap::{Parser, ValueEnum};
use crates::{native, text};
use schemars::schema_for;
use serde_json::{Value, json, to_value};
use sqlx::{Connection, Row};
use ts_rs::TS;
use utoipa::PartialSchema;

#[derive(Debug, Parser)]
struct Arguments {
    #[arg(value_enum)]
    roast: text::Roast,
    #[arg(long)]
    code: Option<text::Code>,
}

#[test]
fn clap_offers_literals_with_their_help() {
    let offered: Vec<_> = text::Roast::value_variants()
        .iter()
        .filter_map(ValueEnum::to_possible_value)
        .map(|value| {
            (
                value.get_name().to_owned(),
                value.get_help().map(ToString::to_string),
            )
        })
        .collect();
    let expected = [
        ("light", None),
        ("medium-dark", Some("Oil shows on the beans.")),
        ("58", None),
    ];
    assert_eq!(
        offered,
        expected.map(|(name, help)| (name.to_owned(), help.map(str::to_owned)))
    );
    let given = Arguments::try_parse_from(["shop", "58", "--code", "AB-1"]).unwrap();
    assert_eq!(given.roast.as_str(), "58");
    assert_eq!(given.code.unwrap().as_str(), "AB-1");
    assert!(Arguments::try_parse_from(["shop", "v58"]).is_err());
    let error = Arguments::try_parse_from(["shop", "58", "--code", "x"])
        .unwrap_err()
        .to_string();
    assert!(error.contains("Code is a text"), "{error}");
}

#[test]
fn clap_reads_other_literals_of_a_value_and_hides_them() {
    let possible = text::Step::V1.to_possible_value().unwrap();
    let names: Vec<&str> = possible.get_name_and_aliases().collect();
    assert_eq!(names, ["1", "01"]);
    assert_eq!(<text::Step as ValueEnum>::from_str("01", false), Ok(text::Step::V1));
    assert!(<text::Step as ValueEnum>::from_str("001", false).is_err());
}

/// The schema without what schemars says of itself.
fn json_schema<T: schemars::JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    let object = schema.as_object_mut().unwrap();
    object.remove("$schema");
    object.remove("title");
    schema
}

#[test]
fn json_schemas_have_what_serde_writes() {
    assert_eq!(
        json_schema::<text::Roast>(),
        json!({
            "type": "string",
            "description": "How dark the beans are.",
            "oneOf": [
                { "const": "light" },
                { "const": "medium-dark", "description": "Oil shows on the beans." },
                { "const": "58" },
            ],
        })
    );
    assert_eq!(
        json_schema::<text::Sort>(),
        json!({ "type": "string", "enum": ["a\"b"] })
    );
    assert_eq!(json_schema::<text::Roasts>(), json!({ "type": "string" }));
    assert_eq!(
        json_schema::<text::Code>(),
        json!({ "type": "string", "pattern": "^(?:[A-Z]{2}-[0-9]+)$", "maxLength": 8 })
    );
    // A subtraction means something else there.
    assert_eq!(json_schema::<text::Label>(), json!({ "type": "string" }));
    assert_eq!(json_schema::<text::Port>(), json!({ "type": "string" }));
    assert_eq!(
        json_schema::<native::Port>(),
        json!({ "type": "integer", "minimum": 1, "maximum": 49151 })
    );
    assert_eq!(
        json_schema::<native::Big>(),
        json!({ "type": "integer", "minimum": 1, "maximum": u64::MAX })
    );
    assert_eq!(json_schema::<native::Flag>(), json!({ "type": "boolean" }));
    assert_eq!(
        json_schema::<native::Ratio>(),
        json!({ "type": ["number", "string"] })
    );
}

#[test]
fn open_api_has_what_serde_writes() {
    let schema = |schema| -> Value { to_value::<utoipa::openapi::RefOr<_>>(schema).unwrap() };
    assert_eq!(
        schema(text::Roast::schema()),
        json!({
            "type": "string",
            "description": "How dark the beans are.\n\n- `medium-dark`: Oil shows on the beans.",
            "enum": ["light", "medium-dark", "58"],
        })
    );
    assert_eq!(
        schema(text::Code::schema()),
        json!({ "type": "string", "pattern": "^(?:[A-Z]{2}-[0-9]+)$", "maxLength": 8 })
    );
    assert_eq!(
        schema(native::Port::schema()),
        json!({ "type": "integer", "minimum": 1, "maximum": 49151 })
    );
    assert_eq!(<text::Roast as utoipa::ToSchema>::name(), "Roast");
}

#[test]
fn typescript_has_what_serde_writes() {
    let config = ts_rs::Config::default();
    assert_eq!(
        text::Roast::decl(&config),
        "type Roast = \"light\" | \"medium-dark\" | \"58\";"
    );
    assert_eq!(text::Sort::inline(&config), "\"a\\\"b\"");
    assert_eq!(text::Code::inline(&config), "string");
    assert_eq!(native::Port::inline(&config), "number");
    let file = text::Roast::export_to_string(&config).unwrap();
    assert!(
        file.contains("- `medium-dark`: Oil shows on the beans."),
        "{file}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn databases_hold_literals() {
    let mut database = sqlx::SqliteConnection::connect("sqlite::memory:")
        .await
        .unwrap();
    let all: text::Roasts = "light 58".parse().unwrap();
    let price: text::Price = "1.50".parse().unwrap();
    let row = sqlx::query("SELECT ?1, ?2, ?3, typeof(?1)")
        .bind(text::Roast::MediumDark)
        .bind(all.clone())
        .bind(price)
        .fetch_one(&mut database)
        .await
        .unwrap();
    assert_eq!(row.get::<String, _>(0), "medium-dark");
    assert_eq!(row.get::<String, _>(3), "text");
    assert_eq!(row.get::<text::Roast, _>(0), text::Roast::MediumDark);
    assert_eq!(row.get::<text::Roasts, _>(1), all);
    assert_eq!(row.get::<text::Price, _>(2), price);
    let row = sqlx::query("SELECT 'dark'")
        .fetch_one(&mut database)
        .await
        .unwrap();
    let error = row.try_get::<text::Roast, _>(0).unwrap_err().to_string();
    assert!(error.contains("Roast has no value \"dark\""), "{error}");
}
