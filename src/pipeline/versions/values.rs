//! When a value is the same in two versions of an enumeration.

use crate::datatypes::ValueKey;
use crate::model::{Content, SimpleType, Value};

/// The values of an enumeration; other types have none.
pub(crate) fn of(simple_type: &SimpleType) -> &[Value] {
    match &simple_type.content {
        Content::Enumeration(enumeration) => &enumeration.values,
        Content::List(_) | Content::Alias(_) => &[],
    }
}

/// What makes a value the same in both versions.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Identity<'a> {
    Key(&'a ValueKey),
    Literal(&'a str),
}

pub(crate) fn identity(value: &Value) -> Identity<'_> {
    match &value.key {
        Some(key) => Identity::Key(key),
        None => Identity::Literal(&value.literal),
    }
}
