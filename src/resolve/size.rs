//! What all types together take in memory: a short input can ask for much.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Content, Value};
use crate::source::Location;

/// Bytes that types take, about, against the option that bounds them. Unions and restrictions repeat the values of
/// other types, and a page may give one description to many.
pub(crate) struct Size {
    taken: u64,
    limit: u64,
}

impl Size {
    pub(crate) fn new(limit: u64) -> Self {
        Self { taken: 0, limit }
    }

    /// Counts what a type has besides its definition.
    pub(crate) fn add_content(&mut self, content: &Content) {
        if let Content::Enumeration(enumeration) = content {
            self.taken += enumeration.values.iter().map(Value::size).sum::<u64>();
        }
    }

    /// Counts a description.
    pub(crate) fn add_text(&mut self, text: &str) {
        self.taken += text.len() as u64;
    }

    pub(crate) fn is_over(&self) -> bool {
        self.taken > self.limit
    }

    /// The error, at the type with which it became too much. It is one on pages, too.
    pub(crate) fn error(&self, at: Location) -> Diagnostic {
        let limit = self.limit;
        let message =
            format!("the values of all types up to this one take more than {limit} bytes");
        Diagnostic::error(codes::MODEL_TOO_LARGE, message)
            .at(at)
            .help("raise the option `limit-model-size` if the document is to be trusted")
    }
}
