#[derive(xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/cofee.xsd", check)]
pub enum Roast {
    Light,
}
