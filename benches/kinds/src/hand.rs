//! The types of `types.xsd` as a person would write them who has read the recommendation: the same texts are valid, and
//! what is kept is the same.

#![allow(dead_code)]

use std::str::FromStr;

/// The text that is not valid, as xsdgen's error keeps it.
#[derive(Debug)]
pub struct Refused(String);

pub fn refused(text: &str) -> Refused {
    Refused(text.to_owned())
}

pub fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

pub struct Guid(pub String);

impl FromStr for Guid {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let is_valid = |(place, byte): (usize, u8)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        };
        if text.len() == 36 && text.bytes().enumerate().all(is_valid) {
            Ok(Self(text.to_owned()))
        } else {
            Err(refused(text))
        }
    }
}

pub struct Bic(pub String);

impl FromStr for Bic {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let is_valid = |(place, byte): (usize, u8)| {
            byte.is_ascii_uppercase() || !matches!(place, 4 | 5) && byte.is_ascii_digit()
        };
        if matches!(text.len(), 8 | 11) && text.bytes().enumerate().all(is_valid) {
            Ok(Self(text.to_owned()))
        } else {
            Err(refused(text))
        }
    }
}

pub struct Text35(pub String);

impl FromStr for Text35 {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let is_char = |c: char| !matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
        if (1..=35).contains(&text.chars().count()) && text.chars().all(is_char) {
            Ok(Self(text.to_owned()))
        } else {
            Err(refused(text))
        }
    }
}

pub struct Port(pub u16);

impl FromStr for Port {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        // Rust reads `+80` and `0080`, too; `-0` is below the range.
        match trimmed(text).parse() {
            Ok(number @ 1..=49151) => Ok(Self(number)),
            _ => Err(refused(text)),
        }
    }
}

pub struct Amount(pub i128);

impl FromStr for Amount {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        amount(trimmed(text)).map(Self).ok_or_else(|| refused(text))
    }
}

/// Hundredths, of at most 18 digits, zeros at either end aside.
fn amount(text: &str) -> Option<i128> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 2 || whole.len() + fraction.len() > 18 {
        return None;
    }
    let mut number = 0_i128;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i128::from(byte - b'0');
    }
    for _ in fraction.len()..2 {
        number *= 10;
    }
    Some(if is_negative { -number } else { number })
}

pub struct Day(pub String);

impl FromStr for Day {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let text = trimmed(text);
        match date(text).and_then(zone) {
            Some(()) => Ok(Self(text.to_owned())),
            None => Err(refused(text)),
        }
    }
}

pub struct Stamp(pub String);

impl FromStr for Stamp {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let text = trimmed(text);
        match date(text).and_then(|rest| zone(time(rest.strip_prefix('T')?)?)) {
            Some(()) => Ok(Self(text.to_owned())),
            None => Err(refused(text)),
        }
    }
}

/// What follows a valid date.
fn date(text: &str) -> Option<&str> {
    let (year, rest) = year(text)?;
    let (month, rest) = two(rest.strip_prefix('-')?)?;
    let (day, rest) = two(rest.strip_prefix('-')?)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then_some(rest)
}

fn year(text: &str) -> Option<(i64, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits.bytes().position(|b| !b.is_ascii_digit())?;
    if !(4..=18).contains(&end) || end > 4 && digits.starts_with('0') {
        return None;
    }
    let (number, rest) = digits.split_at(end);
    // Its sign does not matter to the length of February.
    Some((number.parse().ok()?, rest))
}

fn two(text: &str) -> Option<(u8, &str)> {
    match text.as_bytes() {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] => Some(((a - b'0') * 10 + b - b'0', &text[2..])),
        _ => None,
    }
}

/// What follows a valid time of day.
fn time(text: &str) -> Option<&str> {
    let (hour, rest) = two(text)?;
    let (minute, rest) = two(rest.strip_prefix(':')?)?;
    let (second, rest) = two(rest.strip_prefix(':')?)?;
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(digits) => {
            let end = digits.bytes().take_while(u8::is_ascii_digit).count();
            if end == 0 {
                return None;
            }
            digits.split_at(end)
        }
        None => ("", rest),
    };
    let is_midnight = minute == 0 && second == 0 && fraction.bytes().all(|b| b == b'0');
    let is_valid = (hour < 24 || hour == 24 && is_midnight) && minute < 60 && second < 60;
    is_valid.then_some(rest)
}

/// Whether a text is a time zone, or nothing.
fn zone(text: &str) -> Option<()> {
    if matches!(text, "" | "Z") {
        return Some(());
    }
    let (hour, rest) = two(text.strip_prefix(['+', '-'])?)?;
    let (minute, rest) = two(rest.strip_prefix(':')?)?;
    let is_valid = (hour < 14 && minute < 60 || hour == 14 && minute == 0) && rest.is_empty();
    is_valid.then_some(())
}
