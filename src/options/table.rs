//! The one table of options. Command line, macro arguments, `xsdgen.toml` and [`Builder::set`] all read it,
//! so an option that stands here exists everywhere, under one name, with one default.
//!
//! [`Builder::set`]: crate::Builder::set

use super::{Options, Setting};

/// One option.
#[derive(Clone, Copy)]
pub struct OptionSpec {
    /// Its name: words joined by `-`, which macro arguments and Rust methods write as `_`.
    pub name: &'static str,
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

    /// What it is when nobody sets it.
    pub fn default(&self) -> Option<super::OptionValue> {
        self.setting(&mut Options::default()).get()
    }
}

macro_rules! options {
    ($($name:literal $value_name:literal $($field:ident).+: $help:literal $($details:literal)?;)+) => {
        /// All options, in the order in which they are shown.
        pub const OPTIONS: &[OptionSpec] = &[$(OptionSpec {
            name: $name,
            value_name: $value_name,
            help: $help,
            details: concat!("" $(, $details)?),
            access: |options| &mut options.$($field).+,
        }),+];
    };
}

options! {
    "serde" "" emit.serde:
        "Implement serde's Serialize and Deserialize"
        "The crate that compiles the code needs `serde` (no features are required).";
    "serde-compact" "" emit.serde_compact:
        "With serde: write an index in formats that are not for people"
        "Smaller and faster in postcard and bincode, but data written before the schema got a new value in the middle is then read wrongly.";
    "derive" "PATH" emit.derives:
        "Derive this too, on every type; repeatable";
    "attribute" "ATTR" emit.attributes:
        "Put this attribute on every type, written without `#[` and `]`; repeatable";
    "vis" "VISIBILITY" emit.visibility:
        "Visibility of the types, as in Rust [default: pub]";
    "description" "" emit.description:
        "Add a method `description()` that gives a value's description";
    "lookup" "HOW" emit.lookup:
        "How text is looked up: `auto` takes the fastest, `match` the plainest";
    "default-impl" "" emit.default_impl:
        "Implement Default where the schema gives a default value";
    "non-exhaustive" "" emit.non_exhaustive:
        "Put #[non_exhaustive] on every enum";
    "xsd-version" "VERSION" read.xsd_version:
        "Version of XML Schema whose rules hold";
    "catalog" "FILE" read.catalogs:
        "OASIS XML catalog that says where documents are; repeatable";
    "map" "PREFIX=DIR" read.maps:
        "Directory that stands for addresses that begin so; repeatable";
    "root" "DIR" read.root:
        "Read nothing outside of this directory";
    "lang" "LANG" read.lang:
        "Language of the docs (xml:lang); repeatable, best first";
    "base-url" "URL" read.base_url:
        "Address that relative links of pages are resolved against";
    "apply-doubtful" "" read.apply_doubtful:
        "Use a page's descriptions even where table and type match only doubtfully";
    "deny" "CODE" report.deny:
        "Treat this warning as an error, or `warnings` for all; repeatable";
    "allow" "CODE" report.allow:
        "Do not show this warning; repeatable";
    "limit-input-size" "BYTES" read.limits.input_size:
        "Largest input";
    "limit-depth" "N" read.limits.depth:
        "Deepest nesting of elements";
    "limit-expansion" "BYTES" read.limits.expansion:
        "Most text that entities may expand to";
    "limit-documents" "N" read.limits.documents:
        "Most documents that include and import may reach";
    "limit-values" "N" read.limits.values:
        "Most values of one type";
    "limit-pattern-size" "N" read.limits.pattern_size:
        "Largest compiled pattern";
    "limit-output-size" "BYTES" read.limits.output_size:
        "Largest generated file";
}

/// The option of a name; `_` and `-` are the same.
pub fn find(name: &str) -> Option<&'static OptionSpec> {
    let name = name.replace('_', "-");
    OPTIONS.iter().find(|o| o.name == name)
}

/// The name most like `name`, for "did you mean".
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let budget = name.chars().count().max(3) / 3;
    names
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|&(d, _)| d <= budget)
        .min_by_key(|&(d, _)| d)
        .map(|(_, candidate)| candidate)
}

/// Edit distance (insert, delete, replace).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let next = (diagonal + usize::from(x != *y))
                .min(*cell + 1)
                .min(left + 1);
            diagonal = std::mem::replace(cell, next);
            left = next;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
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
            assert!(
                option
                    .name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
        }
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        let names = || OPTIONS.iter().map(|o| o.name);
        assert_eq!(nearest("sarde", names()), Some("serde"));
        assert_eq!(nearest("non-exhaustve", names()), Some("non-exhaustive"));
        assert_eq!(nearest("quux", names()), None);
    }
}
