//! Bounds on what a model may carry into the generated file: lengths of names and of descriptions.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Doc, Model, SimpleType};
use crate::options::Limits;

/// How much of a name is shown that is too long.
const SHOWN: usize = 40;

/// An error for each type whose name is too long, and for each description that is.
pub(super) fn check(model: &Model, limits: &Limits) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    for found in &model.types {
        errors.extend(long_name(found, limits.name_length as usize));
        let docs = found
            .values()
            .iter()
            .flat_map(|v| &v.docs)
            .chain(&found.docs);
        errors.extend(docs.filter_map(|doc| long_doc(doc, limits.doc_length)));
    }
    errors
}

fn long_name(found: &SimpleType, limit: usize) -> Option<Diagnostic> {
    let identity = &found.identity;
    let steps = identity.path.iter().filter_map(|s| s.name.as_ref());
    let mut names = identity.name.iter().chain(steps);
    // Its first characters are read only: it may be as long as the document.
    let long = names.find(|name| name.chars().nth(limit).is_some())?;
    let shown: String = long.chars().take(SHOWN.min(limit)).collect();
    let message = format!("the name `{shown}…` has more than {limit} characters");
    Some(
        Diagnostic::error(codes::NAME_TOO_LONG, message)
            .at(found.location)
            .help("raise the option `limit-name-length` if the document is to be trusted"),
    )
}

fn long_doc(doc: &Doc, limit: u32) -> Option<Diagnostic> {
    let message = format!("this description has more than {limit} bytes");
    (doc.markdown.len() > limit as usize).then(|| {
        Diagnostic::error(codes::DOC_TOO_LONG, message)
            .at(doc.location)
            .help("raise the option `limit-doc-length` if the document is to be trusted")
    })
}
