//! The columns of a code list: which one holds the codes, which ones describe them.

use roxmltree::Node;

use super::{child, children, words};
use crate::source::{Location, SourceId};
use crate::xml::{XML_NAMESPACE, strip};

/// One column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its `Id`, by which rows and keys refer to it.
    pub(super) id: String,
    /// Short and long names.
    pub(super) names: Vec<String>,
    /// Name of its type.
    pub(super) data_type: String,
    /// The library of datatypes that has it; that of XML Schema when `None`.
    pub(super) library: Option<String>,
    /// Language of its values.
    pub(super) lang: Option<String>,
    /// The document that it is taken from, and its `Id` there.
    pub(super) taken: Option<(SourceId, String)>,
}

/// The columns of a list, and its keys.
#[derive(Clone, Debug, Default)]
pub(super) struct ColumnSet {
    pub(super) columns: Vec<Column>,
    pub(super) keys: Vec<Key>,
}

/// Columns by which rows differ.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) id: String,
    /// Their `Id`s.
    pub(super) columns: Vec<String>,
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

impl Column {
    /// Whether it is called so; case and separators don't count.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let wanted = words(name);
        let mut names = std::iter::once(&self.id).chain(&self.names);
        names.any(|n| words(n) == wanted)
    }

    fn sounds_like(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|name| self.is_called(name))
    }
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
                    columns.push(named(id));
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
    }
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

fn named(id: &str) -> Column {
    Column {
        id: id.to_owned(),
        names: Vec::new(),
        data_type: "string".to_owned(),
        library: None,
        lang: None,
        taken: None,
    }
}

/// The column of the codes: the first key that is one column, else the one that is called code, else the
/// only one.
pub(super) fn code(columns: &[Column], keys: &[Key]) -> Option<usize> {
    let key = keys.iter().find_map(|key| match key.columns.as_slice() {
        [one] => columns.iter().position(|c| c.id == *one),
        _ => None,
    });
    let called = |names: &[&str]| columns.iter().position(|c| c.sounds_like(names));
    let only = (columns.len() == 1).then_some(0);
    // A key of several columns is no code: only a user can tell which part of it is.
    let compound = keys.iter().any(|key| key.columns.len() > 1);
    let fallback = || {
        if compound {
            return None;
        }
        called(&["code", "code value", "value", "key", "id"]).or(only)
    };
    key.or_else(fallback)
}

/// The columns that describe a code, best first: its name, then what it means.
pub(super) fn descriptions(columns: &[Column], code: usize, preferred: &[String]) -> Vec<usize> {
    const NAMES: [&str; 8] = [
        "name",
        "code name",
        "label",
        "title",
        "term",
        "short name",
        "display name",
        "preferred label",
    ];
    const MEANINGS: [&str; 8] = [
        "description",
        "definition",
        "meaning",
        "code description",
        "long description",
        "documentation",
        "explanation",
        "long name",
    ];
    let others = || columns.iter().enumerate().filter(|(i, _)| *i != code);
    let rank = |column: &Column| {
        let lang = column.lang.as_deref();
        let wanted = preferred.iter().position(|p| {
            lang.is_some_and(|l| l.get(..p.len()).is_some_and(|l| l.eq_ignore_ascii_case(p)))
        });
        let english = lang.is_none_or(|l| l.get(..2).is_some_and(|l| l.eq_ignore_ascii_case("en")));
        (wanted.unwrap_or(usize::MAX), !english)
    };
    let best = |names: &[&str]| {
        let found = others().filter(|(_, c)| c.sounds_like(names));
        found.min_by_key(|(_, c)| rank(c)).map(|(i, _)| i)
    };
    let mut found: Vec<usize> = [best(&NAMES), best(&MEANINGS)]
        .into_iter()
        .flatten()
        .collect();
    found.dedup();
    if found.is_empty() {
        let ends = |(_, c): &(usize, &Column)| words(&c.id).ends_with("name");
        let first = others().find(ends).or_else(|| others().next());
        found.extend(first.map(|(i, _)| i));
    }
    found
}
