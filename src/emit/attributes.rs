//! Attributes of a type: derives, what users ask for, deprecation.

use super::code::Code;
use super::file::File;
use super::literal::quoted;
use super::unit::Unit;
use crate::options::DerivePath;

/// Writes the attributes that are asked for.
pub(super) fn attributes(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    for attribute in file.attributes(unit) {
        code.line(format_args!("#[{attribute}]"));
    }
}

/// Writes `#[derive(…)]`.
pub(super) fn write_derives<'a>(
    code: &mut Code,
    mut derives: Vec<&'a str>,
    extra: impl Iterator<Item = &'a DerivePath>,
) {
    for extra in extra {
        if !derives.contains(&extra.as_str()) {
            derives.push(extra.as_str());
        }
    }
    let one_line = format!("#[derive({})]", derives.join(", "));
    if one_line.chars().count() <= code.width() {
        code.exact_line(&one_line);
        return;
    }
    code.block_to("#[derive(", ")]", |code| {
        for derive in derives {
            code.line(format_args!("{derive},"));
        }
    });
}

pub(super) fn deprecated(code: &mut Code, reason: &str) {
    match reason {
        "" => code.line("#[deprecated]"),
        reason => code.exact_line(&format!("#[deprecated = {}]", quoted(reason))),
    }
}
