//! The semantic model: every simple type that becomes Rust, with its values in their value space.
//!
//! Made by `resolve` (from schema documents) and by other readers of code lists; enriched by `page`
//! (descriptions); read by `name` and `emit`. It knows nothing of Rust identifiers.
//!
//! ```
//! let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Level">
//!   <xs:restriction base="xs:integer"><xs:enumeration value="1"/><xs:enumeration value="01"/></xs:restriction>
//! </xs:simpleType></xs:schema>"#;
//! let analysis = xsdgen::internal::Request::new().text("level.xsd", schema).analyse()?;
//! let [level] = analysis.model().types.as_slice() else { panic!() };
//! assert_eq!(level.identity.to_string(), "Level");
//! // Both literals are the same integer: one value, one alias.
//! let [one] = level.values() else { panic!() };
//! assert_eq!(one.aliases[0].literal, "01");
//! # Ok::<(), xsdgen::Error>(())
//! ```

mod fact;
mod identity;
mod value;

use std::collections::HashMap;
use std::ops::Index;
use std::sync::Arc;

use crate::datatypes::{BuiltIn, Datatype, WhiteSpace};
use crate::source::Location;

pub use fact::{Fact, Validity};
pub use identity::{Citation, Identity, Step, StepKind};
pub use value::{Alias, Doc, DocOrigin, Value, ValueMarks};

/// Index of a type in [`Model::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Everything that a run is about, in a stable order: documents as read, types as they stand in them.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Model {
    /// The types to generate; before `name::select`, all simple types that were read.
    pub types: Vec<SimpleType>,
    /// Names of elements and attributes by the local name of their type, when there are pages to describe with.
    pub(crate) uses: HashMap<String, Vec<String>>,
    /// The simple types that were read and are not to be generated.
    pub passed_over: Vec<SimpleType>,
    /// The types that `keep-going` leaves out, each with its definition.
    pub(crate) left_out: Vec<(Identity, Location)>,
    /// How many complex types were read. Nothing is generated for them.
    pub complex_types: usize,
}

/// One simple type to generate.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SimpleType {
    /// Its name and where it hangs.
    pub identity: Identity,
    /// The start tag of its `xs:simpleType`.
    pub location: Location,
    /// Nearest built-in ancestor; of the item type for a list, of the first member type for a union.
    pub built_in: BuiltIn,
    /// XSD variety of the type itself.
    pub variety: Variety,
    /// Effective whiteSpace.
    pub white_space: WhiteSpace,
    /// What its lexical space is and what it is in Rust.
    pub content: Content,
    /// Documentation of the type.
    pub docs: Vec<Doc>,
    /// Facets other than enumeration that narrow it, for the docs and `explain`: (name, value).
    pub facets: Vec<(&'static str, String)>,
    /// Index of the value that attributes or elements of this type have as default, when they agree.
    pub default: Option<usize>,
    /// Marked as deprecated in the schema: the reason, which may be empty.
    pub deprecated: Option<String>,
    /// Name asked for by a binding annotation in the schema (JAXB `typesafeEnumClass`).
    pub wanted_name: Option<String>,
    /// Facts about the list as a whole, e.g. the `Identification` of a genericode list: (name, value).
    pub constants: Vec<(String, String)>,
    /// Columns of a code list that are offered in Rust; each value has a text for each of them.
    pub facts: Vec<Fact>,
    /// Whether it is offered when its values are valid.
    pub is_dated: bool,
    /// The document section or page it comes from.
    pub citation: Option<Citation>,
    /// Whether it is a built-in type, which is generated only where another type is made of it.
    pub is_built_in: bool,
}

impl Index<TypeId> for Model {
    type Output = SimpleType;

    /// The type of an id that this model gave.
    fn index(&self, id: TypeId) -> &SimpleType {
        match self.types.get(id.0 as usize) {
            Some(found) => found,
            None => unreachable!("the id of a type is one of its own model"),
        }
    }
}

impl Model {
    /// The namespaces of its types, in the order of the types.
    pub(crate) fn namespaces(&self) -> Vec<&str> {
        let mut seen = std::collections::HashSet::new();
        let all = self.types.iter();
        all.filter_map(|t| t.identity.namespace.as_deref())
            .filter(|namespace| seen.insert(*namespace))
            .collect()
    }

    /// What a type is: another name followed to what it stands for.
    pub(crate) fn target(&self, mut id: TypeId) -> TypeId {
        // No chain is longer than there are types.
        for _ in &self.types {
            match self[id].content {
                Content::Alias(of) => id = of,
                _ => break,
            }
        }
        id
    }
}

impl SimpleType {
    /// A closed enumeration of an atomic type, of which nothing else is known.
    pub(crate) fn enumerated(
        identity: Identity,
        location: Location,
        (built_in, datatype): (BuiltIn, Arc<Datatype>),
        values: Vec<Value>,
    ) -> Self {
        Self {
            identity,
            location,
            built_in,
            variety: Variety::Atomic,
            white_space: datatype.white_space(),
            content: Content::Enumeration(Enumeration {
                routes: vec![Route {
                    datatype,
                    accepts: Accepts::Values((0..).zip(&values).map(|(i, _)| i).collect()),
                }],
                values,
                restricts: None,
                members: Vec::new(),
                whole: None,
            }),
            docs: Vec::new(),
            facets: Vec::new(),
            default: None,
            deprecated: None,
            wanted_name: None,
            constants: Vec::new(),
            facts: Vec::new(),
            is_dated: false,
            citation: None,
            is_built_in: false,
        }
    }

    /// Its values; a list or an alias has none of its own.
    pub fn values(&self) -> &[Value] {
        self.enumeration().map_or(&[], |e| &e.values)
    }

    /// Its enumeration, when it is one.
    pub fn enumeration(&self) -> Option<&Enumeration> {
        match &self.content {
            Content::Enumeration(enumeration) => Some(enumeration),
            Content::List(_) | Content::Atomic(_) | Content::Alias(_) | Content::Text => None,
        }
    }

    /// The types that it is made of: it cannot be generated without them.
    pub fn parts(&self) -> Vec<TypeId> {
        match &self.content {
            Content::Alias(of) => vec![*of],
            Content::List(list) => vec![list.item],
            Content::Enumeration(enumeration) => enumeration.typed().collect(),
            Content::Atomic(_) | Content::Text => Vec::new(),
        }
    }

    /// Changes every mention of another type; relations to types that are gone (`None`) end.
    pub(crate) fn renumber(&mut self, new: impl Fn(TypeId) -> Option<TypeId>) {
        let kept = |id: TypeId| new(id).unwrap_or(id);
        match &mut self.content {
            Content::Alias(id) => *id = kept(*id),
            Content::List(list) => list.item = kept(list.item),
            Content::Atomic(atomic) => atomic.base = atomic.base.and_then(new),
            Content::Text => {}
            Content::Enumeration(e) => {
                e.restricts = e.restricts.and_then(&new);
                e.members = e.members.iter().copied().filter_map(&new).collect();
                for route in &mut e.routes {
                    if let Accepts::Typed(id) = &mut route.accepts {
                        *id = kept(*id);
                    }
                }
            }
        }
    }
}

/// XSD variety.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variety {
    /// One value.
    Atomic,
    /// A white-space separated list.
    List,
    /// One of several member types.
    Union,
}

/// What a type is in Rust.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Content {
    /// A Rust enum: an enumeration (of any variety), or a union, flattened.
    Enumeration(Enumeration),
    /// A Rust `struct` over a vector of items.
    List(List),
    /// A Rust `struct` over one value that facets narrow: an atomic type without enumeration.
    Atomic(Atomic),
    /// Another name for the same type: a restriction that narrows nothing.
    Alias(TypeId),
    /// Another name for `String`: `xs:string`, or a restriction of it that narrows nothing.
    Text,
}

/// An enumeration, closed or open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Enumeration {
    /// Its values in schema order, each once: literals of one value are one entry with aliases.
    pub values: Vec<Value>,
    /// How text becomes a value, in order: the first route that accepts decides. A union without facets has
    /// one for each member type that can be reached; all other types have one, which is the type itself.
    pub routes: Vec<Route>,
    /// The enumeration that this one restricts, when that is generated too: its values are a subset.
    pub restricts: Option<TypeId>,
    /// Generated enumerations that are members of this union: their values are subsets of this one's.
    pub members: Vec<TypeId>,
    /// What a text must be valid for before a route is asked: a union with typed routes and facets of its own.
    pub whole: Option<Arc<Datatype>>,
}

impl Enumeration {
    /// Whether some route keeps text that is none of the values.
    pub fn is_open(&self) -> bool {
        self.routes
            .iter()
            .any(|r| matches!(r.accepts, Accepts::Any))
    }

    /// The types of the routes that have one, in order.
    pub fn typed(&self) -> impl Iterator<Item = TypeId> {
        self.routes.iter().filter_map(|route| match route.accepts {
            Accepts::Typed(id) => Some(id),
            Accepts::Values(_) | Accepts::Any => None,
        })
    }
}

/// One way from text to value: the text is valid for `datatype` and accepted here.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Route {
    /// What the text is validated against: white space, lexical space and all facets but the
    /// enumeration whose values `accepts` lists.
    pub datatype: Arc<Datatype>,
    /// Which values it may be.
    pub accepts: Accepts,
}

/// What a route accepts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Accepts {
    /// One of these values (indexes into [`Enumeration::values`]).
    Values(Vec<u32>),
    /// Whatever the datatype accepts; text whose value is one of `values` of the same
    /// primitive type is that value, all other text is kept as it is in an `Other` variant.
    Any,
    /// Whatever the datatype accepts, as a value of this type, in a variant of its own; but text whose value is
    /// one of `values` is that value.
    Typed(TypeId),
}

/// An atomic type without enumeration.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Atomic {
    /// The type itself with all facets.
    pub datatype: Arc<Datatype>,
    /// The atomic type that it restricts, when that is generated too: its values are a subset.
    pub base: Option<TypeId>,
}

/// A list of a generated item type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct List {
    /// The item type.
    pub item: TypeId,
    /// The list type itself with all facets, for `FromStr`.
    pub datatype: Arc<Datatype>,
    /// Fewest and most items that length facets allow.
    pub length: (u64, Option<u64>),
}

impl List {
    /// Whether any items make a list of the type.
    pub fn is_free(&self) -> bool {
        self.length == (0, None) && !self.datatype.constraints().look_at_text()
    }
}
