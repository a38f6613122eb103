//! The rows of a code list, one by one: code, descriptions, and what is wrong.

use std::collections::HashMap;

use roxmltree::Node;

use super::columns::Column;
use super::{Reader, child, children, text_of};
use crate::datatypes::{Datatype, ValueKey};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Doc, Value};

/// The rows as far as they are read.
pub(super) struct Rows<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) columns: &'a [Column],
    pub(super) code: usize,
    pub(super) described: Vec<usize>,
    pub(super) datatype: &'a Datatype,
    pub(super) values: Vec<Value>,
    /// Where each value stands in `values`.
    pub(super) places: HashMap<ValueKey, usize>,
}

impl Rows<'_> {
    pub(super) fn row(&mut self, row: Node<'_, '_>, diagnostics: &mut Diagnostics) {
        let cells = self.cells(row);
        let cell = |column: usize| cells.iter().find(|c| c.0 == column);
        let location = self.reader.at(row);
        let Some((_, code)) = cell(self.code) else {
            diagnostics.push(
                Diagnostic::warning(codes::ROW_WITHOUT_CODE, "a row of the code list has no code, and is left out")
                    .at(location)
                    .help("give the row a value in the key column, which genericode requires, or choose another with `code-column`"),
            );
            return;
        };
        let key = match self.datatype.validate(code, &()) {
            Ok(valid) => valid.key,
            Err(invalid) => {
                let error = Diagnostic::error(codes::INVALID_CODE, invalid.reason);
                diagnostics.push(
                    error
                        .at(location)
                        .help("correct the code, or the `Type` of its column's `Data`")
                        .clause(invalid.clause),
                );
                return;
            }
        };
        let mut docs = Vec::new();
        for &column in &self.described {
            let lang = self.columns.get(column).and_then(|c| c.lang.as_deref());
            if let Some((_, text)) = cell(column).filter(|(_, text)| text != code) {
                docs.extend(self.reader.doc(text, lang, location));
            }
        }
        if let Some(value) = self.places.get(&key).and_then(|&i| self.values.get_mut(i)) {
            diagnostics.push(
                Diagnostic::warning(
                    codes::CODE_TWICE,
                    format!("code `{code}` stands in two rows; its variant has the names of both"),
                )
                .at(location)
                .related("first row", value.location)
                .help("a key must be unique: mend the list, or choose another column with `code-column`"),
            );
            let known = |d: &Doc| value.docs.iter().any(|k| k.markdown == d.markdown);
            docs.retain(|d| !known(d));
            value.docs.extend(docs);
            return;
        }
        self.places.insert(key.clone(), self.values.len());
        let literal = self.datatype.white_space().normalise(code).into_owned();
        self.values.push(Value {
            key: (!self.datatype.is_literal()).then_some(key),
            docs,
            ..Value::new(literal, location)
        });
    }

    /// The cells that have a value: (column, text). One that names no column is in the one behind the last.
    fn cells(&self, row: Node<'_, '_>) -> Vec<(usize, String)> {
        let mut next = 0;
        let mut cells = Vec::new();
        for node in children(row, "Value") {
            let named = node.attribute("ColumnRef");
            let column = named.map_or(Some(next), |id| {
                self.columns.iter().position(|c| c.id == id)
            });
            let Some(column) = column else { continue };
            next = column + 1;
            if let Some(simple) = child(node, "SimpleValue") {
                cells.push((column, simple.children().filter_map(text_of).collect()));
            }
        }
        cells
    }
}
