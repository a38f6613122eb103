#[derive(xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/coffee.xsd", check, serde)]
pub enum Roast {
    Light,
    MediumDark,
    Dark,
}
