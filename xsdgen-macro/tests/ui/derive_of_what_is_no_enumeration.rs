use xsdgen_macro::XsdEnum;

#[derive(XsdEnum)]
#[xsd(no_schema)]
pub struct Roast {
    light: bool,
}

#[derive(XsdEnum)]
#[xsd(no_schema)]
pub enum Size<T> {
    Small(T),
}

#[derive(XsdEnum)]
#[xsd(no_schema)]
pub enum Cup {
    Paper,
    Glass { volume: u32 },
    #[xsd(other)]
    Mug,
    #[xsd(name = "tin")]
    Tin,
    #[xsd(value = 3)]
    Three,
}

fn main() {
    println!("{}", Cup::Paper);
}
