//! The rows of a table, one by one: code, descriptions, and what is wrong.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::places::Places;
use super::{Column, Roles, check_facts, doc, on_one_line};
use crate::datatypes::{BuiltIn, Datatype, ValueKey};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Doc, Fact, Identity, SimpleType, Value, ValueMarks};
use crate::options::ReadOptions;
use crate::source::Location;

/// One cell.
#[derive(Debug)]
pub(in crate::schema) struct Cell<'t> {
    /// Index of its column.
    pub(in crate::schema) column: usize,
    pub(in crate::schema) text: Cow<'t, str>,
    pub(in crate::schema) location: Location,
}

/// One row.
#[derive(Debug)]
pub(in crate::schema) struct Row<'t> {
    pub(in crate::schema) location: Location,
    /// The cells that have a value.
    pub(in crate::schema) cells: Vec<Cell<'t>>,
    /// What is said of the code besides what columns say.
    pub(in crate::schema) docs: Vec<Doc>,
    /// Why it is deprecated, where it is.
    pub(in crate::schema) deprecated: Option<String>,
}

/// The rows as far as they are read.
pub(in crate::schema) struct Rows<'a> {
    columns: &'a [Column],
    roles: &'a Roles,
    datatype: &'a Arc<Datatype>,
    options: &'a ReadOptions,
    /// Whether the list says that each code stands in one row.
    unique: bool,
    values: Vec<Value>,
    /// Where each value stands in `values`.
    places: Places,
    /// The docs of the row that is being read: a value gets a list of just its length.
    docs: Vec<Doc>,
    without_code: Tally,
    repeated: Option<(String, Location, Location)>,
    repetitions: usize,
    errors: usize,
}

/// How often something was found, and where first.
#[derive(Default)]
struct Tally {
    first: Option<Location>,
    count: usize,
}

/// Errors after which no more rows are looked at: the list is another one than it is taken for.
const MOST_ERRORS: usize = 20;

impl<'a> Rows<'a> {
    pub(in crate::schema) fn new(
        columns: &'a [Column],
        roles: &'a Roles,
        datatype: &'a Arc<Datatype>,
        options: &'a ReadOptions,
        unique: bool,
    ) -> Self {
        Self {
            columns,
            roles,
            datatype,
            options,
            unique,
            values: Vec::new(),
            places: Places::default(),
            docs: Vec::new(),
            without_code: Tally::default(),
            repeated: None,
            repetitions: 0,
            errors: 0,
        }
    }

    /// Reads a row, and takes what it says besides its cells. `false` when so much is wrong that reading on is of no
    /// use.
    pub(in crate::schema) fn row(
        &mut self,
        row: &mut Row<'_>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let before = self.errors;
        for cell in &row.cells {
            if let Some(error) = unreadable(cell, &self.options.limits) {
                self.errors += 1;
                diagnostics.push(error);
            }
        }
        if self.errors > before {
            return self.errors < MOST_ERRORS;
        }
        let Some(code) = row.cells.iter().find(|c| c.column == self.roles.code) else {
            self.without_code.first.get_or_insert(row.location);
            self.without_code.count += 1;
            return true;
        };
        let (code, place) = (on_one_line(&code.text), code.location);
        let key = match self.datatype.validate(&code, &()) {
            Ok(valid) => valid.key,
            Err(invalid) => {
                self.errors += 1;
                let error = Diagnostic::error(codes::INVALID_CODE, invalid.reason);
                diagnostics.push(
                    error
                        .at(row.location)
                        .help("correct the code, or the `Type` of its column's `Data`")
                        .clause(invalid.clause),
                );
                return self.errors < MOST_ERRORS;
            }
        };
        self.value(row, (code, place), key, diagnostics);
        self.errors < MOST_ERRORS
    }

    /// A row as a value: a new one, or what it agrees on with the rows that had its code before.
    fn value(
        &mut self,
        row: &mut Row<'_>,
        (code, place): (String, Location),
        key: ValueKey,
        diagnostics: &mut Diagnostics,
    ) {
        let times = self.roles.times;
        let said = match times.read(&row.cells, self.options, row.location) {
            Ok(said) => said,
            Err(error) => {
                self.errors += 1;
                return diagnostics.push(error);
            }
        };
        let fact = |column: usize| {
            let cell = row.cells.iter().find(|c| c.column == column);
            cell.map(|c| on_one_line(&c.text))
                .filter(|text| !text.is_empty())
        };
        let facts = self.roles.facts.iter().map(|(column, _)| fact(*column));
        let facts: Vec<Option<String>> = facts.collect();
        let text = |column: usize| {
            let cell = row.cells.iter().find(|c| c.column == column);
            cell.map(|c| c.text.as_ref()).filter(|text| *text != code)
        };
        let described = self.roles.described.iter().filter_map(|&column| {
            let lang = self.columns.get(column).and_then(|c| c.lang.as_deref());
            doc(text(column)?, lang, row.location)
        });
        // What makes it deprecated is said by that.
        let is_said = |doc: &Doc| {
            let reason = row.deprecated.as_deref().unwrap_or_default();
            doc.markdown
                .trim_end_matches('.')
                .eq_ignore_ascii_case(reason)
        };
        let docs = described.chain(row.docs.drain(..)).chain(said.docs);
        self.docs.extend(docs.filter(|doc| !is_said(doc)));
        let docs: Vec<Doc> = self.docs.drain(..).collect();
        let label = self.roles.labels.iter().find_map(|&column| text(column));
        let marks = ValueMarks {
            label: label.map(on_one_line),
            deprecated: row.deprecated.take().or(said.deprecated),
            facts,
            validity: said.validity,
            ..ValueMarks::default()
        };
        let noted = self.places.entry(&key, &self.values);
        if let Entry::Occupied(known) = &noted
            && let Some(value) = self.values.get_mut(*known.get())
        {
            let first = value.location;
            if !agree(value, &docs, marks) || self.unique {
                self.repetitions += 1;
                self.repeated.get_or_insert((code, place, first));
            }
            return;
        }
        let limit = self.options.limits.values as usize;
        if self.values.len() >= limit {
            let message = format!("this list has more than {limit} values");
            let help = "raise the option `limit-values` if the document is to be trusted";
            self.errors = MOST_ERRORS;
            let error = Diagnostic::error(codes::TOO_MANY_VALUES, message);
            diagnostics.push(error.at(place).help(help));
            return;
        }
        noted.insert_entry(self.values.len());
        let (literal, key) = match self.datatype.is_literal() {
            true => (key.text, None),
            false => (
                self.datatype.white_space().normalise(&code).into_owned(),
                Some(key),
            ),
        };
        self.values.push(Value {
            key,
            docs,
            marks: (marks != ValueMarks::default()).then(|| Box::new(marks)),
            ..Value::new(literal, row.location)
        });
    }

    /// What was found, when all rows are read.
    pub(in crate::schema) fn finish(self, diagnostics: &mut Diagnostics) -> Found {
        if let Some(first) = self.without_code.first {
            let message = match self.without_code.count {
                1 => "a row of the code list has no code, and is left out".to_owned(),
                n => format!(
                    "{n} rows of the code list have no code, and are left out; this is the first"
                ),
            };
            diagnostics.push(
                Diagnostic::warning(codes::ROW_WITHOUT_CODE, message)
                    .at(first)
                    .help("give the row a value in the column of the codes, or choose another with `code-column`"),
            );
        }
        if let Some((code, place, first)) = self.repeated {
            let more = match self.repetitions {
                0 | 1 => String::new(),
                n => format!(" (and so {} more rows)", n - 1),
            };
            let differ = if self.unique { "" } else { " that differ" };
            let message = format!(
                "code `{code}` stands in two rows{differ}{more}; its variant has what they agree on"
            );
            let help = "a code is one value whatever its rows say: mend the list, or choose another column with `code-column`";
            diagnostics.push(
                Diagnostic::warning(codes::CODE_TWICE, message)
                    .at(place)
                    .related("first row", first)
                    .help(help),
            );
        }
        let facts: Vec<Fact> = self
            .roles
            .facts
            .iter()
            .map(|(_, fact)| fact.clone())
            .collect();
        check_facts(&facts, &self.values, diagnostics);
        Found {
            values: self.values,
            facts,
            is_dated: self.options.valid_on && self.roles.times.has_days(),
        }
    }
}

/// What a table is made into.
pub(in crate::schema) struct Found {
    pub(in crate::schema) values: Vec<Value>,
    facts: Vec<Fact>,
    is_dated: bool,
}

impl Found {
    /// The enumeration of the values.
    pub(in crate::schema) fn into_type(
        self,
        identity: Identity,
        location: Location,
        of: (BuiltIn, Arc<Datatype>),
    ) -> SimpleType {
        SimpleType {
            facts: self.facts,
            is_dated: self.is_dated,
            ..SimpleType::enumerated(identity, location, of, self.values)
        }
    }
}

/// Leaves a value what another row says too; whether that is all of it.
fn agree(value: &mut Value, docs: &[Doc], marks: ValueMarks) -> bool {
    let same = |a: &Doc, b: &Doc| a.markdown == b.markdown;
    let mut agreed = docs.iter().all(|d| value.docs.iter().any(|k| same(k, d)));
    value.docs.retain(|known| {
        let both = docs.iter().any(|d| same(known, d));
        agreed &= both;
        both
    });
    let known = value.marks.as_deref().cloned().unwrap_or_default();
    if known != marks {
        agreed = false;
        let both = |a: Option<String>, b: Option<String>| a.filter(|a| Some(a) == b.as_ref());
        value.marks = Some(Box::new(ValueMarks {
            label: both(known.label, marks.label),
            deprecated: both(known.deprecated, marks.deprecated),
            facts: known
                .facts
                .into_iter()
                .zip(marks.facts)
                .map(|(a, b)| both(a, b))
                .collect(),
            validity: known.validity.around(marks.validity),
            ..ValueMarks::default()
        }));
    }
    agreed
}

/// What is wrong with the text of a cell, whatever it means.
fn unreadable(cell: &Cell<'_>, limits: &crate::options::Limits) -> Option<Diagnostic> {
    let error = |what: String| Diagnostic::error(codes::UNREADABLE_CELL, what).at(cell.location);
    let limit = limits.cell_length;
    if cell.text.len() > limit as usize {
        let help = "raise the option `limit-cell-length` if the document is to be trusted";
        return Some(error(format!("this cell has more than {limit} bytes")).help(help));
    }
    let is_wrong = |c: &char| matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
    let c = cell.text.chars().find(is_wrong)?;
    let what = format!(
        "this cell holds the control character U+{:04X}",
        u32::from(c)
    );
    Some(error(what).help("take it out: no text in XML has it"))
}
