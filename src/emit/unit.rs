//! One type of a generated file: what it is in Rust, and how it is called there.

use super::items::Items;
use crate::model::{Content, Enumeration, SimpleType, TypeId};
use crate::name::TypeNames;
use crate::text::{Ident, unraw};

/// Up to this many values everything is written as a person would; above, tables keep the compiler's
/// time linear (a derived `Debug` is quadratic).
pub(super) const LARGE: usize = 1000;

/// One type of a generated file.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    pub(super) id: TypeId,
    pub(super) simple: &'a SimpleType,
    pub(super) names: &'a TypeNames,
}

impl<'a> Unit<'a> {
    /// The enumeration that the type is; `None` for lists and aliases.
    pub(super) fn enumeration(&self) -> Option<&'a Enumeration> {
        self.simple.enumeration()
    }

    /// Whether its error tells in words what its values are.
    pub(super) fn is_in_words(&self) -> bool {
        match &self.simple.content {
            Content::List(list) => !list.is_free(),
            Content::Atomic(_) => true,
            Content::Enumeration(_) => self.is_typed(),
            Content::Alias(_) | Content::Text => false,
        }
    }

    /// Whether some variant holds a value of another type.
    pub(super) fn is_typed(&self) -> bool {
        self.enumeration()
            .is_some_and(|e| e.typed().next().is_some())
    }

    /// Whether a macro could be for it as for others: an enumeration of its own values alone, near the root of the file,
    /// whose identifier is its name.
    pub(super) fn can_share(&self) -> bool {
        self.enumeration().is_some_and(|e| !e.is_open())
            && !self.is_typed()
            && self.names.module.len() <= 1
            && self.names.ident == *self.plain()
    }

    /// Whether it is `xs:string` itself, which is `String` in Rust.
    pub(super) fn is_string(&self) -> bool {
        self.simple.is_built_in && matches!(self.simple.content, Content::Text)
    }

    /// The identifier without `r#`.
    pub(super) fn plain(&self) -> &'a str {
        unraw(&self.names.ident)
    }

    /// Name of the variant that keeps other text; `None` for a closed enumeration.
    pub(super) fn other(&self) -> Option<&'a str> {
        let open = self.enumeration()?.is_open();
        open.then(|| self.names.other.as_deref().unwrap_or("Other"))
    }

    /// A name for a private item or parameter of the type: `wanted`, unless a variant has that name.
    pub(super) fn free(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.names.ident == *name || self.names.variants.iter().any(|v| *v == *name) {
            name.push('_');
        }
        name
    }

    /// Paths of all variants.
    pub(super) fn paths(&self) -> Items {
        // A path that begins with `Self` costs the compiler twice the time of one that begins with the name.
        let owner = if self.names.variants.len() <= LARGE {
            "Self"
        } else {
            self.names.ident.as_str()
        };
        Items::new(&self.names.variants, |out, variant| {
            out.push_str(owner);
            out.push_str("::");
            out.push_str(variant);
        })
    }

    /// Values with their variants.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'a crate::model::Value, &'a str)> {
        let variants = self.names.variants.iter().map(Ident::as_str);
        self.simple.values().iter().zip(variants)
    }
}
