//! Binary types.

use super::kit::Kit;
use crate::datatypes::{BuiltIn, Shape};
use crate::emit::code::Code;
use crate::runtime::Module;

const METHODS: &str = "
/// The octets.
#[must_use]
pub fn as_bytes(&self) -> &[u8] {
    &self.0
}

/// The octets, without a copy.
#[must_use]
pub fn into_vec(self) -> $Vec<u8> {
    self.0
}
";

const READ: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let text = text.trim_matches(['\\t', '\\n', '\\r', ' ']);
        match $length(text) {
            ::core::option::Option::Some($pattern) => {
                let octets = $octets(text).collect();
                ::core::result::Result::Ok(Self(octets))
            }
            ::core::option::Option::Some(length) => {
                let error = Self::refusal(text);
                ::core::result::Result::Err(error.with_count(length, \"octets\"))
            }
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

/// For octets of any number.
const READ_ANY: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let text = text.trim_matches(['\\t', '\\n', '\\r', ' ']);
        match $length(text) {
            ::core::option::Option::Some(_) => {
                let octets = $octets(text).collect();
                ::core::result::Result::Ok(Self(octets))
            }
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

const TRY_FROM: &str = "\
impl ::core::convert::TryFrom<$Vec<u8>> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(octets: $Vec<u8>) -> ::core::result::Result<Self, $Error> {
        match octets.len() {
            $pattern => ::core::result::Result::Ok(Self(octets)),
            length => {
                let error = Self::refusal(\"\");
                ::core::result::Result::Err(error.with_count(length, \"octets\"))
            }
        }
    }
}
";

const FROM: &str = "\
impl ::core::convert::From<$Vec<u8>> for $Type {
    fn from(octets: $Vec<u8>) -> Self {
        Self(octets)
    }
}
";

const OTHERS: [&str; 3] = [
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        $write(&self.0, f)
    }
}
",
    "\
impl ::core::convert::AsRef<[u8]> for $Type {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
",
    "\
impl ::core::convert::From<$Type> for $Vec<u8> {
    fn from(value: $Type) -> Self {
        value.0
    }
}
",
];

pub(super) fn methods(code: &mut Code) {
    let vector = code.vector();
    code.template(METHODS, &[("Vec", &vector)]);
}

pub(super) fn conversions(kit: &mut Kit<'_, '_>) {
    let is_hex = match kit.datatype.shape() {
        Shape::Atomic(built_in) => built_in.primitive() == BuiltIn::HexBinary,
        _ => false,
    };
    let (module, from, write) = match is_hex {
        true => (Module::Hex, "from_hex", "write_hex"),
        false => (Module::Base64, "from_base64", "write_base64"),
    };
    let length = kit.code.runtime(module, "length");
    let octets = kit.code.runtime(Module::Octets, from);
    let write = kit.code.runtime(Module::Octets, write);
    let vector = kit.code.vector();
    let pattern = match kit.datatype.constraints().length_range() {
        (0, None) => None,
        (min, None) => Some(format!("{min}..")),
        (min, Some(max)) if min == max => Some(format!("{max}")),
        (min, Some(max)) => Some(format!("{min}..={max}")),
    };
    let names = [
        ("length", length.as_str()),
        ("octets", &octets),
        ("write", &write),
        ("Vec", &vector),
        ("pattern", pattern.as_deref().unwrap_or("_")),
    ];
    match &pattern {
        Some(pattern) => {
            kit.item(READ, &names);
            let names = [("Vec", vector.as_str()), ("pattern", pattern)];
            kit.item(TRY_FROM, &names);
        }
        None => {
            kit.item(READ_ANY, &names);
            kit.item(FROM, &names);
        }
    }
    for template in OTHERS {
        kit.item(template, &names);
    }
}
