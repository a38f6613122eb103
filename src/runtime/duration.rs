//! Durations: months and seconds (Part 2, 3.3.6 and 3.4.26).
#![allow(dead_code)]

use ::core::fmt;

use super::calendar::days_before;

/// A duration: whole months, whole seconds, and the digits of a fraction of a second, all of one sign.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Duration<'a> {
    negative: bool,
    months: i128,
    seconds: i128,
    fraction: &'a str,
}

/// Reads a duration of the given units, such as `"YM"` before and `"HMS"` after the letter `T`.
pub(crate) fn read<'a>(text: &'a str, before: &str, after: &str) -> Option<Duration<'a>> {
    let body = text.strip_prefix('-').unwrap_or(text).strip_prefix('P')?;
    let (date, time) = match body.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        None if !body.is_empty() => (body, ""),
        _ => return None,
    };
    let mut value = Duration {
        negative: text.starts_with('-'),
        months: 0,
        seconds: 0,
        fraction: "",
    };
    let days = [('Y', 12, 0), ('M', 1, 0), ('D', 0, 86_400)];
    add_amounts(date, before, &mut value, &days)?;
    let hours = [('H', 0, 3600), ('M', 0, 60), ('S', 0, 1)];
    add_amounts(time, after, &mut value, &hours)?;
    if value.months == 0 && value.seconds == 0 && value.fraction.is_empty() {
        value.negative = false;
    }
    Some(value)
}

/// Adds amounts such as `1H30M`; each of the units, with its months and seconds, at most once and in order.
fn add_amounts<'a>(
    text: &'a str,
    allowed: &str,
    value: &mut Duration<'a>,
    units: &[(char, i128, i128)],
) -> Option<()> {
    let mut rest = text;
    for &(unit, months, seconds) in units {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, tail) = rest.split_at_checked(end.unwrap_or(0))?;
        let Some(tail) = tail.strip_prefix(unit).filter(|_| allowed.contains(unit)) else {
            continue;
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, fraction),
            None => (number, "0"),
        };
        // Only seconds have a fraction, and that has digits and no second point.
        let is_whole = number == whole;
        if fraction.is_empty() || fraction.contains('.') || (unit != 'S' && !is_whole) {
            return None;
        }
        // An amount that u64 can't hold is beyond what is supported.
        let amount = i128::from(whole.parse::<u64>().ok()?);
        value.months += amount * months;
        value.seconds += amount * seconds;
        value.fraction = fraction.trim_end_matches('0');
        rest = tail;
    }
    rest.is_empty().then_some(())
}

/// Writes a text that two durations share exactly when they are equal.
pub(crate) fn write(value: &Duration<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let sign = if value.negative { "-" } else { "" };
    let point = if value.fraction.is_empty() { "" } else { "." };
    let (months, seconds) = (value.months, value.seconds);
    ::core::write!(out, "{sign}{months}M{seconds}{point}{}S", value.fraction)
}

/// Which of two durations is longer: the one that ends later from all four of the points in time that
/// Part 2, 3.3.6.1 names.
pub(crate) fn compare(a: &Duration<'_>, b: &Duration<'_>) -> Option<::core::cmp::Ordering> {
    let from = |year, month| {
        let (a_seconds, b_seconds) = (end_of(a, year, month), end_of(b, year, month));
        a_seconds
            .cmp(&b_seconds)
            .then_with(|| fraction_of(a).cmp(fraction_of(b)))
    };
    let first = from(1696, 9);
    let all = from(1697, 2) == first && from(1903, 3) == first && from(1903, 7) == first;
    all.then_some(first)
}

/// How a duration compares to a literal.
pub(crate) fn order(value: &Duration<'_>, literal: &str) -> Option<::core::cmp::Ordering> {
    compare(value, &read(literal, "YMD", "HMS")?)
}

/// Whole seconds, rounded down, from the beginning of the year 1 to the end of a duration.
fn end_of(value: &Duration<'_>, year: i128, month: i128) -> i128 {
    let sign = if value.negative { -1 } else { 1 };
    let days = days_before(year, month + sign * value.months);
    let borrowed = i128::from(value.negative && !value.fraction.is_empty());
    days * 86_400 + sign * value.seconds - borrowed
}

/// The digits of the fraction above the whole seconds; of a negative duration, what is missing to the next.
fn fraction_of<'a>(value: &'a Duration<'_>) -> impl Iterator<Item = u8> + 'a {
    let last = value.fraction.len().wrapping_sub(1);
    let negative = value.negative;
    value.fraction.bytes().enumerate().map(move |(i, digit)| {
        let digit = digit - b'0';
        match (negative, i == last) {
            (false, _) => digit,
            (true, false) => 9 - digit,
            (true, true) => 10 - digit,
        }
    })
}

/// The months of a duration, with its sign.
pub(crate) fn months(value: &Duration<'_>) -> i128 {
    if value.negative {
        -value.months
    } else {
        value.months
    }
}

/// The whole seconds of a duration, with its sign.
pub(crate) fn seconds(value: &Duration<'_>) -> i128 {
    if value.negative {
        -value.seconds
    } else {
        value.seconds
    }
}

/// The fraction of a second of a duration in nanoseconds, with its sign.
pub(crate) fn nanoseconds(value: &Duration<'_>) -> i32 {
    let digits = value.fraction.bytes().chain(::core::iter::repeat(b'0'));
    let number = digits
        .take(9)
        .fold(0, |number, digit| number * 10 + i32::from(digit - b'0'));
    if value.negative { -number } else { number }
}
