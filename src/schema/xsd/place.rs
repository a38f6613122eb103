//! What may stand in the definition of a simple type, and in which order.

use roxmltree::Node;

use super::XS;
use super::conditional::is_excluded;
use super::reader::{FrameKind, Reader};
use super::vocabulary::is_element;
use crate::datatypes::{FACETS, Version};
use crate::diagnostic::{Diagnostic, codes};

impl<'a, 't> Reader<'_, 'a, 't> {
    /// Reports an element of XML Schema that cannot stand where it stands in a simple type, and says whether it can.
    pub(super) fn check_place(&mut self, node: Node<'a, 't>, name: &str) -> bool {
        let is_facet = name == "enumeration" || FACETS.contains(&name);
        let kind = self.top().kind;
        let (fits, help) = match kind {
            // Facets say themselves where they can stand, and what is not of XML Schema is told of elsewhere.
            _ if is_facet || !is_element(name) => return true,
            FrameKind::SimpleType(_) => (
                matches!(name, "restriction" | "list" | "union"),
                "write one of `xs:restriction`, `xs:list` and `xs:union`, after an annotation if there is one",
            ),
            FrameKind::List(_) => (
                name == "simpleType",
                "write at most one `xs:simpleType`, after an annotation if there is one",
            ),
            FrameKind::Union(_) => (
                name == "simpleType",
                "write an annotation if there is one, then `xs:simpleType` as often as needed",
            ),
            FrameKind::Restriction(index) if self.definition(index).is_some_and(|d| !d.complex) => {
                (
                    name == "simpleType",
                    "write an annotation if there is one, then at most one `xs:simpleType`, then facets",
                )
            }
            _ => return true,
        };
        let is_many = matches!(kind, FrameKind::Union(_));
        let fits = match name {
            "annotation" => self.before(node).next().is_none(),
            _ if is_many => fits,
            _ => fits && self.before(node).all(|name| name == "annotation"),
        };
        if !fits {
            let parent = node.parent().map_or("", |p| p.tag_name().name());
            let diagnostic = Diagnostic::error(
                codes::MISPLACED,
                format!("`xs:{name}` cannot stand here in `xs:{parent}`"),
            )
            .at(self.text.locate_tag(node))
            .help(help)
            .clause("XML Schema 1.1 Part 1, 3.16.2 (XML representation of simple types)");
            self.fault(self.owner(), diagnostic);
        }
        fits
    }

    /// The elements of XML Schema before another that are not left out.
    fn before(&self, node: Node<'a, 't>) -> impl Iterator<Item = &'a str> + use<'a, 't> {
        let conditional = self.options.xsd_version >= Version::V1_1;
        node.prev_siblings()
            .skip(1)
            .filter(move |n| n.tag_name().namespace() == Some(XS))
            .filter(move |n| !(conditional && is_excluded(*n)))
            .map(|n| n.tag_name().name())
    }
}
