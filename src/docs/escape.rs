//! Text that Markdown and rustdoc leave as it is.

use crate::page::scan;

/// White space that counts for nothing in prose.
pub(super) fn is_space(c: char) -> bool {
    scan::is_space(c)
}

/// A paragraph of plain text: white space collapsed, everything special escaped.
pub(super) fn paragraph(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(is_space).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        escape_word(word, &mut out);
    }
    guard_line_start(&out)
}

/// A word without white space: addresses become links, special characters are escaped.
pub(super) fn escape_word(word: &str, out: &mut String) {
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
    let tildes = text.matches('~').count();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let special = match c {
            '`' | '*' | '[' | ']' | '|' => true,
            '\\' => after.is_none_or(|a| a.is_ascii_punctuation()),
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric))
            }
            '~' => tildes > 1,
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

/// A line that Markdown would not take for the beginning of a list, a heading, a quotation, or for the
/// line under a heading.
pub(super) fn guard_line_start(line: &str) -> String {
    let word = line.split(' ').next().unwrap_or("");
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = digits.len() < word.len() && matches!(digits, "." | ")");
    if number {
        let count = word.len() - 1;
        let (number, rest) = line.split_at_checked(count).unwrap_or((line, ""));
        return format!("{number}\\{rest}");
    }
    let only = |c: char| !word.is_empty() && word.chars().all(|x| x == c);
    if line.starts_with('>') || only('-') || only('+') || only('=') || only('#') || only('~') {
        return format!("\\{line}");
    }
    line.to_owned()
}
