//! What a type offers by itself: all its values, its text, its description.

use super::arms::{NONE, match_variants, some};
use super::code::Code;
use super::facts;
use super::file::File;
use super::habits;
use super::items::Items;
use super::literal::quoted;
use super::unit::Unit;
use crate::model::Value;

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let offers = !unit.simple.constants.is_empty()
        || facts::has_any(unit)
        || file.traits(unit).has_text
        || unit.values().next().is_some()
        || !unit.is_typed();
    if unit.enumeration().is_none() || !offers {
        return;
    }
    let lints = file.lints(unit).and(file.offer());
    let head = format!("impl {} {{", unit.names.ident);
    code.item_block(lints, head, |code| {
        for (name, text) in &unit.simple.constants {
            constant(code, unit, name, text);
        }
        if unit.values().next().is_some() || !unit.is_typed() {
            count(code, unit);
            values(code, file, unit);
            // Such an enumeration tells in words what it reads.
            if !unit.is_typed() {
                literals(code, unit);
            }
        }
        if file.traits(unit).has_text {
            as_str(code, file, unit);
        }
        if file.options.strum {
            habits::from_literal(code, unit);
        }
        if file.options.description {
            description(code, file, unit);
        }
        if unit.values().any(|(value, _)| value.number().is_some()) {
            number(code, file, unit);
        }
        facts::emit(code, file, unit);
    });
}

/// A fact about the list as a whole.
fn constant(code: &mut Code, unit: &Unit<'_>, name: &str, text: &str) {
    let Some(ident) = constant_name(unit, name) else {
        return;
    };
    code.gap();
    code.docs(&format!("{} of the list.", crate::docs::from_text(name)));
    code.line(format_args!(
        "pub const {ident}: &'static str = {};",
        quoted(text)
    ));
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
    let is_ours = matches!(ident.as_str(), "VALUES" | "COUNT" | "LITERALS");
    let is_name = ident.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_ours;
    is_name.then_some(ident)
}

/// How many values there are, unless a value is called so.
fn count(code: &mut Code, unit: &Unit<'_>) {
    if unit.free("COUNT") != "COUNT" {
        return;
    }
    code.gap();
    code.doc_line("How many values there are.");
    let count = unit.names.variants.len();
    code.line(format_args!("pub const COUNT: usize = {count};"));
}

fn values(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    code.gap();
    code.doc_line("Every value, in the order of the schema.");
    let head = "pub const VALUES: &'static [Self] = &";
    if file.index_type(unit).is_some() {
        // To name each constant here would cost the compiler more than all else.
        let items = Items::new(0..unit.names.variants.len(), |out, index| {
            out.push_str(&format!("Self({index})"));
        });
        return code.array(head, &items, false);
    }
    if file.has_static_values(unit) {
        let values = file.values(unit);
        return code.line(format_args!(
            "pub const VALUES: &'static [Self] = {values};"
        ));
    }
    code.array(head, &unit.paths(), false);
}

/// The one list of the literals: for `as_str`, the lookup and the error.
pub(super) fn literals(code: &mut Code, unit: &Unit<'_>) {
    code.gap();
    code.doc_line("The texts of [`Self::VALUES`].");
    let items = Items::literals(unit.values().map(|(value, _)| value.literal.as_str()));
    let (name, count) = (unit.free("LITERALS"), items.len());
    let head = format!("const {name}: &'static [&'static str; {count}] = &");
    code.array(&head, &items, true);
}

fn as_str(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    code.gap();
    code.doc_line("The value as the schema spells it.");
    code.line("#[must_use]");
    if !file.by_match(unit) {
        let (literals, index) = (unit.free("LITERALS"), file.index(unit, "self"));
        return code.block("pub const fn as_str(self) -> &'static str {", |code| {
            code.line(format_args!("Self::{literals}[{index}]"));
        });
    }
    let head = match unit.other() {
        _ if unit.is_typed() => "pub fn as_str(&self) -> &str {",
        Some(_) => "pub fn as_str(&self) -> &str {",
        None => "pub const fn as_str(&self) -> &'static str {",
    };
    let texts = unit.values().map(|(value, _)| quoted(&value.literal));
    code.block(head, |code| {
        let text = match file.options.hand_written {
            true => "::core::convert::AsRef::<str>::as_ref(text)",
            false => "text.as_str()",
        };
        match_variants(code, unit, texts, ("text", text));
    });
}

fn description(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let text = |value: &Value| {
        let docs: Vec<&str> = value.docs.iter().map(|d| d.markdown.as_str()).collect();
        docs.join("\n\n")
    };
    let all: Vec<String> = unit.values().map(|(value, _)| text(value)).collect();
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    code.gap();
    code.doc_line("The description that the schema gives of the value, as Markdown.");
    code.line("#[must_use]");
    let head =
        format!("pub const fn description({this}) -> ::core::option::Option<&'static str> {{");
    code.block(head, |code| {
        if by_match {
            let expressions = all.iter().map(|text| match text.as_str() {
                "" => NONE.to_owned(),
                text => some(&quoted(text)),
            });
            return match_variants(code, unit, expressions, ("_", NONE));
        }
        let items = Items::literals(all.iter().map(String::as_str));
        let head = format!("const TEXTS: &[&str; {}] = &", all.len());
        code.array(&head, &items, true);
        let index = file.index(unit, "self");
        code.line(format_args!("let text = TEXTS[{index}];"));
        code.block_to("if text.is_empty() {", "} else {", |code| code.line(NONE));
        code.nested(|code| code.line(some("text")));
        code.line("}");
    });
}

/// The numbers that the schema gives some values.
fn number(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    let numbers = || {
        unit.values().map(|(value, _)| match value.number() {
            Some(number) => some(&number.to_string()),
            None => NONE.to_owned(),
        })
    };
    code.gap();
    code.doc_line("The number that the schema gives the value.");
    code.line("#[must_use]");
    let head = format!("pub const fn number({this}) -> ::core::option::Option<i64> {{");
    code.block(head, |code| {
        if by_match {
            return match_variants(code, unit, numbers(), ("_", NONE));
        }
        let items = Items::new(numbers(), |out, number| out.push_str(&number));
        let count = items.len();
        let head = format!("const NUMBERS: &[::core::option::Option<i64>; {count}] = &");
        code.array(&head, &items, false);
        code.line(format_args!("NUMBERS[{}]", file.index(unit, "self")));
    });
}
