//! Names from descriptions: which words of one are a name.
//!
//! A description is a sentence, and a name is short. So what begins behind the first bracket, semicolon or full stop
//! is left out, and what is longer than [`LONGEST`] is cut behind a word. Descriptions that then read the same are
//! told apart by their values, so that nothing need be told by a number.

use super::spell;
use crate::model::{Content, Model, ValueMarks};

/// Characters of a name from a description.
const LONGEST: usize = 48;

/// The words of a description that make a name; none when it has no letters, or only words that say nothing.
pub(super) fn words(description: &str) -> Option<String> {
    let text = description.trim();
    let text = text.split(['\n', ';']).next().unwrap_or("");
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        let stops = match c {
            '(' | '[' | '{' => at > 0,
            // `e.g.` and `No.` are followed by what they belong to.
            '.' => rest.is_empty() || ends_sentence(text.get(..at).unwrap_or(""), rest),
            _ => false,
        };
        if stops {
            end = at;
            break;
        }
    }
    let text = text.get(..end).unwrap_or("").trim_end();
    let text = if text.is_empty() {
        description.trim()
    } else {
        text
    };
    let short = shortened(text);
    short
        .contains(char::is_alphabetic)
        .then(|| short.to_owned())
}

/// Whether a full stop ends a sentence: a longer word before it, a capital behind it.
fn ends_sentence(before: &str, behind: &str) -> bool {
    let word = before.rsplit([' ', '.']).next().unwrap_or("");
    let next = behind.trim_start();
    word.chars().count() > 3 && next.len() < behind.len() && next.starts_with(char::is_uppercase)
}

/// The words of a text that fit.
fn shortened(text: &str) -> &str {
    let mut end = 0;
    let mut length = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        length += word.trim_end().chars().count();
        if length > LONGEST && end > 0 {
            break;
        }
        end += word.len();
    }
    let text = text.get(..end).unwrap_or(text);
    // A single word may still be too long.
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) if !text.contains(char::is_whitespace) => text.get(..at).unwrap_or(text),
        _ => text.trim_end(),
    }
}

/// The name of a description, told apart from others like it by the value.
pub(super) fn with_value(words: &str, literal: &str) -> String {
    let name = spell::readable(words);
    let value = spell::readable_part(literal);
    match name.ends_with(|c: char| c.is_numeric()) && value.starts_with(char::is_numeric) {
        true => format!("{name}_{value}"),
        false => [name, value].concat(),
    }
}

/// Lets every value that has no label be called after the first line of its documentation.
pub(crate) fn from_docs(model: &mut Model) {
    for simple_type in &mut model.types {
        let Content::Enumeration(enumeration) = &mut simple_type.content else {
            continue;
        };
        for value in &mut enumeration.values {
            let first = value
                .docs
                .first()
                .and_then(|doc| doc.markdown.lines().next());
            let Some(line) = first.filter(|_| value.label().is_none()) else {
                continue;
            };
            let marks = value
                .marks
                .get_or_insert_with(|| Box::new(ValueMarks::default()));
            marks.label = Some(plain(line));
        }
    }
}

/// A line of Markdown without its marks: escapes, emphasis, code, and the addresses of links.
fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '*' | '`' | '[' => {}
            ']' if chars.peek() == Some(&'(') => {
                let address = chars.by_ref().skip_while(|c| *c != ')');
                // Only the bracket is left of it.
                let _ = address.take(1).count();
            }
            ']' => {}
            c => text.push(c),
        }
    }
    text.trim_start_matches(['-', '#', '>', ' ']).to_owned()
}
