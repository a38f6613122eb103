//! Addresses as XML Schema 1.0 means them.

use super::characters::is_xml_text;

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
        let rest = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(rest)
    };
    let path = match address.split_once(':') {
        Some((first, _)) if first.contains(['/', '?']) => true,
        Some((scheme, rest)) => is_scheme(scheme) && !rest.is_empty(),
        None => true,
    };
    is_xml_text(text) && escapes && path && !fragment.contains('#')
}
