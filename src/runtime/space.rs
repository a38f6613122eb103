//! White space as XML means it: space, tab, line feed and carriage return (Part 2, 4.3.6).

/// Takes XML white space off both ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

/// The items of a list, which XML white space separates.
pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r'])
        .filter(|item| !item.is_empty())
}

/// Writes a text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapse<W: ::core::fmt::Write>(text: &str, out: &mut W) -> ::core::fmt::Result {
    let mut rest = items(text);
    out.write_str(rest.next().unwrap_or(""))?;
    rest.try_for_each(|item| {
        out.write_char(' ')?;
        out.write_str(item)
    })
}

/// Writes a text with each tab, line feed and carriage return as a space.
pub(crate) fn replace<W: ::core::fmt::Write>(text: &str, out: &mut W) -> ::core::fmt::Result {
    let mut parts = text.split(['\t', '\n', '\r']);
    out.write_str(parts.next().unwrap_or(""))?;
    parts.try_for_each(|part| {
        out.write_char(' ')?;
        out.write_str(part)
    })
}
