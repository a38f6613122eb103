//! What a page or code list says of a type's values holds for its restrictions and for unions of it.

use std::collections::HashMap;

use crate::model::{Content, Doc, DocOrigin, Enumeration, Model, TypeId};
use crate::resolve::Size;

/// Most steps from a type to one that is derived from it that descriptions are carried over.
const STEPS: usize = 16;

/// Descriptions by literal.
type Described<'a> = HashMap<&'a str, &'a [Doc]>;

/// Gives values without descriptions those that the same values have in the base type and in member types.
pub(super) fn inherit(model: &mut Model, size: &mut Size) {
    for _ in 0..STEPS {
        let found = missing(model);
        if found.is_empty() {
            return;
        }
        for Inherited { of, value, docs } in found {
            let of = model.types.get_mut(of).map(|t| &mut t.content);
            if let Some(Content::Enumeration(enumeration)) = of
                && let Some(value) = enumeration.values.get_mut(value)
            {
                docs.iter().for_each(|d| size.add_text(&d.markdown));
                if size.is_over() {
                    return;
                }
                value.docs = docs;
            }
        }
    }
}

/// The type that a type is over again, for pages: the base that it takes all values of, or the member of a union
/// that has all of its values; else itself.
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // only pages need it
pub(super) fn twin(model: &Model, of: usize) -> usize {
    let mut twin = of;
    for _ in 0..STEPS {
        let Some(enumeration) = model.types.get(twin).and_then(|t| t.enumeration()) else {
            break;
        };
        let has_all = |id: &TypeId| {
            let other = model[*id].enumeration();
            other.is_some_and(|o| o.values.len() == enumeration.values.len())
        };
        match sources(enumeration).find(has_all) {
            Some(id) => twin = id.0 as usize,
            None => break,
        }
    }
    twin
}

/// A description that is missing at a type and stands at another one.
struct Inherited {
    of: usize,
    value: usize,
    docs: Vec<Doc>,
}

fn missing(model: &Model) -> Vec<Inherited> {
    let mut known: HashMap<TypeId, Described<'_>> = HashMap::new();
    let mut found = Vec::new();
    for (of, simple) in model.types.iter().enumerate() {
        let Some(enumeration) = simple.enumeration() else {
            continue;
        };
        let undescribed = enumeration.values.iter().enumerate();
        let mut undescribed = undescribed.filter(|(_, v)| v.docs.is_empty()).peekable();
        if undescribed.peek().is_none() || sources(enumeration).next().is_none() {
            continue;
        }
        for source in sources(enumeration) {
            known
                .entry(source)
                .or_insert_with(|| described(model, source));
        }
        for (value, of_value) in undescribed {
            let docs = sources(enumeration)
                .find_map(|source| known.get(&source)?.get(of_value.literal.as_str()));
            if let Some(docs) = docs {
                found.push(Inherited {
                    of,
                    value,
                    docs: docs.to_vec(),
                });
            }
        }
    }
    found
}

fn sources(enumeration: &Enumeration) -> impl Iterator<Item = TypeId> {
    let base = enumeration.restricts.into_iter();
    base.chain(enumeration.members.iter().copied())
}

/// What pages and code lists say of the values of a type.
fn described(model: &Model, id: TypeId) -> Described<'_> {
    let values = model[id].values().iter();
    let outside = |d: &Doc| matches!(d.origin, DocOrigin::Page | DocOrigin::CodeList);
    let by_page = |docs: &[Doc]| docs.iter().any(outside);
    values
        .filter(|v| by_page(&v.docs))
        .map(|v| (v.literal.as_str(), v.docs.as_slice()))
        .collect()
}
