//! Names as XML 1.0 (fifth edition) means them, and what Part 2, 3.4 builds on them.
#![allow(dead_code)]

/// Whether a name can start with a character.
pub(crate) fn is_name_start(c: char) -> bool {
    ::core::matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name can hold a character.
pub(crate) fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || ::core::matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}'
            | '\u{203F}'..='\u{2040}')
}

/// Whether a text is a literal of `xs:NMTOKEN`.
pub(crate) fn is_nm_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_char)
}

/// Whether a text is a literal of `xs:Name`.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(is_name_start) && text.chars().all(is_name_char)
}

/// Whether a text is a literal of `xs:NCName`, a name without colon.
pub(crate) fn is_nc_name(text: &str) -> bool {
    is_name(text) && !text.contains(':')
}

/// Whether a text has the form of a literal of `xs:QName`.
pub(crate) fn is_q_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, local)) => is_nc_name(prefix) && is_nc_name(local),
        None => is_nc_name(text),
    }
}
