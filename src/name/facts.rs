//! Names of the functions that offer columns of a code list.

use super::spell::{readable, snake};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Fact, SimpleType};
use crate::text::{Ident, unraw};

/// Names that generated types use themselves, or that would hide what a trait offers.
const TAKEN: [&str; 29] = [
    "as_ref",
    "as_str",
    "borrow",
    "clone",
    "cmp",
    "default",
    "description",
    "deserialize",
    "eq",
    "find",
    "fmt",
    "from",
    "hash",
    "into",
    "literal",
    "ne",
    "number",
    "parse",
    "partial_cmp",
    "qname",
    "refusal",
    "serialize",
    "str",
    "table",
    "to_owned",
    "to_string",
    "try_from",
    "valid_on",
    "value",
];

/// The name of each fact of a type; an error for one that cannot have its name.
pub(super) fn names(simple_type: &SimpleType, diagnostics: &mut Diagnostics) -> Vec<Ident> {
    let mut names: Vec<Ident> = Vec::new();
    for fact in &simple_type.facts {
        let asked = fact.method.as_deref().map(Ident::from);
        let name = asked.unwrap_or_else(|| Ident::from(snake(&readable(&fact.column))));
        if let Some(error) = unusable(fact, &name, &names) {
            diagnostics.push(error.at(simple_type.location));
        }
        names.push(name);
    }
    names
}

/// The error that a function cannot be called so.
fn unusable(fact: &Fact, name: &Ident, others: &[Ident]) -> Option<Diagnostic> {
    let why = match unraw(name) {
        _ if others.contains(name) => "another fact has that name",
        plain if TAKEN.contains(&plain) => "generated types use that name themselves",
        _ => return None,
    };
    let column = &fact.column;
    let message = format!("column `{column}` cannot become a function `{name}`: {why}");
    let help = format!("call it otherwise: `{column}=NAME`");
    Some(Diagnostic::error(codes::WRONG_FACT, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::{readable, snake};

    #[test]
    fn headings_become_names_of_functions() {
        for (heading, name) in [
            ("Numeric Code", "numeric_code"),
            ("minorUnits", "minor_units"),
            ("Année", "année"),
            ("a__b ", "a_b"),
            ("m²", "m_squared"),
            ("3d", "v3d"),
        ] {
            assert_eq!(snake(&readable(heading)), name);
        }
    }
}
