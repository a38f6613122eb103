//! The names of the elements that XML Schema has.

use crate::datatypes::FACETS;

/// Those that are not facets.
const ELEMENTS: [&str; 35] = [
    "all",
    "alternative",
    "annotation",
    "any",
    "anyAttribute",
    "appinfo",
    "assert",
    "attribute",
    "attributeGroup",
    "choice",
    "complexContent",
    "complexType",
    "defaultOpenContent",
    "documentation",
    "element",
    "extension",
    "field",
    "group",
    "import",
    "include",
    "key",
    "keyref",
    "list",
    "notation",
    "openContent",
    "override",
    "redefine",
    "restriction",
    "schema",
    "selector",
    "sequence",
    "simpleContent",
    "simpleType",
    "union",
    "unique",
];

/// Names of all elements of XML Schema.
pub(crate) fn elements() -> impl Iterator<Item = &'static str> {
    ELEMENTS.into_iter().chain(FACETS)
}

/// Whether an element of XML Schema has that local name.
pub(crate) fn is_element(name: &str) -> bool {
    elements().any(|element| element == name)
}
