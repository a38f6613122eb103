use xsdgen_macro::XsdEnum;

#[derive(XsdEnum)]
#[xsd(no_schema)]
pub enum Nothing {}

#[derive(XsdEnum)]
#[xsd(schema = "tests/schemas/coffee.xsd")]
pub enum Roast {}

fn main() {
    println!("{}", "light".parse::<Roast>().is_ok());
}
