//! Conversions of decimal numbers from and to `rust_decimal`.

use super::site::Site;
use crate::emit::atomic::kind::{self, Kind, Scaled, Value};
use crate::emit::items::Items;
use crate::emit::literal::quoted;
use crate::runtime::Module;

const FROM: &str = "\
impl ::core::convert::From<$Type> for ::rust_decimal::Decimal {
    fn from(value: $Type) -> Self {
        Self::from_i128_with_scale(value.mantissa().into(), $Type::SCALE)
    }
}
";

const FROM_WIDE: &str = "\
impl ::core::convert::From<$Type> for ::rust_decimal::Decimal {
    fn from(value: $Type) -> Self {
        Self::from_i128_with_scale(value.mantissa(), $Type::SCALE)
    }
}
";

const BACK: &str = "\
impl ::core::convert::TryFrom<::rust_decimal::Decimal> for $Type {
    type Error = $Error;

    fn try_from(value: ::rust_decimal::Decimal) -> ::core::result::Result<Self, $Error> {
        let text = $shown(value);
        text.as_str().parse()
    }
}
";

pub(super) fn emit(site: &mut Site<'_, '_>) {
    let Some(atomic) = kind::of(site.unit.simple) else {
        return;
    };
    let argument = match Kind::of(&atomic.datatype) {
        Kind::Scaled(range) if always_fits(&range) => {
            site.item(
                if range.rust == "i128" {
                    FROM_WIDE
                } else {
                    FROM
                },
                &[],
            );
            None
        }
        Kind::Scaled(range) => Some((
            site.unit.names.ident.to_string(),
            match range.rust {
                "i128" => "Self::try_from_i128_with_scale(value.mantissa(), $::SCALE).ok()",
                _ => "Self::try_from_i128_with_scale(value.mantissa().into(), $::SCALE).ok()",
            },
            None,
        )),
        Kind::Literal(Value::Decimal) => Some((
            format!("&{}", site.unit.names.ident),
            "Self::from_str_exact(value.as_str().trim_start_matches('+')).ok()",
            Some("value.as_str()"),
        )),
        _ => return,
    };
    if let Some((argument, make, text)) = argument {
        try_from(site, &argument, make, text);
    }
    let (error, shown) = (
        site.code.error(),
        site.code.runtime(Module::Buffer, "shown"),
    );
    site.item(BACK, &[("Error", &error), ("shown", &shown)]);
}

/// Whether every value is one of `rust_decimal`: 96 bits and 28 digits after the point.
fn always_fits(range: &Scaled) -> bool {
    let most = range.min.unsigned_abs().max(range.max.unsigned_abs());
    most < 1 << 96 && range.scale <= 28
}

fn try_from(site: &mut Site<'_, '_>, argument: &str, make: &str, text: Option<&str>) {
    const PATH: &str = "::rust_decimal::Decimal";
    let (error, shown) = (
        site.code.error(),
        site.code.runtime(Module::Buffer, "shown"),
    );
    let name = quoted(site.unit.plain());
    let make = make.replace('$', site.unit.names.ident.as_str());
    let expected = Items::literals(["is here what `rust_decimal::Decimal` holds"]);
    let head = format!("impl ::core::convert::TryFrom<{argument}> for {PATH} {{");
    site.code
        .item_block(site.file.lints(site.unit), head, |code| {
            code.line(format_args!("type Error = {error};"));
            code.gap();
            let head = format!(
                "fn try_from(value: {argument}) -> ::core::result::Result<Self, {error}> {{"
            );
            code.block(head, |code| {
                code.array("const EXPECTED: &[&str; 1] = &", &expected, true);
                code.line(format_args!("let made = {make};"));
                let text = match text {
                    Some(text) => text.to_owned(),
                    None => {
                        code.line(format_args!("let text = {shown}(value.mantissa());"));
                        "text.as_str()".to_owned()
                    }
                };
                let refusal = format!("{error}::in_words({name}, EXPECTED, {text})");
                code.line(format_args!("made.ok_or_else(|| {refusal})"));
            });
        });
}
