#[derive(xsdgen_macro::XsdEnum)]
#[xsd(no_schema, schema = "schemas/coffee.xsd")]
pub enum Roast {
    Light,
}
