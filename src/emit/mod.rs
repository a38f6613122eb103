//! The emit stage: Rust text from a named model. Knows nothing of XML.
//!
//! The page is ordered for its reader: what the types are and offer first, then their conversions, then
//! the error that they share, and the tables and lookups last.

mod check;
mod code;
mod conversions;
mod definition;
mod error;
mod file;
mod inherent;
mod list;
mod lookup;
#[cfg_attr(not(feature = "review"), allow(dead_code))] // only `diff` asks
pub(crate) mod offer;
mod pieces;
mod related;
mod serde;
#[cfg(test)]
mod tests;

use crate::model::{Content, Model, Value};
use crate::name::Names;
use crate::options::EmitOptions;

use code::Code;
use file::{File, Unit};
use pieces::Pieces;

/// The text of the generated file; `header` is what it begins with.
pub(crate) fn emit(
    model: &Model,
    names: &Names,
    options: &EmitOptions,
    mut header: String,
) -> String {
    let file = File::new(model, names, options);
    if file.units().is_empty() {
        return header;
    }
    // Moving megabytes time and again costs more than asking for a little too much.
    header.reserve(file.units().iter().map(expected_size).sum());
    let mut code = Code::below(header);
    file.beside(|| module(&mut code, &file, file.units(), 0));
    code.allow_deprecated(&deprecated(&file));
    support(&mut code, &file);
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

/// Deprecated types, those with deprecated values, and lists of them: generated code names these all the same.
fn deprecated<'a>(file: &'a File<'_>) -> Vec<&'a str> {
    let has_deprecated = |u: &Unit<'_>| {
        u.simple.deprecated.is_some() || u.values().any(|(v, _)| v.deprecated().is_some())
    };
    let holds_deprecated = |u: &&Unit<'_>| {
        let item = match &u.simple.content {
            Content::List(list) => file.unit(list.item),
            Content::Enumeration(_) | Content::Alias(_) => None,
        };
        has_deprecated(u) || item.is_some_and(|item| has_deprecated(&item))
    };
    let units = file.units().iter().filter(holds_deprecated);
    units.map(|u| u.names.ident.as_str()).collect()
}

/// Writes the module that holds what the code so far names in it.
fn support(code: &mut Code, file: &File<'_>) {
    let module = file.support();
    let pieces = Pieces::named_in(code.text(), &module);
    let shares_serde = file.has_serde() && file.units().iter().any(serde::is_value);
    if pieces.is_empty() && !shares_serde {
        return;
    }
    code.open_module("What reading values takes at run time.", "", &module);
    if pieces.has_string() || pieces.has_vector() {
        code.line(0, format_args!("extern crate alloc;"));
        code.push("\n");
        if pieces.has_string() {
            code.line(
                0,
                format_args!("pub(crate) use self::alloc::string::String;"),
            );
        }
        if pieces.has_vector() {
            code.line(0, format_args!("pub(crate) use self::alloc::vec::Vec;"));
        }
    }
    for item in pieces.items() {
        code.gap();
        code.template(item, &[]);
    }
    if shares_serde {
        serde::emit_shared(code, file);
    }
    code.close_module();
}

/// Names what the type offers since `start` once, where it is not for all the world to call: what nobody calls
/// would be dead code, a warning that the user could do nothing about.
fn guard(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, start: usize) {
    if matches!(file.options.visibility.as_deref(), None | Some("pub")) {
        return;
    }
    let written = code.text().get(start..).unwrap_or("");
    let offered: Vec<String> = written
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("pub "))
        .map(|line| line.strip_prefix("const ").unwrap_or(line))
        .map(|line| line.strip_prefix("fn ").unwrap_or(line))
        .filter_map(|line| Some(line.split_once([':', '('])?.0.to_owned()))
        .collect();
    if offered.is_empty() {
        return;
    }
    code.gap();
    code.line(0, format_args!("const _: () = {{"));
    for name in offered {
        code.line(1, format_args!("let _ = {}::{name};", unit.names.ident));
    }
    code.line(0, format_args!("}};"));
}

/// Writes the types of one module, then the modules in it. All `units` share the first `depth` steps.
fn module<'a>(code: &mut Code, file: &File<'a>, units: &[Unit<'a>], depth: usize) {
    let here = || units.iter().filter(|u| u.names.module.len() == depth);
    for unit in here() {
        let mut start = code.text().len();
        definition::emit(code, file, unit);
        if file.index_type(unit).is_some() {
            // The constants say of themselves that they need not be used.
            start = code.text().len();
        }
        inherent::emit(code, file, unit);
        check::emit_from_qname(code, file, unit);
        guard(code, file, unit, start);
    }
    for unit in here() {
        let start = code.text().len();
        conversions::emit(code, file, unit);
        check::emit_typed(code, file, unit);
        guard(code, file, unit, start);
        related::emit(code, file, unit);
        if file.has_serde() {
            serde::emit(code, file, unit);
        }
    }
    if depth == 0 {
        error::emit(code, file);
    }
    for unit in here() {
        lookup::emit(code, file, unit);
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
        code.open_module(
            &file.module_docs(group, depth),
            &file.visibility(depth),
            name,
        );
        module(code, file, group, depth + 1);
        code.close_module();
    }
}
