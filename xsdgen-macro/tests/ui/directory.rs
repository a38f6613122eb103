xsdgen_macro::include_schema!("tests/schemas");

fn main() {}
