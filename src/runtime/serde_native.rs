//! How serde reads a number or a truth value, as such or as a text.

use ::core::{fmt, str::FromStr};

use super::buffer::shown;
use super::serde_text::de;
use super::serde_text::{Deserializer, Read, Text};

/// Reads a value of a type that has this name in errors.
pub(crate) struct Native<T>(Text<T>);

impl<T> Native<T> {
    pub(crate) fn of(type_name: &'static str) -> Self {
        Self(Text::of(type_name))
    }
}

/// All that is no text is read as the literal of the same value.
macro_rules! visit {
    ($($name:ident $number:ty;)*) => {
        $(fn $name<E: de::Error>(self, number: $number) -> Result<T, E> {
            self.visit_str(shown(number).as_str())
        })*
    };
}

impl<'de, T: FromStr<Err: fmt::Display>> de::DeserializeSeed<'de> for Native<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Read<'de, T, D> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> de::Visitor<'de> for Native<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        de::Visitor::expecting(&self.0, f)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        de::Visitor::visit_str(self.0, text)
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        de::Visitor::visit_bytes(self.0, bytes)
    }

    /// What quick-xml makes of an element of which it does not know that it holds a text.
    fn visit_map<A>(self, mut map: A) -> Result<T, <A as de::MapAccess<'de>>::Error>
    where
        A: de::MapAccess<'de>,
    {
        let refused = || de::Error::custom("a number or a text is expected, not a map");
        if map.next_key::<&str>()? != Some("$text") {
            return Err(refused());
        }
        let value = map.next_value_seed(self)?;
        match map.next_key::<&str>()? {
            None => Ok(value),
            Some(_) => Err(refused()),
        }
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        match number {
            f64::INFINITY => self.visit_str("INF"),
            f64::NEG_INFINITY => self.visit_str("-INF"),
            _ => self.visit_str(shown(number).as_str()),
        }
    }

    visit! {
        visit_bool bool;
        visit_i64 i64;
        visit_u64 u64;
        visit_i128 i128;
        visit_u128 u128;
    }
}
