//! What the project's own fronts, tests and benches need. It changes without notice: not for anybody else.
#![allow(missing_docs)]

pub use crate::builder::is_outside;
pub use crate::describe::Match;
pub use crate::name::{Names, Reason, RecordUpdate, TypeNames};
pub use crate::pipeline::{Analysis, Documents, Request, Stage, failed, record_of};

pub mod config {
    pub use crate::config::*;
}
pub mod datatypes {
    pub use crate::datatypes::*;
}
pub mod diagnostic {
    pub use crate::diagnostic::*;
}
pub mod handwritten {
    pub use crate::handwritten::*;
}
pub mod load {
    pub use crate::load::*;
}
pub mod model {
    pub use crate::model::*;
}
pub mod options {
    pub use crate::options::*;
}
#[cfg(feature = "review")]
pub mod review {
    pub use crate::review::*;
}
pub mod source {
    pub use crate::source::*;
}
pub mod text {
    pub use crate::text::*;
}
