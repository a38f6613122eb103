//! Simple type definitions as XML Schema Part 2 (Datatypes) means them: lexical spaces, value spaces,
//! facets. Knows nothing of documents.

use std::borrow::Cow;
use std::sync::Arc;

mod built_in;

pub use built_in::BuiltIn;

/// Version of XML Schema whose rules hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// XML Schema 1.0, second edition.
    V1_0,
    /// XSD 1.1.
    #[default]
    V1_1,
}

/// The whiteSpace facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhiteSpace {
    /// Nothing is changed.
    Preserve,
    /// Tab, line feed and carriage return become a space.
    Replace,
    /// As `Replace`, then runs of spaces become one and the ends are stripped.
    Collapse,
}

impl WhiteSpace {
    /// Normalises a text; only XML white space counts (U+00A0 does not).
    pub fn normalise(self, text: &str) -> Cow<'_, str> {
        let _ = text;
        Cow::Borrowed(text)
    }
}

/// Identity of a value in its value space: two literals are the same value exactly when their keys are equal.
///
/// The primitive type is part of the identity: no value of one primitive type equals one of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueKey {
    /// Primitive type of an atomic value; of the first item for a list.
    pub primitive: BuiltIn,
    /// Canonical text; items of a list joined by one space. `{namespace}local` for QName and NOTATION.
    pub text: String,
}

/// Why a text is not valid for a datatype.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// What is wrong, e.g. "`abc` is not in the lexical space of xs:integer".
    pub reason: String,
    /// The clause that says so.
    pub clause: &'static str,
}

/// A valid text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Its value.
    pub key: ValueKey,
    /// For a union: the index of the member type (among the direct members) that accepted it.
    pub member: Option<usize>,
}

/// What gives prefixes in QName and NOTATION literals their namespaces.
pub trait Namespaces {
    /// The namespace bound to a prefix (`""` is the default namespace); `None` when it is not bound.
    fn resolve(&self, prefix: &str) -> Option<&str>;
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

/// A complete simple type definition with everything it is derived from.
#[derive(Debug)]
pub struct Datatype {
    // owned by the datatypes module; shape free
    _todo: (),
}

impl Datatype {
    /// The definition of a built-in type.
    pub fn built_in(_which: BuiltIn, _version: Version) -> Arc<Self> {
        Arc::new(Self { _todo: () })
    }

    /// Derivation by restriction. All facet errors are reported; the type keeps the facets that stand.
    pub fn restrict(
        _base: &Arc<Self>,
        _facets: Facets,
        _version: Version,
    ) -> (Arc<Self>, Vec<FacetError>) {
        (Arc::new(Self { _todo: () }), Vec::new())
    }

    /// Derivation by list.
    pub fn list(_item: &Arc<Self>) -> Arc<Self> {
        Arc::new(Self { _todo: () })
    }

    /// Derivation by union.
    pub fn union(_members: &[Arc<Self>]) -> Arc<Self> {
        Arc::new(Self { _todo: () })
    }

    /// Validates a text as it stands in a document (white space is normalised here).
    pub fn validate(&self, _text: &str, _namespaces: &dyn Namespaces) -> Result<Valid, Invalid> {
        Err(Invalid {
            reason: String::new(),
            clause: "",
        })
    }

    /// Effective whiteSpace; for a union, `Collapse` when all members collapse, else `Preserve`.
    pub fn white_space(&self) -> WhiteSpace {
        WhiteSpace::Collapse
    }

    /// Whether a value's key is always its normalised literal (string family, anyURI): then text
    /// comparison after white space normalisation is value comparison.
    pub fn is_literal(&self) -> bool {
        true
    }
}
