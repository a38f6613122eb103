//! From the place of a value among all to the value.

use crate::emit::code::Code;
use crate::emit::file::File;
use crate::emit::unit::Unit;

/// Writes an expression for the value at a place among all values, which a variable holds.
pub(super) fn value_at(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, index: &str) {
    if !file.by_match(unit) {
        let values = file.values(unit);
        return code.line(format_args!(
            "::core::option::Option::Some({values}[{index}])"
        ));
    }
    let head = format!("::core::option::Option::Some(match {index} {{");
    code.block_to(head, "})", |code| {
        for (i, variant) in unit.names.variants.iter().enumerate() {
            code.arm(&i.to_string(), &format!("Self::{variant}"));
        }
        code.line("_ => return ::core::option::Option::None,");
    });
}

/// The narrowest type that holds all numbers.
pub(super) fn int_type(numbers: impl Iterator<Item = u32>) -> &'static str {
    match numbers.max() {
        Some(0x1_0000..) => "u32",
        Some(0x100..) => "u16",
        _ => "u8",
    }
}
