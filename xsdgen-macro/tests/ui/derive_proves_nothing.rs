use xsdgen_macro::XsdEnum;

#[derive(XsdEnum)]
pub enum Unproved {
    Light,
}

#[derive(XsdEnum)]
#[xsd(no_schema, schema = "tests/schemas/coffee.xsd")]
pub enum Roast {
    Light,
}

#[derive(XsdEnum)]
#[xsd(no_schema, check)]
pub enum Unchecked {
    Light,
}

#[derive(XsdEnum)]
#[xsd(scheme = "tests/schemas/coffee.xsd")]
pub enum Misspelt {
    Light,
}

#[derive(XsdEnum)]
#[xsd(schema = "tests/schemas/coffee.xsd", name = "Size", check, serde)]
pub enum Size {
    Small,
}

#[derive(XsdEnum)]
#[xsd(schema = "tests/schemas/coffee.xsd", name = "Roast", check)]
pub enum Checked {
    Light,
    Medium,
}

fn main() {}
