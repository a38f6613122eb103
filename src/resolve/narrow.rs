//! Restrictions without enumeration facets: what they leave of a base that is in the model.

use super::keys::{KeyScope, key_of};
use super::types::{About, Builder, Built};
use crate::model::{Accepts, Atomic, Content, Enumeration, Route, TypeId};

impl Builder<'_> {
    /// What a restriction without enumeration facets is, when its base is of the model.
    pub(super) fn inherited(
        &mut self,
        about: &About,
        base: TypeId,
        own: &Built,
        narrowed: bool,
    ) -> Option<Content> {
        if !narrowed {
            return Some(Content::Alias(base));
        }
        let (id, of) = self.type_of(base)?;
        match &of.content {
            Content::List(list) => {
                let mut list = list.clone();
                list.length = own.open.constraints().length_range();
                list.datatype = own.open.clone();
                Some(Content::List(list))
            }
            Content::Enumeration(enumeration) => {
                let enumeration = enumeration.clone();
                self.narrowed(about, id, own, enumeration)
            }
            Content::Atomic(_) => Some(Content::Atomic(Atomic {
                datatype: own.open.clone(),
                base: Some(id),
            })),
            Content::Text => Some(Content::Atomic(Atomic {
                datatype: own.open.clone(),
                base: None,
            })),
            Content::Alias(_) => None,
        }
    }

    /// The values of an enumeration that other facets leave.
    fn narrowed(
        &mut self,
        about: &About,
        base: TypeId,
        own: &Built,
        from: Enumeration,
    ) -> Option<Content> {
        let is_open = from.is_open();
        let is_typed = from.typed().next().is_some();
        let mut values = Vec::new();
        // Where each value of the base stands among those that are left.
        let mut places: Vec<Option<u32>> = vec![None; from.values.len()];
        for (mut value, place) in from.values.into_iter().zip(&mut places) {
            let Some(route) = from.routes.get(value.route as usize) else {
                continue;
            };
            let key = key_of(&value, &route.datatype);
            let is_left = |literal: &str| {
                let scope = KeyScope { literal, key: &key };
                let valid = own.open.value_of(literal, &scope);
                valid.is_some_and(|valid| valid.key == key)
            };
            value.aliases.retain(|a| is_left(&a.literal));
            if !is_left(&value.literal) {
                let literal = std::mem::take(&mut value.literal);
                let scope = KeyScope {
                    literal: &literal,
                    key: &key,
                };
                let other = match value.aliases.is_empty() {
                    true => self.respelled(&own.open, &literal, &key, &scope, |_| true),
                    false => Some(value.aliases.remove(0).literal),
                };
                match other {
                    Some(other) => value.literal = other,
                    None => continue,
                }
            }
            if !is_typed {
                value.route = 0;
                value.key = Some(key).filter(|_| !own.open.is_literal());
            }
            *place = Some(values.len() as u32);
            values.push(value);
        }
        if is_typed {
            return Some(Content::Enumeration(Enumeration {
                routes: left(from.routes, &places),
                values,
                restricts: None,
                members: Vec::new(),
                whole: Some(own.open.clone()),
            }));
        }
        if values.is_empty() && !is_open {
            self.no_values(about);
            return None;
        }
        let accepts = match is_open {
            true => Accepts::Any,
            false => Accepts::Values((0..values.len() as u32).collect()),
        };
        Some(Content::Enumeration(Enumeration {
            values,
            routes: vec![Route {
                datatype: own.open.clone(),
                accepts,
            }],
            restricts: Some(base).filter(|_| !is_open),
            members: Vec::new(),
            whole: None,
        }))
    }
}

/// Routes with the values that are left; `places` says where.
fn left(mut routes: Vec<Route>, places: &[Option<u32>]) -> Vec<Route> {
    for route in &mut routes {
        if let Accepts::Values(accepted) = &mut route.accepts {
            *accepted = accepted
                .iter()
                .filter_map(|i| places.get(*i as usize).copied().flatten())
                .collect();
        }
    }
    routes
}
