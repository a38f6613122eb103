//! The options of an `xsdgen.toml`, in macros.
#![cfg(feature = "config")]
#![allow(missing_docs)]

xsdgen_macro::include_schema!(
    "tests/schemas/coffee.xsd",
    config = "tests/schemas/xsdgen.toml"
);

mod on_top {
    xsdgen_macro::include_schema!(
        "tests/schemas/coffee.xsd",
        variant_prefix = "Our",
        config = "tests/schemas/xsdgen.toml",
    );
}

mod one {
    #[xsdgen_macro::xsd_enum("tests/schemas/coffee.xsd", config = "tests/schemas/xsdgen.toml")]
    pub(crate) enum Size {}
}

#[test]
fn the_file_and_the_macro_say_what_there_is() {
    assert_eq!("light".parse(), Ok(Beans::MyLight));
    assert_eq!("light".parse(), Ok(on_top::Beans::OurLight));
    assert!(
        Size::VALUES
            .iter()
            .all(|size| format!("{size:?}").starts_with("My"))
    );
}
