//! Composition: which documents make up the run, and who defines which name (Part 1, 4.2).

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::Input;
use super::redefine::Context;
use super::space::{Composition, Instance, Missing};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::options::ReadOptions;
use crate::page;
use crate::source::{Loader, Location, Origin, SourceId};
use crate::xml::XML_NAMESPACE;
use crate::xsd::{self, Document, Reference, ReferenceKind, Text, XS};

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
        known_contexts: HashMap::new(),
        visited: HashSet::new(),
        queue: VecDeque::new(),
        loader,
        options,
        diagnostics,
        depths: HashMap::new(),
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
    known_contexts: HashMap<Context, usize>,
    visited: HashSet<(usize, Option<usize>)>,
    queue: VecDeque<(usize, Option<usize>)>,
    loader: &'a mut Loader,
    options: &'a ReadOptions,
    diagnostics: &'a mut Diagnostics,
    /// References from an input to a document, by the shortest way.
    depths: HashMap<SourceId, u32>,
    /// Whether a bound on documents was reached.
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
            Input::Schema(source, origin) => {
                let read = self.document(*source, *origin);
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
            origin: Origin::Named,
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
    fn document(&mut self, source: SourceId, origin: Origin) -> Read {
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
            origin,
        };
        let Document {
            schemas,
            references,
        } = xsd::read(text, self.options, self.diagnostics);
        self.made.incomplete |= schemas.is_empty() && self.diagnostics.has_errors();
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
                let overrides = kind == ReferenceKind::Override;
                let made = self.context(overrides, from, index as u32, context, location);
                if made.is_none() {
                    return;
                }
                made
            }
        };
        for target in &read.schemas {
            self.enter(from, *target, kind, &own, &namespace, context, location);
        }
    }

    /// Reads the document that a reference means.
    fn reach(&mut self, file: &std::path::Path, location: Location) -> Option<Read> {
        if self.documents.len() >= self.options.limits.documents as usize {
            self.too_many("the inputs reach more than", location);
            return None;
        }
        let depth = self.depths.get(&location.source).map_or(1, |d| d + 1);
        if depth > self.options.limits.include_depth {
            self.too_far(location);
            return None;
        }
        match self.loader.read_file(file, self.options) {
            Ok(source) => {
                // Documents come from a queue: the first way to one is the shortest.
                self.depths.entry(source).or_insert(depth);
                Some(self.document(source, Origin::Named))
            }
            Err(mut diagnostic) => {
                match diagnostic.location {
                    None => diagnostic.location = Some(location),
                    Some(_) => diagnostic = diagnostic.related("referred to here", location),
                }
                self.diagnostics.push(diagnostic);
                self.made.incomplete = true;
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
        location: Location,
    ) -> Option<usize> {
        let context = Context {
            overrides,
            by,
            reference,
            outer,
        };
        if let Some(&known) = self.known_contexts.get(&context) {
            return Some(known);
        }
        // A document that is redefined on the way to itself: once around is all that there is.
        let mut way = outer;
        while let Some(index) = way {
            let step = self.contexts.get(index)?;
            if (step.by, step.reference) == (by, reference) {
                return Some(index);
            }
            way = step.outer;
        }
        if self.contexts.len() >= self.options.limits.documents as usize {
            self.too_many(
                "by `xs:redefine` and `xs:override` the inputs reach more than",
                location,
            );
            return None;
        }
        self.contexts.push(context.clone());
        self.known_contexts.insert(context, self.contexts.len() - 1);
        Some(self.contexts.len() - 1)
    }

    /// Says that the bound on documents was reached.
    fn too_many(&mut self, what: &str, location: Location) {
        let limit = self.options.limits.documents;
        let message = format!("{what} {limit} documents");
        self.bounded(
            Diagnostic::error(codes::TOO_MANY_DOCUMENTS, message)
                .at(location)
                .help("raise the option `limit-documents` if the documents are to be trusted"),
        );
    }

    /// Says that the bound on the way to a document was reached.
    fn too_far(&mut self, location: Location) {
        let limit = self.options.limits.include_depth;
        let plural = if limit == 1 { "" } else { "s" };
        let message = format!(
            "it takes more than {limit} reference{plural} to get from an input to this document"
        );
        self.bounded(
            Diagnostic::error(codes::REFERENCES_TOO_DEEP, message)
                .at(location)
                .help("raise the option `limit-include-depth` if the documents are to be trusted"),
        );
    }

    /// Reports the first bound that is reached: what is behind it is not read, so nothing can be said of it.
    fn bounded(&mut self, diagnostic: Diagnostic) {
        self.made.incomplete = true;
        if !std::mem::replace(&mut self.full, true) {
            self.diagnostics.push(diagnostic);
        }
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
                .help(match (kind, &declared) {
                    (ReferenceKind::Import, Some(declared)) => {
                        format!("write `namespace=\"{declared}\"` in the import, if this schema is meant")
                    }
                    (ReferenceKind::Import, None) => {
                        "leave the attribute `namespace` of the import out, if this schema is meant".to_owned()
                    }
                    _ => "`xs:include` is for the same namespace; for another one write `xs:import`".to_owned(),
                })
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
