//! Decimal numbers in units of a power of ten (Part 2, 3.3.3).
#![allow(dead_code)]

use ::core::fmt;

/// Reads a literal of `xs:decimal` in units of 10 to the power of `-scale`, with XML white space around it; `None`
/// where that is not exact, or the type does not hold it.
pub(crate) fn read<T: TryFrom<i128>>(text: &str, scale: u32) -> Option<T> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let places = scale as usize;
    let (kept, cut) = fraction.split_at_checked(places).unwrap_or((fraction, ""));
    let missing = places - kept.len();
    if !cut.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let is_negative = text.starts_with('-');
    // Most numbers are short, and then need no check for each digit.
    if whole.len() + places <= 18 {
        let mut number = 0_u64;
        for byte in whole.bytes().chain(kept.bytes()) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            number = number * 10 + u64::from(digit);
        }
        let number = i128::from(number * 10_u64.pow(missing as u32));
        return if is_negative { -number } else { number }.try_into().ok();
    }
    let digits = whole.bytes().chain(kept.bytes());
    let zeros = (0..missing).map(|_| b'0');
    let number = digits.chain(zeros).try_fold(0_i128, |number, digit| {
        let digit = Some(digit.wrapping_sub(b'0')).filter(|digit| *digit < 10)?;
        let digit = i128::from(digit);
        let digit = if is_negative { -digit } else { digit };
        number.checked_mul(10)?.checked_add(digit)
    });
    number?.try_into().ok()
}

/// Whether a number of units has at most so many digits, zeros at the end of the fraction aside (Part 2, 4.3.11).
pub(crate) const fn has_digits(number: i128, scale: u32, most: u32) -> bool {
    let Some(limit) = 10_u128.checked_pow(most) else {
        return true;
    };
    let (mut rest, mut after) = (number.unsigned_abs(), scale);
    while (after > most || rest >= limit) && after > 0 && rest % 10 == 0 {
        rest /= 10;
        after -= 1;
    }
    after <= most && rest < limit
}

/// Writes a number of units as a decimal number without superfluous zeros.
pub(crate) fn write(number: i128, scale: u32, f: &mut impl fmt::Write) -> fmt::Result {
    let (mut rest, mut places) = (number.unsigned_abs(), scale as usize);
    while places > 0 && rest % 10 == 0 {
        rest /= 10;
        places -= 1;
    }
    let sign = if number < 0 { "-" } else { "" };
    let unit = 10_u128.pow(places as u32);
    let (whole, fraction) = (rest / unit, rest % unit);
    match places {
        0 => ::core::write!(f, "{sign}{whole}"),
        _ => ::core::write!(f, "{sign}{whole}.{fraction:0places$}"),
    }
}

/// What to count of a text that is not valid: its digits after the point, if they are too many, or all that count;
/// nothing of a text that is not a number.
pub(crate) fn counted(text: &str, scale: u32) -> (usize, &'static str) {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(fraction.bytes());
    if digits.len() < 2 || !all.all(|byte| byte.is_ascii_digit()) {
        return (0, "");
    }
    let after = fraction.trim_end_matches('0').len();
    if after > scale as usize {
        return (after, "digits after the point");
    }
    (whole.trim_start_matches('0').len() + after, "digits")
}
