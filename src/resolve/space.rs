//! The symbol space: all schemas of the run, and which definition a name means.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::arena::Arena;
use super::instance::{self, Context, Instance, NodeId};
use super::redefine::Replacements;
use crate::diagnostic::Diagnostic;
use crate::schema::xsd::{self, Index, ReferenceKind, Schema};
use crate::source::Location;

/// A document that was not found.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) kind: ReferenceKind,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) address: String,
    pub(super) location: Location,
}

/// All schemas of the run and the names that they define.
#[derive(Debug, Default)]
pub(super) struct Composition {
    pub(super) schemas: Arena<Schema>,
    pub(super) instances: Arena<Instance>,
    pub(super) missing: Vec<Missing>,
    /// Documents of other namespaces than the one in which they were looked for: that one, and the place of what
    /// is said of it.
    pub(super) strangers: Vec<(Option<Rc<str>>, usize)>,
    /// What is wrong with redefinitions.
    pub(super) faults: Vec<(NodeId, Diagnostic)>,
    /// Whether a document was found but could not be read.
    pub(super) incomplete: bool,
    /// Instances that the inputs themselves are.
    pub(super) roots: Vec<usize>,
    types: HashMap<String, Vec<Candidate>>,
    attributes: HashMap<String, Vec<(usize, Index)>>,
    notations: HashSet<(Option<Rc<str>>, String)>,
    /// What a redefining type is based on, by its node.
    originals: HashMap<NodeId, NodeId>,
    /// The types that are redefined.
    redefined: HashSet<NodeId>,
    /// Types that an `xs:override` replaces.
    overridden: HashSet<NodeId>,
    /// For each instance the roots that reach it, ascending, once that is needed.
    reached_from: OnceCell<Vec<Vec<usize>>>,
}

/// A top-level definition of a name.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    instance: usize,
    node: NodeId,
}

impl Composition {
    /// Gives every type of every instance its number.
    pub(super) fn number(&mut self) {
        let mut next = 0;
        for instance in self.instances.all_mut() {
            instance.first = next;
            next += self.schemas[instance.schema].types.len() as NodeId;
        }
    }

    /// How many complex types are defined.
    pub(super) fn complex_types(&self) -> usize {
        let nodes = (0..self.nodes()).filter(|node| !self.is_overridden(*node));
        nodes.filter(|node| self.definition(*node).complex).count()
    }

    /// How many types there are.
    pub(super) fn nodes(&self) -> NodeId {
        let last = self.instances.all().last();
        last.map_or(0, |i| {
            i.first + self.schemas[i.schema].types.len() as NodeId
        })
    }

    /// The instance that a node belongs to.
    pub(super) fn instance_of(&self, node: NodeId) -> usize {
        instance::of(&self.instances, node)
    }

    /// The definition of a node.
    pub(super) fn definition(&self, node: NodeId) -> &xsd::Definition {
        instance::definition(&self.instances, &self.schemas, node)
    }

    /// Whether a type stands in an `xs:redefine`.
    pub(super) fn redefines(&self, node: NodeId) -> bool {
        let references = &self.schemas[self.instances[self.instance_of(node)].schema].references;
        let within = self.definition(node).within;
        let reference = within.and_then(|index| references.get(index as usize));
        reference.is_some_and(|reference| reference.kind == ReferenceKind::Redefine)
    }

    /// The same, to be taken apart.
    pub(super) fn definition_mut(&mut self, node: NodeId) -> &mut xsd::Definition {
        let instance = &self.instances[self.instance_of(node)];
        let at = (node - instance.first) as usize;
        match self.schemas[instance.schema].types.get_mut(at) {
            Some(definition) => definition,
            None => unreachable!("a node is one of its instance"),
        }
    }

    /// Enters all top-level names.
    pub(super) fn register(&mut self, contexts: &[Context]) {
        let mut found: HashSet<NodeId> = HashSet::new();
        let Self {
            schemas,
            instances,
            types,
            attributes,
            notations,
            originals,
            redefined,
            overridden,
            faults,
            ..
        } = self;
        let replacements = Replacements::new(contexts, instances, schemas);
        for (index, instance) in instances.all().iter().enumerate() {
            let schema = &schemas[instance.schema];
            let own: HashSet<usize> = instance.contexts.iter().copied().collect();
            for (i, definition) in schema.types.iter().enumerate() {
                let Some(name) = &definition.name else {
                    continue;
                };
                let node = instance.first + i as NodeId;
                let mut visible = instance.plain || instance.contexts.is_empty();
                let contexts = replacements.candidates(&own, name, definition.complex);
                visible |= contexts.len() < own.len();
                for context in contexts {
                    match replacements.find(context, name, definition.complex) {
                        Some((by, true)) => {
                            overridden.insert(node);
                            found.insert(by);
                        }
                        Some((by, false)) => {
                            originals.entry(by).or_insert(node);
                            redefined.insert(node);
                            found.insert(by);
                        }
                        None => visible = true,
                    }
                }
                if visible {
                    overridden.remove(&node);
                    types.entry(name.clone()).or_default().push(Candidate {
                        instance: index,
                        node,
                    });
                }
            }
            for (i, (name, _)) in schema.attributes.iter().enumerate() {
                let entry = attributes.entry(name.clone()).or_default();
                entry.push((index, i as Index));
            }
            for name in &schema.notations {
                notations.insert((instance.namespace.clone(), name.clone()));
            }
        }
        *faults = replacements.check(&found, schemas, instances);
        // What replaces nothing under `xs:override` is not part of the schema.
        let unused = replacements.unused_overrides(&found);
        for candidates in types.values_mut() {
            candidates.retain(|c| !unused.contains(&c.node));
        }
        overridden.extend(unused);
    }

    /// Whether an `xs:override` takes a type out of the schema.
    pub(super) fn is_overridden(&self, node: NodeId) -> bool {
        self.overridden.contains(&node)
    }

    /// Within a redefinition a type's own name means the type as it was, in nested types too.
    pub(super) fn original_named(&self, node: NodeId, name: &str) -> Option<NodeId> {
        if self.originals.is_empty() {
            return None;
        }
        let first = self.instances[self.instance_of(node)].first;
        let mut outer = (first..=node).rev();
        let owner = outer.find(|n| self.definition(*n).name.is_some())?;
        let is_own = self.definition(owner).name.as_deref() == Some(name);
        self.originals.get(&owner).filter(|_| is_own).copied()
    }

    /// The type of a name, seen from an instance.
    pub(super) fn find_type(
        &self,
        from: usize,
        namespace: Option<&str>,
        local: &str,
    ) -> Option<NodeId> {
        let candidates = self.types.get(local)?;
        let namespace_of = |c: &Candidate| self.instances[c.instance].namespace.as_deref();
        let of_namespace = |c: &&Candidate| namespace_of(c) == namespace;
        let matching: Vec<Candidate> = candidates.iter().filter(of_namespace).copied().collect();
        self.nearest(from, &matching)
    }

    /// Whether a type of this name is defined.
    pub(super) fn defines(&self, namespace: Option<&str>, local: &str) -> bool {
        let candidates = self.types.get(local).map_or(&[][..], Vec::as_slice);
        let namespace_of = |c: &Candidate| self.instances[c.instance].namespace.as_deref();
        candidates.iter().any(|c| namespace_of(c) == namespace)
    }

    /// The type of a local name whatever its namespace: pages are sloppy about prefixes.
    pub(super) fn find_type_by_local_name(&self, from: usize, local: &str) -> Option<NodeId> {
        self.nearest(from, self.types.get(local)?)
    }

    /// The definition that an instance means, of several: its own, one that it refers to, one that
    /// refers to it, any.
    fn nearest(&self, from: usize, candidates: &[Candidate]) -> Option<NodeId> {
        match candidates {
            [] => return None,
            [only] => return Some(only.node),
            _ => {}
        }
        let hit = |at: usize| candidates.iter().find(|c| c.instance == at).map(|c| c.node);
        let mut found = None;
        self.search(from, |at| {
            found = hit(at);
            found.is_some()
        });
        if found.is_some() {
            return found;
        }
        // Whoever includes this instance sees the name for it.
        let includers = self
            .instances
            .all()
            .iter()
            .enumerate()
            .filter(|(_, i)| i.targets.contains(&from));
        for (at, includer) in includers {
            let around = std::iter::once(at).chain(includer.targets.iter().copied());
            if let Some(node) = around.into_iter().find_map(hit) {
                return Some(node);
            }
        }
        candidates.first().map(|c| c.node)
    }

    /// Whether a type stands on a page or in a bare definition.
    pub(super) fn is_lenient(&self, node: NodeId) -> bool {
        self.instances[self.instance_of(node)].lenient
    }

    /// Whether two types of one name contend for it: both stand on pages, or one input reaches both.
    pub(super) fn is_one_space(&self, a: NodeId, b: NodeId) -> bool {
        // A redefined type stays as the base of the one that redefines it.
        if self.redefined.contains(&a) || self.redefined.contains(&b) {
            return false;
        }
        if self.is_lenient(a) || self.is_lenient(b) {
            return true;
        }
        let reached = self.reached_from.get_or_init(|| self.reach());
        let roots = |node| {
            reached
                .get(self.instance_of(node))
                .map_or(&[][..], Vec::as_slice)
        };
        let (mut a, mut b) = (roots(a).iter().peekable(), roots(b).iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => a.next(),
                std::cmp::Ordering::Greater => b.next(),
            };
        }
        false
    }

    /// For each instance the roots that reach it.
    fn reach(&self) -> Vec<Vec<usize>> {
        let mut reached = vec![Vec::new(); self.instances.all().len()];
        for root in &self.roots {
            self.search(*root, |at| {
                if let Some(roots) = reached.get_mut(at) {
                    roots.push(*root);
                }
                false
            });
        }
        for roots in &mut reached {
            roots.sort_unstable();
        }
        reached
    }

    /// Visits instances, those that are referred to in fewest steps first, until one is what is sought.
    fn search(&self, from: usize, mut is_sought: impl FnMut(usize) -> bool) {
        let mut seen = HashSet::from([from]);
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if is_sought(at) {
                return;
            }
            let targets = self.instances[at].targets.iter();
            queue.extend(targets.filter(|t| seen.insert(**t)));
        }
    }

    /// The top-level attribute of a name: its instance and its type.
    pub(super) fn find_attribute(
        &self,
        namespace: Option<&str>,
        local: &str,
    ) -> Option<(usize, &xsd::TypeRef)> {
        let candidates = self.attributes.get(local)?;
        candidates.iter().find_map(|(instance, index)| {
            let found = &self.instances[*instance];
            let (_, of) = self.schemas[found.schema].attributes.get(*index as usize)?;
            (found.namespace.as_deref() == namespace).then_some((*instance, of))
        })
    }

    /// Whether a notation is declared.
    pub(super) fn has_notation(&self, namespace: Option<&str>, local: &str) -> bool {
        let key = (namespace.map(Rc::from), local.to_owned());
        self.notations.contains(&key)
    }

    /// Names of all types, for suggestions.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }
}
