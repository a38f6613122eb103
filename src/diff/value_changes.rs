//! Differences between the values of two versions of an enumeration.

use std::collections::HashMap;

use super::change::{Kind, Level, texts};
use super::compare::Unit;
use super::values::{Identity, identity, of};
use crate::model::Value;

struct Entry<'a> {
    value: &'a Value,
    variant: &'a str,
}

fn entries<'a>(unit: &Unit<'a>) -> Vec<Entry<'a>> {
    let values = of(unit.simple).iter().zip(&unit.names.variants);
    values
        .map(|(value, variant)| Entry { value, variant })
        .collect()
}

pub(super) fn compare(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let (before, after) = (entries(old), entries(new));
    let (old_places, new_places) = (places(&before), places(&after));
    let by_name: HashMap<&str, &Entry<'_>> = after.iter().map(|e| (e.variant, e)).collect();
    // With `#[non_exhaustive]` on both, no code outside of the crate can list all variants.
    let adding = if old.non_exhaustive && new.non_exhaustive {
        Level::Minor
    } else {
        Level::Major
    };

    let mut order = Vec::with_capacity(before.len());
    let mut passed: Vec<&str> = Vec::new();
    for entry in &before {
        let same = new_places.get(&identity(entry.value)).copied();
        match same.and_then(|i| Some((i, after.get(i)?))) {
            Some((index, other)) => {
                order.push(index);
                both(entry, other, add);
            }
            None => match by_name.get(entry.variant) {
                // The name is still there; what bears it now is new, or had another name before.
                Some(other) => {
                    let kind = Kind::NamePassed {
                        variant: entry.variant.to_owned(),
                        old: entry.value.literal.clone(),
                        new: other.value.literal.clone(),
                    };
                    add(Level::Major, kind);
                    passed.push(entry.variant);
                }
                None => add(
                    Level::Major,
                    Kind::ValueRemoved {
                        value: entry.value.literal.clone(),
                        variant: entry.variant.to_owned(),
                    },
                ),
            },
        }
    }
    passed.sort_unstable();
    for entry in &after {
        let is_new = !old_places.contains_key(&identity(entry.value));
        if is_new && passed.binary_search(&entry.variant).is_err() {
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

fn places<'a>(entries: &[Entry<'a>]) -> HashMap<Identity<'a>, usize> {
    let entries = entries.iter().enumerate();
    entries.map(|(i, e)| (identity(e.value), i)).collect()
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
    if texts(&old.value.docs) != texts(&new.value.docs) {
        add(Level::Patch, Kind::DocsChanged { value: value() });
    }
    if let (None, Some(reason)) = (old.value.deprecated(), new.value.deprecated()) {
        let (value, reason) = (value(), reason.to_owned());
        add(Level::Minor, Kind::Deprecated { value, reason });
    }
}

fn default(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let of = |unit: &Unit<'_>| {
        let value = unit.simple.default.and_then(|i| of(unit.simple).get(i));
        value.map(|v| v.literal.clone())
    };
    let (old, new) = (of(old), of(new));
    if old != new {
        // The Default implementation, where it is asked for, goes with the default.
        let level = if new.is_none() {
            Level::Major
        } else {
            Level::Minor
        };
        add(level, Kind::DefaultChanged { old, new });
    }
}
