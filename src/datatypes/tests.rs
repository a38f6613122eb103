//! Values by type and clause: what is valid, and what is the same value.

use std::sync::Arc;

use super::*;

mod definitions;
mod facets;
mod oracle;
mod values;

pub(super) struct Bound;

impl Namespaces for Bound {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        match prefix {
            "p" | "also_p" => Some("urn:p"),
            "q" => Some("urn:q"),
            _ => None,
        }
    }
}

pub(super) fn built_in(name: &str, version: Version) -> Arc<Datatype> {
    let which = BuiltIn::from_name(name).expect(name);
    Datatype::built_in(which, version)
}

pub(super) fn key(datatype: &Datatype, text: &str) -> Option<ValueKey> {
    datatype.validate(text, &Bound).ok().map(|valid| valid.key)
}

/// A restriction that must have no errors.
pub(super) fn restricted(base: &Arc<Datatype>, list: &[(&str, &str)]) -> Arc<Datatype> {
    let (made, errors) = Datatype::restrict(base, facets_of(list), 1000);
    assert_eq!(errors, [], "{list:?}");
    made
}

pub(super) fn facets_of(list: &[(&str, &str)]) -> Facets {
    let facet = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned(), false);
    Facets {
        list: list.iter().map(facet).collect(),
        enumeration: None,
    }
}
