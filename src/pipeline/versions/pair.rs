//! Which type of the new version is which of the old.

use std::collections::HashMap;
use std::hash::Hash;

use super::values;
use crate::model::{Identity, Model, SimpleType};
use crate::text::unversioned;

/// Literals that more types than this have say nothing about which type is which.
const FREQUENT: usize = 32;

/// For each type of the old model its partner in the new one.
///
/// First by namespace and name, or path; then by namespace but for a version in it and name; then by name alone; last by
/// values, of which three in four must be the same.
pub(crate) fn types(old: &Model, new: &Model) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        of_old: vec![None; old.types.len()],
        of_new: vec![false; new.types.len()],
    };
    let mut seen = HashMap::new();
    let mut full = |model: &Model| {
        seen.clear();
        let types = model.types.iter().map(|t| {
            let key = (t.identity.namespace.clone(), t.identity.to_string());
            // The same name again, from another document: the first belongs to the first.
            let times: &mut u32 = seen.entry(key.clone()).or_default();
            *times += 1;
            (key, *times)
        });
        types.collect::<Vec<_>>()
    };
    let (old_keys, new_keys) = (full(old), full(new));
    pairs.by_key(&old_keys, &new_keys);
    let names_in_namespaces = |model: &Model| -> Vec<(Option<String>, String)> {
        let types = model.types.iter().map(|t| &t.identity);
        let key = |i: &Identity| (i.namespace.as_deref().map(unversioned), i.to_string());
        types.map(key).collect()
    };
    pairs.by_key(&names_in_namespaces(old), &names_in_namespaces(new));
    let names = |model: &Model| -> Vec<String> {
        model.types.iter().map(|t| t.identity.to_string()).collect()
    };
    pairs.by_key(&names(old), &names(new));
    pairs.by_values(old, new);
    pairs.of_old
}

struct Pairs {
    of_old: Vec<Option<usize>>,
    of_new: Vec<bool>,
}

impl Pairs {
    fn free_old(&self) -> impl Iterator<Item = usize> {
        let all = self.of_old.iter().enumerate();
        all.filter(|(_, p)| p.is_none()).map(|(i, _)| i)
    }

    fn free_new(&self) -> impl Iterator<Item = usize> {
        let all = self.of_new.iter().enumerate();
        all.filter(|(_, taken)| !**taken).map(|(i, _)| i)
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(partner), Some(taken)) = (self.of_old.get_mut(old), self.of_new.get_mut(new)) {
            *partner = Some(new);
            *taken = true;
        }
    }

    /// Joins those that are still free and whose key each version has once.
    fn by_key<K: Eq + Hash>(&mut self, old: &[K], new: &[K]) {
        let mut places: HashMap<&K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for index in self.free_old() {
            if let Some(key) = old.get(index) {
                places.entry(key).or_default().0.push(index);
            }
        }
        for index in self.free_new() {
            if let Some(key) = new.get(index) {
                places.entry(key).or_default().1.push(index);
            }
        }
        for (before, after) in places.values() {
            if let ([before], [after]) = (&before[..], &after[..]) {
                self.join(*before, *after);
            }
        }
    }

    fn by_values(&mut self, old: &Model, new: &Model) {
        let mut holders: HashMap<values::Identity<'_>, Vec<usize>> = HashMap::new();
        for index in self.free_new() {
            for value in new.types.get(index).map_or(&[][..], SimpleType::values) {
                holders
                    .entry(values::identity(value))
                    .or_default()
                    .push(index);
            }
        }
        for index in self.free_old().collect::<Vec<_>>() {
            let before = old.types.get(index).map_or(&[][..], SimpleType::values);
            let mut common: HashMap<usize, usize> = HashMap::new();
            for value in before {
                let holders = holders.get(&values::identity(value));
                for &other in holders.into_iter().flatten().take(FREQUENT) {
                    *common.entry(other).or_default() += 1;
                }
            }
            let best = common
                .into_iter()
                .filter(|&(other, n)| {
                    let after = new.types.get(other).map_or(0, |t| t.values().len());
                    let all = before.len() + after - n;
                    self.of_new.get(other) == Some(&false) && n >= 2 && n * 4 >= all * 3
                })
                .max_by_key(|&(other, n)| (n, std::cmp::Reverse(other)));
            if let Some((other, _)) = best {
                self.join(index, other);
            }
        }
    }
}
