//! Conversions from and to text.

use std::collections::HashSet;

use super::check::Parser;
use super::code::Code;
use super::error;
use super::file::File;
use super::literal::quoted;
use super::unit::Unit;

/// For every type that reads text. What reads is `#[inline]` in all types, for rustc compiles the rest of a library whether
/// somebody calls it or not: 1,000 enums take 9 s in release instead of 16, and 1,000 types of all kinds 10 instead of 17.
pub(super) const TRY_FROM_STR: &str = "\
impl ::core::convert::TryFrom<&str> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(text: &str) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}
";

/// For every enumeration; the first also for one whose text is not kept.
pub(super) const TO_TEXT: [&str; 3] = [
    TRY_FROM_STR,
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}
",
    "\
impl ::core::convert::AsRef<str> for $Type {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
",
];

/// For a type with a variant that holds the value of another type.
const FROM_PART: &str = "\
impl ::core::convert::From<$Part> for $Type {
    fn from(value: $Part) -> Self {
        Self::$Variant(value)
    }
}
";

/// For an enumeration whose values all have a text of the schema.
pub(super) const CLOSED: &str = "\
impl ::core::convert::From<$Type> for &'static str {
    fn from($value: $Type) -> Self {
        $value.as_str()
    }
}
";

const DEBUG: &str = "\
impl ::core::fmt::Debug for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let mut tuple = f.debug_tuple($name);
        tuple.field(&self.as_str()).finish()
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, parser: &Parser<'_>) {
    from_str(code, file, unit, parser);
    let (error, value) = (code.error(), unit.free("value"));
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("value", &value),
    ];
    let lints = file.lints(unit);
    let has_text = file.traits(unit).has_text;
    for template in TO_TEXT.iter().take(if has_text { 3 } else { 1 }) {
        code.item(lints, template, &names);
    }
    if !has_text {
        display(code, file, unit);
    }
    parts(code, file, unit);
    if unit.other().is_none() && !unit.is_typed() {
        code.item(lints, CLOSED, &names);
    }
}

/// Writes `Debug` where it is not derived.
pub(super) fn debug(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if file.debug_is_text(unit) {
        let name = quoted(unit.plain());
        let names = [("Type", unit.names.ident.as_str()), ("name", &name)];
        code.item(file.lints(unit), DEBUG, &names);
    }
}

/// Writes `From` each type that a variant holds.
fn parts(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let mut seen = HashSet::new();
    for ((variant, path), id) in file.typed(unit).iter().zip(unit.simple.parts()) {
        // Two names for one type are one type.
        if seen.insert(file.model.target(id)) {
            let names = [
                ("Type", unit.names.ident.as_str()),
                ("Part", path),
                ("Variant", variant),
            ];
            code.item(file.lints(unit), FROM_PART, &names);
        }
    }
}

/// Writes `Display` for a type whose variants do not all keep their text.
fn display(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let head = format!("impl ::core::fmt::Display for {} {{", unit.names.ident);
    code.item_block(file.lints(unit), head, |code| {
        let head = "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {";
        code.block(head, |code| {
            code.block("match self {", |code| {
                for (value, variant) in unit.values() {
                    let pad = format!("f.pad({})", quoted(&value.literal));
                    code.arm(&format!("Self::{variant}"), &pad);
                }
                for (variant, _) in file.typed(unit) {
                    let show = "::core::fmt::Display::fmt(value, f)";
                    code.arm(&format!("Self::{variant}(value)"), show);
                }
                if let Some(other) = unit.other() {
                    code.arm(&format!("Self::{other}(text)"), "f.pad(text.as_str())");
                }
            });
        });
    });
}

fn from_str(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, parser: &Parser<'_>) {
    let (error, refusal) = (code.error(), error::refusal(code, unit, "text"));
    let head = format!("impl ::core::str::FromStr for {} {{", unit.names.ident);
    code.item_block(file.lints(unit), head, |code| {
        code.line(format_args!("type Err = {error};"));
        code.gap();
        if let Some(docs) = parser.docs() {
            code.docs(&docs);
        }
        code.line("#[inline]");
        let head = format!("fn from_str(text: &str) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            error::closure(code, &refusal);
            parser.expression(code, ".ok_or_else(error)");
        });
    });
}
