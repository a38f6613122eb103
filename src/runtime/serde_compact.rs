//! How serde reads a value that is a number where nobody reads it.

use ::core::{fmt, str::FromStr};

use super::serde_text::de;
use super::serde_text::{Deserializer, Read, Text};

/// Reads a text, or in a format that is not for people the index of the value.
pub(crate) fn deserialize<'de, T, D>(
    deserializer: D,
    type_name: &'static str,
    values: &'static [T],
) -> Read<'de, T, D>
where
    T: Copy + FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    let text = Text::of(type_name);
    if deserializer.is_human_readable() {
        deserializer.deserialize_str(Compact { text, values })
    } else {
        deserializer.deserialize_u32(Compact { text, values })
    }
}

struct Compact<T: 'static> {
    text: Text<T>,
    values: &'static [T],
}

impl<T: Copy + FromStr<Err: fmt::Display>> de::Visitor<'_> for Compact<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.expecting(f)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.text.visit_str(text)
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        self.text.visit_bytes(bytes)
    }

    fn visit_u64<E: de::Error>(self, index: u64) -> Result<T, E> {
        let value = usize::try_from(index).ok();
        let value = value.and_then(|index| self.values.get(index)).copied();
        let unexpected = de::Unexpected::Unsigned(index);
        value.ok_or_else(|| E::invalid_value(unexpected, &self))
    }
}
