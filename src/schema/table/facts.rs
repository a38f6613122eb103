//! Columns that are offered in Rust: how they are called, and whether what stands in them is what was asked for.

use std::collections::HashMap;

use super::Column;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Fact, Value};
use crate::options::{FactKind, FactSpec, ReadOptions, is_nothing};
use crate::source::Location;
use crate::text::unraw;

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

/// The columns that options ask for, each once, with what it is in Rust. `choose` finds a column by its name; one
/// that is not there is left out.
pub(in crate::schema) fn wanted(
    columns: &[Column],
    options: &ReadOptions,
    at: Location,
    choose: impl Fn(&str, &str) -> Result<Option<usize>, Diagnostic>,
) -> Result<Vec<(usize, Fact)>, Diagnostic> {
    let told = options.facts.iter().map(|word| (word, "facts"));
    let finding = options.find_by.iter().map(|word| (word, "find-by"));
    let mut wanted: Vec<(usize, Fact)> = Vec::new();
    for (word, option) in told.chain(finding) {
        let spec = FactSpec::parse(word);
        let Some(column) = choose(spec.column, option)? else {
            continue;
        };
        let heading = columns.get(column).and_then(|c| c.called(spec.column));
        let heading = heading.unwrap_or(spec.column);
        let known = wanted.iter().position(|(other, _)| *other == column);
        let fact = match known.and_then(|index| wanted.get_mut(index)) {
            Some((_, fact)) => fact,
            None => {
                let method = spec.method.map_or_else(|| method(heading), str::to_owned);
                let is_taken = wanted
                    .iter()
                    .any(|(_, f)| unraw(&f.method) == unraw(&method));
                if let Some(error) = unusable(heading, &method, is_taken) {
                    return Err(error.at(at));
                }
                wanted.push((column, new(heading, &method)));
                match wanted.last_mut() {
                    Some((_, fact)) => fact,
                    None => continue,
                }
            }
        };
        fact.kind = fact.kind.or(spec.kind);
        fact.is_optional |= spec.is_optional;
        fact.is_told |= option == "facts";
        fact.finds |= option == "find-by";
    }
    Ok(wanted)
}

fn new(heading: &str, method: &str) -> Fact {
    Fact {
        column: heading.to_owned(),
        method: method.to_owned(),
        kind: None,
        is_optional: false,
        is_told: false,
        finds: false,
    }
}

/// A heading as the name of a function: `Numeric Code` and `NumericCode` are `numeric_code`.
fn method(heading: &str) -> String {
    let mut name = String::new();
    let mut is_low = false;
    for c in heading.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && is_low {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        } else if !name.ends_with('_') {
            name.push('_');
        }
        is_low = c.is_lowercase() || c.is_numeric();
    }
    name.trim_matches('_').to_owned()
}

/// The error that a function cannot be called so.
fn unusable(heading: &str, method: &str, is_taken: bool) -> Option<Diagnostic> {
    let plain = unraw(method);
    let why = match plain {
        _ if is_taken => "another fact has that name".to_owned(),
        "" => "no letter is left of it".to_owned(),
        _ if plain.starts_with(char::is_numeric) => "it begins with a digit".to_owned(),
        _ if TAKEN.contains(&plain) => "generated types use that name themselves".to_owned(),
        _ => return None,
    };
    let message = format!("column `{heading}` cannot become a function `{method}`: {why}");
    let help = format!("call it otherwise: `{heading}=NAME`");
    Some(Diagnostic::error(codes::WRONG_FACT, message).help(help))
}

/// Says where a cell is not of the type that was asked for, and where two values would be found by one text.
pub(in crate::schema) fn check(facts: &[Fact], values: &[Value], diagnostics: &mut Diagnostics) {
    for (index, fact) in facts.iter().enumerate() {
        let texts = || values.iter().filter_map(|value| value.fact(index));
        let kind = fact.kind.unwrap_or_else(|| FactKind::of(texts()));
        let mut seen: HashMap<String, &Value> = HashMap::new();
        for value in values {
            let text = value.fact(index);
            let Some(text) = text.filter(|t| kind == FactKind::Text || !is_nothing(t)) else {
                continue;
            };
            let key = match kind {
                FactKind::Text => text.to_owned(),
                _ => match kind.literal(text) {
                    Some(literal) => literal,
                    None => {
                        diagnostics.push(wrong_type(fact, kind, text, value));
                        return;
                    }
                },
            };
            if !fact.finds {
                continue;
            }
            if let Some(first) = seen.insert(key, value) {
                diagnostics.push(twice(fact, text, value, first));
                return;
            }
        }
    }
}

fn wrong_type(fact: &Fact, kind: FactKind, text: &str, value: &Value) -> Diagnostic {
    let (column, name) = (&fact.column, kind.name());
    let message = format!("`{text}` in column `{column}` is not of the type {name}");
    let help = format!("correct the cell, or ask for another type: `{column}: str`");
    Diagnostic::error(codes::WRONG_FACT, message)
        .at(value.location)
        .help(help)
}

fn twice(fact: &Fact, text: &str, value: &Value, first: &Value) -> Diagnostic {
    let column = &fact.column;
    let message = format!(
        "`{text}` in column `{column}` stands for two codes, `{}` and `{}`, so it finds neither",
        first.literal, value.literal
    );
    Diagnostic::error(codes::WRONG_FACT, message)
        .at(value.location)
        .related("first row", first.location)
        .help("`find-by` needs a column whose cells all differ; `facts` does not")
}

#[cfg(test)]
mod tests {
    use super::method;

    #[test]
    fn headings_become_names_of_functions() {
        let names = ["Numeric Code", "minorUnits", "ISO-3166/2", "Année", "a__b "];
        let expected = ["numeric_code", "minor_units", "iso_3166_2", "année", "a_b"];
        assert_eq!(names.map(method), expected);
    }
}
