xsdgen_macro::include_schema!("tests/schemas/coffe.xsd");

fn main() {}
