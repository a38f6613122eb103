//! Conditional inclusion (XSD 1.1 Part 1, 4.2.2): `vc:minVersion` and its kin.

use roxmltree::Node;

use super::XS;
use crate::datatypes::{BuiltIn, Version};
use crate::xml::{is_space, strip};

/// The namespace of the attributes.
pub(super) const VERSIONING: &str = "http://www.w3.org/2007/XMLSchema-versioning";

/// Facets that are known beside those of XSD 1.0.
const FACETS: [&str; 14] = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minInclusive",
    "minExclusive",
    "totalDigits",
    "fractionDigits",
    "assertion",
    "explicitTimezone",
];

/// Whether an element is as if it were not there.
pub(super) fn is_excluded(node: Node<'_, '_>, version: Version) -> bool {
    let own = match version {
        Version::V1_0 => (1, 0),
        Version::V1_1 => (1, 1),
    };
    node.attributes()
        .filter(|a| a.namespace() == Some(VERSIONING))
        .any(|a| {
            let value = a.value();
            let all =
                |known: fn(&str, &str) -> bool| names(node, value).all(|(ns, n)| known(ns, n));
            match a.name() {
                "minVersion" => number(value).is_some_and(|min| own < min),
                "maxVersion" => number(value).is_some_and(|max| own >= max),
                "typeAvailable" => !all(is_type),
                "typeUnavailable" => all(is_type),
                "facetAvailable" => !all(is_facet),
                "facetUnavailable" => all(is_facet),
                _ => false,
            }
        })
}

fn is_type(namespace: &str, local: &str) -> bool {
    namespace == XS && BuiltIn::from_name(local).is_some()
}

fn is_facet(namespace: &str, local: &str) -> bool {
    namespace == XS && FACETS.contains(&local)
}

/// The QNames of a list, with their namespaces.
fn names<'a>(node: Node<'a, '_>, list: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    list.split(is_space)
        .filter(|n| !n.is_empty())
        .map(move |n| {
            let (prefix, local) = match n.split_once(':') {
                Some((prefix, local)) => (Some(prefix), local),
                None => (None, n),
            };
            (node.lookup_namespace_uri(prefix).unwrap_or(""), local)
        })
}

/// A version number: before and after the point.
fn number(text: &str) -> Option<(u32, u32)> {
    let (whole, part) = strip(text).split_once('.').unwrap_or((strip(text), "0"));
    Some((
        whole.parse().ok()?,
        part.trim_end_matches('0').parse().unwrap_or(0),
    ))
}
