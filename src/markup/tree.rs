//! One tree for all kinds of pages: HTML, Markdown and XML end here, and only structure is left.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Index of a node in its tree.
pub(crate) type NodeId = usize;

/// The root: an element without a name.
pub(crate) const ROOT: NodeId = 0;

/// No node: among others it ends a paragraph.
pub(crate) const BREAK: NodeId = usize::MAX;

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
