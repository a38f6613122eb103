//! White space as XML means it: space, tab, line feed and carriage return (Part 2, 4.3.6).
#![allow(dead_code)]

use ::core::fmt;

/// The items of a list, which XML white space separates.
pub(crate) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r'])
        .filter(|item| !item.is_empty())
}

/// The characters of a text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapsed(text: &str) -> impl Iterator<Item = char> + '_ {
    items(text).enumerate().flat_map(|(index, item)| {
        let space = if index == 0 { "" } else { " " };
        space.chars().chain(item.chars())
    })
}

/// Writes a text with each run of XML white space as one space, and none at the ends.
pub(crate) fn collapse(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    collapsed(text).try_for_each(|c| out.write_char(c))
}

/// Writes a text with each tab, line feed and carriage return as a space.
pub(crate) fn replace(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    let space = |c| {
        if ::core::matches!(c, '\t' | '\n' | '\r') {
            ' '
        } else {
            c
        }
    };
    text.chars().try_for_each(|c| out.write_char(space(c)))
}
