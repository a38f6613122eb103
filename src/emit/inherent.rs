//! What a type offers by itself: all its values, its text, its description.

use std::fmt::Write as _;

use super::code::{Code, Items, quoted};
use super::file::{File, LARGE, Unit};
use crate::model::Value;

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return;
    }
    code.gap();
    code.line(0, format_args!("impl {} {{", unit.names.ident));
    for (name, text) in &unit.simple.constants {
        constant(code, unit, name, text);
    }
    values(code, file, unit);
    as_str(code, file, unit);
    if file.options.description {
        description(code, file, unit);
    }
    if unit.values().any(|(value, _)| value.number().is_some()) {
        number(code, file, unit);
    }
    code.push_closing_brace();
}

/// A fact about the list as a whole.
fn constant(code: &mut Code, unit: &Unit<'_>, name: &str, text: &str) {
    let Some(ident) = constant_name(unit, name) else {
        return;
    };
    code.docs(1, &format!("{} of the list.", crate::docs::from_text(name)));
    let head = format!("pub const {ident}: &'static str =");
    code.assign(1, &head, &quoted(text));
    code.push("\n");
}

/// What the constant for a fact is called; `None` where its name cannot be made one.
pub(super) fn constant_name(unit: &Unit<'_>, name: &str) -> Option<String> {
    let mut ident = String::new();
    let mut lower = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && lower {
                ident.push('_');
            }
            ident.push(c.to_ascii_uppercase());
        } else if !ident.ends_with('_') {
            ident.push('_');
        }
        lower = c.is_ascii_lowercase();
    }
    let ident = unit.free(ident.trim_matches('_'));
    let is_name = ident.starts_with(|c: char| c.is_ascii_alphabetic()) && ident != "VALUES";
    is_name.then_some(ident)
}

fn values(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    code.doc_line(1, "Every value, in the order of the schema.");
    let head = "pub const VALUES: &'static [Self] = &";
    if file.index_type(unit).is_some() {
        // To name each constant here would cost the compiler more than all else.
        let items = Items::new(0..unit.names.variants.len(), |out, index| {
            let _ = write!(out, "Self({index})");
        });
        return code.array(1, head, &items, false);
    }
    if file.has_static_values(unit) {
        let head = "pub const VALUES: &'static [Self] =";
        return code.assign(1, head, &file.values(unit));
    }
    code.array(1, head, &variants(unit), false);
}

/// Paths of all variants.
pub(super) fn variants(unit: &Unit<'_>) -> Items {
    // A path that begins with `Self` costs the compiler twice the time of one that begins with the name.
    let owner = if unit.names.variants.len() <= LARGE {
        "Self"
    } else {
        unit.names.ident.as_str()
    };
    Items::new(&unit.names.variants, |out, variant| {
        out.push_str(owner);
        out.push_str("::");
        out.push_str(variant);
    })
}

fn as_str(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    code.push("\n");
    code.doc_line(1, "The value as it stands in the schema.");
    code.line(1, format_args!("#[must_use]"));
    code.line(1, format_args!("#[inline]"));
    if file.by_match(unit) {
        let lifetime = match unit.other() {
            Some(_) => "",
            None => "'static ",
        };
        code.line(
            1,
            format_args!("pub const fn as_str(&self) -> &{lifetime}str {{"),
        );
        let texts = unit.values().map(|(value, _)| quoted(&value.literal));
        match_variants(code, unit, texts, ("text", "text.as_str()"));
    } else {
        let literals = unit.free("LITERALS");
        code.line(
            1,
            format_args!("pub const fn as_str(self) -> &'static str {{"),
        );
        code.line(
            2,
            format_args!("Self::{literals}[{}]", file.index(unit, "self")),
        );
    }
    code.line(1, format_args!("}}"));
}

/// A `match` from each variant to an expression; `other` is the pattern and the expression for other text.
fn match_variants(
    code: &mut Code,
    unit: &Unit<'_>,
    expressions: impl Iterator<Item = String>,
    other: (&str, &str),
) {
    code.line(2, format_args!("match self {{"));
    for ((_, variant), expression) in unit.values().zip(expressions) {
        code.line(3, format_args!("Self::{variant} => {expression},"));
    }
    if let Some(variant) = unit.other() {
        let (pattern, expression) = other;
        code.line(
            3,
            format_args!("Self::{variant}({pattern}) => {expression},"),
        );
    }
    code.line(2, format_args!("}}"));
}

fn description(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let text = |value: &Value| {
        let docs: Vec<&str> = value.docs.iter().map(|d| d.markdown.as_str()).collect();
        docs.join("\n\n")
    };
    let all: Vec<String> = unit.values().map(|(value, _)| text(value)).collect();
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    code.push("\n");
    code.doc_line(
        1,
        "The description that the schema gives of the value, as Markdown.",
    );
    code.line(1, format_args!("#[must_use]"));
    code.line(
        1,
        format_args!("pub const fn description({this}) -> ::core::option::Option<&'static str> {{"),
    );
    if by_match {
        let none = "::core::option::Option::None";
        let expressions = all.iter().map(|text| match text.as_str() {
            "" => none.to_owned(),
            text => format!("::core::option::Option::Some({})", quoted(text)),
        });
        match_variants(code, unit, expressions, ("_", none));
    } else {
        let items = Items::literals(all.iter().map(String::as_str));
        let head = format!("const TEXTS: &[&str; {}] = &", all.len());
        code.array(2, &head, &items, true);
        code.line(
            2,
            format_args!("let text = TEXTS[{}];", file.index(unit, "self")),
        );
        code.line(2, format_args!("if text.is_empty() {{"));
        code.line(3, format_args!("::core::option::Option::None"));
        code.line(2, format_args!("}} else {{"));
        code.line(3, format_args!("::core::option::Option::Some(text)"));
        code.line(2, format_args!("}}"));
    }
    code.line(1, format_args!("}}"));
}

/// The numbers that the schema gives some values.
fn number(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    let none = "::core::option::Option::None";
    let numbers = || {
        unit.values().map(|(value, _)| match value.number() {
            Some(number) => format!("::core::option::Option::Some({number})"),
            None => none.to_owned(),
        })
    };
    code.push("\n");
    code.doc_line(1, "The number that the schema gives the value.");
    code.line(1, format_args!("#[must_use]"));
    code.line(
        1,
        format_args!("pub const fn number({this}) -> ::core::option::Option<i64> {{"),
    );
    if by_match {
        match_variants(code, unit, numbers(), ("_", none));
    } else {
        let items = Items::new(numbers(), |out, number| out.push_str(&number));
        let count = items.len();
        let head = format!("const NUMBERS: &[::core::option::Option<i64>; {count}] = &");
        code.array(2, &head, &items, false);
        code.line(2, format_args!("NUMBERS[{}]", file.index(unit, "self")));
    }
    code.line(1, format_args!("}}"));
}
