//! From text to value: the end of the page.

mod find;
mod hash;
mod packed;
mod windows;

use super::check;
use super::code::{Code, Items};
use super::error::{self, Expected};
use super::file::{File, Unit};
use super::{inherent, list};

pub(super) use find::{Finder, Plan};

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return list::privates(code, file, unit);
    }
    let expected = Expected::of(unit);
    code.gap();
    code.line(0, format_args!("impl {} {{", unit.names.ident));
    let literals = unit.free("LITERALS");
    let has_table = unit.other().is_none() || expected.long;
    if has_table {
        let head = format!(
            "const {literals}: &'static [&'static str; {}] = &",
            unit.names.variants.len()
        );
        let items = Items::literals(unit.values().map(|(v, _)| v.literal.as_str()));
        code.doc_line(1, "The texts of [`Self::VALUES`].");
        code.array(1, &head, &items, true);
        code.push("\n");
    }
    let table = expected.long.then_some(literals.as_str());
    error::about(
        code,
        file,
        unit,
        &unit.free("ABOUT"),
        &expected.sentence,
        table,
    );
    if file.has_static_values(unit) {
        values(code, unit);
    }
    check::emit(code, file, unit, has_table.then_some(literals.as_str()));
    code.push_closing_brace();
}

/// Writes the function that holds the values.
fn values(code: &mut Code, unit: &Unit<'_>) {
    let (count, name) = (unit.names.variants.len(), unit.free("table"));
    code.push("\n");
    code.doc_line(
        1,
        "[`Self::VALUES`], in a static that the compiler evaluates once.",
    );
    code.line(1, format_args!("#[inline]"));
    let (own, result) = (&unit.names.ident, format!("&'static [Self; {count}]"));
    code.line(1, format_args!("const fn {name}() -> {result} {{"));
    let head = format!("static VALUES: [{own}; {count}] = ");
    code.array(2, &head, &inherent::variants(unit), false);
    code.line(2, format_args!("&VALUES"));
    code.line(1, format_args!("}}"));
}
