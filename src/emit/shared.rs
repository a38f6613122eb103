//! What most of many enumerations implement alike: written once, in a macro, with a list of the types.
//!
//! Such a file has a third fewer lines; the compiler takes as long either way. In a smaller file every impl stands where a
//! reader looks for it.

use std::collections::BTreeMap;

use super::check::{self, Parser};
use super::code::Code;
use super::conversions::{CLOSED, TO_TEXT};
use super::file::File;
use super::lints::Lints;
use super::needs::{Shared, Style};
use super::serde;
use super::unit::Unit;

/// Without a closure: it would be a function more for each type.
const FROM_STR: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let found = $found;
        if let ::core::option::Option::Some(value) = found {
            return ::core::result::Result::Ok(value);
        }
        let error = $Error::new($name, Self::LITERALS, text);
        ::core::result::Result::Err(error)
    }
}
";

/// What stands for a type, and for its name, in a macro.
const TYPE: &str = "$Type";
const NAME: &str = "::core::stringify!($Type)";

/// The macro that an enumeration shares with others; `None` where the file has none, or the type is not as most are.
fn of(file: &File<'_>, unit: &Unit<'_>, parser: &Parser<'_>) -> Option<Shared> {
    let is_usual = file.has_many_enumerations()
        && unit.can_share()
        && file.lints(unit) == Lints::default()
        // The macro names these, and a generic parameter must not hide a type.
        && ["find", "LITERALS"].iter().all(|name| unit.free(name) == *name)
        && !["S", "D"].contains(&unit.names.ident.as_str());
    Some(Shared {
        style: parser.style().filter(|_| is_usual)?,
        in_module: !unit.names.module.is_empty(),
    })
}

/// Writes for each macro the list of its types, and says of each type whether it stands in one.
pub(super) fn emit<'u, 'a: 'u>(
    code: &mut Code,
    file: &File<'_>,
    units: impl Iterator<Item = &'u Unit<'a>>,
    parsers: &[Option<Parser<'_>>],
) -> Vec<bool> {
    let mut lists: BTreeMap<Shared, Vec<&str>> = BTreeMap::new();
    let enter = |(unit, parser): (&'u Unit<'a>, &Option<Parser<'_>>)| {
        let shared = parser.as_ref().and_then(|p| of(file, unit, p));
        if let Some(shared) = shared {
            lists.entry(shared).or_default().push(&unit.names.ident);
        }
        shared.is_some()
    };
    let are_shared = units.zip(parsers).map(enter).collect();
    for (shared, types) in lists {
        list(code, shared, &types);
    }
    are_shared
}

fn list(code: &mut Code, shared: Shared, types: &[&str]) {
    let path = code.shared(shared);
    code.gap();
    code.block(format_args!("{path}! {{"), |code| {
        let mut line = String::new();
        for ident in types {
            if line.len() + " ,".len() + ident.len() > code.width() {
                code.exact_line(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(ident);
            line.push(',');
        }
        code.exact_line(&line);
    });
}

/// Writes a macro, in the support module.
pub(super) fn define(code: &mut Code, file: &File<'_>, shared: Shared) {
    let name = shared.name();
    code.gap();
    code.docs(match shared.style {
        Style::AsWritten => "What enumerations implement that read their literals.",
        Style::Trimmed => {
            "What enumerations implement that read their literals, with or without white space around them."
        }
    });
    code.block(format_args!("macro_rules! {name} {{"), |code| {
        code.block_to("($($Type:ident,)*) => {$(", ")*};", |code| {
            code.in_modules(usize::from(shared.in_module), |code| {
                impls(code, file, shared.style);
            });
        });
    });
    code.line(format_args!("pub(crate) use {name};"));
}

fn impls(code: &mut Code, file: &File<'_>, style: Style) {
    let error = code.error();
    let found = check::simple_expression(code, style, "find");
    let names = [
        ("Type", TYPE),
        ("Error", &error),
        ("name", NAME),
        ("found", &found),
        ("value", "value"),
    ];
    let templates = [FROM_STR].into_iter().chain(TO_TEXT).chain([CLOSED]);
    for template in templates {
        code.item(Lints::default(), template, &names);
    }
    if file.shares_serde() {
        serde::as_text(code, TYPE, NAME);
    }
}
