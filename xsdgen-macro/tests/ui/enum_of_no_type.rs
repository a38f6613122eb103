use xsdgen_macro::xsd_enum;

#[xsd_enum("tests/schemas/coffee.xsd")]
pub enum Roasts {}

#[xsd_enum("tests/schemas/coffee.xsd", name = "Cup")]
pub enum Size {}

#[xsd_enum("tests/schemas/coffee.xsd", derive(Hash))]
#[derive(Default)]
pub enum Roast {}

// What is wrong is said once, not again wherever the enum is used.
fn main() {
    let roast: Roasts = "light".parse().unwrap();
    println!("{roast:?} {}", Size::VALUES.len());
}
