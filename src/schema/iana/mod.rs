//! IANA registries (XML, `http://www.iana.org/assignments`): each `registry` that has records becomes an enumeration,
//! named by its id and titled by its title.
//!
//! Entries that nobody was assigned (ranges, unassigned, reserved, private, experimental) are said in the docs of the
//! type and make no values unless `registry-entries` asks for them.

mod entry;
mod range;
mod reference;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use roxmltree::Node;

use crate::datatypes::{BuiltIn, Datatype};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Doc, Identity, SimpleType};
use crate::options::{FactSpec, ReadOptions};
use crate::schema::table::{self, Cell, Column, Roles, Row, Rows, Times, doc, on_one_line, point};
use crate::source::{Location, Source, SourceId};
use crate::text::suggestion;
use crate::xml::{self, children};

use entry::{Entry, Kind, Left};
use reference::References;

/// The namespace of registries.
const NAMESPACE: &str = "http://www.iana.org/assignments";

/// How far into a document its root element is looked for.
const HEAD: usize = 16 * 1024;

/// Whether a document is a registry, by its first lines.
pub(in crate::schema) fn is_registry(text: &str) -> bool {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let root = head.split('<').find_map(|tag| {
        let name = tag.split([' ', '\t', '\r', '\n', '/', '>']).next()?;
        name.starts_with(char::is_alphabetic).then_some((name, tag))
    });
    root.is_some_and(|(name, tag)| {
        name.rsplit(':').next() == Some("registry") && tag.contains(NAMESPACE)
    })
}

/// Reads the registries of a document; none when something is wrong with it, which is reported.
pub(in crate::schema) fn read(
    id: SourceId,
    source: &Source,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<SimpleType> {
    let tree = match xml::parse(source.text(), &options.limits) {
        Ok(tree) => tree,
        Err(error) => {
            diagnostics.push(error.diagnostic(|start| point(id, start)));
            return Vec::new();
        }
    };
    let wanted = entry::wanted(&options.registry_entries);
    let root = tree.root_element();
    let reader = Reader {
        id,
        source,
        options,
        wanted,
        references: References::of(root),
    };
    let registries = root
        .descendants()
        .filter(|n| n.is_element() && n.tag_name().name() == "registry");
    let registries: Vec<Registry<'_, '_>> = registries.filter_map(Registry::of).collect();
    if registries.is_empty() {
        let message = "the document has no registry with records, so no values";
        let help = "hand in the document that holds the records";
        diagnostics.push(
            Diagnostic::warning(codes::NO_CODES, message)
                .at(reader.at(root))
                .help(help),
        );
    }
    if let Some(error) = reader.unknown_column(&registries, root) {
        diagnostics.push(error);
        return Vec::new();
    }
    let types = registries.iter();
    types
        .filter_map(|r| reader.registry(r, diagnostics))
        .collect()
}

/// A registry that has records.
struct Registry<'a, 't> {
    node: Node<'a, 't>,
    records: Vec<Node<'a, 't>>,
    /// Elements of the records, in the order in which they first appear.
    columns: Vec<Column>,
}

/// Elements of a record that are not columns: they are references, or say nothing of the entry.
const OTHER: [&str; 3] = ["xref", "record", "registry"];

impl<'a, 't> Registry<'a, 't> {
    fn of(node: Node<'a, 't>) -> Option<Self> {
        let records: Vec<_> = children(node, "record").collect();
        let mut columns: Vec<Column> = Vec::new();
        let elements = records.iter().flat_map(Node::children);
        for element in elements.filter(Node::is_element) {
            let name = element.tag_name().name();
            if !OTHER.contains(&name) && !columns.iter().any(|c| c.id == name) {
                columns.push(Column::named(name));
            }
        }
        (!columns.is_empty()).then_some(Self {
            node,
            records,
            columns,
        })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.is_called(name))
    }

    /// The element that holds the codes: `value`; else `name`, or the first one that differs in all records.
    fn code(&self) -> usize {
        let known = ["value", "name"].iter().find_map(|name| self.column(name));
        let differs = |column: &Column| {
            let texts = self.records.iter().map(|r| own_text(*r, &column.id));
            let mut texts: Vec<String> = texts.flatten().collect();
            let all = texts.len() == self.records.len();
            texts.sort_unstable();
            texts.dedup();
            all && texts.len() == self.records.len()
        };
        let known = known.or_else(|| self.columns.iter().position(differs));
        known.or_else(|| self.column("description")).unwrap_or(0)
    }
}

struct Reader<'a, 't> {
    id: SourceId,
    source: &'a Source,
    options: &'a ReadOptions,
    /// Entries that are values though nobody was assigned them.
    wanted: Vec<Kind>,
    references: References<'a, 't>,
}

impl Reader<'_, '_> {
    fn at(&self, node: Node<'_, '_>) -> Location {
        let range = node.range();
        let tag = self.source.text().get(range.clone());
        let tag = tag.and_then(|t| t.find('>'));
        Location {
            source: self.id,
            start: range.start as u32,
            end: tag.map_or(range.end, |length| range.start + length + 1) as u32,
        }
    }

    /// The error that an option names an element which no record of the document has: some registries may lack it.
    fn unknown_column(&self, all: &[Registry<'_, '_>], root: Node<'_, '_>) -> Option<Diagnostic> {
        let options = self.options;
        let code = options.code_column.iter().map(|c| ("code-column", c));
        let names = options.name_columns.iter().map(|c| ("name-column", c));
        let from = options.names_from.iter().filter(|c| *c != "description");
        let from = from.map(|c| ("names-from", c));
        let facts = options.facts.iter().map(|word| ("facts", word));
        let facts = facts.chain(options.find_by.iter().map(|word| ("find-by", word)));
        let facts = facts.map(|(option, word)| (option, FactSpec::parse(word).column));
        let times = [
            ("valid-from-column", &options.valid_from_column),
            ("valid-to-column", &options.valid_to_column),
            ("status-column", &options.status_column),
        ];
        let times = times
            .into_iter()
            .filter_map(|(option, c)| Some((option, c.as_deref()?)));
        let is_missing = |name: &str| all.iter().all(|r| r.column(name).is_none());
        let texts = code
            .chain(names)
            .chain(from)
            .map(|(option, c)| (option, c.as_str()));
        let mut asked = texts.chain(facts).chain(times);
        let (option, name) = asked.find(|(_, name)| !all.is_empty() && is_missing(name))?;
        let message = format!("no record has an element `{name}`, which `{option}` names");
        let error = Diagnostic::error(codes::NO_CODE_COLUMN, message).at(self.at(root));
        let columns = all.iter().flat_map(|r| &r.columns);
        let names = columns.map(|c| c.id.as_str());
        let otherwise = "name an element of a record, such as `value` or `description`";
        Some(error.help(suggestion(name, names, otherwise)))
    }

    fn roles(&self, registry: &Registry<'_, '_>) -> Result<Roles, Diagnostic> {
        let column = |name: &String| registry.column(name);
        let code = self.options.code_column.as_ref().and_then(column);
        let code = code.unwrap_or_else(|| registry.code());
        let mut described: Vec<usize> = match self.options.name_columns.as_slice() {
            [] => Vec::new(),
            some => some.iter().filter_map(column).collect(),
        };
        if described.is_empty() {
            let usual = ["name", "description"]
                .iter()
                .filter_map(|n| registry.column(n));
            described = usual.filter(|column| *column != code).collect();
        }
        let labels = match &self.options.names_from {
            None => Vec::new(),
            Some(wanted) => match column(wanted).filter(|_| wanted != "description") {
                Some(column) => vec![column],
                None => described.clone(),
            },
        };
        // Some registries of a document may lack a column.
        let choose = |name: &str, _: &str| Ok(registry.column(name));
        let columns = &registry.columns;
        Ok(Roles {
            facts: table::wanted_facts(columns, self.options, choose)?,
            times: Times::of(columns, self.options, choose)?,
            code,
            described,
            labels,
        })
    }

    fn registry(
        &self,
        registry: &Registry<'_, '_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<SimpleType> {
        let roles = match self.roles(registry) {
            Ok(roles) => roles,
            Err(error) => {
                diagnostics.push(error);
                return None;
            }
        };
        let datatype = Datatype::built_in(BuiltIn::String, self.options.xsd_version);
        let columns = &registry.columns;
        let mut rows = Rows::new(columns, &roles, &datatype, self.options, false);
        let mut left = Left::default();
        let mut count = 0;
        for record in &registry.records {
            let row = self.row(*record, columns, roles.code);
            let entry = Entry::of(&row, &roles, columns);
            if entry.is_value(&self.wanted) {
                count += 1;
                if !rows.row(&mut self.described(row, *record, &entry), diagnostics) {
                    return None;
                }
                continue;
            }
            let most = self.options.limits.values as usize;
            let numbers = entry.numbers(&self.wanted, most.saturating_sub(count));
            if numbers.is_empty() {
                left.add(&entry);
            }
            for code in numbers {
                count += 1;
                let row = self.row(*record, columns, roles.code);
                let mut row = with_code(self.described(row, *record, &entry), roles.code, code);
                if !rows.row(&mut row, diagnostics) {
                    return None;
                }
            }
        }
        let found = rows.finish(diagnostics);
        let place = self.at(registry.node);
        if found.values.is_empty() {
            let message = "the registry has no assigned values, and is left out";
            let help = "nothing needs to be done; `registry-entries` makes values of reserved entries and the like";
            diagnostics.push(
                Diagnostic::note(codes::NO_CODES, message)
                    .at(place)
                    .help(help),
            );
            return None;
        }
        let name = Identity::named(self.name(registry.node));
        let mut list = found.into_type(name, place, (BuiltIn::String, datatype));
        list.docs = self.type_docs(registry, &left);
        Some(list)
    }

    /// The id; else the title, else the name of the file.
    fn name(&self, registry: Node<'_, '_>) -> String {
        let id = registry.attribute("id").map(on_one_line);
        let name = id.filter(|id| !id.is_empty());
        let name = name.or_else(|| text_in(registry, "title"));
        name.unwrap_or_else(|| table::file_stem(self.source.path()))
    }

    /// The cells of a record; elements of one name are one cell. A second code is only said.
    fn row<'n>(&self, record: Node<'n, '_>, columns: &[Column], code: usize) -> Row<'n> {
        let mut docs = Vec::new();
        let mut cells: Vec<Cell<'n>> = Vec::new();
        for element in record.children().filter(Node::is_element) {
            let name = element.tag_name().name();
            let Some(column) = columns.iter().position(|c| c.id == name) else {
                continue;
            };
            // A reference without text is not part of a code.
            let text = match column == code {
                true => text_alone(element),
                false => text_of(element),
            };
            let text = on_one_line(&text);
            if text.is_empty() {
                continue;
            }
            match cells.iter_mut().find(|cell| cell.column == column) {
                Some(_) if column == code => {
                    docs.extend(doc(&format!("Also: {text}"), None, self.at(element)));
                }
                Some(cell) => {
                    let both = format!("{}\n\n{text}", cell.text);
                    cell.text = Cow::Owned(both);
                }
                None => cells.push(Cell {
                    column,
                    text: Cow::Owned(text),
                    location: self.at(element),
                }),
            }
        }
        Row {
            location: self.at(record),
            cells,
            docs,
            deprecated: None,
        }
    }

    /// The row with what a record says besides its columns: notes, references, and that it is deprecated.
    fn described<'n>(&self, mut row: Row<'n>, record: Node<'_, '_>, entry: &Entry) -> Row<'n> {
        const NOTES: [&str; 4] = ["note", "notes", "comment", "comments"];
        let texts = NOTES.iter().flat_map(|name| children(record, name));
        let notes = texts.map(|node| text_of(node));
        let all = notes.chain(self.references.notes(record));
        row.docs
            .extend(all.filter_map(|text| doc(&text, None, row.location)));
        row.docs.extend(self.references.doc(record, row.location));
        row.deprecated = entry.deprecated.clone();
        row
    }

    fn type_docs(&self, registry: &Registry<'_, '_>, left: &Left) -> Vec<Doc> {
        let place = self.at(registry.node);
        let title = children(registry.node, "title").map(text_of);
        let notes = children(registry.node, "note").map(text_of);
        let texts = title.chain(notes).chain(left.texts());
        let mut docs: Vec<Doc> = texts.filter_map(|text| doc(&text, None, place)).collect();
        docs.extend(self.references.doc(registry.node, place));
        docs
    }
}

/// The row with another code.
fn with_code(mut row: Row<'_>, column: usize, code: String) -> Row<'_> {
    for cell in row.cells.iter_mut().filter(|cell| cell.column == column) {
        cell.text = Cow::Owned(code.clone());
    }
    row
}

/// The text of the first child of any name, on one line.
fn own_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    let mut elements = node.children().filter(Node::is_element);
    let found = elements.find(|n| n.tag_name().name() == name)?;
    Some(on_one_line(&text_of(found))).filter(|text| !text.is_empty())
}

/// The text of the first child of a name, on one line.
fn text_in(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    let mut texts = children(node, name).map(|n| on_one_line(&text_of(n)));
    texts.find(|text| !text.is_empty())
}

/// The text of an element, and nothing that stands for a reference.
fn text_alone(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|n| n.is_text());
    texts.filter_map(|n| n.text()).collect()
}

/// The text of an element as it is read: references in it by their text, paragraphs apart.
fn text_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for part in node.descendants().skip(1) {
        if part.is_text() {
            text.push_str(part.text().unwrap_or(""));
            continue;
        }
        match part.tag_name().name() {
            "paragraph" | "artwork" if !text.is_empty() => text.push_str("\n\n"),
            "br" => text.push('\n'),
            "xref" if part.text().is_none() => text.push_str(&reference::shown(part)),
            _ => {}
        }
    }
    text
}
