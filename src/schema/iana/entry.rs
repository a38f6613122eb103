//! What an entry of a registry is: a value that somebody was assigned, or one of the kinds that nobody was.

use super::range;
use crate::options::REGISTRY_ENTRIES;
use crate::schema::table::{Column, Roles, Row};
use crate::text::some_of;

/// Kinds of entries that nobody was assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Range,
    Unassigned,
    Reserved,
    Private,
    Experimental,
}

/// Their words in `registry-entries`.
const WORDS: [(&str, Kind); 5] = {
    let [ranges, unassigned, reserved, private, experimental] = REGISTRY_ENTRIES;
    [
        (ranges, Kind::Range),
        (unassigned, Kind::Unassigned),
        (reserved, Kind::Reserved),
        (private, Kind::Private),
        (experimental, Kind::Experimental),
    ]
};

/// The kinds that `registry-entries` names; a run with another word ended before.
pub(super) fn wanted(words: &[String]) -> Vec<Kind> {
    let kind = |word: &String| WORDS.iter().find(|(known, _)| known == word);
    words
        .iter()
        .filter_map(kind)
        .map(|(_, kind)| *kind)
        .collect()
}

/// One entry.
#[derive(Debug)]
pub(super) struct Entry {
    code: Option<String>,
    is_range: bool,
    kind: Option<Kind>,
    /// What it is called.
    name: String,
    /// Why it is deprecated, where it is.
    pub(super) deprecated: Option<String>,
}

impl Entry {
    pub(super) fn of(row: &Row<'_>, roles: &Roles, columns: &[Column]) -> Self {
        let cell = |column: usize| row.cells.iter().find(|c| c.column == column);
        let code = cell(roles.code).map(|c| c.text.to_string());
        let described = roles.described.iter().filter_map(|&column| cell(column));
        let described: Vec<&str> = described.map(|c| c.text.as_ref()).collect();
        let others = row.cells.iter().filter(|c| c.column != roles.code);
        let is_word = |text: &str| kind_of(text).filter(|_| text.len() <= SHORT);
        // Where names are the codes, one of them may be `Reserved`.
        let own = code.as_deref().and_then(is_word);
        let kind = described.iter().find_map(|text| kind_of(text));
        let kind = kind.or(own).or_else(|| {
            let mut words = others.filter_map(|c| is_word(&c.text));
            words.next()
        });
        Self {
            is_range: code.as_deref().is_some_and(range::is_range),
            kind,
            name: described.first().map_or("", |d| *d).to_owned(),
            deprecated: deprecated(row, &described, code.as_deref(), columns),
            code,
        }
    }

    /// Whether it is one value: what has no code is for others to report.
    pub(super) fn is_value(&self, wanted: &[Kind]) -> bool {
        !self.is_range && self.kind.is_none_or(|kind| wanted.contains(&kind))
    }

    /// The numbers of a range, where ranges of its kind are asked for.
    pub(super) fn numbers(&self, wanted: &[Kind], most: usize) -> Vec<String> {
        let asked =
            wanted.contains(&Kind::Range) && self.kind.is_none_or(|kind| wanted.contains(&kind));
        match &self.code {
            Some(code) if self.is_range && asked => range::numbers(code, most),
            _ => Vec::new(),
        }
    }
}

/// The longest text that is a word for a kind in a column that describes something else.
const SHORT: usize = 24;

/// The kind that a description says.
pub(super) fn kind_of(text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    let text = text.trim_start_matches(['(', '[', '"', ' ']);
    let begins = |word: &str| {
        let rest = text.strip_prefix(word)?;
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        ends.then(|| rest.trim_start_matches([' ', ',', '-', ':', '/']))
    };
    if begins("unassigned").is_some() {
        return Some(Kind::Unassigned);
    }
    if let Some(rest) = begins("reserved") {
        const NEXT: [&str; 12] = [
            "for ", "by ", "to ", "as ", "in ", "until ", "due ", "and ", "value", "range", "per ",
            "under ",
        ];
        let is = rest.is_empty()
            || !rest.starts_with(char::is_alphabetic)
            || NEXT.iter().any(|n| rest.starts_with(n))
            || rest.starts_with("private")
            || rest.starts_with("experiment");
        let for_what = rest.trim_start_matches("for ").trim_start_matches("the ");
        return match for_what {
            w if w.starts_with("private") => Some(Kind::Private),
            w if w.starts_with("experiment") => Some(Kind::Experimental),
            _ => is.then_some(Kind::Reserved),
        };
    }
    let after_for = begins("for").unwrap_or(text);
    let is_use = |word: &str| {
        let rest = after_for
            .strip_prefix(word)
            .map(|r| r.trim_start_matches([' ', '-', '/']));
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with("use") || rest.starts_with("or ")
        })
    };
    if is_use("private") {
        return Some(Kind::Private);
    }
    is_use("experimental").then_some(Kind::Experimental)
}

/// Why an entry is deprecated: a status says so, or its description does.
fn deprecated(
    row: &Row<'_>,
    described: &[&str],
    code: Option<&str>,
    columns: &[Column],
) -> Option<String> {
    const WORDS: [&str; 5] = [
        "deprecated",
        "obsolete",
        "obsoleted",
        "historic",
        "historical",
    ];
    let is_word = |text: &str| WORDS.iter().any(|w| text.eq_ignore_ascii_case(w));
    for cell in &row.cells {
        let named = columns.get(cell.column).map_or("", |c| c.id.as_str());
        if matches!(
            named,
            "status" | "state" | "note" | "notes" | "comment" | "comments"
        ) && is_word(&cell.text)
        {
            return Some(format!("{}: {}", named, cell.text.to_lowercase()));
        }
    }
    let texts = described.iter().copied().chain(code);
    texts.into_iter().find_map(says_deprecated)
}

/// The words of a text that say that its subject is deprecated: in brackets, in capitals, at the beginning or the end.
fn says_deprecated(text: &str) -> Option<String> {
    for word in ["deprecated", "obsolete"] {
        let lower = text.to_ascii_lowercase();
        let Some(at) = lower.find(word) else { continue };
        let before = text.get(..at).unwrap_or("").trim_end();
        let behind = text.get(at + word.len()..).unwrap_or("");
        let in_brackets = before.ends_with(['(', '[']);
        let in_capitals = text
            .get(at..at + word.len())
            .is_some_and(|w| w.bytes().all(|b| b.is_ascii_uppercase()));
        let at_end = behind
            .trim_start_matches('d')
            .trim_end_matches(['.', ')', ']'])
            .is_empty()
            && before.ends_with(['-', ',', ';', ':', '–']);
        let at_start = before.is_empty()
            && !behind
                .trim_start_matches('d')
                .trim_start()
                .starts_with(char::is_lowercase);
        if in_brackets || in_capitals || at_end || at_start {
            let rest = text.get(at..).unwrap_or("");
            let end = if in_brackets {
                rest.find([')', ']'])
            } else {
                rest.find(['.', ';'])
            };
            return Some(
                rest.get(..end.unwrap_or(rest.len()))
                    .unwrap_or(rest)
                    .to_owned(),
            );
        }
    }
    None
}

/// Entries that are not values, by kind, to be said.
#[derive(Default)]
pub(super) struct Left {
    entries: Vec<(Kind, String)>,
}

/// How many entries of a kind are said one by one.
const SAID: usize = 60;

impl Left {
    pub(super) fn add(&mut self, entry: &Entry) {
        let code = entry.code.as_deref().unwrap_or("?");
        let kind = entry.kind.unwrap_or(Kind::Range);
        let name = &entry.name;
        let text = match kind {
            Kind::Range if !name.is_empty() => format!("{code} ({name})"),
            _ => code.to_owned(),
        };
        self.entries.push((kind, text));
    }

    /// A sentence for each kind.
    pub(super) fn texts(&self) -> Vec<String> {
        const TITLES: [(Kind, &str); 5] = [
            (Kind::Range, "Ranges, which are not values here"),
            (Kind::Unassigned, "Unassigned"),
            (Kind::Reserved, "Reserved"),
            (Kind::Private, "For private use"),
            (Kind::Experimental, "For experimental use"),
        ];
        let said = TITLES.iter().filter_map(|(kind, title)| {
            let all = self.entries.iter().filter(|e| e.0 == *kind);
            let all = some_of(all.map(|e| e.1.clone()), SAID);
            (!all.is_empty()).then(|| format!("{title}: {all}."))
        });
        said.collect()
    }
}
