//! What a page says of a type as a whole: its opening paragraphs, and where that stands.

use super::application::push_doc;
use super::candidate::Candidate;
use super::column::is_announcement;
use super::notes::Texts;
use super::subject::{Anchor, Anchors};
use crate::docs;
use crate::model::{Citation, SimpleType};
use crate::page::Page;
use crate::page::flow::{Item, ItemKind};
use crate::page::heading::numbered;
use crate::page::index::names;
use crate::resolve::Size;
use crate::source::Location;
use crate::text::topic;

/// Gives a type the paragraphs that open its section, and the citation of it.
pub(super) fn describe(
    simple: &mut SimpleType,
    places: &[Anchor],
    table: Option<&Candidate>,
    texts: &Texts<'_>,
    anchors: &Anchors<'_>,
    size: &mut Size,
) {
    let (pages, base) = (texts.pages, texts.base);
    let identity = &simple.identity;
    let name = identity.name.as_deref().or(identity.owner());
    let Some((page, section)) = section(name, places, table, pages, anchors) else {
        return;
    };
    let Some(found) = pages.get(page).filter(|p| p.unconverted.is_none()) else {
        return;
    };
    let table = table
        .filter(|t| t.page == page)
        .and_then(|t| found.blocks.get(t.block))
        .map(|b| b.item);
    let text = opening(found, section, table, base).filter(|(text, _)| !text.is_empty());
    let text = text.or_else(|| opening(found, Some(announced(found, section?)?), None, base));
    if let Some(heading) = section
        && simple.citation.is_none()
    {
        simple.citation = Some(citation(found, heading, base));
    }
    if let Some((markdown, start)) = text {
        let location = Location {
            source: found.source,
            start: start as u32,
            end: start as u32,
        };
        let markdown = texts.notes.settle(page, "", markdown);
        push_doc(&mut simple.docs, markdown, location, size);
    }
}

/// The section of a type: the one whose heading names it, else the one that defines nothing else.
fn section(
    name: Option<&str>,
    places: &[Anchor],
    table: Option<&Candidate>,
    pages: &[Page],
    anchors: &Anchors<'_>,
) -> Option<(usize, Option<usize>)> {
    let heading = |anchor: &Anchor| {
        let page = pages.get(anchor.page)?;
        let item = page.flow.items.get(anchor.item)?;
        Some(match item.kind {
            ItemKind::Heading(..) => Some(anchor.item),
            _ => item.heading,
        })
    };
    // a heading alone is not enough: something of the type must stand under it
    let defined = |anchor: &Anchor| {
        let page = pages.get(anchor.page);
        let is_heading = page.and_then(|p| p.heading_text(anchor.item)).is_some();
        !is_heading || table.is_some_and(|t| t.page == anchor.page && t.is_named_or_near())
    };
    let named = places.iter().filter(|a| defined(a)).find_map(|anchor| {
        let at = heading(anchor)??;
        let page = pages.get(anchor.page)?;
        if names(page.heading_text(at)?, name?) {
            return Some((anchor.page, Some(at)));
        }
        // below "State" may stand "Schema"
        let above = page.parent_heading(at)?;
        let about = page.heading_text(above).and_then(topic);
        (about.is_some() && about == topic(name?)).then_some((anchor.page, Some(above)))
    });
    named.or_else(|| {
        let anchor = places.iter().find(|a| a.own)?;
        let at = heading(anchor)?;
        let alone = anchors.is_alone(anchor.page, at);
        alone.then_some((anchor.page, at))
    })
}

/// The heading below that of a type which announces what is said of it: "Description".
fn announced(page: &Page, section: usize) -> Option<usize> {
    let behind = page.flow.items.iter().enumerate().skip(section + 1);
    let mut headings = behind.filter_map(|(i, item)| match &item.kind {
        ItemKind::Heading(text, above) => Some((i, text, *above)),
        _ => None,
    });
    // not beyond the section
    let inside = |&(_, _, above): &(usize, &String, Option<usize>)| above >= Some(section);
    let mut own = headings.by_ref().take_while(inside);
    own.find(|(_, text, above)| *above == Some(section) && is_announcement(text))
        .map(|(i, ..)| i)
}

/// The paragraphs from the heading to the first thing that is not a paragraph; of those between schema and
/// table only the sentences with references.
fn opening(
    page: &Page,
    heading: Option<usize>,
    table: Option<usize>,
    base: Option<&str>,
) -> Option<(String, usize)> {
    let first = heading.map_or(0, |h| h + 1);
    let items = page.flow.items.get(first..)?;
    let mut paragraphs: Vec<String> = Vec::new();
    let mut start = None;
    let mut rest = items.iter().enumerate();
    let mut lead_in = false;
    for (i, item) in rest.by_ref() {
        let ends = !matches!(item.kind, ItemKind::Text) || table == Some(first + i);
        if ends {
            lead_in =
                matches!(item.kind, ItemKind::Schema | ItemKind::Table) || table == Some(first + i);
            break;
        }
        // what `details` fold away is no less said, but the line that unfolds them says nothing
        let folds = page.tree.name(item.node) == "summary";
        let text = text(page, item, base);
        if !text.is_empty() && !item.nested && !folds {
            start.get_or_insert(item.start);
            paragraphs.push(text);
        }
    }
    // "The following is the schema:" says nothing in the docs
    if lead_in && paragraphs.len() > 1 && paragraphs.last().is_some_and(|p| is_sentence(p)) {
        paragraphs.pop();
    }
    paragraphs.retain(|p| !p.ends_with(':'));
    // nor does "XML" above a listing
    paragraphs.pop_if(|last| lead_in && is_label(last));
    if let Some(table) = table {
        // Not beyond the section: each part of a page is read for a few types at most, however far their tables.
        let leaves =
            |item: &Item| matches!(item.kind, ItemKind::Heading(_, under) if under < heading);
        for (_, item) in rest.take_while(|(i, item)| first + i < table && !leaves(item)) {
            if matches!(item.kind, ItemKind::Text) && !item.nested {
                let text = text(page, item, base);
                let kept: Vec<&str> = sentences(&text).filter(|s| s.contains("](http")).collect();
                if !kept.is_empty() {
                    start.get_or_insert(item.start);
                    paragraphs.push(kept.join(" "));
                }
            }
        }
    }
    let text = paragraphs.join("\n\n");
    Some((text, start?))
}

fn text(page: &Page, item: &Item, base: Option<&str>) -> String {
    docs::from_nodes(&page.tree, &item.run, base)
}

/// Whether a paragraph is a word or two, no sentence.
fn is_label(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    words <= 2 && paragraph.len() < 40 && !paragraph.ends_with(['.', '!', '?'])
}

/// Whether a paragraph is one short sentence.
fn is_sentence(paragraph: &str) -> bool {
    paragraph.len() < 250 && sentences(paragraph).count() == 1
}

/// Splits where a full stop and white space are followed by an upper-case letter.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .match_indices(". ")
            .map(|(i, _)| i + 1)
            .find(|&i| {
                let next = rest.get(i + 1..).and_then(|s| s.chars().next());
                next.is_some_and(|c| c.is_uppercase() || c == '[')
            })
            .unwrap_or(rest.len());
        let (sentence, tail) = rest.split_at_checked(end)?;
        rest = tail.trim_start_matches(' ');
        Some(sentence)
    })
}

/// Number, title and address of a section.
fn citation(page: &Page, heading: usize, base: Option<&str>) -> Citation {
    let text = page.heading_text(heading).unwrap_or("");
    let (section, title) = numbered(text);
    let document = page.title.as_deref().unwrap_or("");
    let title = if document.is_empty()
        || document == text
        || text.contains(document)
        || document.contains(text)
    {
        title.to_owned()
    } else {
        format!("{title}, {document}")
    };
    let id = page
        .flow
        .items
        .get(heading)
        .and_then(|i| page.tree.attribute(i.node, "id"));
    let url = base.map(|b| match id {
        Some(id) => format!("{}#{id}", b.split('#').next().unwrap_or(b)),
        None => b.to_owned(),
    });
    Citation {
        title,
        section: section.map(str::to_owned),
        url,
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn what_other_sections_say_is_not_read() {
        let page = "<h2>A</h2><p>First words.</p><pre>&lt;xs:simpleType name='A'&gt;&lt;xs:restriction base='xs:string'&gt;\
            &lt;xs:enumeration value='on'/&gt;&lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre>\
            <p>Also <a href='http://example.org/near'>near</a>.</p>\
            <h3>More</h3><p>And <a href='http://example.org/below'>below</a>.</p>\
            <h2>Other</h2><p>See <a href='http://example.org/far'>far</a>.</p>\
            <h2>Tables</h2><table><caption>A</caption><tr><th>Value</th><th>Description</th></tr>\
            <tr><td>on</td><td>It is on.</td></tr></table>";
        let generated = crate::Builder::new().text("a.html", page).generate();
        let code = generated.map(|g| g.code().to_owned()).unwrap_or_default();
        for said in ["First words.", "[near]", "[below]", "It is on."] {
            assert!(code.contains(said), "{said} in {code}");
        }
        assert!(!code.contains("[far]"), "{code}");
    }

    /// What a page with a type `State` says of it.
    fn said(page: &str) -> String {
        let schema = "<pre>&lt;xs:simpleType name='State'&gt;&lt;xs:restriction base='xs:string'&gt;\
            &lt;xs:enumeration value='on'/&gt;&lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre>";
        let page = page.replace("SCHEMA", schema);
        let generated = crate::Builder::new().text("a.html", page).generate();
        let code = generated.map(|g| g.code().to_owned()).unwrap_or_default();
        code.lines()
            .take_while(|l| !l.starts_with("pub enum"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn a_heading_may_announce_what_is_said_of_the_type() {
        for page in [
            "<h1>Things</h1><h2>State</h2><h3>Description</h3><p>How it is.</p>SCHEMA",
            "<h1>Things</h1><h2>State</h2>SCHEMA<h3>2.1.1 Remarks</h3><p>How it is.</p><h2>B</h2><p>No.</p>",
            "<h1>Things</h1><h2>State</h2><h3>Documentation</h3><p>How it is.</p><h3>Schema</h3>SCHEMA",
        ] {
            let said = said(page);
            assert!(said.contains("How it is."), "{page}: {said}");
            assert!(
                said.contains("Specified in State, Things."),
                "{page}: {said}"
            );
        }
        for page in [
            "<h1>Things</h1><h2>State</h2>SCHEMA<h3>Other</h3><p>How it is.</p>",
            "<h1>Things</h1><h2>State</h2>SCHEMA<h2>Description</h2><p>How it is.</p>",
            "<h1>Things</h1><h2>State</h2>SCHEMA<h3>Part</h3><h4>Description</h4><p>How it is.</p>",
        ] {
            assert!(!said(page).contains("How it is."), "{page}");
        }
    }

    #[test]
    fn sentence_ends() {
        let all: Vec<&str> = sentences("One, e.g. this. Two 1.5. [x](y). End").collect();
        assert_eq!(all, ["One, e.g. this.", "Two 1.5.", "[x](y).", "End"]);
    }
}
