//! Decimals by `rust_decimal`.

use std::str::FromStr;

use ::rust_decimal::{Decimal, Error};

use crate::hand::trimmed;

pub struct Amount(pub Decimal);

impl FromStr for Amount {
    type Err = Option<Error>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = Decimal::from_str_exact(trimmed(text)).map_err(Some)?.normalize();
        if number.scale() <= 2 && number.mantissa().unsigned_abs() < 10_u128.pow(18) {
            Ok(Self(number))
        } else {
            Err(None)
        }
    }
}
