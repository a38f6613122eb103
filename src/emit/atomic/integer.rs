//! Integers, as the smallest of Rust's own types holds them.

use super::kind::Integer;
use super::kit::Kit;
use super::range::{DISPLAY, conditions, constructor, ends};
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

    #[inline]
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

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match $read(text) {
            ::core::option::Option::Some(number) => ::core::result::Result::Ok(Self(number)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
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

    #[inline]
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

/// The Rust types besides its own that a value becomes by `From`: the common ones of 64 bits, or one of 128.
fn wider(rust: &str) -> &'static [&'static str] {
    match rust {
        "u8" | "u16" | "u32" => &["u64", "i64"],
        "i8" | "i16" | "i32" => &["i64"],
        "u64" | "i64" => &["i128"],
        _ => &[],
    }
}

pub(super) fn methods(code: &mut Code, range: &Integer) {
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

pub(super) fn conversions(kit: &mut Kit<'_, '_>, range: &Integer) {
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
