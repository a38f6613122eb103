//! Conversions from and to text.

use super::code::{Code, quoted};
use super::file::{File, Unit};
use super::list;

const FROM_TEXT: &str = "\
impl ::core::str::FromStr for $Type {
    type Err = $Error;

    #[inline(always)]
    fn from_str(text: &str) -> ::core::result::Result<Self, $Error> {
        match Self::$parse(text) {
            ::core::option::Option::Some(value) => ::core::result::Result::Ok(value),
            ::core::option::Option::None => $Error::refuse(Self::$ABOUT, text),
        }
    }
}

impl ::core::convert::TryFrom<&str> for $Type {
    type Error = $Error;

    #[inline]
    fn try_from(text: &str) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}

impl ::core::fmt::Display for $Type {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl ::core::convert::AsRef<str> for $Type {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
";

const CLOSED: &str = "
impl ::core::convert::From<$Type> for &'static str {
    #[inline]
    fn from(value: $Type) -> Self {
        value.as_str()
    }
}
";

const DEBUG: &str = "
impl ::core::fmt::Debug for $Type {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
?short         f.debug_tuple($name).field(&self.as_str()).finish()
?long         f.debug_tuple($name)
?long             .field(&self.as_str())
?long             .finish()
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if unit.enumeration().is_none() {
        return list::conversions(code, file, unit);
    }
    let error = file.error(unit);
    let name = quoted(unit.plain());
    // rustfmt's `chain_width` is 60.
    let chain = name.chars().count() + "f.debug_tuple().field(&self.as_str()).finish()".len();
    let (short, long) = if chain <= 60 {
        ("yes", "")
    } else {
        ("", "yes")
    };
    let names = [
        ("short", short),
        ("long", long),
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("parse", &unit.free("parse")),
        ("ABOUT", &unit.free("ABOUT")),
        ("name", &name),
    ];
    code.gap();
    code.template(FROM_TEXT, &names);
    if unit.other().is_none() {
        code.template(CLOSED, &names);
    }
    if file.debug_is_text(unit) {
        code.template(DEBUG, &names);
    }
}
