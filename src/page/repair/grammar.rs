//! Which element may stand in which: what is needed to tell where a forgotten end tag belongs.

use crate::datatypes::FACETS;

const PARTICLES: &[&str] = &["group", "all", "choice", "sequence"];

const ATTRIBUTES: &[&str] = &[
    "attribute",
    "attributeGroup",
    "anyAttribute",
    "assert",
    "openContent",
];

/// Components that stand at the top of a schema.
const TOP: &[&str] = &[
    "simpleType",
    "complexType",
    "element",
    "attribute",
    "group",
    "attributeGroup",
    "notation",
    "include",
    "import",
    "redefine",
    "override",
    "defaultOpenContent",
];

/// Whether a component of that local name stands at the top of a schema.
pub(crate) fn is_top(name: &str) -> bool {
    TOP.contains(&name)
}

/// Whether components stand at the top of such an element.
pub(crate) fn is_root(name: &str) -> bool {
    matches!(name, "schema" | "redefine" | "override")
}

/// Whether a child may stand in a parent, both by local name.
pub(crate) fn allows(parent: &str, child: &str) -> bool {
    if child == "annotation" {
        return true;
    }
    match parent {
        _ if is_root(parent) => is_top(child),
        "simpleType" => matches!(child, "restriction" | "list" | "union"),
        "restriction" => {
            child == "simpleType"
                || FACETS.contains(&child)
                || PARTICLES.contains(&child)
                || ATTRIBUTES.contains(&child)
        }
        "list" | "union" | "attribute" => child == "simpleType",
        "element" => {
            matches!(
                child,
                "simpleType" | "complexType" | "unique" | "key" | "keyref" | "alternative"
            )
        }
        "complexType" => {
            matches!(child, "simpleContent" | "complexContent")
                || PARTICLES.contains(&child)
                || ATTRIBUTES.contains(&child)
        }
        "simpleContent" | "complexContent" => matches!(child, "restriction" | "extension"),
        "extension" => PARTICLES.contains(&child) || ATTRIBUTES.contains(&child),
        "sequence" | "choice" | "all" => {
            matches!(child, "element" | "any") || PARTICLES.contains(&child)
        }
        "group" => PARTICLES.contains(&child),
        "attributeGroup" => ATTRIBUTES.contains(&child),
        "alternative" => matches!(child, "simpleType" | "complexType"),
        "unique" | "key" | "keyref" => matches!(child, "selector" | "field"),
        "annotation" => matches!(child, "documentation" | "appinfo"),
        _ => !FACETS.contains(&parent),
    }
}
