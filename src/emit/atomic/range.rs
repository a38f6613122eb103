//! What integers and scaled decimals share: the ends of a range, and a constructor that keeps to it.

use crate::emit::code::Code;

/// For what displays as the value inside.
pub(super) const DISPLAY: &str = "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(&self.0, f)
    }
}
";

/// A number as Rust writes it.
fn literal(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        // As clippy would have it.
        if index > 0 && digits.len() > 5 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// The ends of the range of a Rust type, by name where they are those.
pub(super) fn ends(rust: &str, min: i128, max: i128) -> (String, String) {
    let is_own = |end: &str| match (rust, end) {
        ("u8" | "u16" | "u32" | "u64", "MIN") => min == 0,
        ("i8", "MIN") => min == i8::MIN.into(),
        ("i16", "MIN") => min == i16::MIN.into(),
        ("i32", "MIN") => min == i32::MIN.into(),
        ("i64", "MIN") => min == i64::MIN.into(),
        ("i128", "MIN") => min == i128::MIN,
        ("u8", _) => max == u8::MAX.into(),
        ("u16", _) => max == u16::MAX.into(),
        ("u32", _) => max == u32::MAX.into(),
        ("u64", _) => max == u64::MAX.into(),
        ("i8", _) => max == i8::MAX.into(),
        ("i16", _) => max == i16::MAX.into(),
        ("i32", _) => max == i32::MAX.into(),
        ("i64", _) => max == i64::MAX.into(),
        _ => max == i128::MAX,
    };
    let end = |name: &str, number: i128| match is_own(name) {
        true if number == 0 => "0".to_owned(),
        true => format!("{rust}::{name}"),
        false => literal(number),
    };
    (end("MIN", min), end("MAX", max))
}

/// Conditions under which a variable is in range, where its type does not say so already.
pub(super) fn conditions(name: &str, (min, max): (&str, &str), rust: &str) -> Vec<String> {
    let is_unsigned = rust.starts_with('u');
    let mut conditions = Vec::new();
    let is_natural = is_unsigned && min == "0";
    if !is_natural && !min.ends_with("MIN") {
        conditions.push(format!("{name} >= {min}"));
    }
    if !max.ends_with("MAX") {
        conditions.push(format!("{name} <= {max}"));
    }
    conditions
}

/// Writes a constructor that refuses what does not satisfy the conditions.
pub(super) fn constructor(
    code: &mut Code,
    name: &str,
    argument: &str,
    rust: &str,
    conditions: &[String],
) {
    let head =
        format!("pub const fn {name}({argument}: {rust}) -> ::core::option::Option<Self> {{");
    code.block(head, |code| {
        code.condition(conditions, "} else {", |code| {
            code.line(format_args!(
                "::core::option::Option::Some(Self({argument}))"
            ));
        });
        code.nested(|code| code.line("::core::option::Option::None"));
        code.line("}");
    });
}
