//! Code lists: genericode, IANA registries, CSV and TSV. Each becomes enumerations of the model by way of one table.

use super::{genericode, iana};
use crate::diagnostic::Diagnostics;
use crate::load::{Loader, Origin};
use crate::model::SimpleType;
use crate::options::ReadOptions;
use crate::source::{Source, SourceId};

/// Formats of code lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Genericode,
    Iana,
    Delimited,
}

/// Extensions of the names of delimited files.
const DELIMITED: [&str; 3] = ["csv", "tsv", "tab"];

/// Whether a document is a code list, by its name and its first lines.
pub(crate) fn is_list(source: &Source) -> bool {
    format(source).is_some()
}

fn format(source: &Source) -> Option<Format> {
    let extension = source.path().rsplit_once('.').map_or("", |(_, e)| e);
    // A sheet of a spreadsheet is handed over as CSV.
    if source.is_sheet() || DELIMITED.iter().any(|d| d.eq_ignore_ascii_case(extension)) {
        return Some(Format::Delimited);
    }
    if genericode::is_code_list(source.text()) {
        return Some(Format::Genericode);
    }
    iana::is_registry(source.text()).then_some(Format::Iana)
}

/// Reads the lists of a document; none when something is wrong with it, which is reported.
pub(crate) fn read(
    id: SourceId,
    loader: &mut Loader,
    origin: Origin,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<SimpleType> {
    let Some(source) = loader.sources.get(id) else {
        return Vec::new();
    };
    match format(source) {
        Some(Format::Iana) => iana::read(id, source, options, diagnostics),
        Some(Format::Delimited) => delimited(id, source, options, diagnostics)
            .into_iter()
            .collect(),
        Some(Format::Genericode) | None => {
            let list = genericode::read(id, loader, origin, options, diagnostics);
            list.into_iter().collect()
        }
    }
}

#[cfg(feature = "csv")]
use super::delimited::read as delimited;

/// The error that CSV is not read.
#[cfg(not(feature = "csv"))]
fn delimited(
    id: SourceId,
    _source: &Source,
    _options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Option<SimpleType> {
    use crate::diagnostic::{Diagnostic, codes};
    let message =
        "this is CSV or TSV, which is not read here: the crate is built without its feature `csv`";
    diagnostics.push(
        Diagnostic::error(codes::NO_CSV, message)
            .at(super::table::point(id, 0))
            .help("turn the feature `csv` on, or convert the list with the command line"),
    );
    None
}
