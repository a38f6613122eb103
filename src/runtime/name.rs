//! Names and characters as XML 1.0 (fifth edition) means them, and what Part 2, 3.4 builds on them.

/// Whether a text may stand in an XML document.
pub(crate) fn is_xml_text(text: &str) -> bool {
    let allowed =
        |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.chars().all(allowed)
}

/// Whether a name can start with a character.
pub(crate) fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name can hold a character.
pub(crate) fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}'
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

/// Whether a text is a literal of `xs:language`.
pub(crate) fn is_language(text: &str) -> bool {
    let short = |part: &str| (1..=8).contains(&part.len());
    let alphanumeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    short(first)
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| short(part) && alphanumeric(part))
}

/// What XML Schema 1.0 asks of `xs:anyURI` (3.2.17): a reference of RFC 2396 after the escaping of XLink 5.4,
/// as far as that can be broken: `%` without two hexadecimal digits, a second `#`, nothing after the scheme,
/// or a colon in the first segment that ends no scheme.
pub(crate) fn is_uri_reference(text: &str) -> bool {
    let escapes = text.split('%').skip(1).all(|part| {
        let mut bytes = part.bytes();
        let mut digit = || bytes.next().is_some_and(|b| b.is_ascii_hexdigit());
        digit() && digit()
    });
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    let is_scheme = |scheme: &str| {
        let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(rest)
    };
    let path = match address.split_once(':') {
        Some((first, _)) if first.contains(['/', '?']) => true,
        Some((scheme, rest)) => is_scheme(scheme) && !rest.is_empty(),
        None => true,
    };
    is_xml_text(text) && escapes && path && !fragment.contains('#')
}
