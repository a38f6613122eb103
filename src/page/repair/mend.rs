//! Writes schema text anew so that it is well-formed: tags closed, quotes straight, references escaped.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::grammar;
use super::prefixes::{self, Prefixes, XSD};
use crate::markup::mapped::{Mapped, leading_reference};
use crate::markup::scan::{self, Scanner, Token, split};
use crate::schema::xsd::is_element;

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

/// An element that is open.
struct Open {
    /// As written, or as it would be written.
    name: String,
    /// Local name when it is an element of XML Schema, else empty.
    schema: String,
    /// Whether it stands in the document that is being written.
    written: bool,
    /// Where its start tag is.
    at: usize,
}

/// See the module.
pub(super) struct Mender<'a> {
    input: &'a Mapped,
    prefixes: &'a Prefixes,
    /// Start and end tags do not match: place them by what XML Schema allows.
    torn: bool,
    open: Vec<Open>,
    /// How many open elements have a local name, in lower case: those that have none are not looked for.
    names: HashMap<String, usize>,
    /// How many open elements of XML Schema in the document have a local name.
    parents: HashMap<String, usize>,
    current: Option<Document>,
    pub(super) documents: Vec<Document>,
    /// What was mended, and at which offset of the text.
    pub(super) notes: Vec<(String, usize)>,
    stray: bool,
}

impl<'a> Mender<'a> {
    pub(super) fn new(input: &'a Mapped, prefixes: &'a Prefixes) -> Self {
        Self {
            input,
            prefixes,
            torn: !is_balanced(&input.text),
            open: Vec::new(),
            names: HashMap::new(),
            parents: HashMap::new(),
            current: None,
            documents: Vec::new(),
            notes: Vec::new(),
            stray: false,
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.input.text.get(range.clone()).unwrap_or("")
    }

    /// Reads all of the text.
    pub(super) fn run(&mut self) {
        let input = self.input;
        for token in Scanner::new(&input.text) {
            match token {
                Token::Start {
                    range,
                    name,
                    attributes,
                    empty,
                } => self.start(range, name, attributes, empty),
                Token::End { range, name } => self.end(range, &name),
                Token::Text(range) => self.text(range),
                Token::Comment(range) => self.comment(range),
                Token::CData(range, _) => self.verbatim(range),
                Token::Prolog(_) => {}
            }
        }
        let end = input.text.len();
        if let Some(open) = self.open.iter().find(|o| o.written) {
            let message = format!(
                "`{}` is not closed: the schema text ends in the middle",
                open.name
            );
            self.notes.push((message, open.at));
        }
        self.close_to(0, end);
        self.finish(end);
    }

    /// Local name of the innermost open element of XML Schema in the document.
    fn parent(&self) -> Option<&str> {
        let open = self.open.last().filter(|o| o.written)?;
        Some(&open.schema)
    }

    /// Whether what comes now is content that is not XML Schema's: documentation, appinfo, other elements.
    fn is_foreign(&self) -> bool {
        matches!(self.parent(), Some("documentation" | "appinfo" | ""))
    }

    fn start(
        &mut self,
        range: Range<usize>,
        name: Range<usize>,
        attributes: Range<usize>,
        empty: bool,
    ) {
        let qname = self.slice(&name);
        let (_, local) = split(qname);
        let is_schema = self.prefixes.is_schema(qname) && !self.is_foreign();
        if is_schema && self.torn {
            let named = is_type(local) && has_name(&self.input.text, attributes.clone());
            self.make_room(local, named, range.start);
        }
        let written = if self.is_inside() {
            true
        } else if !is_schema {
            false
        } else if local == "schema" {
            self.finish(range.start);
            self.begin(range.start, false);
            true
        } else if grammar::is_top(local) {
            if self.current.is_none() {
                self.begin(range.start, true);
            }
            true
        } else {
            false
        };
        if written {
            let implied = local == "restriction"
                && is_schema
                && matches!(
                    self.parent(),
                    Some("attribute" | "element" | "list" | "union")
                );
            if implied {
                let prefix = qname.strip_suffix(local).unwrap_or("");
                let simple = format!("{prefix}simpleType");
                self.write(&format!("<{simple}>"), range.start);
                self.notes.push((
                    format!("`<{simple}>` is missing around this `{qname}`"),
                    range.start,
                ));
                self.push(Open {
                    name: simple,
                    schema: "simpleType".to_owned(),
                    written: true,
                    at: range.start,
                });
            }
            self.tag(
                &range,
                &name,
                attributes,
                empty,
                local == "schema" && is_schema,
            );
        }
        if !empty {
            self.push(Open {
                name: qname.to_owned(),
                schema: if is_schema { local } else { "" }.to_owned(),
                written,
                at: range.start,
            });
        } else if written && local == "schema" {
            self.finish(range.end);
        }
    }

    /// Whether an open element belongs to the document that is being written.
    fn is_inside(&self) -> bool {
        self.open.last().is_some_and(|o| o.written)
    }

    /// Closes elements that cannot hold `local`, when one further out can.
    /// A type with a name stands at the top, whatever was left open.
    fn make_room(&mut self, local: &str, named: bool, at: usize) {
        let Some(top) = self.parent() else { return };
        let allows =
            |parent: &str| grammar::allows(parent, local) && (!named || grammar::is_root(parent));
        if top.is_empty() || allows(top) {
            return;
        }
        if local == "restriction" && matches!(top, "attribute" | "element") {
            return;
        }
        let somewhere = self.parents.keys().any(|parent| allows(parent));
        let room = somewhere.then(|| {
            let fits = |o: &Open| o.written && !o.schema.is_empty() && allows(&o.schema);
            self.open.iter().rposition(fits)
        });
        let room = room.flatten();
        // at the top of bare definitions everything can be closed
        let outermost = self.open.partition_point(|o| !o.written);
        let bare = self.current.as_ref().is_some_and(|d| d.bare) && grammar::is_top(local);
        let depth = match room {
            Some(index) => index + 1,
            None if bare => outermost,
            None => return,
        };
        self.note_unclosed(depth);
        self.close_to(depth, at);
    }

    fn push(&mut self, open: Open) {
        let (_, local) = scan::split(&open.name);
        *self.names.entry(local.to_ascii_lowercase()).or_default() += 1;
        if open.written && !open.schema.is_empty() {
            *self.parents.entry(open.schema.clone()).or_default() += 1;
        }
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        let (_, local) = scan::split(&open.name);
        take(&mut self.names, &local.to_ascii_lowercase());
        if open.written && !open.schema.is_empty() {
            take(&mut self.parents, &open.schema);
        }
        Some(open)
    }

    fn note_unclosed(&mut self, depth: usize) {
        if let Some(open) = self.open.get(depth).filter(|o| o.written) {
            let message = format!("`{}` is not closed", open.name);
            self.notes.push((message, open.at));
        }
    }

    fn end(&mut self, range: Range<usize>, name: &Range<usize>) {
        let qname = self.slice(name);
        let (_, local) = split(qname);
        let matches = |o: &Open| {
            let (_, open) = split(&o.name);
            open.eq_ignore_ascii_case(local)
        };
        let exact = self.open.last().is_some_and(|o| o.name == qname);
        let found = if exact {
            Some(self.open.len() - 1)
        } else if !self.names.contains_key(&local.to_ascii_lowercase()) {
            None
        } else {
            self.open.iter().rposition(matches)
        };
        let Some(index) = found else {
            if self.is_inside() {
                self.notes.push((
                    format!("`</{qname}>` closes nothing and is left out"),
                    range.start,
                ));
            }
            return;
        };
        if index + 1 < self.open.len() {
            self.note_unclosed(index + 1);
            self.close_to(index + 1, range.start);
        }
        let Some(open) = self.pop() else { return };
        if open.written {
            if open.name == qname {
                self.verbatim(range.clone());
            } else {
                self.write(&format!("</{}>", open.name), range.start);
            }
            if open.schema == "schema" && !self.is_inside() {
                self.finish(range.end);
            }
        } else if !self.is_inside() {
            self.finish(range.start);
        }
        if let Some(document) = &mut self.current {
            document.end = range.end;
        }
    }

    fn close_to(&mut self, depth: usize, at: usize) {
        while self.open.len() > depth {
            if let Some(open) = self.pop().filter(|o| o.written) {
                self.write(&format!("</{}>", open.name), at);
            }
        }
    }

    fn begin(&mut self, at: usize, bare: bool) {
        self.current = Some(Document {
            start: at,
            end: at,
            bare,
            ..Document::default()
        });
        if bare {
            let mut declarations = String::new();
            let mut prefix = None;
            for (p, uri) in self.prefixes.all() {
                if uri == XSD && prefix.is_none() {
                    prefix = Some(p);
                }
                declarations.push_str(&declaration(p, uri));
            }
            let colon = prefix.map(|p| {
                if p.is_empty() {
                    String::new()
                } else {
                    format!("{p}:")
                }
            });
            let colon = colon.unwrap_or_default();
            self.write(&format!("<{colon}schema{declarations}>"), at);
        }
    }

    fn finish(&mut self, end: usize) {
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

    fn write(&mut self, text: &str, at: usize) {
        let at = self.input.map.source_offset(at as u32) as usize;
        if let Some(document) = &mut self.current {
            document.out.replace(text, at);
        }
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let input = self.input;
        if let Some(document) = &mut self.current {
            document.end = range.end;
            document.out.append(input, range);
        }
    }

    /// Whether content goes into the document: something of it is open, or its last element just ended.
    fn is_writing(&self) -> bool {
        self.current.is_some()
    }

    fn comment(&mut self, range: Range<usize>) {
        let body = self.slice(&(range.start + 4..range.end.saturating_sub(3)));
        if !self.is_writing() {
            return;
        }
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

    fn text(&mut self, range: Range<usize>) {
        let text = self.slice(&range);
        let blank = text.chars().all(scan::is_space);
        if !self.is_writing() {
            return;
        }
        if blank || !self.is_foreign() {
            // white space keeps the lines apart; other text means nothing between declarations
            let plain: String = text
                .chars()
                .filter(|c| matches!(c, '\n' | ' ' | '\t'))
                .collect();
            if plain.len() == text.len() {
                self.verbatim(range);
            } else {
                if !blank && !self.stray && self.is_inside() {
                    self.stray = true;
                    let shown: String =
                        text.trim_matches(scan::is_space).chars().take(40).collect();
                    self.notes.push((
                        format!("text between declarations is left out: `{shown}`"),
                        range.start,
                    ));
                }
                self.write(&plain, range.start);
            }
            return;
        }
        self.escaped(range, false);
    }

    /// Copies text, escaping what XML does not let stand.
    fn escaped(&mut self, range: Range<usize>, in_value: bool) {
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

    /// Writes a start tag: as it stands when it is sound, else anew.
    fn tag(
        &mut self,
        range: &Range<usize>,
        name: &Range<usize>,
        attributes: Range<usize>,
        empty: bool,
        root: bool,
    ) {
        let mut seen = BTreeSet::new();
        let list = scan::attributes(&self.input.text, attributes.clone());
        self.write("<", range.start);
        self.verbatim(name.clone());
        for attribute in list {
            let attribute_name = self.slice(&attribute.name);
            let value = self.slice(&attribute.value);
            if !seen.insert(attribute_name.to_owned()) || attribute_name.matches(':').count() > 1 {
                continue;
            }
            self.write(" ", attribute.name.start);
            self.verbatim(attribute.name.clone());
            self.write("=\"", attribute.name.end);
            if attribute_name.starts_with("xmlns") && prefixes::is_misspelt_xsd(value) {
                self.notes.push((
                    format!("`{value}` is taken for the namespace of XML Schema, `{XSD}`"),
                    attribute.value.start,
                ));
                self.write(XSD, attribute.value.start);
            } else if attribute_name.starts_with("xmlns:") && value.is_empty() {
                let undeclared = format!("{}{attribute_name}", prefixes::UNDECLARED);
                self.write(&undeclared, attribute.value.start);
            } else {
                self.escaped(attribute.value.clone(), true);
            }
            self.write("\"", attribute.value.end);
        }
        if root {
            let missing: String = self
                .prefixes
                .all()
                .filter(|(p, _)| !p.is_empty() && !seen.contains(&format!("xmlns:{p}")))
                .map(|(p, uri)| declaration(p, uri))
                .collect();
            self.write(&missing, attributes.end);
        }
        self.write(if empty { "/>" } else { ">" }, attributes.end);
        if let Some(document) = &mut self.current {
            document.end = range.end;
        }
    }
}

/// Counts one less.
fn take(counts: &mut HashMap<String, usize>, name: &str) {
    if let Some(count) = counts.get_mut(name) {
        *count -= 1;
        if *count == 0 {
            counts.remove(name);
        }
    }
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

/// Whether every start tag has its end tag where XML wants it, and no type with a name stands in another
/// component, as it does when end tags were lost and found again at the end.
fn is_balanced(text: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let slice = |r: Range<usize>| text.get(r).unwrap_or("");
    for token in Scanner::new(text) {
        match token {
            Token::Start {
                name,
                attributes,
                empty,
                ..
            } => {
                let (_, local) = split(slice(name.clone()));
                let parent = open.last().map_or("", |p| split(p).1);
                let inside = is_element(parent) && !grammar::is_root(parent);
                if inside && is_type(local) && has_name(text, attributes) {
                    return false;
                }
                if !empty {
                    open.push(slice(name));
                }
            }
            Token::End { name, .. } if open.pop() != Some(slice(name.clone())) => {
                return false;
            }
            _ => {}
        }
    }
    open.is_empty()
}

fn is_type(local: &str) -> bool {
    matches!(local, "simpleType" | "complexType")
}

fn has_name(text: &str, attributes: Range<usize>) -> bool {
    scan::attributes(text, attributes)
        .into_iter()
        .any(|a| text.get(a.name) == Some("name"))
}
