//! An enum that has no schema: it says itself what its values are.

use std::collections::HashMap;

use super::check::{plain, take_names};
use super::{Disagreement, HandWritten, HandWrittenVariant, Place};
use crate::datatypes::{BuiltIn, Datatype, Version, WhiteSpace};
use crate::model::{Accepts, Content, Enumeration, Identity, Route, SimpleType, Value, Variety};
use crate::name::{TypeNames, open_type};
use crate::source::{Location, SourceId};

/// Its type: exactly these texts, and no white space around them.
pub(super) fn of_enum(
    written: &HandWritten,
    found: &mut Vec<Disagreement>,
) -> Option<(SimpleType, TypeNames)> {
    let text = |variant: &HandWrittenVariant| match (&variant.value, written.rename_all) {
        (Some(text), _) => text.clone(),
        (None, Some(rule)) => rule.apply(plain(&variant.ident)),
        (None, None) => plain(&variant.ident).to_owned(),
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
    let value = |literal: String| Value {
        literal,
        key: None,
        aliases: Vec::new(),
        location: nowhere,
        docs: Vec::new(),
        route: 0,
        marks: None,
    };
    let count = texts.len() as u32;
    let enumeration = Enumeration {
        values: texts.into_iter().map(value).collect(),
        routes: vec![Route {
            datatype: Datatype::built_in(BuiltIn::String, Version::default()),
            accepts: Accepts::Values((0..count).collect()),
        }],
        restricts: None,
        members: Vec::new(),
    };
    let mut simple_type = SimpleType {
        identity: Identity {
            namespace: None,
            name: Some(plain(&written.ident).to_owned()),
            path: Vec::new(),
        },
        location: nowhere,
        built_in: BuiltIn::String,
        variety: Variety::Atomic,
        white_space: WhiteSpace::Preserve,
        content: Content::Enumeration(enumeration),
        docs: Vec::new(),
        facets: Vec::new(),
        default: None,
        deprecated: None,
        wanted_name: None,
        constants: Vec::new(),
        citation: None,
    };
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
