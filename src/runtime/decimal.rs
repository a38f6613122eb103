//! Decimals and integers of any size (Part 2, 3.3.3 and 3.4.13).
#![allow(dead_code)]

use ::core::fmt;

/// A decimal number: the digits before and after the point that count.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

/// Reads a literal of `xs:decimal`.
pub(crate) fn read(text: &str) -> Option<Decimal<'_>> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(fraction.bytes()).peekable();
    if all.peek().is_none() || !all.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let zero = whole.is_empty() && fraction.is_empty();
    Some(Decimal {
        negative: text.starts_with('-') && !zero,
        whole,
        fraction,
    })
}

/// Reads a literal of `xs:integer`.
pub(crate) fn read_integer(text: &str) -> Option<Decimal<'_>> {
    read(text).filter(|_| !text.contains('.'))
}

/// Writes a decimal without superfluous signs and zeros, such as `-0.5`.
pub(crate) fn write(value: &Decimal<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let sign = if value.negative { "-" } else { "" };
    let whole = if value.whole.is_empty() {
        "0"
    } else {
        value.whole
    };
    let point = if value.fraction.is_empty() { "" } else { "." };
    [sign, whole, point, value.fraction]
        .iter()
        .try_for_each(|part| out.write_str(part))
}

/// Which of two decimals is greater.
pub(crate) fn compare(a: &Decimal<'_>, b: &Decimal<'_>) -> ::core::cmp::Ordering {
    let size = |d: &Decimal<'_>| d.whole.len();
    let digits = (a.whole, a.fraction).cmp(&(b.whole, b.fraction));
    let size = size(a).cmp(&size(b)).then(digits);
    match (a.negative, b.negative) {
        (false, false) => size,
        (true, true) => size.reverse(),
        (false, true) => ::core::cmp::Ordering::Greater,
        (true, false) => ::core::cmp::Ordering::Less,
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
        compare(self, other)
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<::core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How a decimal compares to a literal.
pub(crate) fn order(value: &Decimal<'_>, literal: &str) -> Option<::core::cmp::Ordering> {
    Some(compare(value, &read(literal)?))
}

/// How many digits a decimal has, and how many of them stand after the point (Part 2, 4.3.11 and 4.3.12).
pub(crate) fn count_digits(value: &Decimal<'_>) -> (usize, usize) {
    let fraction = value.fraction.len();
    ((value.whole.len() + fraction).max(1), fraction)
}
