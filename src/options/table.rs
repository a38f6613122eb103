//! The one table of options. Command line, macro arguments, `xsdgen.toml` and the builder all read it, so an option
//! that stands here exists everywhere, under one name, with one default.

use super::{OptionValue, Options, Setting, check};
use crate::diagnostic::{Diagnostic, codes};

/// One option.
#[derive(Clone, Copy)]
pub struct OptionSpec {
    /// Its name: words joined by `-`, which macro arguments and Rust methods write as `_`.
    pub name: &'static str,
    /// The same as a Rust name: a method of the builder, an argument of a macro.
    pub method: &'static str,
    /// What stands for its value in a usage message, e.g. `FILE`; empty for a flag.
    pub value_name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// Input, effect and an example, for the long help; may be empty.
    pub details: &'static str,
    access: fn(&mut Options) -> &mut dyn Setting,
}

impl std::fmt::Debug for OptionSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("OptionSpec").field(&self.name).finish()
    }
}

impl OptionSpec {
    /// Where it is stored.
    pub fn setting<'a>(&self, options: &'a mut Options) -> &'a mut dyn Setting {
        (self.access)(options)
    }

    /// The kind of value that it takes.
    pub fn kind(&self) -> super::Kind {
        self.setting(&mut Options::default()).kind()
    }

    /// Whether it can take such a value, as far as that can be told without any input.
    ///
    /// # Errors
    /// When it does not; the error names the option.
    pub fn judge(&self, value: OptionValue) -> Result<(), Diagnostic> {
        let mut fresh = Options::default();
        let setting = self.setting(&mut fresh);
        setting.set(value).map_err(|reason| {
            let message = format!("`{}` {reason}", self.name);
            Diagnostic::error(codes::WRONG_OPTION_VALUE, message)
                .help("`xsdgen generate --help` tells what each option takes")
        })?;
        let errors = setting.get().map(|v| check::of_value(self.name, &v));
        match errors.and_then(|e| e.into_iter().next()) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    /// What it is when nobody sets it.
    pub fn default(&self) -> Option<OptionValue> {
        self.setting(&mut Options::default()).get()
    }
}

/// Hands the rows of the table to a macro: [`OPTIONS`] and the setters of the builder are made of them.
macro_rules! for_each_option {
    ($make:ident) => {
        $make! {
    flag serde "serde" "" emit.serde
        = "Implement serde's Serialize and Deserialize"
        "Values are written as the schema's literals in every format, and read as FromStr reads them. The crate "
        "that compiles the code needs `serde`; no feature of it is required.";
    flag serde_compact "serde-compact" "" emit.serde_compact
        = "Implement serde's traits, with an index in formats that are not for people"
        "Smaller and faster in postcard, bincode and the like, but data written before the schema got a new value "
        "in the middle is then read wrongly.";
    flag serde_native "serde-native" "" emit.serde_native
        = "Implement serde's traits, with numbers and booleans as such"
        "Integers, floats and booleans without an enumeration or a pattern are numbers and booleans in JSON and the like; "
        "decimals stay text, which loses no digit, and so do the values of enumerations.";
    flag chrono "chrono" "" emit.crates.chrono
        = "Convert dates and times from and to chrono's types"
        "`TryFrom` both ways for xs:date, xs:time and xs:dateTime without an enumeration: NaiveDate, NaiveTime, "
        "NaiveDateTime, and DateTime with a FixedOffset where there is a time zone.";
    flag clap "clap" "" emit.crates.clap
        = "Implement clap's ValueEnum, with literals as values and their descriptions as help"
        "For enums that keep no other text. clap reads all other types by their FromStr, with `value_parser`.";
    flag jiff "jiff" "" emit.crates.jiff
        = "Convert dates and times from and to jiff's types"
        "`TryFrom` both ways for xs:date, xs:time and xs:dateTime without an enumeration: civil::Date, civil::Time, "
        "civil::DateTime, and Timestamp where there is a time zone.";
    flag rust_decimal "rust-decimal" "" emit.crates.rust_decimal
        = "Convert decimals from and to rust_decimal's Decimal"
        "`From` where Decimal holds every value, else `TryFrom`; back it is always `TryFrom`.";
    flag schemars "schemars" "" emit.crates.schemars
        = "Implement schemars's JsonSchema, as serde writes the values"
        "Literals with their descriptions, lengths, ranges, and patterns that mean the same in JSON Schema. Of version 1.";
    flag sqlx "sqlx" "" emit.crates.sqlx
        = "Implement sqlx's Type, Encode and Decode, as a column of text"
        "For every database whose columns hold text. Of version 0.9.";
    flag time "time" "" emit.crates.time
        = "Convert dates and times from and to the types of the crate time"
        "`TryFrom` both ways for xs:date, xs:time and xs:dateTime without an enumeration: Date, Time, PrimitiveDateTime, "
        "and OffsetDateTime where there is a time zone.";
    flag ts_rs "ts-rs" "" emit.crates.ts_rs
        = "Implement ts-rs's TS, as serde writes the values"
        "A union of the literals; `string`, `number` or `boolean` for all other types. Of version 12.";
    flag utoipa "utoipa" "" emit.crates.utoipa
        = "Implement utoipa's ToSchema, as serde writes the values"
        "Literals, with their descriptions in that of the type, lengths, ranges and patterns. Of version 5.";
    value r#for "for" "TOOL" emit.crates.plugs_into: crate::options::For
        = "What the types are a part of: `any` code, or structs of `xsd-parser`"
        "With `xsd-parser` they have the two traits of xsd-parser-types, feature `quick-xml`, that let a custom type "
        "of xsd-parser be one of them.";
    list derive "derive" "PATH" emit.derives
        = "Derive this too, on every enumeration; repeatable"
        "A path such as `rkyv::Archive`. The usual ones (Clone, Copy where possible, Debug, Eq, Ord, Hash) are always there.";
    list attribute "attribute" "ATTR" emit.attributes
        = "Put this attribute on every type, written without `#[` and `]`; repeatable"
        "For example `cfg_attr(feature = \"rkyv\", derive(rkyv::Archive))`.";
    text vis "vis" "VISIBILITY" emit.visibility
        = "Visibility of the types, as in Rust [default: pub]"
        "For example `pub(crate)`.";
    flag description "description" "" emit.description
        = "Add a method `description()` that gives a value's description"
        "The text is that of the docs, as Markdown; it is then part of the program.";
    value lookup "lookup" "HOW" emit.lookup: crate::options::Lookup
        = "How text is looked up: `auto` takes the fastest, `match` the plainest"
        "With `match` the generated code is easier to read and slower on long lists.";
    flag strum "strum" "" emit.strum
        = "Offer what strum's derives do besides: comparison with text, reading in constants"
        "For enumerations: `PartialEq<str>`, `PartialEq<&str>`, `TryFrom<String>` (which needs alloc), and a `const fn "
        "from_literal`, which takes a literal of the schema as it stands. No crate is needed.";
    flag default_impl "default-impl" "" emit.default_impl
        = "Implement Default where the schema gives a default value"
        "The default is the one of the attributes and elements of the type, when they agree. That no type has one is an error.";
    list default_value "default" "TYPE::LITERAL" name.defaults
        = "Implement Default, which gives this value; repeatable"
        "The type is written as for `types`: `Color::red`. It wins over a default that the schema gives.";
    flag non_exhaustive "non-exhaustive" "" emit.non_exhaustive
        = "Put `#[non_exhaustive]` on every enum"
        "A value that a later schema adds is then no breaking change for other crates.";
    text code_column "code-column" "COLUMN" read.code_column
        = "Column of a code list that holds the codes [default: its key, or the one called code]"
        "By Id, heading or name; letter case and separators don't count. In an IANA registry a column is an element of a record.";
    text sheet "sheet" "NAME" read.sheet
        = "Sheet of a spreadsheet that holds the codes [default: the only one that may]"
        "The one that has a heading for the codes. Only the command line reads spreadsheets.";
    list name_column "name-column" "COLUMN" read.name_columns
        = "Column of a code list that describes the codes; repeatable [default: its name and description]"
        "By Id, heading or name; letter case and separators don't count.";
    list facts "facts" "COLUMN" read.facts
        = "Offer this column of a code list as a function of the type; repeatable"
        "`Numeric Code` becomes `const fn numeric_code(self) -> u16`: the smallest type that fits what stands in it, and an "
        "`Option` where a value lacks it. `COLUMN=NAME` calls it otherwise, `COLUMN: TYPE` or `COLUMN=NAME: TYPE` gives it a "
        "type: `bool`, `u8` to `u64`, `i8` to `i64`, `str`, or an `Option` of it.";
    list find_by "find-by" "COLUMN" read.find_by
        = "Find a value by this column of a code list too; repeatable"
        "Written as for `facts`: `numeric` becomes `fn from_numeric(numeric: u16) -> Option<Self>`. All cells must differ.";
    text valid_from_column "valid-from-column" "COLUMN" read.valid_from_column
        = "Column of a code list with the first day of validity [default: the one called so]"
        "Such as `valid from` or `start date`. Docs say it.";
    text valid_to_column "valid-to-column" "COLUMN" read.valid_to_column
        = "Column of a code list with the last day of validity [default: the one called so]"
        "Such as `valid to` or `end date`. Docs say it.";
    text status_column "status-column" "COLUMN" read.status_column
        = "Column of a code list with the status of a value [default: the one called so]"
        "Docs say it.";
    list deprecate "deprecate" "WHAT" read.deprecate
        = "Mark these values of a code list as deprecated: `ended`, a day, or a status; repeatable"
        "`ended`: a last day is given. `2026-01-01`: it is before that day. `withdrawn`: that is the status.";
    flag valid_on "valid-on" "" read.valid_on
        = "Add a method `valid_on(year, month, day)` where a code list gives days"
        "A `const fn` that tells whether a value is valid on a day, the first and the last included.";
    text names_from "names-from" "WHAT" read.names_from
        = "Name variants after their `description`, or after a column of a code list [default: the value]"
        "`CommercialInvoice` for `380`. Names that meet are spelled out further by the value; a value without a "
        "description keeps the name from the value. Keep a `lock`, so that a description that changes renames nothing.";
    list registry_entries "registry-entries" "KIND" read.registry_entries
        = "Make values of these entries of IANA registries too; repeatable"
        "`ranges` (one value for each number), `unassigned`, `reserved`, `private` or `experimental`. A range that is "
        "unassigned needs both words. Without it they are only said in the docs of the type.";
    paths deprecated_from "deprecated-from" "OLD" read.deprecated_from
        = "Keep values and types that only this old version has, as `#[deprecated]`; repeatable"
        "A file or a directory. Text of these values is still accepted, so that old data can be read.";
    list types "types" "TYPE" name.types
        = "Generate only this type and what it needs; repeatable"
        "Types go by their name in the schema, `{namespace}name` (`{}name` in no namespace), a path such as `Car/@color` for an anonymous type, "
        "or their name in Rust. `*` and `?` are wildcards.";
    list drop_types "drop-types" "TYPE" name.drop_types
        = "Don't generate this type; repeatable"
        "Written as for `types`.";
    list open "open" "TYPE" name.open
        = "Keep text that is none of this type's values in a variant `Other`; repeatable"
        "Written as for `types`. Whatever the built-in base type accepts is kept, without loss.";
    list closed "closed" "TYPE" name.closed
        = "Accept nothing but this type's values, though the schema does; repeatable"
        "Written as for `types`. For a union of an enumeration and, say, xs:string.";
    map rename_type "rename-type" "TYPE=NAME" name.rename_type: String
        = "Name of a type in Rust; repeatable"
        "The type is written as for `types`.";
    map rename_value "rename-value" "TYPE::LITERAL=NAME" name.rename_value: String
        = "Name of a variant; repeatable"
        "`*` and `?` are wildcards in the literal too, `\\*` is a star, `\\=` an equals sign; a `*` in the name stands for what the first `*` "
        "matched: `Color::x-*=Ext*`.";
    map derive_for "derive-for" "TYPE=PATH" name.derive_for: String
        = "Derive this too, on this type; repeatable"
        "The type is written as for `types`.";
    map attribute_for "attribute-for" "TYPE=ATTR" name.attribute_for: String
        = "Put this attribute on this type; repeatable"
        "The type is written as for `types`, the attribute without `#[` and `]`.";
    list non_exhaustive_for "non-exhaustive-for" "TYPE" name.non_exhaustive_for
        = "Put `#[non_exhaustive]` on this enum; repeatable"
        "Written as for `types`.";
    list constants_for "constants-for" "TYPE" name.constants_for
        = "Make this type a struct with a constant for each value, and no enum; repeatable"
        "Written as for `types`. For very large lists: the compiler needs less time. The constants are called as the "
        "variants would be and can stand in patterns, but every `match` needs a `_`. An open type stays an enum.";
    number constants_above "constants-above" "N" name.constants_above
        = "The same for every type with more than so many values"
        "For example 10000. Open types stay enums.";
    value variant_style "variant-style" "STYLE" name.variant_style: crate::options::VariantStyle
        = "How variants are spelled: `pascal` as Rust does, `verbatim` as in the schema where that is an identifier"
        "rustc warns about verbatim names in lower case; put the code in a module with `#[allow(non_camel_case_types)]`.";
    text variant_prefix "variant-prefix" "PREFIX" name.variant_prefix
        = "Put this before the name of each variant"
        "An identifier in PascalCase.";
    text type_prefix "type-prefix" "PREFIX" name.type_prefix
        = "Put this before the name of each type"
        "An identifier in PascalCase.";
    list strip_type_prefix "strip-type-prefix" "PREFIX" name.strip_type_prefix
        = "Take this from the front of types' names in the schema; repeatable, the first that fits"
        "For example `ST_`.";
    list trim_type_suffix "trim-type-suffix" "SUFFIX" name.trim_type_suffix
        = "Take this from the end of types' names in the schema; repeatable, the first that fits"
        "For example `Type`.";
    value modules "modules" "HOW" name.modules: crate::options::Modules
        = "Which types go into modules: `none`, or one for each `namespace`"
        "Without modules, a type whose name several namespaces have begins with a word for its namespace.";
    map rename_module "rename-module" "NAMESPACE=NAME" name.rename_module: String
        = "Name of the module for a namespace; repeatable"
        "`*` and `?` are wildcards in the namespace, `\\=` is an equals sign. Needs `modules` to be `namespace`.";
    text error_type "error-type" "NAME" name.error_type
        = "Name of the error type [default: ParseValueError]"
        "All types of a file share it.";
    path lock "lock" "FILE" name.lock
        = "Keep the names of values in this record [default: xsdgen.lock, where it exists]"
        "A name in it never changes and never passes to another value. `generate` and `build` write it when values "
        "are new; build scripts and macros only read it. Put it under version control.";
    flag locked "locked" "" name.locked
        = "Fail where the record of names would change"
        "For continuous integration: a name that is not in the record is an error.";
    value simple_types "simple-types" "WHICH" read.simple_types: crate::options::SimpleTypes
        = "Simple types to generate: `enumerations`, or `all`"
        "Without an enumeration, a type becomes a struct that holds nothing but what its facets allow. `types` picks any type.";
    value xsd_version "xsd-version" "VERSION" read.xsd_version: crate::datatypes::Version
        = "Version of XML Schema whose rules hold"
        "They differ in a few lexical spaces, in `xs:override`, and in conditional inclusion.";
    paths docs "docs" "PATH" read.docs
        = "Take descriptions from these pages and code lists too: a file or a directory; repeatable"
        "They describe types whose schema comes from the inputs; schema fragments in them are not read.";
    paths catalog "catalog" "FILE" read.catalogs
        = "OASIS XML catalog that says where documents are; repeatable"
        "Nothing is ever fetched: an address is looked up in catalogs, then in `map`, then beside the schema.";
    map map "map" "PREFIX=DIR" read.maps: std::path::PathBuf
        = "Directory that stands for addresses that begin so; repeatable"
        "For example `http://www.w3.org/=third-party/w3c`.";
    path root "root" "DIR" read.root
        = "Read nothing outside of this directory"
        "An input or a reference that leads out of it is an error, symbolic links included.";
    list lang "lang" "LANG" read.lang
        = "Language of the docs (xml:lang); repeatable, best first"
        "Without it: English, then texts in no language, then the first there is.";
    value documentation "documentation" "WHICH" read.documentation: crate::options::Documentation
        = "Which texts of one annotation become docs: `all`, or the `first`"
        "Language and source choose before that.";
    list doc_source "doc-source" "URI" read.doc_source
        = "Take only xs:documentation with this `source`, where there is any; repeatable"
        "Where an annotation has none of them, all of its texts count.";
    text base_url "base-url" "URL" read.base_url
        = "Address that relative links of pages are resolved against"
        "Without it, a relative link becomes plain text.";
    flag apply_doubtful "apply-doubtful" "" read.apply_doubtful
        = "Use a page's descriptions even where table and type match only doubtfully"
        "`xsdgen inspect --explain` shows the evidence for each match.";
    flag keep_going "keep-going" "" read.keep_going
        = "Leave out types that are at fault, and generate the rest"
        "Without it a fault in one type that is generated ends the run. With it the fault is a warning that names the "
        "types that are missing because of it; an enumeration whose base type nothing defines is read as one of "
        "xs:string; a document that cannot be read is left out. Where nothing is left, the faults stay errors.";
    list deny "deny" "CODE" report.deny
        = "Treat this warning as an error, or `warnings` for all; repeatable"
        "For example `XSD0010`. Nothing is generated when there is an error.";
    list allow "allow" "CODE" report.allow
        = "Do not show this warning; repeatable"
        "For example `XSD0010`. It wins over `deny`.";
    value limit_input_size "limit-input-size" "BYTES" read.limits.input_size: u64
        = "Largest input" "A file with more bytes is an error.";
    value limit_depth "limit-depth" "N" read.limits.depth: u32
        = "Deepest nesting of elements" "A document that is nested more deeply is an error.";
    value limit_expansion "limit-expansion" "BYTES" read.limits.expansion: u64
        = "Most text that entities may expand to" "More in one document is an error.";
    value limit_entities "limit-entities" "N" read.limits.entities: u32
        = "Most entities that one document may declare" "A document with more is an error.";
    value limit_attributes "limit-attributes" "N" read.limits.attributes: u32
        = "Most attributes of one element" "An element with more is an error.";
    value limit_namespaces "limit-namespaces" "N" read.limits.namespaces: u32
        = "Most prefixes of namespaces in scope at one element" "More is an error.";
    value limit_documents "limit-documents" "N" read.limits.documents: u32
        = "Most documents that include and import may reach" "More in one run is an error.";
    value limit_include_depth "limit-include-depth" "N" read.limits.include_depth: u32
        = "Longest way of includes and imports from an input to a document" "A document that is further away is an error.";
    value limit_values "limit-values" "N" read.limits.values: u32
        = "Most values of one type" "A type with more is an error.";
    value limit_name_length "limit-name-length" "N" read.limits.name_length: u32
        = "Longest name of a type, in characters"
        "The names of elements and attributes on the way to an anonymous type count too. A longer one is an error.";
    value limit_doc_length "limit-doc-length" "BYTES" read.limits.doc_length: u32
        = "Longest description of a type or a value" "A longer one is an error.";
    value limit_cell_length "limit-cell-length" "BYTES" read.limits.cell_length: u32
        = "Longest cell of a code list" "A longer one is an error.";
    value limit_pattern_size "limit-pattern-size" "N" read.limits.pattern_size: u32
        = "Largest compiled pattern" "A pattern facet with more states is an error.";
    value limit_model_size "limit-model-size" "BYTES" read.limits.model_size: u64
        = "Most memory that the values of all types may take, about"
        "Unions and restrictions repeat values of others, and one description may be that of many. More is an error.";
    value limit_output_size "limit-output-size" "BYTES" read.limits.output_size: u64
        = "Largest generated file" "A result with more bytes is an error.";
        }
    };
}
pub(crate) use for_each_option;

macro_rules! table {
    ($($kind:ident $method:ident $name:literal $value_name:literal $($field:ident).+ $(: $type:ty)?
        = $help:literal $($details:literal)*;)+) => {
        /// All options, in the order in which they are shown.
        pub const OPTIONS: &[OptionSpec] = &[$(OptionSpec {
            name: $name,
            method: stringify!($method),
            value_name: $value_name,
            help: $help,
            details: concat!($($details),*),
            access: |options| &mut options.$($field).+,
        }),+];
    };
}
for_each_option!(table);

/// The option of a name; `_` and `-` are the same.
pub fn find(name: &str) -> Option<&'static OptionSpec> {
    let name = name.replace('_', "-");
    OPTIONS.iter().find(|o| o.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_in_kebab_case() {
        for (i, option) in OPTIONS.iter().enumerate() {
            assert!(
                !OPTIONS.iter().skip(i + 1).any(|o| o.name == option.name),
                "{}",
                option.name
            );
            let method = option.method.trim_start_matches("r#");
            match option.name {
                // `Builder::default()` is the builder's own default.
                "default" => assert_eq!(method, "default_value"),
                name => assert_eq!(name.replace('-', "_"), method),
            }
            assert!(
                option
                    .name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
        }
    }
}
