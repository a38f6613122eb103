//! One enum in TOML, YAML, CBOR and postcard: the literal in each of them, also as a key.

use std::collections::BTreeMap;
use std::error::Error;

use serde::{Deserialize, Serialize};

xsdgen_macro::include_schema!("schemas/coffee.xsd", serde);

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Shelf {
    cup: Size,
    grams: BTreeMap<Roast, u32>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let shelf = Shelf {
        cup: Size::VALUES[0],
        grams: BTreeMap::from([(Roast::MediumDark, 250), (Roast::Light, 500)]),
    };

    let text = toml::to_string(&shelf)?;
    print!("{text}");
    assert_eq!(toml::from_str::<Shelf>(&text)?, shelf);

    let text = serde_yaml_ng::to_string(&shelf)?;
    print!("{text}");
    assert_eq!(serde_yaml_ng::from_str::<Shelf>(&text)?, shelf);

    let mut bytes = Vec::new();
    ciborium::into_writer(&shelf, &mut bytes)?;
    assert_eq!(ciborium::from_reader::<Shelf, _>(bytes.as_slice())?, shelf);

    let bytes = postcard::to_allocvec(&shelf)?;
    assert_eq!(postcard::from_bytes::<Shelf>(&bytes)?, shelf);
    Ok(())
}
