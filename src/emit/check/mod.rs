//! From text to value where comparing literals is not enough: white space, value spaces, open members.
//!
//! A type reads a text as it is first (`find`). Only when that fails, the routes of the model are tried,
//! each with its own white space. An enumeration whose values are their literals pays nothing for this.

mod body;
mod pattern;
mod qualified;
mod resolve;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
mod typed;

use std::collections::{HashMap, HashSet};

use super::code::Code;
use super::file::{File, Unit};
use super::lookup::Finder;
use crate::datatypes::{BuiltIn, Datatype, Shape, WhiteSpace};
use crate::model::{Accepts, Enumeration, Route};
use body::{TRIM, Task, Writer, holds_spaces};
use resolve::{Reader, Reading, is_qualified};

pub(super) use qualified::emit as emit_from_qname;
pub(super) use typed::emit as emit_typed;

/// Writes `parse`, `find` and what they call into the `impl` block of a type; `table` is the constant
/// that holds the literals of all values, when there is one.
pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, table: Option<&str>) {
    let Some(enumeration) = unit.enumeration() else {
        return;
    };
    let find = unit.free("find");
    let literals = literals(enumeration);
    let steps = steps(enumeration);
    let mut finders = Finders::new(enumeration, &find, &literals);
    parse(code, file, unit, &steps, &mut finders);
    let whole = literals.len() == enumeration.values.len()
        && literals
            .iter()
            .zip(0..)
            .all(|(literal, index)| literal.1 == index);
    Finder {
        name: &find,
        keys: &literals,
        table: table.filter(|_| whole),
    }
    .emit(code, file, unit);
    for (name, keys) in finders.made {
        let keys: Vec<(&str, u32)> = keys.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        Finder {
            name: &name,
            keys: &keys,
            table: None,
        }
        .emit(code, file, unit);
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
    Value(&'a Route, &'a [u32]),
    /// As other text that is valid.
    Open(&'a Route),
}

/// Whether text comparison after white space normalisation is value comparison; names with prefixes are
/// compared as the schema writes them.
fn is_by_literal(datatype: &Datatype) -> bool {
    datatype.is_literal() || is_qualified(datatype)
}

fn steps(enumeration: &Enumeration) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for route in &enumeration.routes {
        let white_space = route.datatype.white_space();
        match (&route.accepts, steps.last_mut()) {
            (Accepts::Any, _) => steps.push(Step::Open(route)),
            (Accepts::Values(values), last) if is_by_literal(&route.datatype) => match last {
                Some(Step::Literal(same, list)) if *same == white_space => list.extend(values),
                _ => steps.push(Step::Literal(white_space, values.clone())),
            },
            (Accepts::Values(values), _) => steps.push(Step::Value(route, values)),
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

/// Literals and aliases of some values.
fn texts<'a>(enumeration: &'a Enumeration, values: &[u32]) -> impl Iterator<Item = (&'a str, u32)> {
    values.iter().flat_map(|&index| {
        let value = enumeration.values.get(index as usize);
        value.into_iter().flat_map(move |value| {
            let aliases = value.aliases.iter().map(|alias| &alias.literal);
            let all = std::iter::once(&value.literal).chain(aliases);
            all.map(move |literal| (literal.as_str(), index))
        })
    })
}

fn has_space(enumeration: &Enumeration, values: &[u32]) -> bool {
    texts(enumeration, values).any(|(text, _)| text.contains(' '))
}

/// Literals, with aliases, that are looked up as they are; each once, and only where that is the right reading.
fn literals(enumeration: &Enumeration) -> Vec<(&str, u32)> {
    let all: Vec<u32> = (0..enumeration.values.len() as u32).collect();
    let one_route = match enumeration.routes.as_slice() {
        [route] => matches!(route.accepts, Accepts::Values(_)) && is_by_literal(&route.datatype),
        _ => false,
    };
    let reader = (!one_route).then(|| Reader::new(enumeration));
    let mut seen = HashMap::new();
    let right = |text: &str, index| match &reader {
        Some(reader) => reader.read(text) == Some(Reading::Value(index)),
        None => true,
    };
    let mut literals: Vec<(&str, u32)> = texts(enumeration, &all)
        .filter(|(text, index)| right(text, *index))
        .filter(|(text, index)| seen.insert(*text, *index).is_none())
        .collect();
    // Aliases come last, so that the literals are the table of the type.
    let is_alias = |(text, index): &(&str, u32)| {
        let value = enumeration.values.get(*index as usize);
        value.is_some_and(|value| value.literal != *text)
    };
    literals.sort_by_key(is_alias);
    literals
}

/// The lookups by key that a type needs, each with its name.
struct Finders<'a> {
    enumeration: &'a Enumeration,
    find: &'a str,
    literals: &'a [(&'a str, u32)],
    made: Vec<(String, Vec<(String, u32)>)>,
}

impl<'a> Finders<'a> {
    fn new(enumeration: &'a Enumeration, find: &'a str, literals: &'a [(&'a str, u32)]) -> Self {
        Self {
            enumeration,
            find,
            literals,
            made: Vec::new(),
        }
    }

    fn add(&mut self, unit: &Unit<'_>, keys: Vec<(String, u32)>) -> String {
        if let Some((name, _)) = self.made.iter().find(|(_, made)| *made == keys) {
            return name.clone();
        }
        let number = self.made.len() + 1;
        let name = match number {
            1 => unit.free("find_value"),
            _ => unit.free(&format!("find_value_{number}")),
        };
        self.made.push((name.clone(), keys));
        name
    }

    /// Name of the function that finds one of `values` by its literal.
    fn by_literal(&mut self, unit: &Unit<'_>, white_space: WhiteSpace, values: &[u32]) -> String {
        let own: HashSet<u32> = values.iter().copied().collect();
        let elsewhere = |index: u32| {
            let value = self.enumeration.values.get(index as usize);
            let route = value.and_then(|v| self.enumeration.routes.get(v.route as usize));
            route.is_some_and(|route| route.datatype.white_space() >= white_space)
        };
        let count = self.enumeration.values.len();
        if values.len() == count
            || self
                .literals
                .iter()
                .all(|(_, v)| own.contains(v) || elsewhere(*v))
        {
            return self.find.to_owned();
        }
        let keys = self
            .literals
            .iter()
            .filter(|(_, index)| own.contains(index));
        let keys = keys
            .map(|(text, index)| ((*text).to_owned(), *index))
            .collect();
        self.add(unit, keys)
    }

    /// Keys of values in the value space of a datatype.
    fn keys(&self, datatype: &Datatype, values: impl Iterator<Item = u32>) -> Vec<(String, u32)> {
        let mut seen = HashSet::new();
        values
            .filter_map(|index| {
                let value = self.enumeration.values.get(index as usize)?;
                let key = match &value.key {
                    Some(key) => key.clone(),
                    None => datatype.validate(&value.literal, &()).ok()?.key,
                };
                let fits = holds(datatype, key.primitive);
                (fits && seen.insert(key.text.clone())).then_some((key.text, index))
            })
            .collect()
    }
}

/// Whether a datatype may have values of a primitive type.
fn holds(datatype: &Datatype, primitive: BuiltIn) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => built_in.primitive() == primitive,
        Shape::List(item) => primitive == BuiltIn::AnySimpleType || holds(item, primitive),
        Shape::Union(members) => members.iter().any(|member| holds(member, primitive)),
    }
}

const PARSE_TRIMMED: &str =
    "    /// The text as it is first, then without the white space around it.
    fn $parse(text: &str) -> ::core::option::Option<Self> {
        Self::$find(text).or_else(|| Self::$find($trimmed(text)?))
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
        code.line(1, format_args!("{head}"));
        code.line(2, format_args!("Self::{find}(text)"));
        code.line(1, format_args!("}}"));
        return;
    }
    if let [Step::Literal(WhiteSpace::Collapse, values)] = steps
        && !has_space(finders.enumeration, values)
    {
        let names = [
            ("parse", parse.as_str()),
            ("find", find.as_str()),
            ("trimmed", &file.in_support(unit, "trimmed")),
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
        Step::Value(route, values) => {
            writer.code.doc_line(
                1,
                &format!("By its value, as {}.", in_words(&route.datatype)),
            );
            writer.line(1, &head);
            read_value(writer, route, values, finders);
        }
        Step::Open(route) => {
            writer
                .code
                .doc_line(1, &format!("As any {}.", in_words(&route.datatype)));
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

/// The built-in type at the root of a datatype, for documentation.
fn in_words(datatype: &Datatype) -> String {
    match datatype.shape() {
        Shape::Atomic(built_in) => format!("`{}`", built_in.name()),
        Shape::List(item) => format!("list of {}", in_words(item)),
        Shape::Union(_) => "member of a union".to_owned(),
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

fn read_value<'a>(
    writer: &mut Writer<'a, '_>,
    route: &'a Route,
    values: &[u32],
    finders: &mut Finders<'a>,
) {
    let datatype = &*route.datatype;
    let keys = finders.keys(datatype, values.iter().copied());
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
        _ => writer.statements(2, datatype, Task::Key(size)),
    }
    writer.line(2, &format!("Self::{find}(key.as_str())"));
}

fn read_other<'a>(writer: &mut Writer<'a, '_>, route: &'a Route, finders: &mut Finders<'a>) {
    let datatype = &*route.datatype;
    normalise_into(writer, datatype.white_space(), "String");
    writer.line(2, "let text = buffer.as_str();");
    match datatype.shape() {
        Shape::Union(_) => {
            let check = writer.check_function(datatype);
            writer.line(2, &format!("Self::{check}(text)?;"));
        }
        _ => writer.statements(2, datatype, Task::Check),
    }
    if is_by_literal(datatype) {
        // The text as it is was looked up already.
        if datatype.white_space() != WhiteSpace::Preserve && !finders.literals.is_empty() {
            writer.line(2, &format!("let known = Self::{}(text);", finders.find));
            writer.line(2, "if known.is_some() {");
            writer.line(3, "return known;");
            writer.line(2, "}");
        }
    } else {
        let all = 0..finders.enumeration.values.len() as u32;
        let keys = finders.keys(datatype, all);
        if let Some(size) = keys.iter().map(|(key, _)| key.len()).max() {
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
    }
    let other = writer.unit.other().unwrap_or("Other");
    writer.line(
        2,
        &format!("::core::option::Option::Some(Self::{other}(buffer))"),
    );
}
