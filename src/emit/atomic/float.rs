//! Floating-point numbers. NaN is one value, equal to itself; both zeros are one value, too.

use super::kit::Kit;
use crate::datatypes::Version;
use crate::emit::code::Code;
use crate::runtime::Module;

const METHODS: &str = "
/// A value of this number; `None` when it is not valid.
#[must_use]
pub fn new(number: $number) -> ::core::option::Option<Self> {
    let value = Self(if number == 0.0 { 0.0 } else { number });
    let mut text = $Text::<32>::new();
    let is_written = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!(\"{value}\"));
    is_written.ok()?;
    Self::check(text.as_str())?;
    ::core::option::Option::Some(value)
}

/// The number.
#[must_use]
pub const fn get(self) -> $number {
    self.0
}
";

const CONVERSIONS: [&str; 7] = [
    "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let text = text.trim_matches(['\\t', '\\n', '\\r', ' ']);
        let number = $read(text, $new);
        match Self::check(text).and(number) {
            ::core::option::Option::Some(number) => ::core::result::Result::Ok(Self(number)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
",
    "\
impl ::core::convert::From<$Type> for $number {
    fn from(value: $Type) -> Self {
        value.0
    }
}
",
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.0 {
            $number::INFINITY => f.pad(\"INF\"),
            $number::NEG_INFINITY => f.pad(\"-INF\"),
            number if number.is_nan() => f.pad(\"NaN\"),
            number => ::core::fmt::LowerExp::fmt(&number, f),
        }
    }
}
",
    "\
impl ::core::cmp::PartialEq for $Type {
    fn eq(&self, other: &Self) -> bool {
        let number = $Number(self.0);
        number == $Number(other.0)
    }
}
",
    "\
impl ::core::cmp::Eq for $Type {}
",
    "\
impl ::core::cmp::PartialOrd for $Type {
    fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
        $compare(&$Number(self.0), &$Number(other.0))
    }
}
",
    "\
impl ::core::hash::Hash for $Type {
    fn hash<$H: ::core::hash::Hasher>(&self, state: &mut $H) {
        ::core::hash::Hash::hash(&$Number(self.0), state);
    }
}
",
];

pub(super) fn methods(code: &mut Code, rust: &str) {
    let text = code.runtime(Module::Buffer, "Text");
    code.template(METHODS, &[("number", rust), ("Text", &text)]);
}

pub(super) fn conversions(kit: &mut Kit<'_, '_>, rust: &str) {
    let function = if rust == "f32" {
        "read_single"
    } else {
        "read_double"
    };
    let read = kit.code.runtime(Module::Float, function);
    let compare = kit.code.runtime(Module::Number, "compare");
    let number = kit.code.runtime(Module::Number, "Number");
    let new = (kit.datatype.version() >= Version::V1_1).to_string();
    let hasher = kit.hasher();
    let names = [
        ("number", rust),
        ("read", &read),
        ("new", &new),
        ("compare", &compare),
        ("Number", &number),
        ("H", hasher),
    ];
    for template in CONVERSIONS {
        kit.item(template, &names);
    }
}
