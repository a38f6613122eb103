//! From definitions to simple types: each after those that it is derived from, none twice.

use super::instance::NodeId;
use super::references::Unresolved;
use super::types::{Builder, State, Target};
use crate::diagnostic::{Diagnostic, codes};

/// A visit to a type whose references are looked at one after the other.
struct Visit {
    node: NodeId,
    targets: Vec<Target>,
    next: usize,
}

impl Builder<'_> {
    /// Builds every type there is.
    pub(super) fn build_all(&mut self) {
        for (node, diagnostic) in std::mem::take(&mut self.composition.faults) {
            self.report(node, diagnostic);
        }
        for node in 0..self.states.len() as NodeId {
            if !self.composition.is_overridden(node) {
                self.build_after_references(node);
            }
        }
        self.check_used();
        self.settle();
    }

    /// Builds a type and all that it refers to; without recursion, for chains are as long as input has them.
    fn build_after_references(&mut self, node: NodeId) {
        let mut visits = Vec::new();
        self.visit(node, &mut visits);
        while let Some(visit) = visits.last_mut() {
            let Some(target) = visit.targets.get_mut(visit.next) else {
                if let Some(visit) = visits.pop() {
                    let built = self.build(visit.node, &visit.targets);
                    if let Some(state) = self.states.get_mut(visit.node as usize) {
                        *state = State::Built(built);
                    }
                }
                continue;
            };
            visit.next += 1;
            let Target::Node(next) = *target else {
                continue;
            };
            match self.states.get(next as usize) {
                Some(State::Visiting) => {
                    *target = Target::Reported;
                    let node = visit.node;
                    self.circular(node, next);
                }
                Some(State::Unvisited) => self.visit(next, &mut visits),
                _ => {}
            }
        }
    }

    fn visit(&mut self, node: NodeId, visits: &mut Vec<Visit>) {
        match self.states.get_mut(node as usize) {
            Some(state @ State::Unvisited) => *state = State::Visiting,
            _ => return,
        }
        self.report_own(node);
        let targets = self.targets(node);
        visits.push(Visit {
            node,
            targets,
            next: 0,
        });
    }

    /// Reports a redefinition of what stands in a document that was not read, of which there is a message.
    fn without_original(&mut self, node: NodeId) {
        let definition = self.composition.definition(node);
        let name = definition.name.as_deref().unwrap_or("this type");
        let diagnostic = Diagnostic::error(
            codes::WRONG_REDEFINITION,
            format!("`{name}` is redefined, but the document that defines it was not read"),
        )
        .at(definition.location)
        .help("say where that document is: option `map` or `catalog`")
        .clause("XML Schema 1.1 Part 1, 4.2.4 (src-redefine)");
        let instance = self.composition.instance_of(node);
        let found = Unresolved {
            diagnostic,
            namespace: self.composition.instances[instance].namespace.clone(),
            wanted: None,
        };
        self.report_unresolved(node, found, true);
    }

    fn circular(&mut self, node: NodeId, to: NodeId) {
        let at = self.composition.definition(node);
        let definition = self.composition.definition(to);
        let name = definition.name.as_deref().unwrap_or("this type");
        if node == to && self.composition.redefines(node) {
            return self.without_original(node);
        }
        let diagnostic = Diagnostic::error(
            codes::CIRCULAR_DEFINITION,
            format!("`{name}` is derived from itself"),
        )
        .at(at.location)
        .related("it begins here", definition.location)
        .help("derive one of the types on the way from another type")
        .clause("XML Schema 1.1 Part 1, 3.16.6 (st-props-correct)");
        self.report(node, diagnostic);
    }
}
