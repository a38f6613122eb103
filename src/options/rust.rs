//! Pieces of Rust that options hold. Each is read before it is written into generated code, so that it can be nothing
//! but what it stands for: no option ends the item that it is about.

use std::fmt;

use crate::text::is_identifier;

/// A path of identifiers, such as `rkyv::Archive`, to derive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivePath(String);

/// What stands between `#[` and `]`: a path, and what it is applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute(String);

/// A visibility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visibility(String);

impl DerivePath {
    /// Reads a path.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        is_path(text).then(|| Self(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Attribute {
    /// Reads what stands between `#[` and `]`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(|c: char| !(c == ':' || c == '#' || is_word(c)));
        let (path, rest) = text.split_at(end.unwrap_or(text.len()));
        let applies = match rest.trim_start().chars().next() {
            None | Some('(' | '[' | '{') => is_one_group(rest.trim_start()),
            Some('=') => is_value(
                rest.trim_start()
                    .strip_prefix('=')
                    .unwrap_or("")
                    .trim_start(),
            ),
            Some(_) => false,
        };
        let is = is_path(path) && applies;
        is.then(|| Self(text.to_owned()))
    }
}

impl Visibility {
    /// Reads a visibility.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let inner = text.strip_prefix("pub").map(str::trim_start);
        let scope = inner.and_then(|i| i.strip_prefix('(')?.strip_suffix(')'));
        let is_scope = |scope: &str| match scope.trim().strip_prefix("in ") {
            Some(path) => is_module(path.trim()),
            None => matches!(scope.trim(), "crate" | "self" | "super"),
        };
        let is = text.is_empty() || text == "pub" || scope.is_some_and(is_scope);
        is.then(|| Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DerivePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Identifiers with `::` between them, and perhaps before them.
fn is_path(text: &str) -> bool {
    let text = text.strip_prefix("::").unwrap_or(text);
    let is_root = |(i, step): (usize, &str)| i == 0 && matches!(step, "crate" | "self" | "super");
    let mut steps = text.split("::").map(str::trim).enumerate();
    steps.all(|(i, step)| is_identifier(step) || is_root((i, step)))
}

/// A path to a module, which may go up several times.
fn is_module(text: &str) -> bool {
    let text = text.strip_prefix("::").unwrap_or(text);
    let is_step = |step: &str| is_identifier(step) || matches!(step, "crate" | "self" | "super");
    text.split("::").map(str::trim).all(is_step)
}

fn is_word(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_continue(c)
}

/// Nothing, or one group in brackets with nothing behind it.
fn is_one_group(text: &str) -> bool {
    text.is_empty() || closes_at(text).is_some_and(|end| end == text.len())
}

/// A literal, or a path that may be called: `"text"`, `1`, `concat!("a", "b")`.
fn is_value(text: &str) -> bool {
    if let Some(inside) = text.strip_prefix('"') {
        return behind_string(inside) == Some("");
    }
    let prefix = text.trim_start_matches(['b', 'c']);
    if let (Some(inside), 1) = (prefix.strip_prefix('"'), text.len() - prefix.len()) {
        return behind_string(inside) == Some("");
    }
    if behind_word(text) == Some("") {
        return !text.is_empty();
    }
    let (path, rest) = text.split_once('!').unwrap_or((text, ""));
    is_path(path.trim()) && !rest.is_empty() && is_one_group(rest.trim_start())
}

/// Where the bracket that a text begins with is closed. `None` when it never is, when brackets don't match, or when there
/// is a comment, which could hide what follows.
fn closes_at(text: &str) -> Option<usize> {
    let mut open: Vec<char> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..)?;
        rest = match c {
            '(' => push(&mut open, ')', after),
            '[' => push(&mut open, ']', after),
            '{' => push(&mut open, '}', after),
            ')' | ']' | '}' => {
                if open.pop() != Some(c) {
                    return None;
                }
                if open.is_empty() {
                    return Some(text.len() - after.len());
                }
                after
            }
            '"' => behind_string(after)?,
            '\'' => behind_quote(after)?,
            '/' if after.starts_with(['/', '*']) => return None,
            c if is_word(c) => behind_word(rest)?,
            ' ' | '\t' | '\n' => after,
            c if c.is_ascii_punctuation() && !matches!(c, '\\' | '`') => after,
            _ => return None,
        };
    }
    None
}

fn push<'a>(open: &mut Vec<char>, close: char, after: &'a str) -> &'a str {
    open.push(close);
    after
}

/// What follows a string whose first quotation mark was read.
fn behind_string(text: &str) -> Option<&str> {
    let mut escaped = false;
    let end = text.find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    text.get(end + 1..)
}

/// What follows an apostrophe: the rest of a character, or a lifetime.
fn behind_quote(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    match (chars.next()?, chars.next()) {
        ('\\', Some(escape)) => {
            let tail = text.get(1 + escape.len_utf8()..)?;
            tail.get(tail.find('\'')? + 1..)
        }
        ('\'', _) => None,
        (c, Some('\'')) => text.get(c.len_utf8() + 1..),
        (c, _) if is_word(c) => Some(text),
        _ => None,
    }
}

/// What follows a word, a number, or a raw string or identifier.
fn behind_word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if !matches!(word, "r" | "br" | "cr") {
        return Some(rest);
    }
    let behind = rest.trim_start_matches('#');
    let marks = rest.get(..rest.len() - behind.len())?;
    match behind.strip_prefix('"') {
        Some(inside) => {
            let end = format!("\"{marks}");
            inside.get(inside.find(&end)? + end.len()..)
        }
        None => Some(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write_is_read() {
        for path in [
            "Default",
            "clap::ValueEnum",
            "::rkyv::Archive",
            "crate::own::Derive",
            "r#type::X",
        ] {
            assert!(DerivePath::parse(path).is_some(), "{path}");
        }
        let attributes = [
            "must_use",
            "repr(u8)",
            "cfg_attr(feature = \"rkyv\", derive(rkyv::Archive))",
            "serde(rename = \"a)]\", with = 'a', raw = r#\"\"]\"#)",
            "doc = \"text with ] and // in it\"",
            "doc = concat!(\"a\", \"b\")",
            "a = 1",
            "a = r#\"b\"#",
            "a = b\"c\"",
            "diagnostic::on_unimplemented(message = \"m\")",
            "foo{a: 'x, b: '\\'', c: b'['}",
        ];
        for attribute in attributes {
            assert!(Attribute::parse(attribute).is_some(), "{attribute}");
        }
        for visibility in [
            "",
            "pub",
            "pub(crate)",
            "pub (self)",
            "pub(in crate::a)",
            "pub(in super::super)",
        ] {
            assert!(Visibility::parse(visibility).is_some(), "{visibility}");
        }
    }

    #[test]
    fn what_would_end_its_item_is_refused() {
        let paths = [
            "",
            "Clone, Copy",
            "Clone)] fn injected() {} #[derive(Copy",
            "a::<b>",
            "a b",
            "a::",
            "Clone //",
        ];
        for path in paths {
            assert!(DerivePath::parse(path).is_none(), "{path}");
        }
        let attributes = [
            "",
            "must_use] fn injected() {} #[must_use",
            "doc = \"\"] fn injected() {} #[doc = \"\"",
            "a(] fn injected() {} #[a(",
            "a // ",
            "a(/* )",
            "a = \"",
            "a = r#\"\" ] fn injected() {} #[b",
            "a('\\'')] fn injected() {} #[b = 'x'",
            "a(')') ] struct B; #[c",
            "a!()",
            "a(b) c",
            "a =",
            "a = b c",
            "a = == b",
            "a = \"b\" c",
        ];
        for attribute in attributes {
            assert!(Attribute::parse(attribute).is_none(), "{attribute}");
        }
        for visibility in [
            "pub fn injected() {} pub",
            "pub(crate) mod x {} pub(crate)",
            "pub(in a b)",
            "pub(",
            "crate",
        ] {
            assert!(Visibility::parse(visibility).is_none(), "{visibility}");
        }
    }

    proptest! {
           #[test]
           fn what_is_read_is_one_attribute(text in "(a|b = |[\\]\\[(){}\"'#/\\\\r*! ,]){1,12}") {
               if let Some(attribute) = Attribute::parse(&text) {
                   // What Rust cannot read at all is the user's to mend; what it reads is one attribute on one item.
                   if let Ok(file) = syn::parse_file(&format!("#[{attribute}]\nstruct S;")) {
                       let one = matches!(file.items.as_slice(), [syn::Item::Struct(item)] if item.attrs.len() == 1);
    prop_assert!(one, "{text}");
                   }
               }
           }
       }
}
