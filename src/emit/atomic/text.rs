//! Types that keep their text.

use super::kit::Kit;
use crate::datatypes::{Datatype, WhiteSpace};
use crate::emit::check::{TRIM, holds_spaces, is_qualified};
use crate::emit::code::Code;
use crate::runtime::Module;

const METHODS: &str = "
/// The text, white space normalised.
#[must_use]
pub fn as_str(&self) -> &str {
    &self.0
}

/// The text, without a copy.
#[must_use]
pub fn into_string(self) -> $String {
    self.0
}
";

/// A name's value is its namespace and its local part (Part 2, 3.3.18); what its prefix means, the document says.
const QUALIFIED: &str = "
/// The prefix, if there is one.
#[must_use]
pub fn prefix(&self) -> ::core::option::Option<&str> {
    self.0.split_once(':').map(|(prefix, _)| prefix)
}

/// The name without its prefix.
#[must_use]
pub fn local_name(&self) -> &str {
    self.0.split_once(':').map_or(&self.0, |(_, name)| name)
}

/// Namespace and local name, which are the value. `namespace_of` says what a prefix is bound to where the
/// text stands, and of `None`, which is the default namespace. `None` if the prefix is not bound.
pub fn expanded<'n>(
    &self,
    namespace_of: impl ::core::ops::FnOnce(
        ::core::option::Option<&str>,
    ) -> ::core::option::Option<&'n str>,
) -> ::core::option::Option<(::core::option::Option<&'n str>, &str)> {
    let namespace = namespace_of(self.prefix());
    let is_known = namespace.is_some() || self.prefix().is_none();
    is_known.then(|| (namespace, self.local_name()))
}
";

const FROM_STRING: &str = "\
/// Keeps the allocation, unless white space has to be normalised.
impl ::core::convert::TryFrom<$String> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(text: $String) -> ::core::result::Result<Self, $Error> {
        $normalise
        match Self::check(&text) {
            ::core::option::Option::Some(()) => ::core::result::Result::Ok(Self(text)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(&text)),
        }
    }
}
";

const FROM_STRING_AS_IT_IS: &str = "\
/// Keeps the allocation.
impl ::core::convert::TryFrom<$String> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(text: $String) -> ::core::result::Result<Self, $Error> {
        match Self::check(&text) {
            ::core::option::Option::Some(()) => ::core::result::Result::Ok(Self(text)),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(&text)),
        }
    }
}
";

const FROM_STR: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        $String::from(text).try_into()
    }
}
";

/// What is refused is not copied before.
const FROM_STR_AS_IT_IS: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match Self::check(text) {
            ::core::option::Option::Some(()) => ::core::result::Result::Ok(Self(text.into())),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

/// The same where white space can only stand around the text.
const FROM_STR_TRIMMED: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        let text = text$trim;
        match Self::check(text) {
            ::core::option::Option::Some(()) => ::core::result::Result::Ok(Self(text.into())),
            ::core::option::Option::None => ::core::result::Result::Err(Self::refusal(text)),
        }
    }
}
";

const OTHERS: [&str; 3] = [
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(&self.0)
    }
}
",
    "\
impl ::core::convert::AsRef<str> for $Type {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
",
    "\
impl ::core::convert::From<$Type> for $String {
    fn from(value: $Type) -> Self {
        value.0
    }
}
",
];

/// Only where two texts are one value exactly when they are the same.
const BORROW: &str = "\
impl ::core::borrow::Borrow<str> for $Type {
    fn borrow(&self) -> &str {
        &self.0
    }
}
";

pub(super) fn methods(code: &mut Code, datatype: &Datatype) {
    let string = code.string();
    code.template(METHODS, &[("String", &string)]);
    if is_qualified(datatype) {
        code.template(QUALIFIED, &[]);
    }
}

pub(super) fn conversions(kit: &mut Kit<'_, '_>) {
    let string = kit.code.string();
    let (function, from_string, from_str) = match kit.datatype.white_space() {
        WhiteSpace::Preserve => (None, FROM_STRING_AS_IT_IS, FROM_STR_AS_IT_IS),
        WhiteSpace::Replace => (Some("replaced"), FROM_STRING, FROM_STR),
        WhiteSpace::Collapse if holds_spaces(kit.datatype) => {
            (Some("collapsed"), FROM_STRING, FROM_STR)
        }
        WhiteSpace::Collapse => (Some("collapsed"), FROM_STRING, FROM_STR_TRIMMED),
    };
    let normalise = function.map(|function| {
        let function = kit.code.runtime(Module::Owned, function);
        format!("let text = {function}(text);")
    });
    let names = [
        ("String", string.as_str()),
        ("normalise", normalise.as_deref().unwrap_or_default()),
        ("trim", TRIM),
    ];
    for template in [from_string, from_str].into_iter().chain(OTHERS) {
        kit.item(template, &names);
    }
    if kit.datatype.is_literal() {
        kit.item(BORROW, &names);
    }
}
