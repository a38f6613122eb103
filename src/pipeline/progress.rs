//! Tells a front which stage a run is at.

use std::fmt;
use std::sync::Arc;

/// A stage of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Inputs are read.
    Reading,
    /// Schema text and descriptions are looked for in pages.
    ReadingPages,
    /// References are followed, and simple types understood.
    Resolving,
    /// Descriptions of pages are matched to types.
    Describing,
    /// Names are found for types and values.
    Naming,
    /// Rust text is written.
    Emitting,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reading => "reading the inputs",
            Self::ReadingPages => "reading the pages",
            Self::Resolving => "resolving references",
            Self::Describing => "matching descriptions",
            Self::Naming => "finding names",
            Self::Emitting => "writing Rust",
        })
    }
}

/// Whom to tell.
#[derive(Clone, Default)]
pub(crate) struct Progress(Option<Arc<dyn Fn(Stage) + Send + Sync>>);

impl Progress {
    /// Calls `tell` whenever a stage begins.
    pub(crate) fn new(tell: impl Fn(Stage) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    /// A stage begins.
    pub(crate) fn at(&self, stage: Stage) {
        if let Some(tell) = &self.0 {
            tell(stage);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}
