//! Dates by `chrono`. Time zones of dates are unknown to it.

use std::str::FromStr;

use ::chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, ParseError};

use crate::hand::trimmed;

pub struct Day(pub NaiveDate);

impl FromStr for Day {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        trimmed(text).parse().map(Self)
    }
}

pub enum Stamp {
    Zoned(DateTime<FixedOffset>),
    Local(NaiveDateTime),
}

impl FromStr for Stamp {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = trimmed(text);
        match DateTime::parse_from_rfc3339(text) {
            Ok(zoned) => Ok(Self::Zoned(zoned)),
            Err(_) => text.parse().map(Self::Local),
        }
    }
}
