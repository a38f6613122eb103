//! One XML document: where schemas stand in it, and how it refers to others itself.

use roxmltree::Node;

use super::XS;
use super::conditional::VERSIONING;
use super::foreign;
use super::raw::{Reference, ReferenceKind, Schema};
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::Origin;
use crate::options::ReadOptions;
use crate::source::{Location, OffsetMap, SourceId};
use crate::xml::{self, Visitor, XML_NAMESPACE, walk};

/// The namespaces of WSDL, 1.1 and 2.0.
const WSDL: [&str; 2] = [
    "http://schemas.xmlsoap.org/wsdl/",
    "http://www.w3.org/ns/wsdl",
];

/// Namespaces of drafts before the recommendation of 2001.
const DRAFTS: [&str; 3] = [
    "http://www.w3.org/1999/XMLSchema",
    "http://www.w3.org/2000/10/XMLSchema",
    "http://www.w3.org/2000/08/XMLSchema",
];

/// What is read: a text, and where its bytes stand in its source.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) source: SourceId,
    /// For a fragment taken out of a page.
    pub(crate) map: Option<&'a OffsetMap>,
    /// Whether what is wrong in it is only warned of, since much else on the page may be right.
    pub(crate) lenient: bool,
    /// How the run came to it.
    pub(crate) origin: Origin,
}

impl Text<'_> {
    /// The place of a range of the text.
    pub(super) fn locate(&self, start: usize, end: usize) -> Location {
        let offset = |at: usize| match self.map {
            Some(map) => map.source_offset(at as u32),
            None => at as u32,
        };
        let start = offset(start);
        Location {
            source: self.source,
            start,
            end: offset(end).max(start),
        }
    }

    /// The place of an element's start tag; not quite to its end, which the tree does not know.
    pub(super) fn locate_tag(&self, node: Node<'_, '_>) -> Location {
        let start = node.range().start;
        let end = match node.attributes().next_back() {
            Some(last) => last.range().end,
            None => start + 1 + node.tag_name().name().len(),
        };
        self.locate(start, end.max(start))
    }

    /// Reports an error, which is only a warning in a fragment of a page.
    pub(super) fn report(&self, diagnostic: Diagnostic, diagnostics: &mut Diagnostics) {
        diagnostics.push(if self.lenient {
            diagnostic.softened()
        } else {
            diagnostic
        });
    }
}

/// What one document holds.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its schemas, in document order.
    pub(crate) schemas: Vec<Schema>,
    /// Other documents that it refers to outside of its schemas: `wsdl:import`.
    pub(crate) references: Vec<Reference>,
}

/// Reads the schemas of one document.
pub(crate) fn read(
    text: Text<'_>,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Document {
    let mut document = Document::default();
    let readable = match xml::readable(text.text, &options.limits) {
        Ok(readable) => readable,
        Err(error) => {
            text.report(error.diagnostic(|at| text.locate(at, at)), diagnostics);
            return document;
        }
    };
    if let Some(range) = readable.parameter.clone() {
        diagnostics.push(parameter_entity(range, text));
    }
    let text = Text {
        map: readable.map.as_ref().or(text.map),
        ..text
    };
    let limits = &options.limits;
    let mended: String;
    let tree = xml::parse(&readable.text, limits);
    let tree = match tree {
        Ok(tree) => Ok(tree),
        Err(error) if !readable.text.contains(XS) => Err(error),
        Err(error) => match foreign::pass_over(&readable.text, error, limits) {
            Ok((rest, passed)) => {
                mended = rest;
                diagnostics.extend(
                    passed
                        .iter()
                        .map(|(prefix, at)| passed_over(prefix, *at, text)),
                );
                xml::parse(&mended, limits)
            }
            Err(error) => Err(error),
        },
    };
    let tree = match tree {
        Ok(tree) => tree,
        Err(error) => {
            text.report(error.diagnostic(|at| text.locate(at, at)), diagnostics);
            return document;
        }
    };
    let mut finder = Finder::default();
    let root = tree.root_element();
    if is_schema(root) {
        finder.schemas.push(root);
    } else {
        walk(tree.root(), &mut finder);
    }
    for node in finder.imports {
        document.references.push(Reference {
            kind: ReferenceKind::Include,
            namespace: None,
            address: node
                .attribute("location")
                .map(|address| match base_in_force(node) {
                    Some(base) => crate::text::join(&base, address),
                    None => address.to_owned(),
                }),
            location: text.locate_tag(node),
        });
    }
    let other = WSDL.contains(&root.tag_name().namespace().unwrap_or(""));
    if finder.schemas.is_empty() && !other {
        let error = no_schema(root, finder.draft, text);
        let passed = text.origin == Origin::Found && error.code == codes::NOT_A_SCHEMA;
        diagnostics.push(if passed {
            error.passed_over()
        } else if text.lenient {
            error.softened()
        } else {
            error
        });
    }
    let conditional = text.text.contains(VERSIONING);
    for node in finder.schemas {
        let schema = Reader::new(node, text, conditional, options, diagnostics).read();
        document.schemas.push(schema);
    }
    document
}

/// The warning that nothing declares a prefix of elements and attributes that are not ours.
fn passed_over(prefix: &str, at: usize, text: Text<'_>) -> Diagnostic {
    let message = format!(
        "the prefix `{prefix}` is not declared; elements and attributes with it are passed over"
    );
    Diagnostic::warning(codes::UNDECLARED_PREFIX, message)
        .at(text.locate(at, at + prefix.len()))
        .help(format!("add `xmlns:{prefix}=\"…\"` to the schema element"))
}

/// The warning that a document uses parameter entities.
fn parameter_entity(range: std::ops::Range<usize>, text: Text<'_>) -> Diagnostic {
    let name = text.text.get(range.clone()).unwrap_or("");
    let message =
        format!("the parameter entity `{name}` is not read, and what it declares is not known");
    Diagnostic::warning(codes::EXTERNAL_ENTITY, message)
        .at(text.locate(range.start, range.end))
        .help("write the declarations that are needed in its place")
}

/// `xml:base` of an element and of those around it, resolved against each other (XML Base, 4).
pub(super) fn base_in_force(node: Node<'_, '_>) -> Option<String> {
    let mut bases: Vec<&str> = node
        .ancestors()
        .filter_map(|n| n.attribute((XML_NAMESPACE, "base")))
        .collect();
    bases.reverse();
    bases
        .into_iter()
        .map(str::to_owned)
        .reduce(|outer, inner| crate::text::join(&outer, &inner))
}

fn is_schema(node: Node<'_, '_>) -> bool {
    node.has_tag_name((XS, "schema"))
}

/// Looks for schemas in a document that is more than one, such as WSDL.
#[derive(Default)]
struct Finder<'a, 't> {
    schemas: Vec<Node<'a, 't>>,
    imports: Vec<Node<'a, 't>>,
    draft: Option<Node<'a, 't>>,
}

impl<'a, 't> Visitor<'a, 't> for Finder<'a, 't> {
    fn enter(&mut self, node: Node<'a, 't>) -> bool {
        let name = node.tag_name();
        let namespace = name.namespace().unwrap_or("");
        match name.name() {
            "schema" if namespace == XS => {
                self.schemas.push(node);
                return false;
            }
            "schema" if DRAFTS.contains(&namespace) => self.draft = Some(node),
            "import" if WSDL.contains(&namespace) && node.has_attribute("location") => {
                self.imports.push(node);
            }
            _ => {}
        }
        node.is_element()
    }

    fn leave(&mut self) {}
}

/// Why a document without a schema is none.
fn no_schema(root: Node<'_, '_>, draft: Option<Node<'_, '_>>, text: Text<'_>) -> Diagnostic {
    if let Some(draft) = draft {
        let namespace = draft.tag_name().namespace().unwrap_or("");
        return Diagnostic::error(
            codes::DRAFT_NAMESPACE,
            format!("this schema is written for `{namespace}`, a draft of XML Schema that nothing reads any more"),
        )
        .at(text.locate_tag(draft))
        .help(format!("bring it up to the recommendation, whose namespace is `{XS}`: besides the namespace, some facets and built-in types have other names"));
    }
    let name = root.tag_name();
    let diagnostic = |why: String| {
        Diagnostic::error(
            codes::NOT_A_SCHEMA,
            format!("this is not a schema document: {why}"),
        )
        .at(text.locate_tag(root))
    };
    match name.namespace() {
        None if name.name() == "schema" => {
            diagnostic("its `schema` element is in no namespace".into())
                .help(format!("declare `xmlns=\"{XS}\"`, or a prefix for it"))
        }
        Some(namespace) if name.name() == "schema" => diagnostic(format!(
            "its `schema` element is in the namespace `{namespace}`"
        ))
        .help(format!("the namespace of XML Schema is `{XS}`")),
        _ => diagnostic(format!(
            "its root element is `{}`, and there is no `xs:schema` in it",
            name.name()
        ))
        .help(match name.name() {
            "CodeList" => "genericode 1.0 is read where a code list is an input of its own; a schema cannot refer to one",
            _ => "name a schema, a WSDL file, or a specification page",
        }),
    }
}
