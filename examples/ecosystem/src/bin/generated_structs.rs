//! Structs from another generator, enums from xsdgen: typify makes `Order` of a JSON Schema that only says that a
//! roast is a string, and is told which type stands for it.

xsdgen_macro::include_schema!("schemas/coffee.xsd", serde);

typify::import_types!(
    schema = "schemas/order.json",
    replace = { Roast = crate::Roast: ?Display },
);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let order: Order = serde_json::from_str(r#"{ "roast": "medium-dark", "cups": 2 }"#)?;
    assert_eq!(order.roast, Roast::MediumDark);
    println!("{} × {}", order.cups, order.roast);
    assert!(serde_json::from_str::<Order>(r#"{ "roast": "black", "cups": 1 }"#).is_err());
    Ok(())
}
