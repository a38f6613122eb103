//! What holds of a type in Rust, by what it is made of.

use super::atomic::kind::Kind;
use crate::model::{Content, Model, TypeId};

/// What other types may rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits {
    /// It is `Copy`.
    pub(super) is_copy: bool,
    /// It is `Ord`; every type is `PartialOrd`.
    pub(super) is_ordered: bool,
    /// It has `as_str`.
    pub(super) has_text: bool,
}

impl Traits {
    /// Of a `String`.
    const TEXT: Self = Self {
        is_copy: false,
        is_ordered: true,
        has_text: true,
    };

    pub(super) fn of(model: &Model, id: TypeId) -> Self {
        match &model[id].content {
            Content::Text => Self::TEXT,
            Content::Alias(id) => Self::of(model, *id),
            Content::List(list) => Self {
                is_copy: false,
                has_text: false,
                ..Self::of(model, list.item)
            },
            Content::Atomic(atomic) => {
                let kind = Kind::of(&atomic.datatype);
                Self {
                    is_copy: kind.is_copy(),
                    is_ordered: kind.is_ordered(),
                    has_text: kind.has_text(),
                }
            }
            Content::Enumeration(enumeration) => {
                let own = Self {
                    is_copy: !enumeration.is_open(),
                    ..Self::TEXT
                };
                enumeration
                    .typed()
                    .fold(own, |all, part| all.and(Self::of(model, part)))
            }
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            is_copy: self.is_copy && other.is_copy,
            is_ordered: self.is_ordered && other.is_ordered,
            has_text: self.has_text && other.has_text,
        }
    }
}
