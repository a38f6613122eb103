//! An invoice whose codes come from four lists, which their agencies publish anew each year.

pub mod lists;

use clap::Parser;
use lists::{CountryCode, Currency, unit, vat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line of an invoice.
#[derive(Clone, Debug, Deserialize, JsonSchema, Parser, PartialEq, Serialize)]
pub struct Line {
    #[arg(long, value_enum)]
    pub country: CountryCode,
    #[arg(long, value_enum)]
    pub currency: Currency,
    #[arg(long, value_enum)]
    pub unit: unit::Code,
    #[arg(long, value_enum, default_value = "S")]
    pub vat: vat::Code,
}

/// Whether the seller owes the tax. The lists grow, so there is an arm for what they don't have yet.
pub fn seller_owes(code: vat::Code) -> bool {
    match code {
        vat::Code::S => true,
        vat::Code::Z | vat::Code::Ae => false,
        #[allow(
            unreachable_patterns,
            reason = "within this crate the compiler knows all values"
        )]
        _ => false,
    }
}

/// Whether somebody has to count.
pub fn is_counted(code: unit::Code) -> bool {
    code == unit::Code::Crate
}
