#[derive(xsdgen_macro::XsdEnum)]
#[xsd(schema = "schemas/coffee.xsd", check)]
pub enum Roast {
    #[xsd(values = "light")]
    Light,
    MediumDark,
    Dark,
}
