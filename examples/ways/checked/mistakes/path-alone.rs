#[derive(xsdgen_macro::XsdEnum)]
#[xsd("schemas/coffee.xsd", check)]
pub enum Roast {
    Light,
}
