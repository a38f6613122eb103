//! Depth-first walk without recursion: input decides how deep a document is, not the stack.

use roxmltree::Node;

/// Is told of each node below the root of a walk.
pub(crate) trait Visitor<'a, 't> {
    /// A node begins; its children are visited when this says so.
    fn enter(&mut self, node: Node<'a, 't>) -> bool;
    /// A node that was descended into ends.
    fn leave(&mut self);
}

/// Visits the nodes below `root` in document order.
pub(crate) fn walk<'a, 't>(root: Node<'a, 't>, visitor: &mut impl Visitor<'a, 't>) {
    let mut next = root.first_child();
    let mut depth = 0_u32;
    while let Some(node) = next {
        let descend = visitor.enter(node);
        if descend {
            if let Some(child) = node.first_child() {
                depth += 1;
                next = Some(child);
                continue;
            }
            visitor.leave();
        }
        let mut last = node;
        next = loop {
            if let Some(sibling) = last.next_sibling() {
                break Some(sibling);
            }
            match last.parent() {
                Some(parent) if depth > 0 => {
                    depth -= 1;
                    visitor.leave();
                    last = parent;
                }
                _ => break None,
            }
        };
    }
}
