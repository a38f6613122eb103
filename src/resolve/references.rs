//! References to types: which definition or built-in type a name means.

use std::rc::Rc;

use super::instance::NodeId;
use super::types::{Builder, Target};
use crate::datatypes::{BuiltIn, Version};
use crate::diagnostic::{Diagnostic, codes};
use crate::schema::xsd::{self, Derivation, Name, Restriction, TypeRef, XS};
use crate::text::suggestion;

/// A name that nothing defines.
#[derive(Clone, Debug)]
pub(super) struct Unresolved {
    pub(super) diagnostic: Diagnostic,
    pub(super) namespace: Option<Rc<str>>,
    /// The name, where one that is like it may be meant. That is looked for when it is reported: most such
    /// names stand in complex types, and nobody is told.
    pub(super) wanted: Option<String>,
}

/// What a name means.
pub(super) enum Found {
    BuiltIn(BuiltIn),
    Node(NodeId),
    Nothing,
}

impl Builder<'_> {
    /// What the references of a definition mean, in order.
    pub(super) fn targets(&mut self, node: NodeId) -> Vec<Target> {
        let definition = self.composition.definition(node);
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
                Target::Node(self.composition.instances[instance].first + index)
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
        if let Some(target) = self.special(node, name) {
            return target;
        }
        let lenient = self.composition.instances[instance].lenient;
        // `base="token"` in a fragment of a page means the built-in type
        let meant = BuiltIn::from_name(&name.local).filter(|_| lenient && name.namespace.is_none());
        if let Some(built_in) = meant {
            return Target::BuiltIn(built_in);
        }
        if !lenient
            && name.namespace.is_none()
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
        if lenient || self.options.keep_going && self.enumerates(node) {
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
        let (unresolved, excused) = self.unresolved(instance, name);
        // Complex types are no concern unless something generated needs them.
        let complex = self.composition.definition(node).complex;
        self.report_unresolved(node, unresolved, excused || complex);
        Target::Reported
    }

    /// The built-in types that nothing can be derived from: that of everything, and that of nothing.
    fn special(&mut self, node: NodeId, name: &Name) -> Option<Target> {
        let new = self.options.xsd_version >= Version::V1_1;
        let (code, message, clause) = match name.local.as_str() {
            _ if name.namespace.as_deref() != Some(XS) => return None,
            "anyType" => (
                codes::NOT_SIMPLE,
                "a simple type cannot be derived from xs:anyType, which is complex",
                "XML Schema 1.1 Part 1, 3.4.7 (xs:anyType)",
            ),
            "error" if new => (
                codes::FORBIDDEN_DERIVATION,
                "nothing can be derived from xs:error: it is `final`, and no text is valid for it",
                "XML Schema 1.1 Part 1, 3.16.7.3 (xs:error)",
            ),
            _ => return None,
        };
        // What a complex type is derived from is not a concern of what is generated.
        if !self.composition.definition(node).complex {
            let diagnostic = Diagnostic::error(code, message)
                .at(name.location)
                .help("name a simple type that has values, such as `xs:string`")
                .clause(clause);
            self.report(node, diagnostic);
        }
        Some(Target::Reported)
    }

    /// The type of a name as an instance sees it.
    pub(super) fn find(&self, instance: usize, name: &Name) -> Found {
        let from = &self.composition.instances[instance];
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
                let chameleon = self.composition.schemas[from.schema].target.is_none();
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
    fn unresolved(&self, instance: usize, name: &Name) -> (Unresolved, bool) {
        let namespace = name.namespace.as_deref();
        let about = |diagnostic, wanted| Unresolved {
            diagnostic,
            namespace: name.namespace.clone(),
            wanted,
        };
        let shown = match namespace {
            Some(XS) => format!("xs:{}", name.local),
            Some(namespace) => format!("{}` of the namespace `{namespace}", name.local),
            None => name.local.clone(),
        };
        let diagnostic = Diagnostic::error(
            codes::UNRESOLVED_TYPE,
            format!("the type `{shown}` is not defined"),
        )
        .at(name.location)
        .clause("XML Schema 1.1 Part 1, 3.17.6.2 (src-resolve)");
        if namespace == Some(XS) {
            let names = BuiltIn::all().map(BuiltIn::name);
            let otherwise = "`xs:` has only the built-in types of XML Schema";
            let help = suggestion(&shown, names, otherwise);
            return (about(diagnostic.help(help), None), false);
        }
        let own = self.composition.instances[instance].namespace.as_deref();
        let missing = self.composition.missing.iter().find(|m| match m.kind {
            xsd::ReferenceKind::Import => m.namespace.as_deref() == namespace,
            _ => own == namespace || namespace.is_none(),
        });
        if let Some(missing) = missing {
            let element = missing.kind.element();
            let diagnostic = diagnostic
                .related(
                    format!("`{element}` names `{}`, which was not found", missing.address),
                    missing.location,
                )
                .help("say where that document is: option `map` or `catalog`, or give it as another input");
            return (about(diagnostic, None), true);
        }
        let wanted = Some(name.local.clone());
        (about(diagnostic, wanted), self.composition.incomplete)
    }
}
