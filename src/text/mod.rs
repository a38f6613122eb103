//! What is done with text, whatever it is about.

mod nearest;
mod reference;

pub use nearest::nearest;
pub(crate) use reference::{join, scheme};
