//! What is described: types with their names and literals, and where pages define or name them.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::markup::scan::collapse;
use crate::model::SimpleType;
use crate::page::Page;
use crate::source::SourceId;
use crate::text::topic;

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
    /// Names of elements and attributes that have it.
    pub(super) uses: Vec<&'a str>,
    /// What they are about.
    pub(super) topics: Vec<String>,
    /// Its literals.
    pub(super) literals: Vec<&'a str>,
    /// Where it is.
    pub(super) anchors: Vec<Anchor>,
    /// Indexes of the pages that may describe it.
    pub(super) pages: Vec<usize>,
}

/// Where definitions and names stand on all pages.
pub(super) struct Anchors<'a> {
    by_place: HashMap<(SourceId, u32), Anchor>,
    by_name: HashMap<&'a str, Vec<(Anchor, &'a [String])>>,
    /// Headings by the words in them, in lower case.
    headings: HashMap<&'a str, Vec<Anchor>>,
    /// Pages by what they speak of, in lower case; made when a type is not defined on a page.
    spoken: OnceCell<HashMap<&'a str, Vec<usize>>>,
    pages: &'a [Page],
    /// Names of elements and attributes by the local name of their type.
    uses: &'a HashMap<String, Vec<String>>,
    /// How many definitions stand under a heading of a page.
    under: HashMap<(usize, Option<usize>), usize>,
}

/// Definitions and headings of one name that are looked at.
const NAMESAKES: usize = 64;

impl<'a> Anchors<'a> {
    /// Looks through all pages.
    pub(super) fn of(pages: &'a [Page], uses: &'a HashMap<String, Vec<String>>) -> Self {
        let mut this = Self {
            by_place: HashMap::new(),
            by_name: HashMap::new(),
            headings: HashMap::new(),
            spoken: OnceCell::new(),
            pages,
            uses,
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
    pub(super) fn subject<'m>(&self, simple: &'m SimpleType) -> Subject<'m>
    where
        'a: 'm,
    {
        let literals: Vec<&str> = simple
            .enumeration()
            .map(|e| e.values.iter().map(|v| v.literal.as_str()).collect())
            .unwrap_or_default();
        let known: HashSet<&str> = literals.iter().copied().collect();
        let identity = &simple.identity;
        let owner = identity.owner();
        let mut names: Vec<&str> = identity.name.as_deref().or(owner).into_iter().collect();
        let used = |name: &&str| self.uses.get(*name).into_iter().flatten();
        let mut uses: Vec<&str> = names.iter().flat_map(used).map(String::as_str).collect();
        let topics: Vec<String> = names
            .iter()
            .chain(&uses)
            .copied()
            .filter_map(topic)
            .collect();
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
        let mut pages: Vec<usize> = anchors.iter().map(|a| a.page).collect();
        if !anchors.iter().any(|a| a.own) {
            if identity.name.is_none() {
                // found by what it hangs from, which is less than a name of its own
                uses.append(&mut names);
            }
            for name in names.iter().chain(&uses) {
                let naming = self.pages.iter().enumerate();
                pages.extend(naming.filter(|(_, p)| p.index.names(name)).map(|(i, _)| i));
            }
            for topic in &topics {
                let about = self.pages.iter().enumerate();
                pages.extend(
                    about
                        .filter(|(_, p)| p.index.has_topic(topic))
                        .map(|(i, _)| i),
                );
            }
            pages.extend(self.speaking_of(&literals));
        }
        pages.sort_unstable();
        pages.dedup();
        Subject {
            names,
            uses,
            topics,
            literals,
            anchors,
            pages,
        }
    }

    /// Pages that speak of half of the literals.
    fn speaking_of(&self, literals: &[&str]) -> Vec<usize> {
        let spoken = self.spoken.get_or_init(|| {
            let mut spoken: HashMap<&str, Vec<usize>> = HashMap::new();
            for (p, page) in self.pages.iter().enumerate() {
                for key in page.index.keys() {
                    spoken.entry(key).or_default().push(p);
                }
            }
            spoken
        });
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for literal in literals {
            let key = collapse(literal).to_lowercase();
            for &page in spoken.get(key.as_str()).into_iter().flatten() {
                *counts.entry(page).or_default() += 1;
            }
        }
        let half = |&(_, count): &(usize, usize)| count > 1 && count * 2 >= literals.len();
        counts.into_iter().filter(half).map(|c| c.0).collect()
    }

    /// Whether nothing else is defined under the heading of a definition.
    pub(super) fn is_alone(&self, page: usize, heading: Option<usize>) -> bool {
        self.under.get(&(page, heading)) == Some(&1)
    }
}
