use xsdgen_macro::XsdEnum;

mod missing {
    #[derive(xsdgen_macro::XsdEnum)]
    #[xsd(schema = "tests/schemas/coffee.xsd")]
    pub enum Roast {
        Light,
    }
}

mod misspelt {
    #[derive(xsdgen_macro::XsdEnum)]
    #[xsd(schema = "tests/schemas/coffee.xsd")]
    pub enum Roast {
        Lihgt,
        Medium,
        #[xsd(value = "medium dark")]
        Darker,
    }
}

mod too_many {
    #[derive(xsdgen_macro::XsdEnum)]
    #[xsd(schema = "tests/schemas/coffee.xsd", rename_all = "kebab-case")]
    pub enum Roast {
        Light,
        Medium,
        MediumDark,
        Espresso,
        #[xsd(value = "light")]
        Blond,
    }
}

// What is wrong is said once, not again wherever the enum is used.
#[derive(XsdEnum, Debug)]
#[xsd(schema = "tests/schemas/coffee.xsd")]
pub enum Size {
    #[xsd(value = "8 oz")]
    Small,
}

fn main() {
    let size: Size = "8 oz".parse().unwrap();
    println!("{size:?} {size} {}", Size::VALUES.len());
}
