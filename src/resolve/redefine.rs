//! Redefine and override: which definition takes the place of which (Part 1, 4.2.4 and 4.2.5).

use std::collections::{HashMap, HashSet};

use super::arena::Arena;
use super::instance::{self, Context, Instance, NodeId};
use crate::diagnostic::{Diagnostic, codes};
use crate::schema::xsd::{Definition, Derivation, Schema, TypeRef};

/// The types that stand in `xs:redefine` and `xs:override`.
pub(super) struct Replacements<'a> {
    contexts: &'a [Context],
    /// Context, name and whether complex, to the node.
    by_name: HashMap<(usize, &'a str, bool), NodeId>,
    /// By name and whether complex, the contexts that have one themselves.
    having: HashMap<(&'a str, bool), Vec<usize>>,
    /// Whether one context is reached by way of another.
    chained: bool,
}

impl<'a> Replacements<'a> {
    pub(super) fn new(
        contexts: &'a [Context],
        instances: &Arena<Instance>,
        schemas: &'a Arena<Schema>,
    ) -> Self {
        // The types of each reference of a schema: a schema may redefine one after the other.
        let mut standing: HashMap<(usize, u32), Vec<(NodeId, &Definition)>> = HashMap::new();
        for (schema, content) in schemas.all().iter().enumerate() {
            for (i, definition) in content.types.iter().enumerate() {
                if let Some(reference) = definition.within {
                    let types = standing.entry((schema, reference)).or_default();
                    types.push((i as NodeId, definition));
                }
            }
        }
        let mut by_name = HashMap::new();
        let mut having: HashMap<(&str, bool), Vec<usize>> = HashMap::new();
        for (index, context) in contexts.iter().enumerate() {
            let instance = &instances[context.by];
            let types = standing.get(&(instance.schema, context.reference));
            for (i, definition) in types.into_iter().flatten() {
                if let Some(name) = definition.name.as_deref() {
                    let same = having.entry((name, definition.complex));
                    same.or_default().push(index);
                    by_name.insert((index, name, definition.complex), instance.first + i);
                }
            }
        }
        Self {
            contexts,
            by_name,
            having,
            chained: contexts.iter().any(|c| c.outer.is_some()),
        }
    }

    /// Those of some contexts that may replace a type, in order; none of the others does.
    pub(super) fn candidates(&self, own: &HashSet<usize>, name: &str, complex: bool) -> Vec<usize> {
        let mut candidates: Vec<usize> = if self.chained {
            own.iter().copied().collect()
        } else {
            let having = self.having.get(&(name, complex)).into_iter().flatten();
            having.copied().filter(|c| own.contains(c)).collect()
        };
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    /// What replaces a type that is reached by way of a context, and whether as an override.
    pub(super) fn find(&self, context: usize, name: &str, complex: bool) -> Option<(NodeId, bool)> {
        let (node, context) = self.nearest(Some(context), name, complex)?;
        Some(match context.overrides {
            true => (node, true),
            false => {
                let by = self.overridden(context, name, complex);
                (by.unwrap_or(node), false)
            }
        })
    }

    /// What an `xs:override` puts in the place of a type that stands in an `xs:redefine` (Part 1, F.2): that type
    /// redefines then.
    fn overridden(&self, redefine: &Context, name: &str, complex: bool) -> Option<NodeId> {
        let (by, context) = self.nearest(redefine.outer, name, complex)?;
        context.overrides.then_some(by)
    }

    /// The type of a name in the first of a context and those around it that has one.
    fn nearest(
        &self,
        mut at: Option<usize>,
        name: &str,
        complex: bool,
    ) -> Option<(NodeId, &Context)> {
        while let Some(index) = at {
            let context = self.contexts.get(index)?;
            if let Some(node) = self.by_name.get(&(index, name, complex)) {
                return Some((*node, context));
            }
            at = context.outer;
        }
        None
    }

    /// Overriding types that there was nothing to override for.
    pub(super) fn unused_overrides(&self, found: &HashSet<NodeId>) -> HashSet<NodeId> {
        let overrides = |index: usize| self.contexts.get(index).is_some_and(|c| c.overrides);
        self.by_name
            .iter()
            .filter(|((index, ..), node)| overrides(*index) && !found.contains(node))
            .map(|(_, node)| *node)
            .collect()
    }

    /// Reports redefinitions of what is not there, and those that are not of the type itself.
    pub(super) fn check(
        &self,
        found: &HashSet<NodeId>,
        schemas: &Arena<Schema>,
        instances: &Arena<Instance>,
    ) -> Vec<(NodeId, Diagnostic)> {
        let mut faults = Vec::new();
        let mut all: Vec<(&(usize, &str, bool), NodeId)> = self
            .by_name
            .iter()
            .map(|(key, node)| (key, *node))
            .collect();
        all.sort_unstable_by_key(|(key, node)| (*node, key.0));
        let mut reported = HashSet::new();
        for ((index, name, complex), node) in all {
            let Some(context) = self.contexts.get(*index).filter(|c| !c.overrides) else {
                continue;
            };
            // An override may stand in its place.
            let by = self.overridden(context, name, *complex);
            let of = |node| instance::definition(instances, schemas, node);
            let redefining = by.unwrap_or(node);
            let definition = of(redefining);
            let instance = &instances[instance::of(instances, redefining)];
            let finding = if !found.contains(&redefining) {
                Diagnostic::error(
                    codes::WRONG_REDEFINITION,
                    format!("`{name}` is redefined, but the redefined document does not define it"),
                )
                .help("move it out of `xs:redefine`, or correct the name")
            } else if !*complex && !restricts_itself(definition, instance) {
                let finding = Diagnostic::error(
                    codes::WRONG_REDEFINITION,
                    format!("`{name}` is redefined, but does not restrict `{name}` itself"),
                )
                .help(format!("restrict `{name}`, or use `xs:override`"));
                match by {
                    Some(_) => finding
                        .softened()
                        .related("it overrides this redefinition", of(node).location),
                    None => finding,
                }
            } else {
                continue;
            };
            if reported.insert(definition.location) {
                let clause = "XML Schema 1.1 Part 1, 4.2.4 (src-redefine)";
                let fault = finding.at(definition.location).clause(clause);
                faults.push((redefining, fault));
            }
        }
        faults
    }
}

/// Whether a simple type restricts a type of its own name.
fn restricts_itself(definition: &Definition, instance: &Instance) -> bool {
    let Derivation::Restriction(restriction) = &definition.derivation else {
        return false;
    };
    let TypeRef::Named(base) = &restriction.base else {
        return false;
    };
    let same = base.namespace.is_none() || base.namespace == instance.namespace;
    same && definition.name.as_ref() == Some(&base.local)
}
