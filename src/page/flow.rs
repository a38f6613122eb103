//! A page as a sequence of headings, runs of text, tables, lists and pieces of schema text.

use super::repair::has_schema;
use crate::markup::mapped::{Mapped, decode};
use crate::markup::scan::{self, Scanner, Token, collapse};
use crate::markup::tree::{self, NodeId, ROOT, Tree};

/// One thing on a page, in page order.
#[derive(Debug)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) kind: ItemKind,
    /// The element, or the element that a run of text stands in.
    pub(crate) node: NodeId,
    /// The children of `node` that make up a run of text.
    pub(crate) run: Vec<NodeId>,
    /// First byte on the page.
    pub(crate) start: usize,
    /// Index of the heading that it stands under.
    pub(crate) heading: Option<usize>,
    /// Whether it stands in a table cell, list item or definition.
    pub(crate) nested: bool,
}

/// Kinds of items.
#[derive(Debug)]
pub(crate) enum ItemKind {
    /// A heading: its text, and the heading that it belongs under.
    Heading(String, Option<usize>),
    /// A paragraph, or other text with nothing but inline elements in it.
    Text,
    /// A table; its cells follow as items of their own.
    Table,
    /// A bullet or numbered list; its items follow.
    List,
    /// A definition list; its parts follow.
    Definitions,
    /// Schema text.
    Schema,
    /// Code, or a figure: it separates what stands before from what stands behind.
    Other,
}

/// What a page consists of.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// In page order.
    pub(crate) items: Vec<Item>,
    /// Pieces of schema text.
    pub(crate) pieces: Vec<Mapped>,
}

/// Reads the flow of a page.
pub(crate) fn read(tree: &Tree, source: &str) -> Flow {
    let mut walk = Walk {
        tree,
        source,
        flow: Flow::default(),
        headings: Vec::new(),
        nested: 0,
        pending: None,
    };
    walk.block(ROOT, 1);
    walk.flow
}

/// Schema text that is not complete yet: converted pages have a paragraph or a cell for each line.
struct Pending {
    piece: usize,
    scanned: usize,
    depth: usize,
    /// Whether it ends within a tag.
    in_tag: bool,
}

/// Bytes of a tag or comment that goes on over paragraphs, after which it is taken for text.
const UNFINISHED: usize = 4096;

struct Walk<'a> {
    tree: &'a Tree,
    source: &'a str,
    flow: Flow,
    headings: Vec<(u32, usize)>,
    nested: usize,
    pending: Option<Pending>,
}

impl Walk<'_> {
    fn raw(&self, id: NodeId) -> &str {
        self.source.get(self.tree.span(id)).unwrap_or("")
    }

    /// A block: runs of inline children become items, block children are visited.
    fn block(&mut self, id: NodeId, level: u32) {
        let tree = self.tree;
        let mut run = Vec::new();
        for &child in tree.children(id) {
            let name = tree.name(child);
            if tree.text(child).is_some() || tree::is_inline(name) && !self.has_block(child) {
                run.push(child);
                continue;
            }
            self.run(id, std::mem::take(&mut run));
            self.child(child, level);
        }
        self.run(id, run);
    }

    /// Whether an inline element has a block in it, as sloppy pages do.
    fn has_block(&self, id: NodeId) -> bool {
        self.tree.descendants(id).skip(1).any(|d| {
            let name = self.tree.name(d);
            !name.is_empty() && !tree::is_inline(name)
        })
    }

    fn child(&mut self, id: NodeId, level: u32) {
        let tree = self.tree;
        let name = tree.name(id);
        if is_schema_markup(name) && has_schema(self.raw(id)) {
            let span = tree.span(id);
            let mut piece = Mapped::default();
            piece.push(self.raw(id), span.start);
            self.schema(id, piece);
            return;
        }
        if let Some(level) = heading_level(name, level) {
            let text = collapse(&tree.all_text(id));
            self.heading(id, level, text);
            return;
        }
        let titled = ["topic", "title"]
            .iter()
            .find_map(|a| tree.attribute(id, a));
        match (name, titled) {
            ("table", _) => self.nest(id, ItemKind::Table, level),
            ("ul" | "ol", _) => self.nest(id, ItemKind::List, level),
            ("dl", _) => {
                // a definition list without terms is only an indentation
                if tree.descendants(id).any(|d| tree.name(d) == "dt") {
                    self.nest(id, ItemKind::Definitions, level);
                } else {
                    self.block(id, level);
                }
            }
            (_, Some(title)) if name.starts_with("sect") => {
                let text = collapse(title);
                self.heading(id, level, text);
                self.block(id, level + 1);
            }
            _ if name.starts_with("sect") => self.block(id, level + 1),
            _ => self.block(id, level),
        }
    }

    fn heading(&mut self, id: NodeId, level: u32, text: String) {
        self.pending = None;
        while self.headings.last().is_some_and(|&(l, _)| l >= level) {
            self.headings.pop();
        }
        let parent = self.headings.last().map(|&(_, i)| i);
        let index = self.push(ItemKind::Heading(text, parent), id, Vec::new());
        self.headings.push((level, index));
    }

    fn nest(&mut self, id: NodeId, kind: ItemKind, level: u32) {
        self.pending = None;
        self.push(kind, id, Vec::new());
        self.nested += 1;
        self.block(id, level);
        self.nested -= 1;
    }

    fn push(&mut self, kind: ItemKind, node: NodeId, run: Vec<NodeId>) -> usize {
        let first = run.first().copied().unwrap_or(node);
        self.flow.items.push(Item {
            kind,
            node,
            run,
            start: self.tree.span(first).start,
            heading: self.headings.last().map(|&(_, i)| i),
            nested: self.nested > 0,
        });
        self.flow.items.len() - 1
    }

    fn schema(&mut self, id: NodeId, piece: Mapped) {
        self.pending = None;
        let index = self.flow.pieces.len();
        let mut pending = Pending {
            piece: index,
            scanned: 0,
            depth: 0,
            in_tag: false,
        };
        pending.advance(&piece.text, 0);
        self.flow.pieces.push(piece);
        self.push(ItemKind::Schema, id, Vec::new());
        if pending.depth > 0 {
            self.pending = Some(pending);
        }
    }

    /// A run of text and inline elements in a block.
    fn run(&mut self, parent: NodeId, run: Vec<NodeId>) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else {
            return;
        };
        let span = self.tree.span(first).start..self.tree.span(last).end;
        let raw = self.source.get(span).unwrap_or("");
        if raw.chars().all(char::is_whitespace) {
            return;
        }
        let wanted = ["simpleType", "simpleContent", "enumeration"]
            .iter()
            .any(|w| raw.contains(w));
        if wanted || self.pending.is_some() {
            let mut text = self.code(&run);
            if !text.text.contains('<') && text.text.contains("&lt;") {
                text = text.decoded();
            }
            if self.continues(&text) {
                return;
            }
            if wanted && has_schema(&text.text) {
                self.schema(parent, text);
                return;
            }
        }
        let code = matches!(
            self.tree.name(parent),
            "pre" | "listing" | "xmp" | "textarea"
        );
        let kind = if code {
            ItemKind::Other
        } else {
            ItemKind::Text
        };
        self.push(kind, parent, run);
    }

    /// Appends a run to schema text that is not complete, if it goes on there.
    fn continues(&mut self, run: &Mapped) -> bool {
        let Some(pending) = &mut self.pending else {
            return false;
        };
        let Some(piece) = self.flow.pieces.get_mut(pending.piece) else {
            return false;
        };
        let text = run.text.trim_matches(scan::is_space);
        let line_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let in_tag = pending.in_tag;
        if line_number && !in_tag {
            return true;
        }
        if !text.starts_with('<') && !in_tag && !text.contains("</") {
            self.pending = None;
            return false;
        }
        piece.replace("\n", run.map.source_offset(0) as usize);
        let before = piece.text.len();
        piece.append(run, 0..run.text.len());
        pending.advance(&piece.text, before);
        if pending.depth == 0 {
            self.pending = None;
        }
        true
    }

    /// The text of a run as code: line breaks kept, schema markup as it stands.
    fn code(&self, run: &[NodeId]) -> Mapped {
        let mut out = Mapped::default();
        for &id in run {
            self.push_code(id, &mut out);
        }
        out
    }

    fn push_code(&self, id: NodeId, out: &mut Mapped) {
        let at = self.tree.span(id).start;
        if let Some(text) = self.tree.text(id) {
            let raw = self.raw(id);
            if raw == text {
                out.push(text, at);
            } else if decode(raw) == text {
                out.push_decoded(raw, at);
            } else {
                out.replace(text, at);
            }
            return;
        }
        let name = self.tree.name(id);
        if name == "br" {
            out.replace("\n", at);
        }
        for &child in self.tree.children(id) {
            self.push_code(child, out);
        }
    }
}

impl Pending {
    /// Counts the tags that were added from a byte on.
    fn advance(&mut self, text: &str, from: usize) {
        let added = scan::rest(text, from);
        if let Some(last) = added.rfind(['<', '>']) {
            self.in_tag = scan::rest(added, last).starts_with('<');
        }
        // No tag ends without it.
        if !added.contains('>') {
            return;
        }
        for token in Scanner::starting(text, self.scanned) {
            let range = match &token {
                Token::Start { range, .. } | Token::End { range, .. } => range.clone(),
                Token::Text(r) | Token::Comment(r) | Token::CData(r, _) | Token::Prolog(r) => {
                    r.clone()
                }
            };
            let complete = range.end < text.len() || text.ends_with('>');
            if !complete {
                break;
            }
            self.scanned = range.end;
            match token {
                Token::Start { empty: false, .. } => self.depth += 1,
                Token::End { .. } => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        // What is never finished must not be read again with each paragraph.
        if text.len() - self.scanned > UNFINISHED {
            self.scanned = text.len();
        }
    }
}

/// Whether an element of a page is schema markup that somebody forgot to escape.
fn is_schema_markup(name: &str) -> bool {
    let Some((_, local)) = name.split_once(':') else {
        return false;
    };
    [
        "schema",
        "simpletype",
        "complextype",
        "element",
        "attribute",
        "attributegroup",
        "group",
    ]
    .contains(&local)
}

fn heading_level(name: &str, level: u32) -> Option<u32> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        "title" => Some(level.saturating_sub(1).max(1)),
        _ => None,
    }
}
