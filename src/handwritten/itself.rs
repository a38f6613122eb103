//! An enum that has no schema: it says itself what its values are.

use std::collections::HashMap;

use super::check::take_names;
use super::{Disagreement, HandWritten, HandWrittenVariant, Place};
use crate::datatypes::{BuiltIn, Datatype, Version};
use crate::model::{Identity, SimpleType, Value};
use crate::name::{TypeNames, open_type};
use crate::source::{Location, SourceId};
use crate::text::unraw;

/// Its type: exactly these texts, and no white space around them.
pub(super) fn of_enum(
    written: &HandWritten,
    found: &mut Vec<Disagreement>,
) -> Option<(SimpleType, TypeNames)> {
    if written.variants.is_empty() && written.other.is_none() {
        found.push(Disagreement {
            place: Place::Enum,
            message: format!(
                "`{}` has no variants, so no text could be read as it",
                written.ident
            ),
            help: "write a variant for each value; of a schema, `#[xsd_enum(\"…\")]` writes them"
                .to_owned(),
        });
    }
    let text = |variant: &HandWrittenVariant| match (&variant.value, written.rename_all) {
        (Some(text), _) => text.clone(),
        (None, Some(rule)) => rule.apply(unraw(&variant.ident)),
        (None, None) => unraw(&variant.ident).to_owned(),
    };
    let texts: Vec<String> = written.variants.iter().map(text).collect();
    let mut owners = HashMap::new();
    for (i, (variant, text)) in written.variants.iter().zip(&texts).enumerate() {
        if let Some(first) = owners.insert(text, &variant.ident) {
            found.push(Disagreement {
                place: match variant.value {
                    Some(_) => Place::Value(i),
                    None => Place::Variant(i),
                },
                message: format!("`{first}` and `{}` both stand for {text:?}", variant.ident),
                help: "give one of them another `#[xsd(value = \"…\")]`".to_owned(),
            });
        }
    }
    found.is_empty().then(|| of_texts(written, texts))
}

fn of_texts(written: &HandWritten, texts: Vec<String>) -> (SimpleType, TypeNames) {
    // No document says anything of it, so no message points at it.
    let nowhere = Location {
        source: SourceId(u32::MAX),
        start: 0,
        end: 0,
    };
    let values = texts.into_iter().map(|t| Value::new(t, nowhere)).collect();
    let name = Identity::named(unraw(&written.ident).to_owned());
    let of = Datatype::built_in(BuiltIn::String, Version::default());
    let mut simple_type = SimpleType::enumerated(name, nowhere, (BuiltIn::String, of), values);
    if written.other.is_some() {
        open_type(&mut simple_type);
    }
    let mut names = TypeNames {
        variants: written
            .variants
            .iter()
            .map(|v| v.ident.as_str().into())
            .collect(),
        ..TypeNames::default()
    };
    take_names(&mut names, written);
    (simple_type, names)
}
