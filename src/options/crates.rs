//! Other crates that generated types are to work with.

use super::setting::choice_setting;

/// For which crates implementations of their traits are written; `src/emit/crates` says which.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Crates {
    /// Conversions of dates and times.
    pub chrono: bool,
    /// Values of arguments.
    pub clap: bool,
    /// Conversions of dates and times.
    pub jiff: bool,
    /// Conversions of decimal numbers.
    pub rust_decimal: bool,
    /// JSON Schema.
    pub schemars: bool,
    /// Columns of databases.
    pub sqlx: bool,
    /// Conversions of dates and times.
    pub time: bool,
    /// Types of TypeScript.
    pub ts_rs: bool,
    /// Schemas of OpenAPI.
    pub utoipa: bool,
    /// The generator whose types these are a part of.
    pub plugs_into: For,
}

/// Which generator's types the generated ones are a part of.
///
/// ```
/// use xsdgen::{Builder, For};
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Size">
///   <restriction base="string"><enumeration value="x-large"/></restriction></simpleType></schema>"#;
/// let generated = Builder::new().text("a.xsd", schema).r#for(For::XsdParser).generate()?;
/// assert!(generated.code().contains("DeserializeBytesFromStr for Size {}"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum For {
    /// Any code.
    #[default]
    Any,
    /// Those of xsd-parser, whose traits they then have.
    XsdParser,
}

choice_setting!(For { "any" => Any, "xsd-parser" => XsdParser });
