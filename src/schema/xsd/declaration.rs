//! Declarations of attributes and elements, and references to other documents.

use roxmltree::Node;

use super::raw::*;
use super::reader::{FrameKind, Reader};
use crate::diagnostic::{Diagnostic, codes};
use crate::markup::scan::split;
use crate::model::{Step, StepKind};
use crate::text::join;
use crate::xml::{XML_NAMESPACE, strip};

impl<'a, 't> Reader<'_, 'a, 't> {
    /// `xs:element`, `xs:attribute` or `xs:alternative`.
    pub(super) fn declaration(&mut self, node: Node<'a, 't>, kind: StepKind) -> bool {
        let top_level = matches!(self.top().kind, FrameKind::Schema | FrameKind::Within(_));
        let name = node.attribute("name").map(|n| strip(n).to_owned());
        let attribute = (top_level && kind == StepKind::Attribute && name.is_some()).then(|| {
            let entry = (
                name.clone().unwrap_or_default(),
                self.type_ref(node, "type", None),
            );
            self.schema.attributes.push(entry);
            self.schema.attributes.len() - 1
        });
        let constraint = self.constraint(node, kind, name.as_deref());
        if let (Some(name), Some(of)) = (&name, node.attribute("type"))
            && !self.options.docs.is_empty()
        {
            self.schema.uses.push(Use {
                name: name.clone(),
                of: split(strip(of)).1.to_owned(),
            });
        }
        let step = (kind == StepKind::Alternative || name.is_some()).then_some(Step { kind, name });
        let frame = FrameKind::Declaration {
            constraint,
            attribute,
        };
        self.push(frame, node, step)
    }

    /// The default or fixed value of a declaration.
    fn constraint(
        &mut self,
        node: Node<'a, 't>,
        kind: StepKind,
        name: Option<&str>,
    ) -> Option<usize> {
        let (value, fixed) = match (node.attribute_node("default"), node.attribute_node("fixed")) {
            (Some(value), _) => (value, false),
            (None, Some(value)) => (value, true),
            (None, None) => return None,
        };
        let reference = node.attribute_node("ref");
        let of = match reference {
            Some(a) if kind == StepKind::Attribute => {
                ConstraintTarget::Attribute(self.name(node, a, strip(a.value()), None))
            }
            _ => ConstraintTarget::Type(self.type_ref(node, "type", None)),
        };
        let name = name
            .or_else(|| reference.map(|a| strip(a.value())))
            .unwrap_or("");
        let range = value.range();
        let constraint = ValueConstraint {
            of,
            value: value.value().to_owned(),
            fixed,
            element: kind == StepKind::Element,
            name: name.to_owned(),
            location: self.text.locate(range.start, range.end),
            scope: self.scope(node),
        };
        self.schema.constraints.push(constraint);
        Some(self.schema.constraints.len() - 1)
    }

    pub(super) fn reference(&mut self, node: Node<'a, 't>, kind: ReferenceKind) -> bool {
        let namespace = node.attribute("namespace").map(strip);
        let base = node.attribute((XML_NAMESPACE, "base"));
        let reference = Reference {
            kind,
            namespace: namespace.map(|n| self.namespace(n)),
            address: node.attribute("schemaLocation").map(|a| match base {
                Some(base) => join(base, strip(a)),
                None => strip(a).to_owned(),
            }),
            location: self.text.locate_tag(node),
        };
        let location = reference.location;
        if reference.address.is_none() && kind != ReferenceKind::Import {
            self.report(
                Diagnostic::warning(
                    codes::MISSING_ATTRIBUTE,
                    format!("`{}` does not say what document it means", kind.element()),
                )
                .at(location)
                .help("add the attribute `schemaLocation`"),
            );
        }
        self.schema.references.push(reference);
        let index = self.schema.references.len() as u32 - 1;
        self.push(FrameKind::Within(index), node, None)
    }
}
