//! The macros on schemas: what they make, where they may stand, and what of the user's they keep.

#![deny(warnings)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, dead_code)]

use std::str::FromStr;

use xsdgen_macro::{XsdEnum, include_schema, xsd_enum};

include_schema!("tests/schemas/coffee.xsd", serde, vis = pub(crate));

#[test]
fn everything_of_a_schema_in_place() {
    assert_eq!(" medium-dark\n".parse(), Ok(Roast::MediumDark));
    assert_eq!(Size::VALUES.len(), 2);
    let error: ParseValueError = "black".parse::<Roast>().unwrap_err();
    assert!(error.to_string().contains("medium-dark"));
    assert_eq!(serde_json::to_string(&Roast::Light).unwrap(), r#""light""#);
}

/// Options in all the ways that they can be written.
mod options {
    xsdgen_macro::include_schema!(
        "tests/schemas/coffee.xsd",
        derive(serde::Serialize, ::serde::Deserialize),
        attribute(serde(rename_all = "SCREAMING-KEBAB-CASE"), must_use),
        vis = pub(super),
        lookup = "match",
        lang = ["en", "de"],
        map = ["http://example.com/" = "tests/schemas"],
        limit_values = 5,
        types = [Roast],
        description = true,
        apply_doubtful = false,
    );
}

#[test]
fn options_have_the_names_of_the_command_line() {
    use options::Roast;
    let json = serde_json::to_string(&Roast::MediumDark).unwrap();
    assert_eq!(json, r#""MEDIUM-DARK""#);
    assert_eq!(Roast::Light.description(), Some("Until the first crack."));
}

#[cfg(not(test))]
include_schema!("tests/schemas/no-such.xsd");

#[cfg(not(test))]
#[xsd_enum("tests/schemas/no-such.xsd")]
pub enum Roast {}

#[test]
fn in_a_function() {
    include_schema!("tests/schemas/coffee.xsd");

    #[xsd_enum("tests/schemas/coffee.xsd", name = "Size")]
    #[cfg(test)]
    enum Cup {}

    #[derive(XsdEnum)]
    #[xsd(schema = "tests/schemas/coffee.xsd", name = "Size")]
    enum Mug {
        #[xsd(value = "12 oz")]
        Large,
        #[xsd(value = "8 oz")]
        Small,
    }

    assert_eq!("light".parse(), Ok(Roast::Light));
    assert_eq!("8 oz".parse().map(|cup: Cup| cup.as_str()), Ok("8 oz"));
    assert!(matches!(" 8  oz ".parse(), Ok(Mug::Small)));
    // The schema's order, not the enum's.
    assert!(matches!(Mug::VALUES, [Mug::Small, Mug::Large]));
}

mod filled {
    use super::xsd_enum;

    /// My own words.
    #[xsd_enum("tests/schemas/coffee.xsd")]
    #[derive(Debug, std::hash::Hash, serde::Serialize)]
    #[serde(rename_all = "SCREAMING-KEBAB-CASE")]
    #[repr(u64)]
    pub(super) enum Roast {}

    // Names that clash when the macro makes an error type for all enums of a module.
    #[xsd_enum("tests/schemas/coffee.xsd")]
    pub enum Size {}
}

#[test]
fn an_enum_keeps_what_the_user_wrote() {
    let json = serde_json::to_string(&filled::Roast::MediumDark).unwrap();
    assert_eq!(json, r#""MEDIUM-DARK""#);
    assert_eq!(size_of::<filled::Roast>(), 8);
    assert!("black".parse::<filled::Roast>().is_err());
    let error: filled::ParseSizeError = filled::Size::from_str("1 oz").unwrap_err();
    assert!(error.to_string().contains("8 oz"));
}

/// By names that are the schema's, by `rename_all`, by literals, in any order.
#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(
    schema = "tests/schemas/coffee.xsd",
    name = "Roast",
    rename_all = "kebab-case",
    serde
)]
enum Bean {
    MediumDark,
    #[xsd(value = "light")]
    Blond,
    Medium,
}

#[test]
fn a_hand_written_enum_follows_the_schema() {
    assert_eq!(Bean::VALUES, [Bean::Blond, Bean::Medium, Bean::MediumDark]);
    assert_eq!("\tlight ".parse(), Ok(Bean::Blond));
    assert_eq!(Bean::MediumDark.to_string(), "medium-dark");
    assert_eq!(
        serde_json::from_str::<Bean>(r#""medium""#).unwrap(),
        Bean::Medium
    );
    assert!("black".parse::<Bean>().is_err());
}

/// Gives tokens to the macros as macros do.
macro_rules! coffee {
    ($vis:vis enum $name:ident of $path:literal) => {
        #[xsd_enum($path, name = "Roast")]
        $vis enum $name {}
    };
}

coffee!(pub(crate) enum Expanded of "tests/schemas/coffee.xsd");

#[test]
fn behind_macro_rules() {
    assert_eq!("light".parse(), Ok(Expanded::Light));
}

/// Open although the schema's type is closed.
#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(schema = "tests/schemas/coffee.xsd", name = "Size", serde)]
enum AnySize {
    #[xsd(value = "8 oz")]
    Small,
    #[xsd(value = "12 oz")]
    Large,
    #[xsd(other)]
    Other(String),
}

#[test]
fn other_text_than_the_schema_allows_is_kept() {
    assert_eq!("8 oz".parse(), Ok(AnySize::Small));
    let other: AnySize = " 1  gallon".parse().unwrap();
    // Normalised as the type says.
    assert_eq!(other, AnySize::Other("1 gallon".to_owned()));
    assert_eq!(serde_json::to_string(&other).unwrap(), r#""1 gallon""#);
}

/// Has its impls from elsewhere: this one only proves that the variants are the schema's values.
#[derive(XsdEnum, Debug, PartialEq)]
#[xsd(schema = "tests/schemas/coffee.xsd", name = "Roast", check)]
enum Proved {
    Light,
    Medium,
    MediumDark,
}

impl std::str::FromStr for Proved {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "light" => Ok(Self::Light),
            "medium" => Ok(Self::Medium),
            "medium-dark" => Ok(Self::MediumDark),
            _ => Err(()),
        }
    }
}

#[test]
fn an_enum_that_is_only_checked_keeps_its_own_impls() {
    assert_eq!("medium-dark".parse(), Ok(Proved::MediumDark));
    assert_eq!("medium".parse(), Ok(Proved::Medium));
    assert_eq!("light".parse(), Ok(Proved::Light));
}

/// One simple type at a time, with an enumeration or without.
mod of_one_type {
    use xsdgen_macro::{xsd_enum, xsd_type};

    /// My own words.
    #[xsd_type("tests/schemas/machine.xsd", serde)]
    pub(crate) struct Port;

    #[xsd_type("tests/schemas/machine.xsd", name = "Serial")]
    #[repr(transparent)]
    pub struct Number;

    #[xsd_type("tests/schemas/machine.xsd")]
    pub(super) struct Ports;

    // Its base type is not there.
    #[xsd_type("tests/schemas/machine.xsd")]
    struct Interval;

    #[xsd_enum("tests/schemas/machine.xsd")]
    pub enum Timeout {}

    #[xsd_type("tests/schemas/machine.xsd")]
    pub enum Address {}

    #[test]
    fn a_struct_holds_what_the_facets_allow() {
        const HTTP: Option<Port> = Port::new(80);
        assert_eq!(HTTP.map(Port::get), Some(80));
        assert!("0".parse::<Port>().is_err());
        assert_eq!(serde_json::to_string(&HTTP).unwrap(), r#""80""#);
        assert!(serde_json::from_str::<Port>(r#""0""#).is_err());
        assert_eq!("AB1234".parse::<Number>().unwrap().as_str(), "AB1234");
        assert!("AB123".parse::<Number>().is_err());
        assert_eq!(Interval::MAX.get(), 60);
    }

    #[test]
    fn what_it_is_made_of_has_a_module() {
        let ports: Ports = "80 443".parse().unwrap();
        assert_eq!(ports.get(1).map(|port: &ports::Port| port.get()), Some(443));
        let seconds = timeout::Interval::new(30).unwrap();
        assert_eq!("30".parse(), Ok(Timeout::Interval(seconds)));
        assert_eq!("never".parse(), Ok(Timeout::Never));
        assert!("61".parse::<Timeout>().is_err());
        assert!(matches!("AB1234".parse(), Ok(Address::Serial(_))));
    }
}
