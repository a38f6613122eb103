//! Judging a text: lexical space, value, facets (Part 2, 4.1.4).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::lexical::{canonical, compare, date_layout, length};
use super::{
    Bound, BuiltIn, Datatype, ExplicitTimezone, Invalid, Namespaces, Shape, Valid, ValueKey,
    Version,
};
use crate::runtime::{date, decimal, name, space};

impl Datatype {
    /// Validates a text as it stands in a document (white space is normalised here).
    ///
    /// # Errors
    /// When the text is not in the lexical space, or a facet excludes it (Part 2, 4.1.4).
    pub fn validate(&self, text: &str, namespaces: &dyn Namespaces) -> Result<Valid, Invalid> {
        self.accept(text, namespaces).map(|(valid, _)| valid)
    }

    /// The value, and the text normalised as the type that accepted it says.
    fn accept<'t>(
        &self,
        text: &'t str,
        namespaces: &dyn Namespaces,
    ) -> Result<(Valid, Cow<'t, str>), Invalid> {
        let normalised = self.white_space.normalise(text);
        let (key, member, normalised) = match &self.shape {
            Shape::Atomic(built_in) => {
                let key = self.atomic_key(*built_in, &normalised, namespaces)?;
                (key, None, normalised)
            }
            Shape::List(item) => (
                self.list_key(item, &normalised, namespaces)?,
                None,
                normalised,
            ),
            Shape::Union(members) => self.member_key(members, text, namespaces)?,
        };
        self.check_facets(&normalised, &key)?;
        Ok((Valid { key, member }, normalised))
    }

    fn atomic_key(
        &self,
        built_in: BuiltIn,
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> Result<ValueKey, Invalid> {
        match canonical(built_in, text, self.version, namespaces) {
            Some(canonical) => Ok(ValueKey {
                primitive: built_in.primitive(),
                text: canonical,
            }),
            None => Err(Invalid {
                reason: not_lexical(built_in, text, self.version),
                clause: "Part 2, 4.1.4 Datatype Valid",
            }),
        }
    }

    fn list_key(
        &self,
        item: &Self,
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> Result<ValueKey, Invalid> {
        let mut primitive = None;
        let mut keys = Vec::new();
        for part in space::items(text) {
            let key = item.validate(part, namespaces)?.key;
            primitive = primitive.or(Some(key.primitive));
            keys.push(match item.shape {
                Shape::Union(_) => format!("{}={}", key.primitive.name(), key.text),
                _ => key.text,
            });
        }
        Ok(ValueKey {
            primitive: primitive.unwrap_or(BuiltIn::AnySimpleType),
            text: keys.join(" "),
        })
    }

    fn member_key<'t>(
        &self,
        members: &[Arc<Self>],
        text: &'t str,
        namespaces: &dyn Namespaces,
    ) -> Result<(ValueKey, Option<usize>, Cow<'t, str>), Invalid> {
        let mut reasons = Vec::new();
        for (index, member) in members.iter().enumerate() {
            match member.accept(text, namespaces) {
                Ok((valid, normalised)) => return Ok((valid.key, Some(index), normalised)),
                Err(invalid) => reasons.push(invalid.reason),
            }
        }
        Err(Invalid {
            reason: format!(
                "{} is not valid for any member type of the union: {}",
                quoted(text),
                reasons.join("; ")
            ),
            clause: "Part 1, cvc-datatype-valid (3.16.4)",
        })
    }

    fn check_facets(&self, text: &str, key: &ValueKey) -> Result<(), Invalid> {
        let facets = &self.constraints;
        let fail = |what: String, clause| {
            Err(Invalid {
                reason: format!("{} {what}", quoted(text)),
                clause,
            })
        };
        if let Some(pattern) = facets.patterns.iter().find(|p| !p.matches(text)) {
            let sources = pattern.sources().join("` or `");
            return fail(
                format!("does not match the pattern `{sources}`"),
                "Part 2, 4.3.4.4 pattern valid",
            );
        }
        let allowed = facets
            .enumeration
            .as_ref()
            .is_none_or(|values| values.contains(key));
        if !allowed {
            return fail(
                "is none of the enumerated values".into(),
                "Part 2, 4.3.5.4 enumeration valid",
            );
        }
        self.check_length(text)?;
        self.check_bounds(text)?;
        self.check_digits(text)?;
        if let (Some(timezone), Shape::Atomic(built_in)) = (facets.timezone, &self.shape) {
            let zoned = date_layout(built_in.primitive())
                .and_then(|layout| date::moment(text, layout, self.version >= Version::V1_1))
                .is_some_and(|moment| date::has_time_zone(&moment));
            match (timezone, zoned) {
                (ExplicitTimezone::Required, false) => {
                    return fail(
                        "has no time zone, which explicitTimezone requires".into(),
                        "Part 2, 4.3.14.4 explicitOffset Valid",
                    );
                }
                (ExplicitTimezone::Prohibited, true) => {
                    return fail(
                        "has a time zone, which explicitTimezone prohibits".into(),
                        "Part 2, 4.3.14.4 explicitOffset Valid",
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_length(&self, text: &str) -> Result<(), Invalid> {
        let (min, max) = self.constraints.length_range();
        let length = match &self.shape {
            _ if (min, max) == (0, None) => return Ok(()),
            Shape::Atomic(built_in) => match built_in.primitive() {
                // Part 2, 4.3.1.3: every value of these is facet-valid.
                BuiltIn::QName | BuiltIn::Notation => return Ok(()),
                primitive => length(primitive, text),
            },
            Shape::List(_) => space::items(text).count() as u64,
            Shape::Union(_) => return Ok(()),
        };
        let problem = if length < min {
            format!("has length {length}, less than {min}")
        } else if max.is_some_and(|max| length > max) {
            format!("has length {length}, more than {}", max.unwrap_or(0))
        } else {
            return Ok(());
        };
        Err(Invalid {
            reason: format!("{} {problem}", quoted(text)),
            clause: "Part 2, 4.3.1.4 Length Valid, 4.3.2.4 minLength Valid, 4.3.3.4 maxLength Valid",
        })
    }

    fn check_bounds(&self, text: &str) -> Result<(), Invalid> {
        let Shape::Atomic(built_in) = self.shape else {
            return Ok(());
        };
        let within = |bound: &Option<Bound>, side: Ordering| {
            bound.as_ref().is_none_or(|bound| {
                match compare(built_in, text, &bound.literal, self.version) {
                    Some(Ordering::Equal) => bound.inclusive,
                    order => order == Some(side),
                }
            })
        };
        let (min, max) = (&self.constraints.min, &self.constraints.max);
        let (bound, word) = match (within(min, Ordering::Greater), within(max, Ordering::Less)) {
            (true, true) => return Ok(()),
            (false, _) => (min, "min"),
            (true, false) => (max, "max"),
        };
        let kind = |bound: &Bound| {
            if bound.inclusive {
                "Inclusive"
            } else {
                "Exclusive"
            }
        };
        let bound = bound
            .as_ref()
            .map_or_else(String::new, |b| format!("{word}{} {}", kind(b), b.literal));
        Err(Invalid {
            reason: format!("{} is not within {bound}", quoted(text)),
            clause: "Part 2, 4.3.7 to 4.3.10, Inclusive and Exclusive Valid",
        })
    }

    fn check_digits(&self, text: &str) -> Result<(), Invalid> {
        let (total, fraction) = (
            self.constraints.total_digits,
            self.constraints.fraction_digits,
        );
        if total.or(fraction).is_none() {
            return Ok(());
        }
        let (digits, after) = decimal::decimal(text)
            .map(|value| decimal::count_digits(&value))
            .unwrap_or_default();
        let too_many = |count: usize, most: Option<u64>| most.is_some_and(|m| count as u64 > m);
        let problem = if too_many(digits, total) {
            format!("has {digits} digits, more than {}", total.unwrap_or(0))
        } else if too_many(after, fraction) {
            format!(
                "has {after} fraction digits, more than {}",
                fraction.unwrap_or(0)
            )
        } else {
            return Ok(());
        };
        Err(Invalid {
            reason: format!("{} {problem}", quoted(text)),
            clause: "Part 2, 4.3.11.4 totalDigits Valid, 4.3.12.4 fractionDigits Valid",
        })
    }
}

/// The text as messages show it: in backquotes, cut when it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or(text)),
        None => format!("`{text}`"),
    }
}

/// Says why, where there is a hint that helps.
fn not_lexical(built_in: BuiltIn, text: &str, version: Version) -> String {
    let hint = match built_in.primitive() {
        BuiltIn::QName | BuiltIn::Notation if name::is_q_name(text) => {
            ": its prefix is not bound to a namespace"
        }
        _ if version < Version::V1_1 && canonical(built_in, text, Version::V1_1, &()).is_some() => {
            ": XSD 1.1 has it, 1.0 does not"
        }
        _ => "",
    };
    format!(
        "{} is not in the lexical space of {}{hint}",
        quoted(text),
        built_in.name()
    )
}
