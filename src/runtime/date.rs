//! Dates and times as points on one time line (Part 2, 3.3.7 to 3.3.14, and D.2 of the appendices).
#![allow(dead_code)]

use ::core::fmt;
use ::core::ops::RangeInclusive;

use super::calendar::days_before;

/// A date or time: seconds from the beginning of the year 1, and the digits of a fraction of a second.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Moment<'a> {
    seconds: i128,
    fraction: &'a str,
    zoned: bool,
}

/// The fields of a date or time.
struct Fields<'a> {
    year: i64,
    month: i64,
    day: i64,
    /// Seconds of the day.
    clock: i64,
    fraction: &'a str,
    /// Minutes east of UTC.
    zone: Option<i64>,
}

/// Reads a date or time laid out as `layout` says: `Y` is a year, `M` a month, `D` a day, `t` a time of day,
/// other characters are themselves; a time zone may follow.
///
/// `new` asks for the rules of XSD 1.1. In 1.0 there is no year 0000, -0001 comes right before 0001; and a time
/// alone recurs every day: 23:00:00-03:00 is 02:00:00Z, which in 1.1 it is on the next day only.
pub(crate) fn read<'a>(text: &'a str, layout: &str, new: bool) -> Option<Moment<'a>> {
    let fields = fields(text, layout, new)?;
    let first = days_before(fields.year.into(), fields.month.into());
    let days = first + i128::from(fields.day) - 1;
    let mut clock = fields.clock - fields.zone.unwrap_or(0) * 60;
    if layout == "t" && !new {
        clock = clock.rem_euclid(86_400);
    }
    Some(Moment {
        seconds: days * 86_400 + i128::from(clock),
        fraction: fields.fraction,
        zoned: fields.zone.is_some(),
    })
}

/// `Some` for what `read` reads. Where nobody asks which moment it is, that is not reckoned.
pub(crate) fn check(text: &str, layout: &str, new: bool) -> Option<()> {
    fields(text, layout, new).map(|_| ())
}

fn fields<'a>(text: &'a str, layout: &str, new: bool) -> Option<Fields<'a>> {
    let (mut year, mut month, mut day) = (1972, 12, None);
    let (mut clock, mut fraction, mut rest) = (0, "", text);
    for field in layout.chars() {
        match field {
            'Y' => (year, rest) = year_field(rest, new)?,
            'M' => (month, rest) = two_digits(rest, 1..=12)?,
            'D' => {
                let (value, tail) = two_digits(rest, 1..=31)?;
                (day, rest) = (Some(value), tail);
            }
            't' => (clock, fraction, rest) = clock_field(rest)?,
            _ => rest = rest.strip_prefix(field)?,
        }
    }
    let zone = zone_field(rest)?;
    let day = match day {
        Some(day @ ..=28) => day,
        _ => {
            let last = last_day(year, month);
            day.or(Some(last)).filter(|day| *day <= last)?
        }
    };
    Some(Fields {
        year,
        month,
        day,
        // A time alone is of whatever day: 24:00:00 is 00:00:00.
        clock: if layout == "t" { clock % 86_400 } else { clock },
        fraction,
        zone,
    })
}

fn last_day(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// At least four digits, no zero before more than four; years have at most 18 digits here.
fn year_field(text: &str, new: bool) -> Option<(i64, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = digits.split_at_checked(end)?;
    if !(4..=18).contains(&end) || end > 4 && number.starts_with('0') {
        return None;
    }
    let number: i64 = number.parse().ok()?;
    let year = match (text.starts_with('-'), new) {
        (false, _) => number,
        (true, true) => -number,
        (true, false) => 1 - number,
    };
    (number != 0 || new).then_some((year, rest))
}

fn two_digits(text: &str, range: RangeInclusive<i64>) -> Option<(i64, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let &[tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = digits.as_bytes() else {
        return None;
    };
    let value = i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    range.contains(&value).then_some((value, rest))
}

/// Seconds of the day, digits of the fraction, and what follows.
fn clock_field(text: &str) -> Option<(i64, &str, &str)> {
    let (hour, rest) = two_digits(text, 0..=24)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?, 0..=59)?;
    let (second, mut rest) = two_digits(rest.strip_prefix(':')?, 0..=59)?;
    let mut fraction = "";
    if let Some(digits) = rest.strip_prefix('.') {
        let end = digits.bytes().take_while(u8::is_ascii_digit).count();
        if end == 0 {
            return None;
        }
        (fraction, rest) = digits.split_at_checked(end)?;
        fraction = fraction.trim_end_matches('0');
    }
    if hour == 24 && (minute, second, fraction) != (0, 0, "") {
        return None;
    }
    Some((hour * 3600 + minute * 60 + second, fraction, rest))
}

/// Minutes east of UTC when there is a time zone, and nothing after it.
fn zone_field(text: &str) -> Option<Option<i64>> {
    match text {
        "" => return Some(None),
        "Z" => return Some(Some(0)),
        _ => {}
    }
    let (hour, rest) = two_digits(text.strip_prefix(['+', '-'])?, 0..=14)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?, 0..=59)?;
    let minutes = hour * 60 + minute;
    if minutes > 840 || !rest.is_empty() {
        return None;
    }
    Some(Some(if text.starts_with('-') {
        -minutes
    } else {
        minutes
    }))
}

/// Writes a text that two moments share exactly when they are equal.
pub(crate) fn write(value: &Moment<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let point = if value.fraction.is_empty() { "" } else { "." };
    let zone = if value.zoned { "Z" } else { "" };
    ::core::write!(out, "{}{point}{}{zone}", value.seconds, value.fraction)
}

/// Which of two moments is later; a moment without time zone may lie anywhere within 14 hours (D.2.1).
pub(crate) fn compare(a: &Moment<'_>, b: &Moment<'_>) -> Option<::core::cmp::Ordering> {
    let shifted = |hours: i128| {
        let shift = hours * 3600;
        (a.seconds + shift, a.fraction).cmp(&(b.seconds, b.fraction))
    };
    let (one, other) = match a.zoned == b.zoned {
        true => (shifted(0), shifted(0)),
        false => (shifted(-14), shifted(14)),
    };
    (one == other).then_some(one)
}

/// How a moment compares to a literal of the same layout.
pub(crate) fn order(
    value: &Moment<'_>,
    literal: &str,
    layout: &str,
    new: bool,
) -> Option<::core::cmp::Ordering> {
    compare(value, &read(literal, layout, new)?)
}

/// Whether a moment has a time zone.
pub(crate) fn has_time_zone(value: &Moment<'_>) -> bool {
    value.zoned
}
