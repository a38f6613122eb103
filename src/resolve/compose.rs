//! Composition: which documents make up the run, and who defines which name (Part 1, 4.2).

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::Input;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::options::ReadOptions;
use crate::page;
use crate::source::{Loader, Location, SourceId};
use crate::xml::XML_NAMESPACE;
use crate::xsd::{self, Document, Index, Reference, ReferenceKind, Schema, Text, XS};

/// Names one type of one schema instance, in document order.
pub(super) type NodeId = u32;

/// A schema in the namespace that it has in this run: a chameleon document has one for each namespace
/// that includes it.
#[derive(Debug)]
pub(super) struct Instance {
    /// Index into [`Composition::schemas`].
    pub(super) schema: usize,
    pub(super) namespace: Option<Rc<str>>,
    /// The node of the schema's first type; the others follow.
    pub(super) first: NodeId,
    /// What is read without it being known what else there is: fragments of pages, bare definitions.
    pub(super) lenient: bool,
    /// The instances that it refers to.
    targets: Vec<usize>,
    /// The `xs:redefine`s and `xs:override`s by which it is reached.
    contexts: Vec<usize>,
    /// Whether it is reached otherwise too.
    plain: bool,
}

/// One `xs:redefine` or `xs:override` on the way to a document.
#[derive(Debug, PartialEq, Eq)]
struct Context {
    overrides: bool,
    by: usize,
    reference: u32,
    outer: Option<usize>,
}

/// A document that was not found.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) from: usize,
    pub(super) kind: ReferenceKind,
    pub(super) namespace: Option<Rc<str>>,
    pub(super) address: String,
    pub(super) location: Location,
}

/// All schemas of the run and the names that they define.
#[derive(Debug, Default)]
pub(super) struct Composition {
    pub(super) schemas: Vec<Schema>,
    pub(super) instances: Vec<Instance>,
    pub(super) missing: Vec<Missing>,
    /// Instances that the inputs themselves are.
    roots: Vec<usize>,
    types: HashMap<String, Vec<Candidate>>,
    attributes: HashMap<String, Vec<(usize, Index)>>,
    notations: HashSet<(Option<Rc<str>>, String)>,
    /// What a redefining type is based on, by its node.
    originals: HashMap<NodeId, NodeId>,
    /// Types that an `xs:override` replaces.
    overridden: HashSet<NodeId>,
}

/// A top-level definition of a name.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    instance: usize,
    node: NodeId,
}

/// Reads all documents that the inputs reach.
pub(super) fn compose(
    inputs: &[Input<'_>],
    loader: &mut Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Composition {
    let mut composer = Composer {
        made: Composition::default(),
        documents: HashMap::new(),
        known: HashMap::new(),
        contexts: Vec::new(),
        visited: HashSet::new(),
        queue: VecDeque::new(),
        loader,
        options,
        diagnostics,
        full: false,
    };
    for input in inputs {
        composer.input(input);
        // Documents are read in the order in which the inputs reach them.
        composer.run();
    }
    let Composer {
        mut made, contexts, ..
    } = composer;
    made.number();
    made.register(&contexts, diagnostics);
    made
}

/// One document, read: the indexes of its schemas and its own references.
#[derive(Clone, Debug, Default)]
struct Read {
    schemas: Vec<usize>,
    references: Rc<Vec<Reference>>,
}

struct Composer<'a> {
    made: Composition,
    documents: HashMap<SourceId, Read>,
    known: HashMap<(usize, Option<Rc<str>>), usize>,
    contexts: Vec<Context>,
    visited: HashSet<(usize, Option<usize>)>,
    queue: VecDeque<(usize, Option<usize>)>,
    loader: &'a mut Loader,
    options: &'a ReadOptions,
    diagnostics: &'a mut Diagnostics,
    /// Whether the bound on documents was reached.
    full: bool,
}

impl Composer<'_> {
    fn input(&mut self, input: &Input<'_>) {
        match input {
            Input::Page(page) => {
                for fragment in &page.fragments {
                    self.fragment(page.source, fragment);
                }
            }
            Input::Schema(source) => {
                let read = self.document(*source);
                for schema in read.schemas {
                    let namespace = self.made.schemas.get(schema).and_then(|s| s.target.clone());
                    let root = self.instance(schema, namespace, None);
                    self.made.roots.push(root);
                }
                self.follow_document(*source, &read.references);
            }
        }
    }

    fn fragment(&mut self, source: SourceId, fragment: &page::Fragment) {
        let text = Text {
            text: &fragment.xml,
            source,
            map: Some(&fragment.map),
            lenient: true,
        };
        let document = xsd::read(text, self.options, self.diagnostics);
        for schema in document.schemas {
            let namespace = schema.target.clone();
            self.made.schemas.push(schema);
            let schema = self.made.schemas.len() - 1;
            let root = self.instance(schema, namespace, None);
            if let Some(instance) = self.made.instances.get_mut(root) {
                instance.lenient = true;
            }
            self.made.roots.push(root);
        }
    }

    /// Reads a document unless it was read.
    fn document(&mut self, source: SourceId) -> Read {
        if let Some(read) = self.documents.get(&source) {
            return read.clone();
        }
        let mut read = Read::default();
        self.documents.insert(source, read.clone());
        let text = self.loader.sources.get(source).map_or("", |s| s.text());
        if is_bare(text) {
            let fragments = page::repair(source, text, self.diagnostics);
            for fragment in &fragments {
                self.fragment(source, fragment);
            }
            return read;
        }
        let text = Text {
            text,
            source,
            map: None,
            lenient: false,
        };
        let Document {
            schemas,
            references,
        } = xsd::read(text, self.options, self.diagnostics);
        for schema in schemas {
            read.schemas.push(self.made.schemas.len());
            self.made.schemas.push(schema);
        }
        read.references = Rc::new(references);
        self.documents.insert(source, read.clone());
        read
    }

    /// A schema in a namespace, reached by way of a context.
    fn instance(
        &mut self,
        schema: usize,
        namespace: Option<Rc<str>>,
        context: Option<usize>,
    ) -> usize {
        let next = self.made.instances.len();
        let key = (schema, namespace.clone());
        let index = *self.known.entry(key).or_insert(next);
        if index == next {
            self.made.instances.push(Instance {
                schema,
                namespace,
                first: 0,
                lenient: false,
                targets: Vec::new(),
                contexts: Vec::new(),
                plain: false,
            });
        }
        if self.visited.insert((index, context)) {
            if let Some(instance) = self.made.instances.get_mut(index) {
                match context {
                    Some(context) => instance.contexts.push(context),
                    None => instance.plain = true,
                }
            }
            self.queue.push_back((index, context));
        }
        index
    }

    fn run(&mut self) {
        while let Some((instance, context)) = self.queue.pop_front() {
            let Some(schema) = self.made.instances.get(instance).map(|i| i.schema) else {
                continue;
            };
            let count = self
                .made
                .schemas
                .get(schema)
                .map_or(0, |s| s.references.len());
            for reference in 0..count {
                self.follow(instance, context, schema, reference);
            }
        }
    }

    fn follow(&mut self, from: usize, context: Option<usize>, schema: usize, index: usize) {
        let Some(schema) = self.made.schemas.get(schema) else {
            return;
        };
        let Some(reference) = schema.references.get(index) else {
            return;
        };
        let (kind, location) = (reference.kind, reference.location);
        let (namespace, address) = (reference.namespace.clone(), reference.address.clone());
        let (base, source) = (schema.base.clone(), schema.source);
        let instance = self.made.instances.get(from);
        if instance.is_some_and(|i| i.lenient) {
            // What a page refers to is looked for among all that the run has.
            return;
        }
        let own = instance.and_then(|i| i.namespace.clone());
        let file = match &address {
            Some(address) => self.loader.find(
                address,
                base.as_deref(),
                source,
                self.options,
                self.diagnostics,
            ),
            None => None,
        };
        let file = file.or_else(|| {
            let namespace = namespace.as_deref()?;
            self.loader
                .find_namespace(namespace, self.options, self.diagnostics)
        });
        let Some(file) = file else {
            let known = [Some(XML_NAMESPACE), Some(XS)].contains(&namespace.as_deref());
            if let Some(address) = address.filter(|_| !known) {
                self.made.missing.push(Missing {
                    from,
                    kind,
                    namespace,
                    address,
                    location,
                });
            }
            return;
        };
        let Some(read) = self.reach(&file, location) else {
            return;
        };
        let context = match kind {
            ReferenceKind::Import => None,
            ReferenceKind::Include => context,
            ReferenceKind::Redefine | ReferenceKind::Override => {
                Some(self.context(kind == ReferenceKind::Override, from, index as u32, context))
            }
        };
        for target in &read.schemas {
            self.enter(from, *target, kind, &own, &namespace, context, location);
        }
    }

    /// Reads the document that a reference means.
    fn reach(&mut self, file: &std::path::Path, location: Location) -> Option<Read> {
        if self.documents.len() >= self.options.limits.documents as usize {
            if !std::mem::replace(&mut self.full, true) {
                self.diagnostics.push(
                    Diagnostic::error(
                        codes::TOO_MANY_DOCUMENTS,
                        format!(
                            "more than {} documents are reached from the inputs",
                            self.options.limits.documents
                        ),
                    )
                    .at(location)
                    .help("raise the option `limit-documents` if the documents are to be trusted"),
                );
            }
            return None;
        }
        match self.loader.read_file(file, self.options) {
            Ok(source) => Some(self.document(source)),
            Err(mut diagnostic) => {
                match diagnostic.location {
                    None => diagnostic.location = Some(location),
                    Some(_) => diagnostic = diagnostic.related("referred to here", location),
                }
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn context(
        &mut self,
        overrides: bool,
        by: usize,
        reference: u32,
        outer: Option<usize>,
    ) -> usize {
        let context = Context {
            overrides,
            by,
            reference,
            outer,
        };
        if let Some(known) = self.contexts.iter().position(|c| *c == context) {
            return known;
        }
        self.contexts.push(context);
        self.contexts.len() - 1
    }

    #[allow(clippy::too_many_arguments)] // everything that one reference says
    fn enter(
        &mut self,
        from: usize,
        target: usize,
        kind: ReferenceKind,
        own: &Option<Rc<str>>,
        wanted: &Option<Rc<str>>,
        context: Option<usize>,
        location: Location,
    ) {
        let Some(schema) = self.made.schemas.get(target) else {
            return;
        };
        let declared = schema.target.clone();
        let expected = match kind {
            ReferenceKind::Import => wanted,
            _ => own,
        };
        let namespace = match (kind, &declared) {
            (ReferenceKind::Import, _) => declared.clone(),
            // A chameleon: it takes the namespace of what includes it.
            (_, None) => own.clone(),
            _ => declared.clone(),
        };
        if namespace != *expected {
            let show = |n: &Option<Rc<str>>| match n {
                Some(n) => format!("the namespace `{n}`"),
                None => "no namespace".to_owned(),
            };
            self.diagnostics.push(
                Diagnostic::error(
                    codes::WRONG_NAMESPACE,
                    format!(
                        "`{}` expects a schema of {}, but this one is of {}",
                        kind.element(),
                        show(expected),
                        show(&declared)
                    ),
                )
                .at(location)
                .related("its target namespace is declared here", schema.location)
                .help("correct the namespace; `xs:include` is for the same namespace, `xs:import` for another one")
                .clause(match kind {
                    ReferenceKind::Import => "XML Schema 1.1 Part 1, 4.2.6.2 (src-import)",
                    _ => "XML Schema 1.1 Part 1, 4.2.3 (src-include)",
                }),
            );
            return;
        }
        let to = self.instance(target, namespace, context);
        if let Some(instance) = self.made.instances.get_mut(from)
            && !instance.targets.contains(&to)
        {
            instance.targets.push(to);
        }
    }

    /// Follows what a document refers to outside of its schemas, such as `wsdl:import`.
    fn follow_document(&mut self, source: SourceId, references: &[Reference]) {
        let mut queue: VecDeque<(SourceId, Reference)> = VecDeque::new();
        let mut seen = HashSet::from([source]);
        let clone = |r: &Reference| Reference {
            kind: r.kind,
            namespace: None,
            address: r.address.clone(),
            location: r.location,
        };
        queue.extend(references.iter().map(|r| (source, clone(r))));
        while let Some((from, reference)) = queue.pop_front() {
            let address = reference.address.unwrap_or_default();
            let file = self
                .loader
                .find(&address, None, from, self.options, self.diagnostics);
            let Some(file) = file else {
                self.diagnostics
                    .push(not_found("wsdl:import", &address, reference.location));
                continue;
            };
            let Some(read) = self.reach(&file, reference.location) else {
                continue;
            };
            for schema in &read.schemas {
                let namespace = self
                    .made
                    .schemas
                    .get(*schema)
                    .and_then(|s| s.target.clone());
                let root = self.instance(*schema, namespace, None);
                self.made.roots.push(root);
            }
            if let Ok(to) = self.loader.read_file(&file, self.options)
                && seen.insert(to)
            {
                queue.extend(read.references.iter().map(|r| (to, clone(r))));
            }
        }
    }
}

/// The warning about a document that is not there.
pub(super) fn not_found(element: &str, address: &str, location: Location) -> Diagnostic {
    let remote = address.contains("://");
    Diagnostic::warning(
        codes::MISSING_DOCUMENT,
        format!("the document `{address}` of `{element}` was not found"),
    )
    .at(location)
    .help(if remote {
        "addresses are never fetched: name a local copy with the option `map` or `catalog`, or put it beside the schema"
    } else {
        "put the file there, or correct the address"
    })
}

/// Whether a text is definitions without a schema around them.
fn is_bare(text: &str) -> bool {
    // The name of the first element, by hand: without declarations of its prefix it is not parsed.
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(crate::xml::is_space);
        let end = if rest.starts_with("<?") {
            rest.find("?>").map(|i| i + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|i| i + 3)
        } else {
            break;
        };
        match end {
            Some(end) => rest = rest.get(end..).unwrap_or(""),
            None => return false,
        }
    }
    let Some(rest) = rest.strip_prefix('<') else {
        return false;
    };
    let end = rest.find(|c: char| crate::xml::is_space(c) || "/>".contains(c));
    let name = rest.get(..end.unwrap_or(0)).unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or("");
    const BARE: [&str; 7] = [
        "simpleType",
        "complexType",
        "element",
        "attribute",
        "group",
        "attributeGroup",
        "restriction",
    ];
    BARE.contains(&local)
}

impl Composition {
    /// Gives every type of every instance its number.
    fn number(&mut self) {
        let mut next = 0;
        for instance in &mut self.instances {
            instance.first = next;
            next += self
                .schemas
                .get(instance.schema)
                .map_or(0, |s| s.types.len()) as NodeId;
        }
    }

    /// How many types there are.
    pub(super) fn nodes(&self) -> NodeId {
        let last = self.instances.last();
        last.map_or(0, |i| {
            i.first + self.schemas.get(i.schema).map_or(0, |s| s.types.len()) as NodeId
        })
    }

    /// The instance that a node belongs to.
    pub(super) fn instance_of(&self, node: NodeId) -> usize {
        // Instances without types share their first node with the next one; the last of them has it.
        self.instances
            .partition_point(|i| i.first <= node)
            .saturating_sub(1)
    }

    /// The definition of a node.
    pub(super) fn definition(&self, node: NodeId) -> Option<&xsd::Definition> {
        let instance = self.instances.get(self.instance_of(node))?;
        let schema = self.schemas.get(instance.schema)?;
        schema.types.get((node - instance.first) as usize)
    }

    /// Enters all top-level names.
    fn register(&mut self, contexts: &[Context], diagnostics: &mut Diagnostics) {
        let mut found: HashSet<NodeId> = HashSet::new();
        let Self {
            schemas,
            instances,
            types,
            attributes,
            notations,
            originals,
            overridden,
            ..
        } = self;
        let replacements = Replacements::new(contexts, instances, schemas);
        for (index, instance) in instances.iter().enumerate() {
            let Some(schema) = schemas.get(instance.schema) else {
                continue;
            };
            for (i, definition) in schema.types.iter().enumerate() {
                let Some(name) = &definition.name else {
                    continue;
                };
                let node = instance.first + i as NodeId;
                let mut visible = instance.plain || instance.contexts.is_empty();
                for context in &instance.contexts {
                    match replacements.find(*context, name, definition.complex) {
                        Some((by, true)) => {
                            overridden.insert(node);
                            found.insert(by);
                        }
                        Some((by, false)) => {
                            originals.entry(by).or_insert(node);
                            found.insert(by);
                        }
                        None => visible = true,
                    }
                }
                if visible {
                    overridden.remove(&node);
                    types.entry(name.clone()).or_default().push(Candidate {
                        instance: index,
                        node,
                    });
                }
            }
            for (i, (name, _)) in schema.attributes.iter().enumerate() {
                let entry = attributes.entry(name.clone()).or_default();
                entry.push((index, i as Index));
            }
            for name in &schema.notations {
                notations.insert((instance.namespace.clone(), name.clone()));
            }
        }
        replacements.check(&found, schemas, instances, diagnostics);
        // What replaces nothing under `xs:override` is not part of the schema.
        let unused = replacements.unused_overrides(&found);
        for candidates in types.values_mut() {
            candidates.retain(|c| !unused.contains(&c.node));
        }
        overridden.extend(unused);
    }

    /// Whether an `xs:override` takes a type out of the schema.
    pub(super) fn is_overridden(&self, node: NodeId) -> bool {
        self.overridden.contains(&node)
    }

    /// Within a redefinition a type's own name means the type as it was, in nested types too.
    pub(super) fn original_named(&self, node: NodeId, name: &str) -> Option<NodeId> {
        if self.originals.is_empty() {
            return None;
        }
        let first = self.instances.get(self.instance_of(node))?.first;
        let mut outer = (first..=node).rev();
        let owner = outer.find(|n| self.definition(*n).is_some_and(|d| d.name.is_some()))?;
        let is_own = self.definition(owner)?.name.as_deref() == Some(name);
        self.originals.get(&owner).filter(|_| is_own).copied()
    }

    /// The type of a name, seen from an instance.
    pub(super) fn find_type(
        &self,
        from: usize,
        namespace: Option<&str>,
        local: &str,
    ) -> Option<NodeId> {
        let candidates = self.types.get(local)?;
        let of_namespace = |c: &&Candidate| {
            let instance = self.instances.get(c.instance);
            instance.is_some_and(|i| i.namespace.as_deref() == namespace)
        };
        let matching: Vec<Candidate> = candidates.iter().filter(of_namespace).copied().collect();
        self.nearest(from, &matching)
    }

    /// The type of a local name whatever its namespace: pages are sloppy about prefixes.
    pub(super) fn find_type_by_local_name(&self, from: usize, local: &str) -> Option<NodeId> {
        self.nearest(from, self.types.get(local)?)
    }

    /// The definition that an instance means, of several: its own, one that it refers to, one that
    /// refers to it, any.
    fn nearest(&self, from: usize, candidates: &[Candidate]) -> Option<NodeId> {
        match candidates {
            [] => return None,
            [only] => return Some(only.node),
            _ => {}
        }
        let hit = |at: usize| candidates.iter().find(|c| c.instance == at).map(|c| c.node);
        let mut seen = HashSet::from([from]);
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if let Some(node) = hit(at) {
                return Some(node);
            }
            let targets = self.instances.get(at).map(|i| i.targets.as_slice());
            queue.extend(
                targets
                    .unwrap_or_default()
                    .iter()
                    .filter(|t| seen.insert(**t)),
            );
        }
        // Whoever includes this instance sees the name for it.
        let includers = self
            .instances
            .iter()
            .enumerate()
            .filter(|(_, i)| i.targets.contains(&from));
        for (at, includer) in includers {
            let around = std::iter::once(at).chain(includer.targets.iter().copied());
            if let Some(node) = around.into_iter().find_map(hit) {
                return Some(node);
            }
        }
        candidates.first().map(|c| c.node)
    }

    /// Whether a type stands on a page or in a bare definition.
    pub(super) fn is_lenient(&self, node: NodeId) -> bool {
        let instance = self.instances.get(self.instance_of(node));
        instance.is_some_and(|i| i.lenient)
    }

    /// Whether two types of one name contend for it: both stand on pages, or one input reaches both.
    pub(super) fn is_one_space(&self, a: NodeId, b: NodeId) -> bool {
        let is_original = |node: NodeId| self.originals.values().any(|o| *o == node);
        if !self.originals.is_empty() && (is_original(a) || is_original(b)) {
            // A redefined type stays as the base of the one that redefines it.
            return false;
        }
        if self.is_lenient(a) || self.is_lenient(b) {
            return true;
        }
        let (a, b) = (self.instance_of(a), self.instance_of(b));
        self.roots.iter().any(|root| {
            let mut seen = HashSet::from([*root]);
            let mut queue = VecDeque::from([*root]);
            while let Some(at) = queue.pop_front() {
                let targets = self.instances.get(at).map(|i| i.targets.as_slice());
                queue.extend(
                    targets
                        .unwrap_or_default()
                        .iter()
                        .filter(|t| seen.insert(**t)),
                );
            }
            seen.contains(&a) && seen.contains(&b)
        })
    }

    /// The top-level attribute of a name: its instance and its type.
    pub(super) fn find_attribute(
        &self,
        namespace: Option<&str>,
        local: &str,
    ) -> Option<(usize, &xsd::TypeRef)> {
        let candidates = self.attributes.get(local)?;
        candidates.iter().find_map(|(instance, index)| {
            let found = self.instances.get(*instance)?;
            if found.namespace.as_deref() != namespace {
                return None;
            }
            let schema = self.schemas.get(found.schema)?;
            let (_, of) = schema.attributes.get(*index as usize)?;
            Some((*instance, of))
        })
    }

    /// Whether a notation is declared.
    pub(super) fn has_notation(&self, namespace: Option<&str>, local: &str) -> bool {
        let key = (namespace.map(Rc::from), local.to_owned());
        self.notations.contains(&key)
    }

    /// Names of all types, for suggestions.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }
}

/// The types that stand in `xs:redefine` and `xs:override`.
struct Replacements<'a> {
    contexts: &'a [Context],
    /// Context, name and whether complex, to the node.
    by_name: HashMap<(usize, &'a str, bool), NodeId>,
}

impl<'a> Replacements<'a> {
    fn new(contexts: &'a [Context], instances: &[Instance], schemas: &'a [Schema]) -> Self {
        let mut by_name = HashMap::new();
        for (index, context) in contexts.iter().enumerate() {
            let Some(instance) = instances.get(context.by) else {
                continue;
            };
            let Some(schema) = schemas.get(instance.schema) else {
                continue;
            };
            for (i, definition) in schema.types.iter().enumerate() {
                if let Some(name) = &definition.name
                    && definition.within == Some(context.reference)
                {
                    by_name.insert(
                        (index, name.as_str(), definition.complex),
                        instance.first + i as NodeId,
                    );
                }
            }
        }
        Self { contexts, by_name }
    }

    /// What replaces a type that is reached by way of a context, and whether as an override.
    fn find(&self, context: usize, name: &str, complex: bool) -> Option<(NodeId, bool)> {
        let mut at = Some(context);
        while let Some(index) = at {
            let context = self.contexts.get(index)?;
            if let Some(node) = self.by_name.get(&(index, name, complex)) {
                return Some((*node, context.overrides));
            }
            at = context.outer;
        }
        None
    }

    /// Overriding types that there was nothing to override for.
    fn unused_overrides(&self, found: &HashSet<NodeId>) -> HashSet<NodeId> {
        let overrides = |index: usize| self.contexts.get(index).is_some_and(|c| c.overrides);
        self.by_name
            .iter()
            .filter(|((index, ..), node)| overrides(*index) && !found.contains(node))
            .map(|(_, node)| *node)
            .collect()
    }

    /// Reports redefinitions of what is not there.
    fn check(
        &self,
        found: &HashSet<NodeId>,
        schemas: &[Schema],
        instances: &[Instance],
        diagnostics: &mut Diagnostics,
    ) {
        let mut lost: Vec<(&(usize, &str, bool), NodeId)> = self
            .by_name
            .iter()
            .filter(|(_, node)| !found.contains(node))
            .map(|(key, node)| (key, *node))
            .collect();
        lost.sort_by_key(|(_, node)| *node);
        for ((index, name, _), node) in lost {
            let Some(context) = self.contexts.get(*index).filter(|c| !c.overrides) else {
                continue;
            };
            let definition = instances.get(context.by).and_then(|i| {
                let schema = schemas.get(i.schema)?;
                schema.types.get((node - i.first) as usize)
            });
            let Some(definition) = definition else {
                continue;
            };
            diagnostics.push(
                Diagnostic::error(
                    codes::WRONG_REDEFINITION,
                    format!("`{name}` is redefined, but the redefined document does not define it"),
                )
                .at(definition.location)
                .help("move it out of `xs:redefine`, or correct the name")
                .clause("XML Schema 1.1 Part 1, 4.2.4 (src-redefine)"),
            );
        }
    }
}
