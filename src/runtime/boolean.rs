//! Truth values (Part 2, 3.3.2).
#![allow(dead_code)]

use ::core::fmt;

/// Reads a literal of `xs:boolean`.
pub(crate) fn read(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Writes a truth value as a word.
pub(crate) fn write(value: bool, out: &mut impl fmt::Write) -> fmt::Result {
    out.write_str(if value { "true" } else { "false" })
}
