//! The error that all types of a file share. It holds the beginning of the text itself, so that it needs
//! no allocation, and finds the nearest values only when it is shown.

use super::code::{Code, Items, quoted, string_literal};
use super::file::{File, Unit};

/// Longest sentence that lists all values.
const LONGEST_LIST: usize = 120;

const TEMPLATE: &str = "\
/// A text that is no value of the type it was read as.
///
/// It keeps the beginning of the text, and allocates nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
$vis$struct $Error {
?short     about: &'static [&'static str; 2],
?long     about: &'static (&'static str, &'static str, &'static [&'static str]),
    start: [[u8; 8]; 4],
    length: usize,
}

impl $Error {
    /// `about` is the name of the type, and what was expected$literals.
    #[inline]
?short     fn refuse<T>(about: &'static [&'static str; 2], text: &str) -> ::core::result::Result<T, Self> {
?long     fn refuse<T>(
?long         about: &'static (&'static str, &'static str, &'static [&'static str]),
?long         text: &str,
?long     ) -> ::core::result::Result<T, Self> {
        ::core::result::Result::Err(Self {
            about,
            start: $start(text),
            length: text.len(),
        })
    }

    /// The beginning of the text, as far as it is kept.
    #[inline]
    fn text(&self) -> &str {
        let bytes = self.start.as_flattened();
        let bytes = bytes.get(..self.length).unwrap_or(bytes);
        bytes.utf8_chunks().next().map_or(\"\", |chunk| chunk.valid())
    }
?long 
?long     /// The literals that are most like the text, best first.
?long     #[inline]
?long     fn nearest(&self) -> [(usize, &'static str); 3] {
?long         let mut nearest = [(usize::MAX, \"\"); 3];
?long         for literal in self.about.2 {
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
?long     #[inline]
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
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let text = self.text();
        let more = if text.len() < self.length { \"…\" } else { \"\" };
?short         let [name, expected] = self.about;
?long         let (name, expected, literals) = self.about;
?short         ::core::write!(f, \"invalid {name} {text:?}{more}: expected {expected}\")
?long         ::core::write!(f, \"invalid {name} {text:?}{more}: expected {expected}\")?;
?long         if literals.is_empty() {
?long             return ::core::result::Result::Ok(());
?long         }
?long         let [(_, first), (_, second), (_, third)] = self.nearest();
?long         ::core::write!(f, \", such as {first:?}, {second:?} and {third:?}\")
    }
}

impl ::core::fmt::Debug for $Error {
    #[inline]
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
            ("start", &format!("{}::start_of", file.support())),
            (
                "literals",
                if file.has_long_list() {
                    ", and all literals where they are many"
                } else {
                    ""
                },
            ),
        ],
    );
}

/// The type of that constant.
pub(super) fn about_type(file: &File<'_>) -> &'static str {
    match file.has_long_list() {
        true => "&'static (&'static str, &'static str, &'static [&'static str])",
        false => "&'static [&'static str; 2]",
    }
}

/// Writes the constant that the errors of a type point to; `literals` is the one that holds all literals.
pub(super) fn about(
    code: &mut Code,
    file: &File<'_>,
    unit: &Unit<'_>,
    name: &str,
    sentence: &str,
    literals: Option<&str>,
) {
    let (own, sentence) = (quoted(unit.plain()), quoted(sentence));
    if !file.has_long_list() {
        let head = format!("const {name}: {} = &", about_type(file));
        let items = Items::new([own, sentence], |out, item| out.push_str(&item));
        return code.array(1, &head, &items, true);
    }
    let literals = literals.map_or("&[]".to_owned(), |table| format!("Self::{table}"));
    let head = format!("const {name}: {} =", about_type(file));
    let value = format!("{own}, {sentence}, {literals}");
    // rustfmt's `fn_call_width` is 60, for tuples too.
    if value.chars().count() <= 60 {
        return code.assign(1, &head, &format!("&({value})"));
    }
    code.line(1, format_args!("{head} &("));
    for part in [&own, &sentence, &literals] {
        code.line(2, format_args!("{part},"));
    }
    code.line(1, format_args!(");"));
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
