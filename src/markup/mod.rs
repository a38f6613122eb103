//! Pages as trees: HTML, Markdown and XML end in one tree of elements and text with their places.

pub(crate) mod builder;
mod furniture;
#[cfg(feature = "pages")]
pub(crate) mod html;
mod letters;
pub(crate) mod mapped;
#[cfg(feature = "pages")]
pub(crate) mod markdown;
pub(crate) mod scan;
pub(crate) mod tree;
mod vocabulary;
pub(crate) mod xml;
