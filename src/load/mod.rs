//! The load stage: files and texts become [`Source`](crate::source::Source)s; every file read is recorded.
//!
//! ```
//! use xsdgen::internal::options::ReadOptions;
//! use xsdgen::internal::load::Loader;
//!
//! let mut loader = Loader::default();
//! let options = ReadOptions::default();
//! // The encoding is told by a byte order mark or the XML declaration; otherwise it is UTF-8.
//! let id = loader.read_bytes("a.xsd", b"\xff\xfe<\0a\0>\0\n\0<\0".to_vec(), &options).unwrap();
//! let source = loader.sources.get(id).unwrap();
//! assert_eq!(source.text(), "<a>\n<");
//! assert_eq!((source.position(4), source.line(1)), ((2, 1), "<a>"));
//!
//! let broken = loader.read_bytes("b.xsd", b"caf\xe9".to_vec(), &options).unwrap_err();
//! assert_eq!(broken.code, "XSD0005");
//! ```

mod address;
mod catalog;
mod conversion;
mod encoding;
mod find;
mod input;
mod loader;
mod sheet;

pub use conversion::{Conversion, Converter};
pub(crate) use input::{InputSpec, read};
pub use loader::Loader;
pub use sheet::{Sheet, SheetReader};
#[cfg(feature = "csv")]
pub(crate) use sheet::{TITLES, heads_codes};

/// How a run came to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The user, or another document, named it: it must be what it is taken for.
    Named,
    /// It lies in a directory that the user named, and may be something else.
    Found,
}
