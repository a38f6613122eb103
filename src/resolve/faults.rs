//! What is known of faults in definitions, and of who needs whom.

use std::collections::HashSet;
use std::rc::Rc;

use super::instance::NodeId;

/// What is known of faults while types are built.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) list: Vec<Fault>,
    /// The definitions that have some.
    pub(super) faulty: HashSet<NodeId>,
    /// Each definition that refers to another one, with that.
    pub(super) references: Vec<(NodeId, NodeId)>,
    /// Definitions with enumeration facets, and others that are asked for: they are generated unless they are at
    /// fault.
    pub(super) enumerations: Vec<NodeId>,
    /// The definitions that are at fault or need one that is.
    pub(super) affected: HashSet<NodeId>,
    pub(super) suggested: u32,
    /// The definitions that `keep-going` leaves out.
    pub(super) left_out: Vec<NodeId>,
}

#[derive(Debug)]
pub(super) struct Fault {
    pub(super) node: NodeId,
    /// Where it stands in the list of findings.
    pub(super) place: usize,
    /// For a name that nothing defines.
    pub(super) unresolved: Option<Name>,
}

#[derive(Debug)]
pub(super) struct Name {
    pub(super) namespace: Option<Rc<str>>,
    pub(super) wanted: Option<String>,
    /// Whether nobody is told unless something generated needs it.
    pub(super) quiet: bool,
}

impl Faults {
    /// Whether a definition is at fault or needs one that is; known when all are built.
    pub(super) fn is_affected(&self, node: NodeId) -> bool {
        self.affected.contains(&node)
    }
}

/// Pairs of definitions, in order of the first.
pub(super) struct Graph(Vec<(NodeId, NodeId)>);

impl Graph {
    pub(super) fn new(mut pairs: Vec<(NodeId, NodeId)>) -> Self {
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Where one gets from some definitions, themselves included.
    pub(super) fn reach(&self, from: impl IntoIterator<Item = NodeId>) -> HashSet<NodeId> {
        let mut reached = HashSet::new();
        let mut left: Vec<NodeId> = from.into_iter().collect();
        while let Some(node) = left.pop() {
            if reached.insert(node) {
                let first = self.0.partition_point(|(from, _)| *from < node);
                let pairs = self
                    .0
                    .iter()
                    .skip(first)
                    .take_while(|(from, _)| *from == node);
                left.extend(pairs.map(|(_, to)| *to));
            }
        }
        reached
    }
}
