//! From definitions to simple types: each after those that it is derived from, none twice.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use super::compose::{Composition, NodeId};
use super::enumerate::keys;
use crate::datatypes::{BuiltIn, Datatype, Facets, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Identity, List, SimpleType, TypeId, Variety};
use crate::options::ReadOptions;
use crate::source::Location;
use crate::xsd::{self, Derivation, Facet, Name, Restriction, TypeRef, XS};

/// A type as far as others are derived from it.
#[derive(Clone, Debug)]
pub(super) struct Built {
    /// All but the type's enumeration facets; those of item and member types are in it.
    pub(super) open: Arc<Datatype>,
    /// With its enumeration facets, once that is needed.
    closed: Rc<OnceCell<Arc<Datatype>>>,
    /// Built-in ancestor; of the item type for a list, of the first member type for a union.
    pub(super) built_in: BuiltIn,
    /// The type of the model that it is.
    pub(super) made: Option<TypeId>,
    /// The type of the model whose values its enumeration facets allow.
    pub(super) enumerated: Option<TypeId>,
    /// Facets in force other than enumeration.
    facets: Rc<Vec<(&'static str, String)>>,
    /// Derivation steps from a built-in type.
    depth: u32,
    /// Whether the type it comes from is not known; it passes for xs:string then.
    pub(super) unknown: bool,
    /// Why it is unknown, until that is reported.
    broken: Option<Rc<Diagnostic>>,
}

/// What a reference to a type means.
enum Target {
    BuiltIn(BuiltIn),
    Node(NodeId),
    Broken(Rc<Diagnostic>),
    /// Broken, and reported as such.
    Reported,
}

enum State {
    Unvisited,
    Visiting,
    Built(Built),
}

pub(super) struct Builder<'a> {
    pub(super) composition: &'a mut Composition,
    pub(super) options: &'a ReadOptions,
    pub(super) diagnostics: &'a mut Diagnostics,
    states: Vec<State>,
    built_ins: HashMap<BuiltIn, Arc<Datatype>>,
    /// The types of the model, with the nodes that they come from.
    pub(super) made: Vec<(NodeId, SimpleType)>,
    /// How many instances a schema has: with one, its parts are moved into the model.
    instances: Vec<u32>,
    /// Names that nothing defines, referred to by simple types.
    unresolved: Vec<Rc<Diagnostic>>,
    /// Where names stand that were reported.
    reported: HashSet<Location>,
    /// Names suggested so far; searching for the nearest name takes time.
    suggested: u32,
}

/// A visit to a type whose references are looked at one after the other.
struct Visit {
    node: NodeId,
    targets: Vec<Target>,
    next: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        composition: &'a mut Composition,
        options: &'a ReadOptions,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut instances = vec![0; composition.schemas.len()];
        for instance in &composition.instances {
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
            made: Vec::new(),
            instances,
            unresolved: Vec::new(),
            reported: HashSet::new(),
            suggested: 0,
        }
    }

    /// Builds every type there is.
    pub(super) fn build_all(&mut self) {
        for node in 0..self.states.len() as NodeId {
            if !self.composition.is_overridden(node) {
                self.build_after_references(node);
            }
        }
        self.warn_of_unresolved();
    }

    /// What was built for a node.
    pub(super) fn built(&self, node: NodeId) -> Option<&Built> {
        match self.states.get(node as usize)? {
            State::Built(built) => Some(built),
            State::Unvisited | State::Visiting => None,
        }
    }

    /// Builds a type and all that it refers to; without recursion, for chains are as long as input has them.
    fn build_after_references(&mut self, node: NodeId) {
        let mut visits = Vec::new();
        self.visit(node, &mut visits);
        while let Some(visit) = visits.last_mut() {
            let Some(target) = visit.targets.get_mut(visit.next) else {
                if let Some(visit) = visits.pop() {
                    let built = self.build(visit.node, &visit.targets);
                    if let Some(state) = self.states.get_mut(visit.node as usize) {
                        *state = State::Built(built);
                    }
                }
                continue;
            };
            visit.next += 1;
            let Target::Node(next) = *target else {
                continue;
            };
            match self.states.get(next as usize) {
                Some(State::Visiting) => {
                    *target = Target::Reported;
                    let node = visit.node;
                    self.circular(node, next);
                }
                Some(State::Unvisited) => self.visit(next, &mut visits),
                _ => {}
            }
        }
    }

    fn visit(&mut self, node: NodeId, visits: &mut Vec<Visit>) {
        match self.states.get_mut(node as usize) {
            Some(state @ State::Unvisited) => *state = State::Visiting,
            _ => return,
        }
        let targets = self.targets(node);
        visits.push(Visit {
            node,
            targets,
            next: 0,
        });
    }

    fn circular(&mut self, node: NodeId, to: NodeId) {
        let (Some(at), Some(definition)) = (
            self.composition.definition(node),
            self.composition.definition(to),
        ) else {
            return;
        };
        let name = definition.name.as_deref().unwrap_or("this type");
        let diagnostic = Diagnostic::error(
            codes::CIRCULAR_DEFINITION,
            format!("`{name}` is derived from itself"),
        )
        .at(at.location)
        .related("it begins here", definition.location)
        .help("derive one of the types on the way from another type")
        .clause("XML Schema 1.1 Part 1, 3.16.6 (st-props-correct)");
        self.report(node, diagnostic);
    }

    /// Reports an error; only a warning when the type stands on a page.
    pub(super) fn report(&mut self, node: NodeId, diagnostic: Diagnostic) {
        let instance = self.composition.instance_of(node);
        let lenient = self
            .composition
            .instances
            .get(instance)
            .is_some_and(|i| i.lenient);
        self.diagnostics.push(if lenient {
            diagnostic.softened()
        } else {
            diagnostic
        });
    }

    /// What the references of a definition mean, in order.
    fn targets(&mut self, node: NodeId) -> Vec<Target> {
        let Some(definition) = self.composition.definition(node) else {
            return Vec::new();
        };
        let references: Vec<TypeRef> = match &definition.derivation {
            Derivation::Restriction(Restriction { base: of, .. })
            | Derivation::List(of)
            | Derivation::Extension(of) => vec![of.clone()],
            Derivation::Union(members) => members.clone(),
            Derivation::Nothing => Vec::new(),
        };
        references
            .iter()
            .map(|reference| self.target(node, reference))
            .collect()
    }

    fn target(&mut self, node: NodeId, reference: &TypeRef) -> Target {
        let instance = self.composition.instance_of(node);
        match reference {
            TypeRef::Inline(index) => {
                let first = self.composition.instances.get(instance).map(|i| i.first);
                Target::Node(first.unwrap_or(0) + index)
            }
            TypeRef::Absent => Target::Reported,
            TypeRef::Named(name) => match self.composition.original_named(node, &name.local) {
                Some(original) => Target::Node(original),
                None => self.resolve(node, instance, name),
            },
        }
    }

    /// Finds the type of a name, for a type or declaration of an instance.
    fn resolve(&mut self, node: NodeId, instance: usize, name: &Name) -> Target {
        match self.find(instance, name) {
            Found::BuiltIn(built_in) => return Target::BuiltIn(built_in),
            Found::Node(found) => return Target::Node(found),
            Found::Nothing => {}
        }
        let lenient = self
            .composition
            .instances
            .get(instance)
            .is_some_and(|i| i.lenient);
        // `base="token"` in a fragment of a page means the built-in type
        let meant = BuiltIn::from_name(&name.local).filter(|_| lenient && name.namespace.is_none());
        if let Some(built_in) = meant {
            return Target::BuiltIn(built_in);
        }
        if lenient {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::ASSUMED_TYPE,
                    format!(
                        "`{}` is defined nowhere in this run; it is taken for xs:string",
                        name.local
                    ),
                )
                .at(name.location)
                .help("give the document that defines it as another input"),
            );
            return Target::BuiltIn(BuiltIn::String);
        }
        if name.namespace.is_none()
            && let Some(built_in) = BuiltIn::from_name(&name.local)
        {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::ASSUMED_TYPE,
                    format!(
                        "`{}` is written without the prefix of XML Schema; it is taken for {}",
                        name.local,
                        built_in.name()
                    ),
                )
                .at(name.location)
                .help(format!("write `{}`", built_in.name()))
                .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)"),
            );
            return Target::BuiltIn(built_in);
        }
        let (diagnostic, excused) = self.unresolved(instance, name);
        let diagnostic = Rc::new(diagnostic);
        // Complex types are no concern unless something generated needs them.
        let complex = self.composition.definition(node).is_some_and(|d| d.complex);
        if !excused && !complex {
            self.unresolved.push(diagnostic.clone());
        }
        Target::Broken(diagnostic)
    }

    /// The type of a name as an instance sees it.
    pub(super) fn find(&self, instance: usize, name: &Name) -> Found {
        let Some(from) = self.composition.instances.get(instance) else {
            return Found::Nothing;
        };
        if name.namespace.as_deref() == Some(XS)
            && let Some(built_in) = BuiltIn::from_name(&name.local)
            && built_in.exists_in(self.options.xsd_version)
        {
            return Found::BuiltIn(built_in);
        }
        let namespace = match &name.namespace {
            Some(namespace) => Some(&**namespace),
            // In a chameleon document no namespace means that of whoever includes it.
            None => {
                let schema = self.composition.schemas.get(from.schema);
                let chameleon = schema.is_some_and(|s| s.target.is_none());
                from.namespace.as_deref().filter(|_| chameleon)
            }
        };
        let found = self.composition.find_type(instance, namespace, &name.local);
        let found = found.or_else(|| {
            from.lenient.then(|| {
                self.composition
                    .find_type_by_local_name(instance, &name.local)
            })?
        });
        found.map_or(Found::Nothing, Found::Node)
    }

    /// The error about a name that nothing defines, and whether a document that was not found, of which
    /// there is a warning, may define it.
    fn unresolved(&mut self, instance: usize, name: &Name) -> (Diagnostic, bool) {
        let namespace = name.namespace.as_deref();
        let shown = match namespace {
            Some(XS) => format!("xs:{}", name.local),
            Some(namespace) => format!("{}` of the namespace `{namespace}", name.local),
            None => name.local.clone(),
        };
        let mut diagnostic = Diagnostic::error(
            codes::UNRESOLVED_TYPE,
            format!("the type `{shown}` is not defined"),
        )
        .at(name.location)
        .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)");
        if namespace == Some(XS) {
            let names = BuiltIn::all().map(BuiltIn::name);
            let nearest = crate::options::nearest(&shown, names);
            let help = match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`xs:` has only the built-in types of XML Schema".into(),
            };
            return (diagnostic.help(help), false);
        }
        let own = self
            .composition
            .instances
            .get(instance)
            .and_then(|i| i.namespace.clone());
        let missing = self.composition.missing.iter().find(|m| match m.kind {
            xsd::ReferenceKind::Import => m.namespace.as_deref() == namespace,
            _ => own.as_deref() == namespace || namespace.is_none(),
        });
        if let Some(missing) = missing {
            let element = missing.kind.element();
            diagnostic = diagnostic
                .related(
                    format!("`{element}` names `{}`, which was not found", missing.address),
                    missing.location,
                )
                .help("say where that document is: option `map` or `catalog`, or give it as another input");
            return (diagnostic, true);
        }
        self.suggested += 1;
        let nearest = (self.suggested <= 20)
            .then(|| crate::options::nearest(&name.local, self.composition.type_names()))
            .flatten();
        let help = match nearest {
            Some(near) if near == name.local => {
                format!("there is a `{near}` in another namespace: check the prefix, or import it")
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "import or include the document that defines it, or give it as another input".into()
            }
        };
        (diagnostic.help(help), false)
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
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: false,
            broken: None,
        }
    }

    fn broken(&mut self, diagnostic: Option<Rc<Diagnostic>>) -> Built {
        Built {
            unknown: true,
            broken: diagnostic,
            ..self.built_in(BuiltIn::String)
        }
    }

    fn at(&mut self, target: &Target) -> Built {
        match target {
            Target::BuiltIn(which) => self.built_in(*which),
            Target::Node(node) => match self.states.get(*node as usize) {
                Some(State::Built(built)) => built.clone(),
                _ => self.broken(None),
            },
            Target::Broken(diagnostic) => self.broken(Some(diagnostic.clone())),
            Target::Reported => self.broken(None),
        }
    }

    /// Builds a type whose references are built.
    fn build(&mut self, node: NodeId, targets: &[Target]) -> Built {
        let bases: Vec<Built> = targets.iter().map(|t| self.at(t)).collect();
        let depth = bases.iter().map(|b| b.depth + 1).max().unwrap_or(0);
        let Some(definition) = self.composition.definition(node) else {
            return self.broken(None);
        };
        let (location, complex) = (definition.location, definition.complex);
        if depth > self.options.limits.depth {
            let limit = self.options.limits.depth;
            self.report(
                node,
                Diagnostic::error(
                    codes::TOO_DEEP,
                    format!("more than {limit} types are derived from each other here"),
                )
                .at(location)
                .help("raise the option `limit-depth` if the document is to be trusted"),
            );
            return self.broken(None);
        }
        if !complex && let Some(built) = self.refuse_complex(node, targets) {
            return built;
        }
        let definition = self.take(node);
        let mut built = match (definition.derivation, bases.as_slice()) {
            (Derivation::Restriction(restriction), [base]) => {
                let base = base.clone();
                let about = About {
                    node,
                    ..definition.about
                };
                self.restriction(about, complex, base, restriction)
            }
            (Derivation::Extension(_), [base]) => base.clone(),
            (Derivation::List(_), [item]) => self.list(definition.about, item.clone()),
            (Derivation::Union(_), _) => self.union(definition.about, &bases),
            _ => self.broken(None),
        };
        built.depth = depth;
        built
    }

    /// Refuses a simple type that refers to a complex one.
    fn refuse_complex(&mut self, node: NodeId, targets: &[Target]) -> Option<Built> {
        let refers_to = targets.iter().find_map(|t| match t {
            Target::Node(to) => self.composition.definition(*to).filter(|d| d.complex),
            _ => None,
        })?;
        let definition = self.composition.definition(node)?;
        let diagnostic = Diagnostic::error(
            codes::NOT_SIMPLE,
            format!(
                "a simple type cannot be derived from the complex type `{}`",
                refers_to.name.as_deref().unwrap_or("")
            ),
        )
        .at(definition.location)
        .related("the complex type is defined here", refers_to.location)
        .help("refer to a simple type")
        .clause("XML Schema 1.1 Part 1, 3.16.6 (st-props-correct)");
        self.report(node, diagnostic);
        Some(self.broken(None))
    }

    /// The parts of a definition: moved out where no other instance needs them.
    fn take(&mut self, node: NodeId) -> Parts {
        let index = self.composition.instance_of(node);
        let empty = || Parts {
            about: About::default(),
            derivation: Derivation::Nothing,
        };
        let Some(instance) = self.composition.instances.get(index) else {
            return empty();
        };
        let namespace = instance.namespace.as_deref().map(str::to_owned);
        let (schema, at) = (instance.schema, (node - instance.first) as usize);
        let only = self.instances.get(schema) == Some(&1);
        let Some(definition) = self
            .composition
            .schemas
            .get_mut(schema)
            .and_then(|s| s.types.get_mut(at))
        else {
            return empty();
        };
        let identity = Identity {
            namespace,
            name: definition.name.clone(),
            path: definition.path.clone(),
        };
        let derivation = match only {
            true => std::mem::replace(&mut definition.derivation, Derivation::Nothing),
            false => definition.derivation.clone(),
        };
        let docs = match only {
            true => std::mem::take(&mut definition.docs),
            false => definition.docs.clone(),
        };
        Parts {
            about: About {
                node,
                identity,
                location: Some(definition.location),
                docs,
                marks: definition.marks.clone(),
                scope: definition.scope.clone(),
            },
            derivation,
        }
    }

    /// Reports why something is unknown when a generated type needs it.
    fn need(&mut self, base: &Built) {
        if let Some(diagnostic) = &base.broken
            && let Some(location) = diagnostic.location
            && self.reported.insert(location)
        {
            self.diagnostics.push((**diagnostic).clone());
        }
    }

    /// Warns of names that nothing defines and nothing generated needs.
    fn warn_of_unresolved(&mut self) {
        for diagnostic in std::mem::take(&mut self.unresolved) {
            if let Some(location) = diagnostic.location
                && self.reported.insert(location)
            {
                self.diagnostics.push((*diagnostic).clone().softened());
            }
        }
    }

    fn restriction(
        &mut self,
        about: About,
        complex: bool,
        base: Built,
        restriction: Restriction,
    ) -> Built {
        let node = about.node;
        let has_values = !restriction.values.is_empty();
        if has_values {
            self.need(&base);
        }
        let narrowed = !restriction.facets.is_empty() && !base.unknown;
        let open = match narrowed {
            true => self.narrow(node, &base.open, &restriction.facets),
            false => base.open.clone(),
        };
        let mut built = Built {
            open,
            closed: Rc::default(),
            built_in: base.built_in,
            made: None,
            enumerated: base.enumerated,
            facets: base.facets.clone(),
            depth: 0,
            unknown: base.unknown,
            broken: base.broken.clone(),
        };
        let step: Vec<(&'static str, String)> = restriction
            .facets
            .into_iter()
            .map(|f| (f.name, f.value))
            .collect();
        if narrowed {
            let mut facets = (*built.facets).clone();
            facets.extend(step.iter().cloned());
            built.facets = Rc::new(facets);
        }
        let content = if has_values {
            self.enumeration(&about, &base, &built, restriction.values)
        } else {
            match base.made {
                Some(made) if !complex => self.inherited(&about, made, &built, narrowed),
                _ => None,
            }
        };
        if let Some(content) = content {
            self.finish(about, &mut built, content);
            if has_values || base.enumerated.is_some() {
                built.enumerated = built.made;
            }
        }
        built
    }

    /// The base narrowed by facets other than enumeration.
    fn narrow(&mut self, node: NodeId, base: &Arc<Datatype>, facets: &[Facet]) -> Arc<Datatype> {
        let list = facets
            .iter()
            .map(|f| (f.name.to_owned(), f.value.clone(), f.fixed))
            .collect();
        let step = Facets {
            list,
            enumeration: None,
        };
        let (datatype, errors) = Datatype::restrict(base, step, self.options.limits.pattern_size);
        for error in errors {
            let facet = facets.get(error.facet);
            let mut diagnostic = if error.unsupported {
                Diagnostic::warning(codes::UNSUPPORTED_FACET, error.reason)
            } else {
                Diagnostic::error(codes::WRONG_FACET, error.reason)
            }
            .clause(error.clause);
            diagnostic.location = facet.map(|f| f.location);
            self.report(node, diagnostic);
        }
        datatype
    }

    fn list(&mut self, about: About, item: Built) -> Built {
        if matches!(item.open.shape(), Shape::List(_)) {
            let mut diagnostic = Diagnostic::error(
                codes::NOT_SIMPLE,
                "the item type of a list cannot be a list itself",
            )
            .help("use an atomic type or a union of atomic types")
            .clause("XML Schema 1.1 Part 1, 3.16.6 (cos-st-restricts)");
            diagnostic.location = about.location;
            self.report(about.node, diagnostic);
            return self.broken(None);
        }
        let closed = self.closed(&item);
        let mut built = Built {
            open: Datatype::list(&closed),
            closed: Rc::default(),
            built_in: item.built_in,
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: item.unknown,
            broken: item.broken,
        };
        if let Some(item) = item.made {
            let content = Content::List(List {
                item,
                datatype: built.open.clone(),
                length: (0, None),
            });
            self.finish(about, &mut built, content);
        }
        built
    }

    fn union(&mut self, about: About, members: &[Built]) -> Built {
        let made = members.iter().any(|m| m.made.is_some());
        if made {
            for member in members {
                self.need(member);
            }
        }
        let closed: Vec<Arc<Datatype>> = members.iter().map(|m| self.closed(m)).collect();
        let mut built = Built {
            open: Datatype::union(&closed),
            closed: Rc::default(),
            built_in: members.first().map_or(BuiltIn::String, |m| m.built_in),
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: members.iter().any(|m| m.unknown),
            broken: members.iter().find_map(|m| m.broken.clone()),
        };
        if made && let Some(content) = self.united(&about, members) {
            self.finish(about, &mut built, content);
        }
        built
    }

    /// Enters a type in the model.
    fn finish(&mut self, about: About, built: &mut Built, content: Content) {
        let Some(location) = about.location else {
            return;
        };
        let marks = about.marks.unwrap_or_default();
        let id = TypeId(self.made.len() as u32);
        self.made.push((
            about.node,
            SimpleType {
                identity: about.identity,
                location,
                built_in: built.built_in,
                variety: match built.open.shape() {
                    Shape::Atomic(_) => Variety::Atomic,
                    Shape::List(_) => Variety::List,
                    Shape::Union(_) => Variety::Union,
                },
                white_space: built.open.white_space(),
                content,
                docs: about.docs,
                facets: (*built.facets).clone(),
                default: None,
                deprecated: marks.deprecated,
                wanted_name: marks.wanted_name,
                constants: Vec::new(),
                citation: None,
            },
        ));
        built.made = Some(id);
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
}

/// What a name means.
pub(super) enum Found {
    BuiltIn(BuiltIn),
    Node(NodeId),
    Nothing,
}

/// A definition taken apart.
struct Parts {
    about: About,
    derivation: Derivation,
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
}
