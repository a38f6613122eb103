#[derive(xsdgen_macro::XsdEnum)]
#[xsd(no_schema, check)]
pub enum Roast {
    Light,
}
