//! Rust types from XML Schemas and specification pages, in place.
//!
//! | macro | what it is for |
//! |---|---|
//! | [`include_schema!`] | everything that a schema or a page enumerates |
//! | [`macro@xsd_enum`] | one enum, which keeps your name, visibility, docs, derives and attributes |
//! | [`macro@xsd_type`] | the same for any simple type: a struct that holds nothing but what its facets allow |
//! | [`derive@XsdEnum`] | an enum that you write: the compiler proves that it agrees with the schema |
//!
//! What is generated is what the command line and the library generate, and it stands alone: a crate that uses the
//! macros links nothing of xsdgen, and may be `no_std`.
//!
//! # Paths
//!
//! Paths are relative to the directory of the crate's `Cargo.toml`. Every file that is read, also by way of an include
//! or a catalog, is tracked: when it changes, the crate is built again. For the same reason a directory cannot be
//! given; a build script can search one. Pages (`.html`, `.md`) are read with the feature `pages`, which costs
//! build time.
//!
//! # Options
//!
//! Options follow the paths, under the names that they have on the command line (`xsdgen generate --help`), with `_`
//! for `-`:
//!
//! | written | means |
//! |---|---|
//! | `serde` | `serde = true` |
//! | `lookup = "match"`, `limit_values = 100` | one text or number |
//! | `vis = pub(crate)` | `vis = "pub(crate)"` |
//! | `types = [Roast, Size]`, `types = ["Roast", "Size"]`, `types(Roast, Size)` | several texts |
//! | `map = ["http://example.com/" = "schemas"]` | names and what they stand for |
//!
//! `config = "xsdgen.toml"` takes the options of that file too, with the feature `config`: those at its top, and those of
//! its `[[output]]` that is made of the same schemas. What the macro says wins, and lists are added to. Without it no
//! `xsdgen.toml` is read.
//!
//! All of them; `xsdgen generate --help` tells what each does:
//!
//! - switches: `serde`, `serde_compact`, `serde_native`, `chrono`, `clap`, `jiff`, `rust_decimal`, `schemars`,
//!   `sqlx`, `time`, `ts_rs`, `utoipa`, `description`, `strum`, `default_impl`, `non_exhaustive`, `valid_on`,
//!   `locked`, `apply_doubtful`, `keep_going`
//! - one of several words: `for`, `lookup`, `variant_style`, `modules`, `simple_types`, `xsd_version`,
//!   `documentation`
//! - one text: `vis`, `code_column`, `sheet`, `valid_from_column`, `valid_to_column`, `status_column`, `names_from`,
//!   `variant_prefix`, `type_prefix`, `error_type`, `base_url`
//! - a number: `constants_above`
//! - one path: `lock`, `root`
//! - several texts: `derive`, `attribute`, `name_column`, `facts`, `find_by`, `deprecate`, `registry_entries`,
//!   `default`, `types`, `drop_types`, `open`, `closed`, `non_exhaustive_for`, `constants_for`, `strip_type_prefix`,
//!   `trim_type_suffix`, `lang`, `doc_source`, `deny`, `allow`
//! - several paths: `deprecated_from`, `docs`, `catalog`
//! - names and what they stand for: `rename_module`, `rename_type`, `rename_value`, `derive_for`, `attribute_for`, `map`
//! - limits, each a number: `limit_input_size`, `limit_depth`, `limit_expansion`, `limit_entities`,
//!   `limit_attributes`, `limit_namespaces`, `limit_documents`, `limit_include_depth`, `limit_values`,
//!   `limit_name_length`, `limit_doc_length`, `limit_cell_length`, `limit_pattern_size`, `limit_model_size`,
//!   `limit_output_size`
//!
//! # Errors and warnings
//!
//! What is wrong with a schema is a compile error at its path, with the schema's own `file:line:column`. A macro has
//! no stable way to warn, so warnings are not shown; `deny = ["warnings"]` turns them into errors, and
//! `xsdgen inspect` lists them.

mod args;
mod attribute;
mod derive;
mod include;
mod manifest;
mod report;
mod skeleton;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Puts the enumerations of schemas and specification pages in place of the call.
///
/// ```
/// xsdgen_macro::include_schema!("tests/schemas/coffee.xsd");
///
/// # fn main() {
/// assert_eq!(" medium-dark ".parse(), Ok(Roast::MediumDark));
/// assert_eq!(Size::VALUES.len(), 2);
/// # }
/// ```
///
/// Several paths may be given; what they share is made once. The options are described
/// [above](crate#options).
///
/// The call stands where items may stand, also in a function. There the types of several namespaces, which come in
/// modules, need a module around the call.
#[proc_macro]
pub fn include_schema(input: TokenStream) -> TokenStream {
    include::expand(input.into()).into()
}

/// Fills an empty enum in with the values of a schema.
///
/// ```
/// use xsdgen_macro::xsd_enum;
///
/// /// My own words, before those of the schema.
/// #[xsd_enum("tests/schemas/coffee.xsd", serde)]
/// pub enum Roast {}
///
/// #[xsd_enum("tests/schemas/coffee.xsd", name = "Size")]
/// #[repr(u8)]
/// enum Cup {}
///
/// # fn main() {
/// assert_eq!("light".parse(), Ok(Roast::Light));
/// # }
/// ```
///
/// The type is the one that is called like the enum, or as `name` says: its name in the schema,
/// `{namespace}name`, or the path that `xsdgen inspect` shows. Derives, other attributes and the visibility are
/// written on the enum, below this attribute; what xsdgen derives itself need not be. The error type is called
/// after the enum: `ParseRoastError`.
#[proc_macro_attribute]
pub fn xsd_enum(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Enum, args.into(), item.into()).into()
}

/// Fills a struct in with what a simple type of a schema holds: a number, a text, a date, a list.
///
/// ```
/// use xsdgen_macro::xsd_type;
///
/// /// Where the machine listens.
/// #[xsd_type("tests/schemas/machine.xsd", serde)]
/// pub struct Port;
///
/// /// Several of them; what it is made of stands in a module `ports`.
/// #[xsd_type("tests/schemas/machine.xsd")]
/// pub struct Ports;
///
/// # fn main() {
/// const HTTP: Option<Port> = Port::new(80);
/// assert_eq!(HTTP.map(Port::get), Some(80));
/// assert_eq!(Port::new(49152), None);
/// assert!("80 0".parse::<Ports>().is_err());
/// # }
/// ```
///
/// Everything else is as with [`macro@xsd_enum`]. A simple type with an enumeration, or a union, is an enum: there the
/// attribute stands on an empty enum and does what `#[xsd_enum]` does, for unions without enumeration too. What a list
/// or a union is made of stands in a module that is called after the type; in a function, put a module around both.
#[proc_macro_attribute]
pub fn xsd_type(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Type, args.into(), item.into()).into()
}

/// Implements the conversions of a schema's enumeration for an enum that you write, once it agrees with the schema.
///
/// ```
/// use xsdgen_macro::XsdEnum;
///
/// #[derive(XsdEnum, Debug, PartialEq)]
/// #[xsd(schema = "tests/schemas/coffee.xsd", name = "Roast")]
/// enum Beans {
///     Light,
///     Medium,
///     #[xsd(value = "medium-dark")]
///     Dark,
/// }
///
/// # fn main() {
/// assert_eq!("medium-dark".parse(), Ok(Beans::Dark));
/// # }
/// ```
///
/// A value that has no variant, a variant that has no value, and a misspelt `#[xsd(value = "…")]` are compile
/// errors that name the schema's line and the nearest match. A variant is the value
///
/// 1. that its `#[xsd(value = "…")]` says,
/// 2. that `rename_all` on the enum makes of its name (the words are serde's: `"kebab-case"`, `"lowercase"`, …),
/// 3. without `rename_all`: that xsdgen would give this name, or that is spelled like it.
///
/// A variant `#[xsd(other)] Other(String)` keeps all other text, also where the schema's type is closed. Where the
/// schema allows other text, the enum must have one. Instead of `String` it may hold any type that is made of one and
/// gives a `&str` by `AsRef`, such as `Box<str>`.
///
/// With `no_schema` the values are exactly what the variants say, for lists that have no schema:
///
/// ```
/// # use xsdgen_macro::XsdEnum;
/// #[derive(XsdEnum, Debug, PartialEq)]
/// #[xsd(no_schema, rename_all = "kebab-case")]
/// enum Role {
///     Primary,
///     HotStandby,
///     #[xsd(other)]
///     Other(String),
/// }
///
/// # fn main() {
/// assert_eq!("hot-standby".parse(), Ok(Role::HotStandby));
/// assert_eq!("witness".parse(), Ok(Role::Other("witness".to_owned())));
/// # }
/// ```
///
/// With `check` the derive only proves that the enum and the schema agree, and implements nothing:
///
/// ```
/// # use xsdgen_macro::XsdEnum;
/// #[derive(XsdEnum)] // and, say, strum::EnumString
/// #[xsd(schema = "tests/schemas/coffee.xsd", check)]
/// enum Roast {
///     Light,
///     Medium,
///     MediumDark,
/// }
/// # fn main() {}
/// ```
///
/// Implemented are [`FromStr`](core::str::FromStr), [`Display`](core::fmt::Display), `TryFrom<&str>`, `AsRef<str>`,
/// `as_str`, constants `VALUES` and `COUNT`, for closed enums `From<Enum> for &'static str`, and serde's traits with `serde`.
/// Nothing else is derived, and nothing is asked of the enum: it need not be `Copy`, and its variants may have
/// any order and numbers.
#[proc_macro_derive(XsdEnum, attributes(xsd))]
pub fn derive_xsd_enum(item: TokenStream) -> TokenStream {
    derive::expand(item.into()).into()
}
