//! Structs from another generator, simple types from xsdgen: typify makes `Order` of a JSON Schema that only says that
//! these are strings, and is told which types stand for them.

xsdgen_macro::include_schema!(
    "schemas/coffee.xsd",
    "schemas/bag.xsd",
    serde,
    simple_types = "all"
);

typify::import_types!(
    schema = "schemas/order.json",
    replace = {
        Roast = crate::Roast: ?Display,
        Batch = crate::Batch: ?Display,
        Roasted = crate::Roasted: ?Display,
        Price = crate::Price: ?Display,
    },
);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = r#"{
        "roast": "medium-dark", "cups": 2, "batch": "AB-0042", "roasted": "2026-11-20", "price": "19.90"
    }"#;
    let order: Order = serde_json::from_str(text)?;
    assert_eq!(order.roast, Roast::MediumDark);
    assert_eq!((order.roasted.year(), order.price.mantissa()), (2026, 1990));
    println!("{} × {} of {}", order.cups, order.roast, order.batch);
    let written = serde_json::to_string(&order)?;
    assert_eq!(serde_json::from_str::<Order>(&written)?.price, order.price);

    // What the schema forbids is not read.
    for (valid, invalid) in [
        ("medium-dark", "black"),
        ("AB-", "ab-"),
        ("2026", "2019"),
        ("19.90", "19.905"),
    ] {
        let wrong = serde_json::from_str::<Order>(&text.replace(valid, invalid));
        assert!(wrong.is_err(), "{invalid}");
    }
    Ok(())
}
