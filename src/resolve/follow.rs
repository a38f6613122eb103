//! From a reference to the document that it means (Part 1, 4.2.3 to 4.2.6).

use std::collections::{HashSet, VecDeque};
use std::path::Path;
use std::rc::Rc;

use super::compose::{Composer, Read};
use super::instance::Context;
use super::space::Missing;
use crate::diagnostic::{Diagnostic, codes};
use crate::load::Origin;
use crate::schema::xsd::{Reference, ReferenceKind, XS};
use crate::source::{Location, SourceId};
use crate::text::count;
use crate::xml::XML_NAMESPACE;

/// What a reference leads from, and what it expects to find.
struct Step {
    /// The instance that has the reference.
    from: usize,
    kind: ReferenceKind,
    /// The namespace of that instance.
    own: Option<Rc<str>>,
    /// The namespace that the reference names.
    wanted: Option<Rc<str>>,
    context: Option<usize>,
    location: Location,
}

impl Composer<'_> {
    /// Follows one reference of a schema.
    pub(super) fn follow(
        &mut self,
        from: usize,
        context: Option<usize>,
        schema: usize,
        index: usize,
    ) {
        let schema = &self.made.schemas[schema];
        let Some(reference) = schema.references.get(index) else {
            return;
        };
        let (kind, location) = (reference.kind, reference.location);
        let (namespace, address) = (reference.namespace.clone(), reference.address.clone());
        let (base, source) = (schema.base.clone(), schema.source);
        let instance = &self.made.instances[from];
        if instance.lenient {
            // What a page refers to is looked for among all that the run has.
            return;
        }
        let own = instance.namespace.clone();
        let base = base.as_deref();
        let file = address.as_deref().and_then(|address| {
            self.loader
                .find_named(address, base, source, self.options, self.diagnostics)
        });
        let file = file.or_else(|| {
            let namespace = namespace.as_deref()?;
            self.loader
                .find_namespace(namespace, self.options, self.diagnostics)
        });
        let is_certain = file.is_some();
        let file = file.or_else(|| {
            let address = address.as_deref()?;
            self.loader.find_beside(address, base, source)
        });
        let read = match file {
            Some(file) => match self.reach(&file, location) {
                Some(read) if is_certain || self.fits(&read, kind, &own, &namespace) => read,
                // It has but the name of what is meant.
                Some(_) => return self.missing(kind, namespace, address, location),
                None => return,
            },
            None => return self.missing(kind, namespace, address, location),
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
        let step = Step {
            from,
            kind,
            own,
            wanted: namespace,
            context,
            location,
        };
        for target in &read.schemas {
            self.enter(&step, *target);
        }
    }

    /// Whether a document has a schema that a reference can mean.
    fn fits(
        &self,
        read: &Read,
        kind: ReferenceKind,
        own: &Option<Rc<str>>,
        wanted: &Option<Rc<str>>,
    ) -> bool {
        let schemas = read.schemas.iter();
        let mut targets = schemas.map(|schema| &self.made.schemas[*schema].target);
        match kind {
            ReferenceKind::Import => targets.any(|target| target == wanted),
            _ => targets.any(|target| target.is_none() || target == own),
        }
    }

    /// Notes that the document of a reference is not there, unless nothing of it is needed.
    fn missing(
        &mut self,
        kind: ReferenceKind,
        namespace: Option<Rc<str>>,
        address: Option<String>,
        location: Location,
    ) {
        let known = [Some(XML_NAMESPACE), Some(XS)].contains(&namespace.as_deref());
        if let Some(address) = address.filter(|_| !known) {
            self.made.missing.push(Missing {
                kind,
                namespace,
                address,
                location,
            });
        }
    }

    /// Reads the document that a reference means.
    fn reach(&mut self, file: &Path, location: Location) -> Option<Read> {
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
                self.diagnostics.push(diagnostic.partial());
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
        let references = count(limit as usize, "reference");
        let message =
            format!("it takes more than {references} to get from an input to this document");
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

    /// Takes the step to a schema of the document that it leads to, if that is what the reference expects.
    fn enter(&mut self, step: &Step, target: usize) {
        let declared = self.made.schemas[target].target.clone();
        let is_import = step.kind == ReferenceKind::Import;
        let expected = match is_import {
            true => &step.wanted,
            false => &step.own,
        };
        let namespace = match (is_import, &declared) {
            // A chameleon: it takes the namespace of what includes it.
            (false, None) => step.own.clone(),
            _ => declared.clone(),
        };
        if namespace != *expected {
            let diagnostic = self
                .wrong_namespace(step.kind, expected, target)
                .at(step.location);
            let place = self.diagnostics.add(diagnostic.partial());
            self.made.strangers.push((expected.clone(), place));
            return;
        }
        let to = self.instance(target, namespace, step.context);
        let targets = &mut self.made.instances[step.from].targets;
        if !targets.contains(&to) {
            targets.push(to);
        }
    }

    fn wrong_namespace(
        &self,
        kind: ReferenceKind,
        expected: &Option<Rc<str>>,
        target: usize,
    ) -> Diagnostic {
        let schema = &self.made.schemas[target];
        let declared = &schema.target;
        let show = |n: &Option<Rc<str>>| match n {
            Some(n) => format!("the namespace `{n}`"),
            None => "no namespace".to_owned(),
        };
        let message = format!(
            "`{}` expects a schema of {}, but this one is of {}: it is passed over",
            kind.element(),
            show(expected),
            show(declared)
        );
        let help = match (kind, declared) {
            (ReferenceKind::Import, Some(declared)) => {
                format!("write `namespace=\"{declared}\"` in the import, if this schema is meant")
            }
            (ReferenceKind::Import, None) => {
                "leave the attribute `namespace` of the import out, if this schema is meant"
                    .to_owned()
            }
            _ => "`xs:include` is for the same namespace; for another one write `xs:import`"
                .to_owned(),
        };
        let clause = match kind {
            ReferenceKind::Import => "XML Schema 1.1 Part 1, 4.2.6.2 (src-import)",
            _ => "XML Schema 1.1 Part 1, 4.2.3 (src-include)",
        };
        Diagnostic::error(codes::WRONG_NAMESPACE, message)
            .related("its target namespace is declared here", schema.location)
            .help(help)
            .clause(clause)
    }

    /// Follows what a document refers to outside of its schemas, such as `wsdl:import`.
    pub(super) fn follow_document(&mut self, source: SourceId, references: &[Reference]) {
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
                self.root(*schema);
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
