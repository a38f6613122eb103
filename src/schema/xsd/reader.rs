//! One walk over an `xs:schema` element that collects its raw declarations.

use std::collections::HashSet;
use std::rc::Rc;

use roxmltree::{NamespaceIter, Node};

use super::XS;
use super::annotation::{Annotation, lang};
use super::conditional::{is_conditional, is_excluded};
use super::document::{Text, base_in_force};
use super::raw::*;
use super::vocabulary;
use crate::datatypes::{FACETS, Version};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Step, StepKind};
use crate::options::ReadOptions;
use crate::xml::{Visitor, strip, walk};

/// An element that the walk is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) kind: FrameKind,
    /// Whether it is the last of `steps`.
    step: bool,
    /// `xml:lang` in force.
    pub(super) lang: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameKind {
    Schema,
    /// `xs:redefine` or `xs:override`: index into the references.
    Within(u32),
    /// `xs:element`, `xs:attribute`, `xs:alternative`, with indexes of what waits for a type in place.
    Declaration {
        constraint: Option<usize>,
        attribute: Option<usize>,
    },
    SimpleType(Index),
    ComplexType(Index),
    SimpleContent(Index),
    /// `xs:restriction` or `xs:extension` of simple content, `xs:restriction` of a simple type.
    Restriction(Index),
    List(Index),
    Union(Index),
    /// A group, a particle and the like: nothing but a place for declarations.
    Other,
}

pub(super) struct Reader<'r, 'a, 't> {
    root: Node<'a, 't>,
    pub(super) text: Text<'r>,
    pub(super) options: &'r ReadOptions,
    diagnostics: &'r mut Diagnostics,
    pub(super) schema: Schema,
    pub(super) namespaces: HashSet<Rc<str>>,
    /// The namespaces that were in scope last, and the same as a [`Scope`].
    pub(super) scope: Option<(NamespaceIter<'a, 't>, Rc<Scope>)>,
    frames: Vec<Frame<'a>>,
    pub(super) steps: Vec<Step>,
    /// Whether attributes of conditional inclusion may be there.
    conditional: bool,
    too_deep: bool,
    /// Names that elements and attributes refer to, as written, and whether as their type.
    pub(super) used: HashSet<(bool, &'a str)>,
    /// Prefixes of them that are not declared.
    pub(super) unknown_prefixes: HashSet<String>,
}

impl<'r, 'a, 't> Reader<'r, 'a, 't> {
    pub(super) fn new(
        root: Node<'a, 't>,
        text: Text<'r>,
        conditional: bool,
        options: &'r ReadOptions,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        let schema = Schema {
            source: text.source,
            location: text.locate_tag(root),
            target: None,
            base: None,
            references: Vec::new(),
            types: Vec::new(),
            attributes: Vec::new(),
            uses: Vec::new(),
            constraints: Vec::new(),
            notations: Vec::new(),
            used: Vec::new(),
            final_default: Final::default(),
        };
        Self {
            root,
            text,
            options,
            diagnostics,
            schema,
            namespaces: HashSet::new(),
            scope: None,
            frames: Vec::new(),
            steps: Vec::new(),
            conditional,
            too_deep: false,
            used: HashSet::new(),
            unknown_prefixes: HashSet::new(),
        }
    }

    pub(super) fn read(mut self) -> Schema {
        let root = self.root;
        if self.excludes(root) {
            // Some authors write `vc:maxVersion="1.1"` and mean "up to 1.1", which leaves nothing.
            let location = self.schema.location;
            self.report(
                Diagnostic::warning(
                    codes::VERSION_EXCLUDED,
                    "the whole schema is excluded by `vc:` attributes on its root; it is read nevertheless",
                )
                .at(location)
                .help("`vc:maxVersion` names the first version that is left out: for all versions before 1.2 write `1.2`")
                .clause("XML Schema 1.1 Part 1, 4.2.2 (conditional inclusion)"),
            );
        }
        if let Some(value) = root.attribute("finalDefault") {
            self.schema.final_default = Final::read(value);
        }
        let target = root.attribute("targetNamespace").map(strip);
        self.schema.target = target.filter(|t| !t.is_empty()).map(|t| self.namespace(t));
        self.schema.base = base_in_force(root);
        self.frames.push(Frame {
            kind: FrameKind::Schema,
            step: false,
            lang: root.ancestors().find_map(lang),
        });
        walk(root, &mut self);
        self.schema
    }

    /// Whether an element is left out by attributes of conditional inclusion, which XSD 1.0 does not have.
    pub(super) fn excludes(&mut self, node: Node<'a, 't>) -> bool {
        if !self.conditional || self.options.xsd_version >= Version::V1_1 {
            return self.conditional && is_excluded(node);
        }
        if is_conditional(node) {
            self.conditional = false;
            let location = self.text.locate_tag(node);
            self.report(
                Diagnostic::warning(
                    codes::NO_CONDITIONS,
                    "`vc:` attributes mean nothing in XML Schema 1.0: no element is left out because of them",
                )
                .at(location)
                .help("choose `xsd-version` 1.1 if they are meant to hold")
                .clause("XML Schema 1.1 Part 1, 4.2.2 (conditional inclusion)"),
            );
        }
        false
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.text.report(diagnostic, self.diagnostics);
    }

    /// Reports an error of a definition: how bad it is, is known when it is known who needs the definition. What
    /// is not a fault of a definition is not a fault of anything generated.
    pub(super) fn fault(&mut self, of: Option<Index>, diagnostic: Diagnostic) {
        let lenient = self.text.lenient;
        match of.and_then(|index| self.definition(index)) {
            Some(definition) if !lenient => definition.faults.push(diagnostic),
            _ => self.report(diagnostic.softened()),
        }
    }

    /// The definition that the walk is in, not counting what else stands in it.
    pub(super) fn owner(&self) -> Option<Index> {
        match self.top().kind {
            FrameKind::SimpleType(index)
            | FrameKind::SimpleContent(index)
            | FrameKind::Restriction(index)
            | FrameKind::List(index)
            | FrameKind::Union(index) => Some(index),
            _ => None,
        }
    }

    pub(super) fn annotation(
        &mut self,
        into: &mut Annotation,
        node: Node<'a, 't>,
        lang: Option<&str>,
    ) {
        let text = self.text;
        into.read(node, lang, self.options, |n| {
            let range = n.range();
            text.locate(range.start, range.end)
        });
    }

    pub(super) fn top(&self) -> Frame<'a> {
        self.frames.last().copied().unwrap_or(Frame {
            kind: FrameKind::Other,
            step: false,
            lang: None,
        })
    }

    pub(super) fn push(&mut self, kind: FrameKind, node: Node<'a, 't>, step: Option<Step>) -> bool {
        if self.frames.len() > self.options.limits.depth as usize {
            if !std::mem::replace(&mut self.too_deep, true) {
                let location = self.text.locate_tag(node);
                self.report(
                    Diagnostic::error(
                        codes::TOO_DEEP,
                        format!(
                            "elements are nested more than {} deep",
                            self.options.limits.depth
                        ),
                    )
                    .at(location)
                    .help("raise the option `limit-depth` if the file is to be trusted"),
                );
            }
            return false;
        }
        let lang = lang(node).or(self.top().lang);
        let step = step.map(|step| self.steps.push(step)).is_some();
        self.frames.push(Frame { kind, step, lang });
        true
    }
}

impl<'a, 't> Visitor<'a, 't> for Reader<'_, 'a, 't> {
    fn enter(&mut self, node: Node<'a, 't>) -> bool {
        if !node.is_element() {
            return false;
        }
        let tag = node.tag_name();
        if tag.namespace() != Some(XS) {
            if tag.namespace().is_none() && self.is_meant(tag.name()) {
                self.without_prefix(node);
                return false;
            }
            // Some authors group definitions by elements of their own.
            return self.top().kind == FrameKind::Schema
                && self.push(FrameKind::Schema, node, None);
        }
        if self.excludes(node) {
            return false;
        }
        let name = tag.name();
        if !self.check_place(node, name) {
            return false;
        }
        let step = |kind| {
            let name = node.attribute("name").map(|n| strip(n).to_owned());
            name.is_some().then_some(Step { kind, name })
        };
        match name {
            "element" | "attribute" | "alternative" | "group" | "attributeGroup" => {
                self.use_name(node, "type");
                self.use_name(node, "ref");
            }
            _ => {}
        }
        match name {
            "enumeration" => self.enumeration(node),
            "annotation" => self.annotate(node),
            "simpleType" => return self.simple_type(node),
            "complexType" => return self.complex_type(node),
            "restriction" | "extension" | "list" | "union" => return self.derivation(node, name),
            "element" => return self.declaration(node, StepKind::Element),
            "attribute" => return self.declaration(node, StepKind::Attribute),
            "alternative" => return self.declaration(node, StepKind::Alternative),
            "group" => return self.push(FrameKind::Other, node, step(StepKind::Group)),
            "attributeGroup" => {
                return self.push(FrameKind::Other, node, step(StepKind::AttributeGroup));
            }
            "simpleContent" => {
                let kind = match self.top().kind {
                    FrameKind::ComplexType(index) => FrameKind::SimpleContent(index),
                    _ => FrameKind::Other,
                };
                return self.push(kind, node, None);
            }
            "complexContent" | "sequence" | "choice" | "all" => {
                return self.push(FrameKind::Other, node, None);
            }
            "include" => return self.reference(node, ReferenceKind::Include),
            "import" => return self.reference(node, ReferenceKind::Import),
            "redefine" => return self.reference(node, ReferenceKind::Redefine),
            "override" => return self.reference(node, ReferenceKind::Override),
            "notation" => {
                if let Some(name) = node.attribute("name") {
                    self.schema.notations.push(strip(name).to_owned());
                }
                return self.push(FrameKind::Other, node, None);
            }
            _ => {
                if let Some(facet) = FACETS.iter().find(|facet| **facet == name) {
                    self.facet(node, facet);
                } else if !vocabulary::is_element(name) {
                    self.unknown(node);
                }
            }
        }
        false
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.step {
            self.steps.pop();
        }
        if let FrameKind::SimpleType(index) | FrameKind::SimpleContent(index) = frame.kind {
            self.check_complete(index);
        }
    }
}
