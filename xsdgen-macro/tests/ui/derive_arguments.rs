use xsdgen_macro::XsdEnum;

#[derive(XsdEnum)]
#[xsd("tests/schemas/coffee.xsd")]
pub enum Roast {
    Light,
}

#[derive(XsdEnum)]
#[xsd(schema = "tests/schemas/coffee.xsd", rename_all = "kebab")]
pub enum Size {
    Small,
}

#[derive(XsdEnum)]
#[xsd(no_schema, rename_all = "lowercase", vis = pub(crate))]
pub enum Cup {
    Paper,
}

#[derive(XsdEnum)]
#[xsd(no_schema, rename_all = "lowercase")]
pub enum Twin {
    Paper,
    #[xsd(value = "paper")]
    Card,
}

fn main() {}
