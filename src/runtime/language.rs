//! Names of languages (Part 2, 3.4.3).

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
