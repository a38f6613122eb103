//! XML documents with quick-xml: enums, numbers, texts and dates in attributes, in the text of elements, and in lists
//! of elements.

use serde::{Deserialize, Serialize};

xsdgen_macro::include_schema!(
    "schemas/coffee.xsd",
    "schemas/bag.xsd",
    serde,
    simple_types = "all"
);

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename = "order")]
struct Order {
    #[serde(rename = "@roast")]
    roast: Roast,
    #[serde(rename = "@batch")]
    batch: Batch,
    size: Vec<Size>,
    roasted: Roasted,
    price: Price,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // White space around a value is not part of it: xs:token collapses it.
    let document = r#"<order roast=" medium-dark " batch="AB-0042"><size>
        12 oz </size><size>8 oz</size><roasted>2026-11-20Z</roasted><price>019.90</price></order>"#;
    let order: Order = quick_xml::de::from_str(document)?;
    assert_eq!(order.roast, Roast::MediumDark);
    let [large, small] = order.size.as_slice() else {
        return Err("two cups were ordered".into());
    };
    println!("{} coffee, {large} and {small}", order.roast);
    assert_eq!((order.roasted.day(), order.price.mantissa()), (20, 1990));

    let written = quick_xml::se::to_string(&order)?;
    println!("{written}");
    assert_eq!(quick_xml::de::from_str::<Order>(&written)?, order);

    // What the schema forbids is not read.
    for (valid, invalid) in [
        ("AB-0042", "AB-42"),
        ("2026-", "2019-"),
        ("19.90", "19.905"),
    ] {
        let wrong = quick_xml::de::from_str::<Order>(&document.replace(valid, invalid));
        assert!(wrong.is_err(), "{invalid}");
    }
    Ok(())
}
