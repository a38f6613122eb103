//! Columns that are offered in Rust, and whether what stands in them is what was asked for.

use std::collections::HashMap;

use super::Column;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Fact, Value};
use crate::options::{FactKind, FactSpec, ReadOptions, is_nothing};

/// The columns that options ask for, each once, with what it is in Rust. `choose` finds a column by its name; one
/// that is not there is left out.
pub(in crate::schema) fn wanted(
    columns: &[Column],
    options: &ReadOptions,
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
                wanted.push((column, new(heading, spec.method)));
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

fn new(heading: &str, method: Option<&str>) -> Fact {
    Fact {
        column: heading.to_owned(),
        method: method.map(str::to_owned),
        kind: None,
        is_optional: false,
        is_told: false,
        finds: false,
    }
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
