//! What a type could be called: by its name or path, its namespace, its document.

use std::path::Path;

use super::spell;
use crate::model::{SimpleType, Step, StepKind};
use crate::options::NameOptions;
use crate::source::Sources;
use crate::text::{is_version, namespace_parts, without_version};

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

/// A readable name for a namespace: its last part that says something, without a version; or, of more words, `words - 2`
/// parts before it, and whatever follows.
pub(super) fn namespace_word(namespace: &str, words: usize) -> String {
    let parts: Vec<&str> = namespace_parts(namespace).collect();
    let says_something = |p: &&str| {
        p.chars().any(char::is_alphabetic)
            && !is_version(p)
            && !matches!(
                *p,
                "ns" | "schema" | "schemas" | "xsd" | "namespace" | "namespaces"
            )
    };
    let last = parts.iter().rposition(says_something).unwrap_or(0);
    let chosen = match words {
        1 => parts
            .get(last)
            .copied()
            .map(without_version)
            .unwrap_or_default()
            .to_owned(),
        // What follows, such as a version, then what comes before.
        _ => parts
            .get((last + 2).saturating_sub(words)..)
            .unwrap_or(&[])
            .join("/"),
    };
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

#[cfg(test)]
mod tests {
    use super::namespace_word;

    #[test]
    fn versions_and_dates_make_no_names() {
        for (namespace, word) in [
            (
                "urn:x:schema:xsd:CommonBasicComponents-2",
                "CommonBasicComponents",
            ),
            ("http://www.w3.org/2000/09/xmldsig#", "Xmldsig"),
            ("http://example.org/orders/v1", "Orders"),
            ("http://example.org/orders/V2.1/", "Orders"),
            ("http://example.org/orders/2010-05-19", "Orders"),
            ("http://example.org/orders/2003/05", "Orders"),
            ("http://example.org/orders/2003a", "Orders"),
            ("urn:example:types_v1.2", "Types"),
            ("urn:example:core.v3", "Core"),
            ("urn:example:core-2010-05-19", "Core"),
            ("urn:iso:xsd:pacs.008.001.08", "Pacs008_001_08"),
            ("urn:example:base64", "Base64"),
        ] {
            assert_eq!(namespace_word(namespace, 1), word, "{namespace}");
        }
        assert_eq!(namespace_word("urn:example:core-2", 2), "Core2");
        assert_eq!(namespace_word("http://example.org/a/v1", 2), "AV1");
    }
}
