//! What is described: types with their names and literals, and where pages define or name them.

use std::collections::{HashMap, HashSet};

use crate::model::SimpleType;
use crate::page::Page;
use crate::source::SourceId;

/// Where a type is defined or spoken of on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// Index of the page.
    pub(super) page: usize,
    /// Index of the item of its schema text, or of the heading that names it.
    pub(super) item: usize,
    /// It is this very definition, not another of the same name.
    pub(super) own: bool,
}

/// A type as pages see it.
pub(super) struct Subject<'a> {
    /// Its name, or the name of what it hangs from.
    pub(super) names: Vec<&'a str>,
    /// Its literals.
    pub(super) literals: Vec<&'a str>,
    /// Where it is.
    pub(super) anchors: Vec<Anchor>,
}

/// Where definitions and names stand on all pages.
pub(super) struct Anchors<'a> {
    by_place: HashMap<(SourceId, u32), Anchor>,
    by_name: HashMap<&'a str, Vec<(Anchor, &'a [String])>>,
    /// Headings by the words in them, in lower case.
    headings: HashMap<&'a str, Vec<Anchor>>,
    /// How many definitions stand under a heading of a page.
    under: HashMap<(usize, Option<usize>), usize>,
}

/// Definitions and headings of one name that are looked at.
const NAMESAKES: usize = 64;

impl<'a> Anchors<'a> {
    /// Looks through all pages.
    pub(super) fn of(pages: &'a [Page]) -> Self {
        let mut this = Self {
            by_place: HashMap::new(),
            by_name: HashMap::new(),
            headings: HashMap::new(),
            under: HashMap::new(),
        };
        for (p, page) in pages.iter().enumerate() {
            for definition in page.fragments.iter().flat_map(|f| &f.definitions) {
                let start = definition.start as usize;
                let item = page.flow.items.partition_point(|i| i.start <= start);
                let anchor = Anchor {
                    page: p,
                    item: item.saturating_sub(1),
                    own: false,
                };
                let heading = page.flow.items.get(anchor.item).and_then(|i| i.heading);
                *this.under.entry((p, heading)).or_insert(0) += 1;
                this.by_place
                    .insert((page.source, definition.start), anchor);
                let name = definition.name.as_deref();
                if let Some(name) = name.or(definition.owners.first().map(String::as_str)) {
                    let entry = (anchor, definition.literals.as_slice());
                    this.by_name.entry(name).or_default().push(entry);
                }
            }
            for (word, items) in &page.index.headings {
                let list = this.headings.entry(word).or_default();
                list.extend(items.iter().map(|&item| Anchor {
                    page: p,
                    item,
                    own: false,
                }));
            }
        }
        this
    }

    /// A type with its names, literals, and all places that it is defined or named at.
    pub(super) fn subject<'m>(&self, simple: &'m SimpleType) -> Subject<'m> {
        let literals: Vec<&str> = simple
            .enumeration()
            .map(|e| e.values.iter().map(|v| v.literal.as_str()).collect())
            .unwrap_or_default();
        let known: HashSet<&str> = literals.iter().copied().collect();
        let identity = &simple.identity;
        let owner = identity.path.iter().rev().find_map(|s| s.name.as_deref());
        let names: Vec<&str> = identity.name.as_deref().or(owner).into_iter().collect();
        let mut anchors: Vec<Anchor> = Vec::new();
        let place = (simple.location.source, simple.location.start);
        if let Some(&anchor) = self.by_place.get(&place) {
            anchors.push(Anchor {
                own: true,
                ..anchor
            });
        }
        for name in &names {
            let namesakes = self.by_name.get(name).into_iter().flatten();
            for &(anchor, others) in namesakes.take(NAMESAKES) {
                let same = others.iter().filter(|o| known.contains(o.as_str())).count();
                let alike = same * 2 >= literals.len().max(others.len());
                let new = |a: &Anchor| a.page != anchor.page || a.item != anchor.item;
                if alike && anchors.iter().all(new) {
                    anchors.push(anchor);
                }
            }
            if identity.name.is_some() {
                let headings = self.headings.get(name.to_lowercase().as_str());
                anchors.extend(headings.into_iter().flatten().take(NAMESAKES));
            }
        }
        Subject {
            names,
            literals,
            anchors,
        }
    }

    /// Whether nothing else is defined under the heading of a definition.
    pub(super) fn is_alone(&self, page: usize, heading: Option<usize>) -> bool {
        self.under.get(&(page, heading)) == Some(&1)
    }
}
