//! The values of an enumeration and the documentation that values and types have.

use super::Validity;
use crate::datatypes::ValueKey;
use crate::source::Location;

/// One value of an enumeration.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Value {
    /// The literal of its first facet, white space normalised.
    pub literal: String,
    /// Its identity in the value space; `None` when that is the literal itself (string family).
    pub key: Option<ValueKey>,
    /// Other literals of the same value, distinct from `literal` and from each other.
    pub aliases: Vec<Alias>,
    /// The start tag of its `xs:enumeration`.
    pub location: Location,
    /// Documentation, distinct texts of all its facets.
    pub docs: Vec<Doc>,
    /// Index into [`Enumeration::routes`](super::Enumeration::routes) of the route that it belongs to.
    pub route: u32,
    /// What annotations ask of it; most values have none.
    pub marks: Option<Box<ValueMarks>>,
}

impl Value {
    /// A value that is its literal, of the first route.
    pub(crate) fn new(literal: String, location: Location) -> Self {
        Self {
            literal,
            key: None,
            aliases: Vec::new(),
            location,
            docs: Vec::new(),
            route: 0,
            marks: None,
        }
    }

    /// Bytes that it takes in memory, about.
    pub(crate) fn size(&self) -> u64 {
        let aliases = self
            .aliases
            .iter()
            .map(|a| size_of::<Alias>() + a.literal.len());
        let docs = self
            .docs
            .iter()
            .map(|d| size_of::<Doc>() + d.markdown.len());
        let facts = self.marks.iter().flat_map(|m| &m.facts);
        let facts = facts.map(|f| size_of::<Option<String>>() + f.as_ref().map_or(0, String::len));
        let parts = aliases.chain(docs).chain(facts);
        (size_of::<Self>() + self.literal.len() + parts.sum::<usize>()) as u64
    }

    /// Number asked for by appinfo (WCF `EnumerationValue`).
    pub fn number(&self) -> Option<i64> {
        self.marks.as_ref()?.number
    }

    /// Name asked for by a binding annotation in the schema (JAXB `typesafeEnumMember`).
    pub fn wanted_name(&self) -> Option<&str> {
        self.marks.as_ref()?.wanted_name.as_deref()
    }

    /// What `names-from` says that it is to be called after.
    pub fn label(&self) -> Option<&str> {
        self.marks.as_ref()?.label.as_deref()
    }

    /// What its code list says in the column of one of the [facts](super::SimpleType::facts) of its type.
    pub fn fact(&self, index: usize) -> Option<&str> {
        self.marks.as_ref()?.facts.get(index)?.as_deref()
    }

    /// When it is valid.
    pub fn validity(&self) -> Validity {
        self.marks
            .as_ref()
            .map_or_else(Validity::default, |marks| marks.validity)
    }

    /// The reason why it is deprecated, which may be empty; `None` when it is not.
    pub fn deprecated(&self) -> Option<&str> {
        self.marks.as_ref()?.deprecated.as_deref()
    }
}

/// What annotations ask of a value by known conventions. Kept apart, since few values have any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueMarks {
    /// See [`Value::number`].
    pub number: Option<i64>,
    /// See [`Value::wanted_name`].
    pub wanted_name: Option<String>,
    /// See [`Value::deprecated`].
    pub deprecated: Option<String>,
    /// See [`Value::label`].
    pub label: Option<String>,
    /// See [`Value::fact`].
    pub facts: Vec<Option<String>>,
    /// See [`Value::validity`].
    pub validity: Validity,
}

/// Another literal of a value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Alias {
    /// White space normalised.
    pub literal: String,
    /// The start tag of its `xs:enumeration`.
    pub location: Location,
}

/// One piece of documentation: Markdown that rustdoc shows as it was meant, not yet wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Doc {
    /// `xml:lang` in force.
    pub lang: Option<String>,
    /// `source` attribute of `xs:documentation`.
    pub source: Option<String>,
    /// Blocks separated by one blank line; made by the `docs` module, nowhere else.
    pub markdown: String,
    /// Where it stands.
    pub location: Location,
    /// What kind of text it comes from.
    pub origin: DocOrigin,
}

/// Where a piece of documentation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocOrigin {
    /// `xs:documentation`
    Documentation,
    /// `xs:appinfo` with a known convention
    Appinfo,
    /// a comment behind the facet
    Comment,
    /// a specification page
    Page,
    /// a column of a code list
    CodeList,
}
