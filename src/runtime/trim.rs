//! White space around a text (Part 2, 4.3.6).
#![allow(dead_code)]

/// What `find` makes of a text, or of the text without the XML white space around it.
#[inline]
pub(crate) fn find_trimmed<T>(text: &str, find: fn(&str) -> Option<T>) -> Option<T> {
    match find(text) {
        None => find_inside(text, find),
        found => found,
    }
}

#[cold]
#[inline(never)]
fn find_inside<T>(text: &str, find: fn(&str) -> Option<T>) -> Option<T> {
    find(trimmed(text)?)
}

/// The text without the XML white space around it; `None` when there is none.
pub(crate) fn trimmed(text: &str) -> Option<&str> {
    const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];
    let bytes = text.as_bytes();
    // Nearly every text that is not a value is not a value without white space either.
    let is_space = |byte: &u8| SPACES.contains(&char::from(*byte));
    let is_around = is_space(bytes.first()?) || is_space(bytes.last()?);
    is_around.then(|| text.trim_matches(SPACES))
}
