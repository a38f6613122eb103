//! Columns and keys that stand in another document (genericode 1.0, 3.4: column set references): found by the same
//! rules as the documents of a schema, and never fetched.

use std::collections::HashMap;
use std::rc::Rc;

use super::columns::{ColumnSet, Part, Reference, What};
use super::{columns, is_list, location};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::Loader;
use crate::options::ReadOptions;
use crate::schema::table::{Column, Key, point};
use crate::source::SourceId;
use crate::text::suggestion;
use crate::xml;

/// Documents through which a column may be passed on.
const LONGEST_TRAIL: usize = 16;

/// Whether a code list may take columns from another document: most do not, and need be read only once.
pub(super) fn is_likely(text: &str) -> bool {
    text.contains("ColumnSetRef") || text.contains("ExternalRef")
}

/// Reads column sets, each document once.
pub(super) struct Externals<'a> {
    loader: &'a mut Loader,
    options: &'a ReadOptions,
    diagnostics: &'a mut Diagnostics,
    known: HashMap<SourceId, Option<Rc<ColumnSet>>>,
    /// The documents that lead to the one that is read.
    trail: Vec<SourceId>,
}

impl<'a> Externals<'a> {
    pub(super) fn new(
        loader: &'a mut Loader,
        options: &'a ReadOptions,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            loader,
            options,
            diagnostics,
            known: HashMap::new(),
            trail: Vec::new(),
        }
    }

    /// The columns and keys of a document with what it takes from others; nothing when that failed, which is
    /// reported.
    pub(super) fn column_set(&mut self, id: SourceId) -> Option<Rc<ColumnSet>> {
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        self.trail.push(id);
        let set = self.read(id).map(Rc::new);
        self.trail.pop();
        self.known.insert(id, set.clone());
        set
    }

    fn read(&mut self, id: SourceId) -> Option<ColumnSet> {
        let mut set = ColumnSet::default();
        let mut complete = true;
        for part in self.parts(id)? {
            match part {
                Part::Column(column) => set.columns.push(column),
                Part::Key(key) => set.keys.push(key),
                Part::Reference(reference) => {
                    complete &= self.take(id, &reference, &mut set).is_some();
                }
            }
        }
        complete.then_some(set)
    }

    /// What stands in the column set of a document.
    fn parts(&mut self, id: SourceId) -> Option<Vec<Part>> {
        let source = self.loader.sources.get(id)?;
        let tree = match xml::parse(source.text(), &self.options.limits) {
            Ok(tree) => tree,
            Err(error) => {
                let at = |start: usize| point(id, start);
                self.diagnostics.push(error.diagnostic(at));
                return None;
            }
        };
        let root = tree.root_element();
        let name = root.tag_name().name();
        if name != "ColumnSet" && !is_list(name) {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::WRONG_COLUMN_SET,
                    format!("this document has no columns: its root element is `{name}`"),
                )
                .at(location(id, source, root))
                .help("refer to a genericode document with the root element `ColumnSet` or `CodeList`"),
            );
            return None;
        }
        Some(columns::parts(root, |node| location(id, source, node)))
    }

    /// Adds what a reference means to a set.
    fn take(&mut self, from: SourceId, reference: &Reference, set: &mut ColumnSet) -> Option<()> {
        let Some(to) = self.find(from, reference)? else {
            // The user said which columns matter, so the rows say enough of them.
            return Some(());
        };
        if self.trail.contains(&to) || self.trail.len() >= LONGEST_TRAIL {
            self.wrong(
                reference,
                "leads back to this document, or through too many others",
                "let one of the documents hold the columns itself",
            );
            return None;
        }
        let other = self.column_set(to)?;
        let wanted = reference.external.as_str();
        match reference.what {
            What::Set => {
                set.columns.extend(other.columns.iter().cloned());
                set.keys.extend(other.keys.iter().cloned());
            }
            What::Column => {
                let Some(column) = other.columns.iter().find(|c| c.id == wanted) else {
                    self.unknown(
                        reference,
                        "column",
                        other.columns.iter().map(|c| c.id.as_str()),
                    );
                    return None;
                };
                set.columns.push(Column {
                    id: reference.id.clone(),
                    lang: reference.lang.clone().or_else(|| column.lang.clone()),
                    taken: Some((to, wanted.to_owned())),
                    ..column.clone()
                });
            }
            What::Key => {
                let Some(key) = other.keys.iter().find(|k| k.id == wanted) else {
                    self.unknown(reference, "key", other.keys.iter().map(|k| k.id.as_str()));
                    return None;
                };
                // Its columns may have other names here.
                let here = |id: &String| {
                    let is =
                        |c: &&Column| c.taken.as_ref().is_some_and(|t| t.0 == to && t.1 == *id);
                    let column = set.columns.iter().find(is);
                    column.map_or_else(|| id.clone(), |c| c.id.clone())
                };
                set.keys.push(Key {
                    id: reference.id.clone(),
                    columns: key.columns.iter().map(here).collect(),
                    is_recommended: key.is_recommended,
                });
            }
        }
        Some(())
    }

    /// The document of a reference: by catalog, by `map`, or beside the list. `Some(None)` when it is missing but not
    /// needed; nothing when it is needed, which is reported.
    fn find(&mut self, from: SourceId, reference: &Reference) -> Option<Option<SourceId>> {
        let base = reference.base.as_deref();
        for address in &reference.addresses {
            let file = self
                .loader
                .find(address, base, from, self.options, self.diagnostics);
            let Some(file) = file.filter(|f| f.is_file()) else {
                continue;
            };
            match self.loader.read_file(&file, self.options) {
                Ok(id) => return Some(Some(id)),
                Err(diagnostic) => {
                    self.diagnostics.push(diagnostic.at(reference.location));
                    return None;
                }
            }
        }
        let addresses: Vec<String> = reference
            .addresses
            .iter()
            .map(|a| format!("`{a}`"))
            .collect();
        let what = match addresses.as_slice() {
            [] => "columns are taken from another document, and no address says which".to_owned(),
            some => format!(
                "columns are taken from a document that was not found: {}",
                some.join(", ")
            ),
        };
        let help = "put it beside the list, or name it in a `catalog` or with `map`; or choose the column of the codes \
                    with `code-column`, and the rows' columns count as text";
        // Who names the column of the codes need not have its definition.
        let chosen = self.options.code_column.is_some();
        let make = if chosen {
            Diagnostic::warning
        } else {
            Diagnostic::error
        };
        let diagnostic = make(codes::MISSING_COLUMN_SET, what).at(reference.location);
        self.diagnostics.push(diagnostic.help(help));
        chosen.then_some(None)
    }

    fn wrong(&mut self, reference: &Reference, is: &str, help: &str) {
        let error = Diagnostic::error(
            codes::WRONG_COLUMN_SET,
            format!("the document that columns are taken from {is}"),
        );
        self.diagnostics
            .push(error.at(reference.location).help(help));
    }

    /// Reports a column or key that the other document has not.
    fn unknown<'i>(
        &mut self,
        reference: &Reference,
        sort: &str,
        ids: impl Iterator<Item = &'i str>,
    ) {
        let wanted = reference.external.as_str();
        let otherwise = format!("`ExternalRef` is the `Id` of a {sort} of that document");
        let help = suggestion(wanted, ids, &otherwise);
        self.wrong(reference, &format!("has no {sort} `{wanted}`"), &help);
    }
}
