//! Simple type definitions as XML Schema Part 2 (Datatypes) means them: lexical spaces, value spaces,
//! facets. Knows nothing of documents.
//!
//! ```
//! use xsdgen::internal::datatypes::{BuiltIn, Datatype, Version};
//!
//! let duration = Datatype::built_in(BuiltIn::Duration, Version::V1_1);
//! let key = |text: &str| duration.validate(text, &()).map(|valid| valid.key);
//! // Two literals, one value.
//! assert_eq!(key("P1Y"), key(" P12M "));
//! let invalid = key("1 year").unwrap_err();
//! assert!(invalid.reason.contains("`1 year`"), "{}", invalid.reason);
//! assert!(invalid.clause.contains("Datatype Valid"), "{}", invalid.clause);
//! ```

mod built_in;
mod datatype;
mod facets;
mod lexical;
mod pattern;
mod respell;
mod restrict;
mod valid;
mod white_space;

#[cfg(test)]
mod tests;

pub use built_in::BuiltIn;
pub use datatype::{Datatype, Shape};
pub(crate) use facets::FACETS;
pub use facets::{Bound, Constraints, ExplicitTimezone};
#[cfg(feature = "review")]
pub(crate) use lexical::compare;
pub(crate) use lexical::{Check, Form};
pub(crate) use pattern::{Arm, Deterministic, Fixed, Next};
pub use pattern::{Pattern, PatternError};
pub use white_space::WhiteSpace;

/// Version of XML Schema whose rules hold.
///
/// ```
/// use xsdgen::{Builder, Version};
///
/// // `xs:dateTimeStamp` came with 1.1.
/// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Release">
///   <xs:restriction base="xs:dateTimeStamp"><xs:enumeration value="2024-01-01T00:00:00Z"/></xs:restriction>
/// </xs:simpleType></xs:schema>"#;
/// let builder = || Builder::new().text("release.xsd", schema);
/// assert!(builder().generate().is_ok());
/// assert!(builder().xsd_version(Version::V1_0).generate().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// XML Schema 1.0, second edition.
    V1_0,
    /// XSD 1.1.
    #[default]
    V1_1,
}

/// Identity of a value in its value space: two literals are the same value exactly when their keys are equal.
///
/// The primitive type is part of the identity: no value of one primitive type equals one of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct ValueKey {
    /// Primitive type of an atomic value, or of all items of a list. For a list without items it is
    /// `anySimpleType`; for one with items of several types `anyAtomicType`.
    pub primitive: BuiltIn,
    /// Canonical text; items of a list joined by one space. `{namespace}local` for QName and NOTATION.
    /// Items of several types have the name of their type and `=` before them.
    pub text: String,
    /// Whether it is a list of no items or of two and more; a list of one item equals it (2.2.2).
    pub list: bool,
}

/// What stands between the items of a list in [`ValueKey::tagged`]: no text of XML has it.
pub(crate) const ITEM_SEPARATOR: char = '\u{1f}';

impl ValueKey {
    /// A text that no other value of whatever type has: each item with the name of its primitive type.
    pub(crate) fn tagged(&self) -> String {
        let tag = |item: &str| format!("{}={item}", self.primitive.name());
        let items = self.text.split(' ');
        let items: Vec<String> = match (self.list, self.primitive) {
            (false, _) => return tag(&self.text),
            _ if self.text.is_empty() => return String::new(),
            (true, BuiltIn::AnyAtomicType) => items.map(str::to_owned).collect(),
            (true, _) => items.map(tag).collect(),
        };
        items.join(ITEM_SEPARATOR.encode_utf8(&mut [0; 4]))
    }
}

/// Why a text is not valid for a datatype.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invalid {
    /// What is wrong, e.g. "`abc` is not in the lexical space of xs:integer".
    pub reason: String,
    /// The clause that says so.
    pub clause: &'static str,
}

/// A valid text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Valid {
    /// Its value.
    pub key: ValueKey,
    /// For a union: the index of the member type, among the different ones, that accepted it.
    pub member: Option<usize>,
}

/// What gives prefixes in QName and NOTATION literals their namespaces.
pub trait Namespaces {
    /// The namespace bound to a prefix (`""` is the default namespace); `None` when it is not bound.
    fn resolve<'a>(&'a self, prefix: &'a str) -> Option<&'a str>;
}

/// No prefix is bound.
impl Namespaces for () {
    fn resolve(&self, _prefix: &str) -> Option<&str> {
        None
    }
}

/// Facets of one derivation step, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// (facet name such as `minInclusive`, value, fixed); patterns of one step are alternatives.
    /// Enumeration is not among them: see `enumeration`.
    pub list: Vec<(String, String, bool)>,
    /// Keys of the values that enumeration facets of this step allow.
    pub enumeration: Option<Vec<ValueKey>>,
}

/// A facet that cannot stand where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FacetError {
    /// Index into [`Facets::list`].
    pub facet: usize,
    /// What is wrong.
    pub reason: String,
    /// The clause that says so.
    pub clause: &'static str,
    /// Whether it is only unsupported (a warning), not wrong.
    pub unsupported: bool,
}
