//! Decimals whose digits are known, as integers in units of a power of ten.

use super::kind::Scaled;
use super::kit::Kit;
use super::range::{conditions, constructor, ends};
use crate::emit::code::Code;
use crate::runtime::Module;

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

    #[inline]
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

pub(super) fn methods(code: &mut Code, range: &Scaled) {
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

pub(super) fn conversions(kit: &mut Kit<'_, '_>, range: &Scaled) {
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
