use xsdgen_macro::xsd_enum;

#[xsd_enum("tests/schemas/coffee.xsd")]
pub enum Roast {
    Light,
}

#[xsd_enum("tests/schemas/coffee.xsd")]
pub struct Size;

fn main() {}
