//! Unions with enumerated members: one Rust enum of all their values, asked in member order.

use std::collections::HashMap;
use std::sync::Arc;

use super::enumerate::{KeyScope, add_docs, basic_members, key_of, primitive};
use super::types::{About, Builder, Built, is_void};
use crate::datatypes::{BuiltIn, Datatype, ValueKey};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Accepts, Content, Enumeration, Route, TypeId, Value};

/// A union in the making.
#[derive(Default)]
struct Union {
    values: Vec<Value>,
    routes: Vec<Route>,
    members: Vec<TypeId>,
    by_key: HashMap<ValueKey, u32>,
    by_literal: HashMap<String, u32>,
    /// Routes by their datatypes.
    by_datatype: HashMap<*const Datatype, Vec<usize>>,
    /// The primitive types of the routes, each once.
    primitives: Vec<BuiltIn>,
    /// Values that earlier members take for themselves, with the member's built-in type.
    shadowed: Vec<(Value, &'static str)>,
}

impl Builder<'_> {
    /// What a union with a generated member is; `None` when no member has values of its own.
    pub(super) fn united(&mut self, about: &About, members: &[Built]) -> Option<Content> {
        let mut union = Union::default();
        for member in members {
            let made = member.made.and_then(|id| self.type_of(id));
            match made.map(|(id, t)| (id, &t.content)) {
                Some((id, Content::Enumeration(e))) => union.add_enumeration(id, e),
                _ => {
                    let mut leaves = Vec::new();
                    basic_members(&self.closed(member), &mut leaves);
                    for datatype in leaves.into_iter().filter(|leaf| !is_void(leaf)) {
                        union.add_route(Route {
                            datatype,
                            accepts: Accepts::Any,
                        });
                    }
                }
            }
        }
        for (value, by) in std::mem::take(&mut union.shadowed) {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::SHADOWED_LITERAL,
                    format!("`{}` gets no variant in this union: the member type before it, {by}, takes it for a value of its own", value.literal),
                )
                .at(about.location.unwrap_or(value.location))
                .related("the value stands here", value.location)
                .help("put the enumeration before the wider type in the union")
                .clause("XML Schema 1.1 Part 2, 2.4.1.3 (union datatypes)"),
            );
        }
        (!union.values.is_empty()).then_some(Content::Enumeration(Enumeration {
            values: union.values,
            routes: union.routes,
            restricts: None,
            members: union.members,
        }))
    }
}

impl Union {
    /// Adds the values of a member, each to its route.
    fn add_enumeration(&mut self, id: TypeId, member: &Enumeration) {
        let mut all = true;
        // Where each value of the member stands among those of the union.
        let mut places: Vec<Option<u32>> = vec![None; member.values.len()];
        let before = self.routes.len();
        for route in &member.routes {
            let next = self.routes.len() as u32;
            for (value, place) in member.values.iter().zip(&mut places) {
                let home = member.routes.get(value.route as usize);
                if home.is_some_and(|home| std::ptr::eq(home, route)) {
                    *place = self.add_value(value, route, before, next);
                    all &= place.is_some();
                }
            }
            let accepts = match &route.accepts {
                Accepts::Any => Accepts::Any,
                Accepts::Values(accepted) => Accepts::Values(
                    accepted
                        .iter()
                        .filter_map(|i| places.get(*i as usize).copied().flatten())
                        .collect(),
                ),
            };
            let home = self.add_route(Route {
                datatype: route.datatype.clone(),
                accepts,
            });
            self.rehome(places.iter().flatten(), next, home);
        }
        let open = member
            .routes
            .iter()
            .any(|r| matches!(r.accepts, Accepts::Any));
        if all && !open && !self.members.contains(&id) {
            self.members.push(id);
        }
    }

    /// Moves values from a route that was not added to the one that decides in its place.
    fn rehome<'a>(&mut self, values: impl Iterator<Item = &'a u32>, from: u32, to: u32) {
        if from == to {
            return;
        }
        for index in values {
            if let Some(value) = self.values.get_mut(*index as usize)
                && value.route == from
            {
                value.route = to;
            }
        }
    }

    /// Adds a route, unless one like it comes before and decides everything that it could; the index of
    /// the one that decides.
    fn add_route(&mut self, route: Route) -> u32 {
        let known = self
            .by_datatype
            .entry(Arc::as_ptr(&route.datatype))
            .or_default();
        let decides = |at: &usize| {
            let known = self.routes.get(*at);
            known.is_some_and(|r| match (&r.accepts, &route.accepts) {
                (Accepts::Any, _) => true,
                (Accepts::Values(a), Accepts::Values(b)) => a == b,
                (Accepts::Values(_), Accepts::Any) => false,
            })
        };
        if let Some(same) = known.iter().copied().find(decides) {
            return same as u32;
        }
        let index = self.routes.len();
        known.push(index);
        let primitive = primitive(&route.datatype);
        if !self.primitives.contains(&primitive) {
            self.primitives.push(primitive);
        }
        self.routes.push(route);
        index as u32
    }

    /// The index of a value, which is new, or is one that is there already. `None` when it is shadowed
    /// by one of the first `before` routes.
    fn add_value(&mut self, value: &Value, route: &Route, before: usize, next: u32) -> Option<u32> {
        let key = key_of(value, &route.datatype);
        if let Some(index) = self.by_key.get(&key) {
            let index = *index;
            self.merge(index, value);
            return Some(index);
        }
        // An open member of the same primitive type means the same value by the text.
        let others = self.primitives.iter().any(|p| *p != key.primitive);
        let before = if others { before } else { 0 };
        for earlier in self.routes.iter().take(before) {
            if primitive(&earlier.datatype) == key.primitive {
                continue;
            }
            let Some(valid) = earlier.datatype.value_of(&value.literal, &KeyScope(&key)) else {
                continue;
            };
            let takes = match &earlier.accepts {
                Accepts::Any => true,
                // Text is this value's only literal, and stands for the other value; a number has more.
                Accepts::Values(accepted) => {
                    let of = self
                        .by_key
                        .get(&valid.key)
                        .filter(|_| route.datatype.is_literal());
                    of.is_some_and(|of| {
                        let same = self.by_literal.get(&value.literal) == Some(of);
                        !same && accepted.contains(of)
                    })
                }
            };
            if takes {
                let by = primitive(&earlier.datatype).name();
                self.shadowed.push((value.clone(), by));
                return None;
            }
        }
        // The same literal as a value of another type: one variant, since the text cannot tell them apart.
        if let Some(index) = self.by_literal.get(&value.literal) {
            let index = *index;
            self.merge(index, value);
            return Some(index);
        }
        let index = self.values.len() as u32;
        self.by_literal.insert(value.literal.clone(), index);
        self.by_key.insert(key, index);
        self.values.push(Value {
            route: next,
            ..value.clone()
        });
        Some(index)
    }

    /// Takes in what another member says about a value.
    fn merge(&mut self, index: u32, other: &Value) {
        let Some(value) = self.values.get_mut(index as usize) else {
            return;
        };
        add_docs(&mut value.docs, other.docs.clone());
        for alias in &other.aliases {
            if alias.literal != value.literal
                && value.aliases.iter().all(|a| a.literal != alias.literal)
            {
                value.aliases.push(alias.clone());
            }
        }
        if other.literal != value.literal
            && value.aliases.iter().all(|a| a.literal != other.literal)
        {
            value.aliases.push(crate::model::Alias {
                literal: other.literal.clone(),
                location: other.location,
            });
        }
    }
}
