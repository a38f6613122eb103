//! `from_qname`: names with a namespace (Part 2, 3.3.18), as a reader of XML has them.

use std::collections::HashSet;

use super::resolve::is_qualified;
use crate::datatypes::Shape;
use crate::emit::code::Code;
use crate::emit::error;
use crate::emit::file::File;
use crate::emit::literal::quoted;
use crate::emit::unit::Unit;
use crate::model::{Accepts, Value};

pub(crate) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if !is_offered(unit) {
        return;
    }
    let head = format!("impl {} {{", unit.names.ident);
    let lints = file.lints(unit).and(file.offer());
    code.item_block(lints, head, |code| {
        code.doc_line("The value that an expanded name is; prefixes don't matter.");
        code.doc_line("");
        code.doc_line("# Errors");
        code.doc_line("The name is not one of the type's values.");
        let arguments = "namespace: ::core::option::Option<&str>, local_name: &str";
        let result = format!("::core::result::Result<Self, {}>", code.error());
        let head = format!("pub fn from_qname({arguments}) -> {result} {{");
        code.block(head, |code| {
            let refusal = error::refusal(code, unit, "local_name");
            error::closure(code, &refusal);
            let head = "match (namespace.unwrap_or_default(), local_name) {";
            code.block(head, |code| names(code, unit));
        });
    });
}

/// Whether the type has the function: all of its values are names with a namespace.
pub(crate) fn is_offered(unit: &Unit<'_>) -> bool {
    let routes = unit.enumeration().map_or(&[][..], |e| e.routes.as_slice());
    let qualified = routes.iter().all(|route| {
        let values = matches!(route.accepts, Accepts::Values(_));
        let atomic = matches!(route.datatype.shape(), Shape::Atomic(_));
        values && atomic && is_qualified(&route.datatype)
    });
    !routes.is_empty() && qualified
}

fn names(code: &mut Code, unit: &Unit<'_>) {
    let mut seen = HashSet::new();
    for (value, variant) in unit.values() {
        let Some((namespace, local)) = expanded(value) else {
            continue;
        };
        if seen.insert((namespace, local)) {
            let pattern = format!("({}, {})", quoted(namespace), quoted(local));
            code.arm(
                &pattern,
                &format!("::core::result::Result::Ok(Self::{variant})"),
            );
        }
    }
    code.arm("_", "::core::result::Result::Err(error())");
}

/// Namespace (empty for none) and local name of a value.
fn expanded(value: &Value) -> Option<(&str, &str)> {
    let key = value.key.as_ref()?;
    key.text.strip_prefix('{')?.rsplit_once('}')
}
