//! From text to value: private functions `fn name(text: &str) -> Option<Self>`.

mod hash;
mod hashed;
mod place;
mod windows;

use super::code::Code;
use super::file::File;
use super::items::Items;
use super::literal::quoted;
use super::unit::{LARGE, Unit};
use crate::options::Lookup;
use crate::text::Ident;

pub(super) use hashed::Plan;
use place::{int_type, value_at};

/// Up to this many literals a `match` is as fast, and says more.
const FEW: usize = 8;

/// How literals, those of all values in their order, are looked up; `None` where a `match` is to do it.
pub(super) fn plan(keys: &[(&str, u32)], lookup: Lookup) -> Option<Plan> {
    if keys.len() <= FEW || lookup == Lookup::Match {
        return None;
    }
    let literals: Vec<&str> = keys.iter().map(|k| k.0).collect();
    Plan::new(&literals)
}

/// Writes the function that looks a text up as it is.
pub(super) fn by_hash(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, name: &str, plan: &Plan) {
    code.gap();
    code.docs(&plan.docs());
    code.line("#[inline]");
    function(code, name, "text", |code| plan.emit(code, file, unit));
}

/// Writes a function that looks up keys, each of which is the value of the index with it.
pub(super) fn by_match(
    code: &mut Code,
    file: &File<'_>,
    unit: &Unit<'_>,
    name: &str,
    keys: &[(&str, u32)],
) {
    code.gap();
    if keys.is_empty() {
        return function(code, name, "_", |code| {
            code.line("::core::option::Option::None");
        });
    }
    // The compiler takes too long for a `match` over so many texts.
    if keys.len() > LARGE {
        return function(code, name, "text", |code| by_search(code, file, unit, keys));
    }
    function(code, name, "text", |code| {
        code.block_to("::core::option::Option::Some(match text {", "})", |code| {
            for (key, value) in keys {
                let variant = unit.names.variants.get(*value as usize);
                let variant = variant.map_or("", Ident::as_str);
                code.arm(&quoted(key), &format!("Self::{variant}"));
            }
            code.line("_ => return ::core::option::Option::None,");
        });
    });
}

fn by_search(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, keys: &[(&str, u32)]) {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let items = Items::new(&sorted, |out, (key, index)| {
        out.push_str(&format!("({}, {index})", quoted(key)));
    });
    let of = int_type(keys.iter().map(|k| k.1));
    let head = format!("static KEYS: [(&str, {of}); {}] = ", items.len());
    code.array(&head, &items, false);
    code.line("let place = KEYS.binary_search_by_key(&text, |(key, _)| key);");
    code.line("let index = KEYS[place.ok()?].1 as usize;");
    value_at(code, file, unit, "index");
}

fn function(code: &mut Code, name: &str, argument: &str, body: impl FnOnce(&mut Code)) {
    let head = format!("fn {name}({argument}: &str) -> ::core::option::Option<Self> {{");
    code.block(head, body);
}

/// Writes the function that holds the values, in a static that the compiler evaluates once.
pub(super) fn table(code: &mut Code, unit: &Unit<'_>) {
    let (own, count) = (&unit.names.ident, unit.names.variants.len());
    code.gap();
    code.doc_line("[`Self::VALUES`], in a static that the compiler evaluates once.");
    code.line("#[inline]");
    let head = format!(
        "const fn {}() -> &'static [Self; {count}] {{",
        unit.free("table")
    );
    code.block(head, |code| {
        let head = format!("static VALUES: [{own}; {count}] = ");
        code.array(&head, &unit.paths(), false);
        code.line("&VALUES");
    });
}
