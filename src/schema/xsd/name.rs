//! Names that attributes refer to, and the namespaces they are in.

use std::rc::Rc;

use roxmltree::{Attribute, Node};

use super::raw::{Index, Name, Scope, TypeRef};
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, codes};
use crate::xml::strip;

impl<'a, 't> Reader<'_, 'a, 't> {
    pub(super) fn namespace(&mut self, uri: &str) -> Rc<str> {
        if let Some(known) = self.namespaces.get(uri) {
            return known.clone();
        }
        let new: Rc<str> = uri.into();
        self.namespaces.insert(new.clone());
        new
    }

    /// The namespaces in scope at an element; neighbours mostly share them.
    pub(super) fn scope(&mut self, node: Node<'a, 't>) -> Rc<Scope> {
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

    /// Notes that elements or attributes have a type, or refer to something: each name once.
    pub(super) fn use_name(&mut self, node: Node<'a, 't>, attribute: &'static str) {
        let Some(a) = node.attribute_node(attribute) else {
            return;
        };
        let text = strip(a.value());
        let is_type = attribute == "type";
        if self.used.insert((is_type, text)) {
            let name = self.name(node, a, text, None);
            // A prefix without a namespace was reported.
            let known = name.namespace.is_some() || !text.contains(':');
            if is_type && known && !text.is_empty() {
                self.schema.used.push(name);
            }
        }
    }

    /// Resolves the prefix of a name that stands in an attribute; `owner` is the definition that is at fault when
    /// there is no such prefix.
    pub(super) fn name(
        &mut self,
        node: Node<'a, 't>,
        attribute: Attribute<'a, 't>,
        text: &str,
        owner: Option<Index>,
    ) -> Name {
        let range = attribute.range_value();
        let location = self.text.locate(range.start, range.end);
        // Clark's notation says the namespace itself.
        let clark = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        if let Some((uri, local)) = clark {
            return Name {
                namespace: (!uri.is_empty()).then(|| self.namespace(uri)),
                local: local.to_owned(),
                location,
            };
        }
        let (prefix, local) = match text.split_once(':') {
            Some((prefix, local)) => (Some(prefix), local),
            None => (None, text),
        };
        let uri = node.lookup_namespace_uri(prefix).filter(|u| !u.is_empty());
        if let (Some(prefix), None) = (prefix, uri)
            && prefix != "xml"
            && (owner.is_some() || self.unknown_prefixes.insert(prefix.to_owned()))
        {
            let diagnostic = Diagnostic::error(
                codes::UNDECLARED_PREFIX,
                format!("the prefix `{prefix}` of `{text}` is not declared"),
            )
            .at(location)
            .help(format!("add `xmlns:{prefix}=\"…\"` to the schema element"))
            .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)");
            self.fault(owner, diagnostic);
        }
        Name {
            namespace: uri.map(|u| self.namespace(u)),
            local: local.to_owned(),
            location,
        }
    }

    /// The type that an attribute refers to.
    pub(super) fn type_ref(
        &mut self,
        node: Node<'a, 't>,
        attribute: &str,
        owner: Option<Index>,
    ) -> TypeRef {
        match node.attribute_node(attribute) {
            Some(a) => TypeRef::Named(self.name(node, a, strip(a.value()), owner)),
            None => TypeRef::Absent,
        }
    }
}
