//! What rustfmt does with lines that are too wide, as far as generated code needs it: names come from schemas,
//! and may have any length.

mod header;
mod line;
mod part;
#[cfg(test)]
mod tests;

pub(super) use line::{broken, pattern};
pub(super) use part::{CALL_WIDTH, MAX_WIDTH, Part};
