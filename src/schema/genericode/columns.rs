//! The columns and keys of a genericode document, as it writes them.

use roxmltree::Node;

use crate::schema::table::{Column, Key};
use crate::source::Location;
use crate::xml::{XML_NAMESPACE, child, children, strip};

/// The columns of a list, and its keys.
#[derive(Clone, Debug, Default)]
pub(super) struct ColumnSet {
    pub(super) columns: Vec<Column>,
    pub(super) keys: Vec<Key>,
}

/// What a column set is written of.
pub(super) enum Part {
    Column(Column),
    Key(Key),
    Reference(Reference),
}

/// Something that stands in another document.
pub(super) struct Reference {
    pub(super) what: What,
    /// Its `Id` here.
    pub(super) id: String,
    /// Its `Id` there.
    pub(super) external: String,
    pub(super) lang: Option<String>,
    /// Where the document may be, best first.
    pub(super) addresses: Vec<String>,
    /// What relative addresses are relative to.
    pub(super) base: Option<String>,
    pub(super) location: Location,
}

/// What a reference means.
pub(super) enum What {
    Set,
    Column,
    Key,
}

/// What the column set of a document is written of; `at` tells where an element stands.
pub(super) fn parts(root: Node<'_, '_>, at: impl Fn(Node<'_, '_>) -> Location) -> Vec<Part> {
    let is_set = root.tag_name().name() == "ColumnSet";
    let set = if is_set {
        Some(root)
    } else {
        child(root, "ColumnSet")
    };
    let whole = (!is_set).then(|| child(root, "ColumnSetRef")).flatten();
    let inside = set.into_iter().flat_map(|set| set.children());
    let nodes = whole.into_iter().chain(inside);
    let library = set.and_then(|set| set.attribute("DatatypeLibrary"));
    let part = |node: Node<'_, '_>| match node.tag_name().name() {
        "Column" => Some(Part::Column(column(node, library))),
        "Key" => Some(Part::Key(key(node))),
        "ColumnSetRef" => Some(Part::Reference(reference(node, What::Set, at(node)))),
        "ColumnRef" => Some(Part::Reference(reference(node, What::Column, at(node)))),
        "KeyRef" => Some(Part::Reference(reference(node, What::Key, at(node)))),
        _ => None,
    };
    nodes.filter(Node::is_element).filter_map(part).collect()
}

/// The column set of a list that takes nothing from other documents.
pub(super) fn own(root: Node<'_, '_>, at: impl Fn(Node<'_, '_>) -> Location) -> ColumnSet {
    let mut set = ColumnSet::default();
    for part in parts(root, at) {
        match part {
            Part::Column(column) => set.columns.push(column),
            Part::Key(key) => set.keys.push(key),
            Part::Reference(_) => {}
        }
    }
    set
}

/// Adds the columns that nothing but the rows of a list names.
pub(super) fn add_from_rows(root: Node<'_, '_>, columns: &mut Vec<Column>) {
    for list in children(root, "SimpleCodeList") {
        for row in children(list, "Row").take(1) {
            for cell in children(row, "Value") {
                let id = cell.attribute("ColumnRef").unwrap_or("");
                if !id.is_empty() && !columns.iter().any(|c: &Column| c.id == id) {
                    columns.push(Column::named(id));
                }
            }
        }
    }
}

fn key(node: Node<'_, '_>) -> Key {
    let parts = children(node, "ColumnRef").filter_map(|part| part.attribute("Ref"));
    Key {
        id: node.attribute("Id").unwrap_or("").to_owned(),
        columns: parts.map(str::to_owned).collect(),
        is_recommended: is_recommended(node),
    }
}

/// Whether an annotation of a key recommends it, as the lists of the German XÖV standards do that have several keys.
fn is_recommended(key: Node<'_, '_>) -> bool {
    const MARKS: [&str; 2] = ["recommendedKeyColumn", "empfohleneCodeSpalte"];
    let mut annotation = children(key, "Annotation").flat_map(|node| node.descendants());
    annotation.any(|node| MARKS.contains(&node.tag_name().name()))
}

fn reference(node: Node<'_, '_>, what: What, location: Location) -> Reference {
    let attribute = |name| node.attribute(name).unwrap_or("").to_owned();
    let texts = |name| children(node, name).map(|n| strip(n.text().unwrap_or("")).to_owned());
    let locations = texts("LocationUri").chain(texts("CanonicalVersionUri"));
    let lang = child(node, "Data").and_then(|data| data.attribute("Lang"));
    let base = node
        .ancestors()
        .find_map(|n| n.attribute((XML_NAMESPACE, "base")));
    Reference {
        what,
        id: attribute("Id"),
        external: attribute("ExternalRef"),
        lang: lang.map(str::to_owned),
        addresses: locations.filter(|a| !a.is_empty()).collect(),
        base: base.map(str::to_owned),
        location,
    }
}

/// A column of a set that has a `DatatypeLibrary` for those that name none themselves.
fn column(node: Node<'_, '_>, library: Option<&str>) -> Column {
    let data = child(node, "Data");
    let attribute = |name| data.and_then(|d| d.attribute(name));
    let names = node
        .children()
        .filter(|n| matches!(n.tag_name().name(), "ShortName" | "LongName"));
    Column {
        id: node.attribute("Id").unwrap_or("").to_owned(),
        names: names
            .map(|n| strip(n.text().unwrap_or("")).to_owned())
            .collect(),
        data_type: attribute("Type").unwrap_or("string").to_owned(),
        library: attribute("DatatypeLibrary").or(library).map(str::to_owned),
        lang: attribute("Lang").map(str::to_owned),
        taken: None,
    }
}
