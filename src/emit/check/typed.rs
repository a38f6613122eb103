//! Values that Rust has types for: numbers and truth values.

use super::super::code::{Code, Items};
use super::super::file::{File, Unit};
use crate::datatypes::{BuiltIn, Shape};
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
    let Some((number, expressions)) = numbers(enumeration) else {
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
        let items = Items::new(&expressions, |out, text| out.push_str(text));
        let head = format!("const NUMBERS: &[{number}; {}] = &", items.len());
        code.array(2, &head, &items, true);
        code.line(2, format_args!("NUMBERS[{}]", file.index(unit, "self")));
    } else {
        code.line(2, format_args!("match self {{"));
        for ((_, variant), expression) in unit.values().zip(&expressions) {
            code.arm(3, &format!("Self::{variant}"), expression);
        }
        code.line(2, format_args!("}}"));
    }
    code.line(1, format_args!("}}"));
    code.line(0, format_args!("}}"));
    code.template(FROM_VALUE, &names);
    let arms = unit.values().zip(&expressions);
    let text = format!("let text = {support}::shown(value);");
    let refusal = format!("{error}::refuse(Self::{about}, text.as_str())");
    let has_patterns = enumeration
        .routes
        .iter()
        .any(|route| !route.datatype.constraints().patterns.is_empty());
    if number.starts_with('f') || has_patterns {
        // Patterns can't be floating-point numbers that compute, and NaN is one value here; and the text of a
        // number may not be what a pattern of the schema allows.
        for ((_, variant), expression) in arms {
            let condition = match expression.contains("NAN") {
                true => "value.is_nan()".to_owned(),
                false => format!("value == {expression}"),
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

/// The Rust type that holds all values, and each of them as an expression.
pub(in crate::emit) fn numbers(enumeration: &Enumeration) -> Option<(&'static str, Vec<String>)> {
    let [route] = enumeration.routes.as_slice() else {
        return None;
    };
    let (Accepts::Values(_), Shape::Atomic(built_in)) = (&route.accepts, route.datatype.shape())
    else {
        return None;
    };
    let key = |value: &Value| Some(value.key.as_ref()?.text.clone());
    let keys: Vec<String> = enumeration.values.iter().map(key).collect::<Option<_>>()?;
    match built_in.primitive() {
        BuiltIn::Boolean => Some(("bool", keys)),
        BuiltIn::Decimal if built_in.derives_from(BuiltIn::Integer) => {
            Some((integer(*built_in, &keys)?, keys))
        }
        BuiltIn::Float => Some(("f32", keys.iter().map(|key| float(key, "f32")).collect())),
        BuiltIn::Double => Some(("f64", keys.iter().map(|key| float(key, "f64")).collect())),
        _ => None,
    }
}

/// The type of the same range where XML Schema has one; else the first that holds all values.
fn integer(built_in: BuiltIn, keys: &[String]) -> Option<&'static str> {
    let own = [
        (BuiltIn::UnsignedByte, "u8"),
        (BuiltIn::UnsignedShort, "u16"),
        (BuiltIn::UnsignedInt, "u32"),
        (BuiltIn::UnsignedLong, "u64"),
        (BuiltIn::Byte, "i8"),
        (BuiltIn::Short, "i16"),
        (BuiltIn::Int, "i32"),
        (BuiltIn::Long, "i64"),
    ];
    if let Some((_, number)) = own.iter().find(|(b, _)| built_in.derives_from(*b)) {
        return Some(number);
    }
    let all = |fits: Fits| keys.iter().all(|key| fits(key));
    type Fits = fn(&str) -> bool;
    let fits: [(&str, Fits); 4] = [
        ("i64", |key| key.parse::<i64>().is_ok()),
        ("u64", |key| key.parse::<u64>().is_ok()),
        ("i128", |key| key.parse::<i128>().is_ok()),
        ("u128", |key| key.parse::<u128>().is_ok()),
    ];
    fits.iter().find(|(_, fits)| all(*fits)).map(|(n, _)| *n)
}

fn float(key: &str, number: &str) -> String {
    match key {
        "inf" => format!("{number}::INFINITY"),
        "-inf" => format!("{number}::NEG_INFINITY"),
        "NaN" => format!("{number}::NAN"),
        // A key such as `1e2` is a literal of Rust.
        _ => key.to_owned(),
    }
}
