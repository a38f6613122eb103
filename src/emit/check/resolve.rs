//! What a text is among the values of an enumeration, by the model: what generated code must agree with.

use std::collections::HashMap;

use crate::datatypes::{BuiltIn, Datatype, ITEM_SEPARATOR, Namespaces, Shape, ValueKey};
use crate::model::{Accepts, Enumeration, Value};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The value of this index.
    Value(u32),
    /// Other text, which an open enumeration keeps, or a value of another type.
    Other,
}

/// Reads texts as the model says: the first route that accepts decides, then the value is compared.
pub(crate) struct Reader<'a> {
    enumeration: &'a Enumeration,
    /// The values of each closed route by their keys.
    closed: Vec<HashMap<ValueKey, u32>>,
    /// All values by their keys.
    all: HashMap<ValueKey, u32>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(enumeration: &'a Enumeration) -> Self {
        let first_of = |pairs: Vec<(ValueKey, u32)>| {
            let mut map = HashMap::with_capacity(pairs.len());
            for (key, index) in pairs {
                map.entry(key).or_insert(index);
            }
            map
        };
        let closed = enumeration.routes.iter().map(|route| match &route.accepts {
            Accepts::Values(values) => {
                first_of(keys_in(enumeration, &route.datatype, values).collect())
            }
            Accepts::Any | Accepts::Typed(_) => HashMap::new(),
        });
        Self {
            enumeration,
            closed: closed.collect(),
            all: first_of(all_keys(enumeration).collect()),
        }
    }

    /// What a text is; `None` when it is not valid.
    pub(crate) fn read(&self, text: &str) -> Option<Reading> {
        if let Some(whole) = &self.enumeration.whole {
            whole.value_of(text, &AsWritten)?;
        }
        let mut routes = self.enumeration.routes.iter().zip(&self.closed);
        routes.find_map(|(route, closed)| {
            let key = route.datatype.value_of(text, &AsWritten)?.key;
            match route.accepts {
                Accepts::Values(_) => closed.get(&key).copied().map(Reading::Value),
                Accepts::Any | Accepts::Typed(_) => {
                    let value = self.all.get(&key).copied();
                    Some(value.map_or(Reading::Other, Reading::Value))
                }
            }
        })
    }
}

/// Each prefix is its own namespace: prefixes mean nothing outside the schema, so names are compared as the
/// schema writes them.
pub(crate) struct AsWritten;

impl Namespaces for AsWritten {
    fn resolve<'a>(&'a self, prefix: &'a str) -> Option<&'a str> {
        Some(prefix)
    }
}

/// The keys by which a type knows some of the values; of one that has its text as another type has it, the
/// key that the text has here.
pub(super) fn keys_in<'a>(
    enumeration: &'a Enumeration,
    datatype: &'a Datatype,
    values: &'a [u32],
) -> impl Iterator<Item = (ValueKey, u32)> + 'a {
    values.iter().flat_map(move |&index| {
        let value = enumeration.values.get(index as usize);
        let keys = value.map_or_else(Vec::new, |value| keys_of(value, datatype));
        keys.into_iter().map(move |key| (key, index))
    })
}

/// The keys of all values, each as the type has it that it belongs to.
pub(super) fn all_keys(enumeration: &Enumeration) -> impl Iterator<Item = (ValueKey, u32)> + '_ {
    enumeration
        .values
        .iter()
        .zip(0..)
        .flat_map(|(value, index)| {
            let route = enumeration.routes.get(value.route as usize);
            let keys = route.map_or_else(Vec::new, |route| keys_of(value, &route.datatype));
            keys.into_iter().map(move |key| (key, index))
        })
}

/// The key of a value; those of all its literals when they are names with prefixes.
fn keys_of(value: &Value, datatype: &Datatype) -> Vec<ValueKey> {
    let key_of = |literal: &String| Some(datatype.value_of(literal, &AsWritten)?.key);
    match &value.key {
        _ if is_qualified(datatype) => {
            let aliases = value.aliases.iter().map(|alias| &alias.literal);
            std::iter::once(&value.literal)
                .chain(aliases)
                .filter_map(key_of)
                .collect()
        }
        Some(key) if may_be(datatype, key) => vec![key.clone()],
        _ => key_of(&value.literal).into_iter().collect(),
    }
}

/// Whether a type may have a value, as far as its primitive type tells.
pub(super) fn may_be(datatype: &Datatype, key: &ValueKey) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => !key.list && built_in.primitive() == key.primitive,
        Shape::List(item) => {
            let has = |primitive| match item.shape() {
                Shape::Atomic(built_in) => built_in.primitive() == primitive,
                _ => true,
            };
            let is_list = key.list || !key.text.contains(' ');
            is_list && (key.text.is_empty() || has(key.primitive))
        }
        Shape::Union(members) => members.iter().any(|m| may_be(m, key)),
    }
}

/// A key as generated code writes it: with the primitive types where several are possible.
pub(super) fn written(datatype: &Datatype, key: &ValueKey) -> String {
    if !is_tagged(datatype) {
        return key.text.clone();
    }
    let tagged = key.tagged();
    if !is_qualified(datatype) {
        return tagged;
    }
    let items: Vec<String> = tagged.split(ITEM_SEPARATOR).map(as_written).collect();
    items.join(ITEM_SEPARATOR.encode_utf8(&mut [0; 4]))
}

/// `xs:QName=p:a` for `xs:QName={p}a`; other items as they are.
fn as_written(item: &str) -> String {
    let (tag, text) = item.split_once('=').unwrap_or(("", item));
    let name = text.strip_prefix('{').and_then(|name| name.split_once('}'));
    match name.filter(|_| matches!(tag, "xs:QName" | "xs:NOTATION")) {
        Some(("", local)) => format!("{tag}={local}"),
        Some((prefix, local)) => format!("{tag}={prefix}:{local}"),
        None => item.to_owned(),
    }
}

/// Whether keys of the type tell the primitive types of their items.
pub(super) fn is_tagged(datatype: &Datatype) -> bool {
    match datatype.shape() {
        Shape::Atomic(_) => false,
        Shape::List(item) => is_tagged(item),
        Shape::Union(_) => true,
    }
}

/// Whether the values are names with a namespace, or lists that may hold some.
pub(crate) fn is_qualified(datatype: &Datatype) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => {
            matches!(built_in.primitive(), BuiltIn::QName | BuiltIn::Notation)
        }
        Shape::List(item) => is_qualified(item),
        Shape::Union(members) => members.iter().any(|member| is_qualified(member)),
    }
}
