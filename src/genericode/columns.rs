//! The columns of a code list: which one holds the codes, which ones describe them.

use roxmltree::Node;

use super::{child, children, words};
use crate::xml::strip;

/// One column.
#[derive(Debug)]
pub(super) struct Column {
    /// Its `Id`, by which rows and keys refer to it.
    pub(super) id: String,
    /// Short and long names.
    names: Vec<String>,
    /// Name of its XSD type.
    pub(super) data_type: String,
    /// Language of its values.
    pub(super) lang: Option<String>,
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

/// The columns of a list, those of a set in another document as far as the rows name them.
pub(super) fn read(root: Node<'_, '_>) -> Vec<Column> {
    let mut columns = Vec::new();
    if let Some(set) = child(root, "ColumnSet") {
        for node in set.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "Column" => columns.push(column(node)),
                "ColumnRef" => columns.push(named(node.attribute("Id").unwrap_or(""))),
                _ => {}
            }
        }
    }
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
    columns
}

fn column(node: Node<'_, '_>) -> Column {
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
        lang: attribute("Lang").map(str::to_owned),
    }
}

fn named(id: &str) -> Column {
    Column {
        id: id.to_owned(),
        names: Vec::new(),
        data_type: "string".to_owned(),
        lang: None,
    }
}

/// Columns that the keys of the list are made of, one list for each key.
pub(super) fn keys<'a>(root: Node<'a, '_>) -> Vec<Vec<&'a str>> {
    let sets = children(root, "ColumnSet").chain(children(root, "ColumnSetRef"));
    let keys = sets.flat_map(|set| children(set, "Key"));
    keys.map(|key| {
        let parts = children(key, "ColumnRef");
        parts.filter_map(|part| part.attribute("Ref")).collect()
    })
    .collect()
}

/// The column of the codes: the first key that is one column, else the one that is called code, else the
/// only one.
pub(super) fn code(columns: &[Column], keys: &[Vec<&str>]) -> Option<usize> {
    let key = keys.iter().find_map(|key| match key[..] {
        [one] => columns.iter().position(|c| c.id == one),
        _ => None,
    });
    let called = |names: &[&str]| columns.iter().position(|c| c.sounds_like(names));
    let only = (columns.len() == 1).then_some(0);
    // A key of several columns is no code: only a user can tell which part of it is.
    let compound = keys.iter().any(|key| key.len() > 1);
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
