//! An atomic type without enumeration: a `struct` over one value, whose field is private, so that it holds nothing
//! but what the facets allow.

mod ascii;
mod boolean;
mod float;
mod integer;
pub(super) mod kind;
mod kit;
mod octets;
mod range;
mod relations;
mod scaled;
mod text;
mod value;

use super::attributes::{attributes, deprecated, write_derives};
use super::check;
use super::code::Code;
use super::conversions::TRY_FROM_STR;
use super::error;
use super::file::File;
use super::literal::quoted;
use super::unit::Unit;
use super::words;
use crate::datatypes::{Constraints, Datatype};
use crate::runtime::Module;
use kind::{Kind, Value};
use kit::Kit;

/// Writes the type and what it offers by itself.
pub(super) fn definition(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(atomic) = kind::of(unit.simple) else {
        return;
    };
    let kind = Kind::of(&atomic.datatype);
    let mut derives = vec!["Clone"];
    if kind.is_copy() {
        derives.push("Copy");
    }
    if !matches!(kind, Kind::Ascii(_)) {
        derives.push("Debug");
    }
    match &kind {
        Kind::Literal(_) | Kind::Float(_) => {}
        Kind::Ascii(_) => derives.extend(["PartialEq", "Eq", "PartialOrd", "Ord"]),
        _ => derives.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]),
    }
    let by_hand: &[&str] = match &kind {
        Kind::Ascii(_) => &["Debug", "Hash"],
        Kind::Literal(_) | Kind::Float(_) if kind.is_ordered() => {
            &["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]
        }
        Kind::Literal(_) | Kind::Float(_) => &["PartialEq", "Eq", "PartialOrd", "Hash"],
        _ => &[],
    };
    let extra = file.derives(unit);
    let extra = extra.filter(|derive| !by_hand.contains(&derive.as_str()));
    write_derives(code, derives, extra);
    attributes(code, file, unit);
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, reason);
    }
    let lints = file.lints(unit);
    code.allow(lints);
    let visibility = file.visibility(unit.names.module.len());
    let (ident, private, held) = (&unit.names.ident, file.private(unit), held(code, &kind));
    code.line(format_args!("{visibility}struct {ident}({private}{held});"));
    code.item_block(
        lints.and(file.offer()),
        format!("impl {ident} {{"),
        |code| {
            constants(code, &atomic.datatype, &kind);
            match &kind {
                Kind::Text => text::methods(code, &atomic.datatype),
                Kind::Ascii(_) => ascii::methods(code),
                Kind::Literal(value) => {
                    text::methods(code, &atomic.datatype);
                    value::methods(code, *value, &atomic.datatype);
                }
                Kind::Integer(range) => integer::methods(code, range),
                Kind::Scaled(range) => scaled::methods(code, range),
                Kind::Float(rust) => float::methods(code, rust),
                Kind::Boolean => boolean::methods(code),
                Kind::Binary => octets::methods(code),
            }
        },
    );
}

/// The Rust type of the field.
fn held(code: &mut Code, kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Literal(_) => code.string(),
        Kind::Ascii(fixed) => format!("[u8; {}]", fixed.length),
        Kind::Integer(range) => range.rust.to_owned(),
        Kind::Scaled(range) => range.rust.to_owned(),
        Kind::Float(rust) => (*rust).to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Binary => format!("{}<u8>", code.vector()),
    }
}

/// Facets as constants.
fn constants(code: &mut Code, datatype: &Datatype, kind: &Kind) {
    let facets = datatype.constraints();
    for pattern in &facets.patterns {
        if let ([source], 1) = (pattern.sources(), facets.patterns.len()) {
            code.gap();
            code.doc_line("The pattern that a text has to match, as the schema writes it.");
            code.line(format_args!(
                "pub const PATTERN: &'static str = {};",
                quoted(source)
            ));
        }
    }
    if kind.has_text() || *kind == Kind::Binary {
        lengths(code, facets, kind);
    }
}

fn lengths(code: &mut Code, facets: &Constraints, kind: &Kind) {
    let what = match kind {
        Kind::Binary | Kind::Literal(Value::Hex | Value::Base64) => "octets",
        _ => "characters",
    };
    let (min, max) = facets.length_range();
    let ends = [
        ("Fewest", "MIN_LENGTH", Some(min).filter(|min| *min > 0)),
        ("Most", "MAX_LENGTH", max),
    ];
    for (word, name, end) in ends {
        if let Some(end) = end {
            code.gap();
            code.doc_line(&format!("{word} {what}."));
            code.line(format_args!("pub const {name}: usize = {end};"));
        }
    }
}

/// Writes the conversions.
pub(super) fn conversions(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(atomic) = kind::of(unit.simple) else {
        return;
    };
    let kind = Kind::of(&atomic.datatype);
    let datatype = &*atomic.datatype;
    let mut kit = Kit {
        code,
        unit,
        datatype,
        lints: file.lints(unit),
    };
    match &kind {
        Kind::Text => text::conversions(&mut kit),
        Kind::Ascii(_) => ascii::conversions(&mut kit),
        Kind::Literal(value) => {
            text::conversions(&mut kit);
            value::comparisons(&mut kit, *value);
        }
        Kind::Integer(range) => integer::conversions(&mut kit, range),
        Kind::Scaled(range) => scaled::conversions(&mut kit, range),
        Kind::Float(rust) => float::conversions(&mut kit, rust),
        Kind::Boolean => boolean::conversions(&mut kit),
        Kind::Binary => octets::conversions(&mut kit),
    }
    kit.item(TRY_FROM_STR, &[]);
    relations::emit(code, file, unit, atomic, &kind);
}

/// Writes what only the conversions call.
pub(super) fn privates(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(atomic) = kind::of(unit.simple) else {
        return;
    };
    let kind = Kind::of(&atomic.datatype);
    let head = format!("impl {} {{", unit.names.ident);
    code.item_block(file.lints(unit), head, |code| {
        refusal(code, unit, &atomic.datatype, &kind);
        if matches!(kind, Kind::Text | Kind::Literal(_) | Kind::Float(_)) {
            check::emit_check_as(code, unit, &atomic.datatype, "check");
        }
        if let Kind::Ascii(fixed) = &kind {
            ascii::check(code, fixed);
        }
    });
}

/// Writes the function that makes the error about a text.
fn refusal(code: &mut Code, unit: &Unit<'_>, datatype: &Datatype, kind: &Kind) {
    let (min, max) = datatype.constraints().length_range();
    let has_length = (min, max) != (0, None);
    let count = match kind {
        Kind::Text | Kind::Ascii(_) if has_length && datatype.is_literal() => {
            vec!["error.with_count(text.chars().count(), \"characters\")".to_owned()]
        }
        Kind::Scaled(_) => {
            let counted = code.runtime(Module::Scaled, "counted");
            vec![
                format!("let (count, what) = {counted}(text, Self::SCALE);"),
                "error.with_count(count, what)".to_owned(),
            ]
        }
        _ => Vec::new(),
    };
    error::emit_refusal(code, unit, &words::of(datatype), &count);
}

/// What the type offers, as far as its kind says: for the comparison with another version.
pub(super) fn offers(file: &File<'_>, unit: &Unit<'_>) -> Vec<String> {
    let Some(atomic) = kind::of(unit.simple) else {
        return Vec::new();
    };
    let kind = Kind::of(&atomic.datatype);
    let mut items = vec![match &kind {
        Kind::Text => "holds a text".to_owned(),
        Kind::Ascii(fixed) => format!("holds {} characters of ASCII", fixed.length),
        Kind::Literal(value) => format!("holds the text of a value: {value:?}"),
        Kind::Integer(range) => format!("fn get() -> {}", range.rust),
        Kind::Scaled(range) => format!("fn mantissa() -> {}, {} digits", range.rust, range.scale),
        Kind::Float(rust) => format!("fn get() -> {rust}"),
        Kind::Boolean => "fn get() -> bool".to_owned(),
        Kind::Binary => "fn as_bytes() -> &[u8]".to_owned(),
    }];
    if let Kind::Integer(range) = &kind
        && range.is_whole()
    {
        items.push(format!("impl From<{}>", range.rust));
    }
    items.extend(check::is_qualified(&atomic.datatype).then(|| "fn expanded()".to_owned()));
    let traits = file.traits(unit);
    items.extend(traits.is_copy.then(|| "impl Copy".to_owned()));
    items.extend(traits.is_ordered.then(|| "impl Ord".to_owned()));
    items
}
