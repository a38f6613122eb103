//! `serde-native`, and decimals of `rust_decimal`.

use crates::{native, text};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename = "row")]
struct Row {
    #[serde(rename = "@port")]
    port: native::Port,
    big: native::Big,
    ratio: native::Ratio,
    flag: native::Flag,
    price: native::Price,
    roast: native::Roast,
}

fn row() -> Result<Row, native::ParseValueError> {
    Ok(Row {
        port: "80".parse()?,
        big: "18446744073709551615".parse()?,
        ratio: "0.5".parse()?,
        flag: "1".parse()?,
        price: "1.50".parse()?,
        roast: native::Roast::MediumDark,
    })
}

#[test]
fn numbers_are_numbers_in_json() {
    let row = row().unwrap();
    let json = serde_json::to_string(&row).unwrap();
    assert_eq!(
        json,
        r#"{"@port":80,"big":18446744073709551615,"ratio":0.5,"flag":true,"price":"1.5","roast":"medium-dark"}"#
    );
    assert_eq!(serde_json::from_str::<Row>(&json).unwrap(), row);
    assert!(serde_json::from_str::<native::Port>("0").is_err());
    assert!(serde_json::from_str::<native::Port>("80.5").is_err());
    assert!(serde_json::from_str::<native::Flag>("\"yes\"").is_err());
    let infinity: native::Ratio = "INF".parse().unwrap();
    let json = serde_json::to_string(&infinity).unwrap();
    assert_eq!(json, "\"INF\"");
    assert_eq!(
        serde_json::from_str::<native::Ratio>(&json).unwrap(),
        infinity
    );
}

#[test]
fn they_are_text_without_the_option() {
    let port: text::Port = "80".parse().unwrap();
    assert_eq!(serde_json::to_string(&port).unwrap(), "\"80\"");
}

#[test]
fn they_are_read_from_xml_and_binary_formats_too() {
    let row = row().unwrap();
    let xml = quick_xml::se::to_string(&row).unwrap();
    assert!(
        xml.contains("port=\"80\"") && xml.contains("<flag>true</flag>"),
        "{xml}"
    );
    assert_eq!(quick_xml::de::from_str::<Row>(&xml).unwrap(), row);
    let bytes = postcard::to_allocvec(&row).unwrap();
    assert_eq!(postcard::from_bytes::<Row>(&bytes).unwrap(), row);
    let infinity: native::Ratio = "-0".parse().unwrap();
    let bytes = postcard::to_allocvec(&infinity).unwrap();
    assert_eq!(
        (bytes.len(), postcard::from_bytes(&bytes)),
        (8, Ok(infinity))
    );
}

#[test]
fn decimals_are_exact_both_ways() {
    let price: text::Price = "1234567.89".parse().unwrap();
    assert_eq!(Decimal::from(price), Decimal::new(123_456_789, 2));
    assert_eq!(
        text::Price::try_from(Decimal::new(1_500, 3))
            .unwrap()
            .to_string(),
        "1.5"
    );
    assert!(text::Price::try_from(Decimal::new(1, 3)).is_err());
    let mass: text::Mass = "-12.5".parse().unwrap();
    assert_eq!(Decimal::try_from(mass).unwrap(), Decimal::new(-1_250, 2));
    let mass: text::Mass = "999999999999999999999999999999".parse().unwrap();
    let error = Decimal::try_from(mass).unwrap_err().to_string();
    assert!(
        error.contains("what `rust_decimal::Decimal` holds"),
        "{error}"
    );
    for (literal, number) in [
        ("+0.5", Decimal::new(5, 1)),
        (".5", Decimal::new(5, 1)),
        ("5.", Decimal::new(5, 0)),
    ] {
        let share: text::Share = literal.parse().unwrap();
        assert_eq!(Decimal::try_from(&share).unwrap(), number, "{literal}");
    }
    assert!(text::Share::try_from(Decimal::NEGATIVE_ONE).is_err());
}
