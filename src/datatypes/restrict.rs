//! Derivation by restriction: which facets may stand where, and how they narrow (Part 2, 4.1.5 and 4.3).

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::lexical::{canonical, compare};
use super::valid::quoted;
use super::{
    Bound, BuiltIn, Datatype, ExplicitTimezone, FacetError, Facets, Pattern, Shape, Version,
    WhiteSpace,
};

/// A reason and the clause that gives it.
type Refusal = (String, &'static str);

const LENGTHS: [&str; 3] = ["length", "minLength", "maxLength"];
const DIGITS: [&str; 2] = ["totalDigits", "fractionDigits"];

impl Datatype {
    /// Derivation by restriction. All facet errors are reported; the type keeps the facets that stand.
    ///
    /// `pattern_size` bounds the steps that one pattern may compile to.
    pub fn restrict(
        base: &Arc<Self>,
        facets: Facets,
        pattern_size: u32,
    ) -> (Arc<Self>, Vec<FacetError>) {
        let mut step = Step {
            base,
            made: Datatype {
                shape: base.shape.clone(),
                version: base.version,
                white_space: base.white_space,
                constraints: base.constraints.clone(),
                basic_members: base.basic_members,
            },
            seen: BTreeSet::new(),
        };
        let mut errors = Vec::new();
        let mut patterns = Vec::new();
        for (index, (name, value, fixed)) in facets.list.iter().enumerate() {
            if name == "pattern" {
                patterns.push((index, value.as_str()));
                continue;
            }
            if let Err((reason, clause)) = step.apply(name, value) {
                errors.push(FacetError {
                    facet: index,
                    reason,
                    clause,
                    unsupported: name == "assertion" && base.version >= Version::V1_1,
                });
            } else if *fixed {
                step.made.constraints.fixed.insert(name.clone());
            }
        }
        add_patterns(&mut step.made, &patterns, pattern_size, &mut errors);
        let mut made = step.made;
        if let Some(allowed) = facets.enumeration {
            let values = allowed.into_iter();
            let kept = match &made.constraints.enumeration {
                Some(before) => values.filter(|key| before.contains(key)).collect(),
                None => values.collect(),
            };
            made.constraints.enumeration = Some(Arc::new(kept));
        }
        (Arc::new(made), errors)
    }
}

/// Patterns of one step are alternatives (Part 2, 4.3.4.3).
fn add_patterns(
    made: &mut Datatype,
    patterns: &[(usize, &str)],
    size: u32,
    errors: &mut Vec<FacetError>,
) {
    let sources: Vec<&str> = patterns.iter().map(|(_, source)| *source).collect();
    if sources.is_empty() {
        return;
    }
    match Pattern::new(&sources, made.version, size) {
        Ok(pattern) => made.constraints.patterns.push(Arc::new(pattern)),
        Err(error) => errors.push(FacetError {
            facet: patterns
                .get(error.alternative)
                .map_or(0, |(index, _)| *index),
            reason: error.reason,
            clause: "Part 2, appendix G Regular Expressions",
            unsupported: false,
        }),
    }
}

/// One derivation step in the making.
struct Step<'a> {
    base: &'a Datatype,
    made: Datatype,
    seen: BTreeSet<String>,
}

impl Step<'_> {
    fn apply(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        self.check_applies(name)?;
        if !self.seen.insert(name.to_owned()) && name != "assertion" {
            return Err((
                format!("facet `{name}` stands twice in one restriction"),
                "Part 2, 4.3, multiple facets",
            ));
        }
        let value = &*WhiteSpace::Collapse.normalise(value);
        match name {
            "whiteSpace" => self.white_space(value),
            "explicitTimezone" => self.timezone(value),
            "assertion" => Err((
                "assertions are not evaluated: the type accepts what its other facets accept"
                    .into(),
                "Part 2, 4.3.13 Assertions",
            )),
            _ if LENGTHS.contains(&name) => self.length(name, value),
            _ if DIGITS.contains(&name) => self.digits(name, value),
            _ => self.bound(name, value),
        }
    }

    /// Part 2, 4.1.5: the facets of each primitive type, of lists and of unions.
    fn check_applies(&self, name: &str) -> Result<(), Refusal> {
        let known = LENGTHS.contains(&name)
            || DIGITS.contains(&name)
            || is_bound(name)
            || matches!(name, "whiteSpace" | "explicitTimezone" | "assertion");
        let new = matches!(name, "explicitTimezone" | "assertion");
        if !known || new && self.base.version < Version::V1_1 {
            return Err((
                format!("`{name}` is not a facet of this version of XML Schema"),
                "Part 2, 4.3 Constraining Facets",
            ));
        }
        let (applies, what) = match &self.base.shape {
            Shape::Atomic(built_in) => (applies(name, built_in.primitive()), built_in.name()),
            Shape::List(_) => (
                LENGTHS.contains(&name) || matches!(name, "whiteSpace" | "assertion"),
                "a list type",
            ),
            Shape::Union(_) => (name == "assertion", "a union type"),
        };
        match applies {
            true => Ok(()),
            false => Err((
                format!("facet `{name}` does not apply to {what}"),
                "Part 2, 4.1.5 Applicable Facets (cos-applicable-facets)",
            )),
        }
    }

    fn check_fixed(&self, name: &str, same: bool) -> Result<(), Refusal> {
        match same || !self.base.constraints.fixed.contains(name) {
            true => Ok(()),
            false => Err((
                format!("facet `{name}` is fixed in the base type and can't have another value"),
                "Part 1, 3.16.6.4 st-restrict-facets; Part 2, 4.3, {fixed}",
            )),
        }
    }

    fn white_space(&mut self, value: &str) -> Result<(), Refusal> {
        let Some(value) = WhiteSpace::from_name(value) else {
            return Err((
                format!(
                    "whiteSpace is {}: expected preserve, replace or collapse",
                    quoted(value)
                ),
                "Part 2, 4.3.6.1 The whiteSpace Schema Component",
            ));
        };
        self.check_fixed("whiteSpace", value == self.base.white_space)?;
        if value < self.base.white_space {
            return Err((
                format!(
                    "whiteSpace `{}` undoes `{}` of the base type",
                    value.name(),
                    self.base.white_space.name()
                ),
                "Part 2, 4.3.6.4 whiteSpace-valid-restriction",
            ));
        }
        self.made.white_space = value;
        Ok(())
    }

    fn timezone(&mut self, value: &str) -> Result<(), Refusal> {
        let timezone = match value {
            "required" => Some(ExplicitTimezone::Required),
            "prohibited" => Some(ExplicitTimezone::Prohibited),
            "optional" => None,
            _ => {
                return Err((
                    format!(
                        "explicitTimezone is {}: expected required, prohibited or optional",
                        quoted(value)
                    ),
                    "Part 2, 4.3.14.1 The explicitTimezone Schema Component",
                ));
            }
        };
        let before = self.base.constraints.timezone;
        self.check_fixed("explicitTimezone", timezone == before)?;
        if before.is_some() && timezone != before {
            return Err((
                format!("explicitTimezone `{value}` contradicts the base type"),
                "Part 2, 4.3.14.5 timezone-valid-restriction",
            ));
        }
        self.made.constraints.timezone = timezone;
        Ok(())
    }

    fn length(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let number = count(name, value)?;
        let base = &self.base.constraints;
        let before = match name {
            "length" => base.length,
            "minLength" => base.min_length,
            _ => base.max_length,
        };
        self.check_fixed(name, before == Some(number))?;
        let clause = match name {
            "length" => "Part 2, 4.3.1.5 length-valid-restriction",
            "minLength" => "Part 2, 4.3.2.5 minLength-valid-restriction",
            _ => "Part 2, 4.3.3.5 maxLength-valid-restriction",
        };
        let wider = match name {
            "length" => before.is_some_and(|b| number != b),
            "minLength" => before.is_some_and(|b| number < b),
            _ => before.is_some_and(|b| number > b),
        };
        if wider {
            let before = before.unwrap_or(0);
            return Err((
                format!("{name} {number} does not narrow {before} of the base type"),
                clause,
            ));
        }
        let made = &mut self.made.constraints;
        let old = (made.length, made.min_length, made.max_length);
        match name {
            "length" => made.length = Some(number),
            "minLength" => made.min_length = Some(number),
            _ => made.max_length = Some(number),
        }
        // Part 2, 4.3.1.4 and 4.3.2.4: the three must agree, and beside length the others may only be repeated.
        let (length, min, max) = (made.length, made.min_length, made.max_length);
        let beside = |end: Option<u64>, before: Option<u64>| {
            length.is_some() && end.is_some() && end != before
        };
        if beside(min, base.min_length) || beside(max, base.max_length) {
            (made.length, made.min_length, made.max_length) = old;
            return Err((
                "length stands beside minLength or maxLength, which says the same or contradicts it"
                    .to_owned(),
                "Part 2, 4.3.1.4 length-minLength-maxLength",
            ));
        }
        let above = |a: Option<u64>, b: Option<u64>| a.zip(b).filter(|(a, b)| a > b);
        let conflict = above(min, max)
            .map(|(a, b)| {
                (
                    format!("minLength {a} is greater than maxLength {b}"),
                    "Part 2, 4.3.2.4 minLength-less-than-equal-to-maxLength",
                )
            })
            .or_else(|| {
                above(min, length).or(above(length, max)).map(|(a, b)| {
                    (
                        format!(
                            "length contradicts minLength or maxLength: {a} is greater than {b}"
                        ),
                        "Part 2, 4.3.1.4 length-minLength-maxLength",
                    )
                })
            });
        if let Some(conflict) = conflict {
            (made.length, made.min_length, made.max_length) = old;
            return Err(conflict);
        }
        Ok(())
    }

    fn digits(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let number = count(name, value)?;
        let total = name == "totalDigits";
        if total && number == 0 {
            return Err((
                "totalDigits is 0: expected a positive integer".into(),
                "Part 2, 4.3.11.1 The totalDigits Schema Component",
            ));
        }
        let base = &self.base.constraints;
        let before = if total {
            base.total_digits
        } else {
            base.fraction_digits
        };
        self.check_fixed(name, before == Some(number))?;
        if let Some(before) = before.filter(|b| number > *b) {
            let clause = match total {
                true => "Part 2, 4.3.11.5 totalDigits-valid-restriction",
                false => "Part 2, 4.3.12.6 fractionDigits-valid-restriction",
            };
            return Err((
                format!("{name} {number} does not narrow {before} of the base type"),
                clause,
            ));
        }
        let made = &mut self.made.constraints;
        let (totals, fractions) = match total {
            true => (Some(number), made.fraction_digits),
            false => (made.total_digits, Some(number)),
        };
        if let Some((f, t)) = fractions.zip(totals).filter(|(f, t)| f > t) {
            return Err((
                format!("fractionDigits {f} is greater than totalDigits {t}"),
                "Part 2, 4.3.12.5 fractionDigits-totalDigits",
            ));
        }
        (made.total_digits, made.fraction_digits) = (totals, fractions);
        Ok(())
    }

    fn bound(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
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
            let fits = match compare(built_in, &min.literal, &max.literal, self.base.version) {
                Some(Ordering::Less) => true,
                // Both exclusive and equal is not an error by 4.3.9.4, only an empty range; one of each is.
                Some(Ordering::Equal) => min.inclusive == max.inclusive,
                _ => false,
            };
            if !fits {
                return Err((
                    format!("the range from {} to {} is empty", min.literal, max.literal),
                    "Part 2, 4.3.7.4, 4.3.8.4, 4.3.9.4 and 4.3.10.4, min less than or equal to max",
                ));
            }
        }
        (self.made.constraints.min, self.made.constraints.max) = (min, max);
        Ok(())
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

fn is_bound(name: &str) -> bool {
    matches!(
        name,
        "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive"
    )
}

fn applies(name: &str, primitive: BuiltIn) -> bool {
    match name {
        "whiteSpace" | "assertion" => true,
        "explicitTimezone" => primitive.is_date(),
        _ if is_bound(name) => primitive.is_ordered(),
        _ if DIGITS.contains(&name) => primitive == BuiltIn::Decimal,
        _ => matches!(
            primitive,
            BuiltIn::String
                | BuiltIn::HexBinary
                | BuiltIn::Base64Binary
                | BuiltIn::AnyUri
                | BuiltIn::QName
                | BuiltIn::Notation
        ),
    }
}

/// A facet value that counts: `xs:nonNegativeInteger`, as far as a u64 holds it.
fn count(name: &str, value: &str) -> Result<u64, Refusal> {
    let digits = value.strip_prefix('+').unwrap_or(value);
    let number = match digits.strip_prefix('-') {
        Some(zeros) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => Ok(0),
        _ if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse(),
        _ => "".parse(),
    };
    number.map_err(|_| {
        (
            format!(
                "{name} is {}: expected a non-negative integer",
                quoted(value)
            ),
            "Part 2, 4.3.1.1, 4.3.2.1, 4.3.3.1, 4.3.11.1 and 4.3.12.1, {value}",
        )
    })
}
