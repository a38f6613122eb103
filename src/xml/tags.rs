//! The tags of a document, one after the other, without a tree: for what must be known before the parser runs.
//!
//! A text that is not well-formed ends early; the parser says what is wrong with it.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::is_space;

/// An attribute as it is written.
#[derive(Debug)]
pub(super) struct Attribute<'t> {
    /// Its name with its prefix.
    pub(super) name: &'t str,
    /// Where its value stands, without the quotes.
    pub(super) value: Range<usize>,
}

/// A tag.
#[derive(Debug)]
pub(super) enum Tag<'t> {
    /// `<name …>` or `<name …/>`.
    Start {
        /// Its name with its prefix.
        name: &'t str,
        /// Where its `<` stands.
        start: usize,
        /// Where its name ends.
        name_end: usize,
        /// Whether it ends with `/>`.
        empty: bool,
    },
    /// `</name>`
    End,
}

/// See the module.
pub(super) struct Tags<'t> {
    text: &'t str,
    at: usize,
    /// Attributes of the start tag that was read last.
    pub(super) attributes: Vec<Attribute<'t>>,
}

impl<'t> Tags<'t> {
    /// The tags from a byte offset on.
    pub(super) fn new(text: &'t str, from: usize) -> Self {
        Self {
            text,
            at: from,
            attributes: Vec::new(),
        }
    }

    pub(super) fn next(&mut self) -> Option<Tag<'t>> {
        loop {
            let start = self.find(self.at, b"<")?;
            let rest = self.text.get(start..)?;
            if rest.starts_with("<!--") {
                self.at = self.find(start + 4, b"-->")? + 3;
            } else if rest.starts_with("<![CDATA[") {
                self.at = self.find(start + 9, b"]]>")? + 3;
            } else if rest.starts_with("<?") {
                self.at = self.find(start + 2, b"?>")? + 2;
            } else if rest.starts_with("<!") {
                self.at = start + 2;
            } else if rest.starts_with("</") {
                self.at = start + 2;
                return Some(Tag::End);
            } else {
                return self.start_tag(start);
            }
        }
    }

    fn find(&self, from: usize, what: &[u8]) -> Option<usize> {
        memmem::find(self.text.as_bytes().get(from..)?, what).map(|i| from + i)
    }

    fn start_tag(&mut self, start: usize) -> Option<Tag<'t>> {
        let bytes = self.text.as_bytes();
        let rest = self.text.get(start + 1..)?;
        let length = rest.find(|c| is_space(c) || c == '/' || c == '>')?;
        let name_end = start + 1 + length;
        self.attributes.clear();
        let mut name_from = name_end;
        let mut at = name_end;
        loop {
            match bytes.get(at)? {
                b'>' => break,
                quote @ (b'"' | b'\'') => {
                    let value = at + 1..at + 1 + memchr(*quote, bytes.get(at + 1..)?)?;
                    let name = self.text.get(name_from..at)?;
                    let name = name.trim_matches(|c| is_space(c) || c == '=');
                    at = value.end + 1;
                    name_from = at;
                    self.attributes.push(Attribute { name, value });
                }
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(Tag::Start {
            name: rest.get(..length)?,
            start,
            name_end,
            empty: bytes.get(at - 1) == Some(&b'/'),
        })
    }
}
