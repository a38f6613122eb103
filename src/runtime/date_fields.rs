//! The fields of dates and times (Part 2, 3.3.7 to 3.3.14).
#![allow(dead_code)]

/// Numbers of a date or time; those that it does not have are 0.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
    pub(crate) nanosecond: u32,
    pub(crate) offset_minutes: Option<i16>,
}

/// Takes a valid literal apart; `layout` is as in the module for dates.
pub(crate) fn read(text: &str, layout: &str) -> Fields {
    let mut fields = Fields::default();
    let mut rest = text;
    for field in layout.chars() {
        match field {
            'Y' => {
                let digits = rest.strip_prefix('-').unwrap_or(rest);
                let end = digits.find(|c: char| !c.is_ascii_digit());
                let end = end.map_or(rest.len(), |end| end + rest.len() - digits.len());
                let (year, tail) = rest.split_at_checked(end).unwrap_or_default();
                fields.year = year.parse().unwrap_or_default();
                rest = tail;
            }
            'M' => (fields.month, rest) = two_digits(rest),
            'D' => (fields.day, rest) = two_digits(rest),
            't' => {
                (fields.hour, rest) = two_digits(rest);
                (fields.minute, rest) = two_digits(rest.get(1..).unwrap_or_default());
                (fields.second, rest) = two_digits(rest.get(1..).unwrap_or_default());
                if let Some(digits) = rest.strip_prefix('.') {
                    rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
                    let count = digits.len() - rest.len();
                    let zeros = ::core::iter::repeat(b'0');
                    let nine = digits.bytes().take(count).chain(zeros).take(9);
                    fields.nanosecond =
                        nine.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
                }
            }
            _ => rest = rest.get(1..).unwrap_or_default(),
        }
    }
    fields.offset_minutes = offset(rest);
    fields
}

fn two_digits(text: &str) -> (u8, &str) {
    let (digits, rest) = text.split_at_checked(2).unwrap_or_default();
    (digits.parse().unwrap_or_default(), rest)
}

fn offset(text: &str) -> Option<i16> {
    let zone = text.strip_prefix(['+', '-']);
    let (hours, rest) = match zone {
        Some(zone) => two_digits(zone),
        None => return (text == "Z").then_some(0),
    };
    let (minutes, _) = two_digits(rest.get(1..).unwrap_or_default());
    let offset = i16::from(hours) * 60 + i16::from(minutes);
    Some(if text.starts_with('-') {
        -offset
    } else {
        offset
    })
}
