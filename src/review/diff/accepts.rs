//! Whether two versions of a type accept the same text, their values and item types apart; for a type without values
//! also which of the two accepts more.

use std::sync::Arc;

use super::effect::{self, Effect, same_patterns};
use crate::datatypes::{BuiltIn, Datatype, Shape};
use crate::model::{Accepts, Content, Route};

/// The datatypes of two versions of a type that is a `struct` over what facets allow.
pub(super) fn validated<'a>(
    old: &'a Content,
    new: &'a Content,
) -> Option<(&'a Datatype, &'a Datatype)> {
    match (old, new) {
        (Content::Atomic(old), Content::Atomic(new)) => Some((&old.datatype, &new.datatype)),
        (Content::List(old), Content::List(new)) => Some((&old.datatype, &new.datatype)),
        _ => None,
    }
}

/// What the new version accepts, measured by the old one.
pub(super) fn effect(old: &Content, new: &Content) -> Effect {
    match validated(old, new) {
        _ if same(old, new) => Effect::Same,
        Some((old, new)) => effect::of(old, new),
        None => Effect::Other,
    }
}

fn same(old: &Content, new: &Content) -> bool {
    match (old, new) {
        (Content::Enumeration(old), Content::Enumeration(new)) => {
            old.routes.len() == new.routes.len()
                && old
                    .routes
                    .iter()
                    .zip(&new.routes)
                    .all(|(a, b)| same_route(a, b))
                && match (&old.whole, &new.whole) {
                    (Some(old), Some(new)) => same_datatype(old, new),
                    (old, new) => old.is_some() == new.is_some(),
                }
        }
        (Content::Atomic(old), Content::Atomic(new)) => same_datatype(&old.datatype, &new.datatype),
        (Content::List(old), Content::List(new)) => same_facets(&old.datatype, &new.datatype),
        // A type of another sort is another type altogether; an alias accepts what its type does.
        _ => true,
    }
}

fn same_route(old: &Route, new: &Route) -> bool {
    match (&old.accepts, &new.accepts) {
        (Accepts::Any, Accepts::Any) | (Accepts::Typed(_), Accepts::Typed(_)) => {
            same_datatype(&old.datatype, &new.datatype)
        }
        (Accepts::Values(_), Accepts::Values(_)) => same_spellings(&old.datatype, &new.datatype),
        _ => false,
    }
}

/// Whether known values may be written in the same ways. All other facets hold for the value, however it is written.
fn same_spellings(old: &Datatype, new: &Datatype) -> bool {
    if old.white_space() != new.white_space() {
        return false;
    }
    match (has_one_spelling(old), has_one_spelling(new)) {
        (true, true) => return true,
        (false, false) => {}
        _ => return false,
    }
    let shapes = match (old.shape(), new.shape()) {
        (Shape::Atomic(a), Shape::Atomic(b)) => spelled_as(*a) == spelled_as(*b),
        (Shape::List(a), Shape::List(b)) => same_spellings(a, b),
        (Shape::Union(a), Shape::Union(b)) => same_datatypes(a, b),
        _ => false,
    };
    shapes && same_patterns(old, new)
}

/// Whether a value is written in one way: its literal.
fn has_one_spelling(datatype: &Datatype) -> bool {
    let is_name = match datatype.shape() {
        // What prefixes mean in the text is not known.
        Shape::Atomic(b) => matches!(b.primitive(), BuiltIn::QName | BuiltIn::Notation),
        Shape::List(_) | Shape::Union(_) => false,
    };
    is_name || datatype.is_literal()
}

/// The type that a type shares all spellings of its values with.
fn spelled_as(built_in: BuiltIn) -> BuiltIn {
    match built_in.derives_from(BuiltIn::Integer) {
        true => BuiltIn::Integer,
        false => built_in,
    }
}

fn same_datatypes(old: &[Arc<Datatype>], new: &[Arc<Datatype>]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| same_datatype(a, b))
}

fn same_datatype(old: &Datatype, new: &Datatype) -> bool {
    let shapes = match (old.shape(), new.shape()) {
        (Shape::Atomic(a), Shape::Atomic(b)) => a == b,
        (Shape::List(a), Shape::List(b)) => same_datatype(a, b),
        (Shape::Union(a), Shape::Union(b)) => same_datatypes(a, b),
        _ => false,
    };
    shapes && same_facets(old, new)
}

/// Whether the facets are the same, without those of items and members.
fn same_facets(old: &Datatype, new: &Datatype) -> bool {
    let (a, b) = (old.constraints(), new.constraints());
    old.white_space() == new.white_space()
        && old.version() == new.version()
        && same_patterns(old, new)
        && a.length_range() == b.length_range()
        && a.min == b.min
        && a.max == b.max
        && (a.total_digits, a.fraction_digits) == (b.total_digits, b.fraction_digits)
        && a.timezone == b.timezone
        && a.enumeration == b.enumeration
}
