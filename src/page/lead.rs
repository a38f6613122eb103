//! The value that a text begins with, and the description behind it.

use crate::markup::scan::{collapse, is_space};

/// Signs between a value and its description.
const SEPARATORS: [&str; 7] = [":", "-", "\\-", "–", "—", "=", "\u{2192}"];

/// Longest text that stands before a separator, or alone in the first paragraph, and is taken for a value.
const LONG: usize = 100;

/// Whether a paragraph begins with something set apart: bold, code, emphasis or a quotation.
pub(super) fn marked(markdown: &str) -> bool {
    markdown.starts_with(['*', '`', '"', '\u{201c}', '«', '\''])
}

/// Takes the value apart that a text begins with: "**value**: text", "`value` (since 2.0) – text",
/// "`one` or `other`: text", "value: text".
pub(super) fn split(markdown: &str) -> Option<(String, &str)> {
    let (key, rest) = leading(markdown)?;
    let rest = rest.trim_start_matches(is_space);
    let behind = SEPARATORS
        .iter()
        .find_map(|s| rest.strip_prefix(s))
        .or(key.ends_with(':').then_some(rest))?;
    let key = key.trim_end_matches(':').to_owned();
    let text = behind.trim_start_matches(is_space);
    (!key.is_empty() && !text.is_empty()).then_some((key, text))
}

/// The same where the value stands alone in the first paragraph.
pub(super) fn alone(markdown: &str) -> Option<(String, &str)> {
    let (first, rest) = markdown.split_once("\n\n")?;
    let is_value = first.len() < LONG && !first.contains('\n') && !first.ends_with('.');
    let key = match leading(first) {
        Some((key, "")) => key,
        _ => unescape(first.trim_matches(['*', '`'])),
    };
    let key = key.trim_end_matches(':').to_owned();
    (is_value && !key.is_empty()).then_some((key, rest))
}

/// The same where only the markup sets it apart: "`value` text". What goes on in lower case is a sentence of which the
/// value is a part.
pub(super) fn unseparated(markdown: &str) -> Option<(String, &str)> {
    let (key, rest) = set_apart(markdown).filter(|_| markdown.starts_with(['*', '`']))?;
    let text = rest.trim_start_matches(is_space);
    let sentence = text.starts_with(char::is_lowercase);
    let apart = text.len() < rest.len() && text.starts_with(char::is_alphanumeric);
    (apart && !key.is_empty()).then_some((key, if sentence { markdown } else { text }))
}

/// The value that two spaces or more set apart from its description, as texts for terminals do.
pub(super) fn spaced(text: &str) -> Option<&str> {
    let line = text.trim_start_matches(is_space).lines().next()?;
    let (key, rest) = line.split_once("  ")?;
    let is_word = !key.is_empty() && !key.contains(is_space) && key.len() < LONG;
    let ends = key.ends_with(['.', '!', '?', ':', ';', ',']);
    (is_word && !ends && !rest.trim_start().is_empty()).then_some(key)
}

/// A paragraph that is only a value set apart: "**value**".
pub(super) fn only(markdown: &str) -> Option<String> {
    let (key, rest) = set_apart(markdown)?;
    let key = key.trim_end_matches(':').to_owned();
    (rest.is_empty() && key.len() < LONG && !key.is_empty()).then_some(key)
}

/// What is set apart at the beginning, or stands before the first separator, and what follows.
fn leading(markdown: &str) -> Option<(String, &str)> {
    if let Some((mut key, mut rest)) = set_apart(markdown) {
        // "`one` or `other`"
        while let Some((other, behind)) = another(rest) {
            key.push_str(" or ");
            key.push_str(&other);
            rest = behind;
        }
        // "`one` (since 2.0)"
        let addition = rest.trim_start_matches(is_space).strip_prefix('(');
        if let Some((inside, behind)) = addition.and_then(|a| a.split_once(')'))
            && inside.len() < LONG
        {
            rest = behind;
        }
        return Some((key, rest));
    }
    if markdown.starts_with(['*', '`', '"', '\'', '\u{201c}', '«', '„']) {
        return None;
    }
    let first = markdown.lines().next().unwrap_or("");
    let end = [": ", " - ", " – ", " — ", " = "]
        .iter()
        .filter_map(|s| first.find(s))
        .min()
        .filter(|&end| end < LONG)?;
    let (key, rest) = markdown.split_at_checked(end)?;
    Some((unescape(key), rest))
}

/// Another value set apart: "or `other`".
fn another(rest: &str) -> Option<(String, &str)> {
    let rest = rest.trim_start_matches(is_space);
    let joined = ["or ", "and ", ", ", "/ ", "/"]
        .iter()
        .find_map(|s| rest.strip_prefix(s))?;
    set_apart(joined.trim_start_matches(is_space))
}

/// What a text begins with when that is bold, emphasised, code or quoted, and what follows.
fn set_apart(markdown: &str) -> Option<(String, &str)> {
    for mark in ["**", "*", "``", "`", "\"", "'"] {
        let Some(body) = markdown.strip_prefix(mark) else {
            continue;
        };
        let (inner, rest) = body.split_once(mark)?;
        let inner = inner.trim_matches(['*', '`', '"']);
        return Some((unescape(inner), rest));
    }
    for (open, close) in [('\u{201c}', '\u{201d}'), ('«', '»'), ('„', '“')] {
        if let Some(body) = markdown.strip_prefix(open) {
            let (inner, rest) = body.split_once(close)?;
            return Some((unescape(inner), rest));
        }
    }
    None
}

/// Text without the backslashes that keep Markdown from reading it.
fn unescape(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(c);
    }
    collapse(&out)
}

#[cfg(test)]
mod tests {
    use super::{alone, only, spaced, split, unseparated};

    #[test]
    fn values_at_the_beginning() {
        for (text, key, rest) in [
            ("**a b**: text", "a b", "text"),
            ("**a:** text", "a", "text"),
            ("`a-b` - text", "a-b", "text"),
            ("*a* — text", "a", "text"),
            ("**`a`** – text", "a", "text"),
            ("\"a\" = text", "a", "text"),
            ("a\\_: text", "a_", "text"),
            ("`a` or `b`: text", "a or b", "text"),
            ("`a` (since 2.0): text", "a", "text"),
        ] {
            assert_eq!(split(text), Some((key.to_owned(), rest)), "{text}");
        }
        for text in ["A sentence.", "**a**", "**a** and b"] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn values_in_paragraphs_of_their_own() {
        assert_eq!(alone("**a**\n\ntext"), Some(("a".to_owned(), "text")));
        assert_eq!(alone("a b\n\ntext"), Some(("a b".to_owned(), "text")));
        assert_eq!(alone("A sentence.\n\ntext"), None);
        assert_eq!(only("**a:**"), Some("a".to_owned()));
        assert_eq!(only("**a** and more"), None);
    }

    #[test]
    fn values_without_a_separator() {
        assert_eq!(unseparated("`a` Text."), Some(("a".to_owned(), "Text.")));
        assert_eq!(
            unseparated("`a` is on"),
            Some(("a".to_owned(), "`a` is on"))
        );
        assert_eq!(unseparated("`a`, text"), None);
        assert_eq!(spaced("  block    Data is sent."), Some("block"));
        assert_eq!(spaced("Yes.  It is"), None);
        assert_eq!(spaced("one word\n  more"), None);
    }
}
