//! Default and fixed values of attributes and elements: checked against generated types, and recorded.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::instance::NodeId;
use super::keys::keys;
use super::references::Found;
use super::types::Builder;
use crate::datatypes::ValueKey;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Content, TypeId};
use crate::schema::xsd::{ConstraintTarget, TypeRef, ValueConstraint};

/// What is known of the defaults of one type.
struct Defaults {
    values: HashMap<ValueKey, usize>,
    /// `None` while there is none, `Some(None)` when they disagree.
    agreed: Option<Option<usize>>,
}

impl Builder<'_> {
    /// Checks every default and fixed value of a generated type.
    pub(super) fn check_constraints(&mut self) {
        let mut defaults: HashMap<TypeId, Defaults> = HashMap::new();
        for instance in 0..self.composition.instances.all().len() {
            let schema = self.composition.instances[instance].schema;
            // They stand aside while they are looked at, for the builder is needed too.
            let constraints = std::mem::take(&mut self.composition.schemas[schema].constraints);
            for constraint in &constraints {
                if let Some(node) = self.constrained(instance, constraint) {
                    self.check_constraint(node, constraint, &mut defaults);
                }
            }
            self.composition.schemas[schema].constraints = constraints;
        }
        for (id, known) in defaults {
            if let (Some(Some(index)), Some((_, of))) =
                (known.agreed, self.made.get_mut(id.0 as usize))
            {
                of.default = Some(index);
            }
        }
    }

    /// The node of the type that a declaration with a value constraint has.
    fn constrained(&self, instance: usize, constraint: &ValueConstraint) -> Option<NodeId> {
        let (instance, of) = match &constraint.of {
            ConstraintTarget::Type(of) => (instance, of),
            ConstraintTarget::Attribute(name) => {
                let from = &self.composition.instances[instance];
                let namespace = name.namespace.as_deref().or(from.namespace.as_deref());
                self.composition.find_attribute(namespace, &name.local)?
            }
        };
        match of {
            TypeRef::Inline(index) => Some(self.composition.instances[instance].first + *index),
            TypeRef::Named(name) => match self.find(instance, name) {
                Found::Node(node) => Some(node),
                Found::BuiltIn(_) | Found::Nothing => None,
            },
            TypeRef::Absent => None,
        }
    }

    fn check_constraint(
        &mut self,
        node: NodeId,
        constraint: &ValueConstraint,
        defaults: &mut HashMap<TypeId, Defaults>,
    ) {
        if self.faults.is_affected(node) {
            // What is valid for it cannot be told.
            return;
        }
        let Some(built) = self.built(node) else {
            return;
        };
        if !self.wants_all() && !self.has_values(built) {
            return;
        }
        let Some((id, of)) = built.made.and_then(|made| self.type_of(made)) else {
            return;
        };
        let kind = if constraint.fixed { "fixed" } else { "default" };
        match self
            .closed(built)
            .validate(&constraint.value, &*constraint.scope)
        {
            Err(invalid) => {
                let what = if constraint.element {
                    "element"
                } else {
                    "attribute"
                };
                let diagnostic = Diagnostic::error(
                    codes::WRONG_DEFAULT,
                    format!(
                        "the {kind} value of the {what} `{}` is not valid for its type: {}",
                        constraint.name, invalid.reason
                    ),
                )
                .at(constraint.location)
                .related("the type is defined here", of.location)
                .help("use one of the values of the type")
                .clause(if constraint.element {
                    "XML Schema 1.1 Part 1, 3.3.6 (e-props-correct)"
                } else {
                    "XML Schema 1.1 Part 1, 3.2.6 (a-props-correct)"
                });
                self.diagnostics.push(if self.composition.is_lenient(node) {
                    diagnostic.softened()
                } else {
                    diagnostic.partial()
                });
            }
            Ok(valid) if !constraint.fixed => {
                let Content::Enumeration(enumeration) = &of.content else {
                    return;
                };
                let known = match defaults.entry(id) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(Defaults {
                        values: keys(enumeration).enumerate().map(|(i, k)| (k, i)).collect(),
                        agreed: None,
                    }),
                };
                let index = known.values.get(&valid.key).copied();
                known.agreed = match known.agreed {
                    None => Some(index),
                    Some(before) if before == index => Some(index),
                    Some(_) => Some(None),
                };
            }
            Ok(_) => {}
        }
    }
}
