//! What is done with text, whatever it is about.

mod ident;
pub(crate) mod keyword;
mod nearest;
mod reference;

pub use ident::Ident;
pub(crate) use ident::is_identifier;
pub use nearest::nearest;
pub(crate) use reference::{join, scheme};
