//! What columns of a code list say of a value, and which value they find; when a value is valid.

use super::arms::{NONE, match_variants, some};
use super::code::Code;
use super::file::File;
use super::items::Items;
use super::literal::quoted;
use super::unit::{LARGE, Unit};
use crate::model::{Fact, Validity, Value};
use crate::options::{FactKind, is_nothing};
use crate::text::{Ident, code_span, unraw};

/// A text is found by a `match` among this many at most, which compares it with one after the other.
const FEW: usize = 16;

/// A fact of a type, as Rust has it.
struct Told<'a> {
    fact: &'a Fact,
    method: &'a Ident,
    kind: FactKind,
    /// Of each value; without quotes.
    texts: Vec<Option<String>>,
    is_optional: bool,
}

/// The facts of a type.
fn all<'a>(unit: &Unit<'a>) -> Vec<Told<'a>> {
    let facts = unit.simple.facts.iter().zip(&unit.names.facts);
    let facts = facts.enumerate();
    facts
        .map(|(index, named)| told(unit, index, named))
        .collect()
}

fn told<'a>(unit: &Unit<'a>, index: usize, (fact, method): (&'a Fact, &'a Ident)) -> Told<'a> {
    let values = unit.simple.values();
    let given = values.iter().filter_map(|value| value.fact(index));
    let kind = fact.kind.unwrap_or_else(|| FactKind::of(given));
    let text = |value: &Value| {
        let text = value.fact(index)?;
        match kind {
            FactKind::Text => Some(text.to_owned()),
            _ if is_nothing(text) => None,
            _ => kind.literal(text),
        }
    };
    let texts: Vec<Option<String>> = values.iter().map(text).collect();
    let has_others = unit.other().is_some() || unit.is_typed();
    Told {
        is_optional: fact.is_optional || has_others || texts.contains(&None),
        method,
        fact,
        kind,
        texts,
    }
}

impl Told<'_> {
    /// The type of the whole function.
    fn returned(&self, text: &str) -> String {
        let plain = self.plain(text);
        match self.is_optional {
            true => format!("::core::option::Option<{plain}>"),
            false => plain,
        }
    }

    fn plain(&self, text: &str) -> String {
        match self.kind {
            FactKind::Text => text.to_owned(),
            kind => kind.name().to_owned(),
        }
    }

    fn literal(&self, text: &str) -> String {
        match self.kind {
            FactKind::Text => quoted(text),
            _ => text.to_owned(),
        }
    }

    fn expressions(&self) -> impl Iterator<Item = String> {
        self.texts.iter().map(|text| match text {
            None => NONE.to_owned(),
            Some(text) if self.is_optional => some(&self.literal(text)),
            Some(text) => self.literal(text),
        })
    }

    fn finder(&self) -> String {
        format!("from_{}", unraw(self.method))
    }
}

/// Whether anything is offered.
pub(super) fn has_any(unit: &Unit<'_>) -> bool {
    !unit.simple.facts.is_empty() || unit.simple.is_dated
}

/// The functions as `diff` names them.
pub(super) fn offers(unit: &Unit<'_>) -> Vec<String> {
    let mut offers = Vec::new();
    for told in all(unit) {
        if told.fact.is_told {
            let name = unit.free(told.method);
            let returned = told.returned("&str").replace("::core::option::", "");
            offers.push(format!("fn {name}() -> {returned}"));
        }
        if told.fact.finds {
            let (name, taken) = (unit.free(&told.finder()), told.plain("&str"));
            offers.push(format!("fn {name}({taken})"));
        }
    }
    if unit.simple.is_dated {
        offers.push("fn valid_on(year, month, day) -> bool".to_owned());
    }
    offers
}

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    for told in all(unit) {
        if told.fact.is_told {
            accessor(code, file, unit, &told);
        }
        if told.fact.finds {
            finder(code, file, unit, &told);
        }
    }
    if unit.simple.is_dated {
        valid_on(code, file, unit);
    }
}

fn accessor(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, told: &Told<'_>) {
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    let returned = told.returned("&'static str");
    let column = code_span(&told.fact.column);
    code.gap();
    code.docs(&format!("What the code list says in column {column}."));
    code.line("#[must_use]");
    let name = unit.free(told.method);
    let head = format!("pub const fn {name}({this}) -> {returned} {{");
    code.block(&head, |code| {
        if by_match {
            return match_variants(code, unit, told.expressions(), ("_", NONE));
        }
        let is_simple = !told.is_optional;
        let items = Items::new(told.expressions(), |out, text| out.push_str(&text));
        // A constant's lifetime is `'static` anyway.
        let held = told.returned("&str");
        let head = format!("const COLUMN: &[{held}; {}] = &", items.len());
        code.array(&head, &items, is_simple);
        code.line(format_args!("COLUMN[{}]", file.index(unit, "self")));
    });
}

fn finder(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, told: &Told<'_>) {
    let is_text = told.kind == FactKind::Text;
    let count = told.texts.len();
    let by_match = file.by_match(unit) || count <= FEW || (!is_text && count <= LARGE);
    let (parameter, name) = (told.method, unit.free(&told.finder()));
    let constant = if by_match && !is_text { "const " } else { "" };
    let column = code_span(&told.fact.column);
    code.gap();
    code.docs(&format!(
        "The value of which the code list says this in column {column}."
    ));
    code.line("#[must_use]");
    let taken = told.plain("&str");
    let head =
        format!("pub {constant}fn {name}({parameter}: {taken}) -> ::core::option::Option<Self> {{");
    code.block(&head, |code| match by_match {
        true => find_by_match(code, unit, told, parameter),
        false => find_by_table(code, told, parameter),
    });
}

fn find_by_match(code: &mut Code, unit: &Unit<'_>, told: &Told<'_>, parameter: &str) {
    code.line(format_args!(
        "::core::option::Option::Some(match {parameter} {{"
    ));
    code.nested(|code| {
        for ((_, variant), text) in unit.values().zip(&told.texts) {
            if let Some(text) = text {
                code.arm(&told.literal(text), &format!("Self::{variant}"));
            }
        }
        // All truth values may be there.
        let is_whole = told.kind == FactKind::Bool && told.texts.iter().flatten().count() == 2;
        if !is_whole {
            code.line(format_args!("_ => return {NONE},"));
        }
    });
    code.line("})");
}

fn find_by_table(code: &mut Code, told: &Told<'_>, parameter: &str) {
    let texts = told.texts.iter().enumerate();
    let mut keys: Vec<(&str, usize)> = texts
        .filter_map(|(place, text)| Some((text.as_deref()?, place)))
        .collect();
    match told.kind {
        FactKind::Text | FactKind::Bool => keys.sort_unstable(),
        _ => keys.sort_by_key(|(text, _)| text.parse::<i128>().unwrap_or_default()),
    }
    let (kind, count) = (told.plain("&str"), keys.len());
    let items = Items::new(keys.iter(), |out, (text, _)| {
        out.push_str(&told.literal(text))
    });
    code.array(&format!("const KEYS: &[{kind}; {count}] = &"), &items, true);
    let items = Items::new(keys.iter(), |out, (_, place)| {
        out.push_str(&place.to_string())
    });
    code.array(&format!("const PLACES: &[u32; {count}] = &"), &items, true);
    let key = match told.kind {
        FactKind::Text => parameter.to_owned(),
        _ => format!("&{parameter}"),
    };
    code.line(format_args!(
        "let found = KEYS.binary_search({}{key});",
        match told.kind {
            FactKind::Text => "&",
            _ => "",
        }
    ));
    code.line("let place = PLACES.get(found.ok()?)?;");
    code.line("Self::VALUES.get(*place as usize).copied()");
}

/// The first and last days as numbers.
fn days(validity: Validity) -> (u32, u32) {
    (validity.from.unwrap_or(0), validity.to.unwrap_or(u32::MAX))
}

fn valid_on(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let by_match = file.by_match(unit);
    let this = if by_match { "&self" } else { "self" };
    code.gap();
    code.doc_line(
        "Whether the value is valid on a day, by the first and last days that the code list gives.",
    );
    code.line("#[must_use]");
    let name = unit.free("valid_on");
    let head = format!("pub const fn {name}({this}, year: u16, month: u8, day: u8) -> bool {{");
    let all: Vec<(u32, u32)> = unit.values().map(|(v, _)| days(v.validity())).collect();
    code.block(&head, |code| {
        let number = "let day = year as u32 * 10_000 + month as u32 * 100 + day as u32;";
        if by_match {
            code.line(number);
            let pairs = all.iter().map(|(from, to)| format!("({from}, {to})"));
            code.line("let (from, to): (u32, u32) = match self {");
            code.nested(|code| {
                for ((_, variant), pair) in unit.values().zip(pairs) {
                    code.exact_line(&format!("Self::{variant} => {pair},"));
                }
                let others = unit
                    .names
                    .typed
                    .iter()
                    .map(Ident::as_str)
                    .chain(unit.other());
                for variant in others {
                    code.exact_line(&format!("Self::{variant}(_) => (1, 0),"));
                }
            });
            code.line("};");
            return code.line("from <= day && day <= to");
        }
        for (name, part) in [("FROM", 0), ("TO", 1)] {
            let items = Items::new(all.iter(), |out, (from, to)| {
                out.push_str(
                    &[from, to]
                        .get(part)
                        .map_or(String::new(), |n| n.to_string()),
                );
            });
            code.array(
                &format!("const {name}: &[u32; {}] = &", all.len()),
                &items,
                true,
            );
        }
        code.line(number);
        let index = file.index(unit, "self");
        code.line(format_args!("FROM[{index}] <= day && day <= TO[{index}]"));
    });
}
