//! Binary floating-point numbers (Part 2, 3.3.4 and 3.3.5).
#![allow(dead_code)]

use ::core::fmt;

/// The literal of a floating-point type as Rust's parser wants it. `+INF` came with XSD 1.1.
pub(crate) fn float_literal(text: &str, plus_infinity: bool) -> Option<&str> {
    let number = |b| ::core::matches!(b, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E');
    match text {
        "INF" => Some("inf"),
        "+INF" if plus_infinity => Some("inf"),
        "-INF" => Some("-inf"),
        "NaN" => Some("NaN"),
        _ => text.bytes().all(number).then_some(text),
    }
}

/// Reads a literal of `xs:double`; both zeros become the positive one, which they equal.
pub(crate) fn read_double(text: &str, plus_infinity: bool) -> Option<f64> {
    let value: f64 = float_literal(text, plus_infinity)?.parse().ok()?;
    Some(if value == 0.0 { 0.0 } else { value })
}

/// Reads a literal of `xs:float`, rounded once; both zeros become the positive one, which they equal.
pub(crate) fn read_single(text: &str, plus_infinity: bool) -> Option<f32> {
    let value: f32 = float_literal(text, plus_infinity)?.parse().ok()?;
    Some(if value == 0.0 { 0.0 } else { value })
}

/// Writes a floating-point number in as few digits as tell it from all others.
pub(crate) fn write(value: impl fmt::LowerExp, out: &mut impl fmt::Write) -> fmt::Result {
    ::core::write!(out, "{value:e}")
}

/// How a floating-point number compares to a literal; NaN is equal to itself alone.
pub(crate) fn order_of_double(value: f64, literal: &str) -> Option<::core::cmp::Ordering> {
    let bound = read_double(literal, true)?;
    if value.is_nan() && bound.is_nan() {
        Some(::core::cmp::Ordering::Equal)
    } else {
        value.partial_cmp(&bound)
    }
}

/// How a number of single precision compares to a literal; NaN is equal to itself alone.
pub(crate) fn order_of_single(value: f32, literal: &str) -> Option<::core::cmp::Ordering> {
    let bound = read_single(literal, true)?;
    if value.is_nan() && bound.is_nan() {
        Some(::core::cmp::Ordering::Equal)
    } else {
        value.partial_cmp(&bound)
    }
}
