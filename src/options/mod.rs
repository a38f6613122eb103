//! Every option, declared once; command line, macro arguments and `xsdgen.toml` map onto these by name.
//!
//! ```
//! use xsdgen::internal::options::{self, Kind, OptionValue, Options};
//!
//! // `_` and `-` are the same.
//! let depth = options::find("limit_depth").unwrap();
//! assert_eq!((depth.name, depth.kind()), ("limit-depth", Kind::Number));
//! assert_eq!(depth.default(), Some(OptionValue::from(1000_u64)));
//!
//! let mut all = Options::default();
//! depth.setting(&mut all).set("20".into()).unwrap();
//! assert_eq!(all.read.limits.depth, 20);
//! assert!(depth.setting(&mut all).set("deep".into()).is_err());
//! ```

mod check;
mod crates;
mod day;
mod derives;
mod fact;
mod name;
mod rust;
pub(crate) mod setting;
mod table;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::datatypes::Version;
use crate::diagnostic::{Diagnostic, codes};
use crate::text::suggestion;

pub(crate) use check::{
    REGISTRY_ENTRIES, all as check, not_an_identifier, split_value, wrong_identifier,
};
pub use crates::{Crates, For};
pub(crate) use day::day;
pub(crate) use derives::judge as judge_derives;
pub use fact::FactKind;
pub(crate) use fact::{FactSpec, is_nothing};
pub use name::{Modules, NameOptions, VariantStyle};
pub(crate) use rust::Visibility;
pub use rust::{Attribute, DerivePath};
pub(crate) use setting::choice_setting;
pub use setting::{Kind, OptionValue, Setting};
pub(crate) use table::for_each_option;
pub use table::{OPTIONS, OptionSpec, find};

/// Everything that can be asked for, by stage.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// For the stages that read.
    pub read: ReadOptions,
    /// For the name stage.
    pub name: NameOptions,
    /// For the emitter.
    pub emit: EmitOptions,
    /// For what is said at the end.
    pub report: ReportOptions,
}

impl Options {
    /// These options, with relative paths relative to a directory.
    #[must_use]
    pub fn relative_to(mut self, directory: &std::path::Path) -> Self {
        self.rebase(directory);
        self
    }

    /// Sets an option by the name that it has on the command line; see [`OPTIONS`].
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn set(&mut self, name: &str, value: OptionValue) -> Result<(), Diagnostic> {
        let Some(option) = find(name) else {
            let message = format!("there is no option `{name}`");
            let names = OPTIONS.iter().map(|o| o.name);
            let otherwise = "`xsdgen generate --help` lists all options";
            let unknown = Diagnostic::error(codes::UNKNOWN_OPTION, message);
            return Err(unknown.help(suggestion(name, names, otherwise)));
        };
        option.judge(value.clone())?;
        option.setting(self).set(value).map_err(|reason| {
            let message = format!("`{}` {reason}", option.name);
            Diagnostic::error(codes::WRONG_OPTION_VALUE, message)
        })
    }

    /// These options on top of others: what was given by name or is not the default wins, and lists are added to.
    pub(crate) fn on_top_of(mut self, mut others: Self, given: &BTreeSet<&str>) -> Self {
        for option in OPTIONS {
            let own = option.setting(&mut self).get();
            let is_own = own != option.default() || given.contains(option.name);
            if let Some(own) = own.filter(|_| is_own) {
                // It was taken before.
                let _ = option.setting(&mut others).set(own);
            }
        }
        others.emit.hand_written = self.emit.hand_written;
        others
    }

    /// Makes every relative path relative to `base`.
    pub(crate) fn rebase(&mut self, base: &std::path::Path) {
        for option in OPTIONS {
            option.setting(self).rebase(base);
        }
    }
}

/// Which findings stop a run, and which are not shown.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReportOptions {
    /// `warnings`, or codes of warnings, that are errors.
    pub deny: Vec<String>,
    /// Codes of warnings that are not shown.
    pub allow: Vec<String>,
}

/// Options of the stages that read: load, pages, schemas, resolve.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Version of XML Schema.
    pub xsd_version: Version,
    /// Which simple types are generated.
    pub simple_types: SimpleTypes,
    /// Pages, or directories of them, that descriptions come from and nothing else.
    pub docs: Vec<PathBuf>,
    /// OASIS XML catalogs.
    pub catalogs: Vec<PathBuf>,
    /// Address prefix and the directory that stands for it.
    pub maps: Vec<(String, PathBuf)>,
    /// Preferred `xml:lang`s, best first; empty: English, then none, then the first there is.
    pub lang: Vec<String>,
    /// Which of several texts of one annotation count.
    pub documentation: Documentation,
    /// `source`s of the `xs:documentation` that counts, where there is one of them; empty: all.
    pub doc_source: Vec<String>,
    /// Address that relative links of pages are resolved against.
    pub base_url: Option<String>,
    /// Use page descriptions even where table and type match only doubtfully.
    pub apply_doubtful: bool,
    /// An old version, whose values that the inputs no longer have stay as deprecated variants.
    pub deprecated_from: Vec<PathBuf>,
    /// Column of a code list that holds the codes; the one of its key, or called `code`, when `None`.
    pub code_column: Option<String>,
    /// Sheet of a spreadsheet that holds the codes; the only one that may when `None`.
    pub sheet: Option<String>,
    /// Columns of a code list that describe the codes; its name and description when empty.
    pub name_columns: Vec<String>,
    /// Columns of a code list that are functions of the type.
    pub facts: Vec<String>,
    /// Columns of a code list by which a value is found.
    pub find_by: Vec<String>,
    /// Column of a code list with the first day of validity; the one that is called so when `None`.
    pub valid_from_column: Option<String>,
    /// Column of a code list with the last day of validity; the one that is called so when `None`.
    pub valid_to_column: Option<String>,
    /// Column of a code list with the status; the one that is called so when `None`.
    pub status_column: Option<String>,
    /// Which values of a code list are deprecated: `ended`, a day, or a status.
    pub deprecate: Vec<String>,
    /// Offer whether a value is valid on a day.
    pub valid_on: bool,
    /// Leave out what is at fault, and generate the rest.
    pub keep_going: bool,
    /// What variants are named after: `description`, or a column of a code list; the value when `None`.
    pub names_from: Option<String>,
    /// Entries of an IANA registry that are values besides those that are assigned.
    pub registry_entries: Vec<String>,
    /// Directory that nothing outside of is read.
    pub root: Option<PathBuf>,
    /// Bounds on what input may cost.
    pub limits: Limits,
}

/// Which simple types are generated.
///
/// ```
/// use xsdgen::{Builder, SimpleTypes};
///
/// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Port">
///   <xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/></xs:restriction>
/// </xs:simpleType></xs:schema>"#;
/// let all = Builder::new().text("port.xsd", schema).simple_types(SimpleTypes::All).generate()?;
/// assert!(all.code().contains("pub struct Port(u16);"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum SimpleTypes {
    /// Those with an enumeration, and what they are made of.
    #[default]
    Enumerations,
    /// All of them.
    All,
}

choice_setting!(SimpleTypes { "enumerations" => Enumerations, "all" => All });

/// Which of several `xs:documentation` of one annotation count, after language and source have chosen.
///
/// ```
/// use xsdgen::{Builder, Documentation};
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Size">
///   <annotation><documentation>Clothes.</documentation><documentation>More.</documentation></annotation>
///   <restriction base="string"><enumeration value="x-large"/></restriction></simpleType></schema>"#;
/// let generated = Builder::new().text("a.xsd", schema).documentation(Documentation::First).generate()?;
/// assert!(generated.code().contains("/// Clothes.\n"));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Documentation {
    /// All of them, in their order.
    #[default]
    All,
    /// The first.
    First,
}

choice_setting!(Documentation { "all" => All, "first" => First });

/// Bounds on what input may cost; reaching one is an error that names the option.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one input.
    pub input_size: u64,
    /// Nesting of elements.
    pub depth: u32,
    /// Bytes that entities may expand to.
    pub expansion: u64,
    /// Entities that one document declares.
    pub entities: u32,
    /// Attributes of one element.
    pub attributes: u32,
    /// Namespaces in scope at one element.
    pub namespaces: u32,
    /// Documents reached by include, import, redefine and override.
    pub documents: u32,
    /// References from an input to the document that is furthest from it.
    pub include_depth: u32,
    /// Values of one type.
    pub values: u32,
    /// Characters of the name of a type, or of an element or attribute on the way to it.
    pub name_length: u32,
    /// Bytes of one description, as Markdown.
    pub doc_length: u32,
    /// Bytes of one cell of a code list.
    pub cell_length: u32,
    /// States of one compiled pattern.
    pub pattern_size: u32,
    /// Bytes that the values of all types take in memory, about.
    pub model_size: u64,
    /// Bytes of the generated file.
    pub output_size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_size: 256 << 20,
            depth: 1000,
            expansion: 64 << 20,
            entities: 1000,
            attributes: 1000,
            namespaces: 256,
            documents: 20_000,
            include_depth: 1000,
            values: 1_000_000,
            name_length: 1000,
            doc_length: 1 << 20,
            cell_length: 1 << 20,
            pattern_size: 20_000,
            model_size: 1 << 30,
            output_size: 1 << 30,
        }
    }
}

/// Options of the emitter.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EmitOptions {
    /// Implement serde's traits.
    pub serde: bool,
    /// Implement serde's traits, with an index in formats that are not for people.
    pub serde_compact: bool,
    /// Implement serde's traits, with numbers and truth values as such.
    pub serde_native: bool,
    /// Other crates whose traits are implemented.
    pub crates: Crates,
    /// Derives besides the usual ones, as paths.
    pub derives: Vec<String>,
    /// Attributes to put on every type, as they stand between `#[` and `]`.
    pub attributes: Vec<String>,
    /// Visibility, as in Rust; `pub` when `None`.
    pub visibility: Option<String>,
    /// Add a `description()` method.
    pub description: bool,
    /// How text is looked up.
    pub lookup: Lookup,
    /// Offer what strum's derives do besides.
    pub strum: bool,
    /// Implement `Default` where the schema gives a default.
    pub default_impl: bool,
    /// Put `#[non_exhaustive]` on every enum.
    pub non_exhaustive: bool,
    /// The enums are in the user's code: only impls are emitted, and nothing of the enum is taken for granted
    /// (order and numbers of its variants, `Copy`). Not an option for people: the derive macro sets it.
    pub(crate) hand_written: bool,
}

/// How text is looked up.
///
/// ```
/// use xsdgen::{Builder, Lookup};
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Size">
///   <restriction base="string"><enumeration value="x-large"/></restriction></simpleType></schema>"#;
/// let generated = Builder::new().text("a.xsd", schema).lookup(Lookup::Match).generate()?;
/// assert!(generated.code().contains("match "));
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lookup {
    /// The fastest that is known for the values.
    #[default]
    Auto,
    /// A plain `match`.
    Match,
}

choice_setting!(Lookup { "auto" => Auto, "match" => Match });
choice_setting!(Version { "1.1" => V1_1, "1.0" => V1_0 });
