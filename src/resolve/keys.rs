//! Values as keys of their value space.

use crate::datatypes::{BuiltIn, Datatype, ITEM_SEPARATOR, Namespaces, Shape, ValueKey};
use crate::model::{Enumeration, Value};

/// The key of a value that belongs to a route of this datatype.
pub(super) fn key_of(value: &Value, datatype: &Datatype) -> ValueKey {
    let key = value.key.clone();
    key.unwrap_or_else(|| literal_key(&value.literal, datatype))
}

/// The key of a value whose literal is its key.
fn literal_key(literal: &str, datatype: &Datatype) -> ValueKey {
    fn primitive(datatype: &Datatype) -> BuiltIn {
        match datatype.shape() {
            Shape::Atomic(built_in) => built_in.primitive(),
            Shape::List(item) => primitive(item),
            Shape::Union(members) => members
                .first()
                .map_or(BuiltIn::AnySimpleType, |m| primitive(m)),
        }
    }
    let is_list = matches!(datatype.shape(), Shape::List(_));
    ValueKey {
        primitive: match is_list && literal.is_empty() {
            true => BuiltIn::AnySimpleType,
            false => primitive(datatype),
        },
        text: literal.to_owned(),
        list: is_list && (literal.is_empty() || literal.contains(' ')),
    }
}

/// The keys of all values.
pub(super) fn keys(enumeration: &Enumeration) -> impl Iterator<Item = ValueKey> {
    enumeration.values.iter().filter_map(|value| {
        let route = enumeration.routes.get(value.route as usize)?;
        Some(key_of(value, &route.datatype))
    })
}

/// Binds the prefixes of a literal, which was validated before, to the namespaces in its key.
pub(super) struct KeyScope<'a> {
    pub(super) literal: &'a str,
    pub(super) key: &'a ValueKey,
}

impl Namespaces for KeyScope<'_> {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        let literals = self.literal.split_ascii_whitespace();
        let mut items = literals.zip(self.key.text.split(match self.key.list {
            true => ' ',
            false => ITEM_SEPARATOR,
        }));
        let namespace = items.find_map(|(literal, key)| {
            let (own, _) = literal.split_once(':').unwrap_or(("", literal));
            let (_, name) = key.split_once('{').filter(|_| own == prefix)?;
            Some(name.rsplit_once('}')?.0)
        });
        namespace.filter(|n| !n.is_empty())
    }
}
