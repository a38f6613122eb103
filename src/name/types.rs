//! Identifiers of types: named ones keep their name, anonymous ones are called by the path to them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::keyword;
use super::options::{Modules, NameOptions};
use super::spell;
use crate::model::{Model, SimpleType, Step, StepKind};
use crate::source::Sources;

/// Where a type stands and what it is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) module: Vec<String>,
    pub(super) ident: String,
}

/// Places all types; `renamed` are the names that overrides give, `error` no type may be called.
///
/// Named types choose first. Types that want the same name all spell it out further, none keeps it:
/// a named type by the letter case of its name, then by its namespace, then by its document; an anonymous
/// one by a longer path, then by its kind, then like a named one. Names that differ only in letter case
/// count as the same, for rustdoc makes a file of each.
pub(super) fn settle(
    model: &Model,
    sources: &Sources,
    options: &NameOptions,
    renamed: &HashMap<usize, String>,
    error: &str,
) -> Vec<Place> {
    let modules = modules(model, options);
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
    let mut groups: [Vec<Wish<'_>>; 2] = [Vec::new(), Vec::new()];
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
        let [named, anonymous] = &mut groups;
        let group = if is_named { named } else { anonymous };
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
    name.to_lowercase()
}

/// The first of [`candidates`], without making the others.
pub(super) fn first_candidate(simple_type: &SimpleType, options: &NameOptions) -> String {
    let identity = &simple_type.identity;
    let mut name = match (&simple_type.wanted_name, &identity.name) {
        (Some(wanted), _) => spell::readable(wanted),
        (None, Some(name)) => spell::readable(trimmed(name, options)),
        (None, None) => {
            let segments = segments(&identity.path, options);
            let start = segments.len().saturating_sub(2);
            segments.get(start..).unwrap_or(&[]).concat()
        }
    };
    mend(&mut name);
    if let Some(prefix) = &options.type_prefix {
        name.insert_str(0, prefix);
    }
    name
}

/// All names that a type asks for, best first.
pub(super) fn candidates(
    simple_type: &SimpleType,
    sources: &Sources,
    options: &NameOptions,
) -> Vec<String> {
    let identity = &simple_type.identity;
    let mut names = Vec::new();
    if let Some(wanted) = &simple_type.wanted_name {
        names.push(spell::readable(wanted));
    }
    let (plain, full) = match &identity.name {
        Some(name) => {
            let name = trimmed(name, options);
            let plain = spell::readable(name);
            let separators = spell::with_separators(name);
            let case = spell::with_case(name, &plain);
            let both = spell::with_case(name, &separators);
            names.extend([plain.clone(), case, separators, both]);
            (plain.clone(), plain)
        }
        None => {
            let segments = segments(&identity.path, options);
            for n in segments.len().min(2)..=segments.len() {
                let start = segments.len() - n;
                names.push(segments.get(start..).unwrap_or(&[]).concat());
            }
            let plain = segments.concat();
            let full = format!("{plain}{}", last_kind(&identity.path));
            names.push(full.clone());
            (plain, full)
        }
    };
    let namespace = identity.namespace.as_deref();
    let space = namespace.map_or_else(|| "NoNamespace".to_owned(), |ns| namespace_word(ns, 1));
    let more = namespace.map_or_else(String::new, |ns| namespace_word(ns, 2));
    let source = sources.get(simple_type.location.source);
    let document = DocumentWords::of(source.map_or("", |s| s.path()));
    let prefixes = [
        space.clone(),
        more,
        document.stem.clone(),
        document.parent.clone(),
        [document.grandparent.as_str(), &document.parent].concat(),
        [space, document.grandparent, document.parent, document.stem].concat(),
    ];
    for prefix in prefixes {
        names.extend([format!("{prefix}{plain}"), format!("{prefix}{full}")]);
    }
    names.push(format!(
        "{full}{}",
        spell::short_hash(&identity.to_string())
    ));
    names.iter_mut().for_each(mend);
    if let Some(prefix) = &options.type_prefix {
        for name in &mut names {
            name.insert_str(0, prefix);
        }
    }
    names
}

/// Readable words for a document, from its own name outwards; it does not matter where the rest lies.
struct DocumentWords {
    stem: String,
    parent: String,
    grandparent: String,
}

impl DocumentWords {
    fn of(path: &str) -> Self {
        let path = Path::new(path);
        let word = |name: Option<&std::ffi::OsStr>| {
            let name = name.and_then(|n| n.to_str());
            name.map_or_else(String::new, spell::readable)
        };
        let parent = path.parent();
        Self {
            stem: word(path.file_stem()),
            parent: word(parent.and_then(Path::file_name)),
            grandparent: word(parent.and_then(Path::parent).and_then(Path::file_name)),
        }
    }
}

/// A name of the schema without the prefix and the suffix that options name, unless nothing is left.
fn trimmed<'a>(name: &'a str, options: &NameOptions) -> &'a str {
    let strip = |prefix: &String| name.strip_prefix(prefix.as_str()).filter(|n| !n.is_empty());
    let name = options
        .strip_type_prefix
        .iter()
        .find_map(strip)
        .unwrap_or(name);
    let trim = |suffix: &String| name.strip_suffix(suffix.as_str()).filter(|n| !n.is_empty());
    options
        .trim_type_suffix
        .iter()
        .find_map(trim)
        .unwrap_or(name)
}

/// One readable word for each named step; steps without a name of their own join the one before.
fn segments(path: &[Step], options: &NameOptions) -> Vec<String> {
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
                segments.push(spell::readable(trimmed(name, options)));
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

/// Names of the modules by namespace; a word of the namespace, as many as tell it from the others.
fn modules<'a>(model: &'a Model, options: &NameOptions) -> HashMap<&'a str, String> {
    let mut modules = HashMap::new();
    if options.modules == Modules::None {
        return modules;
    }
    let types = model.types.iter();
    let all: HashSet<&str> = types
        .filter_map(|t| t.identity.namespace.as_deref())
        .collect();
    let mut open: Vec<&str> = all.into_iter().collect();
    open.sort_unstable();
    let mut taken: HashSet<String> = HashSet::new();
    let mut words = 1;
    while !open.is_empty() {
        let name = |ns: &str| {
            let name = spell::snake(&namespace_word(ns, words));
            let numbered = format!("{name}_{}", words - MOST_WORDS.min(words));
            let name = if words <= MOST_WORDS { name } else { numbered };
            keyword::identifier(&name).map_or_else(|| format!("{name}_"), |n| n.into_owned())
        };
        let mut count: HashMap<String, u32> = HashMap::new();
        for namespace in &open {
            *count.entry(name(namespace)).or_default() += 1;
        }
        // Beyond all words only what no module can show tells the rest apart: the first goes first.
        let is_settled = |namespace: &&str, taken: &mut HashSet<String>| {
            let name = name(namespace);
            let alone = words > MOST_WORDS || count.get(&name) == Some(&1);
            alone && taken.insert(name)
        };
        let (settled, rest): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|ns| is_settled(ns, &mut taken));
        modules.extend(settled.into_iter().map(|ns| (ns, name(ns))));
        open = rest;
        words += 1;
    }
    modules
}

/// Parts of a namespace that its module's name has at most.
const MOST_WORDS: usize = 12;

/// A readable name for a namespace: its last part that says something, and `words - 1` parts around it.
fn namespace_word(namespace: &str, words: usize) -> String {
    let separators = ['/', ':', '#'];
    let parts: Vec<&str> = namespace
        .split(separators)
        .filter(|p| !p.is_empty())
        .collect();
    let says_something = |p: &&str| {
        p.chars().any(char::is_alphabetic)
            && !matches!(
                *p,
                "ns" | "schema" | "schemas" | "xsd" | "namespace" | "namespaces"
            )
    };
    let last = parts.iter().rposition(says_something).unwrap_or(0);
    let chosen = if words == 1 {
        parts.get(last..=last)
    } else {
        // What follows, such as a version, then what comes before.
        parts.get((last + 2).saturating_sub(words)..)
    };
    let chosen = chosen.unwrap_or(&[]).join("/");
    if chosen.is_empty() {
        return "Namespace".to_owned();
    }
    spell::readable(&chosen)
}

/// Mends what concatenation can make of names that are identifiers by themselves.
fn mend(name: &mut String) {
    match name.as_str() {
        "" => name.push_str("Unnamed"),
        "Self" => name.push_str("Value"),
        _ => {}
    }
}
