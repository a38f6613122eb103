//! Types of one schema, with implementations for every crate that there is an option for. The tests ask these crates
//! what they see.

/// As serde writes them by default: as text.
pub mod text {
    xsdgen_macro::include_schema!(
        "schemas/shop.xsd",
        simple_types = "all",
        serde = true,
        chrono = true,
        clap = true,
        jiff = true,
        rust_decimal = true,
        schemars = true,
        sqlx = true,
        time = true,
        ts_rs = true,
        utoipa = true,
    );
}

/// With numbers and booleans as such, in XSD 1.0, which has no year 0.
pub mod native {
    xsdgen_macro::include_schema!(
        "schemas/shop.xsd",
        simple_types = "all",
        xsd_version = "1.0",
        for = "xsd-parser",
        serde_native = true,
        jiff = true,
        schemars = true,
        ts_rs = true,
        utoipa = true,
    );
}
