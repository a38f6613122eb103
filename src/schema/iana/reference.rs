//! What an entry refers to: documents, persons and footnotes, as a line of text.

use std::collections::HashMap;

use roxmltree::Node;

use super::{text_in, text_of};
use crate::model::Doc;
use crate::schema::table::{doc, on_one_line};
use crate::source::Location;
use crate::xml::children;

/// Persons and footnotes of a document.
pub(super) struct References<'a, 't> {
    people: HashMap<&'a str, String>,
    footnotes: HashMap<&'a str, Node<'a, 't>>,
}

impl<'a, 't> References<'a, 't> {
    pub(super) fn of(root: Node<'a, 't>) -> Self {
        let named = |name: &'static str| {
            root.descendants()
                .filter(move |n| n.is_element() && n.tag_name().name() == name)
        };
        let person = |n: Node<'a, 't>| Some((n.attribute("id")?, text_in(n, "name")?));
        let footnote = |n: Node<'a, 't>| Some((n.attribute("anchor")?, n));
        Self {
            people: named("person").filter_map(person).collect(),
            footnotes: named("footnote").filter_map(footnote).collect(),
        }
    }

    /// The footnotes that a record refers to.
    pub(super) fn notes(&self, record: Node<'_, '_>) -> Vec<String> {
        let data = notes(record).filter_map(|n| n.attribute("data"));
        data.filter_map(|anchor| self.footnotes.get(anchor))
            .map(|n| text_of(*n))
            .collect()
    }

    /// The documents and persons that an element refers to.
    pub(super) fn doc(&self, node: Node<'_, '_>, place: Location) -> Option<Doc> {
        const WITHIN: [&str; 3] = ["reference", "references", "spec"];
        let direct = children(node, "xref");
        let within = WITHIN
            .iter()
            .flat_map(|name| children(node, name))
            .flat_map(|n| children(n, "xref"));
        let mut found: Vec<String> = Vec::new();
        for xref in direct.chain(within).filter(|x| !is_note(*x)) {
            let text = match xref.attribute("type").zip(xref.attribute("data")) {
                Some(("person", id)) if on_one_line(&text_of(xref)).is_empty() => {
                    self.people.get(id).cloned().unwrap_or_else(|| shown(xref))
                }
                _ => shown(xref),
            };
            if !text.is_empty() && !found.contains(&text) {
                found.push(text);
            }
        }
        let text = format!("References: {}.", found.join("; "));
        (!found.is_empty())
            .then(|| doc(&text, None, place))
            .flatten()
    }
}

fn is_note(xref: Node<'_, '_>) -> bool {
    matches!(xref.attribute("type"), Some("note" | "footnote"))
}

fn notes<'a, 't>(record: Node<'a, 't>) -> impl Iterator<Item = Node<'a, 't>> {
    let xrefs = record
        .descendants()
        .filter(|n| n.is_element() && n.tag_name().name() == "xref");
    xrefs.filter(|x| is_note(*x))
}

/// A reference as it is shown: its text, else what it is called by its kind.
pub(super) fn shown(xref: Node<'_, '_>) -> String {
    let text = on_one_line(xref.text().unwrap_or(""));
    let data = on_one_line(xref.attribute("data").unwrap_or(""));
    let shown = match (xref.attribute("type"), text.is_empty()) {
        (_, false) => text,
        (Some("rfc" | "bcp" | "std" | "fyi"), _) => {
            let digits = data
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(data.len());
            let (series, number) = data.split_at(digits);
            format!("{} {number}", series.to_uppercase())
        }
        (Some("rfc-errata"), _) => format!("RFC Errata {data}"),
        (Some("person"), _) => data.replace('_', " "),
        _ => data,
    };
    match xref.attribute("section") {
        Some(section) if !shown.contains(section) => format!("{shown}, Section {section}"),
        _ => shown,
    }
}
