xsdgen_macro::include_schema!("tests/schemas/broken.xsd", serde);

fn main() {}
