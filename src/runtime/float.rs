//! Binary floating-point numbers (Part 2, 3.3.4 and 3.3.5).

/// The literal of a floating-point type as Rust's parser wants it. `+INF` came with XSD 1.1.
pub(crate) fn float_literal(text: &str, plus_infinity: bool) -> Option<&str> {
    let number = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E');
    match text {
        "INF" => Some("inf"),
        "+INF" if plus_infinity => Some("inf"),
        "-INF" => Some("-inf"),
        "NaN" => Some("NaN"),
        _ => text.bytes().all(number).then_some(text),
    }
}

/// Reads a literal of `xs:double`; both zeros become the positive one, which they equal.
pub(crate) fn double(text: &str, plus_infinity: bool) -> Option<f64> {
    let value: f64 = float_literal(text, plus_infinity)?.parse().ok()?;
    Some(if value == 0.0 { 0.0 } else { value })
}

/// Reads a literal of `xs:float`, rounded once; both zeros become the positive one, which they equal.
pub(crate) fn float(text: &str, plus_infinity: bool) -> Option<f32> {
    let value: f32 = float_literal(text, plus_infinity)?.parse().ok()?;
    Some(if value == 0.0 { 0.0 } else { value })
}
