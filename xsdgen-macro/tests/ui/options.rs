mod unknown {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", sarde);
}

mod wrong {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", lookup = "fast");
}

mod twice {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", serde, serde = false);
}

mod nothing {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", vis =);
}

#[xsdgen_macro::xsd_enum("tests/schemas/coffee.xsd", constants_for = "Roast")]
pub enum Roast {}

mod visibility {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", vis = public);
}

mod derive {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", serde, derive = ["1x"]);
}

mod identifier {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", rename_type = ["Roast" = "fn"]);
}

mod config {
    xsdgen_macro::include_schema!("tests/schemas/coffee.xsd", config = "tests/schemas/xsdgen.toml");
}

fn main() {}
