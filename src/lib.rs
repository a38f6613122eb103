//! Idiomatic, documented Rust enums from XML Schemas and specification pages.
//!
//! Schemas (XSD 1.0 and 1.1, WSDL), pages (HTML, Markdown, XEP) and code lists (genericode) go in; out comes one
//! Rust file with an enum for each simple type that has an enumeration. Its `FromStr` accepts a text exactly when
//! the text is valid for the type by XML Schema Part 2.
//!
//! This is the library. Most users want one of the fronts: `xsdgen-macro` in the code, [`Builder::write`] in a
//! build script, or the command line of `xsdgen-cli`.
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
//! What is wrong comes back as an [`Error`] that reads as a compiler's message does, with the place in the schema:
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
//! # Stages
//!
//! A run loads its inputs ([`load`]), finds the schema text of pages, resolves references between documents into
//! the [`model`] of simple types (whose meaning is [`datatypes`]'), matches the descriptions of pages to it, finds
//! [`Names`], and writes Rust. [`Builder::analyse`] stops before the last step: [`Analysis`] is what `inspect`
//! and [`review`] look at. [`options`] lists everything that can be asked for.
//!
//! # Features
//!
//! Both are on by default; the macros are built without. What each costs a build is in `docs/performance.md`.
//!
//! - `pages`: reading HTML and Markdown. Without it a page is an error that says so.
//! - `review`: looking at what was read ([`review`]): audit, diff and explain. Generating needs none of it.

mod builder;
pub mod datatypes;
mod describe;
pub mod diagnostic;
mod docs;
mod emit;
pub mod handwritten;
pub mod load;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // parts that only pages need
mod markup;
pub mod model;
mod name;
pub mod options;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // parts that only pages need
mod page;
mod pipeline;
mod places;
mod resolve;
#[cfg(feature = "review")]
pub mod review;
mod runtime;
#[cfg(test)]
mod sample;
mod schema;
pub mod source;
pub mod text;
mod xml;

pub use builder::{Builder, write};
pub use describe::Match;
pub use name::{Names, Reason, TypeNames};
pub use options::{Modules, NameOptions, VariantStyle};
pub use pipeline::{Analysis, Counts, Error, Generated, Request, Stage};
pub use text::Ident;
