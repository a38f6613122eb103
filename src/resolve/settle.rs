//! How bad a fault is depends on who needs the definition. A fault that nothing generated needs is a warning; of the
//! others, `keep-going` leaves out what needs them, and says so.

use std::collections::HashSet;

use super::faults::{Fault, Graph, Name};
use super::instance::NodeId;
use super::references::Unresolved;
use super::types::{Builder, Target};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Identity, SimpleType, TypeId};
use crate::schema::xsd::{Derivation, Restriction};
use crate::source::Location;
use crate::text::some_of;

/// Names suggested at most; searching for the nearest name takes time.
const MOST_SUGGESTIONS: u32 = 20;

/// Faults of which it is said what is left out because of them.
const MOST_EXPLAINED: usize = 100;

/// Types named as left out because of one fault.
const MOST_NAMED: usize = 5;

impl Builder<'_> {
    /// Notes what is known of a definition before it is built.
    pub(super) fn enter(&mut self, node: NodeId, targets: &[Target]) {
        let to = targets.iter().filter_map(|target| match target {
            Target::Node(to) => Some((node, *to)),
            Target::BuiltIn(_) | Target::Reported => None,
        });
        self.faults.references.extend(to);
        if self.enumerates(node) || self.is_wanted(node) {
            self.faults.enumerations.push(node);
        }
    }

    /// Whether a definition is of a simple type, and those without an enumeration are to be generated, too.
    fn is_wanted(&self, node: NodeId) -> bool {
        self.wants_all() && !self.composition.definition(node).complex
    }

    /// Reports what is wrong with a definition as it stands in its document.
    pub(super) fn report_own(&mut self, node: NodeId) {
        let faults = self.composition.definition(node).faults.clone();
        let assumed = self.options.keep_going && self.enumerates(node);
        for diagnostic in faults {
            // Its base is not known then, and taken for xs:string.
            if assumed && diagnostic.code == codes::UNDECLARED_PREFIX {
                self.diagnostics.push(diagnostic.softened());
            } else {
                self.report(node, diagnostic);
            }
        }
    }

    /// Whether a definition that is not built yet has enumeration facets.
    pub(super) fn enumerates(&self, node: NodeId) -> bool {
        let definition = self.composition.definition(node);
        match &definition.derivation {
            Derivation::Restriction(Restriction { values, .. }) => {
                definition.enumerated || !values.is_empty()
            }
            _ => false,
        }
    }

    /// Reports an error of a definition; only a warning when the type stands on a page.
    pub(super) fn report(&mut self, node: NodeId, diagnostic: Diagnostic) {
        if self.composition.is_lenient(node) {
            self.diagnostics.push(diagnostic.softened());
        } else if diagnostic.is_error() {
            self.fault(node, diagnostic, None);
        } else {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Reports that a definition refers to what nothing defines.
    pub(super) fn report_unresolved(&mut self, node: NodeId, found: Unresolved, quiet: bool) {
        let place = found.diagnostic.location;
        let mut known = self.faults.list.iter().filter(|f| f.node == node);
        if self.is_faulty(node)
            && known.any(|f| {
                self.diagnostics
                    .get(f.place)
                    .is_some_and(|d| d.location == place)
            })
        {
            // Its prefix has no namespace: there is no more to say.
            return;
        }
        let name = Name {
            namespace: found.namespace,
            wanted: found.wanted,
            quiet,
        };
        self.fault(node, found.diagnostic, Some(name));
    }

    fn fault(&mut self, node: NodeId, diagnostic: Diagnostic, unresolved: Option<Name>) {
        let place = self.diagnostics.add(diagnostic.partial());
        self.faults.faulty.insert(node);
        self.faults.list.push(Fault {
            node,
            place,
            unresolved,
        });
    }

    /// Whether a definition is at fault itself.
    pub(super) fn is_faulty(&self, node: NodeId) -> bool {
        self.faults.faulty.contains(&node)
    }

    /// Decides how bad each fault is, now that all types are built.
    pub(super) fn settle(&mut self) {
        let faults = std::mem::take(&mut self.faults.list);
        let strangers = std::mem::take(&mut self.composition.strangers);
        if faults.is_empty() && strangers.is_empty() {
            return;
        }
        let references = std::mem::take(&mut self.faults.references);
        let users = Graph::new(references.iter().map(|(from, to)| (*to, *from)).collect());
        let wants_all = self.wants_all();
        // Built-in types have no definition.
        let is_generated =
            |of: &SimpleType| !of.is_built_in && (wants_all || !of.values().is_empty());
        let made = self.made.iter().filter(|(_, of)| is_generated(of));
        let made = made.map(|(node, _)| *node);
        let enumerations = std::mem::take(&mut self.faults.enumerations);
        // What is derived from types that are generated is generated too, or would be.
        let mut generated = users.reach(made.chain(enumerations.iter().copied()));
        let enumerations: HashSet<NodeId> = enumerations.into_iter().collect();
        generated.retain(|node| {
            enumerations.contains(node) || !self.composition.definition(*node).complex
        });
        let needed = Graph::new(references).reach(generated.iter().copied());
        let at_fault = faults.iter().map(|f| f.node).filter(|n| needed.contains(n));
        self.faults.affected = users.reach(at_fault);
        if self.options.keep_going {
            let left_out = self.faults.affected.intersection(&generated);
            self.faults.left_out = left_out.copied().collect();
            self.faults.left_out.sort_unstable();
        }
        let mut silent = HashSet::new();
        let mut wanted = HashSet::new();
        for (count, fault) in faults.iter().enumerate() {
            let is_needed = needed.contains(&fault.node);
            let name = fault.unresolved.as_ref();
            // What an unreadable document may define is only a consequence of that.
            let consequence = self.composition.incomplete && !self.options.keep_going;
            if name.is_some_and(|n| n.quiet && (!is_needed || consequence)) {
                silent.insert(fault.place);
                continue;
            }
            if let Some(name) = name.filter(|_| is_needed) {
                wanted.insert(name.namespace.clone());
            }
            let help = name
                .and_then(|n| n.wanted.as_deref())
                .map(|n| self.suggestion(n));
            let missing = (is_needed && self.options.keep_going && count < MOST_EXPLAINED)
                .then(|| self.names(users.reach([fault.node]).intersection(&generated).copied()));
            if let Some(diagnostic) = self.diagnostics.get_mut(fault.place) {
                diagnostic.help = help.or(diagnostic.help.take());
                diagnostic.left_out = missing;
                if !is_needed {
                    diagnostic.soften();
                }
            }
        }
        for (namespace, place) in strangers {
            if let Some(diagnostic) = self.diagnostics.get_mut(place)
                && !wanted.contains(&namespace)
            {
                diagnostic.soften();
            }
        }
        self.diagnostics.remove(&silent);
    }

    /// What a name that nothing defines may have been meant for.
    fn suggestion(&mut self, wanted: &str) -> String {
        self.faults.suggested += 1;
        let nearest = (self.faults.suggested <= MOST_SUGGESTIONS)
            .then(|| crate::text::nearest(wanted, self.composition.type_names()))
            .flatten();
        match nearest {
            Some(near) if near == wanted => {
                format!("there is a `{near}` in another namespace: check the prefix, or import it")
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "import or include the document that defines it, or give it as another input".into()
            }
        }
    }

    /// The types that `keep-going` leaves out.
    pub(super) fn left_out(&self) -> Vec<(Identity, Location)> {
        let nodes = self.faults.left_out.iter();
        nodes.map(|node| self.identity(*node)).collect()
    }

    fn identity(&self, node: NodeId) -> (Identity, Location) {
        let definition = self.composition.definition(node);
        let identity = Identity {
            namespace: None,
            name: definition.name.clone(),
            path: definition.path.clone(),
        };
        (identity, definition.location)
    }

    /// Says which types are left out.
    fn names(&self, nodes: impl Iterator<Item = NodeId>) -> String {
        let mut nodes: Vec<NodeId> = nodes.collect();
        nodes.sort_unstable();
        let name = |node: &NodeId| match self.identity(*node).0.to_string() {
            name if name.is_empty() => "a type without a name".to_owned(),
            name => format!("`{name}`"),
        };
        some_of(nodes.iter().map(name), MOST_NAMED)
    }

    /// The types that were built, without those that `keep-going` leaves out.
    pub(super) fn left(self) -> Vec<(NodeId, SimpleType)> {
        if !self.options.keep_going || self.faults.affected.is_empty() {
            return self.made;
        }
        let affected = self.faults.affected;
        let mut next = 0..;
        let is_left = |node: &NodeId| !affected.contains(node);
        let ids: Vec<TypeId> = (self.made.iter())
            .map(|(node, _)| match is_left(node) {
                true => TypeId(next.next().unwrap_or_default()),
                // Whatever refers to it is left out as well.
                false => TypeId(u32::MAX),
            })
            .collect();
        let left = self.made.into_iter().filter(|(node, _)| is_left(node));
        left.map(|(node, mut of)| {
            let new = |id: TypeId| ids.get(id.0 as usize).copied();
            of.renumber(|id| new(id).filter(|id| id.0 < u32::MAX));
            (node, of)
        })
        .collect()
    }
}
