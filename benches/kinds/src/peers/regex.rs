//! Newtypes that ask `regex`. The error keeps the text, as that of xsdgen does.

use std::str::FromStr;
use std::sync::LazyLock;

use ::regex::Regex;

use crate::hand::{Refused, refused};

macro_rules! newtype {
    ($name:ident, $pattern:literal) => {
        pub struct $name(pub String);

        impl FromStr for $name {
            type Err = Refused;

            fn from_str(text: &str) -> Result<Self, Refused> {
                static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("it is right"));
                if PATTERN.is_match(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(refused(text))
                }
            }
        }
    };
}

newtype!(Guid, r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z");
newtype!(Bic, r"\A[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\z");
newtype!(Text35, r"\A[\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]{1,35}\z");
