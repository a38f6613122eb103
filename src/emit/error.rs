//! The error that all types of a file share. It holds the beginning of the text itself, so that it needs
//! no allocation, and finds the nearest values only when it is shown.

use super::code::{Code, string_literal};
use super::file::{File, Unit};

/// Longest sentence that lists all values.
const LONGEST_LIST: usize = 120;

const TEMPLATE: &str = "\
/// A text that is no value of the type it was read as.
///
/// It keeps the beginning of the text, and allocates nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
$vis$struct $Error {
    about: &'static [&'static str; 2],
?long     literals: &'static [&'static str],
    start: [u8; 32],
    length: usize,
}

impl $Error {
    /// `about` is the name of the type, and what was expected.
    #[cold]
?short     fn new(about: &'static [&'static str; 2], text: &str) -> Self {
?long     fn new(about: &'static [&'static str; 2], literals: &'static [&'static str], text: &str) -> Self {
        let (mut start, bytes) = ([0; 32], text.as_bytes());
        let kept = bytes.len().min(start.len());
        if kept < 8 {
            start[..kept].copy_from_slice(bytes);
        } else {
            // Eight bytes at a time, the last overlapping: how many says no branch.
            for place in [0, 8, 16, 24].map(|place: usize| place.min(kept - 8)) {
                start[place..place + 8].copy_from_slice(&bytes[place..place + 8]);
            }
        }
        Self {
            about,
?long             literals,
            start,
            length: text.len(),
        }
    }

    /// The beginning of the text, as far as it is kept.
    fn text(&self) -> &str {
        let bytes = self.start.get(..self.length).unwrap_or(&self.start);
        bytes.utf8_chunks().next().map_or(\"\", |chunk| chunk.valid())
    }
?long 
?long     /// The literals that are most like the text, best first.
?long     fn nearest(&self) -> [(usize, &'static str); 3] {
?long         let mut nearest = [(usize::MAX, \"\"); 3];
?long         for literal in self.literals {
?long             let mut next = (self.distance(literal), *literal);
?long             for place in &mut nearest {
?long                 if next.0 < place.0 {
?long                     ::core::mem::swap(place, &mut next);
?long                 }
?long             }
?long         }
?long         nearest
?long     }
?long 
?long     /// How many bytes must be added, removed or changed, letter case aside, to get to `literal`.
?long     fn distance(&self, literal: &str) -> usize {
?long         let mut row = [0; 32];
?long         for (cell, column) in row.iter_mut().zip(1..) {
?long             *cell = column;
?long         }
?long         for (line, a) in self.text().bytes().enumerate() {
?long             let (mut diagonal, mut left) = (line, line + 1);
?long             for (cell, b) in row.iter_mut().zip(literal.bytes()) {
?long                 let changed = diagonal + usize::from(!a.eq_ignore_ascii_case(&b));
?long                 diagonal = *cell;
?long                 left = changed.min(*cell + 1).min(left + 1);
?long                 *cell = left;
?long             }
?long         }
?long         let last = row.iter().take(literal.len()).next_back();
?long         last.unwrap_or(&self.length) + literal.len().saturating_sub(row.len())
?long     }
}

impl ::core::fmt::Display for $Error {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let text = self.text();
        let more = if text.len() < self.length { \"…\" } else { \"\" };
        let [name, expected] = self.about;
?short         ::core::write!(f, \"invalid {name} {text:?}{more}: expected {expected}\")
?long         ::core::write!(f, \"invalid {name} {text:?}{more}: expected {expected}\")?;
?long         if self.literals.is_empty() {
?long             return ::core::result::Result::Ok(());
?long         }
?long         let [(_, first), (_, second), (_, third)] = self.nearest();
?long         ::core::write!(f, \", such as {first:?}, {second:?} and {third:?}\")
    }
}

impl ::core::fmt::Debug for $Error {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self, f)
    }
}

impl ::core::error::Error for $Error {}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>) {
    let visibility = file.visibility(0);
    let (long, short) = if file.has_long_list() {
        ("yes", "")
    } else {
        ("", "yes")
    };
    code.gap();
    code.template(
        TEMPLATE,
        &[
            ("vis", &visibility),
            ("struct", "struct"),
            ("Error", &file.names.error),
            ("long", long),
            ("short", short),
        ],
    );
}

/// What the error of a type says was expected.
pub(super) struct Expected {
    /// As a sentence: all values when the list is short.
    pub(super) sentence: String,
    /// Whether the list is long, so that the error is to look for the nearest values.
    pub(super) long: bool,
}

impl Expected {
    pub(super) fn of(unit: &Unit<'_>) -> Self {
        let count = unit.names.variants.len();
        let mut sentence = String::new();
        for (i, (value, _)) in unit.values().enumerate() {
            match i {
                0 => {}
                _ if i + 1 == count => sentence.push_str(" or "),
                _ => sentence.push_str(", "),
            }
            string_literal(&mut sentence, &value.literal);
            // Three values are always listed: the nearest would be the same.
            if i >= 3 && sentence.len() > LONGEST_LIST {
                return Self {
                    sentence: format!("one of {count} values"),
                    long: true,
                };
            }
        }
        Self {
            sentence,
            long: false,
        }
    }
}
