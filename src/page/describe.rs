//! Gives types and values the descriptions that pages have for them.

use std::collections::{HashMap, HashSet};

use super::evidence::{self, Anchor, Candidate, Subject};
use super::flow::ItemKind;
use super::{Match, Page, disagree, opening};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::docs;
use crate::model::{Content, Doc, DocOrigin, Enumeration, Model, SimpleType, TypeId};
use crate::options::ReadOptions;
use crate::source::Location;

/// Gives the model's types and values the descriptions of the pages; says what page and schema disagree on.
pub(super) fn describe(
    model: &mut Model,
    pages: &[Page],
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    if pages.is_empty() {
        return Vec::new();
    }
    let anchors = Anchors::of(pages);
    let mut found: Vec<(usize, Vec<Candidate>)> = Vec::new();
    let mut places: Vec<Vec<Anchor>> = Vec::new();
    let mut subjects: Vec<String> = Vec::new();
    for (i, simple) in model.types.iter().enumerate() {
        let subject = anchors.subject(simple);
        let candidates = evidence::candidates(&subject, pages);
        subjects.push(subject.names.first().copied().unwrap_or("").to_owned());
        places.push(subject.anchors);
        found.push((i, candidates));
    }
    let mut claims = Claims::default();
    for ((_, candidates), name) in found.iter().zip(&subjects) {
        for candidate in candidates.iter().filter(|c| c.is_sure()) {
            claims.add(candidate, name);
        }
    }
    let mut matches = Vec::new();
    for (((i, candidates), places), subject) in found.iter().zip(places).zip(&subjects) {
        let i = *i;
        let Some(simple) = model.types.get_mut(i) else {
            continue;
        };
        let chosen = choose(candidates, &claims, subject, options.apply_doubtful);
        for (candidate, applied) in &chosen {
            let Some(location) = location(pages, candidate) else {
                continue;
            };
            matches.push(Match {
                type_id: TypeId(i as u32),
                location,
                evidence: candidate.to_string(),
                applied: *applied,
            });
            if !applied {
                diagnostics.push(doubtful(simple, candidate, location));
            }
        }
        let applied: Vec<&Candidate> = chosen.iter().filter(|c| c.1).map(|c| c.0).collect();
        apply(simple, &applied, pages, options);
        disagree::report(simple, &applied, pages, diagnostics);
        opening::describe(
            simple,
            &places,
            applied.first().copied(),
            pages,
            &anchors,
            options,
        );
    }
    matches
}

/// Which types claim which block, so that it is given to the one with the best claim.
#[derive(Default)]
struct Claims<'a> {
    /// For each block the two best claims of types with different names.
    best: HashMap<(usize, usize), Vec<(&'a str, Claim)>>,
}

type Claim = (u8, usize, usize);

impl<'a> Claims<'a> {
    fn add(&mut self, candidate: &Candidate, subject: &'a str) {
        let list = self
            .best
            .entry((candidate.page, candidate.block))
            .or_default();
        let claim = candidate.claim();
        match list.iter_mut().find(|(name, _)| *name == subject) {
            Some(own) => own.1 = own.1.max(claim),
            None => list.push((subject, claim)),
        }
        list.sort_by_key(|(_, claim)| std::cmp::Reverse(*claim));
        list.truncate(2);
    }

    /// Whether no type of another name has a claim that is better, or as good where none is named.
    fn is_undisputed(&self, candidate: &Candidate, subject: &str) -> bool {
        let claim = candidate.claim();
        let list = self.best.get(&(candidate.page, candidate.block));
        let rival = list.and_then(|l| l.iter().find(|(name, _)| *name != subject));
        rival.is_none_or(|(_, other)| claim > *other || claim.0 == 3)
    }
}

/// Where definitions and names stand on all pages.
pub(super) struct Anchors<'a> {
    by_place: HashMap<(crate::source::SourceId, u32), Anchor>,
    by_name: HashMap<&'a str, Vec<(Anchor, &'a [String])>>,
    /// Headings by the words in them, in lower case.
    headings: HashMap<&'a str, Vec<Anchor>>,
    /// How many definitions stand under a heading of a page.
    under: HashMap<(usize, Option<usize>), usize>,
}

/// Definitions and headings of one name that are looked at.
const NAMESAKES: usize = 64;

impl<'a> Anchors<'a> {
    fn of(pages: &'a [Page]) -> Self {
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
    fn subject<'m>(&self, simple: &'m SimpleType) -> Subject<'m> {
        let literals: Vec<&str> = enumeration(simple)
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

pub(super) fn enumeration(simple: &SimpleType) -> Option<&Enumeration> {
    match &simple.content {
        Content::Enumeration(e) => Some(e),
        Content::List(_) | Content::Alias(_) => None,
    }
}

/// The block that describes a type, those that add to it, or the one that might.
fn choose<'c>(
    candidates: &'c [Candidate],
    claims: &Claims<'_>,
    subject: &str,
    apply_doubtful: bool,
) -> Vec<(&'c Candidate, bool)> {
    let sure = |c: &&Candidate| c.is_sure() && claims.is_undisputed(c, subject);
    let Some(best) = candidates.iter().find(sure) else {
        let doubtful = candidates.first().filter(|c| c.is_worth_a_word());
        return doubtful.map(|c| (c, apply_doubtful)).into_iter().collect();
    };
    let mut chosen = vec![(best, true)];
    let mut covered: HashSet<usize> = best.rows.iter().map(|r| r.0).collect();
    for more in candidates {
        let adds = more.rows.iter().any(|r| !covered.contains(&r.0));
        let near = more.page == best.page && more.is_named_or_near() && more.covers_block();
        if adds && near && claims.is_undisputed(more, subject) {
            covered.extend(more.rows.iter().map(|r| r.0));
            if !std::ptr::eq(more, best) {
                chosen.push((more, true));
            }
        }
    }
    chosen
}

pub(super) fn location(pages: &[Page], candidate: &Candidate) -> Option<Location> {
    let page = pages.get(candidate.page)?;
    let block = page.blocks.get(candidate.block)?;
    let start = page.flow.items.get(block.item)?.start as u32;
    Some(Location {
        source: page.source,
        start,
        end: start,
    })
}

fn doubtful(simple: &SimpleType, candidate: &Candidate, location: Location) -> Diagnostic {
    let name = title(simple);
    Diagnostic::warning(
        codes::DOUBTFUL_MATCH,
        format!("this may describe {name}, but the evidence is thin: {candidate}"),
    )
    .at(location)
    .related("the type", simple.location)
    .help("if it does, use `--apply-doubtful`; it is not applied now")
}

/// What messages call a type.
pub(super) fn title(simple: &SimpleType) -> String {
    let identity = &simple.identity;
    match (
        &identity.name,
        identity.path.iter().rev().find_map(|s| s.name.as_deref()),
    ) {
        (Some(name), _) => format!("`{name}`"),
        (None, Some(owner)) => format!("the type of `{owner}`"),
        (None, None) => "an anonymous type".to_owned(),
    }
}

/// Takes the texts over. The first block that has a value describes it.
fn apply(simple: &mut SimpleType, applied: &[&Candidate], pages: &[Page], options: &ReadOptions) {
    let Content::Enumeration(enumeration) = &mut simple.content else {
        return;
    };
    let mut done = vec![false; enumeration.values.len()];
    for candidate in applied {
        let Some(page) = pages.get(candidate.page) else {
            continue;
        };
        let Some(block) = page.blocks.get(candidate.block) else {
            continue;
        };
        let Some(column) = disagree::description_column(block, candidate.column) else {
            continue;
        };
        for &(literal, row, _) in &candidate.rows {
            let (Some(value), Some(done)) =
                (enumeration.values.get_mut(literal), done.get_mut(literal))
            else {
                continue;
            };
            let Some(row) = block.rows.get(row) else {
                continue;
            };
            let Some(cell) = row.cells.get(column) else {
                continue;
            };
            if *done
                || row
                    .cells
                    .get(candidate.column)
                    .is_some_and(|k| std::ptr::eq(k, cell))
            {
                continue;
            }
            let markdown = match &cell.markdown {
                Some(markdown) => markdown.clone(),
                None => docs::from_nodes(&page.tree, &cell.nodes, options.base_url.as_deref()),
            };
            *done = !markdown.is_empty();
            let location = Location {
                source: page.source,
                start: row.start as u32,
                end: row.start as u32,
            };
            push_doc(&mut value.docs, markdown, location);
        }
    }
}

/// Adds a text unless it says nothing new.
pub(super) fn push_doc(docs: &mut Vec<Doc>, markdown: String, location: Location) {
    let essence = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let new = essence(&markdown);
    if new.is_empty() || docs.iter().any(|d| essence(&d.markdown).contains(&new)) {
        return;
    }
    docs.push(Doc {
        lang: None,
        source: None,
        markdown,
        location,
        origin: DocOrigin::Page,
    });
}

impl Page {
    /// The heading that a heading stands under.
    pub(super) fn parent_heading(&self, item: usize) -> Option<usize> {
        match &self.flow.items.get(item)?.kind {
            ItemKind::Heading(_, parent) => *parent,
            _ => None,
        }
    }

    /// Text of a heading.
    pub(super) fn heading_text(&self, item: usize) -> Option<&str> {
        match &self.flow.items.get(item)?.kind {
            ItemKind::Heading(text, _) => Some(text),
            _ => None,
        }
    }
}
