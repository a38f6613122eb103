//! Truth values.

use super::kit::Kit;
use super::range::DISPLAY;
use crate::emit::code::Code;
use crate::runtime::Module;

const METHODS: &str = "
/// The truth value.
#[must_use]
pub const fn get(self) -> bool {
    self.0
}
";

const CONVERSIONS: [&str; 3] = [
    "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let trimmed = text.trim_matches(['\\t', '\\n', '\\r', ' ']);
        match $read(trimmed) {
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

pub(super) fn methods(code: &mut Code) {
    code.template(METHODS, &[]);
}

pub(super) fn conversions(kit: &mut Kit<'_, '_>) {
    let read = kit.code.runtime(Module::Boolean, "read");
    for template in CONVERSIONS {
        kit.item(template, &[("read", &read)]);
    }
    kit.item(DISPLAY, &[]);
}
