//! A schema as the run sees it: in a namespace, and reached by way of redefinitions.

use std::rc::Rc;

use super::arena::Arena;
use crate::schema::xsd::{Definition, Schema};

/// Names one type of one schema instance, in document order.
pub(super) type NodeId = u32;

/// A schema in the namespace that it has in this run: a chameleon document has one for each namespace
/// that includes it.
#[derive(Debug)]
pub(super) struct Instance {
    /// Index into [`Composition::schemas`].
    pub(super) schema: usize,
    pub(super) namespace: Option<Rc<str>>,
    /// The node of the schema's first type; the others follow.
    pub(super) first: NodeId,
    /// What is read without it being known what else there is: fragments of pages, bare definitions.
    pub(super) lenient: bool,
    /// The instances that it refers to.
    pub(super) targets: Vec<usize>,
    /// The `xs:redefine`s and `xs:override`s by which it is reached.
    pub(super) contexts: Vec<usize>,
    /// Whether it is reached otherwise too.
    pub(super) plain: bool,
}

/// One `xs:redefine` or `xs:override` on the way to a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) overrides: bool,
    pub(super) by: usize,
    pub(super) reference: u32,
    /// The one by which the document with this one is reached.
    pub(super) outer: Option<usize>,
}

/// The instance that a node belongs to.
pub(super) fn of(instances: &Arena<Instance>, node: NodeId) -> usize {
    // Instances without types share their first node with the next one; the last of them has it.
    let behind = instances.all().partition_point(|i| i.first <= node);
    behind.saturating_sub(1)
}

/// The definition of a node.
pub(super) fn definition<'a>(
    instances: &Arena<Instance>,
    schemas: &'a Arena<Schema>,
    node: NodeId,
) -> &'a Definition {
    let instance = &instances[of(instances, node)];
    match schemas[instance.schema]
        .types
        .get((node - instance.first) as usize)
    {
        Some(definition) => definition,
        None => unreachable!("a node is one of its instance"),
    }
}
