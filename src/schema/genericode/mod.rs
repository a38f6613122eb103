//! OASIS genericode 1.0: a code list in a `.gc` file becomes an enumeration of the model.
//!
//! The key column gives the values, the name column their documentation, the identification constants.

mod columns;
mod external;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use roxmltree::Node;

use crate::datatypes::{BuiltIn, Datatype};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::{Loader, Origin};
use crate::model::{Doc, Identity, SimpleType};
use crate::options::ReadOptions;
use crate::schema::table::{self, Cell, Column, Row, Rows, doc, point};
use crate::source::{Location, Source, SourceId};
use crate::xml::{self, child, children, strip};

use columns::ColumnSet;
use external::Externals;

/// The namespace of genericode 1.0; only root elements are in it.
const NAMESPACE: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

/// What XML Schema is called as a library of datatypes.
const LIBRARIES: [&str; 2] = [
    "http://www.w3.org/2001/XMLSchema-datatypes",
    "http://www.w3.org/2001/XMLSchema",
];

/// How far into a document its root element is looked for.
const HEAD: usize = 16 * 1024;

/// Whether a document is genericode, by its first lines.
pub(crate) fn is_code_list(text: &str) -> bool {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    // The schema of genericode names the namespace too.
    head.contains(NAMESPACE)
        && root_name(head).is_some_and(|n| is_list(n) || ["CodeListSet", "ColumnSet"].contains(&n))
}

/// Whether a root element of this name is a list. The standard writes `CodeList`; Peppol publishes `Codelist`.
fn is_list(root: &str) -> bool {
    matches!(root, "CodeList" | "Codelist")
}

/// Local name of the root element.
fn root_name(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.get(rest.find('<')?..)?;
        let end = match rest.get(1..)? {
            comment if comment.starts_with("!--") => "-->",
            other if other.starts_with(['?', '!']) => ">",
            tag => {
                let name = tag.split([' ', '\t', '\r', '\n', '/', '>']).next()?;
                return name.rsplit(':').next();
            }
        };
        rest = rest.get(rest.find(end)? + end.len()..)?;
    }
}

/// Reads one code list; nothing when it is no list, which is reported.
pub(crate) fn read(
    id: SourceId,
    loader: &mut Loader,
    origin: Origin,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Option<SimpleType> {
    let mut taken = None;
    let text = loader.sources.get(id)?.text();
    if root_name(text).is_some_and(is_list) && external::is_likely(text) {
        taken = Some(Externals::new(loader, options, diagnostics).column_set(id)?);
    }
    let source = loader.sources.get(id)?;
    let at = |start: usize| point(id, start);
    let tree = match xml::parse(source.text(), &options.limits) {
        Ok(tree) => tree,
        Err(error) => {
            diagnostics.push(error.diagnostic(at));
            return None;
        }
    };
    let root = tree.root_element();
    let reader = Reader {
        id,
        source,
        options,
    };
    if !is_list(root.tag_name().name()) {
        let error = reader.not_a_list(root);
        diagnostics.push(match origin {
            Origin::Named => error,
            Origin::Found => error.passed_over(),
        });
        return None;
    }
    let mut set = match taken {
        Some(set) => (*set).clone(),
        None => columns::own(root, |node| reader.at(node)),
    };
    columns::add_from_rows(root, &mut set.columns);
    reader.list(root, &set, diagnostics)
}

struct Reader<'a> {
    id: SourceId,
    source: &'a Source,
    options: &'a ReadOptions,
}

impl Reader<'_> {
    fn at(&self, node: Node<'_, '_>) -> Location {
        location(self.id, self.source, node)
    }

    fn list(
        &self,
        root: Node<'_, '_>,
        set: &ColumnSet,
        diagnostics: &mut Diagnostics,
    ) -> Option<SimpleType> {
        let columns = set.columns.as_slice();
        let place = self.at(child(root, "ColumnSet").unwrap_or(root));
        let roles = match table::roles(columns, &set.keys, self.options, place) {
            Ok(roles) => roles,
            Err(error) => {
                diagnostics.push(error);
                return None;
            }
        };
        let column = columns.get(roles.code)?;
        let built_in = built_in(column).unwrap_or_else(|| {
            diagnostics.push(unknown_type(column, place));
            BuiltIn::String
        });
        let datatype = Datatype::built_in(built_in, self.options.xsd_version);
        let is_key = |key: &table::Key| key.columns.len() == 1 && key.columns.contains(&column.id);
        let unique = set.keys.iter().any(is_key);
        let mut rows = Rows::new(columns, &roles, &datatype, self.options, unique);
        let written = children(root, "SimpleCodeList").flat_map(|list| children(list, "Row"));
        for row in written {
            let mut row = Row {
                location: self.at(row),
                cells: self.cells(row, columns),
                docs: Vec::new(),
                deprecated: None,
            };
            if !rows.row(&mut row, diagnostics) {
                break;
            }
        }
        if child(root, "SimpleCodeList").is_none() {
            diagnostics.push(
                Diagnostic::warning(
                    codes::NO_CODES,
                    "the code list has no `SimpleCodeList`, so no codes",
                )
                .at(self.at(root))
                .help(
                    "hand in the document that holds the codes: this one only identifies the list",
                ),
            );
        }
        let found = rows.finish(diagnostics);
        let identification = child(root, "Identification").unwrap_or(root);
        let name = Identity::named(self.name(identification));
        let of = (built_in, datatype);
        let mut list = found.into_type(name, self.at(root), of);
        list.docs = self.type_docs(root, identification);
        list.constants = constants(identification);
        Some(list)
    }

    /// The cells that have a value. One that names no column is in the one behind the last.
    fn cells<'t>(&self, row: Node<'t, '_>, columns: &[Column]) -> Vec<Cell<'t>> {
        let mut next = 0;
        let mut cells = Vec::new();
        for node in children(row, "Value") {
            let named = node.attribute("ColumnRef");
            let column = named.map_or(Some(next), |id| columns.iter().position(|c| c.id == id));
            let Some(column) = column else { continue };
            next = column + 1;
            if let Some(simple) = child(node, "SimpleValue") {
                let mut texts = simple.children().filter_map(text_of);
                let text = match (texts.next(), texts.next()) {
                    (first, None) => Cow::Borrowed(first.unwrap_or("")),
                    (first, second) => {
                        Cow::Owned(first.into_iter().chain(second).chain(texts).collect())
                    }
                };
                cells.push(Cell {
                    column,
                    text,
                    location: self.at(node),
                });
            }
        }
        cells
    }

    /// The short name; else that of the file.
    fn name(&self, identification: Node<'_, '_>) -> String {
        let short = child(identification, "ShortName").and_then(|n| n.text());
        let short = strip(short.unwrap_or(""));
        if !short.is_empty() {
            return short.to_owned();
        }
        table::file_stem(self.source.path())
    }

    fn not_a_list(&self, root: Node<'_, '_>) -> Diagnostic {
        let name = root.tag_name().name();
        let help = match name {
            "ColumnSet" => "hand in the code lists that use this column set",
            "CodeListSet" => "hand in the code lists that this set refers to",
            _ => "a code list has the root element `CodeList`",
        };
        Diagnostic::error(
            codes::NOT_A_CODE_LIST,
            format!("this genericode document is not a code list: its root element is `{name}`"),
        )
        .at(self.at(root))
        .help(help)
    }

    /// The long name, and the description of the annotation.
    fn type_docs(&self, root: Node<'_, '_>, identification: Node<'_, '_>) -> Vec<Doc> {
        let names = children(identification, "LongName").filter(|n| !n.has_attribute("Identifier"));
        let annotated = child(root, "Annotation").and_then(|a| child(a, "Description"));
        names
            .take(1)
            .chain(annotated)
            .filter_map(|node| {
                let text: String = node.descendants().filter_map(text_of).collect();
                doc(&text, None, self.at(node))
            })
            .collect()
    }
}

/// The warning that the type of the codes is not one of XML Schema.
fn unknown_type(column: &Column, place: Location) -> Diagnostic {
    let of = match &column.library {
        Some(library) => format!(" of the library `{library}`"),
        None => String::new(),
    };
    let (id, name) = (&column.id, &column.data_type);
    Diagnostic::warning(
        codes::UNKNOWN_DATATYPE,
        format!("the type `{name}`{of} of the column `{id}` is not known: its codes are read as xs:string"),
    )
    .at(place)
    .help("nothing needs to be done where the codes are texts; built-in types of XML Schema are known")
}

/// The start tag of an element.
fn location(id: SourceId, source: &Source, node: Node<'_, '_>) -> Location {
    let range = node.range();
    let tag = source.text().get(range.clone()).and_then(|t| t.find('>'));
    Location {
        source: id,
        start: range.start as u32,
        end: tag.map_or(range.end, |length| range.start + length + 1) as u32,
    }
}

/// Facts about the list as a whole.
fn constants(identification: Node<'_, '_>) -> Vec<(String, String)> {
    const NAMES: [&str; 5] = [
        "ShortName",
        "LongName",
        "Version",
        "CanonicalUri",
        "CanonicalVersionUri",
    ];
    let mut constants: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, node: Option<Node<'_, '_>>| {
        let text = node.and_then(|n| n.text()).map_or("", strip);
        if !text.is_empty() {
            constants.push((name.to_owned(), text.to_owned()));
        }
    };
    for name in NAMES {
        add(name, child(identification, name));
    }
    if let Some(agency) = child(identification, "Agency") {
        add(
            "AgencyName",
            child(agency, "LongName").or(child(agency, "ShortName")),
        );
        add("AgencyIdentifier", child(agency, "Identifier"));
    }
    constants
}

/// The built-in type that a column names; `None` when its library is another one, or has no such type.
fn built_in(column: &Column) -> Option<BuiltIn> {
    let library = column.library.as_deref().map_or("", strip);
    if !library.is_empty() && !LIBRARIES.contains(&library) {
        return None;
    }
    let name = strip(&column.data_type);
    BuiltIn::from_name(name.rsplit_once(':').map_or(name, |(_, local)| local))
}

fn text_of<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.is_text().then(|| node.text()).flatten()
}
