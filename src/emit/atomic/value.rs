//! Types that keep their text, of which two may be one value: equality, order and hash are those of the values.

use super::kind::Value;
use super::kit::Kit;
use crate::datatypes::{Datatype, Version};
use crate::emit::code::Code;
use crate::runtime::Module;

const EQUALITY: [&str; 3] = [
    "\
impl ::core::cmp::PartialEq for $Type {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}
",
    "\
impl ::core::cmp::Eq for $Type {}
",
    "\
impl ::core::hash::Hash for $Type {
    fn hash<$H: ::core::hash::Hasher>(&self, state: &mut $H) {
        ::core::hash::Hash::hash(&self.value(), state);
    }
}
",
];

/// `None` where the recommendation has no order.
const PARTIAL: &str = "\
impl ::core::cmp::PartialOrd for $Type {
    fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
        $compare(&self.value()?, &other.value()?)
    }
}
";

const TOTAL: &str = "\
impl ::core::cmp::PartialOrd for $Type {
    fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(self.cmp(other))
    }
}
";

const ORDER: &str = "\
impl ::core::cmp::Ord for $Type {
    fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
        self.value().cmp(&other.value())
    }
}
";

const BOOLEAN: &str = "
/// The truth value.
#[must_use]
pub fn get(&self) -> bool {
    self.value() == ::core::option::Option::Some(true)
}
";

const DURATION: &str = "
/// Years and months, in months; negative in a negative duration.
#[must_use]
pub fn months(&self) -> i128 {
    match self.value() {
        ::core::option::Option::Some(value) => $module::months(&value),
        ::core::option::Option::None => 0,
    }
}

/// Days, hours, minutes and whole seconds, in seconds; negative in a negative duration.
#[must_use]
pub fn seconds(&self) -> i128 {
    match self.value() {
        ::core::option::Option::Some(value) => $module::seconds(&value),
        ::core::option::Option::None => 0,
    }
}

/// The fraction of a second, in nanoseconds; negative in a negative duration.
#[must_use]
pub fn nanoseconds(&self) -> i32 {
    match self.value() {
        ::core::option::Option::Some(value) => $module::nanoseconds(&value),
        ::core::option::Option::None => 0,
    }
}
";

const FIELD: &str = "
/// $Docs
#[must_use]
pub fn $name(&self) -> $Number {
    $read(&self.0, $layout).$field
}
";

/// How the value of a text is read: the Rust type, and an expression for an `Option` of it.
fn reading(code: &mut Code, value: Value, datatype: &Datatype) -> (String, String) {
    let new = datatype.version() >= Version::V1_1;
    match value {
        Value::Boolean => (
            "bool".to_owned(),
            code.runtime(Module::Boolean, "read(&self.0)"),
        ),
        Value::Decimal => (
            code.runtime(Module::Decimal, "Decimal<'_>"),
            code.runtime(Module::Decimal, "read(&self.0)"),
        ),
        Value::Float => (
            code.runtime(Module::Number, "Number<f32>"),
            code.runtime(Module::Number, &format!("single(&self.0, {new})")),
        ),
        Value::Double => (
            code.runtime(Module::Number, "Number<f64>"),
            code.runtime(Module::Number, &format!("double(&self.0, {new})")),
        ),
        Value::Duration(before, after) => (
            code.runtime(Module::Duration, "Duration<'_>"),
            code.runtime(
                Module::Duration,
                &format!("read(&self.0, {before:?}, {after:?})"),
            ),
        ),
        Value::Moment(layout) => (
            code.runtime(Module::Date, "Moment<'_>"),
            code.runtime(Module::Date, &format!("read(&self.0, {layout:?}, {new})")),
        ),
        Value::Hex | Value::Base64 => {
            let function = if value == Value::Hex {
                "from_hex"
            } else {
                "from_base64"
            };
            let octets = code.runtime(Module::Octets, function);
            let collected = format!("{octets}(&self.0).collect()");
            (
                format!("{}<u8>", code.vector()),
                format!("::core::option::Option::Some({collected})"),
            )
        }
    }
}

/// Writes what the value offers besides its text.
pub(super) fn methods(code: &mut Code, value: Value, datatype: &Datatype) {
    match value {
        Value::Boolean => code.template(BOOLEAN, &[]),
        Value::Duration(..) => {
            let read = code.runtime(Module::Duration, "");
            let module = read.trim_end_matches("::");
            code.template(DURATION, &[("module", module)]);
        }
        Value::Moment(layout) => fields(code, layout),
        _ => {}
    }
    let (rust, expression) = reading(code, value, datatype);
    code.gap();
    code.doc_line("What equal texts share.");
    let head = format!("fn value(&self) -> ::core::option::Option<{rust}> {{");
    code.block(head, |code| code.line(expression));
}

/// The fields that a date or time has.
fn fields(code: &mut Code, layout: &'static str) {
    let read = code.runtime(Module::DateFields, "read");
    let quoted = format!("{layout:?}");
    let has = |field: char| layout.contains(field);
    let all = [
        (
            has('Y'),
            "year",
            "i64",
            "The year, negative before the common era.",
        ),
        (has('M'), "month", "u8", "The month, from 1 to 12."),
        (has('D'), "day", "u8", "The day of the month, from 1 to 31."),
        (has('t'), "hour", "u8", "The hour, from 0 to 24."),
        (has('t'), "minute", "u8", "The minute, from 0 to 59."),
        (has('t'), "second", "u8", "The second, from 0 to 59."),
        (
            has('t'),
            "nanosecond",
            "u32",
            "The fraction of the second, cut to nanoseconds.",
        ),
        (
            true,
            "offset_minutes",
            "::core::option::Option<i16>",
            "Minutes that local time is ahead of UTC, if there is a time zone.",
        ),
    ];
    for (_, name, number, docs) in all.into_iter().filter(|field| field.0) {
        let names = [
            ("Docs", docs),
            ("name", name),
            ("field", name),
            ("Number", number),
            ("read", &read),
            ("layout", &quoted),
        ];
        code.template(FIELD, &names);
    }
}

/// Writes equality, order and hash.
pub(super) fn comparisons(kit: &mut Kit<'_, '_>, value: Value) {
    let hasher = kit.hasher();
    for template in EQUALITY {
        kit.item(template, &[("H", hasher)]);
    }
    let module = match value {
        Value::Boolean | Value::Decimal | Value::Hex | Value::Base64 => {
            kit.item(TOTAL, &[]);
            return kit.item(ORDER, &[]);
        }
        Value::Float | Value::Double => Module::Number,
        Value::Duration(..) => Module::Duration,
        Value::Moment(_) => Module::Date,
    };
    let compare = kit.code.runtime(module, "compare");
    kit.item(PARTIAL, &[("compare", &compare)]);
}
