//! XML documents with quick-xml: enums in attributes, in the text of elements, and in lists of elements.

use serde::{Deserialize, Serialize};

xsdgen_macro::include_schema!("schemas/coffee.xsd", serde);

#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename = "order")]
struct Order {
    #[serde(rename = "@roast")]
    roast: Roast,
    size: Vec<Size>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // White space around a value is not part of it: xs:token collapses it.
    let document = r#"<order roast=" medium-dark "><size>
        12 oz </size><size>8 oz</size></order>"#;
    let order: Order = quick_xml::de::from_str(document)?;
    assert_eq!(order.roast, Roast::MediumDark);
    let [large, small] = order.size.as_slice() else {
        return Err("two cups were ordered".into());
    };
    println!("{} coffee, {large} and {small}", order.roast);

    let written = quick_xml::se::to_string(&order)?;
    println!("{written}");
    assert_eq!(quick_xml::de::from_str::<Order>(&written)?, order);
    Ok(())
}
