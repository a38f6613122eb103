//! Integers, decimals and truth values, as Rust's own types hold them.

use super::kind::{Integer, Scaled};
use super::kit::Kit;
use crate::emit::code::Code;
use crate::runtime::Module;

const INTEGER_METHODS: &str = "
/// The least value.
pub const MIN: Self = Self($min);

/// The greatest value.
pub const MAX: Self = Self($max);

/// A value of this number; `None` when it is out of range.
#[must_use]
";

/// For a type that has all numbers of its Rust type.
const WHOLE_METHODS: &str = "
/// The least value.
pub const MIN: Self = Self($min);

/// The greatest value.
pub const MAX: Self = Self($max);

/// A value of this number.
#[must_use]
pub const fn new(number: $number) -> Self {
    Self(number)
}
";

const GET: &str = "
/// The number.
#[must_use]
pub const fn get(self) -> $number {
    self.0
}
";

const READ: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match $read(text).and_then(Self::new) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

const READ_WHOLE: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match $read(text) {
            ::core::option::Option::Some(number) => ::core::result::Result::Ok(Self(number)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

const DISPLAY: &str = "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(&self.0, f)
    }
}
";

const INTO_NUMBER: &str = "\
impl ::core::convert::From<$Type> for $number {
    fn from(value: $Type) -> Self {
        value.0.into()
    }
}
";

const INTO_OWN_NUMBER: &str = "\
impl ::core::convert::From<$Type> for $number {
    fn from(value: $Type) -> Self {
        value.0
    }
}
";

const FROM_NUMBER: &str = "\
impl ::core::convert::TryFrom<$number> for $Type {
    type Error = $Error;

    fn try_from(number: $number) -> ::core::result::Result<Self, $Error> {
        match Self::new(number) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => {
                let text = $shown(number);
                ::core::result::Result::Err(Self::refusal(text.as_str()))
            }
        }
    }
}
";

const FROM_ANY_NUMBER: &str = "\
impl ::core::convert::From<$number> for $Type {
    fn from(number: $number) -> Self {
        Self(number)
    }
}
";

/// The Rust types that hold all values of another, besides itself.
pub(super) fn wider(rust: &str) -> &'static [&'static str] {
    match rust {
        "u8" => &["u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128"],
        "i8" => &["i16", "i32", "i64", "i128"],
        "u16" => &["u32", "i32", "u64", "i64", "u128", "i128"],
        "i16" => &["i32", "i64", "i128"],
        "u32" => &["u64", "i64", "u128", "i128"],
        "i32" => &["i64", "i128"],
        "u64" => &["u128", "i128"],
        "i64" => &["i128"],
        _ => &[],
    }
}

/// A number as Rust writes it.
fn literal(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        // As clippy would have it.
        if index > 0 && digits.len() > 5 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// The ends of the range of a Rust type, by name where they are those.
fn ends(rust: &str, min: i128, max: i128) -> (String, String) {
    let is_own = |end: &str| match (rust, end) {
        ("u8" | "u16" | "u32" | "u64", "MIN") => min == 0,
        ("i8", "MIN") => min == i8::MIN.into(),
        ("i16", "MIN") => min == i16::MIN.into(),
        ("i32", "MIN") => min == i32::MIN.into(),
        ("i64", "MIN") => min == i64::MIN.into(),
        ("i128", "MIN") => min == i128::MIN,
        ("u8", _) => max == u8::MAX.into(),
        ("u16", _) => max == u16::MAX.into(),
        ("u32", _) => max == u32::MAX.into(),
        ("u64", _) => max == u64::MAX.into(),
        ("i8", _) => max == i8::MAX.into(),
        ("i16", _) => max == i16::MAX.into(),
        ("i32", _) => max == i32::MAX.into(),
        ("i64", _) => max == i64::MAX.into(),
        _ => max == i128::MAX,
    };
    let end = |name: &str, number: i128| match is_own(name) {
        true if number == 0 => "0".to_owned(),
        true => format!("{rust}::{name}"),
        false => literal(number),
    };
    (end("MIN", min), end("MAX", max))
}

/// Conditions under which a variable is in range, where its type does not say so already.
fn conditions(name: &str, (min, max): (&str, &str), rust: &str) -> Vec<String> {
    let is_unsigned = rust.starts_with('u');
    let mut conditions = Vec::new();
    let is_natural = is_unsigned && min == "0";
    if !is_natural && !min.ends_with("MIN") {
        conditions.push(format!("{name} >= {min}"));
    }
    if !max.ends_with("MAX") {
        conditions.push(format!("{name} <= {max}"));
    }
    conditions
}

/// Writes a constructor that refuses what does not satisfy the conditions.
fn constructor(code: &mut Code, name: &str, argument: &str, rust: &str, conditions: &[String]) {
    let head =
        format!("pub const fn {name}({argument}: {rust}) -> ::core::option::Option<Self> {{");
    code.block(head, |code| {
        code.condition(conditions, "} else {", |code| {
            code.line(format_args!(
                "::core::option::Option::Some(Self({argument}))"
            ));
        });
        code.nested(|code| code.line("::core::option::Option::None"));
        code.line("}");
    });
}

pub(super) fn integer_methods(code: &mut Code, range: &Integer) {
    let (min, max) = ends(range.rust, range.min, range.max);
    let names = [("min", min.as_str()), ("max", &max), ("number", range.rust)];
    if range.is_whole() {
        code.template(WHOLE_METHODS, &names);
    } else {
        code.template(INTEGER_METHODS, &names);
        let conditions = conditions("number", (&min, &max), range.rust);
        constructor(code, "new", "number", range.rust, &conditions);
    }
    code.template(GET, &names);
}

pub(super) fn integer(kit: &mut Kit<'_, '_>, range: &Integer) {
    let is_narrow = !matches!(range.rust, "u64" | "i128");
    let read = kit.code.runtime(
        Module::Integer,
        if is_narrow { "read" } else { "read_wide" },
    );
    let names = [("read", read.as_str()), ("number", range.rust)];
    kit.item(if range.is_whole() { READ_WHOLE } else { READ }, &names);
    kit.item(DISPLAY, &[]);
    kit.item(INTO_OWN_NUMBER, &names);
    for number in wider(range.rust) {
        kit.item(INTO_NUMBER, &[("number", number)]);
    }
    if range.is_whole() {
        return kit.item(FROM_ANY_NUMBER, &names);
    }
    let shown = kit.code.runtime(Module::Buffer, "shown");
    let names = [("number", range.rust), ("shown", &shown)];
    kit.item(FROM_NUMBER, &names);
}

const SCALED_METHODS: &str = "
/// Digits after the point.
pub const SCALE: u32 = $scale;

/// The least value.
pub const MIN: Self = Self($min);

/// The greatest value.
pub const MAX: Self = Self($max);

/// A value of so many units, of which 10 to the power of [`Self::SCALE`] make 1; `None` when it is not valid.
#[must_use]
";

const MANTISSA: &str = "
/// The value in units, of which 10 to the power of [`Self::SCALE`] make 1.
#[must_use]
pub const fn mantissa(self) -> $number {
    self.0
}
";

const READ_SCALED: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let mantissa = $read(text, Self::SCALE);
        match mantissa.and_then(Self::from_mantissa) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

const DISPLAY_SCALED: &str = "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        $write(self.0.into(), Self::SCALE, f)
    }
}
";

const DISPLAY_WIDE: &str = "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        $write(self.0, Self::SCALE, f)
    }
}
";

pub(super) fn scaled_methods(code: &mut Code, range: &Scaled) {
    let (min, max) = ends(range.rust, range.min, range.max);
    let mut conditions = conditions("mantissa", (&min, &max), range.rust);
    if let Some(digits) = range.total_digits {
        let has_digits = code.runtime(Module::Scaled, "has_digits");
        let wide = match range.rust {
            "i128" => "mantissa",
            _ => "mantissa as i128",
        };
        conditions.push(format!("{has_digits}({wide}, Self::SCALE, {digits})"));
    }
    let scale = range.scale.to_string();
    let names = [
        ("scale", scale.as_str()),
        ("min", &min),
        ("max", &max),
        ("number", range.rust),
    ];
    code.template(SCALED_METHODS, &names);
    constructor(code, "from_mantissa", "mantissa", range.rust, &conditions);
    code.template(MANTISSA, &names);
}

pub(super) fn scaled(kit: &mut Kit<'_, '_>, range: &Scaled) {
    let read = kit.code.runtime(Module::Scaled, "read");
    let counted = kit.code.runtime(Module::Scaled, "counted");
    let write = kit.code.runtime(Module::Scaled, "write");
    let names = [
        ("read", read.as_str()),
        ("counted", &counted),
        ("write", &write),
    ];
    kit.item(READ_SCALED, &names);
    kit.item(
        if range.rust == "i128" {
            DISPLAY_WIDE
        } else {
            DISPLAY_SCALED
        },
        &names,
    );
}

pub(super) const BOOLEAN: &str = "
/// The truth value.
#[must_use]
pub const fn get(self) -> bool {
    self.0
}
";

const BOOLEAN_CONVERSIONS: [&str; 3] = [
    "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match $read(text.trim_matches(['\\t', '\\n', '\\r', ' '])) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(Self(value)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
",
    "\
impl ::core::convert::From<$Type> for bool {
    fn from(value: $Type) -> Self {
        value.0
    }
}
",
    "\
impl ::core::convert::From<bool> for $Type {
    fn from(value: bool) -> Self {
        Self(value)
    }
}
",
];

pub(super) fn boolean(kit: &mut Kit<'_, '_>) {
    let read = kit.code.runtime(Module::Boolean, "read");
    for template in BOOLEAN_CONVERSIONS {
        kit.item(template, &[("read", &read)]);
    }
    kit.item(DISPLAY, &[]);
}
