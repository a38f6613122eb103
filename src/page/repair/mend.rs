//! Writes schema text anew so that it is well-formed: decides which tags belong to a document, and where those stand
//! that are missing.

use std::ops::Range;

use super::balance::{has_name, is_balanced, is_type};
use super::grammar;
use super::open::{Open, OpenElements};
use super::prefixes::Prefixes;
use super::writer::{Tag, Writer};
use crate::markup::mapped::Mapped;
use crate::markup::scan::{self, Scanner, Token, split};

/// See the module.
pub(super) struct Mender<'a> {
    pub(super) writer: Writer<'a>,
    /// Start and end tags do not match: place them by what XML Schema allows.
    torn: bool,
    open: OpenElements,
}

impl<'a> Mender<'a> {
    pub(super) fn new(input: &'a Mapped, prefixes: &'a Prefixes) -> Self {
        Self {
            writer: Writer::new(input, prefixes),
            torn: !is_balanced(&input.text),
            open: OpenElements::default(),
        }
    }

    /// Reads all of the text.
    pub(super) fn run(&mut self) {
        let text = &self.writer.input.text;
        for token in Scanner::new(text) {
            match token {
                Token::Start {
                    range,
                    name,
                    attributes,
                    empty,
                } => self.start(&Tag {
                    range,
                    name,
                    attributes,
                    empty,
                }),
                Token::End { range, name } => self.end(range, &name),
                Token::Text(range) => self.text(range),
                Token::Comment(range) => self.writer.comment(range),
                Token::CData(range, _) => self.writer.verbatim(range),
                Token::Prolog(_) => {}
            }
        }
        let end = text.len();
        if let (_, Some(open)) = self.open.outermost_written() {
            let message = format!(
                "`{}` is not closed: the schema text ends in the middle",
                open.name
            );
            self.writer.note(message, open.at);
        }
        self.close_to(0, end);
        self.writer.finish(end);
    }

    /// Whether what comes now is content that is not XML Schema's: documentation, appinfo, other elements.
    fn is_foreign(&self) -> bool {
        matches!(self.open.parent(), Some("documentation" | "appinfo" | ""))
    }

    fn start(&mut self, tag: &Tag) {
        let qname = self.writer.slice(&tag.name);
        let (_, local) = split(qname);
        let is_schema = self.writer.prefixes.is_schema(qname) && !self.is_foreign();
        let at = tag.range.start;
        if is_schema && self.torn {
            let named = is_type(local) && has_name(&self.writer.input.text, tag.attributes.clone());
            self.make_room(local, named, at);
        }
        let written = self.open.is_inside() || (is_schema && self.opens_document(local, at));
        if written {
            if is_schema && local == "restriction" {
                self.imply_simple_type(qname, at);
            }
            self.writer.tag(tag, local == "schema" && is_schema);
        }
        if !tag.empty {
            self.open.push(Open {
                name: qname.to_owned(),
                schema: if is_schema { local } else { "" }.to_owned(),
                written,
                at,
            });
        } else if written && local == "schema" {
            self.writer.finish(tag.range.end);
        }
    }

    /// Whether an element of XML Schema outside all documents stands in one: it is a schema, or one of the definitions
    /// that a document without `xs:schema` has.
    fn opens_document(&mut self, local: &str, at: usize) -> bool {
        if local == "schema" {
            self.writer.finish(at);
            self.writer.begin(at, false);
            return true;
        }
        let is_top = grammar::is_top(local);
        if is_top && self.writer.current.is_none() {
            self.writer.begin(at, true);
        }
        is_top
    }

    /// Writes the `xs:simpleType` that is missing around an `xs:restriction`.
    fn imply_simple_type(&mut self, restriction: &str, at: usize) {
        if !matches!(
            self.open.parent(),
            Some("attribute" | "element" | "list" | "union")
        ) {
            return;
        }
        let prefix = restriction.strip_suffix("restriction").unwrap_or("");
        let simple = format!("{prefix}simpleType");
        self.writer.write(&format!("<{simple}>"), at);
        let message = format!("`<{simple}>` is missing around this `{restriction}`");
        self.writer.note(message, at);
        self.open.push(Open {
            name: simple,
            schema: "simpleType".to_owned(),
            written: true,
            at,
        });
    }

    /// Closes elements that cannot hold `local`, when one further out can.
    /// A type with a name stands at the top, whatever was left open.
    fn make_room(&mut self, local: &str, named: bool, at: usize) {
        let Some(top) = self.open.parent() else {
            return;
        };
        let allows =
            |parent: &str| grammar::allows(parent, local) && (!named || grammar::is_root(parent));
        if top.is_empty() || allows(top) {
            return;
        }
        if local == "restriction" && matches!(top, "attribute" | "element") {
            return;
        }
        // At the top of bare definitions everything can be closed.
        let bare = self.writer.current.as_ref().is_some_and(|d| d.bare) && grammar::is_top(local);
        let depth = match self.open.innermost(allows) {
            Some(index) => index + 1,
            None if bare => self.open.outermost_written().0,
            None => return,
        };
        self.note_unclosed(depth);
        self.close_to(depth, at);
    }

    fn note_unclosed(&mut self, depth: usize) {
        if let Some(open) = self.open.get(depth).filter(|o| o.written) {
            let message = format!("`{}` is not closed", open.name);
            self.writer.note(message, open.at);
        }
    }

    fn end(&mut self, range: Range<usize>, name: &Range<usize>) {
        let qname = self.writer.slice(name);
        let Some(index) = self.open.closed_by(qname) else {
            if self.open.is_inside() {
                let message = format!("`</{qname}>` closes nothing and is left out");
                self.writer.note(message, range.start);
            }
            return;
        };
        if index + 1 < self.open.len() {
            self.note_unclosed(index + 1);
            self.close_to(index + 1, range.start);
        }
        let Some(open) = self.open.pop() else { return };
        if open.written {
            if open.name == qname {
                self.writer.verbatim(range.clone());
            } else {
                self.writer.write(&format!("</{}>", open.name), range.start);
            }
            if open.schema == "schema" && !self.open.is_inside() {
                self.writer.finish(range.end);
            }
        } else if !self.open.is_inside() {
            self.writer.finish(range.start);
        }
        self.writer.reach(range.end);
    }

    fn close_to(&mut self, depth: usize, at: usize) {
        while self.open.len() > depth {
            if let Some(open) = self.open.pop().filter(|o| o.written) {
                self.writer.write(&format!("</{}>", open.name), at);
            }
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let blank = self.writer.slice(&range).chars().all(scan::is_space);
        if blank || !self.is_foreign() {
            self.writer.between(range, self.open.is_inside());
        } else {
            self.writer.escaped(range, false);
        }
    }
}
