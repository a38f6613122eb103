//! The name stage: Rust identifiers for types and values. One ledger, every collision settled or reported.

use crate::diagnostic::Diagnostics;
use crate::model::Model;

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
    /// Name of the variant for other text, when the type is open.
    pub other: Option<String>,
}

/// Options of the name stage.
#[derive(Clone, Debug, Default)]
pub struct NameOptions {}

/// Names every type and value of a model.
pub fn assign(model: &Model, options: &NameOptions, diagnostics: &mut Diagnostics) -> Names {
    let _ = (model, options, diagnostics);
    Names::default()
}
