//! JSON: `serde` among the options is all that it takes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

xsdgen_macro::include_schema!("schemas/coffee.xsd", serde);

#[derive(Serialize, Deserialize)]
struct Shelf {
    /// As keys of a map.
    grams: BTreeMap<Roast, u32>,
    /// As values.
    cups: Vec<Size>,
}

fn main() -> Result<(), serde_json::Error> {
    let shelf: Shelf = serde_json::from_str(
        r#"{ "grams": { "medium-dark": 250, "light": 500 }, "cups": ["12 oz", "8 oz"] }"#,
    )?;
    assert_eq!(shelf.grams[&Roast::MediumDark], 250);
    println!("{}", serde_json::to_string(&shelf)?);

    // What is not a value is told with what would be one.
    let error = serde_json::from_str::<Roast>(r#""black""#).unwrap_err();
    println!("{error}");
    Ok(())
}
