//! Derivation: what a restriction, list or union of built types is.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use super::allowed::holds_list;
use super::instance::NodeId;
use super::types::{About, Builder, Built, Target, is_void};
use crate::datatypes::{BuiltIn, Datatype, Facets, Shape, Version};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Content, Identity, List, SimpleType, TypeId, Variety};
use crate::schema::xsd::{Derivation, Facet, Restriction};

/// A definition taken apart.
struct Parts {
    about: About,
    derivation: Derivation,
}

/// Basic member types of one union: a text may be judged against each of them.
const MOST_MEMBERS: u64 = 4096;

impl Builder<'_> {
    /// Builds a type whose references are built.
    pub(super) fn build(&mut self, node: NodeId, targets: &[Target]) -> Built {
        self.enter(node, targets);
        let bases: Vec<Built> = targets.iter().map(|t| self.at(t)).collect();
        let depth = bases.iter().map(|b| b.depth + 1).max().unwrap_or(0);
        let definition = self.composition.definition(node);
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
            return self.unknown();
        }
        if self.size.is_over() {
            // It was reported at the type that was too much.
            return self.unknown();
        }
        if !complex && let Some(built) = self.refuse_complex(node, targets) {
            return built;
        }
        self.check_allowed(node, targets);
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
            _ => self.unknown(),
        };
        built.depth = depth;
        built
    }

    /// Refuses a simple type that refers to a complex one.
    fn refuse_complex(&mut self, node: NodeId, targets: &[Target]) -> Option<Built> {
        let refers_to = targets.iter().find_map(|t| match t {
            Target::Node(to) => Some(self.composition.definition(*to)).filter(|d| d.complex),
            _ => None,
        })?;
        let definition = self.composition.definition(node);
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
        Some(self.unknown())
    }

    /// The parts of a definition: moved out where no other instance needs them.
    fn take(&mut self, node: NodeId) -> Parts {
        let index = self.composition.instance_of(node);
        let instance = &self.composition.instances[index];
        let namespace = instance.namespace.as_deref().map(str::to_owned);
        let only = self.instances.get(instance.schema) == Some(&1);
        let definition = self.composition.definition_mut(node);
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
                is_built_in: false,
            },
            derivation,
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
        let narrowed = !restriction.facets.is_empty() && !base.unknown;
        let open = match narrowed {
            true => self.narrow(node, &base, &restriction.facets),
            false => base.open.clone(),
        };
        let mut built = Built {
            open,
            which: None,
            closed: Rc::default(),
            built_in: base.built_in,
            members: base.members.clone(),
            made: None,
            enumerated: base.enumerated,
            facets: base.facets.clone(),
            depth: 0,
            unknown: base.unknown,
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
                None if !complex && !base.unknown && !base.is_void() => {
                    self.plain(&about, &base, &built, narrowed)
                }
                _ => None,
            }
        };
        // Other facets may exclude all values that the base is enumerated with.
        let emptied = narrowed && !complex && base.enumerated.is_some();
        if let Some(content) = content {
            self.finish(about, &mut built, content);
            if has_values || base.enumerated.is_some() {
                built.enumerated = built.made;
            }
        } else if (has_values && !built.unknown) || emptied || base.is_void() {
            self.empty(&built);
        }
        built
    }

    /// The base narrowed by facets other than enumeration.
    fn narrow(&mut self, node: NodeId, base: &Built, facets: &[Facet]) -> Arc<Datatype> {
        let list = facets
            .iter()
            .map(|f| (f.name.to_owned(), f.value.clone(), f.fixed))
            .collect();
        let step = Facets {
            list,
            enumeration: None,
        };
        let size = self.options.limits.pattern_size;
        let (datatype, errors) = Datatype::restrict(&base.open, step, size);
        if errors.is_empty() && base.enumerated.is_some() {
            self.check_bounds(node, base, facets);
        }
        for error in errors {
            let facet = facets.get(error.facet);
            let diagnostic = if error.unsupported {
                Diagnostic::warning(codes::UNSUPPORTED_FACET, error.reason)
                    .help("check such values yourself, or enumerate those that it allows")
            } else if facet.is_some_and(|f| f.name == "pattern") {
                Diagnostic::error(codes::WRONG_FACET, error.reason)
                    .help("correct the pattern; XML Schema has regular expressions of its own")
            } else {
                Diagnostic::error(codes::WRONG_FACET, error.reason)
                    .help("correct the facet or take it out, or restrict another type")
            }
            .at(facet.map(|f| f.location))
            .clause(error.clause);
            self.report(node, diagnostic);
        }
        datatype
    }

    fn list(&mut self, about: About, item: Built) -> Built {
        if holds_list(&item.open) {
            let diagnostic = Diagnostic::error(
                codes::FORBIDDEN_DERIVATION,
                match item.open.shape() {
                    Shape::Union(_) => {
                        "the item type of a list cannot be a union that holds a list"
                    }
                    _ => "the item type of a list cannot be a list itself",
                },
            )
            .at(about.location)
            .help("use an atomic type or a union of atomic types")
            .clause("XML Schema 1.1 Part 1, 3.16.6.2 (cos-st-restricts)");
            self.report(about.node, diagnostic);
            return self.unknown();
        }
        let closed = self.closed(&item);
        let mut built = Built {
            open: Datatype::list(&closed),
            which: None,
            closed: Rc::default(),
            built_in: item.built_in,
            members: Rc::default(),
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: item.unknown,
        };
        if let Some(item) = self.part(&about, &item) {
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
        let replaced;
        let members = match self.options.xsd_version {
            Version::V1_0 => {
                replaced = without_unions(members);
                replaced.as_slice()
            }
            _ => members,
        };
        let enumerated = members.iter().any(|m| self.has_values(m));
        let open = Datatype::union(&self.basic_members(members));
        if open.basic_members() > MOST_MEMBERS {
            let diagnostic = Diagnostic::error(
                codes::TOO_MANY_MEMBERS,
                format!("this union has more than {MOST_MEMBERS} basic member types"),
            )
            .at(about.location)
            .help("a union that stands in unions more than once counts each time: name it once");
            self.report(about.node, diagnostic);
            return self.unknown();
        }
        let mut built = Built {
            open,
            which: None,
            closed: Rc::default(),
            built_in: members.first().map_or(BuiltIn::String, |m| m.built_in),
            members: members.into(),
            made: None,
            enumerated: None,
            facets: Rc::default(),
            depth: 0,
            unknown: members.iter().any(|m| m.unknown),
        };
        if matches!(built.open.shape(), Shape::Union(members) if members.is_empty()) {
            self.empty(&built);
        } else if (enumerated || !built.unknown)
            && let Some(content) = self.united(&about, members)
        {
            self.finish(about, &mut built, content);
        }
        built
    }

    /// Member types with those of plain unions among them in their place, each once: unions of unions
    /// do not pile up. Those for which no text is valid are left out.
    fn basic_members(&self, members: &[Built]) -> Vec<Arc<Datatype>> {
        let mut seen = HashSet::new();
        let mut basic = Vec::new();
        for member in members {
            let closed = self.closed(member);
            let inner = match closed.shape() {
                Shape::Union(inner) if closed.constraints().is_empty() => inner.as_slice(),
                _ => std::slice::from_ref(&closed),
            };
            let new = |m: &&Arc<Datatype>| !is_void(m) && seen.insert(Arc::as_ptr(m));
            basic.extend(inner.iter().filter(new).cloned());
        }
        basic
    }

    /// Enters a type in the model.
    pub(super) fn finish(&mut self, about: About, built: &mut Built, content: Content) {
        let Some(location) = about.location else {
            return;
        };
        self.size.add_content(&content);
        if self.size.is_over() {
            self.diagnostics.push(self.size.error(location));
        }
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
                facts: Vec::new(),
                is_dated: false,
                citation: None,
                is_built_in: about.is_built_in,
            },
        ));
        built.made = Some(id);
    }
}

/// Member types with each union, restricted or not, replaced by its members (XML Schema 1.0, second edition,
/// Part 1, 3.14.2): facets of a union do not count where it is a member.
fn without_unions(members: &[Built]) -> Vec<Built> {
    let mut seen = HashSet::new();
    let mut basic = Vec::new();
    for member in members {
        let inner = match member.members.is_empty() {
            true => std::slice::from_ref(member),
            false => &member.members,
        };
        let new = |m: &&Built| seen.insert((Arc::as_ptr(&m.open), m.enumerated, m.is_void()));
        basic.extend(inner.iter().filter(new).cloned());
    }
    basic
}
