//! An expression for each variant.

use super::code::Code;
use super::unit::Unit;
use crate::text::Ident;

/// A `match` from each variant to an expression; `other` is the pattern and the expression for other text.
pub(super) fn match_variants(
    code: &mut Code,
    unit: &Unit<'_>,
    expressions: impl Iterator<Item = String>,
    other: (&str, &str),
) {
    code.block("match self {", |code| {
        for ((_, variant), expression) in unit.values().zip(expressions) {
            code.arm(&format!("Self::{variant}"), &expression);
        }
        for variant in unit
            .names
            .typed
            .iter()
            .map(Ident::as_str)
            .chain(unit.other())
        {
            let (pattern, expression) = other;
            code.arm(&format!("Self::{variant}({pattern})"), expression);
        }
    });
}

pub(super) const NONE: &str = "::core::option::Option::None";

pub(super) fn some(expression: &str) -> String {
    format!("::core::option::Option::Some({expression})")
}
