//! How serde reads a value: as a text, whatever the format.

use ::core::{fmt, marker::PhantomData, str::FromStr};

/// Reads the text of a type that has this name in errors.
pub(crate) struct Text<T>(&'static str, PhantomData<T>);

impl<T> Text<T> {
    pub(crate) fn of(type_name: &'static str) -> Self {
        Self(type_name, PhantomData)
    }
}

impl<T: FromStr<Err: fmt::Display>> ::serde::de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: ::serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_bytes<E: ::serde::de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        let text = ::core::str::from_utf8(bytes).map_err(E::custom)?;
        self.visit_str(text)
    }
}
