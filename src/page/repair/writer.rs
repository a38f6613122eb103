//! Writes the documents that schema text becomes: what is sound as it stands, the rest quoted and escaped anew.

use std::collections::BTreeSet;
use std::ops::Range;

use super::prefixes::{self, Prefixes, XSD};
use crate::markup::mapped::{Mapped, leading_reference};
use crate::markup::scan;

/// A document that is being written, or done.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) out: Mapped,
    /// Where it begins and ends in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is definitions without `xs:schema`.
    pub(super) bare: bool,
}

/// See the module.
pub(super) struct Writer<'a> {
    pub(super) input: &'a Mapped,
    pub(super) prefixes: &'a Prefixes,
    pub(super) current: Option<Document>,
    pub(super) documents: Vec<Document>,
    /// What was mended, and at which offset of the text.
    pub(super) notes: Vec<(String, usize)>,
    /// Whether text between declarations was told of.
    stray: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(input: &'a Mapped, prefixes: &'a Prefixes) -> Self {
        Self {
            input,
            prefixes,
            current: None,
            documents: Vec::new(),
            notes: Vec::new(),
            stray: false,
        }
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.input.text.get(range.clone()).unwrap_or("")
    }

    pub(super) fn note(&mut self, message: String, at: usize) {
        self.notes.push((message, at));
    }

    pub(super) fn begin(&mut self, at: usize, bare: bool) {
        self.current = Some(Document {
            start: at,
            end: at,
            bare,
            ..Document::default()
        });
        if bare {
            let all = || self.prefixes.all();
            let declarations: String = all().map(|(p, uri)| declaration(p, uri)).collect();
            let root = match all().find(|(_, uri)| *uri == XSD) {
                Some((prefix, _)) if !prefix.is_empty() => format!("{prefix}:schema"),
                _ => "schema".to_owned(),
            };
            self.write(&format!("<{root}{declarations}>"), at);
        }
    }

    pub(super) fn finish(&mut self, end: usize) {
        let Some(mut document) = self.current.take() else {
            return;
        };
        if document.bare {
            let root: String = document
                .out
                .text
                .chars()
                .skip(1)
                .take_while(|c| !c.is_whitespace() && *c != '>')
                .collect();
            document.out.replace(&format!("</{root}>"), end);
        }
        document.end = document.end.max(document.start + 1);
        self.documents.push(document);
    }

    /// The document goes on at least to here.
    pub(super) fn reach(&mut self, end: usize) {
        if let Some(document) = &mut self.current {
            document.end = end;
        }
    }

    pub(super) fn write(&mut self, text: &str, at: usize) {
        let at = self.input.map.source_offset(at as u32) as usize;
        if let Some(document) = &mut self.current {
            document.out.replace(text, at);
        }
    }

    pub(super) fn verbatim(&mut self, range: Range<usize>) {
        let input = self.input;
        if let Some(document) = &mut self.current {
            document.end = range.end;
            document.out.append(input, range);
        }
    }

    pub(super) fn comment(&mut self, range: Range<usize>) {
        let body = self.slice(&(range.start + 4..range.end.saturating_sub(3)));
        if body.contains("--") || body.ends_with('-') || body.chars().any(|c| !is_xml_char(c)) {
            let mut body: String = body.chars().filter(|c| is_xml_char(*c)).collect();
            while body.contains("--") {
                body = body.replace("--", "- -");
            }
            self.write(&format!("<!--{body} -->"), range.start);
        } else {
            self.verbatim(range);
        }
    }

    /// Text between declarations means nothing; its white space keeps the lines apart.
    pub(super) fn between(&mut self, range: Range<usize>, is_inside: bool) {
        let text = self.slice(&range);
        let plain: String = text
            .chars()
            .filter(|c| matches!(c, '\n' | ' ' | '\t'))
            .collect();
        if plain.len() == text.len() {
            self.verbatim(range);
            return;
        }
        let shown = text.trim_matches(scan::is_space);
        if !shown.is_empty() && !self.stray && is_inside {
            self.stray = true;
            let shown: String = shown.chars().take(40).collect();
            let message = format!("text between declarations is left out: `{shown}`");
            self.note(message, range.start);
        }
        self.write(&plain, range.start);
    }

    /// Copies text, escaping what XML does not let stand.
    pub(super) fn escaped(&mut self, range: Range<usize>, in_value: bool) {
        let text = self.slice(&range);
        let mut done = 0;
        for (i, c) in text.char_indices() {
            let (instead, length): (String, usize) = match c {
                '&' => match text.get(i..).and_then(leading_reference) {
                    Some((_, length))
                        if is_xml_reference(text.get(i..i + length).unwrap_or("")) =>
                    {
                        continue;
                    }
                    Some((decoded, length)) => (decoded, length),
                    None => ("&amp;".to_owned(), 1),
                },
                '<' => ("&lt;".to_owned(), 1),
                '"' if in_value => ("&quot;".to_owned(), 1),
                '>' if !in_value => ("&gt;".to_owned(), 1),
                _ if !is_xml_char(c) => (String::new(), c.len_utf8()),
                _ => continue,
            };
            if i < done {
                continue;
            }
            self.verbatim(range.start + done..range.start + i);
            self.write(&instead, range.start + i);
            done = i + length;
        }
        self.verbatim(range.start + done..range.end);
    }

    /// Writes a start tag with straight quotes; that of `root` declares all prefixes.
    pub(super) fn tag(&mut self, tag: &Tag, root: bool) {
        let mut seen = BTreeSet::new();
        self.write("<", tag.range.start);
        self.verbatim(tag.name.clone());
        for attribute in scan::attributes(&self.input.text, tag.attributes.clone()) {
            let name = self.slice(&attribute.name);
            if !seen.insert(name.to_owned()) || name.matches(':').count() > 1 {
                continue;
            }
            self.write(" ", attribute.name.start);
            self.verbatim(attribute.name.clone());
            self.write("=\"", attribute.name.end);
            self.value(name, &attribute.value);
            self.write("\"", attribute.value.end);
        }
        if root {
            let missing: String = self
                .prefixes
                .all()
                .filter(|(p, _)| !p.is_empty() && !seen.contains(&format!("xmlns:{p}")))
                .map(|(p, uri)| declaration(p, uri))
                .collect();
            self.write(&missing, tag.attributes.end);
        }
        let end = if tag.empty { "/>" } else { ">" };
        self.write(end, tag.attributes.end);
        self.reach(tag.range.end);
    }

    /// Writes the value of an attribute that has this name.
    fn value(&mut self, name: &str, range: &Range<usize>) {
        let value = self.slice(range);
        if name.starts_with("xmlns") && prefixes::is_misspelt_xsd(value) {
            let message = format!("`{value}` is taken for the namespace of XML Schema, `{XSD}`");
            self.note(message, range.start);
            self.write(XSD, range.start);
        } else if name.starts_with("xmlns:") && value.is_empty() {
            let undeclared = format!("{}{name}", prefixes::UNDECLARED);
            self.write(&undeclared, range.start);
        } else {
            self.escaped(range.clone(), true);
        }
    }
}

/// A start tag as it stands in the text.
pub(super) struct Tag {
    pub(super) range: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) attributes: Range<usize>,
    pub(super) empty: bool,
}

fn declaration(prefix: &str, uri: &str) -> String {
    let uri = uri
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    match prefix {
        "" => format!(" xmlns=\"{uri}\""),
        "xml" => String::new(),
        _ => format!(" xmlns:{prefix}=\"{uri}\""),
    }
}

/// A reference that every XML parser knows.
fn is_xml_reference(reference: &str) -> bool {
    reference.starts_with("&#")
        || matches!(reference, "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&apos;")
}

fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
