//! What generated code needs, recorded by whoever writes it.

use std::collections::BTreeSet;

use crate::runtime::Module;

/// How most enumerations read a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// As it is.
    AsWritten,
    /// Then without the white space around it.
    Trimmed,
}

/// A macro for what many enumerations implement alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    pub(super) style: Style,
    /// Whether its types stand in a module: paths to the root of the file are longer there.
    pub(super) in_module: bool,
}

impl Shared {
    pub(super) fn name(self) -> &'static str {
        match (self.style, self.in_module) {
            (Style::AsWritten, false) => "conversions",
            (Style::Trimmed, false) => "trimmed_conversions",
            (Style::AsWritten, true) => "conversions_in_module",
            (Style::Trimmed, true) => "trimmed_conversions_in_module",
        }
    }
}

/// What a file needs besides `core`.
#[derive(Debug, Default)]
pub(super) struct Needs {
    modules: BTreeSet<Module>,
    pub(super) shared: BTreeSet<Shared>,
    pub(super) string: bool,
    pub(super) vector: bool,
}

impl Needs {
    /// A module and all that it needs.
    pub(super) fn add(&mut self, module: Module) {
        if self.modules.insert(module) {
            for needed in module.needed() {
                self.add(*needed);
            }
        }
    }

    /// The modules, those that others need among them.
    pub(super) fn modules(&self) -> impl Iterator<Item = Module> {
        self.modules.iter().copied()
    }

    /// Whether there is none of it.
    pub(super) fn is_empty(&self) -> bool {
        self.modules.is_empty() && self.shared.is_empty() && !self.string && !self.vector
    }
}
