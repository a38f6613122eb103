//! The record of names, `xsdgen.lock`: one line for each value that ever was named.
//!
//! A name in it never changes and never passes to another value, so lines are only added. The file is sorted: what two
//! branches add stands apart, or conflicts where a reader sees why.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entry::{MODULES, entry, line};
use super::{Names, Reason, spell};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Enumeration, Model, Value};
use crate::source::{Location, SourceId};
use crate::text::{Ident, unversioned};

/// The first lines of the file.
const HEADING: &str = "\
# The names that values have in Rust. xsdgen writes this file; keep it under version control.
# A name never changes and never passes to another value: lines are added and stay.
";

/// Names that were given, by the path of a type in the generated file and the literal of a value; and those of modules,
/// by [`MODULES`] and the namespace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    types: BTreeMap<String, Recorded>,
}

/// The names of one type.
#[derive(Clone, Debug, Default)]
pub(super) struct Recorded {
    /// Literal, name, and the line.
    values: BTreeMap<String, (Ident, Location)>,
}

impl Record {
    /// Reads a record; what is wrong with it is reported.
    pub(crate) fn parse(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Self {
        let mut record = Self::default();
        let mut names: HashMap<(String, Ident), Location> = HashMap::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let location = Location {
                source,
                start: start as u32,
                end: (start + line.trim_end().len()) as u32,
            };
            start += line.len();
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
                .iter()
                .any(|m| line.starts_with(m))
            {
                let message = "the record holds both sides of a merge that conflicts";
                let help = "keep the lines of both sides; where they name one value twice, or two values the same, keep the line that was there first, and generate again";
                diagnostics.push(
                    Diagnostic::error(codes::WRONG_RECORD, message)
                        .at(location)
                        .help(help),
                );
                return record;
            }
            let Some((path, literal, name)) = entry(line) else {
                let message = "this line of the record is not understood";
                let help = "a line is a type, a value in quotation marks, and a name: `Color \"red\" = Red`";
                diagnostics.push(
                    Diagnostic::error(codes::WRONG_RECORD, message)
                        .at(location)
                        .help(help),
                );
                continue;
            };
            let recorded = record.types.entry(path.clone()).or_default();
            let twice = |message: String, first: Location| {
                Diagnostic::error(codes::WRONG_RECORD, message)
                    .at(location)
                    .related("first line", first)
                    .help("keep the line that was there first, and generate again")
            };
            if let Some((_, first)) = recorded.values.get(&literal) {
                diagnostics.push(twice(
                    format!("the record names `{literal}` of `{path}` twice"),
                    *first,
                ));
                continue;
            }
            if let Some(first) = names.insert((path.clone(), name.clone()), location) {
                diagnostics.push(twice(
                    format!("the record gives the name `{name}` to two values of `{path}`"),
                    first,
                ));
                continue;
            }
            recorded.values.insert(literal, (name, location));
        }
        record
    }

    /// The names of a type.
    pub(super) fn of(&self, path: &str) -> Option<&Recorded> {
        self.types.get(path)
    }

    /// The module of a namespace, one of `all`: its own, or that of another version of it that is gone.
    pub(super) fn module(&self, namespace: &str, all: &[&str]) -> Option<&Ident> {
        let modules = &self.types.get(MODULES)?.values;
        let gone = || {
            let mut gone = modules.iter().filter(|(n, _)| !all.contains(&n.as_str()));
            let is_alone = all
                .iter()
                .filter(|n| unversioned(n) == unversioned(namespace))
                .count()
                == 1;
            gone.rfind(|(n, _)| is_alone && unversioned(n) == unversioned(namespace))
                .map(|(_, given)| given)
        };
        let (name, _) = modules.get(namespace).or_else(gone)?;
        Some(name)
    }

    /// The modules that were ever named.
    pub(super) fn modules(&self) -> impl Iterator<Item = &Ident> {
        self.of(MODULES).into_iter().flat_map(Recorded::names)
    }

    /// The error that an override calls a namespace otherwise.
    pub(super) fn contradicted(
        &self,
        option: &str,
        namespace: &str,
        wanted: &str,
        name: &Ident,
    ) -> Diagnostic {
        let message = format!(
            "`{option}` calls the module of `{namespace}` `{wanted}`, and the record calls it `{name}`"
        );
        let modules = self.of(MODULES);
        contradiction(message, modules.and_then(|m| m.line_of(name.as_str())))
    }

    /// Adds the lines of modules that have none.
    fn add_modules(&mut self, model: &Model, names: &Names, added: &mut Vec<String>) {
        let all = model.namespaces();
        for (simple_type, names) in model.types.iter().zip(&names.types) {
            let (Some(namespace), [name]) = (&simple_type.identity.namespace, &names.module[..])
            else {
                continue;
            };
            if self.module(namespace, &all).is_none() {
                added.push(line(MODULES, namespace, name));
                let modules = self.types.entry(MODULES.to_owned()).or_default();
                let given = (name.clone(), simple_type.location);
                modules.values.insert(namespace.clone(), given);
            }
        }
    }

    /// The record with all names of a run, and the lines that are new.
    pub(crate) fn with(&self, model: &Model, names: &Names) -> (Self, Vec<String>) {
        let mut all = self.clone();
        let mut added = Vec::new();
        all.add_modules(model, names, &mut added);
        for (simple_type, names) in model.types.iter().zip(&names.types) {
            let Content::Enumeration(enumeration) = &simple_type.content else {
                continue;
            };
            let path = names.path();
            let recorded = all.types.entry(path.clone()).or_default();
            let known: HashSet<usize> = recorded.match_values(enumeration).into_keys().collect();
            for (i, (value, name)) in enumeration.values.iter().zip(&names.variants).enumerate() {
                if known.contains(&i) {
                    continue;
                }
                let entry = recorded.values.entry(value.literal.clone());
                entry.or_insert_with(|| {
                    added.push(line(&path, &value.literal, name));
                    (name.clone(), value.location)
                });
            }
        }
        (all, added)
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut text = HEADING.to_owned();
        for (path, recorded) in self.types.iter().filter(|(_, r)| !r.values.is_empty()) {
            text.push('\n');
            for (literal, (name, _)) in &recorded.values {
                text.push_str(&line(path, literal, name));
                text.push('\n');
            }
        }
        text
    }
}

impl Recorded {
    /// The names of those values that are recorded, by index: by their literals, else by what those mean.
    pub(super) fn match_values(&self, enumeration: &Enumeration) -> HashMap<usize, &Ident> {
        let mut found: HashMap<usize, &Ident> = HashMap::new();
        let mut used: HashMap<&str, usize> = HashMap::new();
        let mut open = Vec::new();
        for (i, value) in enumeration.values.iter().enumerate() {
            let aliases = value.aliases.iter().map(|a| a.literal.as_str());
            let mut literals = std::iter::once(value.literal.as_str()).chain(aliases);
            let known = literals.find_map(|l| self.values.get_key_value(l));
            match known.filter(|(literal, _)| !used.contains_key(literal.as_str())) {
                Some((literal, (name, _))) => {
                    used.insert(literal, i);
                    found.insert(i, name);
                }
                None => open.extend(value.key.is_some().then_some((i, value))),
            }
        }
        if open.is_empty() {
            return found;
        }
        // A literal that the list no longer has may be of the same value: `01` was `1`.
        for (literal, (name, _)) in self
            .values
            .iter()
            .filter(|(l, _)| !used.contains_key(l.as_str()))
        {
            let is_same = |(_, value): &&(usize, &Value)| {
                let route = enumeration.routes.get(value.route as usize);
                let read = route.and_then(|r| r.datatype.value_of(literal, &()));
                read.is_some_and(|valid| Some(&valid.key) == value.key.as_ref())
            };
            if let Some((i, _)) = open
                .iter()
                .find(is_same)
                .filter(|(i, _)| !found.contains_key(i))
            {
                found.insert(*i, name);
            }
        }
        found
    }

    /// All names that were ever given.
    pub(super) fn names(&self) -> impl Iterator<Item = &Ident> {
        self.values.values().map(|(name, _)| name)
    }

    /// The line that gives a name.
    pub(super) fn line_of(&self, name: &str) -> Option<Location> {
        let found = self.values.values().find(|(n, _)| *n == *name);
        found.map(|(_, location)| *location)
    }
}

/// The name of a value that is not recorded: none that the record has, whatever the style asks for.
pub(super) fn unlike(
    name: String,
    reason: Reason,
    literal: &str,
    taken: &HashSet<&str>,
) -> (Ident, Reason) {
    let ident = Ident::from(name);
    if reason == Reason::Override || !taken.contains(ident.as_str()) {
        return (ident, reason);
    }
    let mut escaped = spell::escaped(literal);
    while taken.contains(escaped.as_str()) {
        escaped.push_str("2_");
    }
    (escaped.into(), Reason::Escaped)
}

/// The error that an override contradicts the record, at the line that it contradicts.
fn contradiction(message: String, line: Option<Location>) -> Diagnostic {
    let error = Diagnostic::error(codes::WRONG_RECORD, message)
        .help("leave the override out; or change the record by hand, and all code that uses the old name with it");
    match line {
        Some(location) => error.at(location),
        None => error,
    }
}

/// Reports overrides that would change what the record says.
pub(super) fn check_overrides(
    recorded: &Recorded,
    known: &HashMap<usize, &Ident>,
    chosen: &HashMap<usize, String>,
    values: &[Value],
    diagnostics: &mut Diagnostics,
) {
    for (i, wanted) in chosen {
        let value = values.get(*i).map_or("", |v| v.literal.as_str());
        let message = match known.get(i) {
            Some(name) if **name == *wanted.as_str() => continue,
            Some(name) => format!(
                "`rename-value` calls `{value}` `{wanted}`, and the record calls it `{name}`"
            ),
            None if recorded.line_of(wanted).is_some() => {
                format!(
                    "`rename-value` calls `{value}` `{wanted}`, which the record has for another value"
                )
            }
            None => continue,
        };
        let name = known.get(i).map_or(wanted.as_str(), |name| name.as_str());
        diagnostics.push(contradiction(message, recorded.line_of(name)));
    }
}

/// What a run does to the record.
#[derive(Clone, Debug)]
pub struct RecordUpdate {
    pub(crate) path: std::path::PathBuf,
    pub(crate) text: String,
    pub(crate) added: Vec<String>,
}

impl RecordUpdate {
    /// The file that the record stands in.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// What is to stand in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines that are new: `Color "red" = Red`.
    pub fn added(&self) -> &[String] {
        &self.added
    }
}
