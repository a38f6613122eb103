//! What a new version dropped stays, deprecated: values as variants, types as types.

use std::collections::HashSet;

use super::{pair, values};
use crate::model::{Accepts, Content, Enumeration, Model, TypeId};

/// Adds to the new model the types, and to each type the values, that only the old one has, marked as deprecated.
///
/// Text of these values is still accepted, so that data written by the old version can be read. A type that only
/// changed its name is no dropped one.
pub(crate) fn keep_dropped(new: &mut Model, old: Model) {
    let pairs = pair::types(&old, new);
    let ids = new_ids(&pairs, new.types.len());
    for (mut before, partner) in old.types.into_iter().zip(pairs) {
        let Some(index) = partner else {
            refer(&mut before.content, &ids);
            let reason = || "the schema no longer has this type".to_owned();
            before.deprecated.get_or_insert_with(reason);
            new.types.push(before);
            continue;
        };
        let after = new.types.get_mut(index).map(|t| &mut t.content);
        if let (Content::Enumeration(before), Some(Content::Enumeration(after))) =
            (before.content, after)
        {
            keep_values(after, before);
        }
    }
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

/// Lets a type of the old model refer to those of the new one.
fn refer(content: &mut Content, ids: &[TypeId]) {
    let mend = |id: &mut TypeId| {
        if let Some(new) = ids.get(id.0 as usize) {
            *id = *new;
        }
    };
    match content {
        Content::Alias(id) => mend(id),
        Content::List(list) => mend(&mut list.item),
        Content::Enumeration(enumeration) => {
            let restricts = enumeration.restricts.iter_mut();
            restricts.chain(&mut enumeration.members).for_each(mend);
        }
    }
}

fn keep_values(after: &mut Enumeration, before: Enumeration) {
    let kept: HashSet<values::Identity<'_>> = after.values.iter().map(values::identity).collect();
    let is_dropped: Vec<bool> = before
        .values
        .iter()
        .map(|v| !kept.contains(&values::identity(v)))
        .collect();
    let dropped = before.values.into_iter().zip(is_dropped);
    for (mut value, _) in dropped.filter(|(_, is_dropped)| *is_dropped) {
        let index = after.values.len() as u32;
        let lists = after.routes.iter_mut().enumerate();
        let accepting = lists.filter_map(|(i, route)| match &mut route.accepts {
            Accepts::Values(list) => Some((i, list)),
            Accepts::Any => None,
        });
        // A type with nothing but open routes recognises its values on each of them.
        value.route = 0;
        if let Some((route, list)) = accepting.into_iter().next() {
            list.push(index);
            value.route = route as u32;
        }
        let marks = value.marks.get_or_insert_default();
        let reason = || "the schema no longer has this value".to_owned();
        marks.deprecated.get_or_insert_with(reason);
        after.values.push(value);
    }
}
