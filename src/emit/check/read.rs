//! A function that reads a text in one way.

use super::body::{Task, Writer, key_task};
use super::finders::{Finders, has_space, is_by_literal, texts};
use super::phrases::{TRIM, describe, holds_spaces, new_key, normalised};
use super::step::{Step, participle};
use crate::datatypes::{Shape, WhiteSpace};
use crate::emit::code::Code;
use crate::emit::file::File;
use crate::emit::unit::Unit;
use crate::emit::words;
use crate::model::Route;
use crate::runtime::Module;

pub(super) fn emit<'a>(
    code: &mut Code,
    writer: &mut Writer<'a, '_>,
    file: &File<'_>,
    finders: &mut Finders<'a>,
    name: &str,
    step: &Step<'a>,
) {
    code.gap();
    code.docs(&match step {
        Step::Literal(white_space, _) => {
            format!("With white space {}.", participle(*white_space))
        }
        Step::Value(route) => format!("By its value, as {}.", describe(&route.datatype)),
        Step::Open(route) => {
            format!(
                "Any other text that is valid: {}.",
                describe(&route.datatype)
            )
        }
        Step::Typed(route, _) => format!("As {}.", words::of(&route.datatype)),
    });
    let head = format!("fn {name}(text: &str) -> ::core::option::Option<Self> {{");
    code.block(head, |code| match step {
        Step::Literal(white_space, values) => {
            literal(code, writer, finders, *white_space, values);
        }
        Step::Value(route) => value(code, writer, finders, route),
        Step::Open(route) => other(code, writer, file, finders, route),
        Step::Typed(route, index) => typed(code, writer, file, finders, (route, *index)),
    });
}

fn literal(
    code: &mut Code,
    writer: &Writer<'_, '_>,
    finders: &mut Finders<'_>,
    white_space: WhiteSpace,
    values: &[u32],
) {
    let find = finders.by_literal(writer.unit, white_space, values);
    if white_space == WhiteSpace::Collapse && !has_space(finders.enumeration, values) {
        let trimmed = code.runtime(Module::Trim, "trimmed");
        return code.line(format_args!("Self::{find}({trimmed}(text)?)"));
    }
    let texts = texts(finders.enumeration, values);
    let longest = texts.map(|(text, _)| text.len()).max().unwrap_or(0);
    let buffer = code.runtime(Module::Buffer, "Text");
    normalise_into(code, white_space, &format!("{buffer}::<{longest}>"));
    code.line(format_args!("Self::{find}(buffer.as_str())"));
}

/// `let mut buffer = …` and what fills it with the normalised text.
fn normalise_into(code: &mut Code, white_space: WhiteSpace, buffer: &str) {
    let function = match white_space {
        WhiteSpace::Preserve => {
            return code.line(format_args!("let buffer = {buffer}::from(text);"));
        }
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    };
    let function = code.runtime(Module::Space, function);
    code.line(format_args!("let mut buffer = {buffer}::new();"));
    code.line(format_args!("{function}(text, &mut buffer).ok()?;"));
}

fn value<'a>(
    code: &mut Code,
    writer: &mut Writer<'a, '_>,
    finders: &mut Finders<'a>,
    route: &'a Route,
) {
    let datatype = &*route.datatype;
    let keys = finders.keys(route);
    let size = keys.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let find = finders.add(writer.unit, keys);
    match datatype.shape() {
        Shape::Atomic(_) if holds_spaces(datatype) => {
            // Spaces inside Base64 are at most as many as its letters.
            let buffer = code.runtime(Module::Buffer, "Text");
            normalise_into(
                code,
                WhiteSpace::Collapse,
                &format!("{buffer}::<{}>", 2 * size),
            );
            code.line("let text = buffer.as_str();");
        }
        Shape::Atomic(_) => code.line(format_args!("let text = text{TRIM};")),
        Shape::List(_) | Shape::Union(_) => {}
    }
    new_key(code, "let key = &mut", size);
    match datatype.shape() {
        Shape::Union(_) => {
            let write = writer.key_function(datatype, size);
            code.line(format_args!("Self::{write}(text, key)?;"));
        }
        _ => writer.statements(code, datatype, key_task(datatype, size)),
    }
    code.line(format_args!("Self::{find}(key.as_str())"));
}

fn other<'a>(
    code: &mut Code,
    writer: &mut Writer<'a, '_>,
    file: &File<'_>,
    finders: &mut Finders<'a>,
    route: &'a Route,
) {
    let datatype = &*route.datatype;
    let string = code.string();
    let unit = writer.unit;
    let Shape::Union(members) = datatype.shape() else {
        normalise_into(code, datatype.white_space(), &string);
        code.line("let text = buffer.as_str();");
        writer.statements(code, datatype, Task::Check);
        known(code, writer, finders, route);
        let value = kept(code, file, unit);
        return code.line(value);
    };
    let check = writer.check_function(datatype);
    code.line(format_args!("Self::{check}(text)?;"));
    known(code, writer, finders, route);
    let spaces = members.iter().map(|m| m.white_space());
    if spaces.clone().all(|space| space == datatype.white_space()) {
        normalise_into(code, datatype.white_space(), &string);
        let value = kept(code, file, unit);
        return code.line(value);
    }
    // The member type that accepts the text says what white space is kept.
    for (member, space) in members.iter().zip(spaces) {
        let check = writer.check_function(member);
        let text = normalised(code, member, "text");
        code.block(
            format_args!("if Self::{check}({text}).is_some() {{"),
            |code| {
                normalise_into(code, space, &string);
                let value = kept(code, file, unit);
                code.line(format_args!("return {value};"));
            },
        );
    }
    code.line("::core::option::Option::None");
}

fn typed<'a>(
    code: &mut Code,
    writer: &mut Writer<'a, '_>,
    file: &File<'_>,
    finders: &mut Finders<'a>,
    (route, index): (&'a Route, usize),
) {
    let variants = file.typed(writer.unit);
    let Some((variant, _)) = variants.get(index) else {
        return;
    };
    let value = writer.unit.free("value");
    code.line(format_args!(
        "let {value} = Self::{variant}(text.parse().ok()?);"
    ));
    if may_be_known(finders, route) {
        let text = normalised(code, &route.datatype, "text");
        if text != "text" {
            code.line(format_args!("let text = {text};"));
        }
        known(code, writer, finders, route);
    }
    code.line(format_args!("::core::option::Option::Some({value})"));
}

/// Whether [`known`] has something to look up.
fn may_be_known(finders: &Finders<'_>, route: &Route) -> bool {
    let datatype = &*route.datatype;
    match is_by_literal(datatype) {
        true => datatype.white_space() != WhiteSpace::Preserve && !finders.literals.is_empty(),
        false => !finders.keys(route).is_empty(),
    }
}

/// An expression for the text in `buffer` as a value.
fn kept(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) -> String {
    let other = unit.other().unwrap_or("Other");
    let text = if file.options.hand_written {
        // Whatever a person keeps the text in.
        "::core::convert::Into::into(buffer)"
    } else {
        code.line(format_args!(
            "let buffer = {}(buffer);",
            unit.names.other_type
        ));
        "buffer"
    };
    format!("::core::option::Option::Some(Self::{other}({text}))")
}

/// Gives text that is valid for an open route back as one of the values, if it is one.
fn known<'a>(
    code: &mut Code,
    writer: &mut Writer<'a, '_>,
    finders: &mut Finders<'a>,
    route: &'a Route,
) {
    let datatype = &*route.datatype;
    let give_back = |code: &mut Code, find: &str, text: &str| {
        code.line(format_args!("let known = Self::{find}({text});"));
        code.block("if known.is_some() {", |code| code.line("return known;"));
    };
    if is_by_literal(datatype) {
        // The text as it is was looked up already.
        if datatype.white_space() != WhiteSpace::Preserve && !finders.literals.is_empty() {
            give_back(code, &finders.find, "text");
        }
        return;
    }
    let keys = finders.keys(route);
    let Some(size) = keys.iter().map(|(key, _)| key.len()).max() else {
        return;
    };
    let find = finders.add(writer.unit, keys);
    let write = writer.key_function(datatype, size);
    new_key(code, "let key = &mut", size);
    code.block(
        format_args!("if Self::{write}(text, key).is_some() {{"),
        |code| {
            give_back(code, &find, "key.as_str()");
        },
    );
}
