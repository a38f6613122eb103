//! How serde reads a value: as a text, whatever the format.

pub(crate) use self::de::{Deserialize, Deserializer};
pub(crate) use self::ser::{Serialize, Serializer};
use ::core::{fmt, marker::PhantomData, str::FromStr};
pub(crate) use ::serde::{de, ser}; // Is serde missing? `cargo add serde`

/// What writing gives, and what reading gives.
pub(crate) type Written<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;
pub(crate) type Read<'de, T, D> = Result<T, <D as Deserializer<'de>>::Error>;

/// Reads the text of a type that has this name in errors.
pub(crate) struct Text<T>(&'static str, PhantomData<T>);

impl<T> Text<T> {
    pub(crate) fn of(type_name: &'static str) -> Self {
        Self(type_name, PhantomData)
    }
}

impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        self.visit_str(::core::str::from_utf8(bytes).map_err(E::custom)?)
    }
}
