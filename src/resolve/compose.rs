//! Composition: which documents make up the run, and who defines which name (Part 1, 4.2).

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::instance::{Context, Instance};
use super::space::Composition;
use crate::diagnostic::Diagnostics;
use crate::load::{Loader, Origin};
use crate::options::ReadOptions;
use crate::page::{self, Page};
use crate::schema::xsd::{self, Document, Reference, Text};
use crate::source::SourceId;

/// One thing handed in, in the order given.
pub(crate) enum Input<'a> {
    /// A schema document, WSDL file, or other XML with schemas in it; also a bare definition.
    Schema(SourceId, Origin),
    /// A specification page with its fragments.
    Page(&'a Page),
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
    made.register(&contexts);
    made
}

/// One document, read: the indexes of its schemas and its own references.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    pub(super) schemas: Vec<usize>,
    pub(super) references: Rc<Vec<Reference>>,
}

/// Documents, and what they refer to, while they are collected.
pub(super) struct Composer<'a> {
    pub(super) made: Composition,
    pub(super) documents: HashMap<SourceId, Read>,
    pub(super) known: HashMap<(usize, Option<Rc<str>>), usize>,
    pub(super) contexts: Vec<Context>,
    pub(super) known_contexts: HashMap<Context, usize>,
    pub(super) visited: HashSet<(usize, Option<usize>)>,
    pub(super) queue: VecDeque<(usize, Option<usize>)>,
    pub(super) loader: &'a mut Loader,
    pub(super) options: &'a ReadOptions,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// References from an input to a document, by the shortest way.
    pub(super) depths: HashMap<SourceId, u32>,
    /// Whether a bound on documents was reached.
    pub(super) full: bool,
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
                    self.root(schema);
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
            let schema = self.made.schemas.add(schema);
            let root = self.root(schema);
            self.made.instances[root].lenient = true;
        }
    }

    /// Reads a document unless it was read.
    pub(super) fn document(&mut self, source: SourceId, origin: Origin) -> Read {
        if let Some(read) = self.documents.get(&source) {
            return read.clone();
        }
        let mut read = Read::default();
        self.documents.insert(source, read.clone());
        let text = self.loader.sources.get(source).map_or("", |s| s.text());
        let before = self.diagnostics.len();
        if is_bare(text) {
            let fragments = page::repair(source, text, &self.options.limits, self.diagnostics);
            for error in self.diagnostics.errors_since(before) {
                error.partial = true;
            }
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
        let mut lost = false;
        for error in self.diagnostics.errors_since(before) {
            error.partial = true;
            if schemas.is_empty() && self.options.keep_going && !lost {
                error.left_out = Some("this document".to_owned());
            }
            lost = true;
        }
        self.made.incomplete |= schemas.is_empty() && lost;
        for schema in schemas {
            read.schemas.push(self.made.schemas.add(schema));
        }
        read.references = Rc::new(references);
        self.documents.insert(source, read.clone());
        read
    }

    /// A schema that stands in an input, or in what an input names outside of its schemas.
    pub(super) fn root(&mut self, schema: usize) -> usize {
        let namespace = self.made.schemas[schema].target.clone();
        let root = self.instance(schema, namespace, None);
        self.made.roots.push(root);
        root
    }

    /// A schema in a namespace, reached by way of a context.
    pub(super) fn instance(
        &mut self,
        schema: usize,
        namespace: Option<Rc<str>>,
        context: Option<usize>,
    ) -> usize {
        let next = self.made.instances.all().len();
        let key = (schema, namespace.clone());
        let index = *self.known.entry(key).or_insert(next);
        if index == next {
            self.made.instances.add(Instance {
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
            let instance = &mut self.made.instances[index];
            match context {
                Some(context) => instance.contexts.push(context),
                None => instance.plain = true,
            }
            self.queue.push_back((index, context));
        }
        index
    }

    fn run(&mut self) {
        while let Some((instance, context)) = self.queue.pop_front() {
            let schema = self.made.instances[instance].schema;
            for reference in 0..self.made.schemas[schema].references.len() {
                self.follow(instance, context, schema, reference);
            }
        }
    }
}

/// Where a document type declaration ends, which has declarations in brackets perhaps.
fn doctype_end(text: &str) -> Option<usize> {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            '>' if !inside => return Some(at + 1),
            _ => {}
        }
    }
    None
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
        } else if rest.starts_with("<!DOCTYPE") {
            doctype_end(rest)
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
