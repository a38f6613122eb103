#[derive(xsdgen_macro::XsdEnum)]
pub enum Roast {
    Light,
}
