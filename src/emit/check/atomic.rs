//! Statements about a text that is one atomic value.

use super::body::{Task, Writer};
use super::phrases::{enumerated, length, new_key, one_of, refuse_if};
use super::resolve::is_qualified;
use crate::datatypes::{BuiltIn, Check, Constraints, Datatype, ExplicitTimezone, Form, Version};
use crate::emit::code::Code;
use crate::emit::literal::quoted;
use crate::runtime::Module;

impl<'a> Writer<'a, '_> {
    pub(super) fn atomic(
        &mut self,
        code: &mut Code,
        datatype: &'a Datatype,
        built_in: BuiltIn,
        task: Task,
    ) {
        self.check_patterns(code, datatype, "text.chars()");
        if let Task::Tagged(_) = task {
            let tag = quoted(&format!("{}=", built_in.primitive().name()));
            write_str(code, &tag);
        }
        let check = Check::of(built_in, datatype.version());
        let values = datatype.constraints().enumeration.as_ref();
        let lookup = values.filter(|_| task == Task::Check);
        if let (Some(values), true) = (lookup, datatype.is_literal()) {
            // Each of the values satisfies all other facets.
            return one_of(code, values.iter().map(|k| k.text.as_str()), "&text");
        }
        match (check, task) {
            (Check::Form(form), Task::Check) => {
                let mut patterns = datatype.constraints().patterns.iter();
                let is_implied = form.module == Module::Characters
                    && patterns.any(|pattern| pattern.machine().is_of_xml());
                // Characters are counted sooner than judged.
                if !is_qualified(datatype) {
                    length(code, datatype, "text.chars().count()");
                }
                if !is_implied {
                    has_form(code, form);
                }
            }
            (Check::Form(_), _) => write_str(code, "text"),
            (check, Task::Check) => {
                let value = Value::of(check, datatype.version());
                value.read(code, value.is_needed(datatype.constraints()));
                value.bounds(code, datatype.constraints());
                value.counts(code, datatype);
                if let Some((values, size)) = enumerated(datatype) {
                    new_key(code, "let mut key =", size);
                    value.write(code, "&mut key");
                    one_of(code, values.iter().map(String::as_str), "&key.as_str()");
                }
            }
            (check, _) => {
                let value = Value::of(check, datatype.version());
                value.read(code, !value.is_text());
                value.write(code, "key");
            }
        }
    }
}

fn write_str(code: &mut Code, text: &str) {
    code.line(format_args!(
        "::core::fmt::Write::write_str(key, {text}).ok()?;"
    ));
}

fn has_form(code: &mut Code, form: Form) {
    let function = code.runtime(form.module, form.function);
    refuse_if(code, &format!("!{function}(text)"));
}

/// What run-time code does with the values of a type.
struct Value {
    check: Check,
    module: Module,
    /// The function that reads a text, and what it wants besides.
    read: (&'static str, String),
    /// The function that compares a value to a literal.
    order: &'static str,
    /// Whether bounds need the value on one day.
    recurs: bool,
}

impl Value {
    fn of(check: Check, version: Version) -> Self {
        let new = version >= Version::V1_1;
        let value = |module, read, more: String| Self {
            check,
            module,
            read: (read, more),
            order: "order",
            recurs: check.recurs(version),
        };
        match check {
            Check::Boolean => value(Module::Boolean, "read", String::new()),
            Check::Decimal => value(Module::Decimal, "read", String::new()),
            Check::Integer => value(Module::Decimal, "read_integer", String::new()),
            Check::Float => Self {
                order: "order_of_single",
                ..value(Module::Float, "read_single", format!(", {new}"))
            },
            Check::Double => Self {
                order: "order_of_double",
                ..value(Module::Float, "read_double", format!(", {new}"))
            },
            Check::Duration(before, after) => {
                let units = format!(", {before:?}, {after:?}");
                value(Module::Duration, "read", units)
            }
            Check::Moment(layout) => value(Module::Date, "read", format!(", {layout:?}, {new}")),
            Check::HexBinary => value(Module::Hex, "length", String::new()),
            Check::Base64Binary => value(Module::Base64, "length", String::new()),
            // Such a value is its text.
            Check::Form(form) => value(form.module, form.function, String::new()),
        }
    }

    /// Whether keys are made of the text, not of a value that was read.
    fn is_text(&self) -> bool {
        matches!(self.check, Check::HexBinary | Check::Base64Binary)
    }

    /// Whether the value is handed on as it is, not by reference.
    fn is_copy(&self) -> bool {
        matches!(self.check, Check::Boolean | Check::Float | Check::Double)
    }

    /// Reads the value: `let value = …?;`, or a check alone where there is nothing to keep.
    fn read(&self, code: &mut Code, is_used: bool) {
        let (function, more) = &self.read;
        let function = match self.check {
            Check::Moment(_) if !is_used => "check",
            _ => function,
        };
        let function = code.runtime(self.module, function);
        let start = if is_used { "let value = " } else { "" };
        code.line(format_args!("{start}{function}(text{more})?;"));
    }

    /// Writes the key of `value`, as [`Valid::key`](crate::datatypes::Valid) has it.
    fn write(&self, code: &mut Code, key: &str) {
        let function = code.runtime(self.module, "write");
        let value = match (self.is_text(), self.is_copy()) {
            (true, _) => "text",
            (_, true) => "value",
            _ => "&value",
        };
        code.line(format_args!("{function}({value}, {key}).ok()?;"));
    }

    fn bounds(&self, code: &mut Code, facets: &Constraints) {
        let is_bounded = facets.min.is_some() || facets.max.is_some();
        let mut value = if self.is_copy() { "value" } else { "&value" };
        let mut more = match self.check {
            Check::Moment(_) => self.read.1.clone(),
            _ => String::new(),
        };
        if self.recurs && is_bounded {
            (value, more) = ("&time", ", \"t\", true".to_owned());
            let function = code.runtime(self.module, self.read.0);
            code.line(format_args!("let time = {function}(text{more})?;"));
        }
        let bounds = [(&facets.min, "lt", "le"), (&facets.max, "gt", "ge")];
        for (bound, beyond, not_within) in bounds {
            let Some(bound) = bound else { continue };
            let function = code.runtime(self.module, self.order);
            let literal = quoted(&bound.literal);
            code.line(format_args!(
                "let order = {function}({value}, {literal}{more})?;"
            ));
            let wrong = if bound.inclusive { beyond } else { not_within };
            refuse_if(code, &format!("order.is_{wrong}()"));
        }
    }

    /// Whether facets ask about the value that was read.
    fn is_needed(&self, facets: &Constraints) -> bool {
        let (total, fraction) = digits(self.check, facets);
        match self.check {
            Check::HexBinary | Check::Base64Binary => facets.length_range() != (0, None),
            _ => {
                let is_bounded = facets.min.is_some() || facets.max.is_some();
                is_bounded && !self.recurs
                    || total.or(fraction).is_some()
                    || facets.timezone.is_some()
                    || facets.enumeration.is_some()
            }
        }
    }

    /// Lengths of binary values, digits, time zones.
    fn counts(&self, code: &mut Code, datatype: &Datatype) {
        let facets = datatype.constraints();
        if self.is_text() {
            length(code, datatype, "value");
        }
        let (total, fraction) = digits(self.check, facets);
        let name = |limit: Option<u64>, name| if limit.is_some() { name } else { "_" };
        if total.or(fraction).is_some() {
            let (all, after) = (name(total, "digits"), name(fraction, "fraction"));
            let count = code.runtime(self.module, "count_digits");
            code.line(format_args!("let ({all}, {after}) = {count}(&value);"));
        }
        for (limit, name) in [(total, "digits"), (fraction, "fraction")] {
            if let Some(limit) = limit {
                refuse_if(code, &format!("{name} > {limit}"));
            }
        }
        if let Some(timezone) = facets.timezone {
            let not = match timezone {
                ExplicitTimezone::Required => "!",
                ExplicitTimezone::Prohibited => "",
            };
            let function = code.runtime(self.module, "has_time_zone");
            refuse_if(code, &format!("{not}{function}(&value)"));
        }
    }
}

/// Most digits, and most of them after the point. An integer has no fraction digits in any case.
fn digits(check: Check, facets: &Constraints) -> (Option<u64>, Option<u64>) {
    let is_integer = matches!(check, Check::Integer);
    let fraction = facets.fraction_digits.filter(|_| !is_integer);
    // No count is above the greatest.
    let count = |limit: Option<u64>| limit.filter(|limit| *limit < u64::MAX);
    (count(facets.total_digits), count(fraction))
}
