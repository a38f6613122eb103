//! The emit stage: Rust text from a named model. Knows nothing of XML.
//!
//! The page is ordered for its reader: what the types are and offer first, then their conversions, then
//! the error that they share, and the lookups and what they need at run time last. Nothing that was written is
//! read again: [`code::Code`] keeps what follows from it.

mod arms;
mod atomic;
mod attributes;
mod check;
mod code;
mod conversions;
mod crates;
mod definition;
mod error;
mod facts;
mod file;
mod habits;
mod inherent;
mod items;
mod layout;
mod lints;
mod list;
mod literal;
mod lookup;
mod machine;
mod needs;
#[cfg_attr(not(feature = "review"), allow(dead_code))] // only `diff` asks
pub(crate) mod offer;
mod related;
mod serde;
mod shared;
mod support;
#[cfg(test)]
mod tests;
mod traits;
mod unit;
mod words;

use crate::model::{Model, Value};
use crate::name::Names;
use crate::options::EmitOptions;

use check::Parser;
pub(crate) use check::{AsWritten, Reader, Reading, is_qualified};
use code::Code;
use file::File;
use unit::Unit;
#[cfg(feature = "review")]
pub(crate) use words::of as in_words;

/// The text of the generated file; `header` is what it begins with.
pub(crate) fn emit(
    model: &Model,
    names: &Names,
    options: &EmitOptions,
    mut header: String,
) -> String {
    let file = File::new(model, names, options);
    if file.units().is_empty() {
        // The empty line below a header sets the first type apart.
        header.truncate(header.trim_end().len());
        header.push('\n');
        return header;
    }
    // Moving megabytes time and again costs more than asking for a little too much.
    header.reserve(file.units().iter().map(expected_size).sum());
    let support = file.support();
    let mut code = Code::below(header, &names.error, support.clone());
    module(&mut code, &file, file.units(), 0);
    support::emit(&mut code, &file, &support);
    code.into_text()
}

/// About as many bytes as a type takes, as far as that depends on its values.
fn expected_size(unit: &Unit<'_>) -> usize {
    let ident = unit.names.ident.len();
    let value = |(value, variant): (&Value, &str)| {
        let docs = value.docs.iter().map(|doc| doc.markdown.len());
        let docs: usize = docs.map(|bytes| bytes + bytes / 8 + 20).sum();
        docs + 4 * value.literal.len() + 2 * variant.len() + ident + 80
    };
    unit.values().map(value).sum()
}

/// Writes the types of one module, then the modules in it. All `units` share the first `depth` steps.
fn module<'a>(code: &mut Code, file: &File<'a>, units: &[Unit<'a>], depth: usize) {
    let here = || units.iter().filter(|u| u.names.module.len() == depth);
    for unit in here() {
        definition::emit(code, file, unit);
        inherent::emit(code, file, unit);
        check::emit_from_qname(code, file, unit);
    }
    let parsers: Vec<Option<Parser<'_>>> = here().map(|unit| Parser::new(file, *unit)).collect();
    let are_shared = shared::emit(code, file, here(), &parsers);
    for ((unit, parser), is_shared) in here().zip(&parsers).zip(are_shared) {
        match parser {
            Some(parser) => {
                if !is_shared {
                    conversions::emit(code, file, unit, parser);
                }
                conversions::debug(code, file, unit);
            }
            None => {
                list::conversions(code, file, unit);
                atomic::conversions(code, file, unit);
            }
        }
        check::emit_typed(code, file, unit);
        if file.options.strum {
            habits::emit(code, file, unit);
        }
        related::emit(code, file, unit);
        if file.has_serde() && !(is_shared && file.shares_serde()) {
            serde::emit(code, file, unit);
        }
        crates::emit(code, file, unit);
    }
    if depth == 0 && file.has_errors() {
        error::emit(code, file);
    }
    for (unit, parser) in here().zip(parsers) {
        match parser {
            Some(parser) => parser.emit(code, file),
            None => {
                list::privates(code, file, unit);
                atomic::privates(code, file, unit);
            }
        }
    }
    // Units are sorted by module, so that those of one module follow each other.
    let inner = units.partition_point(|u| u.names.module.len() <= depth);
    for group in units
        .get(inner..)
        .unwrap_or(&[])
        .chunk_by(|a, b| a.names.module.get(depth) == b.names.module.get(depth))
    {
        let Some(name) = group.first().and_then(|u| u.names.module.get(depth)) else {
            continue;
        };
        code.gap();
        code.docs(&file.module_docs(group, depth));
        let head = format!("{}mod {name} {{", file.visibility(depth));
        code.module(head, |code| module(code, file, group, depth + 1));
    }
}
