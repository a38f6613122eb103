//! Octets written in Base64 (Part 2, 3.3.16).
#![allow(dead_code)]

use ::core::fmt;

/// The length in octets of a literal of `xs:base64Binary`, when it is one.
pub(crate) fn length(text: &str) -> Option<usize> {
    let letters = |c: &char| !::core::matches!(c, ' ' | '\t' | '\n' | '\r');
    let (mut count, mut padding, mut last) = (0, 0, 'A');
    for c in text.chars().filter(letters) {
        match c {
            '=' => padding += 1,
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' if padding == 0 => last = c,
            _ => return None,
        }
        count += 1;
    }
    // The bits of the last letter that no octet needs are zero.
    let ends = match padding {
        0 => true,
        1 => "AEIMQUYcgkosw048".contains(last),
        2 => "AQgw".contains(last),
        _ => false,
    };
    (ends && count % 4 == 0).then(|| count / 4 * 3 - padding)
}

/// Writes a Base64 literal without white space.
pub(crate) fn write(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let mut parts = text.split([' ', '\t', '\n', '\r']);
    parts.try_for_each(|part| out.write_str(part))
}
