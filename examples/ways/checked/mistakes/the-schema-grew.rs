#[derive(xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/coffee-2.xsd", check)]
pub enum Roast {
    Light,
    MediumDark,
    Dark,
}
