//! `from_qname`: names with a namespace (Part 2, 3.3.18), as a reader of XML has them.

use super::super::code::{Code, quoted};
use super::super::file::{File, Unit};
use super::resolve::is_qualified;
use crate::datatypes::Shape;
use crate::model::{Accepts, Value};

const HEAD: &str = "
impl $Type {
    /// The value that an expanded name is; prefixes don't matter.
    ///
    /// # Errors
    /// The name is none of the type's values.
    pub fn from_qname(
        namespace: ::core::option::Option<&str>,
        local_name: &str,
    ) -> ::core::result::Result<Self, $Error> {
        match (namespace.unwrap_or_default(), local_name) {
";

const TAIL: &str = "            _ => $Error::refuse(Self::$ABOUT, local_name),
        }
    }
}
";

pub(in crate::emit) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if !is_offered(unit) {
        return;
    }
    let (error, about) = (file.error(unit), unit.free("ABOUT"));
    let names = [
        ("Type", unit.names.ident.as_str()),
        ("Error", &error),
        ("ABOUT", &about),
    ];
    code.template(HEAD, &names);
    let mut seen = std::collections::HashSet::new();
    for (value, variant) in unit.values() {
        let Some((namespace, local)) = expanded(value) else {
            continue;
        };
        if seen.insert((namespace, local)) {
            let pattern = format!("({}, {})", quoted(namespace), quoted(local));
            let result = format!("::core::result::Result::Ok(Self::{variant})");
            code.arm(3, &pattern, &result);
        }
    }
    code.template(TAIL, &names);
}

/// Whether the type has the function: all of its values are names with a namespace.
pub(in crate::emit) fn is_offered(unit: &Unit<'_>) -> bool {
    let routes = unit.enumeration().map_or(&[][..], |e| e.routes.as_slice());
    let qualified = routes.iter().all(|route| {
        let values = matches!(route.accepts, Accepts::Values(_));
        let atomic = matches!(route.datatype.shape(), Shape::Atomic(_));
        values && atomic && is_qualified(&route.datatype)
    });
    !routes.is_empty() && qualified
}

/// Namespace (empty for none) and local name of a value.
fn expanded(value: &Value) -> Option<(&str, &str)> {
    let key = value.key.as_ref()?;
    key.text.strip_prefix('{')?.rsplit_once('}')
}
