//! Notes that marks such as `<24>` in a text refer to, as open specifications have them at their ends: `<24> Section
//! 2.2.5: …`.

use std::collections::{BTreeSet, HashMap};

use crate::docs;
use crate::page::Page;
use crate::page::flow::ItemKind;

/// Longest part of a note that only says what it belongs to: `Section 2.2.5.39:`.
const LEAD: usize = 120;

/// Where descriptions come from.
pub(super) struct Texts<'a> {
    pub(super) pages: &'a [Page],
    pub(super) notes: Notes,
    /// Address that relative links are resolved against.
    pub(super) base: Option<&'a str>,
}

impl<'a> Texts<'a> {
    pub(super) fn of(pages: &'a [Page], base: Option<&'a str>) -> Self {
        let notes = Notes::of(pages, base);
        Self { pages, notes, base }
    }
}

/// The notes of all pages.
pub(super) struct Notes {
    /// By page, then by number.
    pages: Vec<HashMap<u32, String>>,
    /// The one page that has notes, for the others: a document may come in many files.
    only: Option<usize>,
}

impl Notes {
    /// Finds the paragraphs that begin with a mark.
    fn of(pages: &[Page], base: Option<&str>) -> Self {
        let pages: Vec<_> = pages.iter().map(|page| of_page(page, base)).collect();
        let mut with = (0..).zip(&pages).filter(|(_, notes)| !notes.is_empty());
        let only = match (with.next(), with.next()) {
            (Some((page, _)), None) => Some(page),
            _ => None,
        };
        Self { pages, only }
    }

    /// A description without marks, and behind it the notes that they, and those behind the value, refer to.
    pub(super) fn settle(&self, page: usize, value: &str, markdown: String) -> String {
        let (mut text, mut marks) = without_marks(markdown);
        marks.extend(without_marks(value.to_owned()).1);
        let own = self.pages.get(page).filter(|notes| !notes.is_empty());
        let notes = own.or(self.only.and_then(|only| self.pages.get(only)));
        for note in marks.iter().filter_map(|mark| notes?.get(mark)) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str("Note: ");
            text.push_str(note);
        }
        text
    }
}

fn of_page(page: &Page, base: Option<&str>) -> HashMap<u32, String> {
    let mut notes = HashMap::new();
    for item in &page.flow.items {
        let first = item.run.first().map(|&n| page.tree.text_up_to(n, 8));
        let begins = first.is_some_and(|text| text.trim_start().starts_with('<'));
        if !begins || item.nested || !matches!(item.kind, ItemKind::Text) {
            continue;
        }
        let markdown = docs::from_nodes(&page.tree, &item.run, base);
        if let Some((number, text)) = mark(&markdown) {
            let text = without_lead(text.trim_start());
            if !text.is_empty() {
                notes.entry(number).or_insert_with(|| text.to_owned());
            }
        }
    }
    notes
}

/// A note without what it says of the section that it belongs to.
fn without_lead(note: &str) -> &str {
    let lead = note.split_once(": ").filter(|(lead, _)| {
        let number = lead.contains(|c: char| c.is_ascii_digit());
        lead.len() < LEAD && number && !lead.contains(". ")
    });
    lead.map_or(note, |(_, text)| text)
}

/// The mark that a text begins with, also as a link or with a backslash, and what follows.
fn mark(markdown: &str) -> Option<(u32, &str)> {
    let linked = markdown.strip_prefix('[');
    let body = linked.unwrap_or(markdown);
    let body = body.strip_prefix('\\').unwrap_or(body).strip_prefix('<')?;
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = body.split_at_checked(digits).filter(|_| digits < 5)?;
    let rest = rest.strip_prefix('\\').unwrap_or(rest).strip_prefix('>')?;
    let rest = match linked {
        Some(_) => rest.strip_prefix("](")?.split_once(')')?.1,
        None => rest,
    };
    Some((number.parse().ok()?, rest))
}

/// Markdown without marks, and their numbers; code is left as it is.
fn without_marks(markdown: String) -> (String, BTreeSet<u32>) {
    let mut marks = BTreeSet::new();
    if !markdown.contains('<') {
        return (markdown, marks);
    }
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown.as_str();
    while let Some(next) = rest.chars().next() {
        if let Some((number, behind)) = mark(rest) {
            marks.insert(number);
            rest = behind;
            if out.ends_with(' ') || out.is_empty() {
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
            if rest.is_empty() || rest.starts_with('\n') {
                out.truncate(out.trim_end_matches(' ').len());
            }
            continue;
        }
        let taken = match next {
            '`' => code(rest),
            '\\' => rest.chars().take(2).map(char::len_utf8).sum(),
            _ => next.len_utf8(),
        };
        let (copied, behind) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        out.push_str(copied);
        rest = behind;
    }
    (out, marks)
}

/// How long the code is that a text begins with: up to as many backticks.
fn code(markdown: &str) -> usize {
    let ticks = markdown.bytes().take_while(|b| *b == b'`').count();
    let fence = markdown.get(..ticks).unwrap_or("");
    let behind = markdown.get(ticks..).unwrap_or("");
    behind.find(fence).map_or(ticks, |at| at + 2 * ticks)
}

#[cfg(test)]
mod tests {
    use super::{Notes, without_lead, without_marks};
    use std::collections::HashMap;

    #[test]
    fn marks_go_and_notes_follow() {
        let note = |text: &str| HashMap::from([(24, text.to_owned())]);
        let notes = Notes {
            pages: vec![note("Not in version 1."), HashMap::new()],
            only: Some(0),
        };
        for (page, text, settled) in [
            (
                0,
                "It SHOULD\\<24> be on.",
                "It SHOULD be on.\n\nNote: Not in version 1.",
            ),
            (
                1,
                "It is on. <24> Or off.",
                "It is on. Or off.\n\nNote: Not in version 1.",
            ),
            (
                0,
                "On.[\\<24>](http://a.org/b#c)",
                "On.\n\nNote: Not in version 1.",
            ),
            (0, "On.<24><25>", "On.\n\nNote: Not in version 1."),
            (0, "On.<25>", "On."),
            (0, "<24>", "Note: Not in version 1."),
        ] {
            assert_eq!(notes.settle(page, "", text.to_owned()), settled, "{text}");
        }
        let settled = notes.settle(0, "on <24>", "It is on.".to_owned());
        assert_eq!(settled, "It is on.\n\nNote: Not in version 1.");
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "`a<24>` is code",
            "a < 24 > b",
            "a <b1> c",
            "<123456>",
            "```text\n<24>\n```",
            "\\\\`<",
        ] {
            assert_eq!(without_marks(text.to_owned()).0, text);
        }
    }

    #[test]
    fn notes_begin_behind_their_sections() {
        assert_eq!(
            without_lead("Section 2.2.5: Only on Sundays."),
            "Only on Sundays."
        );
        assert_eq!(
            without_lead("Two ways: this and that."),
            "Two ways: this and that."
        );
    }
}
