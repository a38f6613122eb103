//! What a new version dropped stays, deprecated: values as variants, types as types.

use std::collections::HashMap;

use super::keep_values::keep_values;
use super::pair;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::emit::AsWritten;
use crate::model::{Content, Enumeration, List, Model, SimpleType, TypeId};
use crate::text::unversioned;

/// Adds to the new model the types, and to each type the values, that only the old one has, marked as deprecated.
///
/// Text of these values is still accepted, so that data written by the old version can be read. A type that only
/// changed its name is not a dropped one.
pub(crate) fn keep_dropped(new: &mut Model, old: Model, diagnostics: &mut Diagnostics) {
    let pairs = pair::types(&old, new);
    let ids = new_ids(&pairs, new.types.len());
    let mut aliases = Vec::new();
    for (before, index) in partners(&old, &pairs) {
        let Some(after) = new.types.get_mut(index) else {
            continue;
        };
        match (before, &mut after.content) {
            (_, Content::Alias(_)) => aliases.push((before, index)),
            (Content::Enumeration(before), Content::Enumeration(after)) => {
                keep_values(after, before);
            }
            _ => {}
        }
    }
    // What an alias stands for has all that it will have.
    for (before, index) in aliases {
        if let Content::Enumeration(before) = before {
            keep_values_of_alias(new, index, before);
        }
    }
    for (before, index) in partners(&old, &pairs) {
        let id = TypeId(index as u32);
        if let Some(was) = lost(&old, before, &new[new.target(id)], new, &ids) {
            diagnostics.push(not_kept(&new[id], was));
        }
    }
    let namespaces = Namespaces::of(new);
    for (mut before, partner) in old.types.into_iter().zip(pairs) {
        if partner.is_none() {
            before.renumber(|id| ids.get(id.0 as usize).copied());
            let reason = || "the schema no longer has this type".to_owned();
            if !before.is_built_in {
                before.deprecated.get_or_insert_with(reason);
            }
            before.identity.namespace = namespaces.of_today(before.identity.namespace);
            new.types.push(before);
        }
    }
}

/// The namespaces of the new version, by what they have in common with those of other versions.
struct Namespaces(HashMap<String, Option<String>>);

impl Namespaces {
    fn of(model: &Model) -> Self {
        let mut all: HashMap<String, Option<String>> = HashMap::new();
        let types = model.types.iter();
        for namespace in types.filter_map(|t| t.identity.namespace.as_deref()) {
            let same = |known: &mut Option<String>| {
                // Two versions of one namespace side by side: neither takes the place of an older one.
                if known.as_deref() != Some(namespace) {
                    *known = None;
                }
            };
            all.entry(unversioned(namespace))
                .and_modify(same)
                .or_insert_with(|| Some(namespace.to_owned()));
        }
        Self(all)
    }

    /// What an old namespace is called now. So a type that is kept stands in the module of those that go on.
    fn of_today(&self, old: Option<String>) -> Option<String> {
        let old = old?;
        let new = self.0.get(&unversioned(&old)).cloned().flatten();
        Some(new.unwrap_or(old))
    }
}

/// What each old type that goes on is, and the index of its partner.
fn partners<'a>(
    old: &'a Model,
    pairs: &'a [Option<usize>],
) -> impl Iterator<Item = (&'a Content, usize)> {
    let types = (0..).map(TypeId).zip(pairs);
    types.filter_map(|(id, partner)| Some((&old[old.target(id)].content, (*partner)?)))
}

/// Makes an enumeration of its own of an alias whose type has not all values that the alias had.
fn keep_values_of_alias(new: &mut Model, index: usize, before: &Enumeration) {
    let id = new.target(TypeId(index as u32));
    let Content::Enumeration(enumeration) = &new[id].content else {
        return;
    };
    let mut own = enumeration.clone();
    if !keep_values(&mut own, before) {
        return;
    }
    own.restricts = Some(id);
    if let Some(simple_type) = new.types.get_mut(index) {
        simple_type.content = Content::Enumeration(own);
    }
}

/// What the old type was, where the new one is another sort of type and refuses its text.
fn lost(
    old: &Model,
    before: &Content,
    after: &SimpleType,
    new: &Model,
    ids: &[TypeId],
) -> Option<&'static str> {
    let refuses = |list: &List, enumeration: &Enumeration| {
        let is_read = |text: &str| list.datatype.value_of(text, &AsWritten).is_some();
        !enumeration.values.iter().all(|v| is_read(&v.literal))
    };
    match (before, &after.content) {
        (Content::Enumeration(before), Content::List(list)) => {
            refuses(list, before).then_some("an enumeration")
        }
        (Content::List(_), Content::Enumeration(_)) => Some("a list"),
        (Content::List(before), Content::List(list)) => {
            let kept = ids.get(before.item.0 as usize);
            // What has no partner stands behind all that are there.
            let kept = kept.filter(|id| (id.0 as usize) < new.types.len());
            let same = kept.map(|id| new.target(*id)) == Some(new.target(list.item));
            match &old[old.target(before.item)].content {
                Content::Enumeration(items) if !same && refuses(list, items) => {
                    Some("a list of other items")
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn not_kept(after: &SimpleType, was: &str) -> Diagnostic {
    Diagnostic::warning(
        codes::VALUES_NOT_KEPT,
        format!(
            "`{}` was {was} in the old version: its values are not kept",
            after.identity
        ),
    )
    .at(after.location)
    .help("generate the old version into a file of its own to read old data")
}

/// The ids of the old types in the new model: those of their partners, or of the places behind it.
fn new_ids(pairs: &[Option<usize>], count: usize) -> Vec<TypeId> {
    let mut next = count;
    let id = |partner: &Option<usize>| {
        let index = partner.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        TypeId(index as u32)
    };
    pairs.iter().map(id).collect()
}
