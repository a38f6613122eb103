//! One walk over an `xs:schema` element that collects its raw declarations.

use std::collections::HashSet;
use std::rc::Rc;

use roxmltree::{Attribute, NamespaceIter, Node};

use super::XS;
use super::annotation::{Annotation, lang};
use super::conditional::{VERSIONING, is_excluded};
use super::document::Text;
use super::raw::*;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Step, StepKind};
use crate::options::ReadOptions;
use crate::xml::{Visitor, XML_NAMESPACE, is_space, strip, walk};

/// The facets besides `enumeration`.
const FACETS: [&str; 13] = [
    "assertion",
    "explicitTimezone",
    "fractionDigits",
    "length",
    "maxExclusive",
    "maxInclusive",
    "maxLength",
    "minExclusive",
    "minInclusive",
    "minLength",
    "pattern",
    "totalDigits",
    "whiteSpace",
];

/// An element that the walk is in.
#[derive(Clone, Copy, Debug)]
struct Frame<'a> {
    kind: FrameKind,
    /// Whether it is the last of `steps`.
    step: bool,
    /// `xml:lang` in force.
    lang: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameKind {
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
    text: Text<'r>,
    options: &'r ReadOptions,
    diagnostics: &'r mut Diagnostics,
    schema: Schema,
    namespaces: HashSet<Rc<str>>,
    /// The namespaces that were in scope last, and the same as a [`Scope`].
    scope: Option<(NamespaceIter<'a, 't>, Rc<Scope>)>,
    frames: Vec<Frame<'a>>,
    steps: Vec<Step>,
    /// Whether attributes of conditional inclusion may be there.
    conditional: bool,
    too_deep: bool,
}

impl<'r, 'a, 't> Reader<'r, 'a, 't> {
    pub(super) fn new(
        root: Node<'a, 't>,
        text: Text<'r>,
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
            constraints: Vec::new(),
            notations: Vec::new(),
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
            conditional: text.text.contains(VERSIONING),
            too_deep: false,
        }
    }

    pub(super) fn read(mut self) -> Schema {
        let root = self.root;
        if self.conditional && is_excluded(root, self.options.xsd_version) {
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
        let target = root.attribute("targetNamespace").map(strip);
        self.schema.target = target.filter(|t| !t.is_empty()).map(|t| self.namespace(t));
        let mut bases: Vec<&str> = root
            .ancestors()
            .filter_map(|n| n.attribute((XML_NAMESPACE, "base")))
            .collect();
        bases.reverse();
        self.schema.base = bases
            .into_iter()
            .map(str::to_owned)
            .reduce(|outer, inner| crate::source::join(&outer, &inner));
        self.frames.push(Frame {
            kind: FrameKind::Schema,
            step: false,
            lang: root.ancestors().find_map(lang),
        });
        walk(root, &mut self);
        self.schema
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.text.report(diagnostic, self.diagnostics);
    }

    fn namespace(&mut self, uri: &str) -> Rc<str> {
        if let Some(known) = self.namespaces.get(uri) {
            return known.clone();
        }
        let new: Rc<str> = uri.into();
        self.namespaces.insert(new.clone());
        new
    }

    /// The namespaces in scope at an element; neighbours mostly share them.
    fn scope(&mut self, node: Node<'a, 't>) -> Rc<Scope> {
        let here = node.namespaces();
        if let Some((last, scope)) = &self.scope
            && last.len() == here.len()
            && last
                .clone()
                .zip(here.clone())
                .all(|(a, b)| std::ptr::eq(a, b))
        {
            return scope.clone();
        }
        let bindings = here
            .clone()
            .map(|n| (n.name().unwrap_or("").into(), n.uri().into()))
            .collect();
        let scope = Rc::new(Scope { bindings });
        self.scope = Some((here, scope.clone()));
        scope
    }

    /// Resolves the prefix of a name that stands in an attribute.
    fn name(&mut self, node: Node<'a, 't>, attribute: Attribute<'a, 't>, text: &str) -> Name {
        let (prefix, local) = match text.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, text),
        };
        let range = attribute.range_value();
        let location = self.text.locate(range.start, range.end);
        let uri = node.lookup_namespace_uri(prefix).filter(|u| !u.is_empty());
        if let (Some(prefix), None) = (prefix, uri)
            && prefix != "xml"
        {
            self.report(
                Diagnostic::error(
                    codes::UNDECLARED_PREFIX,
                    format!("the prefix `{prefix}` of `{text}` is not declared"),
                )
                .at(location)
                .help(format!("add `xmlns:{prefix}=\"…\"` to the schema element"))
                .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)"),
            );
        }
        Name {
            namespace: uri.map(|u| self.namespace(u)),
            local: local.to_owned(),
            location,
        }
    }

    /// The type that an attribute refers to.
    fn type_ref(&mut self, node: Node<'a, 't>, attribute: &str) -> TypeRef {
        match node.attribute_node(attribute) {
            Some(a) => TypeRef::Named(self.name(node, a, strip(a.value()))),
            None => TypeRef::Absent,
        }
    }

    fn annotation(&mut self, into: &mut Annotation, node: Node<'a, 't>, lang: Option<&str>) {
        let text = self.text;
        into.read(node, lang, self.options, |n| {
            let range = n.range();
            text.locate(range.start, range.end)
        });
    }

    fn top(&self) -> Frame<'a> {
        self.frames.last().copied().unwrap_or(Frame {
            kind: FrameKind::Other,
            step: false,
            lang: None,
        })
    }

    fn push(&mut self, kind: FrameKind, node: Node<'a, 't>, step: Option<Step>) -> bool {
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

    /// Enters a new definition.
    fn define(&mut self, node: Node<'a, 't>, complex: bool, step: Option<Step>) -> Option<Index> {
        let top = self.top().kind;
        let index = self.schema.types.len() as Index;
        let name = node.attribute("name").map(|n| strip(n).to_owned());
        let top_level = matches!(top, FrameKind::Schema | FrameKind::Within(_));
        if top_level && name.is_none() {
            let location = self.text.locate_tag(node);
            self.report(
                Diagnostic::error(
                    codes::MISSING_ATTRIBUTE,
                    format!("a top-level `xs:{}` needs a name", node.tag_name().name()),
                )
                .at(location)
                .help("add the attribute `name`"),
            );
        }
        let named = step.or_else(|| {
            top_level.then(|| Step {
                kind: if complex {
                    StepKind::ComplexType
                } else {
                    StepKind::SimpleType
                },
                name: name.clone(),
            })
        });
        let kind = if complex {
            FrameKind::ComplexType(index)
        } else {
            FrameKind::SimpleType(index)
        };
        if !self.push(kind, node, named) {
            return None;
        }
        let path = if top_level {
            Vec::new()
        } else {
            self.steps.clone()
        };
        let mut annotation = Annotation::default();
        for a in node.attributes().filter(|a| a.namespace().is_some()) {
            annotation.read_attribute(a.name(), a.value());
        }
        let definition = Definition {
            name: name.filter(|_| top_level),
            path,
            location: self.text.locate_tag(node),
            within: match top {
                FrameKind::Within(reference) => Some(reference),
                _ => None,
            },
            complex,
            derivation: Derivation::Nothing,
            docs: Vec::new(),
            marks: annotation.marks,
            scope: self.scope(node),
        };
        self.schema.types.push(definition);
        Some(index)
    }

    fn definition(&mut self, index: Index) -> Option<&mut Definition> {
        self.schema.types.get_mut(index as usize)
    }

    fn simple_type(&mut self, node: Node<'a, 't>) -> bool {
        let top = self.top().kind;
        let step = |kind, name| Some(Step { kind, name });
        let step = match top {
            FrameKind::Restriction(outer) => match self.definition(outer) {
                Some(d) if d.complex => step(StepKind::SimpleContent, None),
                _ => step(StepKind::Base, None),
            },
            FrameKind::List(_) => step(StepKind::Item, None),
            FrameKind::Union(outer) => {
                let number = match self.definition(outer).map(|d| &d.derivation) {
                    Some(Derivation::Union(members)) => members.len() + 1,
                    _ => 1,
                };
                step(StepKind::Member, Some(number.to_string()))
            }
            _ => None,
        };
        let Some(index) = self.define(node, false, step) else {
            return false;
        };
        self.attach(top, index);
        true
    }

    /// Tells what waits for a type in place that this is it.
    fn attach(&mut self, to: FrameKind, index: Index) {
        let inline = TypeRef::Inline(index);
        match to {
            FrameKind::Declaration {
                constraint,
                attribute,
            } => {
                if let Some(c) = constraint.and_then(|c| self.schema.constraints.get_mut(c)) {
                    c.of = ConstraintTarget::Type(inline.clone());
                }
                if let Some(a) = attribute.and_then(|a| self.schema.attributes.get_mut(a)) {
                    a.1 = inline;
                }
            }
            FrameKind::Restriction(outer) | FrameKind::List(outer) | FrameKind::Union(outer) => {
                let Some(outer) = self.definition(outer) else {
                    return;
                };
                let place = outer.location;
                let twice = match &mut outer.derivation {
                    Derivation::Restriction(r) => {
                        let twice = !outer.complex && !matches!(r.base, TypeRef::Absent);
                        r.base = inline;
                        twice
                    }
                    Derivation::List(item) => {
                        let twice = !matches!(item, TypeRef::Absent);
                        *item = inline;
                        twice
                    }
                    Derivation::Union(members) => {
                        members.push(inline);
                        false
                    }
                    _ => false,
                };
                if twice {
                    self.report(
                        Diagnostic::error(
                            codes::MISPLACED,
                            "a type is given both by name and in place",
                        )
                        .at(place)
                        .help("keep either the attribute or the `xs:simpleType`")
                        .clause("XML Schema 1.1 Part 1, 3.16.3 (src-simple-type)"),
                    );
                }
            }
            _ => {}
        }
    }

    fn complex_type(&mut self, node: Node<'a, 't>) -> bool {
        let top = self.top().kind;
        match self.define(node, true, None) {
            Some(index) => {
                self.attach(top, index);
                true
            }
            None => false,
        }
    }

    /// `xs:restriction`, `xs:extension`, `xs:list` or `xs:union`.
    fn derivation(&mut self, node: Node<'a, 't>, element: &str) -> bool {
        let (FrameKind::SimpleType(index) | FrameKind::SimpleContent(index)) = self.top().kind
        else {
            // Complex content.
            return self.push(FrameKind::Other, node, None);
        };
        let (derivation, kind) = match element {
            "restriction" => {
                let restriction = Restriction {
                    base: self.type_ref(node, "base"),
                    facets: Vec::new(),
                    values: Vec::new(),
                };
                (
                    Derivation::Restriction(restriction),
                    FrameKind::Restriction(index),
                )
            }
            "extension" => {
                let base = self.type_ref(node, "base");
                (Derivation::Extension(base), FrameKind::Other)
            }
            "list" => (
                Derivation::List(self.type_ref(node, "itemType")),
                FrameKind::List(index),
            ),
            _ => {
                let members = node.attribute_node("memberTypes");
                let members = members.map_or_else(Vec::new, |a| {
                    let names = a.value().split(is_space).filter(|n| !n.is_empty());
                    names
                        .map(|n| TypeRef::Named(self.name(node, a, n)))
                        .collect()
                });
                (Derivation::Union(members), FrameKind::Union(index))
            }
        };
        if let Some(definition) = self.definition(index) {
            definition.derivation = derivation;
        }
        self.push(kind, node, None)
    }

    /// `xs:element`, `xs:attribute` or `xs:alternative`.
    fn declaration(&mut self, node: Node<'a, 't>, kind: StepKind) -> bool {
        let top_level = matches!(self.top().kind, FrameKind::Schema | FrameKind::Within(_));
        let name = node.attribute("name").map(|n| strip(n).to_owned());
        let attribute = (top_level && kind == StepKind::Attribute && name.is_some()).then(|| {
            let entry = (
                name.clone().unwrap_or_default(),
                self.type_ref(node, "type"),
            );
            self.schema.attributes.push(entry);
            self.schema.attributes.len() - 1
        });
        let constraint = self.constraint(node, kind, name.as_deref());
        let step = (kind == StepKind::Alternative || name.is_some()).then_some(Step { kind, name });
        let frame = FrameKind::Declaration {
            constraint,
            attribute,
        };
        self.push(frame, node, step)
    }

    /// The default or fixed value of a declaration.
    fn constraint(
        &mut self,
        node: Node<'a, 't>,
        kind: StepKind,
        name: Option<&str>,
    ) -> Option<usize> {
        let (value, fixed) = match (node.attribute_node("default"), node.attribute_node("fixed")) {
            (Some(value), _) => (value, false),
            (None, Some(value)) => (value, true),
            (None, None) => return None,
        };
        let reference = node.attribute_node("ref");
        let of = match reference {
            Some(a) if kind == StepKind::Attribute => {
                ConstraintTarget::Attribute(self.name(node, a, strip(a.value())))
            }
            _ => ConstraintTarget::Type(self.type_ref(node, "type")),
        };
        let name = name
            .or_else(|| reference.map(|a| strip(a.value())))
            .unwrap_or("");
        let range = value.range();
        let constraint = ValueConstraint {
            of,
            value: value.value().to_owned(),
            fixed,
            element: kind == StepKind::Element,
            name: name.to_owned(),
            location: self.text.locate(range.start, range.end),
            scope: self.scope(node),
        };
        self.schema.constraints.push(constraint);
        Some(self.schema.constraints.len() - 1)
    }

    fn reference(&mut self, node: Node<'a, 't>, kind: ReferenceKind) -> bool {
        let namespace = node.attribute("namespace").map(strip);
        let reference = Reference {
            kind,
            namespace: namespace.map(|n| self.namespace(n)),
            address: node
                .attribute("schemaLocation")
                .map(|a| strip(a).to_owned()),
            location: self.text.locate_tag(node),
        };
        let location = reference.location;
        if reference.address.is_none() && kind != ReferenceKind::Import {
            self.report(
                Diagnostic::error(
                    codes::MISSING_ATTRIBUTE,
                    format!("`{}` does not say what document it means", kind.element()),
                )
                .at(location)
                .help("add the attribute `schemaLocation`"),
            );
        }
        self.schema.references.push(reference);
        let index = self.schema.references.len() as u32 - 1;
        self.push(FrameKind::Within(index), node, None)
    }

    fn facet(&mut self, node: Node<'a, 't>, name: &'static str) {
        let FrameKind::Restriction(index) = self.top().kind else {
            return self.misplaced(node);
        };
        let location = self.text.locate_tag(node);
        let attribute = if name == "assertion" { "test" } else { "value" };
        let Some(value) = node.attribute(attribute) else {
            return self.no_value(node, attribute);
        };
        let facet = Facet {
            name,
            value: value.to_owned(),
            fixed: matches!(node.attribute("fixed").map(strip), Some("true" | "1")),
            location,
        };
        if let Some(Definition {
            derivation: Derivation::Restriction(restriction),
            ..
        }) = self.definition(index)
        {
            restriction.facets.push(facet);
        }
    }

    fn enumeration(&mut self, node: Node<'a, 't>) {
        let top = self.top();
        let FrameKind::Restriction(index) = top.kind else {
            return self.misplaced(node);
        };
        let mut literal = None;
        let mut annotation = Annotation::default();
        let mut own_lang = top.lang;
        for a in node.attributes() {
            match (a.namespace(), a.name()) {
                (None, "value") => literal = Some(a.value()),
                (Some(XML_NAMESPACE), "lang") => own_lang = Some(a.value()),
                (namespace, local) => {
                    if namespace.is_some() {
                        annotation.read_attribute(local, a.value());
                    }
                }
            }
        }
        for child in node.children().filter(Node::is_element) {
            if child.has_tag_name((XS, "annotation")) {
                self.annotation(&mut annotation, child, own_lang);
            } else {
                self.misplaced(child);
            }
        }
        let Some(literal) = literal else {
            return self.no_value(node, "value");
        };
        if annotation.docs.is_empty()
            && let Some(comment) = trailing_comment(node)
        {
            let range = comment.range();
            let location = self.text.locate(range.start, range.end);
            annotation.read_comment(comment.text().unwrap_or(""), location);
        }
        let scope = self.scope(node);
        let location = self.text.locate_tag(node);
        let Some(definition) = self.schema.types.get_mut(index as usize) else {
            return;
        };
        if let Derivation::Restriction(restriction) = &mut definition.derivation {
            restriction.values.push(RawValue {
                literal: literal.to_owned(),
                location,
                docs: annotation.docs,
                marks: annotation.marks,
                scope: (!Rc::ptr_eq(&scope, &definition.scope)).then_some(scope),
            });
        }
    }

    fn annotate(&mut self, node: Node<'a, 't>) {
        let top = self.top();
        let (FrameKind::SimpleType(index)
        | FrameKind::ComplexType(index)
        | FrameKind::Restriction(index)
        | FrameKind::List(index)
        | FrameKind::Union(index)) = top.kind
        else {
            return;
        };
        let Some(definition) = self.definition(index) else {
            return;
        };
        let mut annotation = Annotation {
            docs: std::mem::take(&mut definition.docs),
            marks: definition.marks.take(),
        };
        self.annotation(&mut annotation, node, top.lang);
        if let Some(definition) = self.definition(index) {
            definition.docs = annotation.docs;
            definition.marks = annotation.marks;
        }
    }

    fn no_value(&mut self, node: Node<'a, 't>, attribute: &str) {
        let location = self.text.locate_tag(node);
        self.report(
            Diagnostic::error(
                codes::MISSING_ATTRIBUTE,
                format!(
                    "`xs:{}` has no attribute `{attribute}`",
                    node.tag_name().name()
                ),
            )
            .at(location)
            .help(format!(
                "add `{attribute}=\"…\"`; for the empty text, `{attribute}=\"\"`"
            )),
        );
    }

    fn misplaced(&mut self, node: Node<'a, 't>) {
        let location = self.text.locate_tag(node);
        let parent = node.parent().map_or("", |p| p.tag_name().name());
        self.report(
            Diagnostic::error(
                codes::MISPLACED,
                format!("`{}` cannot stand in `xs:{parent}`", node.tag_name().name()),
            )
            .at(location)
            .help("facets stand in `xs:restriction`, and hold nothing but an annotation")
            .clause("XML Schema 1.1 Part 2, 4.3.5.2 (XML representation of enumeration)"),
        );
    }

    /// A simple type that does not say how it is derived, or from what.
    fn check_complete(&mut self, index: Index) {
        let Some(definition) = self.definition(index) else {
            return;
        };
        let missing = match &definition.derivation {
            Derivation::Nothing if !definition.complex => {
                "has no `xs:restriction`, `xs:list` or `xs:union`"
            }
            Derivation::Restriction(Restriction {
                base: TypeRef::Absent,
                ..
            })
            | Derivation::Extension(TypeRef::Absent) => "does not name its base type",
            Derivation::List(TypeRef::Absent) => "does not name its item type",
            Derivation::Union(members) if members.is_empty() => "does not name any member type",
            _ => return,
        };
        let what = if definition.complex {
            "complex"
        } else {
            "simple"
        };
        let diagnostic = Diagnostic::error(
            codes::INCOMPLETE_TYPE,
            match &definition.name {
                Some(name) => format!("the {what} type `{name}` {missing}"),
                None => format!("this {what} type {missing}"),
            },
        )
        .at(definition.location)
        .clause("XML Schema 1.1 Part 1, 3.16.3 (src-simple-type)");
        self.report(diagnostic);
    }
}

impl<'a, 't> Visitor<'a, 't> for Reader<'_, 'a, 't> {
    fn enter(&mut self, node: Node<'a, 't>) -> bool {
        if !node.is_element() {
            return false;
        }
        let tag = node.tag_name();
        if tag.namespace() != Some(XS) {
            // Some authors group definitions by elements of their own.
            return self.top().kind == FrameKind::Schema
                && self.push(FrameKind::Schema, node, None);
        }
        if self.conditional && is_excluded(node, self.options.xsd_version) {
            return false;
        }
        let name = tag.name();
        let step = |kind| {
            let name = node.attribute("name").map(|n| strip(n).to_owned());
            name.is_some().then_some(Step { kind, name })
        };
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
                if let Ok(facet) = FACETS.binary_search(&name) {
                    if let Some(facet) = FACETS.get(facet) {
                        self.facet(node, facet);
                    }
                } else if matches!(
                    self.top().kind,
                    FrameKind::SimpleType(_) | FrameKind::List(_) | FrameKind::Union(_)
                ) {
                    self.misplaced(node);
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

/// The comment behind an element on the same line.
fn trailing_comment<'a, 't>(node: Node<'a, 't>) -> Option<Node<'a, 't>> {
    let mut next = node.next_sibling()?;
    if next.is_text() {
        let text = next.text()?;
        if text.contains('\n') {
            return None;
        }
        next = next.next_sibling()?;
    }
    next.is_comment().then_some(next)
}
