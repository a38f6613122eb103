#[derive(xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/coffee.xsd", check)]
pub enum Roast {
    Light,
    MediumDark,
}
