//! Identifiers of types: named ones keep their name, anonymous ones are called by the path to them.

use std::collections::{HashMap, HashSet};

use super::candidates::{candidates, first_candidate, namespace_word};
use super::overrides;
use super::record::Record;
use super::spell;
use super::speller::nfc;
use crate::model::{Model, SimpleType};
use crate::options::{Modules, NameOptions};
use crate::source::Sources;
use crate::text::keyword;

/// Where a type stands and what it is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) module: Vec<String>,
    pub(super) ident: String,
}

/// Places all types; `renamed` are the names that overrides give, `error` no type may be called.
///
/// Named types choose first, built-in ones last. Types that want the same name all spell it out further, none keeps it:
/// a named type by the letter case of its name, then by its namespace, then by its document; an anonymous
/// one by a longer path, then by its kind, then like a named one. Names that differ only in letter case
/// count as the same, for rustdoc makes a file of each.
pub(super) fn settle(
    model: &Model,
    sources: &Sources,
    options: &NameOptions,
    renamed: &HashMap<usize, String>,
    error: &str,
    record: &Record,
) -> Vec<Place> {
    let others = renamed.values().map(|name| name.as_str()).chain([error]);
    let modules = modules(model, options, record, others);
    let module = |t: &SimpleType| {
        let namespace = t.identity.namespace.as_deref();
        namespace
            .and_then(|ns| modules.get(ns))
            .map_or("", String::as_str)
    };
    let mut taken: HashSet<(&str, String)> = HashSet::new();
    taken.insert(("", key(error)));
    taken.extend(modules.values().map(|m| (m.as_str(), key(error))));
    // A module of a script without case could be called like a type.
    taken.extend(
        modules
            .values()
            .map(|m| ("", m.clone()))
            .filter(|m| m.1.to_uppercase() == m.1),
    );

    let mut places = vec![Place::default(); model.types.len()];
    let mut groups: [Vec<Wish<'_>>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for (index, simple_type) in model.types.iter().enumerate() {
        let module = module(simple_type);
        if let Some(place) = places.get_mut(index)
            && !module.is_empty()
        {
            place.module.push(module.to_owned());
        }
        if let Some(name) = renamed.get(&index) {
            taken.insert((module, key(name)));
            if let Some(place) = places.get_mut(index) {
                place.ident.clone_from(name);
            }
            continue;
        }
        let is_named = simple_type.identity.name.is_some() || simple_type.wanted_name.is_some();
        let [named, anonymous, built_in] = &mut groups;
        let group = match is_named {
            _ if simple_type.is_built_in => built_in,
            true => named,
            false => anonymous,
        };
        group.push(Wish {
            index,
            module,
            names: vec![first_candidate(simple_type, options)],
        });
    }
    let all = |index: usize| {
        let simple_type = model.types.get(index);
        simple_type.map_or_else(Vec::new, |t| candidates(t, sources, options))
    };
    for group in groups {
        settle_group(group, all, &mut taken, &mut places);
    }
    places
}

/// A type that still has no name.
struct Wish<'a> {
    index: usize,
    module: &'a str,
    /// What it could be called, best first; only the first as long as nobody else wants that.
    names: Vec<String>,
}

impl Wish<'_> {
    /// The candidate of a level; when there are no more, the last one with the type's place in the run.
    fn name(&self, level: usize) -> String {
        match (self.names.get(level), self.names.last()) {
            (Some(name), _) => name.clone(),
            (None, Some(last)) => format!("{last}{}_", self.index + level),
            (None, None) => format!("Type{}_", self.index + level),
        }
    }
}

fn settle_group<'a>(
    mut open: Vec<Wish<'a>>,
    all: impl Fn(usize) -> Vec<String>,
    taken: &mut HashSet<(&'a str, String)>,
    places: &mut [Place],
) {
    let mut level = 0;
    while !open.is_empty() {
        let mut count: HashMap<(&str, String), u32> = HashMap::new();
        for wish in &open {
            *count
                .entry((wish.module, key(&wish.name(level))))
                .or_default() += 1;
        }
        let (settled, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|wish| {
            let key = (wish.module, key(&wish.name(level)));
            count.get(&key) == Some(&1) && !taken.contains(&key)
        });
        for wish in settled {
            let name = wish.name(level);
            taken.insert((wish.module, key(&name)));
            if let Some(place) = places.get_mut(wish.index) {
                place.ident = name;
            }
        }
        open = rest;
        if level == 0 {
            for wish in &mut open {
                wish.names = all(wish.index);
            }
        }
        level += 1;
    }
}

/// What a file system or rustdoc may fail to tell apart.
fn key(name: &str) -> String {
    nfc(name).to_lowercase()
}

/// Names of the modules by namespace: the one that `rename-module` gives, or the record, else a word of the namespace, or
/// as many as no module before has. Namespaces choose in the order in which the documents come, so that one that joins
/// them later renames no other; the record keeps names whatever joins.
fn modules<'a, 'n>(
    model: &'a Model,
    options: &NameOptions,
    record: &Record,
    others: impl Iterator<Item = &'n str>,
) -> HashMap<&'a str, String> {
    if options.modules == Modules::None {
        return HashMap::new();
    }
    let all = model.namespaces();
    let given = |namespace: &str| {
        overrides::module_name(options, namespace)
            .or_else(|| Some(record.module(namespace, &all)?.as_str().to_owned()))
    };
    let mut taken: HashSet<String> = others.map(|name| nfc(name).into_owned()).collect();
    taken.extend(record.modules().map(|name| name.as_str().to_owned()));
    taken.extend(all.iter().filter_map(|namespace| given(namespace)));
    let mut modules = HashMap::new();
    for namespace in &all {
        let name = given(namespace).unwrap_or_else(|| {
            let mut words = 1;
            loop {
                let name = module(namespace, words);
                if taken.insert(name.clone()) {
                    break name;
                }
                words += 1;
            }
        });
        modules.insert(*namespace, name);
    }
    modules
}

/// What a module is called by so many words of its namespace; beyond all words by a number too.
fn module(namespace: &str, words: usize) -> String {
    let name = spell::snake(&namespace_word(namespace, words));
    let name = match words.checked_sub(MOST_WORDS) {
        None | Some(0) => name,
        Some(more) => format!("{name}_{more}"),
    };
    keyword::identifier(&name).map_or_else(|| format!("{name}_"), |n| n.into_owned())
}

/// Parts of a namespace that its module's name has at most.
const MOST_WORDS: usize = 12;
