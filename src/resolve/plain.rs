//! Types without an enumeration: what they are in the model, and the built-in types that others are made of.

use super::instance::NodeId;
use super::types::{About, Builder, Built};
use crate::datatypes::{BuiltIn, Datatype, Shape};
use crate::model::{Atomic, Content, Identity, List, TypeId};
use crate::schema::xsd::XS;

impl Builder<'_> {
    /// What a restriction of a built-in type without enumeration facets is.
    pub(super) fn plain(
        &mut self,
        about: &About,
        base: &Built,
        own: &Built,
        narrowed: bool,
    ) -> Option<Content> {
        match own.open.shape() {
            Shape::Atomic(_) if is_free(&base.open) && !narrowed => Some(Content::Text),
            Shape::Atomic(_) => Some(Content::Atomic(Atomic {
                datatype: own.open.clone(),
                base: None,
            })),
            Shape::List(item) => {
                let Shape::Atomic(item) = item.shape() else {
                    return None;
                };
                let item = self.built_in_type(about, *item)?;
                Some(Content::List(List {
                    item,
                    length: own.open.constraints().length_range(),
                    datatype: own.open.clone(),
                }))
            }
            Shape::Union(_) => None,
        }
    }

    /// The type of the model that a type is made of, as an item or a member: a built-in one is made for it.
    pub(super) fn part(&mut self, about: &About, of: &Built) -> Option<TypeId> {
        match (of.made, of.which) {
            (None, Some(which)) => self.built_in_type(about, which),
            (made, _) => made,
        }
    }

    /// A built-in type as one of the model, made once.
    fn built_in_type(&mut self, about: &About, which: BuiltIn) -> Option<TypeId> {
        if let Some(made) = self.made_built_ins.get(&which) {
            return Some(*made);
        }
        let mut built = self.built_in(which);
        let content = self.plain(about, &built, &built, false)?;
        let about = About {
            // Behind all types that a document defines.
            node: NodeId::MAX,
            identity: Identity {
                namespace: Some(XS.to_owned()),
                name: Some(local_name(which).to_owned()),
                path: Vec::new(),
            },
            location: about.location,
            is_built_in: true,
            ..About::default()
        };
        self.finish(about, &mut built, content);
        let made = built.made?;
        self.made_built_ins.insert(which, made);
        Some(made)
    }

    /// Whether a type has enumerated values, or is a list of such a type.
    pub(super) fn has_values(&self, of: &Built) -> bool {
        let made = of.made.and_then(|id| self.type_of(id));
        made.is_some_and(|(_, of)| match &of.content {
            Content::Enumeration(enumeration) => !enumeration.values.is_empty(),
            Content::List(list) => {
                let item = self.type_of(list.item);
                item.is_some_and(|(_, item)| {
                    item.enumeration().is_some_and(|e| !e.values.is_empty())
                })
            }
            _ => false,
        })
    }
}

/// Whether every text is valid for an atomic type and is its own value, as for `xs:string`.
fn is_free(datatype: &Datatype) -> bool {
    let is_any = matches!(
        datatype.shape(),
        Shape::Atomic(BuiltIn::String | BuiltIn::AnySimpleType | BuiltIn::AnyAtomicType)
    );
    is_any && datatype.constraints().is_empty()
}

/// `date` for `xs:date`.
fn local_name(which: BuiltIn) -> &'static str {
    let name = which.name();
    name.split_once(':').map_or(name, |(_, local)| local)
}
