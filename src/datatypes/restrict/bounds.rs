//! The bounds: minInclusive, minExclusive, maxInclusive and maxExclusive (Part 2, 4.3.7 to 4.3.10).

use std::cmp::Ordering;

use crate::datatypes::lexical::{canonical, compare};
use crate::datatypes::valid::quoted;
use crate::datatypes::{Bound, BuiltIn, Shape};

use super::{Refusal, Step};

impl Step<'_> {
    pub(super) fn bound(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let Shape::Atomic(built_in) = self.base.shape else {
            return Ok(());
        };
        // The value must be one of the primitive type's; that of the base type's, narrowing says below.
        if canonical(built_in, value, self.base.version, &()).is_none() {
            return Err((
                format!(
                    "{name} is {}, which is not a value of {}",
                    quoted(value),
                    built_in.name()
                ),
                "Part 2, 4.3.7 to 4.3.10, {value}",
            ));
        }
        let (is_min, inclusive) = (name.starts_with("min"), name.ends_with("Inclusive"));
        let bound = Bound {
            literal: value.to_owned(),
            inclusive,
        };
        let base = &self.base.constraints;
        let before = if is_min { &base.min } else { &base.max };
        let order =
            |a: &Bound, b: &Bound| compare(built_in, &a.literal, &b.literal, self.base.version);
        let equal = |b: &Bound| order(&bound, b) == Some(Ordering::Equal);
        let same = before
            .as_ref()
            .is_some_and(|b| b.inclusive == inclusive && equal(b));
        self.check_fixed(name, same)?;
        self.check_one_end(is_min)?;
        // An exclusive bound may repeat that of its own end, but not stand where the other end excludes, too.
        let inside = |outer: &Option<Bound>, side: Ordering, own: bool| {
            outer
                .as_ref()
                .is_none_or(|outer| match order(&bound, outer) {
                    Some(Ordering::Equal) => outer.inclusive || own && !inclusive,
                    other => other == Some(side),
                })
        };
        if !inside(&base.min, Ordering::Greater, is_min)
            || !inside(&base.max, Ordering::Less, !is_min)
        {
            return Err((
                format!("{name} {value} lies outside the range of the base type"),
                "Part 2, 4.3.7.5, 4.3.8.5, 4.3.9.5 and 4.3.10.5, Inclusive and Exclusive valid restriction",
            ));
        }
        if let Err(invalid) = self.base.unbounded().validate(value, &()) {
            return Err((
                format!("{name} is not a value of the base type: {}", invalid.reason),
                "Part 2, 4.3.7.1, 4.3.8.1, 4.3.9.1 and 4.3.10.1, {value}",
            ));
        }
        let (min, max) = match is_min {
            true => (Some(bound), self.made.constraints.max.clone()),
            false => (self.made.constraints.min.clone(), Some(bound)),
        };
        if let (Some(min), Some(max)) = (&min, &max) {
            self.check_range(built_in, min, max)?;
        }
        (self.made.constraints.min, self.made.constraints.max) = (min, max);
        Ok(())
    }

    /// Part 2, 4.3.7.4, 4.3.8.4, 4.3.9.4 and 4.3.10.4: the lower bound does not exceed the upper one.
    fn check_range(&self, built_in: BuiltIn, min: &Bound, max: &Bound) -> Result<(), Refusal> {
        let fits = match compare(built_in, &min.literal, &max.literal, self.base.version) {
            Some(Ordering::Less) => true,
            // Both exclusive and equal is not an error by 4.3.9.4, only an empty range; one of each is.
            Some(Ordering::Equal) => min.inclusive == max.inclusive,
            _ => false,
        };
        match fits {
            true => Ok(()),
            false => Err((
                format!("the range from {} to {} is empty", min.literal, max.literal),
                "Part 2, 4.3.7.4, 4.3.8.4, 4.3.9.4 and 4.3.10.4, min less than or equal to max",
            )),
        }
    }

    /// Part 2, 4.3.8.4 and 4.3.9.4: not both the inclusive and the exclusive facet for one end.
    fn check_one_end(&self, is_min: bool) -> Result<(), Refusal> {
        let (one, other) = match is_min {
            true => ("minInclusive", "minExclusive"),
            false => ("maxInclusive", "maxExclusive"),
        };
        match self.seen.contains(one) && self.seen.contains(other) {
            true => Err((
                format!("`{one}` and `{other}` stand in one restriction"),
                "Part 2, 4.3.8.4 maxInclusive and maxExclusive, 4.3.9.4 minInclusive and minExclusive",
            )),
            false => Ok(()),
        }
    }
}

pub(super) fn is_bound(name: &str) -> bool {
    matches!(
        name,
        "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive"
    )
}
