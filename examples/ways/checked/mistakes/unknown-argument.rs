#[derive(xsdgen_macro::XsdEnum)]
#[xsd(shema = "schemas/coffee.xsd", check)]
pub enum Roast {
    Light,
}
