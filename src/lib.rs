//! Idiomatic, documented Rust enums from XML Schemas and specification pages.
//!
//! Schemas (XSD 1.0 and 1.1, WSDL), specification pages (HTML, Markdown and several XML formats) and code lists
//! (genericode, IANA registries, CSV) go in. One Rust file comes out, with an enum for each simple type that has an
//! enumeration and, on request, a type for each other one. `FromStr` accepts a text exactly when it is valid for the
//! type by XML Schema Part 2.
//!
//! A build script calls [`Builder::write`]. The same is done in the code by the macros of `xsdgen-macro`, and on the
//! command line by `xsdgen-cli`.
//!
//! ```
//! let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
//!   <xs:simpleType name="Color">
//!     <xs:restriction base="xs:token">
//!       <xs:enumeration value="red"/>
//!       <xs:enumeration value="light green"/>
//!     </xs:restriction>
//!   </xs:simpleType>
//! </xs:schema>"#;
//! let generated = xsdgen::Builder::new().text("color.xsd", schema).serde(true).generate()?;
//! assert!(generated.code().contains("pub enum Color {"));
//! assert!(generated.code().contains("LightGreen,"));
//! assert_eq!(generated.counts().values, 2);
//! # Ok::<(), xsdgen::Error>(())
//! ```
//!
//! What is wrong comes back as an [`Error`] that reads like a compiler's message, with the place in the schema:
//!
//! ```
//! let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
//!   <xs:simpleType name="Color">
//!     <xs:restriction base="xs:strnig"><xs:enumeration value="red"/></xs:restriction>
//!   </xs:simpleType>
//! </xs:schema>"#;
//! let error = xsdgen::Builder::new().text("color.xsd", schema).generate().unwrap_err();
//! let text = error.to_string();
//! assert!(text.starts_with("error: the type `xs:strnig` is not defined [XSD0103]\n --> color.xsd:3:"));
//! assert!(text.contains("did you mean `xs:string`?"));
//! ```
//!
//! # Features
//!
//! `pages` and `review` are on by default; the macros are built without.
//! [What each costs a build](https://github.com/xsdgen/xsdgen/blob/main/docs/performance.md) is measured.
//!
//! - `pages`: reading HTML and Markdown. Without it a page is an error that says so.
//! - `config`: reading `xsdgen.toml`, for [`Builder::config`].
//! - `csv`: reading CSV and TSV code lists. It is off by default, since few need it. Spreadsheets are read by the
//!   command line only.
//! - `review`: what `xsdgen audit`, `diff` and `explain` need. Generating needs none of it.

mod builder;
mod config;
mod datatypes;
mod describe;
mod diagnostic;
mod docs;
mod emit;
mod handwritten;
#[doc(hidden)]
pub mod internal;
mod load;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // parts that only pages need
mod markup;
mod model;
mod name;
mod options;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // parts that only pages need
mod page;
mod pipeline;
mod resolve;
#[cfg(feature = "review")]
mod review;
mod runtime;
#[cfg(test)]
mod sample;
mod schema;
mod source;
mod text;
mod xml;

pub use builder::Builder;
pub use datatypes::Version;
pub use diagnostic::{Diagnostic, Severity};
pub use options::{Documentation, For, Lookup, Modules, SimpleTypes, VariantStyle};
pub use pipeline::{Counts, Error, Generated};
