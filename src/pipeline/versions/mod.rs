//! Two versions of one model: which type is which, which values are the same, and what is kept of the old one.

mod keep;
mod keep_values;
pub(crate) mod pair;
#[cfg(test)]
mod tests;
pub(crate) mod values;

pub(crate) use keep::keep_dropped;
