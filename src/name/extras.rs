//! What options give to single types besides names.

use super::TypeNames;
use super::overrides::{self, Handles};
use crate::diagnostic::Diagnostics;
use crate::model::{Content, Model};
use crate::options::{Attribute, DerivePath, NameOptions};

/// Derives, attributes and the like that options give to single types.
pub(super) fn extras(
    types: &mut [TypeNames],
    model: &Model,
    options: &NameOptions,
    handles: &[Handles],
    diagnostics: &mut Diagnostics,
) {
    for (index, value) in overrides::defaults(model, options, handles, diagnostics) {
        if let Some(names) = types.get_mut(index) {
            names.default = Some(value);
        }
    }
    let mut each = |option: &str,
                    pattern: &str,
                    can: fn(&Content) -> bool,
                    change: &dyn Fn(&mut TypeNames)| {
        let found = overrides::select(option, pattern, handles, diagnostics);
        let able = |index: &usize| model.types.get(*index).is_some_and(|t| can(&t.content));
        if let Some(first) = found.first().and_then(|index| model.types.get(*index))
            && !found.iter().any(able)
        {
            diagnostics.push(overrides::pointless(option, pattern, first));
        }
        for index in found {
            types.get_mut(index).into_iter().for_each(change);
        }
    };
    let is_no_alias = |content: &Content| !matches!(content, Content::Alias(_));
    for (pattern, path) in &options.derive_for {
        let path = DerivePath::parse(path);
        each("derive-for", pattern, is_no_alias, &|t| {
            t.derives.extend(path.clone())
        });
    }
    for (pattern, attribute) in &options.attribute_for {
        let attribute = Attribute::parse(attribute);
        each("attribute-for", pattern, |_| true, &|t| {
            t.attributes.extend(attribute.clone())
        });
    }
    let is_enumeration = |content: &Content| matches!(content, Content::Enumeration(_));
    for pattern in &options.non_exhaustive_for {
        each("non-exhaustive-for", pattern, is_enumeration, &|t| {
            t.non_exhaustive = true
        });
    }
}
