//! Values as Rust numbers: parsed, and written again. A key is text from the input and never an expression.

use std::fmt;

use crate::datatypes::BuiltIn;

/// A value that Rust has a type for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Bool(bool),
    Signed(i128),
    /// Beyond the signed ones.
    Unsigned(u128),
    Float(f32),
    Double(f64),
}

impl Number {
    /// The number that a key of a built-in type stands for; `None` for what Rust has no type for.
    pub(super) fn of(built_in: BuiltIn, key: &str) -> Option<Self> {
        match built_in.primitive() {
            BuiltIn::Boolean => key.parse().ok().map(Self::Bool),
            BuiltIn::Decimal if built_in.derives_from(BuiltIn::Integer) => {
                let signed = key.parse().ok().map(Self::Signed);
                signed.or_else(|| key.parse().ok().map(Self::Unsigned))
            }
            BuiltIn::Float => key.parse().ok().map(Self::Float),
            BuiltIn::Double => key.parse().ok().map(Self::Double),
            _ => None,
        }
    }

    /// Whether one Rust type can hold both.
    pub(super) fn is_like(self, other: Self) -> bool {
        use Number::{Signed, Unsigned};
        match (self, other) {
            (Signed(_) | Unsigned(_), Signed(_) | Unsigned(_)) => true,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }

    pub(super) fn is_nan(self) -> bool {
        match self {
            Self::Float(number) => number.is_nan(),
            Self::Double(number) => number.is_nan(),
            Self::Bool(_) | Self::Signed(_) | Self::Unsigned(_) => false,
        }
    }

    /// Whether a type of these bounds holds it.
    fn fits<T: TryFrom<i128> + TryFrom<u128>>(self) -> bool {
        match self {
            Self::Signed(number) => T::try_from(number).is_ok(),
            Self::Unsigned(number) => T::try_from(number).is_ok(),
            Self::Bool(_) | Self::Float(_) | Self::Double(_) => false,
        }
    }
}

/// The Rust type that holds all values of a built-in type; `None` where there is none.
pub(super) fn rust_type(built_in: BuiltIn, numbers: &[Number]) -> Option<&'static str> {
    match built_in.primitive() {
        BuiltIn::Boolean => Some("bool"),
        BuiltIn::Float => Some("f32"),
        BuiltIn::Double => Some("f64"),
        _ => integer(built_in, numbers),
    }
}

/// The type of the same range where XML Schema has one; else the first that holds all values.
fn integer(built_in: BuiltIn, numbers: &[Number]) -> Option<&'static str> {
    type Fits = fn(Number) -> bool;
    let own: [(BuiltIn, &str, Fits); 8] = [
        (BuiltIn::UnsignedByte, "u8", Number::fits::<u8>),
        (BuiltIn::UnsignedShort, "u16", Number::fits::<u16>),
        (BuiltIn::UnsignedInt, "u32", Number::fits::<u32>),
        (BuiltIn::UnsignedLong, "u64", Number::fits::<u64>),
        (BuiltIn::Byte, "i8", Number::fits::<i8>),
        (BuiltIn::Short, "i16", Number::fits::<i16>),
        (BuiltIn::Int, "i32", Number::fits::<i32>),
        (BuiltIn::Long, "i64", Number::fits::<i64>),
    ];
    let others: [(&str, Fits); 4] = [
        ("i64", Number::fits::<i64>),
        ("u64", Number::fits::<u64>),
        ("i128", Number::fits::<i128>),
        ("u128", Number::fits::<u128>),
    ];
    let same_range = own.iter().find(|(b, ..)| built_in.derives_from(*b));
    let candidates = same_range.map(|(_, name, fits)| (*name, *fits));
    let mut candidates = candidates.into_iter().chain(others);
    let found = candidates.find(|(_, fits)| numbers.iter().all(|n| fits(*n)));
    found.map(|(name, _)| name)
}

impl fmt::Display for Number {
    /// As an expression.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Signed(number) => write!(f, "{number}"),
            Self::Unsigned(number) => write!(f, "{number}"),
            Self::Float(number) => float(f, "f32", f64::from(*number), number),
            Self::Double(number) => float(f, "f64", *number, number),
        }
    }
}

/// Writes a number in as few digits as tell it from the others of its type.
fn float(
    f: &mut fmt::Formatter<'_>,
    rust_type: &str,
    number: f64,
    shortest: &impl fmt::LowerExp,
) -> fmt::Result {
    if number.is_nan() {
        write!(f, "{rust_type}::NAN")
    } else if number.is_infinite() {
        let sign = if number < 0.0 { "NEG_" } else { "" };
        write!(f, "{rust_type}::{sign}INFINITY")
    } else {
        write!(f, "{shortest:e}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TYPES: [BuiltIn; 6] = [
        BuiltIn::Boolean,
        BuiltIn::Integer,
        BuiltIn::Byte,
        BuiltIn::Decimal,
        BuiltIn::Float,
        BuiltIn::Double,
    ];

    proptest! {
        #[test]
        fn whatever_the_key_it_is_written_as_a_literal(key in any::<String>(), digits in "-?[0-9]{1,40}(e[0-9]{1,3})?") {
            for built_in in TYPES {
                for key in [&key, &digits] {
                    let Some(number) = Number::of(built_in, key) else { continue };
                    let written = number.to_string();
                    let literal = |c: char| c.is_ascii_alphanumeric() || "-.:_".contains(c);
                    prop_assert!(written.chars().all(literal), "{written}");
                    prop_assert!(syn::parse_str::<syn::Expr>(&written).is_ok(), "{written}");
                }
            }
        }
    }

    #[test]
    fn numbers_keep_their_value() {
        let written = |built_in, key| Number::of(built_in, key).map(|n| n.to_string());
        assert_eq!(written(BuiltIn::Float, "1.5e0").as_deref(), Some("1.5e0"));
        assert_eq!(
            written(BuiltIn::Double, "-inf").as_deref(),
            Some("f64::NEG_INFINITY")
        );
        let most = u128::MAX.to_string();
        assert_eq!(
            written(BuiltIn::Integer, &most).as_deref(),
            Some(most.as_str())
        );
        assert_eq!(written(BuiltIn::Byte, "{urn:a}b"), None);
    }
}
