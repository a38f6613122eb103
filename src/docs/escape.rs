//! Text that Markdown and rustdoc leave as it is.

use crate::markup::scan::is_space;

/// Writes a paragraph of plain text: white space collapsed, everything special escaped.
pub(super) fn paragraph<'a>(lines: impl IntoIterator<Item = &'a str>, out: &mut String) {
    let start = out.len();
    for line in lines {
        let mut rest = line;
        while !rest.is_empty() {
            let plain = plain_length(rest);
            let length = match plain {
                0 => rest.find(is_space).unwrap_or(rest.len()),
                _ => plain,
            };
            let (text, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            if out.len() > start && !text.is_empty() {
                out.push(' ');
            }
            match plain {
                0 => escape_word(text, out),
                _ => out.push_str(text),
            }
            rest = behind.trim_start_matches(is_space);
        }
    }
    guard_line_start(out, start);
}

/// Length of the words, one space apart, that a text begins with and that stay as they are.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Where the last word ended, and how far all is plain.
    let (mut end, mut at) = (0, 0);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let run = rest.iter().position(|b| !is_plain(*b));
        at += run.unwrap_or(rest.len());
        let in_word = at > 0 && bytes.get(at - 1) != Some(&b' ');
        let word_end = if in_word { at } else { end };
        match bytes.get(at) {
            None => return word_end,
            Some(b' ') if in_word => end = at,
            Some(b'\t'..=b'\r' | b' ') => return word_end,
            // What begins white space beyond ASCII, among much else.
            Some(0x80..) if !text.get(at..).unwrap_or("").starts_with(is_space) => {}
            Some(0x80..) => return word_end,
            Some(_) => return end,
        }
        at += 1;
    }
}

/// Whether a byte ends no word and means nothing to Markdown.
fn is_plain(byte: u8) -> bool {
    let ends = matches!(
        byte,
        b'\t'..=b'\r' | b' ' | 0xC2 | 0xE1 | 0xE2 | 0xE3 | 0xEF
    );
    !ends && !is_special(byte)
}

/// What Markdown can take for markup, or can be part of an address.
fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'`' | b'*' | b'[' | b']' | b'|' | b'\\' | b'_' | b'~' | b'<' | b'&' | b':'
    )
}

/// Writes a word without white space: addresses become links, special characters are escaped.
pub(super) fn escape_word(word: &str, out: &mut String) {
    if !word.bytes().any(is_special) {
        out.push_str(word);
        return;
    }
    let mut rest = word;
    while let Some(start) = address_start(rest) {
        let (before, tail) = rest.split_at_checked(start).unwrap_or((rest, ""));
        escape(before, out);
        let end = address_end(tail);
        let (address, behind) = tail.split_at_checked(end).unwrap_or((tail, ""));
        out.push('<');
        out.push_str(address);
        out.push('>');
        rest = behind;
    }
    escape(rest, out);
}

fn address_start(text: &str) -> Option<usize> {
    if !text.contains(':') {
        return None;
    }
    let found = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| text.find(scheme).map(|i| (i, i + scheme.len())))
        .min()?;
    let body = text.get(found.1..)?;
    body.starts_with(|c: char| c.is_alphanumeric())
        .then_some(found.0)
}

fn address_end(text: &str) -> usize {
    let stop = |c: char| {
        is_space(c)
            || matches!(
                c,
                '<' | '>' | '"' | '`' | '\\' | '{' | '}' | '|' | '^' | '\u{201c}' | '\u{201d}'
            )
    };
    let end = text.find(stop).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or(text);
    let trail = |c: char| ".,;:!?'*_]\u{2019}".contains(c);
    let mut trimmed = address.trim_end_matches(trail);
    // a closing parenthesis belongs to the address only when it was opened there
    let open = trimmed.matches('(').count();
    let mut extra = trimmed.matches(')').count().saturating_sub(open);
    while let Some(shorter) = trimmed.strip_suffix(')').filter(|_| extra > 0) {
        extra -= 1;
        trimmed = shorter.trim_end_matches(trail);
    }
    trimmed.len()
}

/// Escapes what Markdown would take for markup inside a line.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let special = match c {
            '`' | '*' | '[' | ']' | '|' => true,
            '\\' => after.is_none_or(|a| a.is_ascii_punctuation()),
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric))
            }
            '~' => text.matches('~').nth(1).is_some(),
            '<' => after
                .is_some_and(|a| a.is_alphanumeric() || matches!(a, '/' | '!' | '?' | '_' | ':')),
            '&' => is_reference(text.get(i..).unwrap_or("")),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether a text begins with what could be a character reference.
fn is_reference(text: &str) -> bool {
    let body = text.get(1..).unwrap_or("");
    let name = body.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < body.len() && name.starts_with(';')
}

/// Keeps Markdown from taking the line that begins at `start` for the beginning of a list, a heading, a
/// quotation, or for the line under a heading.
pub(super) fn guard_line_start(out: &mut String, start: usize) {
    if let Some(at) = mark(out.get(start..).unwrap_or("")) {
        out.insert(start + at, '\\');
    }
}

/// Where in a line a backslash keeps it from beginning a block.
pub(super) fn mark(line: &str) -> Option<usize> {
    let word = line.split(' ').next().unwrap_or("");
    let only = |c: u8| word.bytes().all(|b| b == c);
    match line.bytes().next() {
        Some(b'>') => Some(0),
        Some(c @ (b'-' | b'+' | b'=' | b'#' | b'~')) if only(c) => Some(0),
        Some(b'0'..=b'9') => {
            let sign = word.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(sign, "." | ")").then(|| word.len() - 1)
        }
        _ => None,
    }
}
