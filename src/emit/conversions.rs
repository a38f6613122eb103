//! Conversions from and to text.

use super::check::Parser;
use super::code::Code;
use super::error;
use super::file::{File, Unit};
use super::literal::quoted;

const TO_TEXT: [&str; 3] = [
    "\
impl ::core::convert::TryFrom<&str> for $Type {
    type Error = $Error;

    fn try_from(text: &str) -> ::core::result::Result<Self, $Error> {
        text.parse()
    }
}
",
    "\
impl ::core::fmt::Display for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}
",
    "\
impl ::core::convert::AsRef<str> for $Type {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
",
];

const CLOSED: &str = "\
impl ::core::convert::From<$Type> for &'static str {
    fn from($value: $Type) -> Self {
        $value.as_str()
    }
}
";

const DEBUG: &str = "\
impl ::core::fmt::Debug for $Type {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let mut tuple = f.debug_tuple($name);
        tuple.field(&self.as_str()).finish()
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, parser: &Parser<'_>) {
    from_str(code, file, unit, parser);
    let (error, name) = (code.error(), quoted(unit.plain()));
    let value = unit.free("value");
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("name", &name),
        ("value", &value),
    ];
    let lints = file.lints(unit);
    for template in TO_TEXT {
        code.item(lints, template, &names);
    }
    if unit.other().is_none() {
        code.item(lints, CLOSED, &names);
    }
    if file.debug_is_text(unit) {
        code.item(lints, DEBUG, &names);
    }
}

fn from_str(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, parser: &Parser<'_>) {
    let (error, refusal) = (code.error(), error::refusal(code, unit, "text"));
    let head = format!("impl ::core::str::FromStr for {} {{", unit.names.ident);
    code.item_block(file.lints(unit), head, |code| {
        code.line(format_args!("type Err = {error};"));
        code.gap();
        if let Some(docs) = parser.docs() {
            code.docs(&docs);
        }
        code.line("#[inline]");
        let head = format!("fn from_str(text: &str) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            error::closure(code, &refusal);
            parser.expression(code, ".ok_or_else(error)");
        });
    });
}
