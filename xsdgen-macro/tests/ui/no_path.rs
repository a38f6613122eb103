xsdgen_macro::include_schema!();
xsdgen_macro::include_schema!(serde);
xsdgen_macro::include_schema!(7);
xsdgen_macro::include_schema!(serde, "tests/schemas/coffee.xsd");

fn main() {}
