//! Derivations that a type may not have though all of its references are right (Part 1, 3.16.1 and 3.16.6).

use super::instance::NodeId;
use super::types::{Builder, Built, Target};
use crate::datatypes::{BuiltIn, Datatype, Shape};
use crate::diagnostic::{Diagnostic, codes};
use crate::schema::xsd::{Definition, Derivation, Facet, Final, TypeRef, XS};
use crate::source::Location;

/// A way of derivation, and the types that it starts from.
struct Step<'a> {
    verb: &'static str,
    of: &'a [TypeRef],
    is_final: fn(Final) -> bool,
}

impl<'a> Step<'a> {
    fn of(derivation: &'a Derivation) -> Option<Self> {
        let (verb, of, is_final): (_, _, fn(Final) -> bool) = match derivation {
            Derivation::Restriction(r) => ("restricted", std::slice::from_ref(&r.base), |f| {
                f.restriction
            }),
            Derivation::Extension(base) => {
                ("extended", std::slice::from_ref(base), |f| f.extension)
            }
            Derivation::List(item) => {
                ("the item type of a list", std::slice::from_ref(item), |f| {
                    f.list
                })
            }
            Derivation::Union(members) => {
                ("a member type of a union", members.as_slice(), |f| f.union)
            }
            Derivation::Nothing => return None,
        };
        Some(Self { verb, of, is_final })
    }
}

impl Builder<'_> {
    /// Reports bounds that are not among the values that the base is enumerated with. An exclusive bound may
    /// stand again.
    pub(super) fn check_bounds(&mut self, node: NodeId, base: &Built, facets: &[Facet]) {
        let closed = self.closed(base);
        for facet in facets.iter().filter(|f| f.name.contains("clusive")) {
            let again = (facet.name, facet.value.clone());
            if let Err(invalid) = closed.validate(&facet.value, &())
                && !base.facets.contains(&again)
            {
                let message = format!(
                    "{} is not a value of the base type: {}",
                    facet.name, invalid.reason
                );
                let diagnostic = Diagnostic::error(codes::WRONG_FACET, message)
                    .at(facet.location)
                    .help("correct the facet or take it out, or restrict another type")
                    .clause("Part 2, 4.3.7.1, 4.3.8.1, 4.3.9.1 and 4.3.10.1, {value}");
                self.report(node, diagnostic);
            }
        }
    }

    /// Reports what a definition starts from that may not be derived so.
    pub(super) fn check_allowed(&mut self, node: NodeId, targets: &[Target]) {
        let definition = self.composition.definition(node);
        let Some(step) = Step::of(&definition.derivation) else {
            return;
        };
        let index = self.composition.instance_of(node);
        // The schema of XML Schema itself defines the primitive types so, "for information only".
        let namespace = self.composition.instances[index].namespace.as_deref();
        let is_own = definition.complex || namespace == Some(XS);
        let found: Vec<Diagnostic> = (step.of.iter().zip(targets))
            .filter_map(|(reference, target)| {
                let at = match reference {
                    TypeRef::Named(name) => name.location,
                    TypeRef::Inline(_) | TypeRef::Absent => definition.location,
                };
                match target {
                    Target::BuiltIn(which) if !is_own => self.special_type(*which, &step, at),
                    Target::Node(to) => {
                        is_final(self.composition.definition(*to), &step, definition, at)
                    }
                    _ => None,
                }
            })
            .collect();
        for diagnostic in found {
            self.report(node, diagnostic);
        }
    }

    /// The error that a type is derived from one of the special types, which are those of all texts. With
    /// `keep_going` the type is one of texts.
    fn special_type(&self, which: BuiltIn, step: &Step<'_>, at: Location) -> Option<Diagnostic> {
        if !matches!(which, BuiltIn::AnySimpleType | BuiltIn::AnyAtomicType) {
            return None;
        }
        let message = format!("{} cannot be {}", which.name(), step.verb);
        let diagnostic = Diagnostic::error(codes::FORBIDDEN_DERIVATION, message)
            .at(at)
            .help("write `xs:string`, or another type that says what the texts are")
            .clause("XML Schema 1.1 Part 1, 3.16.1 and 3.16.6.2 (cos-st-restricts)");
        Some(match self.options.keep_going {
            true => diagnostic.softened(),
            false => diagnostic,
        })
    }
}

/// The error that a type is `final` for a way of derivation.
fn is_final(
    base: &Definition,
    step: &Step<'_>,
    derived: &Definition,
    at: Location,
) -> Option<Diagnostic> {
    if base.complex || !(step.is_final)(base.finals) {
        return None;
    }
    let name = base.name.as_deref().unwrap_or("this type");
    let diagnostic = Diagnostic::error(
        codes::FORBIDDEN_DERIVATION,
        format!("`{name}` cannot be {}: it is `final`", step.verb),
    )
    .at(at)
    .related(
        "`final`, or `finalDefault` of its schema, says so",
        base.location,
    )
    .help("take the word out of `final` or `finalDefault`, or derive from another type")
    .clause("XML Schema 1.1 Part 1, 3.16.6.1 (st-props-correct) and 3.16.6.2 (cos-st-restricts)");
    // What a complex type is derived from is not a concern of what is generated.
    Some(match derived.complex {
        true => diagnostic.softened(),
        false => diagnostic,
    })
}

/// Whether a type is a list, or a union that has one among its members, however deep.
pub(super) fn holds_list(datatype: &Datatype) -> bool {
    match datatype.shape() {
        Shape::Atomic(_) => false,
        Shape::List(_) => true,
        Shape::Union(members) => members.iter().any(|member| holds_list(member)),
    }
}
