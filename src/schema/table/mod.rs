//! What all code lists are read into: a table of columns and rows, whose cells have places for messages.
//!
//! A reader of a format hands over its columns and then one row after the other; here rows become values.

mod columns;
mod facts;
mod places;
mod rows;
mod validity;

pub(super) use columns::{Column, Key, Roles, roles};
pub(super) use facts::{check as check_facts, wanted as wanted_facts};
pub(super) use rows::{Cell, Row, Rows};
pub(super) use validity::Times;

use crate::docs;
use crate::model::{Doc, DocOrigin};
use crate::source::{Location, SourceId};
use crate::xml::is_space;

/// A text as documentation, unless there is nothing to say.
pub(super) fn doc(text: &str, lang: Option<&str>, location: Location) -> Option<Doc> {
    let markdown = docs::from_text(text);
    (!markdown.is_empty()).then(|| Doc {
        lang: lang.map(str::to_owned),
        source: None,
        markdown,
        location,
        origin: DocOrigin::CodeList,
    })
}

/// The name of a list that does not give itself one: that of its file.
pub(super) fn file_stem(path: &str) -> String {
    let stem = std::path::Path::new(path).file_stem();
    stem.map_or_else(
        || "CodeList".to_owned(),
        |s| s.to_string_lossy().into_owned(),
    )
}

/// A place in a document.
pub(super) fn point(source: SourceId, start: usize) -> Location {
    Location {
        source,
        start: start as u32,
        end: start as u32,
    }
}

/// A text on one line: white space at the ends goes, and what is inside becomes one space.
pub(super) fn on_one_line(text: &str) -> String {
    let mut words = text.split(is_space).filter(|word| !word.is_empty());
    let mut line = words.next().unwrap_or("").to_owned();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    line
}
