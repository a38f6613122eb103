//! The name stage: Rust identifiers for types and values. One ledger, every collision settled or reported.
//!
//! `docs/names.md` states the rules and why they are so.

mod ledger;
mod letters;
mod spell;
mod symbols;
#[cfg(test)]
mod tests;
mod types;

use crate::datatypes::BuiltIn;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Model, SimpleType, Value};
use crate::source::Sources;

pub use ledger::Reason;
use ledger::{Claim, settle};

/// Names for every type of a model, parallel to `Model::types`.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// One for each type of the model.
    pub types: Vec<TypeNames>,
    /// Name of the error type that all types of a file share; free in the root module.
    pub error: String,
}

/// The Rust names of one type.
#[derive(Clone, Debug, Default)]
pub struct TypeNames {
    /// Modules from the root of the generated file; empty for the root.
    pub module: Vec<String>,
    /// The type's identifier.
    pub ident: String,
    /// One for each value (with `r#` where it must be raw); empty for lists and aliases.
    pub variants: Vec<String>,
    /// Why each variant is called so, parallel to `variants`.
    pub reasons: Vec<Reason>,
    /// Name of the variant for other text, when the type is open.
    pub other: Option<String>,
}

/// Options of the name stage.
#[derive(Clone, Debug, Default)]
pub struct NameOptions {}

/// Name of the error type unless a user asks for another.
const ERROR: &str = "ParseValueError";

/// Names every type and value of a model.
pub fn assign(
    model: &Model,
    sources: &Sources,
    options: &NameOptions,
    diagnostics: &mut Diagnostics,
) -> Names {
    let _ = options;
    let idents = types::settle(model, sources, &[ERROR]);
    let types = model
        .types
        .iter()
        .zip(idents)
        .map(|(simple_type, ident)| TypeNames {
            ident,
            ..name_values(simple_type, diagnostics)
        })
        .collect();
    Names {
        types,
        error: ERROR.to_owned(),
    }
}

fn name_values(simple_type: &SimpleType, diagnostics: &mut Diagnostics) -> TypeNames {
    let Content::Enumeration(enumeration) = &simple_type.content else {
        return TypeNames::default();
    };
    let claims: Vec<Claim<'_>> = enumeration.values.iter().map(claim).collect();
    let (variants, reasons): (Vec<String>, Vec<Reason>) = settle(&claims, &[]).into_iter().unzip();
    for ((name, reason), value) in variants.iter().zip(&reasons).zip(&enumeration.values) {
        if *reason == Reason::Numbered {
            diagnostics.push(numbered(name, value));
        }
    }
    let other = enumeration.is_open().then(|| free_other(&variants));
    TypeNames {
        variants,
        reasons,
        other,
        ..TypeNames::default()
    }
}

fn claim(value: &Value) -> Claim<'_> {
    let literal = value.literal.as_str();
    let binding = value.wanted_name.as_deref().map(|n| (n, Reason::Binding));
    // A prefix is no part of a qualified name's value.
    let local = value
        .key
        .as_ref()
        .filter(|key| matches!(key.primitive, BuiltIn::QName | BuiltIn::Notation))
        .and_then(|_| literal.split_once(':'))
        .map(|(_, local)| (local, Reason::Readable));
    let tail = || spell::uri_tail(literal).map(|tail| (tail, Reason::Readable));
    Claim {
        literal,
        wanted: binding.or(local).or_else(tail),
    }
}

fn numbered(name: &str, value: &Value) -> Diagnostic {
    Diagnostic::warning(
        codes::NUMBERED_VARIANT,
        format!(
            "variant `{name}` has a number in its name, which moves when values are added before it"
        ),
    )
    .at(value.location)
    .help("give the value a name of its own with `rename-value`")
}

/// The variant for other text gives way to values: `Other` is a frequent value.
fn free_other(variants: &[String]) -> String {
    let taken = |name: &str| variants.iter().any(|v| v == name);
    let mut name = "Other".to_owned();
    while taken(&name) {
        name.push_str("Text");
    }
    name
}
