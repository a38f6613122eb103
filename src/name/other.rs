//! Names of what an enumeration has besides its values: other text, and values of other types.

use std::collections::HashSet;

use super::TypeNames;
use crate::model::{Enumeration, SimpleType};
use crate::options::NameOptions;
use crate::text::{Ident, unraw};

/// Names the types of the text that open enumerations keep; each stands beside its enumeration.
pub(super) fn other_types(types: &mut [TypeNames], error: &str) {
    let key = |module: &[Ident], name: &str| (module.to_vec(), unraw(name).to_lowercase());
    let own = types.iter().map(|t| key(&t.module, &t.ident));
    let mut taken: HashSet<(Vec<Ident>, String)> = own.collect();
    for names in types {
        let Some(other) = &names.other else {
            continue;
        };
        let mut name = format!("{}{}", unraw(&names.ident), unraw(other));
        let is_error = |name: &str| name.eq_ignore_ascii_case(unraw(error));
        while is_error(&name) || !taken.insert(key(&names.module, &name)) {
            name.push_str("Text");
        }
        names.other_type = name.into();
    }
}

/// Names of the variants that hold a value of another type; `idents` are those of all types.
pub(super) fn typed_variants(
    simple_type: &SimpleType,
    (index, idents): (usize, &[String]),
    names: &TypeNames,
    options: &NameOptions,
) -> Vec<Ident> {
    let mut typed: Vec<Ident> = Vec::new();
    let parts = simple_type.enumeration().into_iter();
    for id in parts.flat_map(Enumeration::typed) {
        let ident = idents.get(id.0 as usize).map_or("Value", String::as_str);
        // An anonymous member is called after the union.
        let own = idents.get(index).and_then(|own| ident.strip_prefix(own));
        let ident = own
            .filter(|rest| rest.starts_with(char::is_uppercase))
            .unwrap_or(ident);
        let taken = names.variants.iter().chain(&names.other).chain(&typed);
        let taken: Vec<&Ident> = taken.collect();
        let prefix = options.variant_prefix.as_deref().unwrap_or("");
        typed.push(free_typed(prefix, ident, &taken));
    }
    typed
}

/// A variant that holds a value of another type is called like that type, unless a value is.
fn free_typed(prefix: &str, ident: &str, taken: &[&Ident]) -> Ident {
    let mut name = format!("{prefix}{}", unraw(ident));
    while taken.contains(&&Ident::from(name.as_str())) {
        name.push_str("Value");
    }
    name.into()
}

/// The variant for other text gives way to values: `Other` is a frequent value.
pub(super) fn free_other(prefix: &str, taken: &HashSet<&str>) -> Ident {
    let mut name = format!("{prefix}Other");
    while taken.contains(Ident::from(name.as_str()).as_str()) {
        name.push_str("Text");
    }
    name.into()
}
