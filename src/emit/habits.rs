//! What strum's derives offer besides: comparison with text, `TryFrom<String>`, reading in constants.

use std::fmt::Write as _;

use super::code::Code;
use super::file::File;
use super::unit::{LARGE, Unit};

const COMPARE: [&str; 2] = [
    "\
impl ::core::cmp::PartialEq<str> for $Type {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == text
    }
}
",
    "\
impl ::core::cmp::PartialEq<&str> for $Type {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == *text
    }
}
",
];

const TRY_FROM_STRING: &str = "\
impl ::core::convert::TryFrom<$String> for $Type {
    type Error = $Error;

    fn try_from(text: $String) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}
";

/// Writes what has a trait, for an enumeration.
pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return;
    }
    let (error, string) = (code.error(), code.string());
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("String", &string),
    ];
    if file.traits(unit).has_text {
        for template in COMPARE {
            code.item(file.lints(unit), template, &names);
        }
    }
    code.item(file.lints(unit), TRY_FROM_STRING, &names);
}

/// Whether there is a function for constants. The compiler's time for it grows faster than the list.
fn has_from_literal(unit: &Unit<'_>) -> bool {
    let count = unit.names.variants.len();
    (1..=LARGE).contains(&count) && unit.free("from_literal") == "from_literal"
}

/// Writes the function for constants.
pub(super) fn from_literal(code: &mut Code, unit: &Unit<'_>) {
    if !has_from_literal(unit) {
        return;
    }
    code.gap();
    code.doc_line(
        "The value that the schema spells so, character by character; also for constants.",
    );
    code.line("#[must_use]");
    let head = "pub const fn from_literal(text: &str) -> ::core::option::Option<Self> {";
    code.block(head, |code| {
        code.block("match text.as_bytes() {", |code| {
            for (value, variant) in unit.values() {
                let some = format!("::core::option::Option::Some(Self::{variant})");
                code.arm(&bytes(&value.literal), &some);
            }
            code.exact_line("_ => ::core::option::Option::None,");
        });
    });
}

/// What an enumeration offers more, for the comparison with another version.
pub(super) fn offers(file: &File<'_>, unit: &Unit<'_>) -> Vec<String> {
    let mut offers = vec!["impl TryFrom<String>".to_owned()];
    if file.traits(unit).has_text {
        offers.push("impl PartialEq<str>".to_owned());
    }
    if has_from_literal(unit) {
        offers.push("fn from_literal(text) -> Option<Self>".to_owned());
    }
    offers
}

/// A text as a literal of bytes: a `match` in a constant cannot compare texts.
fn bytes(text: &str) -> String {
    let mut literal = String::from("b\"");
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => literal.extend(['\\', char::from(byte)]),
            b' '..=b'~' => literal.push(char::from(byte)),
            _ => {
                // Writing to a `String` cannot fail.
                let _ = write!(literal, "\\x{byte:02x}");
            }
        }
    }
    literal.push('"');
    literal
}
