//! From text to value where comparing literals is not enough: white space, value spaces, open members.
//!
//! A type reads a text as it is first (`find`). Only when that fails, the routes of the model are tried,
//! each with its own white space. An enumeration whose values are their literals pays nothing for this.

mod atomic;
mod body;
mod finders;
mod number;
mod pattern;
mod phrases;
mod qualified;
mod read;
mod resolve;
mod step;
#[cfg(test)]
mod tests;
mod typed;

use super::code::Code;
use super::file::File;
use super::lookup::{self, Plan};
use super::needs::Style;
use super::unit::Unit;
use super::{error, inherent, words};
use crate::datatypes::{Datatype, WhiteSpace};
use crate::runtime::Module;
use crate::text::Ident;
use body::Writer;
use finders::{Finders, has_space, literals};
use phrases::snake;
use step::{Step, participle, steps};

pub(super) use phrases::{TRIM, holds_spaces};
pub(super) use qualified::{emit as emit_from_qname, is_offered as has_from_qname};
pub(crate) use resolve::{AsWritten, Reader, Reading, is_qualified};
pub(super) use typed::{emit as emit_typed, number_type};

/// How a type reads a text.
pub(super) struct Parser<'a> {
    unit: Unit<'a>,
    finders: Finders<'a>,
    /// How `find` looks literals up; by a `match` without one.
    plan: Option<Plan>,
    how: How<'a>,
}

/// How a text is read.
enum How<'a> {
    /// As most enumerations do.
    Simple(Style),
    /// As it is; then one function after the other.
    Steps(Vec<(String, Step<'a>)>),
}

impl<'a> Parser<'a> {
    /// For an enumeration; nothing else has a lookup.
    pub(super) fn new(file: &File<'_>, unit: Unit<'a>) -> Option<Self> {
        let enumeration = unit.enumeration()?;
        let literals = literals(enumeration);
        let indexes = literals.iter().map(|literal| literal.1);
        let is_whole = indexes.eq(0..enumeration.values.len() as u32);
        let plan = match is_whole {
            true => lookup::plan(&literals, file.options.lookup),
            false => None,
        };
        let mut finders = Finders::new(enumeration, unit.free("find"), literals);
        let steps = steps(enumeration);
        let how = match steps.as_slice() {
            [] => How::Simple(Style::AsWritten),
            [Step::Literal(WhiteSpace::Collapse, values)]
                if !has_space(enumeration, values)
                    && finders.by_literal(&unit, WhiteSpace::Collapse, values) == finders.find =>
            {
                How::Simple(Style::Trimmed)
            }
            _ => How::Steps(named(&unit, steps)),
        };
        Some(Self {
            unit,
            finders,
            plan,
            how,
        })
    }

    /// What a type reads, in one sentence; `None` where it reads its literals and nothing else.
    pub(super) fn docs(&self) -> Option<String> {
        match &self.how {
            How::Simple(Style::AsWritten) => None,
            How::Simple(Style::Trimmed) => {
                Some("The literals, with or without white space around them.".to_owned())
            }
            How::Steps(steps) => {
                let steps = steps
                    .iter()
                    .map(|(_, step)| format!("; then {}", step.phrase()));
                let steps = steps.collect::<String>();
                Some(match self.finders.literals.is_empty() {
                    true => format!("Reads{}.", steps.trim_start_matches("; then")),
                    false => format!("The literals{steps}."),
                })
            }
        }
    }

    /// How it reads a text, where that is how most enumerations do.
    pub(super) fn style(&self) -> Option<Style> {
        match self.how {
            How::Simple(style) => Some(style),
            How::Steps(_) => None,
        }
    }

    /// Writes an expression: what `text` is, an `Option<Self>`, and a call of one of its methods.
    pub(super) fn expression(&self, code: &mut Code, end: &str) {
        let find = &self.finders.find;
        let (start, steps) = match &self.how {
            How::Simple(style) => (simple_expression(code, *style, find), &[][..]),
            How::Steps(_) if self.finders.enumeration.whole.is_some() => {
                (format!("Self::{}(text)", self.unit.free("parse")), &[][..])
            }
            How::Steps(steps) => match steps.split_first() {
                Some(((first, _), others)) if self.finders.literals.is_empty() => {
                    (format!("Self::{first}(text)"), others)
                }
                _ => (format!("Self::{find}(text)"), steps.as_slice()),
            },
        };
        let line = format!("{start}{end}");
        if steps.is_empty() && code.fits(&line) {
            return code.line(line);
        }
        code.line(start);
        code.nested(|code| {
            for (name, _) in steps {
                code.line(format_args!(".or_else(|| Self::{name}(text))"));
            }
            code.line(end);
        });
    }

    /// Writes the function of a union with facets of its own, which a check asks about first.
    fn parse_whole(&self, code: &mut Code, steps: &[(String, Step<'_>)], check: &str) {
        let find = Some(self.finders.find.as_str()).filter(|_| !self.finders.literals.is_empty());
        let names = steps.iter().map(|(name, _)| name.as_str());
        let parse = self.unit.free("parse");
        let head = format!("fn {parse}(text: &str) -> ::core::option::Option<Self> {{");
        code.gap();
        code.block(head, |code| {
            code.line(format_args!("Self::{check}(text)?;"));
            for name in find.into_iter().chain(names) {
                code.line(format_args!("let value = Self::{name}(text);"));
                code.block("if value.is_some() {", |code| code.line("return value;"));
            }
            code.line("::core::option::Option::None");
        });
    }

    /// Writes the functions for that.
    pub(super) fn emit(mut self, code: &mut Code, file: &File<'_>) {
        let unit = self.unit;
        let head = format!("impl {} {{", unit.names.ident);
        code.item_block(file.lints(&unit), head, |code| {
            // Else they stand with the values.
            if unit.is_typed() && self.plan.is_some() {
                inherent::literals(code, &unit);
            }
            if unit.is_in_words() {
                error::emit_refusal(code, &unit, &words::of_union(&unit), &[]);
            }
            if let How::Steps(steps) = &self.how {
                let mut writer = Writer::new(&unit, steps.iter().map(|(name, _)| name.clone()));
                if let Some(whole) = self.finders.enumeration.whole.as_deref() {
                    let check = writer.check_function(whole);
                    self.parse_whole(code, steps, &check);
                }
                for (name, step) in steps {
                    read::emit(code, &mut writer, file, &mut self.finders, name, step);
                }
                writer.finish(code);
            }
            let Finders {
                find,
                literals,
                made,
                ..
            } = &self.finders;
            match &self.plan {
                _ if literals.is_empty() && matches!(self.how, How::Steps(_)) => {}
                Some(plan) => lookup::by_hash(code, file, &unit, find, plan),
                None => lookup::by_match(code, file, &unit, find, literals),
            }
            for (name, keys) in made {
                let keys: Vec<(&str, u32)> = keys.iter().map(|(k, v)| (k.as_str(), *v)).collect();
                lookup::by_match(code, file, &unit, name, &keys);
            }
            if file.has_static_values(&unit) {
                lookup::table(code, &unit);
            }
        });
    }
}

/// An expression for what `text` is, an `Option<Self>`, where the function `find` knows the literals.
pub(super) fn simple_expression(code: &mut Code, style: Style, find: &str) -> String {
    match style {
        Style::AsWritten => format!("Self::{find}(text)"),
        Style::Trimmed => {
            let find_trimmed = code.runtime(Module::Trim, "find_trimmed");
            format!("{find_trimmed}(text, Self::{find})")
        }
    }
}

/// Name of the function that [`emit_check`] writes.
pub(super) fn check_name(unit: &Unit<'_>, datatype: &Datatype) -> String {
    unit.free(&format!("check_{}", snake(datatype)))
}

/// Writes a function that tells whether a text is valid for a datatype, and what it calls.
pub(super) fn emit_check<'a>(code: &mut Code, unit: &Unit<'a>, datatype: &'a Datatype) {
    let mut writer = Writer::new(unit, None);
    writer.check_function(datatype);
    writer.finish(code);
}

/// The same for a text whose white space is normalised, in a function of this name.
pub(super) fn emit_check_as<'a>(
    code: &mut Code,
    unit: &Unit<'a>,
    datatype: &'a Datatype,
    name: &str,
) {
    let mut writer = Writer::new(unit, None);
    writer.check_function_as(datatype, name);
    writer.finish(code);
}

/// Functions for steps: a number only where two would have the same name.
fn named<'a>(unit: &Unit<'_>, steps: Vec<Step<'a>>) -> Vec<(String, Step<'a>)> {
    let mut names: Vec<String> = Vec::new();
    for step in &steps {
        let wanted = match step {
            Step::Literal(white_space, _) => format!("read_{}", participle(*white_space)),
            Step::Value(route) => format!("read_{}", snake(&route.datatype)),
            Step::Open(_) => "read_other".to_owned(),
            Step::Typed(_, index) => {
                let variant = unit.names.typed.get(*index).map_or("typed", Ident::as_str);
                format!("read_{}", crate::name::snake(variant))
            }
        };
        let mut name = unit.free(&wanted);
        let mut number = 2;
        while names.contains(&name) {
            name = unit.free(&format!("{wanted}_{number}"));
            number += 1;
        }
        names.push(name);
    }
    names.into_iter().zip(steps).collect()
}
