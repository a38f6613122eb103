//! When a value is the same in two versions of an enumeration.

use crate::datatypes::ValueKey;
use crate::model::Value;

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
