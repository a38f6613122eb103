//! Redefine and override: which definition takes the place of which (Part 1, 4.2.4 and 4.2.5).

use std::collections::{HashMap, HashSet};

use super::space::{Instance, NodeId};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::schema::xsd::Schema;

/// One `xs:redefine` or `xs:override` on the way to a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    pub(super) overrides: bool,
    pub(super) by: usize,
    pub(super) reference: u32,
    /// The one by which the document with this one is reached.
    pub(super) outer: Option<usize>,
}

/// The types that stand in `xs:redefine` and `xs:override`.
pub(super) struct Replacements<'a> {
    contexts: &'a [Context],
    /// Context, name and whether complex, to the node.
    by_name: HashMap<(usize, &'a str, bool), NodeId>,
}

impl<'a> Replacements<'a> {
    pub(super) fn new(
        contexts: &'a [Context],
        instances: &[Instance],
        schemas: &'a [Schema],
    ) -> Self {
        let mut by_name = HashMap::new();
        for (index, context) in contexts.iter().enumerate() {
            let Some(instance) = instances.get(context.by) else {
                continue;
            };
            let Some(schema) = schemas.get(instance.schema) else {
                continue;
            };
            for (i, definition) in schema.types.iter().enumerate() {
                if let Some(name) = &definition.name
                    && definition.within == Some(context.reference)
                {
                    by_name.insert(
                        (index, name.as_str(), definition.complex),
                        instance.first + i as NodeId,
                    );
                }
            }
        }
        Self { contexts, by_name }
    }

    /// What replaces a type that is reached by way of a context, and whether as an override.
    pub(super) fn find(&self, context: usize, name: &str, complex: bool) -> Option<(NodeId, bool)> {
        let mut at = Some(context);
        while let Some(index) = at {
            let context = self.contexts.get(index)?;
            if let Some(node) = self.by_name.get(&(index, name, complex)) {
                return Some((*node, context.overrides));
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

    /// Reports redefinitions of what is not there.
    pub(super) fn check(
        &self,
        found: &HashSet<NodeId>,
        schemas: &[Schema],
        instances: &[Instance],
        diagnostics: &mut Diagnostics,
    ) {
        let mut lost: Vec<(&(usize, &str, bool), NodeId)> = self
            .by_name
            .iter()
            .filter(|(_, node)| !found.contains(node))
            .map(|(key, node)| (key, *node))
            .collect();
        lost.sort_unstable_by_key(|(_, node)| *node);
        for ((index, name, _), node) in lost {
            let Some(context) = self.contexts.get(*index).filter(|c| !c.overrides) else {
                continue;
            };
            let definition = instances.get(context.by).and_then(|i| {
                let schema = schemas.get(i.schema)?;
                schema.types.get((node - i.first) as usize)
            });
            let Some(definition) = definition else {
                continue;
            };
            diagnostics.push(
                Diagnostic::error(
                    codes::WRONG_REDEFINITION,
                    format!("`{name}` is redefined, but the redefined document does not define it"),
                )
                .at(definition.location)
                .help("move it out of `xs:redefine`, or correct the name")
                .clause("XML Schema 1.1 Part 1, 4.2.4 (src-redefine)"),
            );
        }
    }
}
