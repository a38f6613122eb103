//! Facets, enumeration first of all, and the annotations of types.

use std::rc::Rc;

use roxmltree::Node;

use super::XS;
use super::annotation::Annotation;
use super::raw::*;
use super::reader::{FrameKind, Reader};
use super::vocabulary;
use crate::diagnostic::{Diagnostic, codes};
use crate::text::suggestion;
use crate::xml::{XML_NAMESPACE, strip};

impl<'a, 't> Reader<'_, 'a, 't> {
    pub(super) fn facet(&mut self, node: Node<'a, 't>, name: &'static str) {
        let FrameKind::Restriction(index) = self.top().kind else {
            return self.misplaced(node);
        };
        let location = self.text.locate_tag(node);
        let attribute = if name == "assertion" { "test" } else { "value" };
        let Some(value) = node.attribute(attribute) else {
            return self.no_value(node, attribute);
        };
        let facet = Facet {
            name,
            value: value.to_owned(),
            fixed: matches!(node.attribute("fixed").map(strip), Some("true" | "1")),
            location,
        };
        if let Some(Definition {
            derivation: Derivation::Restriction(restriction),
            ..
        }) = self.definition(index)
        {
            restriction.facets.push(facet);
        }
    }

    pub(super) fn enumeration(&mut self, node: Node<'a, 't>) {
        let top = self.top();
        let FrameKind::Restriction(index) = top.kind else {
            return self.misplaced(node);
        };
        let mut literal = None;
        let mut annotation = Annotation::default();
        let mut own_lang = top.lang;
        for a in node.attributes() {
            match (a.namespace(), a.name()) {
                (None, "value") => literal = Some(a.value()),
                (Some(XML_NAMESPACE), "lang") => own_lang = Some(a.value()),
                (namespace, local) => {
                    if namespace.is_some() {
                        annotation.read_attribute(local, a.value());
                    }
                }
            }
        }
        for child in node.children().filter(Node::is_element) {
            if child.has_tag_name((XS, "annotation")) {
                self.annotation(&mut annotation, child, own_lang);
            } else if child.tag_name().namespace() == Some(XS)
                && !vocabulary::is_element(child.tag_name().name())
            {
                self.unknown(child);
            } else {
                self.misplaced(child);
            }
        }
        let Some(literal) = literal else {
            if let Some(definition) = self.definition(index) {
                definition.enumerated = true;
            }
            return self.no_value(node, "value");
        };
        if annotation.docs.is_empty()
            && let Some(comment) = trailing_comment(node)
        {
            let range = comment.range();
            let location = self.text.locate(range.start, range.end);
            annotation.read_comment(comment.text().unwrap_or(""), location);
        }
        let scope = self.scope(node);
        let location = self.text.locate_tag(node);
        let Some(definition) = self.schema.types.get_mut(index as usize) else {
            return;
        };
        if let Derivation::Restriction(restriction) = &mut definition.derivation {
            restriction.values.push(RawValue {
                literal: literal.to_owned(),
                location,
                docs: annotation.docs,
                marks: annotation.marks,
                scope: (!Rc::ptr_eq(&scope, &definition.scope)).then_some(scope),
            });
        }
    }

    pub(super) fn annotate(&mut self, node: Node<'a, 't>) {
        let top = self.top();
        let (FrameKind::SimpleType(index)
        | FrameKind::ComplexType(index)
        | FrameKind::Restriction(index)
        | FrameKind::List(index)
        | FrameKind::Union(index)) = top.kind
        else {
            return;
        };
        let Some(definition) = self.definition(index) else {
            return;
        };
        let mut annotation = Annotation {
            docs: std::mem::take(&mut definition.docs),
            marks: definition.marks.take(),
        };
        self.annotation(&mut annotation, node, top.lang);
        if let Some(definition) = self.definition(index) {
            definition.docs = annotation.docs;
            definition.marks = annotation.marks;
        }
    }

    fn no_value(&mut self, node: Node<'a, 't>, attribute: &str) {
        let location = self.text.locate_tag(node);
        let diagnostic = Diagnostic::error(
            codes::MISSING_ATTRIBUTE,
            format!(
                "`xs:{}` has no attribute `{attribute}`",
                node.tag_name().name()
            ),
        )
        .at(location)
        .help(format!(
            "add `{attribute}=\"…\"`; for the empty text, `{attribute}=\"\"`"
        ));
        self.fault(self.owner(), diagnostic);
    }

    pub(super) fn misplaced(&mut self, node: Node<'a, 't>) {
        let location = self.text.locate_tag(node);
        let parent = node.parent().map_or("", |p| p.tag_name().name());
        let diagnostic = Diagnostic::error(
            codes::MISPLACED,
            format!("`{}` cannot stand in `xs:{parent}`", node.tag_name().name()),
        )
        .at(location)
        .help("facets stand in `xs:restriction`, and hold nothing but an annotation")
        .clause("XML Schema 1.1 Part 2, 4.3.5.2 (XML representation of enumeration)");
        match self.owner() {
            // Nobody knows what the facet was meant for.
            None => self.report(diagnostic.partial()),
            owner => self.fault(owner, diagnostic),
        }
    }

    /// Reports an element that XML Schema does not have: what it was meant for is missing.
    pub(super) fn unknown(&mut self, node: Node<'a, 't>) {
        let name = node.tag_name().name();
        let help = suggestion(
            name,
            vocabulary::elements(),
            "take it out, or put it into `xs:appinfo`",
        );
        let message = format!("XML Schema has no element `{name}`; it is not read");
        self.not_read(node, message, help);
    }

    /// Whether an element outside of all namespaces is meant as one of XML Schema.
    pub(super) fn is_meant(&self, name: &str) -> bool {
        let inside = self.owner().is_some() && vocabulary::is_element(name);
        inside || matches!(name, "simpleType" | "complexType")
    }

    /// Reports an element of XML Schema without its namespace.
    pub(super) fn without_prefix(&mut self, node: Node<'a, 't>) {
        let name = node.tag_name().name();
        let message = format!("`{name}` is not in the namespace of XML Schema; it is not read");
        let help = format!("write its prefix, such as `xs:{name}`");
        self.not_read(node, message, help);
    }

    fn not_read(&mut self, node: Node<'a, 't>, message: String, help: String) {
        let diagnostic = Diagnostic::error(codes::UNKNOWN_ELEMENT, message)
            .at(self.text.locate_tag(node))
            .help(help)
            .clause("XML Schema 1.1 Part 1, 5.1 (schema documents)");
        self.fault(self.owner(), diagnostic);
    }
}

/// The comment behind an element on the same line.
fn trailing_comment<'a, 't>(node: Node<'a, 't>) -> Option<Node<'a, 't>> {
    let mut next = node.next_sibling()?;
    if next.is_text() {
        let text = next.text()?;
        if text.contains('\n') {
            return None;
        }
        next = next.next_sibling()?;
    }
    next.is_comment().then_some(next)
}
