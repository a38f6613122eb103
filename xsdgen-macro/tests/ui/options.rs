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

fn main() {}
