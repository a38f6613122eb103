//! What was found to describe a type.

use crate::model::TypeId;
use crate::source::Location;

/// A value table (or list, or paragraphs) matched to a type, and the evidence for it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Match {
    /// The type.
    pub type_id: TypeId,
    /// Where the descriptions stand.
    pub location: Location,
    /// Why they are held to belong together, for `inspect --explain`.
    pub evidence: String,
    /// Whether it was applied.
    pub applied: bool,
}
