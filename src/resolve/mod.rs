//! The resolve stage: include, import, redefine, override; QName to component; components to the model.

mod allowed;
mod compose;
mod constraints;
mod derive;
mod enumerate;
mod faults;
mod follow;
mod merge;
mod plain;
mod redefine;
mod references;
mod size;
mod space;
#[cfg(test)]
mod tests;
mod types;
mod union;
mod used;

use crate::diagnostic::Diagnostics;
use crate::load::{Loader, Origin};
use crate::model::Model;
use crate::options::ReadOptions;
use crate::page::Page;
use crate::source::SourceId;

#[cfg(feature = "pages")]
pub(crate) use size::Size;

/// One thing handed in, in the order given.
pub(crate) enum Input<'a> {
    /// A schema document, WSDL file, or other XML with schemas in it; also a bare definition.
    Schema(SourceId, Origin),
    /// A specification page with its fragments.
    Page(&'a Page),
}

/// Most names of elements and attributes of one type that are told apart.
const USES: usize = 32;

/// Reads all documents that the inputs reach and builds the model of their simple types.
pub(crate) fn build(
    inputs: &[Input<'_>],
    loader: &mut Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Model {
    let mut composition = compose::compose(inputs, loader, options, diagnostics);
    for missing in &composition.missing {
        diagnostics.push(follow::not_found(
            missing.kind.element(),
            &missing.address,
            missing.location,
        ));
    }
    let mut builder = types::Builder::new(&mut composition, options, diagnostics);
    builder.build_all();
    builder.check_constraints();
    let made = builder.left();
    let mut model = merge::model(made, &composition, diagnostics);
    for used in composition.schemas.iter().flat_map(|s| &s.uses) {
        let names = model.uses.entry(used.of.clone()).or_default();
        if !names.contains(&used.name) && names.len() < USES {
            names.push(used.name.clone());
        }
    }
    model.complex_types = composition.complex_types();
    model
}
