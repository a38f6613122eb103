//! Reads a document into xsd-parser's structs, whose attributes and elements are xsdgen's types, and writes it again.

use std::error::Error;

use xsd_parser_types::quick_xml::{DeserializeSync, SerializeSync, SliceReader, Writer};

/// The simple types, by xsdgen.
#[expect(dead_code)]
mod simple_types {
    include!(concat!(env!("OUT_DIR"), "/simple_types.rs"));
}

/// The structs, by xsd-parser.
#[allow(unused, clippy::all)]
mod order {
    use super::simple_types::*;

    include!(concat!(env!("OUT_DIR"), "/order.rs"));
}

use order::Order;

const DOCUMENT: &str = r#"<Order xmlns="urn:example:order" number="AB-0042" placed="2026-11-27">
<Customer>Zoë Ångström</Customer>
<Line bags="12"><Roast>medium-dark</Roast><Price>19.90</Price></Line>
<Line bags="500"><Roast>light</Roast><Price>7.25</Price></Line>
</Order>"#;

fn main() -> Result<(), Box<dyn Error>> {
    let order = read(DOCUMENT)?;
    assert_eq!(order.number.as_str(), "AB-0042");
    assert_eq!((order.placed.year(), order.placed.month()), (2026, 11));
    let bags: u64 = order.line.iter().map(|line| u64::from(line.bags)).sum();
    let cents: i64 = order.line.iter().map(|line| line.price.mantissa()).sum();
    assert_eq!((bags, cents), (512, 2715));

    // What is written is read as the same values.
    let written = write(&order)?;
    let again = read(&written)?;
    assert_eq!(format!("{order:?}"), format!("{again:?}"));

    // No struct holds what the schema forbids.
    for (valid, invalid) in [
        ("bags=\"12\"", "bags=\"501\""),
        ("AB-0042", "ab-42"),
        ("2026-11-27", "2019-12-31"),
        ("medium-dark", "dark"),
        ("7.25", "7.255"),
    ] {
        let outcome = read(&DOCUMENT.replace(valid, invalid));
        assert!(outcome.is_err(), "{invalid}");
    }

    println!(
        "{bags} bags for {} on {}; again as {written}",
        order.customer, order.placed
    );
    Ok(())
}

fn read(document: &str) -> Result<Order, Box<dyn Error>> {
    let mut reader = SliceReader::new(document);
    Order::deserialize(&mut reader).map_err(|error| error.to_string().into())
}

fn write(order: &Order) -> Result<String, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut writer = Writer::new(&mut out);
    order
        .serialize("Order", &mut writer)
        .map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out)?)
}
