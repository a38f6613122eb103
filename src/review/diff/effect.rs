//! Which of two datatypes accepts more, as far as their facets tell.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::datatypes::{Bound, BuiltIn, Datatype, Pattern, Shape, compare};

/// What a new version accepts, measured by the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// The same.
    Same,
    /// All that it accepted, and more.
    Wider,
    /// Some of what it accepted, and nothing else.
    Narrower,
    /// Something else: more here and less there, or nobody can tell.
    Other,
}

impl Effect {
    /// A stable name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::Other => "other",
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (one, Self::Same) | (Self::Same, one) => one,
            (one, other) if one == other => one,
            _ => Self::Other,
        }
    }

    /// Of a limit from above that was `old` and is `new`; `None` is no limit.
    fn of_most<T: Ord>(old: Option<T>, new: Option<T>) -> Self {
        match (old, new) {
            (None, None) => Self::Same,
            (None, Some(_)) => Self::Narrower,
            (Some(_), None) => Self::Wider,
            (Some(old), Some(new)) => Self::by(new.cmp(&old)),
        }
    }

    /// Of a limit from above: how the new one compares with the old one.
    fn by(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Narrower,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::Wider,
        }
    }

    /// Of one set that stands in place of another, of which one holds the other or not.
    fn of_sets(grows: bool, shrinks: bool) -> Self {
        match (grows, shrinks) {
            (true, true) => Self::Same,
            (true, false) => Self::Wider,
            (false, true) => Self::Narrower,
            (false, false) => Self::Other,
        }
    }
}

/// Facets that say different things; each by the name of one facet of the kind.
const FACETS: [&str; 9] = [
    "minLength",
    "maxLength",
    "minInclusive",
    "maxInclusive",
    "totalDigits",
    "fractionDigits",
    "explicitTimezone",
    "whiteSpace",
    "pattern",
];

/// What a type accepts after a change of its base and its facets.
pub(super) fn of(old: &Datatype, new: &Datatype) -> Effect {
    let facets = FACETS.iter().map(|name| of_facet(name, old, new));
    let versions = Effect::of_sets(
        old.version() == new.version(),
        old.version() == new.version(),
    );
    let whole = shapes(old, new).and(enumerations(old, new)).and(versions);
    facets.fold(whole, Effect::and)
}

/// What a change of one facet does; all other facets and the base are left aside.
pub(super) fn of_facet(name: &str, old: &Datatype, new: &Datatype) -> Effect {
    let (a, b) = (old.constraints(), new.constraints());
    let ((least, most), (new_least, new_most)) = (a.length_range(), b.length_range());
    match name {
        "length" => of_facet("minLength", old, new).and(of_facet("maxLength", old, new)),
        "minLength" => Effect::by(least.cmp(&new_least)),
        "maxLength" => Effect::of_most(most, new_most),
        "minInclusive" | "minExclusive" => bounds(old, &a.min, &b.min, 1),
        "maxInclusive" | "maxExclusive" => bounds(old, &a.max, &b.max, -1),
        "totalDigits" => Effect::of_most(a.total_digits, b.total_digits),
        "fractionDigits" => Effect::of_most(a.fraction_digits, b.fraction_digits),
        "explicitTimezone" => match (a.timezone, b.timezone) {
            (old, new) if old == new => Effect::Same,
            (None, Some(_)) => Effect::Narrower,
            (Some(_), None) => Effect::Wider,
            _ => Effect::Other,
        },
        "whiteSpace" if old.white_space() == new.white_space() => Effect::Same,
        "pattern" => patterns(old, new),
        "enumeration" => enumerations(old, new),
        "assertion" => Effect::Same,
        _ => Effect::Other,
    }
}

/// Of a change of the type that all steps begin with.
fn shapes(old: &Datatype, new: &Datatype) -> Effect {
    match (old.shape(), new.shape()) {
        (Shape::Atomic(old), Shape::Atomic(new)) if old.primitive() == new.primitive() => {
            match (is_number(*old), is_number(*new)) {
                // Their ranges and digits stand among the facets.
                (true, true) => Effect::Same,
                _ => Effect::of_sets(old.derives_from(*new), new.derives_from(*old)),
            }
        }
        // Of items their own type tells.
        (Shape::List(_), Shape::List(_)) => Effect::Same,
        _ => Effect::Other,
    }
}

fn is_number(built_in: BuiltIn) -> bool {
    built_in.derives_from(BuiltIn::Integer)
}

/// Of an end of the range; `step` leads into it.
fn bounds(of: &Datatype, old: &Option<Bound>, new: &Option<Bound>, step: i128) -> Effect {
    let (old, new) = match (old, new) {
        (None, None) => return Effect::Same,
        (None, Some(_)) => return Effect::Narrower,
        (Some(_), None) => return Effect::Wider,
        (Some(old), Some(new)) if old == new => return Effect::Same,
        (Some(old), Some(new)) => (old, new),
    };
    let Shape::Atomic(built_in) = of.shape() else {
        return Effect::Other;
    };
    // Integers on either side of an end are neighbours: above 0 is from 1.
    let inner = |bound: &Bound| {
        let number = bound.literal.parse::<i128>().ok()?;
        number.checked_add(if bound.inclusive { 0 } else { step })
    };
    let order = match (is_number(*built_in), inner(old), inner(new)) {
        (true, Some(old), Some(new)) => Some(new.cmp(&old)),
        _ => compare(*built_in, &new.literal, &old.literal, of.version()).map(|order| {
            let within = new.inclusive.cmp(&old.inclusive);
            order.then(if step > 0 { within.reverse() } else { within })
        }),
    };
    order.map_or(Effect::Other, |order| {
        Effect::by(if step > 0 { order.reverse() } else { order })
    })
}

/// All steps must hold; within a step one expression must.
fn patterns(old: &Datatype, new: &Datatype) -> Effect {
    if same_patterns(old, new) {
        return Effect::Same;
    }
    let (old, new) = (&old.constraints().patterns, &new.constraints().patterns);
    // Each of the steps holds wherever some step of `by` holds.
    let follow = |steps: &[Arc<Pattern>], by: &[Arc<Pattern>]| {
        let within = |a: &Pattern, b: &Pattern| a.sources().iter().all(|s| b.sources().contains(s));
        let mut steps = steps.iter();
        steps.all(|step| by.iter().any(|other| within(other, step)))
    };
    Effect::of_sets(follow(new, old), follow(old, new))
}

fn enumerations(old: &Datatype, new: &Datatype) -> Effect {
    match (
        &old.constraints().enumeration,
        &new.constraints().enumeration,
    ) {
        (None, None) => Effect::Same,
        (None, Some(_)) => Effect::Narrower,
        (Some(_), None) => Effect::Wider,
        (Some(old), Some(new)) => Effect::of_sets(old.is_subset(new), new.is_subset(old)),
    }
}

pub(super) fn same_patterns(old: &Datatype, new: &Datatype) -> bool {
    fn sources(datatype: &Datatype) -> impl Iterator<Item = &[String]> {
        let patterns = datatype.constraints().patterns.iter();
        patterns.map(|pattern| Pattern::sources(pattern))
    }
    sources(old).eq(sources(new))
}
