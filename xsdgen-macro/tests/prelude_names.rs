//! Enums called like what the prelude has: generated code means the originals.

#![deny(warnings)]
#![allow(missing_docs, unreachable_pub)]

mod option {
    #[derive(xsdgen_macro::XsdEnum, Debug, PartialEq)]
    #[xsd(schema = "tests/schemas/prelude.xsd", serde)]
    pub enum Option {
        Some,
        None,
    }
}

mod result {
    #[derive(xsdgen_macro::XsdEnum, Debug, PartialEq)]
    #[xsd(schema = "tests/schemas/prelude.xsd", serde)]
    pub enum Result {
        #[xsd(value = "2024-01-01")]
        Ok,
        #[xsd(value = "2024-01-02Z")]
        Err,
    }
}

mod vec {
    #[derive(xsdgen_macro::XsdEnum, Debug, PartialEq)]
    #[xsd(schema = "tests/schemas/prelude.xsd")]
    pub enum Vec {
        #[xsd(value = "1.0")]
        Row,
        #[xsd(value = "2")]
        Column,
    }
}

mod string {
    #[derive(xsdgen_macro::XsdEnum, Debug, PartialEq)]
    #[xsd(schema = "tests/schemas/prelude.xsd")]
    pub enum String {
        Some,
        None,
        #[xsd(other)]
        Other(std::string::String),
    }
}

#[test]
fn they_are_enums_like_others() {
    assert_eq!(" Some ".parse(), Ok(option::Option::Some));
    assert_eq!("2024-01-02+00:00".parse(), Ok(result::Result::Err));
    assert_eq!("01".parse(), Ok(vec::Vec::Row));
    assert_eq!("None".parse(), Ok(string::String::None));
    assert_eq!("P1Y".parse(), Ok(string::String::Other("P1Y".into())));
}
