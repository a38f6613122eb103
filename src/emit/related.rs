//! Conversions between types that share values: a restriction and its base, a union and its members.

use super::code::Code;
use super::file::{File, Unit};

pub(super) fn emit(_code: &mut Code, _file: &File<'_>, _unit: &Unit<'_>) {}
