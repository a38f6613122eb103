//! Which block of a page describes which type: evidence, choice, application, findings, one after the other.

#[cfg(feature = "pages")]
mod application;
#[cfg(feature = "pages")]
mod candidate;
#[cfg(feature = "pages")]
mod choice;
#[cfg(feature = "pages")]
mod column;
#[cfg(feature = "pages")]
mod evidence;
#[cfg(feature = "pages")]
mod findings;
mod inheritance;
mod lists;
mod matched;
#[cfg(feature = "pages")]
mod notes;
#[cfg(feature = "pages")]
mod opening;
#[cfg(feature = "pages")]
mod subject;

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::Model;
#[cfg(feature = "pages")]
use crate::model::TypeId;
use crate::options::ReadOptions;
use crate::page::Page;
#[cfg(feature = "pages")]
use crate::resolve::Size;
use crate::source::{Location, SourceId};
#[cfg(feature = "pages")]
use candidate::Candidate;
#[cfg(feature = "pages")]
use choice::Claims;
#[cfg(feature = "pages")]
use notes::Texts;
#[cfg(feature = "pages")]
use subject::{Anchor, Anchors};

pub(crate) use lists::{describe_by_lists, silent_lists};
pub use matched::Match;

/// Gives the model's types and values the descriptions of the pages; says what page and schema disagree on.
#[cfg(feature = "pages")]
pub(crate) fn describe(
    model: &mut Model,
    pages: &[Page],
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    if pages.is_empty() {
        return Vec::new();
    }
    let uses = std::mem::take(&mut model.uses);
    let anchors = Anchors::of(pages, &uses);
    let mut found: Vec<(usize, Vec<Candidate>)> = Vec::new();
    let mut places: Vec<Vec<Anchor>> = Vec::new();
    let mut subjects: Vec<String> = Vec::new();
    for (i, simple) in model.types.iter().enumerate() {
        let subject = anchors.subject(simple);
        let candidates = evidence::candidates(&subject, pages);
        let name = subject.names.first().or(subject.uses.first());
        subjects.push(name.copied().unwrap_or("").to_owned());
        places.push(subject.anchors);
        found.push((i, candidates));
    }
    let subjects: Vec<&String> = (0..subjects.len())
        .filter_map(|i| subjects.get(inheritance::twin(model, i)))
        .collect();
    let mut claims = Claims::default();
    for ((_, candidates), name) in found.iter().zip(&subjects) {
        for candidate in candidates.iter().filter(|c| c.is_sure()) {
            claims.add(candidate, name);
        }
    }
    let mut size = Size::new(options.limits.model_size);
    for simple in &model.types {
        size.add_content(&simple.content);
    }
    let texts = Texts::of(pages, options.base_url.as_deref());
    let mut matches = Vec::new();
    for (((i, candidates), places), subject) in found.iter().zip(places).zip(&subjects) {
        let i = *i;
        let Some(simple) = model.types.get_mut(i) else {
            continue;
        };
        let chosen = choice::choose(candidates, &claims, subject, options.apply_doubtful);
        for (candidate, applied) in &chosen {
            let Some(location) = candidate.location(pages) else {
                continue;
            };
            matches.push(Match {
                type_id: TypeId(i as u32),
                location,
                evidence: candidate.to_string(),
                applied: *applied,
            });
            if !applied {
                diagnostics.push(findings::doubtful(simple, candidate, location));
            }
        }
        let applied: Vec<&Candidate> = chosen.iter().filter(|c| c.1).map(|c| c.0).collect();
        application::apply(simple, &applied, &texts, &mut size);
        findings::report(simple, &applied, pages, diagnostics);
        opening::describe(
            simple,
            &places,
            applied.first().copied(),
            &texts,
            &anchors,
            &mut size,
        );
        if size.is_over() {
            diagnostics.push(size.error(simple.location));
            break;
        }
    }
    if !size.is_over() {
        inheritance::inherit(model, &mut size);
        if let Some(last) = model.types.last().filter(|_| size.is_over()) {
            diagnostics.push(size.error(last.location));
        }
    }
    matches
}

/// The warnings that pages which were given for their descriptions alone have none, and why.
pub(crate) fn silent(
    model: &Model,
    pages: &[Page],
    given: &[SourceId],
    matches: &[Match],
) -> Vec<Diagnostic> {
    let speaking = speaking(model);
    let given: HashSet<&SourceId> = given.iter().collect();
    let is_silent = |p: &&Page| given.contains(&p.source) && !speaking.contains(&p.source);
    let warning = |page: &Page| {
        let thin = matches.iter().find(|m| m.location.source == page.source);
        let why = match thin {
            _ if page.unconverted.is_some() => "it has to be converted first".to_owned(),
            Some(thin) => format!("the evidence is too thin: {}", thin.evidence),
            None => "no table, list, section or paragraph on it has enough values of one type"
                .to_owned(),
        };
        Diagnostic::warning(
            codes::NOTHING_DESCRIBED,
            format!("this page describes nothing: {why}"),
        )
        .at(Location {
            source: page.source,
            start: 0,
            end: 0,
        })
        .help(page.unconverted.as_deref().unwrap_or("give the page that describes the types, name them in the headings or captions of its tables, or use `--apply-doubtful`"))
    };
    pages.iter().filter(is_silent).map(warning).collect()
}

/// The documents that something is said in of a type or value.
fn speaking(model: &Model) -> HashSet<SourceId> {
    let docs = model.types.iter().flat_map(|simple| {
        let values = simple
            .enumeration()
            .map_or(&[][..], |e| e.values.as_slice());
        simple
            .docs
            .iter()
            .chain(values.iter().flat_map(|v| &v.docs))
    });
    docs.map(|d| d.location.source).collect()
}

/// Without pages there is nothing to describe with.
#[cfg(not(feature = "pages"))]
pub(crate) fn describe(
    _model: &mut Model,
    _pages: &[Page],
    _options: &ReadOptions,
    _diagnostics: &mut Diagnostics,
) -> Vec<Match> {
    Vec::new()
}
