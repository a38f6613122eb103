//! Lines and their parts, and where generated code may be cut.

use crate::text::cells;

/// rustfmt's `max_width`.
pub(crate) const MAX_WIDTH: usize = 100;
/// rustfmt's `fn_call_width`: longer arguments stand on lines of their own.
pub(crate) const CALL_WIDTH: usize = 60;

/// A line, so many steps deeper than the one that it is a part of.
pub(crate) struct Part {
    pub(crate) level: usize,
    pub(crate) text: String,
}

pub(super) fn part(level: usize, text: impl Into<String>) -> Part {
    Part {
        level,
        text: text.into(),
    }
}

/// The type of a list's items stands on a line of its own where nothing else made the line fit; how much deeper,
/// depends on whether it is named.
pub(super) fn item(whole: Part, width: usize) -> Vec<Part> {
    let (level, text) = (whole.level, whole.text.as_str());
    if cells(text) + 4 * level <= width {
        return vec![whole];
    }
    for (open, more) in [("Vec<", 0), ("slice::Iter<", 0), ("IntoIterator<", 1)] {
        if let Some((head, rest)) = text.split_once(open)
            && let Some((of, tail)) = rest.split_once('>')
        {
            let mut parts = vec![part(level, format!("{head}{open}"))];
            let of = split(of).into_iter();
            parts.extend(of.map(|of| part(level + more + 1, format!("{of},"))));
            parts.push(part(level + more, format!(">{tail}")));
            return parts;
        }
    }
    vec![whole]
}

/// What stands before and after the first ` = ` of a line.
pub(super) fn assignment(line: &str) -> Option<(&str, &str)> {
    around(line, " = ")
}

/// What stands before and after the first `sign` of a line that is no part of a literal.
pub(super) fn around<'a>(line: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let mut places = code(line).map(|(place, _)| place);
    let place = places.find(|&place| line.get(place..).is_some_and(|l| l.starts_with(sign)))?;
    Some((line.get(..place)?, line.get(place + sign.len()..)?))
}

/// The parts between the commas of a list.
pub(super) fn split(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (place, c) in code(list) {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(list.get(start..place));
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(start..));
    let parts = parts.into_iter().map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The characters that stand outside of string literals, and no arrows.
pub(super) fn code(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quoted, mut escaped, mut before) = (false, false, ' ');
    text.char_indices().filter(move |(_, c)| {
        let is_arrow = *c == '>' && matches!(before, '-' | '=');
        before = *c;
        if quoted {
            quoted = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
            return false;
        }
        quoted = *c == '"';
        !quoted && !is_arrow
    })
}
