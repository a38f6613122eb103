//! What a text is among the values of an enumeration, by the model: what generated code must agree with.

use std::collections::{HashMap, HashSet};

use crate::datatypes::{BuiltIn, Datatype, Shape, ValueKey};
use crate::model::{Accepts, Enumeration, Value};
use crate::runtime::name::is_q_name;
use crate::runtime::space::items;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Reading {
    /// The value of this index.
    Value(u32),
    /// Other text, which an open enumeration keeps.
    Other,
}

/// Reads texts as the model says.
pub(in crate::emit) struct Reader<'a> {
    enumeration: &'a Enumeration,
    routes: Vec<HashSet<u32>>,
    keys: HashMap<ValueKey, Vec<u32>>,
}

impl<'a> Reader<'a> {
    pub(in crate::emit) fn new(enumeration: &'a Enumeration) -> Self {
        let mut keys: HashMap<ValueKey, Vec<u32>> = HashMap::new();
        for (value, index) in enumeration.values.iter().zip(0..) {
            for key in value_keys(enumeration, value) {
                keys.entry(key).or_default().push(index);
            }
        }
        let routes = enumeration.routes.iter().map(|route| match &route.accepts {
            Accepts::Values(values) => values.iter().copied().collect(),
            Accepts::Any => HashSet::new(),
        });
        Self {
            enumeration,
            routes: routes.collect(),
            keys,
        }
    }

    /// What a text is; `None` when it is not valid.
    pub(in crate::emit) fn read(&self, text: &str) -> Option<Reading> {
        let mut routes = self.enumeration.routes.iter().zip(&self.routes);
        routes.find_map(|(route, among)| {
            let key = match literal_key(&route.datatype, text) {
                Some(key) => Some(key).filter(|_| is_names(&route.datatype, text)),
                None => route.datatype.value_of(text, &()).map(|v| v.key),
            }?;
            let values = self.keys.get(&key).map_or(&[][..], Vec::as_slice);
            match route.accepts {
                Accepts::Values(_) => {
                    let value = values.iter().find(|v| among.contains(v));
                    value.copied().map(Reading::Value)
                }
                Accepts::Any => Some(
                    values
                        .first()
                        .map_or(Reading::Other, |v| Reading::Value(*v)),
                ),
            }
        })
    }
}

/// The key of a value; those of all its literals when it has no other identity.
fn value_keys(enumeration: &Enumeration, value: &Value) -> Vec<ValueKey> {
    let route = enumeration.routes.get(value.route as usize);
    let literals = || {
        let aliases = value.aliases.iter().map(|alias| &alias.literal);
        std::iter::once(&value.literal).chain(aliases)
    };
    let Some(datatype) = route.map(|route| &route.datatype) else {
        return Vec::new();
    };
    if literal_key(datatype, "").is_some() {
        return literals()
            .filter_map(|l| literal_key(datatype, l))
            .collect();
    }
    match &value.key {
        Some(key) => vec![key.clone()],
        None => {
            let valid = datatype.value_of(&value.literal, &());
            valid.into_iter().map(|valid| valid.key).collect()
        }
    }
}

/// For QName and NOTATION, whose prefixes mean nothing outside the schema: the literal itself.
fn literal_key(datatype: &Datatype, text: &str) -> Option<ValueKey> {
    is_qualified(datatype).then(|| ValueKey {
        primitive: BuiltIn::QName,
        text: datatype.white_space().normalise(text).into_owned(),
    })
}

/// Whether a text has the form of the names that a type has; other items of a union have forms of their own.
fn is_names(datatype: &Datatype, text: &str) -> bool {
    match datatype.shape() {
        Shape::List(item) if matches!(item.shape(), Shape::Union(_)) => true,
        _ => items(text).all(is_q_name),
    }
}

/// Whether the values are names with a namespace, or lists that may hold some.
pub(in crate::emit) fn is_qualified(datatype: &Datatype) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => {
            matches!(built_in.primitive(), BuiltIn::QName | BuiltIn::Notation)
        }
        Shape::List(item) => is_qualified(item),
        Shape::Union(members) => members.iter().any(|member| is_qualified(member)),
    }
}
