//! Integers that a Rust type holds (Part 2, 3.4.13).
#![allow(dead_code)]

/// Reads a literal of `xs:integer`, with XML white space around it; `None` where the type does not hold it, which is
/// narrower than `i64`.
pub(crate) fn read<T: TryFrom<i64>>(text: &str) -> Option<T> {
    let (is_negative, digits) = parts(text)?;
    let number = digits.bytes().try_fold(0_i64, |number, digit| {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        let digit = if is_negative { -digit } else { digit };
        number.checked_mul(10)?.checked_add(digit)
    });
    number?.try_into().ok()
}

/// As [`read`], for any type.
pub(crate) fn read_wide<T: TryFrom<i128>>(text: &str) -> Option<T> {
    let (is_negative, digits) = parts(text)?;
    let number = digits.bytes().try_fold(0_i128, |number, digit| {
        let digit = i128::from(digit.wrapping_sub(b'0'));
        let digit = if is_negative { -digit } else { digit };
        number.checked_mul(10)?.checked_add(digit)
    });
    number?.try_into().ok()
}

/// Whether there is a minus sign, and the digits.
fn parts(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((text.starts_with('-'), digits))
}
