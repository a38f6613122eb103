//! Values that a new version dropped stay as deprecated variants.

use std::collections::HashSet;

use super::{pair, values};
use crate::model::{Accepts, Content, Model};

/// Adds to each type of the new model the values that only the old one has, marked as deprecated.
///
/// Text of these values is still accepted, so that data written by the old version can be read.
pub(crate) fn keep_dropped(new: &mut Model, old: Model) {
    let pairs = pair::types(&old, new);
    for (before, partner) in old.types.into_iter().zip(pairs) {
        let after = partner.and_then(|i| new.types.get_mut(i));
        let Some(after) = after else { continue };
        let kept: HashSet<values::Identity<'_>> =
            values::of(after).iter().map(values::identity).collect();
        let Content::Enumeration(before) = before.content else {
            continue;
        };
        let is_dropped: Vec<bool> = before
            .values
            .iter()
            .map(|v| !kept.contains(&values::identity(v)))
            .collect();
        let dropped = before.values.into_iter().zip(is_dropped);
        let Content::Enumeration(after) = &mut after.content else {
            continue;
        };
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
            value
                .deprecated
                .get_or_insert_with(|| "the schema no longer has this value".to_owned());
            after.values.push(value);
        }
    }
}
