//! Enums as other macros write them, and with all that an enum may have.

#![allow(missing_docs, clippy::indexing_slicing)]

use xsdgen_macro::{XsdEnum, include_schema, xsd_enum};

struct Wide<A, B>(A, B);

impl<A, B> Wide<A, B> {
    const NUMBER: u8 = 7;
}

macro_rules! cup {
    ($path:literal, $vis:vis $name:ident, $of:literal, $meta:meta) => {
        #[xsd_enum($path, name = $of)]
        #[$meta]
        #[derive(std::fmt::Debug, ::core::hash::Hash)]
        $vis enum $name where String: Sized {}
    };
}

macro_rules! all {
    ($path:literal) => {
        include_schema!($path, types = ["Size"]);
    };
}

macro_rules! beans {
    ($vis:vis $name:ident, $meta:meta, $value:literal, $number:expr) => {
        #[derive(XsdEnum, Clone, Copy, Debug, PartialEq)]
        #[$meta]
        #[repr(u8)]
        $vis enum $name {
            Light = 1 << 4,
            Medium = Wide::<u8, u16>::NUMBER,
            #[xsd(value = $value)]
            Dark = <Wide<u8, u16>>::NUMBER + $number,
        }
    };
}

cup!("tests/schemas/coffee.xsd", pub(crate) Cup, "Size", doc = "Of paper.");
cup!("tests/schemas/coffee.xsd", Roasted, "Roast", derive(Debug));

mod sizes {
    use super::include_schema;
    all!("tests/schemas/coffee.xsd");
}

beans!(pub(crate) Beans, xsd(schema = "tests/schemas/coffee.xsd", name = "Roast"), "medium-dark", 1);

#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(no_schema)]
enum Escaped {
    #[xsd(value = "\u{e9}\t\"\\\x41 \
                   b")]
    Cooked,
    #[xsd(value = r#"a"\n"#)]
    Raw,
    #[xsd(other)]
    r#Else(#[allow(unused)] std::string::String),
}

#[test]
fn macros_hand_on_what_they_matched() {
    assert_eq!(Cup::VALUES.len(), sizes::Size::VALUES.len());
    assert_eq!(Roasted::VALUES.len(), 3);
    assert_eq!("medium-dark".parse(), Ok(Beans::Dark));
    assert_eq!(Beans::Dark as u8, 8);
}

#[test]
fn literals_are_what_the_compiler_takes_them_for() {
    assert_eq!(Escaped::Cooked.as_str(), "\u{e9}\t\"\\A b");
    assert_eq!("a\"\\n".parse(), Ok(Escaped::Raw));
    assert_eq!("x".parse(), Ok(Escaped::Else("x".to_owned())));
}
