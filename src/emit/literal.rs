//! Text as Rust: the one place where text of a document becomes code.

/// Writes a string literal. What cannot be seen or told from a plain space is written as an escape.
pub(super) fn string_literal(out: &mut String, text: &str) {
    out.push('"');
    if text
        .bytes()
        .all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
    {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '\'' | ' '..='!' | '#'..='[' | ']'..='~' => out.push(c),
                // `escape_debug` leaves alone what is visible.
                _ => out.extend(c.escape_debug()),
            }
        }
    }
    out.push('"');
}

/// A string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    string_literal(&mut out, text);
    out
}
