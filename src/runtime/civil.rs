//! Dates and times as calendars count them: with a year 0.
#![allow(dead_code)]

use ::core::fmt::Write as _;

use super::buffer::Text;
use super::date_fields::{self, Fields};

/// Takes a valid literal apart; in XSD 1.0, where `new` is false, the year before 1 is -1.
pub(crate) fn read(text: &str, layout: &str, new: bool) -> Fields {
    let mut fields = date_fields::read(text, layout);
    if !new && fields.year < 0 {
        fields.year += 1;
    }
    fields
}

/// Writes a literal. What cannot be one, such as a leap second, gives a text that is refused.
pub(crate) fn write(fields: &Fields, layout: &str, new: bool) -> Text<64> {
    let mut text = Text::new();
    let year = match fields.year {
        year if !new && year < 1 => year - 1,
        year => year,
    };
    for field in layout.chars() {
        // It all fits.
        let _ = match field {
            'Y' if year < 0 => ::core::write!(text, "-{:04}", year.unsigned_abs()),
            'Y' => ::core::write!(text, "{year:04}"),
            'M' => ::core::write!(text, "{:02}", fields.month),
            'D' => ::core::write!(text, "{:02}", fields.day),
            't' => write_time(fields, &mut text),
            other => text.write_char(other),
        };
    }
    if let Some(minutes) = fields.offset_minutes {
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
        let _ = match minutes {
            0 => text.write_char('Z'),
            _ => ::core::write!(text, "{sign}{hours:02}:{rest:02}"),
        };
    }
    text
}

fn write_time(fields: &Fields, text: &mut Text<64>) -> ::core::fmt::Result {
    // More than a second of nanoseconds is how crates write a leap second.
    let second = u32::from(fields.second) + fields.nanosecond / 1_000_000_000;
    ::core::write!(text, "{:02}:{:02}:{second:02}", fields.hour, fields.minute)?;
    match fields.nanosecond % 1_000_000_000 {
        0 => Ok(()),
        nanosecond => {
            let mut digits = Text::<9>::new();
            ::core::write!(digits, "{nanosecond:09}")?;
            ::core::write!(text, ".{}", digits.as_str().trim_end_matches('0'))
        }
    }
}

/// Whole minutes of so many seconds; of others, more than any time zone has.
pub(crate) fn offset(seconds: i32) -> Option<i16> {
    let minutes = i16::try_from(seconds / 60).ok();
    Some(minutes.filter(|_| seconds % 60 == 0).unwrap_or(i16::MAX))
}
