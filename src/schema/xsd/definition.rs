//! Definitions of types: how the reader enters, derives and leaves them.

use roxmltree::Node;

use super::XS;
use super::annotation::Annotation;
use super::raw::*;
use super::reader::{FrameKind, Reader};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Step, StepKind};
use crate::xml::{is_space, strip};

impl<'a, 't> Reader<'_, 'a, 't> {
    /// Enters a new definition.
    fn define(&mut self, node: Node<'a, 't>, complex: bool, step: Option<Step>) -> Option<Index> {
        let top = self.top().kind;
        let index = self.schema.types.len() as Index;
        let name = node.attribute("name").map(|n| strip(n).to_owned());
        let top_level = matches!(top, FrameKind::Schema | FrameKind::Within(_));
        let nameless = (top_level && name.is_none()).then(|| {
            let location = self.text.locate_tag(node);
            Diagnostic::error(
                codes::MISSING_ATTRIBUTE,
                format!("a top-level `xs:{}` needs a name", node.tag_name().name()),
            )
            .at(location)
            .help("add the attribute `name`")
        });
        let named = step.or_else(|| {
            top_level.then(|| Step {
                kind: if complex {
                    StepKind::ComplexType
                } else {
                    StepKind::SimpleType
                },
                name: name.clone(),
            })
        });
        let kind = if complex {
            FrameKind::ComplexType(index)
        } else {
            FrameKind::SimpleType(index)
        };
        if !self.push(kind, node, named) {
            return None;
        }
        let path = if top_level {
            Vec::new()
        } else {
            self.steps.clone()
        };
        let mut annotation = Annotation::default();
        for a in node.attributes().filter(|a| a.namespace().is_some()) {
            annotation.read_attribute(a.name(), a.value());
        }
        let definition = Definition {
            name: name.filter(|_| top_level),
            path,
            location: self.text.locate_tag(node),
            within: match top {
                FrameKind::Within(reference) => Some(reference),
                _ => None,
            },
            complex,
            enumerated: false,
            faults: Vec::new(),
            finals: match node.attribute("final") {
                Some(value) => Final::read(value),
                None => self.schema.final_default,
            },
            derivation: Derivation::Nothing,
            docs: Vec::new(),
            marks: annotation.marks,
            scope: self.scope(node),
        };
        self.schema.types.push(definition);
        if let Some(nameless) = nameless {
            self.fault(Some(index), nameless);
        }
        Some(index)
    }

    pub(super) fn definition(&mut self, index: Index) -> Option<&mut Definition> {
        self.schema.types.get_mut(index as usize)
    }

    pub(super) fn simple_type(&mut self, node: Node<'a, 't>) -> bool {
        let top = self.top().kind;
        let step = |kind, name| Some(Step { kind, name });
        let step = match top {
            FrameKind::Restriction(outer) => match self.definition(outer) {
                Some(d) if d.complex => step(StepKind::SimpleContent, None),
                _ => step(StepKind::Base, None),
            },
            FrameKind::List(_) => step(StepKind::Item, None),
            FrameKind::Union(outer) => {
                let number = match self.definition(outer).map(|d| &d.derivation) {
                    Some(Derivation::Union(members)) => members.len() + 1,
                    _ => 1,
                };
                step(StepKind::Member, Some(number.to_string()))
            }
            _ => None,
        };
        let outer_lang = self.top().lang;
        let Some(index) = self.define(node, false, step) else {
            return false;
        };
        if matches!(top, FrameKind::Declaration { .. }) {
            self.describe_by_declaration(node, index, outer_lang);
        }
        self.attach(top, index);
        true
    }

    /// An anonymous type without documentation has that of its element or attribute.
    fn describe_by_declaration(&mut self, node: Node<'a, 't>, index: Index, lang: Option<&str>) {
        let annotation_of =
            |n: Node<'a, 't>| n.children().find(|c| c.has_tag_name((XS, "annotation")));
        let own = annotation_of(node).into_iter().flat_map(|a| a.children());
        if own
            .into_iter()
            .any(|c| c.has_tag_name((XS, "documentation")))
        {
            return;
        }
        let Some(outer) = node.parent().and_then(annotation_of) else {
            return;
        };
        let mut annotation = Annotation::default();
        self.annotation(&mut annotation, outer, lang);
        if let Some(definition) = self.definition(index) {
            definition.docs = annotation.docs;
        }
    }

    /// Tells what waits for a type in place that this is it.
    fn attach(&mut self, to: FrameKind, index: Index) {
        let inline = TypeRef::Inline(index);
        match to {
            FrameKind::Declaration {
                constraint,
                attribute,
            } => {
                if let Some(c) = constraint.and_then(|c| self.schema.constraints.get_mut(c)) {
                    c.of = ConstraintTarget::Type(inline.clone());
                }
                if let Some(a) = attribute.and_then(|a| self.schema.attributes.get_mut(a)) {
                    a.1 = inline;
                }
            }
            FrameKind::Restriction(of) | FrameKind::List(of) | FrameKind::Union(of) => {
                let Some(outer) = self.definition(of) else {
                    return;
                };
                let place = outer.location;
                let twice = match &mut outer.derivation {
                    Derivation::Restriction(r) => {
                        let twice = !outer.complex && !matches!(r.base, TypeRef::Absent);
                        r.base = inline;
                        twice
                    }
                    Derivation::List(item) => {
                        let twice = !matches!(item, TypeRef::Absent);
                        *item = inline;
                        twice
                    }
                    Derivation::Union(members) => {
                        members.push(inline);
                        false
                    }
                    _ => false,
                };
                if twice {
                    let diagnostic = Diagnostic::error(
                        codes::MISPLACED,
                        "a type is given both by name and in place",
                    )
                    .at(place)
                    .help("keep either the attribute or the `xs:simpleType`")
                    .clause("XML Schema 1.1 Part 1, 3.16.3 (src-simple-type)");
                    self.fault(Some(of), diagnostic);
                }
            }
            _ => {}
        }
    }

    pub(super) fn complex_type(&mut self, node: Node<'a, 't>) -> bool {
        let top = self.top().kind;
        match self.define(node, true, None) {
            Some(index) => {
                self.attach(top, index);
                true
            }
            None => false,
        }
    }

    /// `xs:restriction`, `xs:extension`, `xs:list` or `xs:union`.
    pub(super) fn derivation(&mut self, node: Node<'a, 't>, element: &str) -> bool {
        let (FrameKind::SimpleType(index) | FrameKind::SimpleContent(index)) = self.top().kind
        else {
            // Complex content.
            return self.push(FrameKind::Other, node, None);
        };
        let (derivation, kind) = match element {
            "restriction" => {
                let restriction = Restriction {
                    base: self.type_ref(node, "base", Some(index)),
                    facets: Vec::new(),
                    values: Vec::new(),
                };
                (
                    Derivation::Restriction(restriction),
                    FrameKind::Restriction(index),
                )
            }
            "extension" => {
                let base = self.type_ref(node, "base", Some(index));
                (Derivation::Extension(base), FrameKind::Other)
            }
            "list" => (
                Derivation::List(self.type_ref(node, "itemType", Some(index))),
                FrameKind::List(index),
            ),
            _ => {
                let members = node.attribute_node("memberTypes");
                let members = members.map_or_else(Vec::new, |a| {
                    let names = a.value().split(is_space).filter(|n| !n.is_empty());
                    names
                        .map(|n| TypeRef::Named(self.name(node, a, n, Some(index))))
                        .collect()
                });
                (Derivation::Union(members), FrameKind::Union(index))
            }
        };
        if let Some(definition) = self.definition(index) {
            definition.derivation = derivation;
        }
        self.push(kind, node, None)
    }

    /// A simple type that does not say how it is derived, or from what.
    pub(super) fn check_complete(&mut self, index: Index) {
        if self.assume_string(index) {
            return;
        }
        let Some(definition) = self.definition(index) else {
            return;
        };
        let (missing, help) = match &definition.derivation {
            Derivation::Nothing if !definition.complex => (
                "has no `xs:restriction`, `xs:list` or `xs:union`",
                "say what it is: for an enumeration, `<xs:restriction base=\"xs:string\">`",
            ),
            Derivation::Restriction(Restriction {
                base: TypeRef::Absent,
                ..
            })
            | Derivation::Extension(TypeRef::Absent) => (
                "does not name its base type",
                "add the attribute `base`, such as `base=\"xs:string\"`",
            ),
            Derivation::List(TypeRef::Absent) => (
                "does not name its item type",
                "add the attribute `itemType`, or an `xs:simpleType` in the list",
            ),
            Derivation::Union(members) if members.is_empty() => (
                "does not name any member type",
                "add the attribute `memberTypes`, or an `xs:simpleType` in the union",
            ),
            _ => return,
        };
        let what = if definition.complex {
            "complex"
        } else {
            "simple"
        };
        let diagnostic = Diagnostic::error(
            codes::INCOMPLETE_TYPE,
            match &definition.name {
                Some(name) => format!("the {what} type `{name}` {missing}"),
                None => format!("this {what} type {missing}"),
            },
        )
        .at(definition.location)
        .help(help)
        .clause("XML Schema 1.1 Part 1, 3.16.3 (src-simple-type)");
        self.fault(Some(index), diagnostic);
    }

    /// Reads an enumeration that does not name its base type as one of texts.
    fn assume_string(&mut self, index: Index) -> bool {
        let namespace = self.namespace(XS);
        let Some(definition) = self.definition(index) else {
            return false;
        };
        let location = definition.location;
        match &mut definition.derivation {
            Derivation::Restriction(Restriction {
                base: base @ TypeRef::Absent,
                values,
                ..
            }) if !values.is_empty() => {
                *base = TypeRef::Named(Name {
                    namespace: Some(namespace),
                    local: "string".to_owned(),
                    location,
                });
            }
            _ => return false,
        }
        self.report(
            Diagnostic::warning(
                codes::ASSUMED_TYPE,
                "this enumeration does not name its base type; it is read as one of xs:string",
            )
            .at(location)
            .help("add the attribute `base`, such as `base=\"xs:string\"`")
            .clause("XML Schema 1.1 Part 1, 3.16.3 (src-simple-type)"),
        );
        true
    }
}
