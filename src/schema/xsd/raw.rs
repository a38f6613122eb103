//! Raw declarations: what one schema document says, names not yet resolved.

use std::rc::Rc;

use crate::datatypes::Namespaces;
use crate::diagnostic::Diagnostic;
use crate::model::{Doc, Step};
use crate::source::{Location, SourceId};

/// One `xs:schema` element.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The document that it stands in.
    pub(crate) source: SourceId,
    /// Its start tag.
    pub(crate) location: Location,
    /// `targetNamespace`.
    pub(crate) target: Option<Rc<str>>,
    /// `xml:base` in force, which schema locations are relative to.
    pub(crate) base: Option<String>,
    /// Include, import, redefine and override, in document order.
    pub(crate) references: Vec<Reference>,
    /// All simple types and all complex types, nested ones too, in document order.
    pub(crate) types: Vec<Definition>,
    /// Top-level attributes and their types.
    pub(crate) attributes: Vec<(String, TypeRef)>,
    /// Elements and attributes with the types that they name, when there are pages to describe with.
    pub(crate) uses: Vec<Use>,
    /// Attributes and elements that give a default or fixed value.
    pub(crate) constraints: Vec<ValueConstraint>,
    /// Names of the notations declared.
    pub(crate) notations: Vec<String>,
    /// Names of types that elements and attributes have, each once.
    pub(crate) used: Vec<Name>,
    /// `finalDefault`.
    pub(crate) final_default: Final,
}

/// An element or attribute whose type has a name.
#[derive(Debug)]
pub(crate) struct Use {
    /// Its name.
    pub(crate) name: String,
    /// The local name of its type.
    pub(crate) of: String,
}

/// How one schema document refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceKind {
    Include,
    Import,
    Redefine,
    Override,
}

impl ReferenceKind {
    /// The element's name.
    pub(crate) fn element(self) -> &'static str {
        match self {
            Self::Include => "xs:include",
            Self::Import => "xs:import",
            Self::Redefine => "xs:redefine",
            Self::Override => "xs:override",
        }
    }
}

/// One reference to another document.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) kind: ReferenceKind,
    /// `namespace` of an import.
    pub(crate) namespace: Option<Rc<str>>,
    /// `schemaLocation` as written.
    pub(crate) address: Option<String>,
    pub(crate) location: Location,
}

/// Index into [`Schema::types`].
pub(crate) type Index = u32;

/// A simple type definition, or a complex type with what simple content it has.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name of a top-level definition.
    pub(crate) name: Option<String>,
    /// The way to an anonymous definition.
    pub(crate) path: Vec<Step>,
    pub(crate) location: Location,
    /// The `xs:redefine` or `xs:override` that it stands in: index into [`Schema::references`].
    pub(crate) within: Option<u32>,
    pub(crate) complex: bool,
    /// Whether it has an enumeration facet that cannot be read.
    pub(crate) enumerated: bool,
    /// What is wrong with it as it stands.
    pub(crate) faults: Vec<Diagnostic>,
    /// `final`, or the `finalDefault` of the schema.
    pub(crate) finals: Final,
    pub(crate) derivation: Derivation,
    pub(crate) docs: Vec<Doc>,
    pub(crate) marks: Option<Box<Marks>>,
    /// Namespaces in scope.
    pub(crate) scope: Rc<Scope>,
}

/// Ways of derivation that a type does not allow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Final {
    pub(crate) restriction: bool,
    pub(crate) list: bool,
    pub(crate) union: bool,
    pub(crate) extension: bool,
}

impl Final {
    /// The value of `final` or `finalDefault`.
    pub(crate) fn read(value: &str) -> Self {
        let has = |name: &str| {
            let mut words = value.split(crate::xml::is_space);
            words.any(|word| word == name || word == "#all")
        };
        Self {
            restriction: has("restriction"),
            list: has("list"),
            union: has("union"),
            extension: has("extension"),
        }
    }
}

/// How a type is derived.
#[derive(Clone, Debug)]
pub(crate) enum Derivation {
    Restriction(Restriction),
    List(TypeRef),
    Union(Vec<TypeRef>),
    /// `xs:extension` of simple content: the same simple type.
    Extension(TypeRef),
    /// A complex type without simple content, or a definition that was reported as broken.
    Nothing,
}

/// A restriction step.
#[derive(Clone, Debug)]
pub(crate) struct Restriction {
    pub(crate) base: TypeRef,
    /// Facets other than enumeration.
    pub(crate) facets: Vec<Facet>,
    pub(crate) values: Vec<RawValue>,
}

/// A facet other than enumeration.
#[derive(Clone, Debug)]
pub(crate) struct Facet {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) fixed: bool,
    pub(crate) location: Location,
}

/// One `xs:enumeration`.
#[derive(Clone, Debug)]
pub(crate) struct RawValue {
    /// White space not yet normalised.
    pub(crate) literal: String,
    pub(crate) location: Location,
    pub(crate) docs: Vec<Doc>,
    pub(crate) marks: Option<Box<Marks>>,
    /// Namespaces in scope, where they differ from those of the type.
    pub(crate) scope: Option<Rc<Scope>>,
}

/// A reference to a type.
#[derive(Clone, Debug)]
pub(crate) enum TypeRef {
    Named(Name),
    /// Defined in place.
    Inline(Index),
    /// Neither; that was reported, or means `xs:anySimpleType`.
    Absent,
}

/// A qualified name as referred to.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// `None` is no namespace: the including schema's, in a chameleon document.
    pub(crate) namespace: Option<Rc<str>>,
    pub(crate) local: String,
    pub(crate) location: Location,
}

/// A `default` or `fixed` of an attribute or element.
#[derive(Debug)]
pub(crate) struct ValueConstraint {
    pub(crate) of: ConstraintTarget,
    pub(crate) value: String,
    pub(crate) fixed: bool,
    /// Whether an element has it, rather than an attribute.
    pub(crate) element: bool,
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) scope: Rc<Scope>,
}

/// What gives the type of a declaration with a value constraint.
#[derive(Debug)]
pub(crate) enum ConstraintTarget {
    Type(TypeRef),
    /// `ref` of an attribute.
    Attribute(Name),
}

/// What annotations ask of a type or value, by known conventions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// WCF `EnumerationValue`.
    pub(crate) number: Option<i64>,
    /// JAXB `typesafeEnumMember` or `typesafeEnumClass`.
    pub(crate) wanted_name: Option<String>,
    /// Reason, which may be empty.
    pub(crate) deprecated: Option<String>,
    /// JAXB `typesafeEnumMember`s of a class: literal and name.
    pub(crate) members: Vec<(String, String)>,
}

/// Prefixes and their namespaces; `""` is the default namespace.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) bindings: Vec<(Box<str>, Box<str>)>,
}

impl Namespaces for Scope {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(crate::xml::XML_NAMESPACE);
        }
        let binding = self.bindings.iter().find(|(p, _)| &**p == prefix);
        binding.map(|(_, uri)| &**uri).filter(|uri| !uri.is_empty())
    }
}
