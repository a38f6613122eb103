//! Identifiers of types: named ones keep their name, anonymous ones are called by the path to them.

use std::collections::HashMap;
use std::path::Path;

use super::spell;
use crate::model::{Identity, Model, SimpleType, Step, StepKind};
use crate::source::Sources;

/// Names all types; `reserved` are names that no type may have.
///
/// Named types choose first. Types that want the same name all spell it out further, none keeps it:
/// a named type by the letter case of its name, then by its namespace, then by its document; an anonymous
/// one by a longer path, then by its kind, then like a named one. Names that differ only in letter case
/// count as the same, for rustdoc makes a file of each.
pub(super) fn settle(model: &Model, sources: &Sources, reserved: &[&str]) -> Vec<String> {
    let mut taken: HashMap<String, ()> = reserved.iter().map(|n| (key(n), ())).collect();
    let mut idents = vec![String::new(); model.types.len()];
    let (named, anonymous): (Vec<usize>, Vec<usize>) = (0..model.types.len()).partition(|&i| {
        let of = model.types.get(i);
        of.is_some_and(|t| t.identity.name.is_some() || t.wanted_name.is_some())
    });
    for group in [named, anonymous] {
        let mut open: Vec<(usize, Vec<String>)> = group
            .into_iter()
            .filter_map(|i| model.types.get(i).map(|t| (i, candidates(t, sources))))
            .collect();
        let mut level = 0;
        while !open.is_empty() {
            let mut count: HashMap<String, u32> = HashMap::new();
            for (i, names) in &open {
                *count.entry(key(&candidate(names, level, *i))).or_default() += 1;
            }
            let (settled, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|(i, names)| {
                let key = key(&candidate(names, level, *i));
                count.get(&key) == Some(&1) && !taken.contains_key(&key)
            });
            for (i, names) in settled {
                let name = candidate(&names, level, i);
                taken.insert(key(&name), ());
                if let Some(ident) = idents.get_mut(i) {
                    *ident = name;
                }
            }
            open = rest;
            level += 1;
        }
    }
    idents
}

/// What a file system or rustdoc may fail to tell apart.
fn key(name: &str) -> String {
    name.to_lowercase()
}

/// The candidate of a level; when there are no more, the last one with the type's place in the run.
fn candidate(names: &[String], level: usize, index: usize) -> String {
    match (names.get(level), names.last()) {
        (Some(name), _) => name.clone(),
        (None, Some(last)) => format!("{last}{}_", index + level),
        (None, None) => format!("Type{}_", index + level),
    }
}

/// All names that a type asks for, best first.
fn candidates(simple_type: &SimpleType, sources: &Sources) -> Vec<String> {
    let identity = &simple_type.identity;
    let mut names = Vec::new();
    if let Some(wanted) = &simple_type.wanted_name {
        names.push(spell::readable(wanted));
    }
    let full = match &identity.name {
        Some(name) => {
            let plain = spell::readable(name);
            let separators = spell::with_separators(name);
            let case = spell::with_case(name, &plain);
            let both = spell::with_case(name, &separators);
            names.extend([plain.clone(), case, separators, both]);
            plain
        }
        None => {
            let segments = segments(&identity.path);
            let shortest = segments.len().min(2);
            for n in shortest..=segments.len() {
                let start = segments.len() - n;
                names.push(identifier(&segments.get(start..).unwrap_or(&[]).concat()));
            }
            let full = format!("{}{}", segments.concat(), last_kind(&identity.path));
            names.push(identifier(&full));
            full
        }
    };
    let space = namespace_word(identity);
    names.push(identifier(&format!("{space}{full}")));
    let stem = sources
        .get(simple_type.location.source)
        .and_then(|s| Path::new(s.path()).file_stem().and_then(|s| s.to_str()))
        .map_or_else(String::new, spell::readable);
    names.push(identifier(&format!("{stem}{full}")));
    names.push(identifier(&format!("{space}{stem}{full}")));
    names
}

/// One readable word for each named step; steps without a name of their own join the one before.
fn segments(path: &[Step]) -> Vec<String> {
    let mut segments: Vec<String> = Vec::new();
    for step in path {
        let name = step.name.as_deref().unwrap_or("");
        let suffix = match step.kind {
            StepKind::Base => "Base".to_owned(),
            StepKind::Item => "Item".to_owned(),
            StepKind::Member => format!("Member{name}"),
            StepKind::SimpleContent => "Content".to_owned(),
            StepKind::Alternative => format!("Alternative{name}"),
            _ if name.is_empty() => continue,
            _ => {
                segments.push(spell::readable(name));
                continue;
            }
        };
        match segments.last_mut() {
            Some(last) => last.push_str(&suffix),
            None => segments.push(suffix),
        }
    }
    segments
}

fn last_kind(path: &[Step]) -> &'static str {
    match path.last().map(|s| s.kind) {
        Some(StepKind::Element) => "Element",
        Some(StepKind::Attribute) => "Attribute",
        _ => "Type",
    }
}

/// A readable word for a namespace: its last part that says something.
fn namespace_word(identity: &Identity) -> String {
    let Some(namespace) = &identity.namespace else {
        return "NoNamespace".to_owned();
    };
    let parts = || namespace.split(['/', ':', '#']).filter(|p| !p.is_empty());
    let says_something = |p: &&str| {
        p.chars().any(char::is_alphabetic) && !matches!(*p, "ns" | "schema" | "schemas" | "xsd")
    };
    let last = parts().rev().find(says_something);
    spell::readable(last.or_else(|| parts().next_back()).unwrap_or("Namespace"))
}

/// Mends what concatenation can make of names that are identifiers by themselves.
fn identifier(name: &str) -> String {
    match name {
        "" => "Unnamed".to_owned(),
        "Self" => "SelfValue".to_owned(),
        _ => name.to_owned(),
    }
}
