//! Derivation by restriction: which facets may stand where, and how they narrow (Part 2, 4.1.5 and 4.3).

mod bounds;
mod counts;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::valid::quoted;
use super::{
    BuiltIn, Datatype, ExplicitTimezone, FacetError, Facets, Pattern, Shape, Version, WhiteSpace,
};
use bounds::is_bound;
use counts::{DIGITS, LENGTHS};

/// A reason and the clause that gives it.
type Refusal = (String, &'static str);

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
