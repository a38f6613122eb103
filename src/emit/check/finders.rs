//! The lookups that a type needs: by literal, and by the keys of its values.

use std::collections::HashSet;

use super::resolve::{
    Reader, Reading, all_keys, is_qualified, is_tagged, keys_in, may_be, written,
};
use crate::datatypes::{Datatype, WhiteSpace};
use crate::emit::unit::Unit;
use crate::model::{Accepts, Enumeration, Route};

/// Whether text comparison after white space normalisation is value comparison; names with prefixes are
/// compared as the schema writes them.
pub(super) fn is_by_literal(datatype: &Datatype) -> bool {
    datatype.is_literal() || (is_qualified(datatype) && !is_tagged(datatype))
}

/// Literals and aliases of some values.
pub(super) fn texts<'a>(
    enumeration: &'a Enumeration,
    values: &[u32],
) -> impl Iterator<Item = (&'a str, u32)> {
    values.iter().flat_map(|&index| {
        let value = enumeration.values.get(index as usize);
        value.into_iter().flat_map(move |value| {
            let aliases = value.aliases.iter().map(|alias| &alias.literal);
            let all = std::iter::once(&value.literal).chain(aliases);
            all.map(move |literal| (literal.as_str(), index))
        })
    })
}

pub(super) fn has_space(enumeration: &Enumeration, values: &[u32]) -> bool {
    texts(enumeration, values).any(|(text, _)| text.contains(' '))
}

/// Literals, with aliases, that are looked up as they are; each once, and only where that is the right reading.
pub(super) fn literals(enumeration: &Enumeration) -> Vec<(&str, u32)> {
    let all: Vec<u32> = (0..enumeration.values.len() as u32).collect();
    // Closed routes that differ in nothing but their values can't contradict each other.
    let white_space = enumeration.routes.first().map(|r| r.datatype.white_space());
    let alike = enumeration.routes.iter().all(|route| {
        matches!(route.accepts, Accepts::Values(_))
            && is_by_literal(&route.datatype)
            && Some(route.datatype.white_space()) == white_space
    });
    let mut literals: Vec<(&str, u32)> = texts(enumeration, &all).collect();
    if !alike {
        let reader = Reader::new(enumeration);
        let right = |text: &str, index| reader.read(text) == Some(Reading::Value(index));
        literals.retain(|(text, index)| right(text, *index));
    }
    // Two values of one type have no literal in common.
    if enumeration.routes.len() > 1 {
        let mut seen = HashSet::new();
        literals.retain(|(text, _)| seen.insert(*text));
    }
    // Aliases come last, so that the literals are the table of the type. Those of values that are not their
    // literals are found by the value.
    let is_alias = |(text, index): &(&str, u32)| {
        let value = enumeration.values.get(*index as usize);
        value.is_some_and(|value| value.literal != *text)
    };
    let (mut aliases, mut literals): (Vec<_>, Vec<_>) = literals.into_iter().partition(is_alias);
    aliases.retain(|(_, index)| {
        let value = enumeration.values.get(*index as usize);
        let route = value.and_then(|value| enumeration.routes.get(value.route as usize));
        route.is_some_and(|route| is_by_literal(&route.datatype))
    });
    literals.extend(aliases);
    literals
}

/// The lookups by key that a type needs, each with its name.
pub(super) struct Finders<'a> {
    pub(super) enumeration: &'a Enumeration,
    /// Name of the function that looks `literals` up.
    pub(super) find: String,
    pub(super) literals: Vec<(&'a str, u32)>,
    pub(super) made: Vec<(String, Vec<(String, u32)>)>,
}

impl<'a> Finders<'a> {
    pub(super) fn new(
        enumeration: &'a Enumeration,
        find: String,
        literals: Vec<(&'a str, u32)>,
    ) -> Self {
        Self {
            enumeration,
            find,
            literals,
            made: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, unit: &Unit<'_>, keys: Vec<(String, u32)>) -> String {
        let own = keys.iter().map(|(key, index)| (key.as_str(), *index));
        if own.eq(self.literals.iter().copied()) {
            return self.find.clone();
        }
        if let Some((name, _)) = self.made.iter().find(|(_, made)| *made == keys) {
            return name.clone();
        }
        let number = self.made.len() + 1;
        let name = match number {
            1 => unit.free("find_value"),
            _ => unit.free(&format!("find_value_{number}")),
        };
        self.made.push((name.clone(), keys));
        name
    }

    /// Name of the function that finds one of `values` by its literal.
    pub(super) fn by_literal(
        &mut self,
        unit: &Unit<'_>,
        white_space: WhiteSpace,
        values: &[u32],
    ) -> String {
        let own: HashSet<u32> = values.iter().copied().collect();
        let elsewhere = |index: u32| {
            let value = self.enumeration.values.get(index as usize);
            let route = value.and_then(|v| self.enumeration.routes.get(v.route as usize));
            route.is_some_and(|route| route.datatype.white_space() >= white_space)
        };
        let count = self.enumeration.values.len();
        let closed = !self.enumeration.is_open() && self.enumeration.typed().next().is_none();
        let all_fit = |(_, v): &(_, u32)| own.contains(v) || (closed && elsewhere(*v));
        if values.len() == count || self.literals.iter().all(all_fit) {
            return self.find.clone();
        }
        let keys = self
            .literals
            .iter()
            .filter(|(_, index)| own.contains(index));
        let keys = keys
            .map(|(text, index)| ((*text).to_owned(), *index))
            .collect();
        self.add(unit, keys)
    }

    /// Keys of the values that a route accepts, as generated code writes them; of an open one, of all values
    /// that it may have.
    pub(super) fn keys(&self, route: &Route) -> Vec<(String, u32)> {
        let datatype = &*route.datatype;
        let keys: Vec<_> = match &route.accepts {
            Accepts::Values(values) => keys_in(self.enumeration, datatype, values).collect(),
            Accepts::Any | Accepts::Typed(_) => all_keys(self.enumeration).collect(),
        };
        let mut seen = HashSet::new();
        keys.into_iter()
            .filter(|(key, _)| may_be(datatype, key))
            .map(|(key, index)| (written(datatype, &key), index))
            .filter(|(text, _)| seen.insert(text.clone()))
            .collect()
    }
}
