//! What an atomic type holds in Rust, as far as its facets tell.

use crate::datatypes::{Bound, BuiltIn, Check, Constraints, Datatype, Fixed, Shape};
use crate::model::{Atomic, Content, SimpleType};

/// What a `struct` over one atomic value holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The text, which is the value.
    Text,
    /// The same, held in place: all texts have one length and are of ASCII.
    Ascii(Fixed),
    /// The text; two of them may be one value.
    Literal(Value),
    /// An integer of a Rust type that holds every value.
    Integer(Integer),
    /// A decimal number as so many times a power of ten.
    Scaled(Scaled),
    /// A floating-point number of this Rust type.
    Float(&'static str),
    /// A truth value.
    Boolean,
    /// Octets.
    Binary,
}

/// What the value of a text is that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Boolean,
    Decimal,
    Float,
    Double,
    /// With its units before and after the letter `T`, as `runtime::duration` has them.
    Duration(&'static str, &'static str),
    /// With its layout, as `runtime::date` has it.
    Moment(&'static str),
    Hex,
    Base64,
}

/// The range of an integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Integer {
    pub(crate) rust: &'static str,
    pub(crate) min: i128,
    pub(crate) max: i128,
}

impl Integer {
    /// Whether every number of the Rust type is a value.
    pub(crate) fn is_whole(&self) -> bool {
        RUST.iter()
            .any(|(rust, min, max)| *rust == self.rust && (*min, *max) == (self.min, self.max))
    }
}

/// The range of a decimal type, in units of a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scaled {
    /// `i64` or `i128`.
    pub(crate) rust: &'static str,
    /// Digits after the point.
    pub(crate) scale: u32,
    pub(crate) total_digits: Option<u32>,
    pub(crate) min: i128,
    pub(crate) max: i128,
}

/// Rust's integer types with their ranges, the smallest first.
const RUST: [(&str, i128, i128); 9] = [
    ("u8", 0, u8::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("i128", i128::MIN, i128::MAX),
];

/// Whether one Rust integer type holds all values of another.
pub(super) fn holds(outer: &str, inner: &str) -> bool {
    let range = |name: &str| RUST.iter().find(|(rust, ..)| *rust == name);
    let ranges = range(outer).zip(range(inner));
    ranges.is_some_and(|(outer, inner)| outer.1 <= inner.1 && inner.2 <= outer.2)
}

/// The atomic type that a type is.
pub(crate) fn of(simple: &SimpleType) -> Option<&Atomic> {
    match &simple.content {
        Content::Atomic(atomic) => Some(atomic),
        _ => None,
    }
}

/// Whether the error of a type tells how much a text has of something.
pub(crate) fn counts(atomic: &Atomic) -> bool {
    let has_length = atomic.datatype.constraints().length_range() != (0, None);
    match Kind::of(&atomic.datatype) {
        Kind::Text | Kind::Ascii(_) => has_length && atomic.datatype.is_literal(),
        Kind::Binary => has_length,
        Kind::Scaled(_) => true,
        _ => false,
    }
}

impl Kind {
    /// What the values of an atomic datatype are kept as. A pattern looks at the text, so that is kept, too.
    pub(crate) fn of(datatype: &Datatype) -> Self {
        let Shape::Atomic(built_in) = datatype.shape() else {
            return Self::Text;
        };
        let facets = datatype.constraints();
        let keeps_text = facets.look_at_text();
        match Check::of(*built_in, datatype.version()) {
            Check::Form(_) => ascii(*built_in, facets).map_or(Self::Text, Self::Ascii),
            Check::Duration(before, after) => Self::Literal(Value::Duration(before, after)),
            Check::Moment(layout) => Self::Literal(Value::Moment(layout)),
            Check::Boolean if keeps_text => Self::Literal(Value::Boolean),
            Check::Boolean => Self::Boolean,
            Check::Float if keeps_text => Self::Literal(Value::Float),
            Check::Float => Self::Float("f32"),
            Check::Double if keeps_text => Self::Literal(Value::Double),
            Check::Double => Self::Float("f64"),
            Check::HexBinary if keeps_text => Self::Literal(Value::Hex),
            Check::Base64Binary if keeps_text => Self::Literal(Value::Base64),
            Check::HexBinary | Check::Base64Binary => Self::Binary,
            Check::Integer => integer(facets)
                .filter(|_| !keeps_text)
                .map_or(Self::Literal(Value::Decimal), Self::Integer),
            Check::Decimal => scaled(facets)
                .filter(|_| !keeps_text)
                .map_or(Self::Literal(Value::Decimal), Self::Scaled),
        }
    }

    /// Whether the text is kept, so that it can be borrowed.
    pub(crate) fn has_text(&self) -> bool {
        matches!(self, Self::Text | Self::Ascii(_) | Self::Literal(_))
    }

    /// Whether values are copied rather than moved.
    pub(crate) fn is_copy(&self) -> bool {
        matches!(
            self,
            Self::Ascii(_) | Self::Integer(_) | Self::Scaled(_) | Self::Float(_) | Self::Boolean
        )
    }

    /// Whether of two values one is always the greater, or they are equal.
    pub(crate) fn is_ordered(&self) -> bool {
        !matches!(
            self,
            Self::Float(_)
                | Self::Literal(
                    Value::Float | Value::Double | Value::Duration(..) | Value::Moment(_)
                )
        )
    }
}

/// The machine of a string type whose one pattern leaves texts of one length and of ASCII.
fn ascii(built_in: BuiltIn, facets: &Constraints) -> Option<Fixed> {
    let is_any_text = matches!(
        built_in,
        BuiltIn::String | BuiltIn::NormalizedString | BuiltIn::Token
    );
    let [pattern] = facets.patterns.as_slice() else {
        return None;
    };
    if !is_any_text || facets.enumeration.is_some() {
        return None;
    }
    let (min, max) = facets.length_range();
    let holds = |length: u64| min <= length && max.is_none_or(|max| length <= max);
    let fixed = pattern.machine().fixed();
    fixed.filter(|fixed| holds(fixed.length as u64))
}

/// The range of an integer type, if it has two ends that an `i128` holds.
fn integer(facets: &Constraints) -> Option<Integer> {
    let (min, max) = range(facets, 0)?;
    let (min, max) = match facets.total_digits {
        Some(digits) => {
            let most = power(digits)? - 1;
            (min.max(-most), max.min(most))
        }
        None => (min, max),
    };
    let fits = |of: &&(&'static str, i128, i128)| of.1 <= min && max <= of.2;
    let (rust, ..) = RUST.iter().find(fits)?;
    (min <= max).then_some(Integer { rust, min, max })
}

/// The range of a decimal type with so many digits after the point, if an `i128` holds every value.
fn scaled(facets: &Constraints) -> Option<Scaled> {
    let scale = u32::try_from(facets.fraction_digits?)
        .ok()
        .filter(|scale| *scale <= 30)?;
    let (mut min, mut max) = range(facets, scale)?;
    let mut total_digits = None;
    if let Some(digits) = facets.total_digits {
        let unit = power(u64::from(scale))?;
        let most = (power(digits)? - 1).checked_mul(unit)?;
        (min, max) = (min.max(-most), max.min(most));
        total_digits = u32::try_from(digits).ok();
    }
    let is_small = i64::try_from(min).is_ok() && i64::try_from(max).is_ok();
    (min <= max).then_some(Scaled {
        rust: if is_small { "i64" } else { "i128" },
        scale,
        total_digits,
        min,
        max,
    })
}

/// The least and the greatest value in units of a power of ten; without bounds, what digits leave.
fn range(facets: &Constraints, scale: u32) -> Option<(i128, i128)> {
    let end = |bound: &Option<Bound>, step: i128, none: i128| match bound {
        Some(bound) => mantissa(&bound.literal, scale, step).and_then(|(number, is_exact)| {
            let excluded = is_exact && !bound.inclusive;
            number.checked_add(if excluded { step } else { 0 })
        }),
        None => facets.total_digits.map(|_| none),
    };
    Some((
        end(&facets.min, 1, i128::MIN)?,
        end(&facets.max, -1, i128::MAX)?,
    ))
}

/// A decimal literal in units of a power of ten, and whether it is a whole number of them; if not, the nearest one
/// in the direction of `step`.
fn mantissa(literal: &str, scale: u32, step: i128) -> Option<(i128, bool)> {
    let digits = literal.strip_prefix(['+', '-']).unwrap_or(literal);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let scale = scale as usize;
    let (kept, cut) = fraction.split_at_checked(scale).unwrap_or((fraction, ""));
    let number: i128 = format!("0{whole}{kept:0<scale$}").parse().ok()?;
    let number = if literal.starts_with('-') {
        -number
    } else {
        number
    };
    if cut.bytes().all(|digit| digit == b'0') {
        return Some((number, true));
    }
    // Cutting digits off goes towards zero.
    let is_beyond = (step > 0) != literal.starts_with('-');
    Some((
        if is_beyond {
            number.checked_add(step)?
        } else {
            number
        },
        false,
    ))
}

fn power(exponent: u64) -> Option<i128> {
    10_i128.checked_pow(u32::try_from(exponent).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datatypes::{BuiltIn, Facets, Version};

    fn kind(built_in: BuiltIn, facets: &[(&str, &str)]) -> Kind {
        let base = Datatype::built_in(built_in, Version::default());
        let facets = Facets {
            list: facets
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned(), false))
                .collect(),
            ..Facets::default()
        };
        let (datatype, errors) = Datatype::restrict(&base, facets, 1000);
        assert!(errors.is_empty(), "{errors:?}");
        Kind::of(&datatype)
    }

    fn integer_of(rust: &'static str, min: i128, max: i128) -> Kind {
        Kind::Integer(Integer { rust, min, max })
    }

    #[test]
    fn an_integer_is_as_small_as_its_range_allows() {
        let of = |facets: &[(&str, &str)]| kind(BuiltIn::Integer, facets);
        assert_eq!(
            of(&[("minInclusive", "1"), ("maxInclusive", "49151")]),
            integer_of("u16", 1, 49151)
        );
        assert_eq!(
            of(&[("minExclusive", "-1"), ("maxExclusive", "256")]),
            integer_of("u8", 0, 255)
        );
        assert_eq!(of(&[("totalDigits", "3")]), integer_of("i16", -999, 999));
        assert_eq!(of(&[("minInclusive", "1")]), Kind::Literal(Value::Decimal));
        assert_eq!(
            kind(BuiltIn::UnsignedLong, &[]),
            integer_of("u64", 0, i128::from(u64::MAX))
        );
        assert_eq!(
            kind(BuiltIn::Int, &[("pattern", "[0-9]{3}")]),
            Kind::Literal(Value::Decimal)
        );
    }

    #[test]
    fn a_decimal_is_scaled_where_its_digits_are_known() {
        let of = |facets: &[(&str, &str)]| kind(BuiltIn::Decimal, facets);
        let scaled = |rust, scale, total_digits, min, max| {
            Kind::Scaled(Scaled {
                rust,
                scale,
                total_digits,
                min,
                max,
            })
        };
        let most = 99_999_999_999_999_999_900;
        assert_eq!(
            of(&[("totalDigits", "18"), ("fractionDigits", "2")]),
            scaled("i128", 2, Some(18), -most, most)
        );
        assert_eq!(
            of(&[
                ("fractionDigits", "1"),
                ("minExclusive", "0.25"),
                ("maxExclusive", "9")
            ]),
            scaled("i64", 1, None, 3, 89)
        );
        assert_eq!(
            of(&[("fractionDigits", "2")]),
            Kind::Literal(Value::Decimal)
        );
    }
}
