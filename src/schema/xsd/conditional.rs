//! Conditional inclusion (XSD 1.1 Part 1, 4.2.2): `vc:minVersion` and its kin.

use std::cmp::Ordering;

use roxmltree::Node;

use super::XS;
use crate::datatypes::{BuiltIn, FACETS};
use crate::runtime::decimal;
use crate::xml::{is_space, strip};

/// The namespace of the attributes.
pub(super) const VERSIONING: &str = "http://www.w3.org/2007/XMLSchema-versioning";

/// Types that are built in without being datatypes: that of everything, and that of nothing.
const OTHER_TYPES: [&str; 2] = ["anyType", "error"];

/// The version of the recommendation that is implemented, as the attributes count.
const OWN: &str = "1.1";

/// Whether an element has attributes of conditional inclusion.
pub(super) fn is_conditional(node: Node<'_, '_>) -> bool {
    let mut attributes = node.attributes();
    attributes.any(|a| a.namespace() == Some(VERSIONING))
}

/// Whether an element is as if it were not there.
pub(super) fn is_excluded(node: Node<'_, '_>) -> bool {
    node.attributes()
        .filter(|a| a.namespace() == Some(VERSIONING))
        .any(|a| {
            let value = a.value();
            let all =
                |known: fn(&str, &str) -> bool| names(node, value).all(|(ns, n)| known(ns, n));
            match a.name() {
                "minVersion" => own_against(value).is_some_and(Ordering::is_lt),
                "maxVersion" => own_against(value).is_some_and(Ordering::is_ge),
                "typeAvailable" => !all(is_type),
                "typeUnavailable" => all(is_type),
                "facetAvailable" => !all(is_facet),
                "facetUnavailable" => all(is_facet),
                _ => false,
            }
        })
}

fn is_type(namespace: &str, local: &str) -> bool {
    namespace == XS && (OTHER_TYPES.contains(&local) || BuiltIn::from_name(local).is_some())
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

/// How the own version compares to a version number, which is a decimal; `None` when it is none.
fn own_against(value: &str) -> Option<Ordering> {
    decimal::order(&decimal::read(OWN)?, strip(value))
}
