//! What a user asks for by type and value, matched against a model. Whatever matches nothing is an error.

use std::collections::HashMap;

use super::pattern;
use super::record::Record;
use super::spell;
use super::speller::nfc;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Model, SimpleType, Value};
use crate::options::{Modules, NameOptions, not_an_identifier, split_value, wrong_identifier};
use crate::text::suggestion;

/// What a type can be called in an override.
#[derive(Clone, Debug)]
pub(super) struct Handles {
    schema: String,
    /// `{namespace}name`; `{}name` in no namespace.
    qualified: String,
    ident: String,
}

impl Handles {
    /// `ident` is the name in Rust that the type has without overrides.
    pub(super) fn of(simple_type: &SimpleType, ident: &str) -> Self {
        let schema = simple_type.identity.to_string();
        let namespace = simple_type.identity.namespace.as_deref();
        Self {
            qualified: format!("{{{}}}{schema}", namespace.unwrap_or_default()),
            schema,
            ident: ident.to_owned(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let all = [&self.schema, &self.ident, &self.qualified];
        all.into_iter().map(String::as_str)
    }

    pub(super) fn matches(&self, pattern: &str) -> bool {
        self.all().any(|h| pattern::matches(pattern, h).is_some())
    }
}

/// Indexes of the types that a pattern matches; an error when there are none.
pub(super) fn select(
    option: &str,
    pattern: &str,
    handles: &[Handles],
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let found: Vec<usize> = handles
        .iter()
        .enumerate()
        .filter(|(_, h)| h.matches(pattern))
        .map(|(i, _)| i)
        .collect();
    if found.is_empty() {
        let what = format!("no type matches `{pattern}`, which `{option}` names");
        let names = handles.iter().flat_map(Handles::all);
        diagnostics.push(unmatched(what, pattern, names));
    }
    found
}

/// An error for an override that means only types for which it can do nothing, such as this one.
pub(super) fn pointless(option: &str, pattern: &str, simple_type: &SimpleType) -> Diagnostic {
    let (is, help) = match &simple_type.content {
        Content::Alias(_) => (
            "another name for a type",
            "name the type that it stands for",
        ),
        _ => ("a list", "name its item type"),
    };
    Diagnostic::error(
        codes::UNMATCHED_OVERRIDE,
        format!(
            "`{pattern}` in `{option}` means only types that it does nothing for: `{}` is {is}",
            simple_type.identity
        ),
    )
    .at(simple_type.location)
    .help(help)
}

fn unmatched<'a>(
    what: String,
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let otherwise = "`xsdgen inspect` lists all types and values";
    Diagnostic::error(codes::UNMATCHED_OVERRIDE, what).help(suggestion(wanted, names, otherwise))
}

/// Names in Rust that `rename-type` gives, by index of the type.
pub(super) fn type_names(
    options: &NameOptions,
    handles: &[Handles],
    error: &str,
    diagnostics: &mut Diagnostics,
) -> HashMap<usize, String> {
    let mut names: HashMap<usize, String> = HashMap::new();
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (pattern, name) in &options.rename_type {
        for index in select("rename-type", pattern, handles, diagnostics) {
            if is_primitive("rename-type", name, diagnostics) {
                break;
            }
            let name = nfc(name).into_owned();
            if name == nfc(error) {
                diagnostics.push(taken(
                    "rename-type",
                    &name,
                    "is what the error type is called",
                ));
                break;
            }
            if owners
                .insert(name.clone(), index)
                .is_some_and(|i| i != index)
            {
                diagnostics.push(same_name("rename-type", &name, pattern));
                break;
            }
            names.insert(index, name);
        }
    }
    names
}

/// The name that `rename-module` gives the module of a namespace.
pub(super) fn module_name(options: &NameOptions, namespace: &str) -> Option<String> {
    let mut renamed = options.rename_module.iter().rev();
    let (_, name) = renamed.find(|(p, _)| pattern::matches(p, namespace).is_some())?;
    Some(nfc(name).into_owned())
}

/// Reports what `rename-module` cannot do.
pub(super) fn check_modules(
    options: &NameOptions,
    model: &Model,
    record: &Record,
    diagnostics: &mut Diagnostics,
) {
    let mut all = model.namespaces();
    all.sort_unstable();
    let mut owners: HashMap<String, &str> = HashMap::new();
    for (pattern, _) in &options.rename_module {
        if options.modules == Modules::None {
            let what = format!("`rename-module` names `{pattern}`, and there are no modules");
            let error = Diagnostic::error(codes::UNMATCHED_OVERRIDE, what);
            diagnostics.push(error.help("set `modules` to `namespace`"));
        } else if !all.iter().any(|ns| pattern::matches(pattern, ns).is_some()) {
            let what = format!("no namespace matches `{pattern}`, which `rename-module` names");
            diagnostics.push(unmatched(what, pattern, all.iter().copied()));
        }
    }
    for namespace in &all {
        let Some(name) = module_name(options, namespace) else {
            continue;
        };
        if owners.insert(name.clone(), namespace).is_some() {
            diagnostics.push(same_name("rename-module", &name, namespace));
        }
    }
    for namespace in &all {
        let recorded = record.module(namespace, &all);
        let wanted = module_name(options, namespace);
        if let (Some(recorded), Some(wanted)) = (recorded, wanted)
            && *recorded != *wanted.as_str()
        {
            diagnostics.push(record.contradicted("rename-module", namespace, &wanted, recorded));
        }
    }
}

/// Names that `rename-value` gives: (index of the type, index of the value) to name.
pub(super) fn value_names(
    options: &NameOptions,
    model: &Model,
    handles: &[Handles],
    constants: &[bool],
    diagnostics: &mut Diagnostics,
) -> HashMap<usize, HashMap<usize, String>> {
    let mut names: HashMap<usize, HashMap<usize, String>> = HashMap::new();
    for (key, name) in &options.rename_value {
        // A key without `::` ended the run before.
        let Some((type_pattern, literal)) = split_value(key) else {
            continue;
        };
        let types = select("rename-value", type_pattern, handles, diagnostics);
        let mut found = false;
        for &index in &types {
            let values = values(model.types.get(index));
            for (i, captured) in matching(values, literal) {
                found = true;
                let name = name.replacen('*', &spell::readable_part(captured), 1);
                let name = nfc(&name).into_owned();
                if let Some(why) = not_an_identifier(&name) {
                    diagnostics.push(wrong_identifier("rename-value", &name, why));
                    break;
                }
                if is_taken(&name, constants.get(index) == Some(&true), diagnostics) {
                    break;
                }
                let of_type = names.entry(index).or_default();
                if of_type.iter().any(|(&other, n)| *n == name && other != i) {
                    diagnostics.push(same_name("rename-value", &name, key));
                    break;
                }
                of_type.insert(i, name);
            }
        }
        if !found && !types.is_empty() {
            let what = format!("no value matches `{key}`, which `rename-value` names");
            let literals = types
                .iter()
                .flat_map(|&i| values(model.types.get(i)))
                .map(|v| v.literal.as_str());
            diagnostics.push(unmatched(what, literal, literals));
        }
    }
    names
}

/// The values that `default` gives types, by index of the type.
pub(super) fn defaults(
    model: &Model,
    options: &NameOptions,
    handles: &[Handles],
    diagnostics: &mut Diagnostics,
) -> HashMap<usize, usize> {
    let mut defaults: HashMap<usize, usize> = HashMap::new();
    for key in &options.defaults {
        // A key without `::` ended the run before.
        let Some((type_pattern, literal)) = split_value(key) else {
            continue;
        };
        let types = select("default", type_pattern, handles, diagnostics);
        let mut found = false;
        for &index in &types {
            let own = values(model.types.get(index));
            let of_alias = |v: &Value| v.aliases.iter().any(|a| a.literal == literal);
            let all = match own.iter().position(of_alias) {
                Some(value) => vec![value],
                None => matching(own, literal).into_iter().map(|m| m.0).collect(),
            };
            let [value] = all.as_slice() else {
                if all.len() > 1 {
                    found = true;
                    diagnostics.push(two_defaults(key, "means several values"));
                }
                continue;
            };
            found = true;
            if defaults
                .insert(index, *value)
                .is_some_and(|old| old != *value)
            {
                diagnostics.push(two_defaults(key, "is a second one for its type"));
            }
        }
        if !found && !types.is_empty() {
            let what = format!("no value matches `{key}`, which `default` names");
            let literals = types.iter().flat_map(|&i| values(model.types.get(i)));
            diagnostics.push(unmatched(
                what,
                literal,
                literals.map(|v| v.literal.as_str()),
            ));
        }
    }
    defaults
}

fn two_defaults(key: &str, why: &str) -> Diagnostic {
    let message = format!("`{key}`, which `default` names, {why}");
    Diagnostic::error(codes::UNMATCHED_OVERRIDE, message)
        .help("a type has one default: name one value")
}

/// The values that a pattern matches, with what its `*` stands for; one whose literal it is goes first.
fn matching<'a>(values: &'a [Value], pattern: &str) -> Vec<(usize, &'a str)> {
    if let Some(exact) = values.iter().position(|v| v.literal == pattern) {
        return vec![(exact, "")];
    }
    values
        .iter()
        .enumerate()
        .filter_map(|(i, v)| Some((i, pattern::matches(pattern, &v.literal)?)))
        .collect()
}

fn values(simple_type: Option<&SimpleType>) -> &[Value] {
    match simple_type.map(|t| &t.content) {
        Some(Content::Enumeration(enumeration)) => &enumeration.values,
        _ => &[],
    }
}

/// Reports a name that generated code has for something else.
fn is_taken(name: &str, constants: bool, diagnostics: &mut Diagnostics) -> bool {
    let is = super::constants::is_taken(name, constants);
    if is {
        let why = "is what generated code offers itself";
        diagnostics.push(taken("rename-value", name, why));
    }
    is
}

/// The types that Rust has without a path; generated code uses them.
const PRIMITIVES: [&str; 19] = [
    "bool", "char", "f128", "f16", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str",
    "u128", "u16", "u32", "u64", "u8", "usize",
];

/// Reports a type that is called like one of Rust's own.
pub(super) fn is_primitive(option: &str, name: &str, diagnostics: &mut Diagnostics) -> bool {
    let is = PRIMITIVES.contains(&name);
    if is {
        diagnostics.push(taken(
            option,
            name,
            "is a type of Rust's own, which generated code uses",
        ));
    }
    is
}

fn taken(option: &str, name: &str, why: &str) -> Diagnostic {
    let example = match spell::readable(name) {
        same if same == name => format!("{name}Value"),
        other => other,
    };
    Diagnostic::error(
        codes::NOT_AN_IDENTIFIER,
        format!("`{name}`, which `{option}` asks for, {why}"),
    )
    .help(format!("for example `{example}`"))
}

fn same_name(option: &str, name: &str, pattern: &str) -> Diagnostic {
    Diagnostic::error(
        codes::SAME_NAME_TWICE,
        format!("`{option}` gives the name `{name}` twice, the second time for `{pattern}`"),
    )
    .help("give each its own name; in `rename-value`, a `*` in the name stands for what `*` in the literal matched")
}
