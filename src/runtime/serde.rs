//! How serde reads a value: as a text, whatever the format.
#![allow(dead_code)]

use ::core::fmt::Display;
use ::core::marker::PhantomData;
use ::core::str::FromStr;

/// Reads a text, and the value that it is; `type_name` is what errors call the type.
pub(crate) fn deserialize<'de, T, D>(
    deserializer: D,
    type_name: &'static str,
) -> Result<T, D::Error>
where
    T: FromStr<Err: Display>,
    D: ::serde::Deserializer<'de>,
{
    let value = PhantomData;
    deserializer.deserialize_str(Text { type_name, value })
}

pub(crate) struct Text<T> {
    pub(crate) type_name: &'static str,
    pub(crate) value: PhantomData<T>,
}

impl<T: FromStr<Err: Display>> ::serde::de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.type_name)
    }

    fn visit_str<E: ::serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_bytes<E: ::serde::de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        let unexpected = ::serde::de::Unexpected::Bytes(bytes);
        match ::core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(unexpected, &self)),
        }
    }
}
