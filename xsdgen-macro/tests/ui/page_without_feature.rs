xsdgen_macro::include_schema!("tests/schemas/page.html");

fn main() {}
