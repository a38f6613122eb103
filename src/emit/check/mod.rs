//! From text to value where comparing literals is not enough: white space, value spaces, open members.
//!
//! A type reads a text as it is first (`find`). Only when that fails, the routes of the model are tried,
//! each with its own white space. An enumeration whose values are their literals pays nothing for this.

mod atomic;
mod body;
mod finders;
mod number;
mod pattern;
mod qualified;
mod resolve;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
mod typed;

use super::code::Code;
use super::file::{File, Unit};
use super::lookup::{Finder, Plan};
use crate::datatypes::{Datatype, Shape, WhiteSpace};
use crate::model::{Accepts, Enumeration, Route};
use crate::options::Lookup;
use body::{TRIM, Task, Writer, describe, holds_spaces, key_task};
use finders::{Finders, has_space, is_by_literal, literals, texts};

pub(super) use qualified::{emit as emit_from_qname, is_offered as has_from_qname};
pub(super) use typed::{emit as emit_typed, number_type};

/// Writes `parse`, `find` and what they call into the `impl` block of a type; `table` is the constant
/// that holds the literals of all values, when there is one.
pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, table: Option<&str>) {
    let Some(enumeration) = unit.enumeration() else {
        return;
    };
    let find = unit.free("find");
    let now;
    let planned = match file.ahead(unit) {
        Some(planned) => planned,
        None => {
            now = Planned::new(enumeration, file.options.lookup);
            &now
        }
    };
    let literals = planned.literals.as_slice();
    let steps = steps(enumeration);
    let mut finders = Finders::new(enumeration, &find, literals);
    parse(code, file, unit, &steps, &mut finders);
    let whole = literals.len() == enumeration.values.len()
        && literals
            .iter()
            .zip(0..)
            .all(|(literal, index)| literal.1 == index);
    Finder {
        name: &find,
        keys: literals,
        table: table.filter(|_| whole),
        plan: planned.plan.as_ref(),
    }
    .emit(code, file, unit);
    for (name, keys) in finders.made {
        let keys: Vec<(&str, u32)> = keys.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        Finder {
            name: &name,
            keys: &keys,
            table: None,
            plan: Plan::new(&keys, file.options.lookup).as_ref(),
        }
        .emit(code, file, unit);
    }
}

/// What takes longest of writing an enumeration, and can be made ahead.
pub(super) struct Planned<'a> {
    /// The literals that `find` looks up.
    literals: Vec<(&'a str, u32)>,
    plan: Option<Plan>,
}

impl<'a> Planned<'a> {
    pub(super) fn new(enumeration: &'a Enumeration, lookup: Lookup) -> Self {
        let literals = literals(enumeration);
        let plan = Plan::new(&literals, lookup);
        Self { literals, plan }
    }
}

/// Writes `check_1`, which tells whether a text is valid for a datatype, and what it calls.
pub(super) fn emit_check<'a>(
    code: &mut Code,
    file: &File<'_>,
    unit: &Unit<'a>,
    datatype: &'a Datatype,
) {
    let mut writer = Writer::new(code, unit, file.in_support(unit, ""));
    writer.check_function(datatype);
    writer.finish();
}

/// One way to read a text, after it was looked up as it is.
enum Step<'a> {
    /// As one of these values, whose literals are looked up with the white space normalised.
    Literal(WhiteSpace, Vec<u32>),
    /// As one of these values, which are looked up by their keys.
    Value(&'a Route),
    /// As other text that is valid.
    Open(&'a Route),
}

fn steps(enumeration: &Enumeration) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for route in &enumeration.routes {
        let white_space = route.datatype.white_space();
        match (&route.accepts, steps.last_mut()) {
            (Accepts::Any, _) => steps.push(Step::Open(route)),
            // All of its values are gone, taken by members before it or excluded by a pattern.
            (Accepts::Values(values), _) if values.is_empty() => {}
            (Accepts::Values(values), last) if is_by_literal(&route.datatype) => match last {
                Some(Step::Literal(same, list)) if *same == white_space => list.extend(values),
                _ => steps.push(Step::Literal(white_space, values.clone())),
            },
            _ => steps.push(Step::Value(route)),
        }
    }
    // What normalisation does not change in any literal, the lookup of the text as it is has found.
    let changes = |step: &Step<'_>| match step {
        Step::Literal(WhiteSpace::Preserve, _) => false,
        Step::Literal(WhiteSpace::Replace, values) => has_space(enumeration, values),
        _ => true,
    };
    steps.retain(changes);
    steps
}

const PARSE_TRIMMED: &str =
    "    /// The text as it is first, then without the white space around it.
    #[inline]
    fn $parse(text: &str) -> ::core::option::Option<Self> {
        Self::$find(text).or_else(|| $trimmed(text, Self::$find))
    }
";

fn parse<'a>(
    code: &mut Code,
    file: &File<'_>,
    unit: &Unit<'a>,
    steps: &[Step<'a>],
    finders: &mut Finders<'a>,
) {
    let parse = unit.free("parse");
    let find = finders.find.to_owned();
    let head = format!("fn {parse}(text: &str) -> ::core::option::Option<Self> {{");
    code.push("\n");
    if steps.is_empty() {
        code.line(1, format_args!("#[inline]"));
        code.line(1, format_args!("{head}"));
        code.line(2, format_args!("Self::{find}(text)"));
        code.line(1, format_args!("}}"));
        return;
    }
    if let [Step::Literal(WhiteSpace::Collapse, values)] = steps
        && !has_space(finders.enumeration, values)
        && finders.by_literal(unit, WhiteSpace::Collapse, values) == find
    {
        let names = [
            ("parse", parse.as_str()),
            ("find", find.as_str()),
            ("trimmed", &file.in_support(unit, "find_trimmed")),
        ];
        return code.template(PARSE_TRIMMED, &names);
    }
    let names: Vec<String> = match steps {
        [_] => vec![unit.free("read")],
        _ => (1..=steps.len())
            .map(|n| unit.free(&format!("read_{n}")))
            .collect(),
    };
    code.doc_line(
        1,
        "The text as it is first; only then what other texts may mean the same.",
    );
    code.line(1, format_args!("#[inline]"));
    code.line(1, format_args!("{head}"));
    match names.as_slice() {
        [name] => {
            let line = format!("Self::{find}(text).or_else(|| Self::{name}(text))");
            code.line(2, format_args!("{line}"));
        }
        _ => {
            code.line(2, format_args!("Self::{find}(text)"));
            for name in &names {
                code.line(3, format_args!(".or_else(|| Self::{name}(text))"));
            }
        }
    }
    code.line(1, format_args!("}}"));
    let support = "super::".repeat(unit.names.module.len()) + &file.support() + "::";
    let mut writer = Writer::new(code, unit, support);
    for (step, name) in steps.iter().zip(&names) {
        writer.code.push("\n");
        read(&mut writer, name, step, finders);
    }
    writer.finish();
}

/// One function that reads a text in one way.
fn read<'a>(writer: &mut Writer<'a, '_>, name: &str, step: &Step<'a>, finders: &mut Finders<'a>) {
    let head = format!("fn {name}(text: &str) -> ::core::option::Option<Self> {{");
    match step {
        Step::Literal(white_space, values) => {
            writer.code.doc_line(
                1,
                &format!("With white space {}.", participle(*white_space)),
            );
            writer.line(1, &head);
            read_literal(writer, *white_space, values, finders);
        }
        Step::Value(route) => {
            writer.code.doc_line(
                1,
                &format!("By its value, as {}.", describe(&route.datatype)),
            );
            writer.line(1, &head);
            read_value(writer, route, finders);
        }
        Step::Open(route) => {
            writer.code.doc_line(
                1,
                &format!(
                    "Any other text that is valid: {}.",
                    describe(&route.datatype)
                ),
            );
            writer.line(1, &head);
            read_other(writer, route, finders);
        }
    }
    writer.line(1, "}");
}

fn participle(white_space: WhiteSpace) -> &'static str {
    match white_space {
        WhiteSpace::Preserve => "preserved",
        WhiteSpace::Replace => "replaced",
        WhiteSpace::Collapse => "collapsed",
    }
}

fn read_literal(
    writer: &mut Writer<'_, '_>,
    white_space: WhiteSpace,
    values: &[u32],
    finders: &mut Finders<'_>,
) {
    let find = finders.by_literal(writer.unit, white_space, values);
    if white_space == WhiteSpace::Collapse && !has_space(finders.enumeration, values) {
        let support = writer.support.clone();
        return writer.line(2, &format!("Self::{find}({support}trimmed(text)?)"));
    }
    let texts = texts(finders.enumeration, values);
    let longest = texts.map(|(text, _)| text.len()).max().unwrap_or(0);
    normalise_into(writer, white_space, &format!("Text::<{longest}>"));
    writer.line(2, &format!("Self::{find}(buffer.as_str())"));
}

/// `let mut buffer = …` and what fills it with the normalised text.
fn normalise_into(writer: &mut Writer<'_, '_>, white_space: WhiteSpace, buffer: &str) {
    let support = writer.support.clone();
    let function = match white_space {
        WhiteSpace::Preserve => {
            return writer.line(2, &format!("let buffer = {support}{buffer}::from(text);"));
        }
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    };
    writer.line(2, &format!("let mut buffer = {support}{buffer}::new();"));
    writer.line(2, &format!("{support}{function}(text, &mut buffer).ok()?;"));
}

fn read_value<'a>(writer: &mut Writer<'a, '_>, route: &'a Route, finders: &mut Finders<'a>) {
    let datatype = &*route.datatype;
    let keys = finders.keys(route);
    let size = keys.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let find = finders.add(writer.unit, keys);
    match datatype.shape() {
        Shape::Atomic(_) if holds_spaces(datatype) => {
            // Spaces inside Base64 are at most as many as its letters.
            let buffer = format!("Text::<{}>", 2 * size);
            normalise_into(writer, WhiteSpace::Collapse, &buffer);
            writer.line(2, "let text = buffer.as_str();");
        }
        Shape::Atomic(_) => writer.line(2, &format!("let text = text{TRIM};")),
        Shape::List(_) | Shape::Union(_) => {}
    }
    let make = format!("let key = &mut {}Text::<{size}>::new();", writer.support);
    writer.line(2, &make);
    match datatype.shape() {
        Shape::Union(_) => {
            let write = writer.key_function(datatype, size);
            writer.line(2, &format!("Self::{write}(text, key)?;"));
        }
        _ => writer.statements(2, datatype, key_task(datatype, size)),
    }
    writer.line(2, &format!("Self::{find}(key.as_str())"));
}

fn read_other<'a>(writer: &mut Writer<'a, '_>, route: &'a Route, finders: &mut Finders<'a>) {
    let datatype = &*route.datatype;
    let support = writer.support.clone();
    let other = writer.unit.other().unwrap_or("Other").to_owned();
    let other = format!("::core::option::Option::Some(Self::{other}(");
    let Shape::Union(members) = datatype.shape() else {
        normalise_into(writer, datatype.white_space(), "String");
        writer.line(2, "let text = buffer.as_str();");
        writer.statements(2, datatype, Task::Check);
        known(writer, route, finders);
        return writer.line(2, &format!("{other}buffer))"));
    };
    let check = writer.check_function(datatype);
    writer.line(2, &format!("Self::{check}(text)?;"));
    known(writer, route, finders);
    let spaces = members.iter().map(|m| m.white_space());
    if spaces.clone().all(|space| space == datatype.white_space()) {
        normalise_into(writer, datatype.white_space(), "String");
        return writer.line(2, &format!("{other}buffer))"));
    }
    // The member type that accepts the text says what white space is kept.
    for (member, space) in members.iter().zip(spaces) {
        let check = writer.check_function(member);
        let text = writer.normalised(2, member);
        writer.line(2, &format!("if Self::{check}({text}).is_some() {{"));
        let function = match space {
            WhiteSpace::Preserve => None,
            WhiteSpace::Replace => Some("replace"),
            WhiteSpace::Collapse => Some("collapse"),
        };
        match function {
            None => writer.line(3, &format!("return {other}{support}String::from(text)));")),
            Some(function) => {
                writer.line(3, &format!("let mut buffer = {support}String::new();"));
                writer.line(3, &format!("{support}{function}(text, &mut buffer).ok()?;"));
                writer.line(3, &format!("return {other}buffer));"));
            }
        }
        writer.line(2, "}");
    }
    writer.line(2, "::core::option::Option::None");
}

/// Gives text that is valid for an open route back as one of the values, if it is one.
fn known<'a>(writer: &mut Writer<'a, '_>, route: &'a Route, finders: &mut Finders<'a>) {
    let datatype = &*route.datatype;
    if is_by_literal(datatype) {
        // The text as it is was looked up already.
        if datatype.white_space() != WhiteSpace::Preserve && !finders.literals.is_empty() {
            writer.line(2, &format!("let known = Self::{}(text);", finders.find));
            writer.line(2, "if known.is_some() {");
            writer.line(3, "return known;");
            writer.line(2, "}");
        }
        return;
    }
    let keys = finders.keys(route);
    let Some(size) = keys.iter().map(|(key, _)| key.len()).max() else {
        return;
    };
    let find = finders.add(writer.unit, keys);
    let write = writer.key_function(datatype, size);
    let make = format!("let key = &mut {}Text::<{size}>::new();", writer.support);
    writer.line(2, &make);
    writer.line(2, &format!("if Self::{write}(text, key).is_some() {{"));
    writer.line(3, &format!("let known = Self::{find}(key.as_str());"));
    writer.line(3, "if known.is_some() {");
    writer.line(4, "return known;");
    writer.line(3, "}");
    writer.line(2, "}");
}
