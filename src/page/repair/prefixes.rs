//! Which prefix means what in a piece of schema text, declared or not.

use std::collections::{BTreeMap, BTreeSet};

use crate::datatypes::BuiltIn;
use crate::markup::scan::{self, Scanner, Token, split};
use crate::schema::xsd::is_element;

/// The namespace of XML Schema.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The namespace of `xsi:type`.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A prefix that nothing declares is bound to this followed by the prefix: references with it are to be
/// looked up by local name among all definitions at hand.
pub(crate) const UNDECLARED: &str = "urn:xsdgen:undeclared:";

/// Prefixes that people give XML Schema without saying so.
const USUAL: &[&str] = &["xs", "xsd", "s"];

/// Attributes whose values are QNames, or lists of them.
const REFERENCES: &[&str] = &[
    "base",
    "type",
    "ref",
    "itemType",
    "memberTypes",
    "refer",
    "substitutionGroup",
];

/// Spellings of the namespace of XML Schema that are not the right one but mean it.
pub(crate) fn is_misspelt_xsd(uri: &str) -> bool {
    let plain = uri
        .trim_matches(scan::is_space)
        .trim_end_matches(['/', '#']);
    let plain = plain
        .strip_prefix("https://")
        .or_else(|| plain.strip_prefix("http://"));
    uri != XSD && plain.is_some_and(|p| p.eq_ignore_ascii_case("www.w3.org/2001/XMLSchema"))
}

/// What the prefixes of a text mean.
#[derive(Debug, Default)]
pub(crate) struct Prefixes {
    /// Declared somewhere in the text; the first declaration of each.
    pub(crate) declared: BTreeMap<String, String>,
    /// Used and not declared, and what they are taken for.
    pub(crate) taken: BTreeMap<String, String>,
    /// Not declared, and so used that they must mean XML Schema, but no usual name for it; where first.
    pub(crate) unknown: BTreeMap<String, usize>,
    /// Prefixes of elements of XML Schema.
    schema: BTreeSet<String>,
}

impl Prefixes {
    /// Reads a whole text.
    pub(crate) fn of(text: &str) -> Self {
        let mut this = Self::default();
        let slice = |r: std::ops::Range<usize>| text.get(r).unwrap_or("");
        let mut on_elements: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut bases: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        let mut enumerated: BTreeSet<&str> = BTreeSet::new();
        for token in Scanner::new(text) {
            let Token::Start {
                name, attributes, ..
            } = token
            else {
                continue;
            };
            let at = name.start;
            let (prefix, local) = split(slice(name));
            let element = prefix;
            let entry = on_elements.entry(prefix).or_insert((at, false));
            entry.1 |= matches!(local, "simpleType" | "restriction" | "enumeration");
            // Only schema text has values; prose and other vocabularies have elements that begin alike.
            if local == "enumeration" {
                enumerated.insert(prefix);
            }
            for attribute in scan::attributes(text, attributes) {
                let (name, value) = (slice(attribute.name), slice(attribute.value.clone()));
                match split(name) {
                    ("", "xmlns") => this.declare("", value),
                    ("xmlns", prefix) => this.declare(prefix, value),
                    ("", name) if REFERENCES.contains(&name) => {
                        for item in value.split(scan::is_space).filter(|s| s.contains(':')) {
                            let (prefix, local) = split(item);
                            used.insert(prefix);
                            if name == "base" && BuiltIn::from_name(local).is_some() {
                                bases
                                    .entry(prefix)
                                    .or_insert((attribute.value.start, element));
                            }
                        }
                    }
                    ("", _) => {}
                    (prefix, _) => {
                        used.insert(prefix);
                    }
                }
            }
        }
        // A foreign vocabulary may have types of its own that are called like ours.
        bases.retain(|prefix, (_, element)| prefix != element || enumerated.contains(prefix));
        this.settle(&on_elements, &enumerated, used, &bases);
        this
    }

    fn declare(&mut self, prefix: &str, uri: &str) {
        if prefix.chars().all(is_prefix_char) {
            let uri = if is_misspelt_xsd(uri) { XSD } else { uri };
            self.declared
                .entry(prefix.to_owned())
                .or_insert_with(|| uri.to_owned());
        }
    }

    /// Decides what each prefix without a declaration means.
    fn settle(
        &mut self,
        on_elements: &BTreeMap<&str, (usize, bool)>,
        enumerated: &BTreeSet<&str>,
        used: BTreeSet<&str>,
        bases: &BTreeMap<&str, (usize, &str)>,
    ) {
        for (&prefix, &(at, simple)) in on_elements {
            match self.declared.get(prefix) {
                Some(uri) if uri == XSD => {
                    self.schema.insert(prefix.to_owned());
                }
                Some(_) => {}
                None if USUAL.contains(&prefix) || prefix.is_empty() && simple => {
                    self.take(prefix, XSD);
                    self.schema.insert(prefix.to_owned());
                }
                None if simple && enumerated.contains(prefix) => {
                    self.unknown.entry(prefix.to_owned()).or_insert(at);
                }
                None => {}
            }
        }
        let elements = on_elements.keys().copied();
        for prefix in elements.chain(used).filter(|p| !p.is_empty()) {
            if self.declared.contains_key(prefix)
                || self.unknown.contains_key(prefix)
                || matches!(prefix, "xml" | "xmlns")
                || !prefix.chars().all(is_prefix_char)
            {
                continue;
            }
            match prefix {
                "xsi" => self.take(prefix, XSI),
                _ if USUAL.contains(&prefix) => self.take(prefix, XSD),
                _ => match bases.get(prefix) {
                    Some(&(at, _)) => {
                        self.unknown.entry(prefix.to_owned()).or_insert(at);
                    }
                    None => self.take(prefix, &format!("{UNDECLARED}{prefix}")),
                },
            }
        }
    }

    fn take(&mut self, prefix: &str, uri: &str) {
        self.taken.insert(prefix.to_owned(), uri.to_owned());
    }

    /// Whether a name is that of an element of XML Schema.
    pub(crate) fn is_schema(&self, name: &str) -> bool {
        let (prefix, local) = split(name);
        self.schema.contains(prefix) && is_element(local)
    }

    /// Every prefix with its namespace.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.declared
            .iter()
            .chain(&self.taken)
            .map(|(p, u)| (p.as_str(), u.as_str()))
    }
}

fn is_prefix_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}
