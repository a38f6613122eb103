//! What is done with text, whatever it is about.

mod heading;
mod ident;
pub(crate) mod keyword;
mod namespace;
mod nearest;
mod reference;
mod span;
mod topic;
mod width;
mod words;

pub(crate) use heading::{CODE_HEADINGS, ends_heading, same_heading};
pub(crate) use ident::is_identifier;
pub use ident::{Ident, unraw};
pub(crate) use namespace::{is_version, namespace_parts, unversioned, without_version};
pub use nearest::{nearest, suggestion};
pub(crate) use reference::{join, scheme};
pub(crate) use span::code_span;
pub(crate) use topic::{telling_words, topic};
pub(crate) use width::cells;
pub use words::count;
pub(crate) use words::some_of;
