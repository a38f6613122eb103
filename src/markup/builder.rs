//! Builds the tree of a page from tags as a reader meets them.

use std::collections::HashMap;
use std::ops::Range;

use super::tree::{Kind, Node, NodeId, ROOT, Tree};

/// Nesting beyond this is flattened: deeper elements become children of the deepest.
const DEPTH: usize = 200;

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
        let id = self.element(name, attributes, span);
        self.open.push(id);
    }

    /// An element without content.
    pub(crate) fn empty(
        &mut self,
        name: &str,
        attributes: HashMap<String, String>,
        span: Range<usize>,
    ) {
        self.element(name, attributes, span);
    }

    fn element(
        &mut self,
        name: &str,
        attributes: HashMap<String, String>,
        span: Range<usize>,
    ) -> NodeId {
        let name = name.to_ascii_lowercase();
        self.add(Kind::Element { name, attributes }, span)
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
