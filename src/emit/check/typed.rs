//! Values that Rust has types for: numbers and truth values.

use std::fmt::Write as _;

use super::super::code::{Code, Items};
use super::super::file::{File, Unit};
use super::number::{Number, rust_type};
use crate::datatypes::Shape;
use crate::model::{Accepts, Enumeration, Value};

const VALUE: &str = "
impl $Type {
    /// The value as a number.
    #[must_use]
    pub const fn $value($this) -> $number {
";

const FROM_VALUE: &str = "
impl ::core::convert::TryFrom<$number> for $Type {
    type Error = $Error;

    fn try_from(value: $number) -> ::core::result::Result<Self, $Error> {
";

/// Writes an accessor for the value as a Rust number or `bool`, and the conversion back.
pub(in crate::emit) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(enumeration) = unit.enumeration() else {
        return;
    };
    let Some((number, numbers)) = numbers(enumeration) else {
        return;
    };
    let support = "super::".repeat(unit.names.module.len()) + &file.support();
    let by_reference = if file.by_match(unit) { "&self" } else { "self" };
    let (error, about, value) = (file.error(unit), unit.free("ABOUT"), unit.free("value"));
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("number", number),
        ("value", &value),
        ("this", by_reference),
    ];
    code.template(VALUE, &names);
    if file.by_table(unit) {
        let items = Items::new(&numbers, |out, number| {
            let _ = write!(out, "{number}");
        });
        let head = format!("const NUMBERS: &[{number}; {}] = &", items.len());
        code.array(2, &head, &items, true);
        code.line(2, format_args!("NUMBERS[{}]", file.index(unit, "self")));
    } else {
        code.line(2, format_args!("match self {{"));
        for ((_, variant), number) in unit.values().zip(&numbers) {
            code.arm(3, &format!("Self::{variant}"), &number.to_string());
        }
        code.line(2, format_args!("}}"));
    }
    code.line(1, format_args!("}}"));
    code.line(0, format_args!("}}"));
    code.template(FROM_VALUE, &names);
    let arms = unit.values().zip(&numbers);
    let text = format!("let text = {support}::shown(value);");
    let refusal = format!("{error}::refuse(Self::{about}, text.as_str())");
    let has_patterns = enumeration
        .routes
        .iter()
        .any(|route| !route.datatype.constraints().patterns.is_empty());
    if number.starts_with('f') || has_patterns {
        // Patterns can't be floating-point numbers that compute, and NaN is one value here; and the text of a
        // number may not be what a pattern of the schema allows.
        for ((_, variant), number) in arms {
            let condition = match number.is_nan() {
                true => "value.is_nan()".to_owned(),
                false => format!("value == {number}"),
            };
            code.line(2, format_args!("if {condition} {{"));
            let found = format!("return ::core::result::Result::Ok(Self::{variant});");
            code.line(3, format_args!("{found}"));
            code.line(2, format_args!("}}"));
        }
        code.line(2, format_args!("{text}"));
        code.line(2, format_args!("{refusal}"));
    } else {
        // The key of such a value is how Rust writes it.
        code.line(2, format_args!("{text}"));
        let parse = unit.free("parse");
        let call = format!("Self::{parse}(text.as_str())");
        code.line(2, format_args!("match {call} {{"));
        let found = "::core::result::Result::Ok(value)";
        code.arm(3, "::core::option::Option::Some(value)", found);
        code.arm(3, "::core::option::Option::None", &refusal);
        code.line(2, format_args!("}}"));
    }
    code.line(1, format_args!("}}"));
    code.line(0, format_args!("}}"));
}

/// The Rust type that holds all values; `None` where there is none.
pub(in crate::emit) fn number_type(enumeration: &Enumeration) -> Option<&'static str> {
    numbers(enumeration).map(|(rust_type, _)| rust_type)
}

/// The Rust type that holds all values, and each of them.
fn numbers(enumeration: &Enumeration) -> Option<(&'static str, Vec<Number>)> {
    let [route] = enumeration.routes.as_slice() else {
        return None;
    };
    let (Accepts::Values(_), Shape::Atomic(built_in)) = (&route.accepts, route.datatype.shape())
    else {
        return None;
    };
    let number = |value: &Value| Number::of(*built_in, &value.key.as_ref()?.text);
    let numbers: Vec<Number> = enumeration
        .values
        .iter()
        .map(number)
        .collect::<Option<_>>()?;
    Some((rust_type(*built_in, &numbers)?, numbers))
}
