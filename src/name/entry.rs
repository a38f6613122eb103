//! A line of the record: `Color "red" = Red`.

use std::fmt::Write as _;

use crate::text::{Ident, is_identifier};

/// What stands in place of a type in the lines of modules: `mod "urn:example:unit" = unit`.
pub(super) const MODULES: &str = "mod";

/// A line of the file.
pub(super) fn line(path: &str, literal: &str, name: &Ident) -> String {
    let mut line = format!("{path} \"");
    for c in literal.chars() {
        match c {
            '"' | '\\' => line.extend(['\\', c]),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            // Line ends and directions of other scripts would mislead a reader.
            c if c.is_control()
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}') =>
            {
                // Writing to a `String` cannot fail.
                let _ = write!(line, "\\u{{{:X}}}", u32::from(c));
            }
            c => line.push(c),
        }
    }
    let _ = write!(line, "\" = {name}");
    line
}

/// Type, literal and name of a line.
pub(super) fn entry(line: &str) -> Option<(String, String, Ident)> {
    let (path, rest) = line.split_once(" \"")?;
    let is_path = path == MODULES || path.split("::").all(is_identifier);
    let mut literal = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => break,
            '\\' => literal.push(match chars.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => unicode(&mut chars)?,
                c @ ('"' | '\\') => c,
                _ => return None,
            }),
            c => literal.push(c),
        }
    }
    let name = chars.as_str().strip_prefix(" = ")?;
    (is_path && is_identifier(name)).then(|| (path.to_owned(), literal, name.into()))
}

/// What stands behind `\u`.
fn unicode(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let (digits, rest) = chars.as_str().strip_prefix('{')?.split_once('}')?;
    *chars = rest.chars();
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}
