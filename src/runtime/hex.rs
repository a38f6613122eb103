//! Octets written in hexadecimal digits (Part 2, 3.3.15).
#![allow(dead_code)]

use ::core::fmt;

/// The length in octets of a literal of `xs:hexBinary`, when it is one.
pub(crate) fn length(text: &str) -> Option<usize> {
    let is_hex = text.len() & 1 == 0 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then_some(text.len() / 2)
}

/// Writes hexadecimal digits with capital letters.
pub(crate) fn write(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    text.chars()
        .try_for_each(|c| out.write_char(c.to_ascii_uppercase()))
}
