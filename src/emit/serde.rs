//! serde's traits, by hand: as text in every format, through the one lookup, with an error that costs
//! the same whatever the number of values.

use super::code::{Code, quoted};
use super::file::Unit;
use crate::model::Content;

const TEMPLATE: &str = "\
impl ::serde::Serialize for $Type {
    fn serialize<$S: ::serde::Serializer>(
        &self,
        serializer: $S,
    ) -> ::core::result::Result<$S::Ok, $S::Error> {
?text         serializer.serialize_str(self.as_str())
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

        deserializer.deserialize_str($Visitor)
    }
}
";

pub(super) fn emit(code: &mut Code, unit: &Unit<'_>) {
    let (text, list) = match &unit.simple.content {
        Content::Enumeration(_) => ("yes", ""),
        Content::List(_) => ("", "yes"),
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
    code.gap();
    code.template(
        TEMPLATE,
        &[
            ("Type", &unit.names.ident),
            ("text", text),
            ("list", list),
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
