//! What the conversions of all kinds are written with.

use crate::datatypes::Datatype;
use crate::emit::code::Code;
use crate::emit::lints::Lints;
use crate::emit::unit::Unit;

/// What the conversions of one type are written with.
pub(super) struct Kit<'c, 'u> {
    pub(super) code: &'c mut Code,
    pub(super) unit: &'u Unit<'u>,
    pub(super) datatype: &'u Datatype,
    pub(super) lints: Lints,
}

impl Kit<'_, '_> {
    /// What the hasher's type is called where it must not be the type's own name.
    pub(super) fn hasher(&self) -> &'static str {
        match self.unit.names.ident == "H" {
            true => "Hash",
            false => "H",
        }
    }

    /// Writes an item in which `$Type` and `$Error` stand for what they are called here.
    pub(super) fn item(&mut self, template: &str, more: &[(&str, &str)]) {
        let error = self.code.error();
        let mut names = vec![("Type", self.unit.names.ident.as_str()), ("Error", &error)];
        names.extend(more);
        self.code.item(self.lints, template, &names);
    }
}
