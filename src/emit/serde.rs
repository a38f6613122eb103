//! serde's traits, by hand: as text in every format, through the one lookup, with an error that costs
//! the same whatever the number of values.

use super::code::Code;
use super::error;
use super::file::{File, Unit};
use crate::model::Content;

const TEMPLATE: &str = "\
impl ::serde::Serialize for $Type {
    fn serialize<$S: ::serde::Serializer>(
        &self,
        serializer: $S,
    ) -> ::core::result::Result<$S::Ok, $S::Error> {
?text         serializer.serialize_str(self.as_str())
?compact         if serializer.is_human_readable() {
?compact             serializer.serialize_str(self.as_str())
?compact         } else {
?compact             serializer.serialize_u32($index)
?compact         }
?list         serializer.collect_str(self)
    }
}

impl<'de> ::serde::Deserialize<'de> for $Type {
    #[inline]
    fn deserialize<$D: ::serde::Deserializer<'de>>(
        deserializer: $D,
    ) -> ::core::result::Result<Self, $D::Error> {
        let visitor = $Visitor {
            about: Self::$ABOUT,
?enum             parse: Self::$parse,
?list             parse: |text| text.parse().ok(),
?values             values: $values,
        };
?plain         deserializer.deserialize_str(visitor)
?compact         if deserializer.is_human_readable() {
?compact             deserializer.deserialize_str(visitor)
?compact         } else {
?compact             deserializer.deserialize_u32(visitor)
?compact         }
    }
}
";

/// What all types of a file are deserialized with.
const VISITOR: &str = "\
/// Reads a value as text, whatever the format; `about` is what the errors of its type point to.
?plain pub(crate) struct Visitor<T> {
?compact pub(crate) struct Visitor<T: 'static> {
    pub(crate) about: $About,
    pub(crate) parse: fn(&str) -> ::core::option::Option<T>,
?compact     pub(crate) values: &'static [T],
}

?plain impl<T> ::serde::de::Visitor<'_> for Visitor<T> {
?compact impl<T: Clone> ::serde::de::Visitor<'_> for Visitor<T> {
    type Value = T;

    #[inline]
    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
?short         let [name, expected] = self.about;
?long         let (name, expected, _) = self.about;
        f.write_str(name)?;
        f.write_str(\": \")?;
        f.write_str(expected)
    }

    #[inline]
    fn visit_str<E: ::serde::de::Error>(self, text: &str) -> ::core::result::Result<T, E> {
        let unexpected = ::serde::de::Unexpected::Str(text);
        (self.parse)(text).ok_or_else(|| E::invalid_value(unexpected, &self))
    }

?compact     #[inline]
?compact     fn visit_u64<E: ::serde::de::Error>(self, index: u64) -> ::core::result::Result<T, E> {
?compact         let unexpected = ::serde::de::Unexpected::Unsigned(index);
?compact         let index = usize::try_from(index).unwrap_or(usize::MAX);
?compact         let value = self.values.get(index).cloned();
?compact         value.ok_or_else(|| E::invalid_value(unexpected, &self))
?compact     }
?compact 
    #[inline]
    fn visit_bytes<E: ::serde::de::Error>(self, bytes: &[u8]) -> ::core::result::Result<T, E> {
        let unexpected = ::serde::de::Unexpected::Bytes(bytes);
        match ::core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(unexpected, &self)),
        }
    }
}
";

/// Whether a type is written as a number in binary formats: only a closed one that is wholly ours.
fn is_compact(file: &File<'_>, unit: &Unit<'_>) -> bool {
    file.options.serde_compact && unit.enumeration().is_some() && !file.by_match(unit)
}

/// Whether serde's traits are implemented for a type, which an alias has already.
pub(super) fn is_value(unit: &Unit<'_>) -> bool {
    !matches!(unit.simple.content, Content::Alias(_))
}

/// Writes what all types share into the module for that.
pub(super) fn emit_shared(code: &mut Code, file: &File<'_>) {
    let flag = |set: bool| if set { "yes" } else { "" };
    let compact = file.units().iter().any(|unit| is_compact(file, unit));
    let names = [
        ("About", error::about_type(file)),
        ("compact", flag(compact)),
        ("plain", flag(!compact)),
        ("long", flag(file.has_long_list())),
        ("short", flag(!file.has_long_list())),
    ];
    code.gap();
    code.template(VISITOR, &names);
}

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let is_compact = is_compact(file, unit);
    let (text, list, compact) = match &unit.simple.content {
        Content::Enumeration(_) if is_compact => ("", "", "yes"),
        Content::Enumeration(_) => ("yes", "", ""),
        Content::List(_) => ("", "yes", ""),
        Content::Alias(_) => return,
    };
    // Names of parameters must not hide the type's.
    let own = |wanted: &'static str, instead: &'static str| {
        if unit.names.ident == wanted {
            instead
        } else {
            wanted
        }
    };
    let index = match file.index_type(unit) {
        None => "*self as u32",
        Some("u32") => "self.0",
        Some(_) => "u32::from(self.0)",
    };
    // The visitor of a file is the same for all types.
    let has_values = file.units().iter().any(|unit| self::is_compact(file, unit));
    let values = match (has_values, is_compact) {
        (false, _) => "",
        (true, false) => "&[]",
        (true, true) => "Self::VALUES",
    };
    code.gap();
    code.template(
        TEMPLATE,
        &[
            ("Type", &unit.names.ident),
            ("text", text),
            ("list", list),
            ("compact", compact),
            ("plain", if compact.is_empty() { "yes" } else { "" }),
            ("index", index),
            ("S", own("S", "Ser")),
            ("D", own("D", "De")),
            ("Visitor", &file.in_support(unit, "Visitor")),
            ("ABOUT", &unit.free("ABOUT")),
            ("parse", &unit.free("parse")),
            ("enum", if list.is_empty() { "yes" } else { "" }),
            ("values", values),
        ],
    );
}
