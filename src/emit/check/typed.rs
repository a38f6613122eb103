//! Values that Rust has types for: numbers and truth values.

use std::fmt::Write as _;

use super::number::{Number, rust_type};
use crate::datatypes::Shape;
use crate::emit::code::Code;
use crate::emit::error;
use crate::emit::file::File;
use crate::emit::items::Items;
use crate::emit::unit::Unit;
use crate::model::{Enumeration, Value};
use crate::runtime::Module;

/// Writes an accessor for the value as a Rust number or `bool`, and the conversion back.
pub(crate) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(enumeration) = unit.enumeration() else {
        return;
    };
    let Some((number, numbers)) = numbers(enumeration) else {
        return;
    };
    let lints = file.lints(unit);
    let head = format!("impl {} {{", unit.names.ident);
    code.item_block(lints.and(file.offer()), head, |code| {
        accessor(code, file, unit, number, &numbers);
    });
    let ident = &unit.names.ident;
    let head = format!("impl ::core::convert::TryFrom<{number}> for {ident} {{");
    let error = code.error();
    code.item_block(lints, head, |code| {
        code.line(format_args!("type Error = {error};"));
        code.gap();
        let result = format!("::core::result::Result<Self, {error}>");
        let head = format!("fn try_from(value: {number}) -> {result} {{");
        code.block(head, |code| {
            let shown = code.runtime(Module::Buffer, "shown");
            let mut routes = enumeration.routes.iter();
            let has_patterns = routes.any(|r| !r.datatype.constraints().patterns.is_empty());
            if number.starts_with('f') || has_patterns {
                // Patterns can't be floating-point numbers that compute, and NaN is one value here; and the
                // text of a number may not be what a pattern of the schema allows.
                compare(code, unit, &numbers);
                code.line(format_args!("let text = {shown}(value);"));
                let refusal = error::refusal(code, unit, "text.as_str()");
                error::closure(code, &refusal);
                return code.line("::core::result::Result::Err(error())");
            }
            // The key of such a value is how Rust writes it.
            code.line(format_args!("let text = {shown}(value);"));
            code.line("text.as_str().parse()");
        });
    });
}

fn accessor(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, number: &str, numbers: &[Number]) {
    let this = if file.by_match(unit) { "&self" } else { "self" };
    code.doc_line("The value as a number.");
    code.line("#[must_use]");
    let head = format!("pub const fn {}({this}) -> {number} {{", unit.free("value"));
    code.block(head, |code| {
        if file.by_table(unit) {
            let items = Items::new(numbers, |out, number| {
                let _ = write!(out, "{number}");
            });
            let head = format!("const NUMBERS: &[{number}; {}] = &", items.len());
            code.array(&head, &items, true);
            return code.line(format_args!("NUMBERS[{}]", file.index(unit, "self")));
        }
        code.block("match self {", |code| {
            for ((_, variant), number) in unit.values().zip(numbers) {
                code.arm(&format!("Self::{variant}"), &number.to_string());
            }
        });
    });
}

/// Compares the number with each value.
fn compare(code: &mut Code, unit: &Unit<'_>, numbers: &[Number]) {
    for ((_, variant), number) in unit.values().zip(numbers) {
        let condition = match number.is_nan() {
            true => "value.is_nan()".to_owned(),
            false => format!("value == {number}"),
        };
        code.block(format_args!("if {condition} {{"), |code| {
            code.line(format_args!(
                "return ::core::result::Result::Ok(Self::{variant});"
            ));
        });
    }
}

/// The Rust type that holds all values; `None` where there is none.
pub(crate) fn number_type(enumeration: &Enumeration) -> Option<&'static str> {
    numbers(enumeration).map(|(rust_type, _)| rust_type)
}

/// The Rust type that holds all values, and each of them.
fn numbers(enumeration: &Enumeration) -> Option<(&'static str, Vec<Number>)> {
    if enumeration.is_open() || enumeration.typed().next().is_some() {
        return None;
    }
    let built_in = |value: &Value| {
        let route = enumeration.routes.get(value.route as usize)?;
        match route.datatype.shape() {
            Shape::Atomic(built_in) => Some(*built_in),
            Shape::List(_) | Shape::Union(_) => None,
        }
    };
    let number = |value: &Value| Number::of(built_in(value)?, &value.key.as_ref()?.text);
    let values = enumeration.values.iter();
    let numbers: Vec<Number> = values.map(number).collect::<Option<_>>()?;
    let (value, first) = (enumeration.values.first()?, numbers.first()?);
    if !numbers.iter().all(|number| number.is_like(*first)) {
        return None;
    }
    Some((rust_type(built_in(value)?, &numbers)?, numbers))
}
