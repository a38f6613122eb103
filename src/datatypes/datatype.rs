//! A simple type definition and what it accepts (Part 2, 2.1 and 4.1.4).

use std::collections::HashSet;
use std::sync::Arc;

use super::{Bound, BuiltIn, Constraints, ExplicitTimezone, Version, WhiteSpace};

/// What a datatype is made of.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Atomic: the nearest built-in type that it is derived from.
    Atomic(BuiltIn),
    /// A list with its item type.
    List(Arc<Datatype>),
    /// A union with its member types.
    Union(Vec<Arc<Datatype>>),
}

/// A complete simple type definition with everything it is derived from.
///
/// ```
/// use xsdgen::internal::datatypes::{BuiltIn, Datatype, Facets, Version};
///
/// let integer = Datatype::built_in(BuiltIn::Integer, Version::V1_1);
/// let facets = Facets {
///     list: vec![("maxInclusive".into(), "12".into(), false)],
///     ..Facets::default()
/// };
/// let (month, errors) = Datatype::restrict(&integer, facets, 1000);
/// assert!(errors.is_empty());
/// assert_eq!(month.validate(" 07 ", &()).unwrap().key.text, "7");
/// assert!(month.validate("13", &()).is_err());
/// ```
#[derive(Debug)]
pub struct Datatype {
    pub(super) shape: Shape,
    pub(super) version: Version,
    pub(super) white_space: WhiteSpace,
    pub(super) constraints: Constraints,
    pub(super) basic_members: u64,
}

impl Datatype {
    /// The definition of a built-in type.
    pub fn built_in(which: BuiltIn, version: Version) -> Arc<Self> {
        let mut constraints = Constraints::default();
        let shape = match which.item() {
            Some(item) => {
                // Part 2, 3.4.5: at least one item.
                constraints.min_length = Some(1);
                Shape::List(Self::built_in(item, version))
            }
            None => Shape::Atomic(which),
        };
        if let Some((min, max)) = integer_range(which) {
            let bound = |literal: &str| Bound {
                literal: literal.to_owned(),
                inclusive: true,
            };
            constraints.min = min.map(bound);
            constraints.max = max.map(bound);
        }
        if which.derives_from(BuiltIn::Integer) {
            constraints.fraction_digits = Some(0);
            constraints.fixed.insert("fractionDigits".to_owned());
        }
        if which == BuiltIn::DateTimeStamp {
            constraints.timezone = Some(ExplicitTimezone::Required);
            constraints.fixed.insert("explicitTimezone".to_owned());
        }
        Arc::new(Self {
            shape,
            version,
            white_space: which.white_space(),
            constraints,
            basic_members: 1,
        })
    }

    /// Derivation by list.
    pub fn list(item: &Arc<Self>) -> Arc<Self> {
        Arc::new(Self {
            shape: Shape::List(Arc::clone(item)),
            version: item.version,
            white_space: WhiteSpace::Collapse,
            constraints: Constraints::default(),
            basic_members: item.basic_members,
        })
    }

    /// Derivation by union. A member type that is named twice is one: the second is never asked.
    pub fn union(members: &[Arc<Self>]) -> Arc<Self> {
        let mut seen = HashSet::new();
        let is_new = |m: &&Arc<Self>| seen.insert(Arc::as_ptr(m));
        let members: Vec<Arc<Self>> = members.iter().filter(is_new).cloned().collect();
        let mut spaces = members.iter().map(|m| m.white_space);
        let first = spaces.next().unwrap_or(WhiteSpace::Collapse);
        Arc::new(Self {
            version: members.first().map_or_else(Version::default, |m| m.version),
            white_space: match spaces.all(|space| space == first) {
                true => first,
                false => WhiteSpace::Preserve,
            },
            constraints: Constraints::default(),
            basic_members: members
                .iter()
                .fold(0, |sum, m| m.basic_members.saturating_add(sum)),
            shape: Shape::Union(members),
        })
    }

    /// What it is made of.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The facets in force, its own and inherited ones.
    pub fn constraints(&self) -> &Constraints {
        &self.constraints
    }

    /// Version of XML Schema whose rules hold.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Effective whiteSpace; for a union, that of its members when they agree, else `Preserve`: the member
    /// that accepts a text decides (Part 2, 4.3.6).
    pub fn white_space(&self) -> WhiteSpace {
        self.white_space
    }

    /// The same type without its enumeration facets.
    pub fn without_enumeration(&self) -> Arc<Self> {
        Arc::new(Self {
            shape: self.shape.clone(),
            version: self.version,
            white_space: self.white_space,
            constraints: Constraints {
                enumeration: None,
                ..self.constraints.clone()
            },
            basic_members: self.basic_members,
        })
    }

    /// The same type without bounds and enumeration facets.
    pub(super) fn unbounded(&self) -> Self {
        Self {
            shape: self.shape.clone(),
            version: self.version,
            white_space: self.white_space,
            constraints: Constraints {
                enumeration: None,
                min: None,
                max: None,
                ..self.constraints.clone()
            },
            basic_members: self.basic_members,
        }
    }

    /// How many atomic and list types a text may have to be judged against: all members of members of a
    /// union, each as often as it is reached. Doubles with each step where a union stands twice in a union.
    pub fn basic_members(&self) -> u64 {
        self.basic_members
    }

    /// Whether an enumeration facet may stand in a restriction of it (Part 2, 4.1.5): everywhere but on
    /// `xs:boolean`.
    pub fn allows_enumeration(&self) -> bool {
        !matches!(self.shape, Shape::Atomic(BuiltIn::Boolean))
    }

    /// Whether a value's key is always its normalised literal (string family, anyURI): then text
    /// comparison after white space normalisation is value comparison.
    pub fn is_literal(&self) -> bool {
        self.literal_primitive().is_some()
    }

    /// The primitive type whose literals are the values, if that is so.
    fn literal_primitive(&self) -> Option<BuiltIn> {
        match &self.shape {
            Shape::Atomic(built_in) => Some(built_in.primitive()).filter(|p| {
                matches!(
                    p,
                    BuiltIn::String
                        | BuiltIn::AnyUri
                        | BuiltIn::AnySimpleType
                        | BuiltIn::AnyAtomicType
                )
            }),
            Shape::List(item) => item
                .literal_primitive()
                .filter(|_| !matches!(item.shape, Shape::Union(_))),
            Shape::Union(members) => {
                // A list is not the string of the same text; members of other white space keep other texts.
                let (first, space) = (members.first()?, self.white_space);
                let first = first.literal_primitive();
                let same = |m: &Arc<Self>| {
                    m.literal_primitive() == first
                        && m.white_space == space
                        && !matches!(m.shape, Shape::List(_))
                };
                first.filter(|_| members.iter().all(same))
            }
        }
    }
}

/// The ranges of the integer types (Part 2, 3.4.14 to 3.4.25).
fn integer_range(which: BuiltIn) -> Option<(Option<&'static str>, Option<&'static str>)> {
    Some(match which {
        BuiltIn::NonPositiveInteger => (None, Some("0")),
        BuiltIn::NegativeInteger => (None, Some("-1")),
        BuiltIn::Long => (Some("-9223372036854775808"), Some("9223372036854775807")),
        BuiltIn::Int => (Some("-2147483648"), Some("2147483647")),
        BuiltIn::Short => (Some("-32768"), Some("32767")),
        BuiltIn::Byte => (Some("-128"), Some("127")),
        BuiltIn::NonNegativeInteger => (Some("0"), None),
        BuiltIn::UnsignedLong => (Some("0"), Some("18446744073709551615")),
        BuiltIn::UnsignedInt => (Some("0"), Some("4294967295")),
        BuiltIn::UnsignedShort => (Some("0"), Some("65535")),
        BuiltIn::UnsignedByte => (Some("0"), Some("255")),
        BuiltIn::PositiveInteger => (Some("1"), None),
        _ => return None,
    })
}
