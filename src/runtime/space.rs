//! White space as XML means it: space, tab, line feed and carriage return (Part 2, 4.3.6).

/// The text without the XML white space around it; `None` when there is none.
#[inline]
pub(crate) fn trimmed(text: &str) -> ::core::option::Option<&str> {
    let bytes = text.as_bytes();
    let is_space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    if !bytes.first().is_some_and(is_space) && !bytes.last().is_some_and(is_space) {
        return None;
    }
    Some(text.trim_matches([' ', '\t', '\n', '\r']))
}

/// The items of a list, which XML white space separates.
pub(crate) fn items(text: &str) -> impl ::core::iter::Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r'])
        .filter(|item| !item.is_empty())
}

/// The characters of a text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapsed(text: &str) -> impl ::core::iter::Iterator<Item = char> + '_ {
    items(text).enumerate().flat_map(|(index, item)| {
        let space = if index == 0 { "" } else { " " };
        space.chars().chain(item.chars())
    })
}

/// Writes a text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapse<W: ::core::fmt::Write>(text: &str, out: &mut W) -> ::core::fmt::Result {
    collapsed(text).try_for_each(|c| out.write_char(c))
}

/// Writes a text with each tab, line feed and carriage return as a space.
pub(crate) fn replace<W: ::core::fmt::Write>(text: &str, out: &mut W) -> ::core::fmt::Result {
    let space = |c| {
        if matches!(c, '\t' | '\n' | '\r') {
            ' '
        } else {
            c
        }
    };
    text.chars().try_for_each(|c| out.write_char(space(c)))
}
