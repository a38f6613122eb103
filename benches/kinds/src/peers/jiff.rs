//! Dates by `jiff`. Time zones of dates are unknown to it.

use std::str::FromStr;

use ::jiff::Error;
use ::jiff::civil::{Date, DateTime};
use ::jiff::fmt::temporal::{Pieces, PiecesOffset};

use crate::hand::trimmed;

pub struct Day(pub Date);

impl FromStr for Day {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        trimmed(text).parse().map(Self)
    }
}

pub struct Stamp(pub DateTime, pub Option<PiecesOffset>);

impl FromStr for Stamp {
    type Err = Option<Error>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let pieces = Pieces::parse(trimmed(text)).map_err(Some)?;
        let time = pieces.time().ok_or(None)?;
        Ok(Self(pieces.date().to_datetime(time), pieces.offset()))
    }
}
