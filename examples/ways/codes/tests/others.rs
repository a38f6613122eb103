//! What clap, serde, schemars and sqlx see of the lists.

use clap::Parser;
use codes::lists::{CountryCode, Currency, unit, vat};
use codes::{Line, seller_owes};
use sqlx::{Connection, Row};

const ARGUMENTS: [&str; 7] = [
    "line",
    "--country",
    "CH",
    "--currency",
    "CHF",
    "--unit",
    "m²",
];

#[test]
fn arguments_are_codes() {
    let line = Line::try_parse_from(ARGUMENTS).unwrap();
    assert_eq!(
        (line.country, line.currency),
        (CountryCode::Ch, Currency::Chf)
    );
    assert_eq!(line.unit, unit::Code::SquareMetre);
    assert!(seller_owes(line.vat) && !seller_owes(vat::Code::Ae));
    let help = Line::try_parse_from(["line", "--help"])
        .unwrap_err()
        .to_string();
    for shown in [
        "- AE: The buyer pays the tax",
        "- m²:    Square metre",
        "- CHF: Swiss franc",
    ] {
        assert!(help.contains(shown), "{shown}\n{help}");
    }
}

#[test]
fn json_and_its_schema_agree() {
    let line = Line::try_parse_from(ARGUMENTS).unwrap();
    let json = serde_json::to_value(&line).unwrap();
    assert_eq!(
        json,
        serde_json::json!({ "country": "CH", "currency": "CHF", "unit": "m²", "vat": "S" })
    );
    let schema = schemars::schema_for!(Line).to_value();
    for (property, literal) in json.as_object().unwrap() {
        let reference = schema["properties"][property]["$ref"].as_str().unwrap();
        let definition = schema.pointer(&reference[1..]).unwrap();
        assert!(
            definition.to_string().contains(&literal.to_string()),
            "{definition} has no {literal}"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn columns_hold_codes() {
    let mut database = sqlx::SqliteConnection::connect("sqlite::memory:")
        .await
        .unwrap();
    let row = sqlx::query("SELECT ?1 AS written, 'm³' AS wrong")
        .bind(unit::Code::SquareMetre)
        .fetch_one(&mut database)
        .await
        .unwrap();
    assert_eq!(row.get::<String, _>("written"), "m²");
    assert_eq!(row.get::<unit::Code, _>("written"), unit::Code::SquareMetre);
    let error = row
        .try_get::<unit::Code, _>("wrong")
        .unwrap_err()
        .to_string();
    assert!(error.contains("Code has no value \"m³\""), "{error}");
}
