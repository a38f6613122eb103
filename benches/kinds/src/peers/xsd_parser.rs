//! The types of `types.xsd` as xsd-parser 1.5.2 writes them for quick-xml, reading only. Its flags were all set but
//! `USE_UNRESTRICTED_BASE_TYPE`, with which it leaves all facets away. Dates are texts to it, whatever they say.

use std::cell::RefCell;
use std::str::FromStr;

use xsd_parser_types::quick_xml::{DeserializeBytes, DeserializeHelper, Error, ValidateError};

thread_local! {
    /// One for a whole document.
    static HELPER: RefCell<DeserializeHelper> = RefCell::default();
}

/// As it reads what stands in an element.
macro_rules! from_str {
    ($($name:ident),*) => {$(
        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                let bytes = text.as_bytes().trim_ascii();
                HELPER.with_borrow_mut(|helper| Self::deserialize_bytes(helper, bytes))
            }
        }
    )*};
}

from_str!(Guid, Bic, Text35, Port, Amount, Day, Stamp);

/// What it writes for a pattern.
macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        pub struct $name(pub String);

        impl $name {
            pub fn validate_str(s: &str) -> Result<(), ValidateError> {
                static PATTERNS: ::std::sync::LazyLock<[(&str, ::regex::Regex); 1usize]> =
                    ::std::sync::LazyLock::new(|| {
                        [(
                            $pattern,
                            ::regex::Regex::new(concat!("^(?:", $pattern, ")$")).unwrap(),
                        )]
                    });
                if !PATTERNS.iter().any(|(_, regex)| regex.is_match(s)) {
                    return Err(ValidateError::Pattern(PATTERNS[0usize].0));
                }
                Ok(())
            }
        }

        impl DeserializeBytes for $name {
            fn deserialize_bytes(helper: &mut DeserializeHelper, bytes: &[u8]) -> Result<Self, Error> {
                let s = ::core::str::from_utf8(bytes).map_err(Error::from)?;
                Self::validate_str(s).map_err(|error| (bytes, error))?;
                Ok(Self(String::deserialize_str(helper, s)?))
            }
        }
    };
}

pattern!(Guid, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
pattern!(Bic, "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

pub struct Text35(pub String);

impl Text35 {
    pub fn new(inner: String) -> Result<Self, ValidateError> {
        if inner.is_empty() {
            return Err(ValidateError::MinLength(1usize));
        }
        if inner.len() > 35usize {
            return Err(ValidateError::MaxLength(35usize));
        }
        Ok(Self(inner))
    }
}

impl DeserializeBytes for Text35 {
    fn deserialize_bytes(helper: &mut DeserializeHelper, bytes: &[u8]) -> Result<Self, Error> {
        let inner = String::deserialize_bytes(helper, bytes)?;
        Ok(Self::new(inner).map_err(|error| (bytes, error))?)
    }
}

pub struct Port(pub u16);

impl Port {
    pub fn new(inner: u16) -> Result<Self, ValidateError> {
        if inner < 1u16 {
            return Err(ValidateError::LessThan("1"));
        }
        if inner > 49151u16 {
            return Err(ValidateError::GraterThan("49151"));
        }
        Ok(Self(inner))
    }
}

impl DeserializeBytes for Port {
    fn deserialize_bytes(helper: &mut DeserializeHelper, bytes: &[u8]) -> Result<Self, Error> {
        let inner = u16::deserialize_bytes(helper, bytes)?;
        Ok(Self::new(inner).map_err(|error| (bytes, error))?)
    }
}

pub struct Amount(pub f64);

impl Amount {
    pub fn validate_str(s: &str) -> Result<(), ValidateError> {
        ::xsd_parser_types::quick_xml::total_digits(s, 18usize)?;
        ::xsd_parser_types::quick_xml::fraction_digits(s, 2usize)?;
        Ok(())
    }
}

impl DeserializeBytes for Amount {
    fn deserialize_bytes(helper: &mut DeserializeHelper, bytes: &[u8]) -> Result<Self, Error> {
        let s = ::core::str::from_utf8(bytes).map_err(Error::from)?;
        Self::validate_str(s).map_err(|error| (bytes, error))?;
        Ok(Self(f64::deserialize_str(helper, s)?))
    }
}

/// An alias of `String` in its code.
macro_rules! text {
    ($($name:ident),*) => {$(
        pub struct $name(pub String);

        impl DeserializeBytes for $name {
            fn deserialize_bytes(helper: &mut DeserializeHelper, bytes: &[u8]) -> Result<Self, Error> {
                String::deserialize_bytes(helper, bytes).map(Self)
            }
        }
    )*};
}

text!(Day, Stamp);
