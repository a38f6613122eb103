//! serde's traits, by hand: as text in every format, through the one lookup, with the error of `FromStr`; numbers and
//! truth values as such where that is asked for.
//!
//! serde itself is named in one place, by a run-time module: rustc passes over all that follows from an import that
//! fails, so that a crate without serde gets one error.

use super::atomic::kind::{self, Kind};
use super::code::Code;
use super::file::File;
use super::lints::Lints;
use super::literal::quoted;
use super::unit::Unit;
use crate::model::Content;
use crate::runtime::Module;

const SERIALIZE: &str = "\
impl $serde::Serialize for $Type {
    fn serialize<$S: $serde::Serializer>(&self, serializer: $S) -> $serde::Written<$S> {
        serializer.$write
    }
}
";

const SERIALIZE_COMPACT: &str = "\
impl $serde::Serialize for $Type {
    fn serialize<$S: $serde::Serializer>(&self, serializer: $S) -> $serde::Written<$S> {
        if serializer.is_human_readable() {
            serializer.serialize_str(self.as_str())
        } else {
            serializer.serialize_u32($index)
        }
    }
}
";

const DESERIALIZE: &str = "\
impl<'de> $serde::Deserialize<'de> for $Type {
    fn deserialize<$D: $serde::Deserializer<'de>>(deserializer: $D) -> $serde::Read<'de, Self, $D> {
        let visitor = $visitor;
        deserializer.deserialize_$form(visitor)
    }
}
";

const DESERIALIZE_COMPACT: &str = "\
impl<'de> $serde::Deserialize<'de> for $Type {
    fn deserialize<$D: $serde::Deserializer<'de>>(deserializer: $D) -> $serde::Read<'de, Self, $D> {
        $read(deserializer, $name, Self::VALUES)
    }
}
";

/// JSON has no number for infinity and what is no number.
const SERIALIZE_FLOAT: &str = "\
impl $serde::Serialize for $Type {
    fn serialize<$S: $serde::Serializer>(&self, serializer: $S) -> $serde::Written<$S> {
        if serializer.is_human_readable() && !self.get().is_finite() {
            serializer.collect_str(self)
        } else {
            serializer.$write
        }
    }
}
";

const DESERIALIZE_FLOAT: &str = "\
impl<'de> $serde::Deserialize<'de> for $Type {
    fn deserialize<$D: $serde::Deserializer<'de>>(deserializer: $D) -> $serde::Read<'de, Self, $D> {
        let visitor = $visitor;
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(visitor)
        } else {
            deserializer.deserialize_$form(visitor)
        }
    }
}
";

/// Writes both traits for an enumeration that is text in every format. `name` is an expression for the type's name.
pub(super) fn as_text(code: &mut Code, ident: &str, name: &str) {
    let serde = code.module_path(Module::SerdeText);
    let visitor = format!("{serde}::Text::of({name})");
    let names = [
        ("Type", ident),
        ("serde", &serde),
        ("write", "serialize_str(self.as_str())"),
        ("visitor", &visitor),
        ("form", "str"),
        ("S", "S"),
        ("D", "D"),
    ];
    code.item(Lints::default(), SERIALIZE, &names);
    code.item(Lints::default(), DESERIALIZE, &names);
}

/// What serde calls the number or the truth value that a type holds.
fn native(unit: &Unit<'_>) -> Option<&'static str> {
    match Kind::of(&kind::of(unit.simple)?.datatype) {
        Kind::Integer(range) => Some(range.rust),
        Kind::Float(rust) => Some(rust),
        Kind::Boolean => Some("bool"),
        _ => None,
    }
}

/// Writes both traits for a type, unless it is another name for one that has them already.
pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let is_enumeration = match &unit.simple.content {
        Content::Enumeration(_) => true,
        Content::List(_) | Content::Atomic(_) => false,
        Content::Alias(_) | Content::Text => return,
    };
    // Only a closed enumeration that is wholly ours is a number in binary formats.
    let is_compact = file.options.serde_compact && is_enumeration && !file.by_match(unit);
    // Names of parameters must not hide the type's.
    let own = |wanted: &'static str, instead: &'static str| {
        let is_taken = unit.names.ident == wanted;
        if is_taken { instead } else { wanted }
    };
    let index = match file.index_type(unit) {
        None => "*self as u32",
        Some("u32") => "self.0",
        Some(_) => "u32::from(self.0)",
    };
    let name = quoted(unit.plain());
    let serde = code.module_path(Module::SerdeText);
    let write = match file.traits(unit).has_text {
        true => "serialize_str(self.as_str())",
        false => "collect_str(self)",
    };
    let native = file.options.serde_native.then(|| native(unit)).flatten();
    let write = match native {
        Some(number) => format!("serialize_{number}(self.get())"),
        None => write.to_owned(),
    };
    let read = match native {
        Some(_) => code.runtime(Module::SerdeNative, "Native"),
        None if is_compact => code.runtime(Module::SerdeCompact, "deserialize"),
        None => format!("{serde}::Text"),
    };
    let visitor = format!("{read}::of({name})");
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("serde", &serde),
        ("name", &name),
        ("write", &write),
        ("read", &read),
        ("visitor", &visitor),
        ("form", native.unwrap_or("str")),
        ("index", index),
        ("S", own("S", "Ser")),
        ("D", own("D", "De")),
    ];
    let (serialize, deserialize) = match native {
        Some("f32" | "f64") => (SERIALIZE_FLOAT, DESERIALIZE_FLOAT),
        None if is_compact => (SERIALIZE_COMPACT, DESERIALIZE_COMPACT),
        _ => (SERIALIZE, DESERIALIZE),
    };
    code.item(file.lints(unit), serialize, &names);
    code.item(file.lints(unit), deserialize, &names);
}
