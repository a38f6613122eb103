//! Types while they are built, and what is known of them on the way.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::faults::Faults;
use super::instance::NodeId;
use super::keys::keys;
use super::size::Size;
use super::space::Composition;
use crate::datatypes::{BuiltIn, Datatype, Facets};
use crate::diagnostic::Diagnostics;
use crate::model::{Content, Identity, SimpleType, TypeId};
use crate::options::{ReadOptions, SimpleTypes};
use crate::schema::xsd;
use crate::source::Location;

/// A type as far as others are derived from it.
#[derive(Clone, Debug)]
pub(super) struct Built {
    /// All but the type's enumeration facets; those of item and member types are in it.
    pub(super) open: Arc<Datatype>,
    /// With its enumeration facets, once that is needed.
    pub(super) closed: Rc<OnceCell<Arc<Datatype>>>,
    /// Built-in ancestor; of the item type for a list, of the first member type for a union.
    pub(super) built_in: BuiltIn,
    /// The built-in type that it is, not one that is derived from it.
    pub(super) which: Option<BuiltIn>,
    /// The member types of a union, also of one that is restricted.
    pub(super) members: Rc<[Built]>,
    /// The type of the model that it is.
    pub(super) made: Option<TypeId>,
    /// The type of the model whose values its enumeration facets allow.
    pub(super) enumerated: Option<TypeId>,
    /// Facets in force other than enumeration.
    pub(super) facets: Rc<Vec<(&'static str, String)>>,
    /// Derivation steps from a built-in type.
    pub(super) depth: u32,
    /// Whether the type it comes from is not known; it passes for xs:string then.
    pub(super) unknown: bool,
}

/// How far a definition has come.
pub(super) enum State {
    Unvisited,
    Visiting,
    Built(Built),
}

/// What a reference to a type means.
pub(super) enum Target {
    BuiltIn(BuiltIn),
    Node(NodeId),
    /// Nothing; that was reported.
    Reported,
}

/// Makes simple types of definitions.
pub(super) struct Builder<'a> {
    pub(super) composition: &'a mut Composition,
    pub(super) options: &'a ReadOptions,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) states: Vec<State>,
    built_ins: HashMap<BuiltIn, Arc<Datatype>>,
    /// Built-in types of the model, which other types are made of.
    pub(super) made_built_ins: HashMap<BuiltIn, TypeId>,
    /// The types of the model, with the nodes that they come from.
    pub(super) made: Vec<(NodeId, SimpleType)>,
    pub(super) size: Size,
    /// How many instances a schema has: with one, its parts are moved into the model.
    pub(super) instances: Vec<u32>,
    /// Values for which another literal was searched so far; that takes time, too.
    pub(super) respelled: Cell<u32>,
    /// What is wrong with definitions, and who needs whom.
    pub(super) faults: Faults,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        composition: &'a mut Composition,
        options: &'a ReadOptions,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut instances = vec![0; composition.schemas.all().len()];
        for instance in composition.instances.all().iter() {
            if let Some(count) = instances.get_mut(instance.schema) {
                *count += 1;
            }
        }
        let states = (0..composition.nodes()).map(|_| State::Unvisited).collect();
        Self {
            composition,
            options,
            diagnostics,
            states,
            built_ins: HashMap::new(),
            made_built_ins: HashMap::new(),
            made: Vec::new(),
            size: Size::new(options.limits.model_size),
            instances,
            respelled: Cell::new(0),
            faults: Faults::default(),
        }
    }

    /// Whether types without an enumeration are to be generated, too.
    pub(super) fn wants_all(&self) -> bool {
        self.options.simple_types == SimpleTypes::All
    }

    /// What was built for a node.
    pub(super) fn built(&self, node: NodeId) -> Option<&Built> {
        match self.states.get(node as usize)? {
            State::Built(built) => Some(built),
            State::Unvisited | State::Visiting => None,
        }
    }

    pub(super) fn built_in(&mut self, which: BuiltIn) -> Built {
        let version = self.options.xsd_version;
        let open = self
            .built_ins
            .entry(which)
            .or_insert_with(|| Datatype::built_in(which, version));
        Built {
            open: open.clone(),
            closed: Rc::default(),
            built_in: which.item().unwrap_or(which),
            which: Some(which),
            members: Rc::default(),
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: false,
        }
    }

    /// A type of which nothing is known.
    pub(super) fn unknown(&mut self) -> Built {
        Built {
            unknown: true,
            which: None,
            ..self.built_in(BuiltIn::String)
        }
    }

    pub(super) fn at(&mut self, target: &Target) -> Built {
        match target {
            Target::BuiltIn(which) => self.built_in(*which),
            Target::Node(node) => match self.states.get(*node as usize) {
                Some(State::Built(built)) => built.clone(),
                _ => self.unknown(),
            },
            Target::Reported => self.unknown(),
        }
    }

    /// A type of the model, by way of its aliases.
    pub(super) fn type_of(&self, mut id: TypeId) -> Option<(TypeId, &SimpleType)> {
        loop {
            let (_, found) = self.made.get(id.0 as usize)?;
            match found.content {
                // An alias is made after what it stands for.
                Content::Alias(of) if of < id => id = of,
                _ => return Some((id, found)),
            }
        }
    }

    /// The datatype of a type with all its facets.
    pub(super) fn closed(&self, built: &Built) -> Arc<Datatype> {
        let closed = built.closed.get_or_init(|| {
            let of = built.enumerated.and_then(|id| self.type_of(id));
            let Some((
                _,
                SimpleType {
                    content: Content::Enumeration(of),
                    ..
                },
            )) = of
            else {
                return built.open.clone();
            };
            let facets = Facets {
                list: Vec::new(),
                enumeration: Some(keys(of).collect()),
            };
            Datatype::restrict(&built.open, facets, self.options.limits.pattern_size).0
        });
        closed.clone()
    }

    /// Makes a type one for which no text is valid: its enumeration facets allow nothing.
    pub(super) fn empty(&self, built: &Built) {
        let facets = Facets {
            list: Vec::new(),
            enumeration: Some(Vec::new()),
        };
        let size = self.options.limits.pattern_size;
        built
            .closed
            .get_or_init(|| Datatype::restrict(&built.open, facets, size).0);
    }
}

impl Built {
    /// Whether no text is valid for it, since its enumeration facets allow nothing.
    pub(super) fn is_void(&self) -> bool {
        self.closed.get().is_some_and(|closed| is_void(closed))
    }
}

pub(super) fn is_void(datatype: &Datatype) -> bool {
    let allowed = &datatype.constraints().enumeration;
    allowed.as_ref().is_some_and(|values| values.is_empty())
}

/// What a definition says besides how it is derived.
#[derive(Default)]
pub(super) struct About {
    pub(super) node: NodeId,
    pub(super) identity: Identity,
    pub(super) location: Option<Location>,
    pub(super) docs: Vec<crate::model::Doc>,
    pub(super) marks: Option<Box<xsd::Marks>>,
    pub(super) scope: Rc<xsd::Scope>,
    /// Whether the type is a built-in one.
    pub(super) is_built_in: bool,
}
