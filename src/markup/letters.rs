//! The characters that XML on pages is made of, and what converters put in their place.

/// White space inside tags: what XML says, and what converters put in its place.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// White space collapsed, U+00A0 too: for prose, never for literals.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(is_space).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A QName's prefix (empty when it has none) and local part.
pub(crate) fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' | '\u{2033}'
    )
}

/// Whether `close` can end a value that `open` began.
pub(super) fn closes(open: char, close: char) -> bool {
    match open {
        '"' | '\'' => open == close,
        // converters turn some quotes of a pair and leave others
        '\u{2018}' | '\u{2019}' => matches!(close, '\u{2018}' | '\u{2019}' | '\''),
        _ => matches!(close, '\u{201c}' | '\u{201d}' | '\u{2033}' | '"'),
    }
}

pub(super) fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | ':')
}

pub(super) fn is_name(c: char) -> bool {
    is_name_start(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{b7}')
}

/// The text from a byte offset on.
pub(crate) fn rest(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or("")
}
