//! One tree for all kinds of pages: HTML, Markdown and XML end here, and only structure is left.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Index of a node in its tree.
pub(crate) type NodeId = usize;

/// The root: an element without a name.
pub(crate) const ROOT: NodeId = 0;

/// No node: among others it ends a paragraph.
pub(crate) const BREAK: NodeId = usize::MAX;

/// Nesting beyond this is flattened: deeper elements become children of the deepest.
const DEPTH: usize = 200;

/// A node.
#[derive(Debug)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its bytes on the page, tags included.
    pub(crate) span: Range<usize>,
    /// Its children in order.
    pub(crate) children: Vec<NodeId>,
    /// Its parent; the root is its own.
    pub(crate) parent: NodeId,
}

/// Kinds of nodes.
#[derive(Debug)]
pub(crate) enum Kind {
    /// An element with its lower-case name.
    Element {
        /// Lower-case name with its prefix.
        name: String,
        /// Attributes with their decoded values.
        attributes: HashMap<String, String>,
    },
    /// Decoded text.
    Text(String),
}

/// A page as a tree.
#[derive(Debug)]
pub(crate) struct Tree {
    /// All nodes in document order of their starts.
    pub(crate) nodes: Vec<Node>,
}

impl Tree {
    /// The node of an id of this tree.
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// Takes nodes, with all below them, out of the tree.
    pub(super) fn remove(&mut self, gone: &[NodeId]) {
        let parents: HashSet<NodeId> = gone
            .iter()
            .filter_map(|&id| Some(self.node(id)?.parent))
            .collect();
        let gone: HashSet<&NodeId> = gone.iter().collect();
        for parent in parents {
            if let Some(node) = self.nodes.get_mut(parent) {
                node.children.retain(|child| !gone.contains(child));
            }
        }
    }

    /// Children of a node.
    pub(crate) fn children(&self, id: NodeId) -> &[NodeId] {
        self.node(id).map_or(&[], |n| n.children.as_slice())
    }

    /// Name of an element; empty for text and the root.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.node(id).map(|n| &n.kind) {
            Some(Kind::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// Value of an attribute.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        match self.node(id).map(|n| &n.kind) {
            Some(Kind::Element { attributes, .. }) => attributes.get(name).map(String::as_str),
            _ => None,
        }
    }

    /// Text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match self.node(id).map(|n| &n.kind) {
            Some(Kind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Its bytes on the page.
    pub(crate) fn span(&self, id: NodeId) -> Range<usize> {
        self.node(id).map_or(0..0, |n| n.span.clone())
    }

    /// A node and all below it, in document order.
    pub(crate) fn descendants(&self, id: NodeId) -> Descendants<'_> {
        Descendants {
            tree: self,
            stack: vec![id],
        }
    }

    /// Where the text below a node begins on the page.
    pub(crate) fn text_start(&self, id: NodeId) -> usize {
        let blank = |text: &str| text.len() - text.trim_start().len();
        self.descendants(id)
            .find_map(|d| {
                let text = self.text(d).filter(|t| !t.trim().is_empty())?;
                Some(self.span(d).start + blank(text))
            })
            .unwrap_or(self.span(id).start)
    }

    /// All text below a node, with a space where a block begins or ends.
    pub(crate) fn all_text(&self, id: NodeId) -> String {
        self.text_up_to(id, usize::MAX)
    }

    /// The same, once it is longer than `most` bytes without the rest.
    pub(crate) fn text_up_to(&self, id: NodeId, most: usize) -> String {
        let mut out = String::new();
        self.push_text(id, most, &mut out);
        out
    }

    /// Whether all text in these nodes is bold.
    pub(crate) fn is_bold(&self, nodes: &[NodeId]) -> bool {
        let mut text = nodes.iter().copied().filter(|&n| match self.text(n) {
            Some(text) => !text.trim().is_empty(),
            None => !self.text_up_to(n, 1).trim().is_empty(),
        });
        text.next().is_some_and(|first| {
            let all = std::iter::once(first).chain(text);
            all.into_iter().all(|n| match self.name(n) {
                "b" | "strong" => true,
                "p" | "span" | "font" | "div" => self.is_bold(self.children(n)),
                _ => false,
            })
        })
    }

    fn push_text(&self, id: NodeId, most: usize, out: &mut String) {
        if out.len() > most {
            return;
        }
        if let Some(text) = self.text(id) {
            out.push_str(text);
            return;
        }
        let apart = !is_inline(self.name(id)) || self.name(id) == "br";
        if apart {
            out.push(' ');
        }
        for &child in self.children(id) {
            if out.len() > most {
                return;
            }
            self.push_text(child, most, out);
        }
        if apart {
            out.push(' ');
        }
    }

    /// Its ancestors, nearest first, without the root.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let up = |id: NodeId| {
            let parent = self.node(id)?.parent;
            (parent != ROOT && parent != id).then_some(parent)
        };
        std::iter::successors(up(id), move |&id| up(id))
    }
}

/// See [`Tree::descendants`].
pub(crate) struct Descendants<'a> {
    tree: &'a Tree,
    stack: Vec<NodeId>,
}

impl Iterator for Descendants<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.stack.pop()?;
        self.stack.extend(self.tree.children(id).iter().rev());
        Some(id)
    }
}

/// Whether an element is part of a line of text rather than a block of its own.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "link"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "xref"
            | "note-ref"
    )
}

/// Builds a tree from tags as they come.
pub(crate) struct Builder {
    tree: Tree,
    /// Open elements, the root first.
    open: Vec<NodeId>,
    /// Elements that were opened beyond the depth limit and have no node.
    beyond: usize,
}

impl Builder {
    /// An empty tree.
    pub(crate) fn new() -> Self {
        let root = Node {
            kind: Kind::Element {
                name: String::new(),
                attributes: HashMap::new(),
            },
            span: 0..0,
            children: Vec::new(),
            parent: ROOT,
        };
        Self {
            tree: Tree { nodes: vec![root] },
            open: vec![ROOT],
            beyond: 0,
        }
    }

    fn add(&mut self, kind: Kind, span: Range<usize>) -> NodeId {
        let parent = self.open.last().copied().unwrap_or(ROOT);
        let id = self.tree.nodes.len();
        self.tree.nodes.push(Node {
            kind,
            span,
            children: Vec::new(),
            parent,
        });
        if let Some(node) = self.tree.nodes.get_mut(parent) {
            node.children.push(id);
        }
        id
    }

    /// A start tag whose element stays open.
    pub(crate) fn start(
        &mut self,
        name: &str,
        attributes: HashMap<String, String>,
        span: Range<usize>,
    ) {
        if self.open.len() > DEPTH {
            self.beyond += 1;
            return;
        }
        let name = name.to_ascii_lowercase();
        let id = self.add(Kind::Element { name, attributes }, span);
        self.open.push(id);
    }

    /// An element without content.
    pub(crate) fn empty(
        &mut self,
        name: &str,
        attributes: HashMap<String, String>,
        span: Range<usize>,
    ) {
        let name = name.to_ascii_lowercase();
        self.add(Kind::Element { name, attributes }, span);
    }

    /// Text, decoded.
    pub(crate) fn text(&mut self, text: String, span: Range<usize>) {
        self.add(Kind::Text(text), span);
    }

    /// Whether an element of that name is open and no element of `barriers` is open inside it.
    pub(crate) fn is_open(&self, name: &str, barriers: &[&str]) -> bool {
        for &id in self.open.iter().rev() {
            let open = self.tree.name(id);
            if open == name {
                return true;
            }
            if barriers.contains(&open) {
                return false;
            }
        }
        false
    }

    /// Name of the innermost open element.
    pub(crate) fn top(&self) -> &str {
        self.open.last().map_or("", |&id| self.tree.name(id))
    }

    /// Closes the innermost open element of that name and all inside it.
    pub(crate) fn close(&mut self, name: &str, end: usize, barriers: &[&str]) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let name = name.to_ascii_lowercase();
        if self.is_open(&name, barriers) {
            while self.open.len() > 1 {
                let last = self.top() == name;
                self.pop(end);
                if last {
                    break;
                }
            }
        }
    }

    fn pop(&mut self, end: usize) {
        if let Some(node) = self.open.pop().and_then(|id| self.tree.nodes.get_mut(id)) {
            node.span.end = node.span.end.max(end);
        }
    }

    /// The tree; what is still open ends at `end`.
    pub(crate) fn finish(mut self, end: usize) -> Tree {
        while !self.open.is_empty() {
            self.pop(end);
        }
        self.tree
    }
}
