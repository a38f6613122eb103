//! Unions with enumerated members: one Rust enum of all their values, asked in member order.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::enumerate::{basic_members, say_once};
use super::keys::{KeyScope, key_of};
use super::types::{About, Builder, Built, is_void};
use crate::datatypes::{Datatype, Shape, ValueKey};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Accepts, Alias, Content, Enumeration, Route, TypeId, Value};

/// A union in the making.
#[derive(Default)]
struct Union {
    values: Vec<Value>,
    routes: Vec<Route>,
    /// What each route accepts, for it to be asked.
    accepted: Vec<HashSet<u32>>,
    members: Vec<TypeId>,
    by_key: HashMap<ValueKey, u32>,
    /// Routes by their datatypes.
    by_datatype: HashMap<*const Datatype, Vec<usize>>,
    shadowed: Vec<Shadowed>,
}

/// A value that a member type before its own takes the literal of.
struct Shadowed {
    value: Value,
    /// The index of the route that takes it.
    by: usize,
}

impl Builder<'_> {
    /// What a union is: the values of its members, and for each other member a variant of its own.
    pub(super) fn united(&mut self, about: &About, members: &[Built]) -> Option<Content> {
        let mut union = Union::default();
        for member in members {
            let part = self.part(about, member);
            let made = part.and_then(|id| self.type_of(id));
            let datatype = self.closed(member);
            match made.map(|(id, t)| (id, &t.content)) {
                _ if is_void(&datatype) => {}
                // A union with facets of its own stays one, for they are asked after its members have decided.
                Some((id, Content::Enumeration(e))) if e.whole.is_none() => {
                    self.add_enumeration(&mut union, id, e);
                }
                Some((_, Content::Text)) | None => {
                    let mut leaves = Vec::new();
                    basic_members(&datatype, &mut leaves);
                    for datatype in leaves.into_iter().filter(|leaf| !is_void(leaf)) {
                        union.add_route(Route {
                            datatype,
                            accepts: Accepts::Any,
                        });
                    }
                }
                Some((id, _)) => {
                    union.add_route(Route {
                        datatype,
                        accepts: Accepts::Typed(id),
                    });
                }
            }
        }
        for shadowed in std::mem::take(&mut union.shadowed) {
            self.warn_of_shadowed(about, &union, &shadowed);
        }
        union.values.iter_mut().for_each(say_once);
        (!union.routes.is_empty()).then_some(Content::Enumeration(Enumeration {
            values: union.values,
            routes: union.routes,
            restricts: None,
            members: union.members,
            whole: None,
        }))
    }

    /// Adds the values of a member, each to its route.
    fn add_enumeration(&self, union: &mut Union, id: TypeId, member: &Enumeration) {
        // Where each value of the member stands among those of the union.
        let mut places: Vec<Option<u32>> = vec![None; member.values.len()];
        let before = union.routes.len();
        for (route, number) in member.routes.iter().zip(0..) {
            let next = union.routes.len() as u32;
            for (value, place) in member.values.iter().zip(&mut places) {
                if value.route == number {
                    *place = self.add_value(union, (value, route), before, next);
                }
            }
            let accepts = match &route.accepts {
                Accepts::Any => Accepts::Any,
                Accepts::Typed(of) => Accepts::Typed(*of),
                Accepts::Values(accepted) => Accepts::Values(
                    accepted
                        .iter()
                        .filter_map(|i| places.get(*i as usize).copied().flatten())
                        .collect(),
                ),
            };
            let home = union.add_route(Route {
                datatype: route.datatype.clone(),
                accepts,
            });
            union.rehome(places.iter().flatten(), next, home);
        }
        let all = places.iter().all(Option::is_some);
        let is_closed = !member.is_open() && member.typed().next().is_none();
        if all && is_closed && !member.values.is_empty() && !union.members.contains(&id) {
            union.members.push(id);
        }
    }

    /// The index of a value, which is new, or is one that is there already. `None` when all of its literals
    /// belong to the first `before` routes, which come before its own.
    fn add_value(
        &self,
        union: &mut Union,
        (value, route): (&Value, &Route),
        before: usize,
        next: u32,
    ) -> Option<u32> {
        let key = key_of(value, &route.datatype);
        if let Some(index) = union.by_key.get(&key) {
            let index = *index;
            union.merge(index, value);
            return Some(index);
        }
        let mut new = Value {
            route: next,
            ..value.clone()
        };
        if let Some((by, taken)) = union.taken(&value.literal, &key, before) {
            if let Some(index) = taken {
                // The text cannot tell the two values apart: they are one variant.
                union.by_key.insert(key, index);
                union.merge(index, value);
                return Some(index);
            }
            let is_free = |literal: &str| union.taken(literal, &key, before).is_none();
            let alias = value.aliases.iter().position(|a| is_free(&a.literal));
            let other = match alias {
                Some(index) => Some(new.aliases.remove(index).literal),
                None => {
                    let scope = KeyScope {
                        literal: &value.literal,
                        key: &key,
                    };
                    self.respelled(&route.datatype, &value.literal, &key, &scope, is_free)
                }
            };
            let Some(other) = other else {
                union.shadowed.push(Shadowed { value: new, by });
                return None;
            };
            new.literal = other;
        }
        let index = union.values.len() as u32;
        union.by_key.insert(key, index);
        union.values.push(new);
        Some(index)
    }

    fn warn_of_shadowed(&mut self, about: &About, union: &Union, shadowed: &Shadowed) {
        let value = &shadowed.value;
        let by = union.routes.get(shadowed.by);
        let by = by.map_or("a union", |route| name(&route.datatype));
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
}

/// The primitive type of a datatype's values; of its items for a list.
fn name(datatype: &Datatype) -> &'static str {
    match datatype.shape() {
        Shape::Atomic(built_in) => built_in.primitive().name(),
        Shape::List(item) => name(item),
        Shape::Union(_) => "a union",
    }
}

impl Union {
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
                (Accepts::Any | Accepts::Typed(_), _) => true,
                (Accepts::Values(a), Accepts::Values(b)) => a == b,
                (Accepts::Values(_), Accepts::Any | Accepts::Typed(_)) => false,
            })
        };
        if let Some(same) = known.iter().copied().find(decides) {
            return same as u32;
        }
        let index = self.routes.len();
        known.push(index);
        self.accepted.push(match &route.accepts {
            Accepts::Any | Accepts::Typed(_) => HashSet::new(),
            Accepts::Values(values) => values.iter().copied().collect(),
        });
        self.routes.push(route);
        index as u32
    }

    /// The first of the first `before` routes that takes a literal for another value than this; with the
    /// index of that value, when it has this literal, too.
    fn taken(&self, literal: &str, key: &ValueKey, before: usize) -> Option<(usize, Option<u32>)> {
        let scope = KeyScope { literal, key };
        let routes = self.routes.iter().zip(&self.accepted).take(before);
        let (by, other) = routes.enumerate().find_map(|(by, (route, accepted))| {
            let other = route.datatype.value_of(literal, &scope)?.key;
            let accepts = match &route.accepts {
                Accepts::Any | Accepts::Typed(_) => true,
                Accepts::Values(_) => {
                    let index = self.by_key.get(&other);
                    index.is_some_and(|index| accepted.contains(index))
                }
            };
            accepts.then_some((by, other))
        })?;
        if other == *key {
            return None;
        }
        let index = self.by_key.get(&other).copied();
        let has_literal = |index: &u32| {
            let value = self.values.get(*index as usize);
            value.is_some_and(|v| {
                v.literal == literal || v.aliases.iter().any(|a| a.literal == literal)
            })
        };
        Some((by, index.filter(has_literal)))
    }

    /// Takes in what another member says about a value.
    fn merge(&mut self, index: u32, other: &Value) {
        let Some(value) = self.values.get_mut(index as usize) else {
            return;
        };
        value.docs.extend(other.docs.iter().cloned());
        let own = Alias {
            literal: other.literal.clone(),
            location: other.location,
        };
        // What is said twice is taken out at the end, when all of it is there.
        for alias in other.aliases.iter().cloned().chain([own]) {
            if alias.literal != value.literal {
                value.aliases.push(alias);
            }
        }
    }
}
