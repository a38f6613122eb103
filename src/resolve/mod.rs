//! The resolve stage: include, import, redefine, override; QName to component; components to the model.

mod allowed;
mod arena;
mod compose;
mod constraints;
mod derive;
mod enumerate;
mod faults;
mod follow;
mod instance;
mod keys;
mod merge;
mod narrow;
mod order;
mod plain;
mod redefine;
mod references;
mod settle;
mod size;
mod space;
#[cfg(test)]
mod tests;
mod types;
mod union;
mod used;

use crate::diagnostic::Diagnostics;
use crate::load::Loader;
use crate::model::Model;
use crate::options::ReadOptions;

pub(crate) use compose::Input;
pub(crate) use size::Size;

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
    let left_out = builder.left_out();
    let made = builder.left();
    let mut model = merge::model(made, &composition, diagnostics);
    for used in composition.schemas.all().iter().flat_map(|s| &s.uses) {
        let names = model.uses.entry(used.of.clone()).or_default();
        if !names.contains(&used.name) && names.len() < USES {
            names.push(used.name.clone());
        }
    }
    model.left_out = left_out;
    model.complex_types = composition.complex_types();
    model
}
