//! Judging a text: lexical space, value, facets (Part 2, 4.1.4).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::lexical::{Check, canonical, compare, length};
use super::{
    Bound, BuiltIn, Datatype, ExplicitTimezone, Invalid, Namespaces, Shape, Valid, ValueKey,
    Version,
};
use crate::runtime::{date, decimal, name, space};

/// What a text is judged with.
#[derive(Clone, Copy)]
struct Asked<'n> {
    namespaces: &'n dyn Namespaces,
    /// Whether the reason is put into words: of the members of a union, most say no to most texts, and
    /// nobody asks them why.
    reasons: bool,
}

impl Asked<'_> {
    fn invalid(self, clause: &'static str, reason: impl FnOnce() -> String) -> Invalid {
        Invalid {
            reason: self.reasons.then(reason).unwrap_or_default(),
            clause,
        }
    }
}

impl Datatype {
    /// Validates a text as it stands in a document (white space is normalised here).
    ///
    /// # Errors
    /// When the text is not in the lexical space, or a facet excludes it (Part 2, 4.1.4).
    pub fn validate(&self, text: &str, namespaces: &dyn Namespaces) -> Result<Valid, Invalid> {
        let asked = Asked {
            namespaces,
            reasons: true,
        };
        self.accept(text, asked).map(|(valid, _)| valid)
    }

    /// As [`Self::validate`], where nobody is told why a text is not valid.
    pub(crate) fn value_of(&self, text: &str, namespaces: &dyn Namespaces) -> Option<Valid> {
        let asked = Asked {
            namespaces,
            reasons: false,
        };
        self.accept(text, asked).ok().map(|(valid, _)| valid)
    }

    /// As [`Self::value_of`], with the text normalised as the type that accepted it says.
    pub(crate) fn read<'t>(
        &self,
        text: &'t str,
        namespaces: &dyn Namespaces,
    ) -> Option<(ValueKey, Cow<'t, str>)> {
        let asked = Asked {
            namespaces,
            reasons: false,
        };
        let (valid, normalised) = self.accept(text, asked).ok()?;
        Some((valid.key, normalised))
    }

    /// The value, and the text normalised as the type that accepted it says.
    fn accept<'t>(
        &self,
        text: &'t str,
        asked: Asked<'_>,
    ) -> Result<(Valid, Cow<'t, str>), Invalid> {
        let normalised = self.white_space.normalise(text);
        let (key, member, normalised) = match &self.shape {
            Shape::Atomic(built_in) => {
                let key = self.atomic_key(*built_in, &normalised, asked)?;
                (key, None, normalised)
            }
            Shape::List(item) => (self.list_key(item, &normalised, asked)?, None, normalised),
            Shape::Union(members) => self.member_key(members, text, asked)?,
        };
        self.check_facets(&normalised, &key, asked)?;
        Ok((Valid { key, member }, normalised))
    }

    fn atomic_key(
        &self,
        built_in: BuiltIn,
        text: &str,
        asked: Asked<'_>,
    ) -> Result<ValueKey, Invalid> {
        match canonical(built_in, text, self.version, asked.namespaces) {
            Some(canonical) => Ok(ValueKey {
                primitive: built_in.primitive(),
                text: canonical,
                list: false,
            }),
            None => Err(asked.invalid("Part 2, 4.1.4 Datatype Valid", || {
                not_lexical(built_in, text, self.version)
            })),
        }
    }

    fn list_key(&self, item: &Self, text: &str, asked: Asked<'_>) -> Result<ValueKey, Invalid> {
        let mut keys = Vec::new();
        for part in space::items(text) {
            keys.push(item.accept(part, asked)?.0.key);
        }
        if keys.len() == 1
            && let Some(item) = keys.pop()
        {
            return Ok(item);
        }
        let first = keys.first().map(|key| key.primitive);
        let (primitive, texts): (_, Vec<String>) = match first {
            Some(first) if keys.iter().any(|key| key.primitive != first) => (
                BuiltIn::AnyAtomicType,
                keys.iter().map(ValueKey::tagged).collect(),
            ),
            first => (
                first.unwrap_or(BuiltIn::AnySimpleType),
                keys.into_iter().map(|key| key.text).collect(),
            ),
        };
        Ok(ValueKey {
            primitive,
            text: texts.join(" "),
            list: true,
        })
    }

    fn member_key<'t>(
        &self,
        members: &[Arc<Self>],
        text: &'t str,
        asked: Asked<'_>,
    ) -> Result<(ValueKey, Option<usize>, Cow<'t, str>), Invalid> {
        let unasked = Asked {
            reasons: false,
            ..asked
        };
        for (index, member) in members.iter().enumerate() {
            if let Ok((valid, normalised)) = member.accept(text, unasked) {
                return Ok((valid.key, Some(index), normalised));
            }
        }
        Err(asked.invalid("Part 1, cvc-datatype-valid (3.16.4)", || {
            let refusals = members.iter().filter_map(|m| m.accept(text, asked).err());
            let reasons: Vec<String> = refusals.map(|invalid| invalid.reason).collect();
            format!(
                "{} is not valid for any member type of the union: {}",
                quoted(text),
                reasons.join("; ")
            )
        }))
    }

    fn check_facets(&self, text: &str, key: &ValueKey, asked: Asked<'_>) -> Result<(), Invalid> {
        let facets = &self.constraints;
        let fail =
            |what: &str, clause| Err(asked.invalid(clause, || format!("{} {what}", quoted(text))));
        if let Some(pattern) = facets.patterns.iter().find(|p| !p.matches(text)) {
            return Err(asked.invalid("Part 2, 4.3.4.4 pattern valid", || {
                let sources = pattern.sources().join("` or `");
                format!("{} does not match the pattern `{sources}`", quoted(text))
            }));
        }
        let allowed = facets
            .enumeration
            .as_ref()
            .is_none_or(|values| values.contains(key));
        if !allowed {
            return fail(
                "is none of the enumerated values",
                "Part 2, 4.3.5.4 enumeration valid",
            );
        }
        self.check_length(text, asked)?;
        self.check_bounds(text, asked)?;
        self.check_digits(text, asked)?;
        if let (Some(timezone), Shape::Atomic(built_in)) = (facets.timezone, &self.shape) {
            let moment = match Check::of(*built_in, self.version) {
                Check::Moment(layout) => date::read(text, layout, self.version >= Version::V1_1),
                _ => None,
            };
            let zoned = moment.is_some_and(|moment| date::has_time_zone(&moment));
            match (timezone, zoned) {
                (ExplicitTimezone::Required, false) => {
                    return fail(
                        "has no time zone, which explicitTimezone requires",
                        "Part 2, 4.3.14.4 explicitOffset Valid",
                    );
                }
                (ExplicitTimezone::Prohibited, true) => {
                    return fail(
                        "has a time zone, which explicitTimezone prohibits",
                        "Part 2, 4.3.14.4 explicitOffset Valid",
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_length(&self, text: &str, asked: Asked<'_>) -> Result<(), Invalid> {
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
        let (word, limit) = match max {
            _ if length < min => ("less", min),
            Some(max) if length > max => ("more", max),
            _ => return Ok(()),
        };
        let clause =
            "Part 2, 4.3.1.4 Length Valid, 4.3.2.4 minLength Valid, 4.3.3.4 maxLength Valid";
        Err(asked.invalid(clause, || {
            format!("{} has length {length}, {word} than {limit}", quoted(text))
        }))
    }

    fn check_bounds(&self, text: &str, asked: Asked<'_>) -> Result<(), Invalid> {
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
        let named = |bound: &Bound| {
            let kind = match bound.inclusive {
                true => "Inclusive",
                false => "Exclusive",
            };
            format!("{word}{kind} {}", bound.literal)
        };
        let clause = "Part 2, 4.3.7 to 4.3.10, Inclusive and Exclusive Valid";
        Err(asked.invalid(clause, || {
            let bound = bound.as_ref().map(named).unwrap_or_default();
            format!("{} is not within {bound}", quoted(text))
        }))
    }

    fn check_digits(&self, text: &str, asked: Asked<'_>) -> Result<(), Invalid> {
        let (total, fraction) = (
            self.constraints.total_digits,
            self.constraints.fraction_digits,
        );
        if total.or(fraction).is_none() {
            return Ok(());
        }
        let (digits, after) = decimal::read(text)
            .map(|value| decimal::count_digits(&value))
            .unwrap_or_default();
        let (count, what, limit) = match (total, fraction) {
            (Some(total), _) if digits as u64 > total => (digits, "digits", total),
            (_, Some(fraction)) if after as u64 > fraction => (after, "fraction digits", fraction),
            _ => return Ok(()),
        };
        let clause = "Part 2, 4.3.11.4 totalDigits Valid, 4.3.12.4 fractionDigits Valid";
        Err(asked.invalid(clause, || {
            format!("{} has {count} {what}, more than {limit}", quoted(text))
        }))
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
