//! What is done with text, whatever it is about.

mod ident;
pub(crate) mod keyword;
mod nearest;
mod reference;

pub(crate) use ident::is_identifier;
pub use ident::{Ident, unraw};
pub use nearest::nearest;
pub(crate) use reference::{join, scheme};
