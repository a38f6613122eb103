//! Where the implementations for other crates are written.

use crate::emit::code::Code;
use crate::emit::file::File;
use crate::emit::lints::Lints;
use crate::emit::unit::Unit;

/// Where the implementations for one type are written.
pub(super) struct Site<'c, 'a> {
    pub(super) code: &'c mut Code,
    pub(super) file: &'c File<'a>,
    pub(super) unit: &'c Unit<'a>,
}

impl Site<'_, '_> {
    /// Writes an item in which `$Type` stands for the type.
    pub(super) fn item(&mut self, template: &str, more: &[(&str, &str)]) {
        let mut names = vec![("Type", self.unit.names.ident.as_str())];
        names.extend(more);
        self.code.item(self.lints(), template, &names);
    }

    pub(super) fn lints(&self) -> Lints {
        self.file.lints(self.unit)
    }
}
