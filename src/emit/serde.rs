//! serde's traits, by hand: as text in every format, through the one lookup, with an error that costs
//! the same whatever the number of values.

use super::code::{Code, quoted};
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
    fn deserialize<$D: ::serde::Deserializer<'de>>(
        deserializer: $D,
    ) -> ::core::result::Result<Self, $D::Error> {
        struct $Visitor;

        impl ::serde::de::Visitor<'_> for $Visitor {
            type Value = $Type;

            fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($name)?;
                f.write_str(<Self::Value>::$EXPECTED)
            }

            fn visit_str<$E: ::serde::de::Error>(
                self,
                text: &str,
            ) -> ::core::result::Result<Self::Value, $E> {
                let unexpected = ::serde::de::Unexpected::Str(text);
                <Self::Value>::$parse(text).ok_or_else(|| $E::invalid_value(unexpected, &self))
            }

?compact             fn visit_u64<$E: ::serde::de::Error>(
?compact                 self,
?compact                 index: u64,
?compact             ) -> ::core::result::Result<Self::Value, $E> {
?compact                 let unexpected = ::serde::de::Unexpected::Unsigned(index);
?compact                 let index = usize::try_from(index).unwrap_or(usize::MAX);
?compact                 let value = <Self::Value>::VALUES.get(index).copied();
?compact                 value.ok_or_else(|| $E::invalid_value(unexpected, &self))
?compact             }
?compact 
            fn visit_bytes<$E: ::serde::de::Error>(
                self,
                bytes: &[u8],
            ) -> ::core::result::Result<Self::Value, $E> {
                let unexpected = ::serde::de::Unexpected::Bytes(bytes);
                match ::core::str::from_utf8(bytes) {
                    ::core::result::Result::Ok(text) => self.visit_str(text),
                    _ => ::core::result::Result::Err($E::invalid_value(unexpected, &self)),
                }
            }
        }

?plain         deserializer.deserialize_str($Visitor)
?compact         if deserializer.is_human_readable() {
?compact             deserializer.deserialize_str($Visitor)
?compact         } else {
?compact             deserializer.deserialize_u32($Visitor)
?compact         }
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    // Only a closed enum that is wholly ours has numbers to write instead of text.
    let is_compact = file.options.serde_compact && !file.by_match(unit);
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
            ("E", own("E", "Er")),
            ("Visitor", own("Visitor", "TextVisitor")),
            ("parse", &unit.free("parse")),
            ("EXPECTED", &unit.free("EXPECTED")),
            ("name", &quoted(&format!("{}: ", unit.plain()))),
        ],
    );
}
