//! What generated code needs, recorded by whoever writes it.

use std::collections::BTreeSet;

use crate::runtime::Module;

/// What a file needs besides `core`.
#[derive(Debug, Default)]
pub(super) struct Needs {
    modules: BTreeSet<Module>,
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
        self.modules.is_empty() && !self.string && !self.vector
    }
}
