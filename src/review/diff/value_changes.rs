//! Differences between the values of two versions of an enumeration.

use std::collections::{HashMap, HashSet};

use super::change::{Kind, Level};
use super::side::Unit;
use crate::model::{Doc, Value};
use crate::pipeline::versions::values::{Identity, identity};
use crate::text::Ident;

struct Entry<'a> {
    value: &'a Value,
    variant: &'a str,
}

fn entries<'a>(unit: &Unit<'a>) -> Vec<Entry<'a>> {
    let values = unit.simple.values().iter().zip(&unit.names.variants);
    values
        .map(|(value, variant)| Entry { value, variant })
        .collect()
}

pub(super) fn compare(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let (before, after) = (entries(old), entries(new));
    let partners = partners(&before, &after);
    let by_name: HashMap<&str, &Entry<'_>> = after.iter().map(|e| (e.variant, e)).collect();
    let adding = old.adding();

    let told = Told::of(old, new);
    let mut order = Vec::with_capacity(before.len());
    let mut is_old = vec![false; after.len()];
    let mut passed: Vec<&str> = Vec::new();
    for (entry, partner) in before.iter().zip(&partners) {
        if let Some((index, other)) = partner.and_then(|i| Some((i, after.get(i)?))) {
            order.push(index);
            if let Some(is_old) = is_old.get_mut(index) {
                *is_old = true;
            }
            both(entry, other, add);
            facts(&told, entry.value, other.value, add);
            continue;
        }
        let (value, variant) = (entry.value.literal.clone(), entry.variant.to_owned());
        match by_name.get(entry.variant) {
            // The name is still there; what bears it now is new, or had another name before.
            Some(other) => {
                let (old, new) = told_apart(entry.value, other.value);
                add(Level::Major, Kind::NamePassed { variant, old, new });
                passed.push(entry.variant);
            }
            None => add(Level::Major, Kind::ValueRemoved { value, variant }),
        }
    }
    passed.sort_unstable();
    for (entry, _) in after.iter().zip(&is_old).filter(|(_, is_old)| !**is_old) {
        if passed.binary_search(&entry.variant).is_err() {
            let kind = Kind::ValueAdded {
                value: entry.value.literal.clone(),
                variant: entry.variant.to_owned(),
            };
            add(adding, kind);
        }
    }
    if !order.is_sorted() {
        add(Level::Minor, Kind::Reordered);
    }
    default(old, new, add);
}

/// For each value the place of the same value in the new version: by identity, else by its literal, where the types
/// of the values are others and so no identities are the same.
fn partners(before: &[Entry<'_>], after: &[Entry<'_>]) -> Vec<Option<usize>> {
    let places: HashMap<Identity<'_>, usize> = after
        .iter()
        .enumerate()
        .map(|(i, e)| (identity(e.value), i))
        .collect();
    let mut partners: Vec<Option<usize>> = before
        .iter()
        .map(|e| places.get(&identity(e.value)).copied())
        .collect();
    let taken: HashSet<usize> = partners.iter().flatten().copied().collect();
    let free = after.iter().enumerate().filter(|(i, _)| !taken.contains(i));
    let by_literal: HashMap<&str, usize> =
        free.map(|(i, e)| (e.value.literal.as_str(), i)).collect();
    for (entry, partner) in before.iter().zip(&mut partners) {
        if partner.is_none() {
            let found = by_literal.get(entry.value.literal.as_str()).copied();
            let primitive = |value: &Value| value.key.as_ref().map(|key| key.primitive);
            *partner = found.filter(|i| {
                let other = after.get(*i).map(|other| primitive(other.value));
                other != Some(primitive(entry.value))
            });
        }
    }
    partners
}

/// Two values by their literals; by what these mean, where the literals are the same.
fn told_apart(old: &Value, new: &Value) -> (String, String) {
    match (&old.key, &new.key) {
        (Some(a), Some(b)) if old.literal == new.literal => (a.text.clone(), b.text.clone()),
        _ => (old.literal.clone(), new.literal.clone()),
    }
}

/// One value that both versions have.
fn both(old: &Entry<'_>, new: &Entry<'_>, add: &mut impl FnMut(Level, Kind)) {
    let value = || new.value.literal.clone();
    if old.variant != new.variant {
        let kind = Kind::VariantRenamed {
            value: value(),
            old: old.variant.to_owned(),
            new: new.variant.to_owned(),
        };
        add(Level::Major, kind);
    }
    if old.value.literal != new.value.literal {
        let kind = Kind::LiteralChanged {
            variant: new.variant.to_owned(),
            old: old.value.literal.clone(),
            new: new.value.literal.clone(),
        };
        add(Level::Minor, kind);
    }
    let knows = |v: &Value, literal: &str| {
        v.literal == literal || v.aliases.iter().any(|a| a.literal == literal)
    };
    let literals = |v: &Value, other: &Value| -> Vec<String> {
        let missing = v.aliases.iter().filter(|a| !knows(other, &a.literal));
        missing.map(|a| a.literal.clone()).collect()
    };
    for alias in literals(new.value, old.value) {
        let value = value();
        add(Level::Minor, Kind::AliasAdded { value, alias });
    }
    for alias in literals(old.value, new.value) {
        let value = value();
        add(Level::Minor, Kind::AliasRemoved { value, alias });
    }
    if docs(old.value) != docs(new.value) {
        add(Level::Patch, Kind::DocsChanged { value: value() });
    }
    match deprecated(old.value.deprecated(), new.value.deprecated()) {
        Some((level, Some(reason))) => {
            let value = value();
            add(level, Kind::Deprecated { value, reason });
        }
        Some((level, None)) => add(level, Kind::Restored { value: value() }),
        None => {}
    }
    let number = |v: &Value| v.number().map(|n| n.to_string());
    if old.value.number() != new.value.number() {
        let (value, old, new) = (value(), number(old.value), number(new.value));
        add(Level::Minor, Kind::NumberChanged { value, old, new });
    }
}

/// What both versions tell of their values besides code and description.
struct Told<'a> {
    /// The facts that both have, each with its places in the two.
    facts: Vec<(&'a str, usize, usize)>,
    is_dated: bool,
}

impl<'a> Told<'a> {
    fn of(old: &Unit<'a>, new: &Unit<'a>) -> Self {
        let place = |name: &Ident| new.names.facts.iter().position(|other| other == name);
        let facts = old.names.facts.iter().enumerate();
        let facts = facts.filter_map(|(i, name)| Some((name.as_str(), i, place(name)?)));
        Self {
            facts: facts.collect(),
            is_dated: old.simple.is_dated && new.simple.is_dated,
        }
    }
}

fn facts(told: &Told<'_>, old: &Value, new: &Value, add: &mut impl FnMut(Level, Kind)) {
    let value = || new.literal.clone();
    for (fact, before, after) in &told.facts {
        let (before, after) = (old.fact(*before), new.fact(*after));
        if before != after {
            let kind = Kind::FactChanged {
                value: value(),
                fact: (*fact).to_owned(),
                old: before.map(str::to_owned),
                new: after.map(str::to_owned),
            };
            add(Level::Minor, kind);
        }
    }
    let (before, after) = (old.validity(), new.validity());
    if told.is_dated && before != after {
        let (value, old, new) = (value(), before.to_string(), after.to_string());
        add(Level::Minor, Kind::ValidityChanged { value, old, new });
    }
}

/// What is written about a value, and in which order its literals are listed.
fn docs(value: &Value) -> (Vec<&str>, Vec<&str>) {
    let aliases = value.aliases.iter().map(|a| a.literal.as_str());
    (texts(&value.docs), aliases.collect())
}

fn default(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let of = |unit: &Unit<'_>| {
        let default = unit.names.default.or(unit.simple.default);
        let value = default.and_then(|i| unit.simple.values().get(i));
        value.map(|v| v.literal.clone())
    };
    let level = match old.default_impl && new.default_impl {
        true => Level::Minor,
        false => Level::Patch,
    };
    let (old, new) = (of(old), of(new));
    if old != new {
        // That an implementation of `Default` comes or goes is a change of its own.
        add(level, Kind::DefaultChanged { old, new });
    }
}

/// The level of another mark as deprecated, and the new reason.
pub(super) fn deprecated(old: Option<&str>, new: Option<&str>) -> Option<(Level, Option<String>)> {
    if old == new {
        return None;
    }
    let level = match (old, new) {
        (None, Some(_)) => Level::Minor,
        _ => Level::Patch,
    };
    Some((level, new.map(str::to_owned)))
}

/// The texts alone, without where they stand.
pub(super) fn texts(docs: &[Doc]) -> Vec<&str> {
    docs.iter().map(|d| d.markdown.as_str()).collect()
}
