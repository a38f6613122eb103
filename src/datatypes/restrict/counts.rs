//! The facets that count: lengths (Part 2, 4.3.1 to 4.3.3) and digits (4.3.11 and 4.3.12).

use crate::datatypes::Constraints;
use crate::datatypes::valid::quoted;

use super::{Refusal, Step};

pub(super) const LENGTHS: [&str; 3] = ["length", "minLength", "maxLength"];
pub(super) const DIGITS: [&str; 2] = ["totalDigits", "fractionDigits"];

impl Step<'_> {
    pub(super) fn length(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let number = count(name, value)?;
        let base = &self.base.constraints;
        let (before, clause) = match name {
            "length" => (base.length, "Part 2, 4.3.1.5 length-valid-restriction"),
            "minLength" => (
                base.min_length,
                "Part 2, 4.3.2.5 minLength-valid-restriction",
            ),
            _ => (
                base.max_length,
                "Part 2, 4.3.3.5 maxLength-valid-restriction",
            ),
        };
        self.check_fixed(name, before == Some(number))?;
        let narrows = |before: u64| match name {
            "length" => number == before,
            "minLength" => number >= before,
            _ => number <= before,
        };
        if let Some(before) = before.filter(|before| !narrows(*before)) {
            return Err((
                format!("{name} {number} does not narrow {before} of the base type"),
                clause,
            ));
        }
        let made = &mut self.made.constraints;
        let (mut length, mut min, mut max) = (made.length, made.min_length, made.max_length);
        match name {
            "length" => length = Some(number),
            "minLength" => min = Some(number),
            _ => max = Some(number),
        }
        lengths_agree((length, min, max), base)?;
        (made.length, made.min_length, made.max_length) = (length, min, max);
        Ok(())
    }

    pub(super) fn digits(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
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
}

/// Part 2, 4.3.1.4 and 4.3.2.4: the three must agree, and beside length the others may only be repeated.
fn lengths_agree(
    (length, min, max): (Option<u64>, Option<u64>, Option<u64>),
    base: &Constraints,
) -> Result<(), Refusal> {
    let beside =
        |end: Option<u64>, before: Option<u64>| length.is_some() && end.is_some() && end != before;
    if beside(min, base.min_length) || beside(max, base.max_length) {
        return Err((
            "length stands beside minLength or maxLength, which says the same or contradicts it"
                .to_owned(),
            "Part 2, 4.3.1.4 length-minLength-maxLength",
        ));
    }
    let above = |a: Option<u64>, b: Option<u64>| a.zip(b).filter(|(a, b)| a > b);
    if let Some((a, b)) = above(min, max) {
        return Err((
            format!("minLength {a} is greater than maxLength {b}"),
            "Part 2, 4.3.2.4 minLength-less-than-equal-to-maxLength",
        ));
    }
    if let Some((a, b)) = above(min, length).or(above(length, max)) {
        return Err((
            format!("length contradicts minLength or maxLength: {a} is greater than {b}"),
            "Part 2, 4.3.1.4 length-minLength-maxLength",
        ));
    }
    Ok(())
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
