//! The error that all types of a file share. It holds the beginning of the text itself, so that it needs no
//! allocation, and looks for the nearest value only when it is shown.

use super::code::Code;
use super::file::File;
use super::items::Items;
use super::lints::Lints;
use super::literal::quoted;
use super::unit::{LARGE, Unit};

const VALUES: &str = "\
/// A text that is not a value of the type it was read as.
#[derive(Clone, Copy, PartialEq, Eq)]
$vis$struct $Error {
    type_name: &'static str,
    expected: &'static [&'static str],
    start: [u8; 32],
    length: usize,
}
";

/// In a file with types whose values are not listed.
const IN_WORDS: &str = "\
/// A text that is not a value of the type it was read as.
#[derive(Clone, Copy, PartialEq, Eq)]
$vis$struct $Error {
    type_name: &'static str,
    expected: &'static [&'static str],
    in_words: bool,
    start: [u8; 32],
    length: usize,
    count: (usize, &'static str),
}
";

const NEW: &str = "\
fn new(type_name: &'static str, expected: &'static [&'static str], text: &str) -> Self {
    let mut start = [0; 32];
    let kept = text.len().min(start.len());
    start[..kept].copy_from_slice(&text.as_bytes()[..kept]);
    Self {
        type_name,
        expected,
        start,
        length: text.len(),
    }
}
";

/// Instead of [`NEW`], where some values are told in words.
const NEW_IN_WORDS: &str = "\
fn new(type_name: &'static str, expected: &'static [&'static str], text: &str) -> Self {
    let mut start = [0; 32];
    let kept = text.len().min(start.len());
    start[..kept].copy_from_slice(&text.as_bytes()[..kept]);
    Self {
        type_name,
        expected,
        in_words: false,
        start,
        length: text.len(),
        count: (0, \"\"),
    }
}

/// For a type whose values are not listed: what follows its name says what they are.
fn in_words(type_name: &'static str, words: &'static [&'static str; 1], text: &str) -> Self {
    Self {
        in_words: true,
        ..Self::new(type_name, words, text)
    }
}
";

/// With [`NEW_IN_WORDS`], where facets bound how much a text has of something.
const WITH_COUNT: &str = "
/// Says how much the text has of what is counted.
const fn with_count(mut self, count: usize, what: &'static str) -> Self {
    self.count = (count, what);
    self
}
";

const ACCESSORS: &str = "
/// The type that was to be read.
#[must_use]
pub const fn type_name(&self) -> &'static str {
    self.type_name
}

/// The values that the type has; where they are not listed, one text that says what they are.
#[must_use]
pub const fn expected(&self) -> &'static [&'static str] {
    self.expected
}
";

const TEXT: &str = "
/// The text that was read, cut to 32 bytes.
#[must_use]
pub fn text(&self) -> &str {
    let bytes = self.start.get(..self.length).unwrap_or(&self.start);
    bytes.utf8_chunks().next().map_or(\"\", |chunk| chunk.valid())
}
";

/// In a file with a type of more than [`LARGE`] values: serde shows errors that nobody reads.
const NOT_OF_MANY: &str = "\
if self.expected.len() > $most {
    return ::core::option::Option::None;
}
";

const NEAREST: &str = "\
let text = self.text();
let common = |value: &str| {
    let pairs = text.bytes().zip(value.bytes());
    pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
};
let values = self.expected.iter().rev().copied();
let nearest = values.max_by_key(|value| common(value))?;
(common(nearest) > 0).then_some(nearest)
";

const SAY_START: &str = "\
let (name, text, values) = (self.type_name, self.text(), self.expected);
let cut = if text.len() < self.length { \"…\" } else { \"\" };
";

const SAY_IN_WORDS: &str = "\
if let (true, [words]) = (self.in_words, values) {
    ::core::write!(f, \"{name} {words}, not {text:?}{cut}\")?;
    return match self.count {
        (_, \"\") => ::core::result::Result::Ok(()),
        (count, what) => ::core::write!(f, \" with {count} {what}\"),
    };
}
";

const SAY_VALUES: &str = "\
::core::write!(f, \"{name} has no value {text:?}{cut}\")?;
match self.nearest() {
    _ if values.len() <= 8 => ::core::write!(f, \"; its values are {values:?}\"),
    ::core::option::Option::Some(nearest) => {
        ::core::write!(f, \"; the nearest is {nearest:?}\")
    }
    ::core::option::Option::None => ::core::result::Result::Ok(()),
}
";

const ERROR: &str = "
/// Reads like `Display`: it is what an error that `main` returns shows.
impl ::core::fmt::Debug for $Error {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self, f)
    }
}

impl ::core::error::Error for $Error {}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>) {
    let in_words = file.has_values_in_words();
    let visibility = file.visibility(0);
    let error = &file.names.error;
    let names = [
        ("vis", visibility.as_str()),
        ("struct", "struct"),
        ("Error", error),
    ];
    let definition = if in_words { IN_WORDS } else { VALUES };
    code.item(Lints::default(), definition, &names);
    code.item_block(file.offer(), format_args!("impl {error} {{"), |code| {
        code.template(if in_words { NEW_IN_WORDS } else { NEW }, &[]);
        if file.counts() {
            code.template(WITH_COUNT, &[]);
        }
        code.template(ACCESSORS, &[]);
        code.template(TEXT, &[]);
        nearest(code, file);
    });
    let display = format!("impl ::core::fmt::Display for {error} {{");
    code.item_block(Lints::default(), display, |code| {
        let head = "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {";
        code.block(head, |code| {
            code.template(SAY_START, &[]);
            if in_words {
                code.template(SAY_IN_WORDS, &[]);
            }
            code.template(SAY_VALUES, &[]);
        });
    });
    code.template(ERROR, &names);
}

fn nearest(code: &mut Code, file: &File<'_>) {
    let has_many = |unit: &Unit<'_>| unit.names.variants.len() > LARGE;
    let has_many = file.units().iter().any(has_many);
    code.gap();
    code.doc_line(match has_many {
        true => "The value that begins most like the text; among very many it is not looked for.",
        false => "The value that begins most like the text.",
    });
    let head = "fn nearest(&self) -> ::core::option::Option<&'static str> {";
    code.block(head, |code| {
        if has_many {
            code.template(NOT_OF_MANY, &[("most", &LARGE.to_string())]);
        }
        code.template(NEAREST, &[]);
    });
}

/// An expression for the error about the text that an expression gives.
pub(super) fn refusal(code: &Code, unit: &Unit<'_>, text: &str) -> String {
    if unit.is_in_words() {
        return format!("Self::{}({text})", unit.free("refusal"));
    }
    let (error, name) = (code.error(), quoted(unit.plain()));
    let literals = unit.free("LITERALS");
    format!("{error}::new({name}, Self::{literals}, {text})")
}

/// Writes the statement that makes `error` a function without arguments, laid out as rustfmt lays closures out.
pub(super) fn closure(code: &mut Code, error: &str) {
    let (line, rest) = (format!("let error = || {error};"), format!("|| {error};"));
    if code.fits(&line) {
        return code.line(line);
    }
    if code.fits(&format!("    {rest}")) {
        code.line("let error =");
        return code.nested(|code| code.line(rest));
    }
    code.block_to("let error = || {", "};", |code| code.line(error));
}

/// Writes the function that makes the error about a text, for a type whose values are told in words. `count` are
/// statements that say how much the text has of something.
pub(super) fn emit_refusal(code: &mut Code, unit: &Unit<'_>, words: &str, count: &[String]) {
    let (error, name) = (code.error(), quoted(unit.plain()));
    let expected = Items::literals([format!("is {words}").as_str()]);
    let head = format!("fn {}(text: &str) -> {error} {{", unit.free("refusal"));
    code.gap();
    code.block(head, |code| {
        code.array("const EXPECTED: &[&str; 1] = &", &expected, true);
        let made = format!("{error}::in_words({name}, EXPECTED, text)");
        if count.is_empty() {
            return code.line(made);
        }
        code.line(format_args!("let error = {made};"));
        count.iter().for_each(|line| code.line(line));
    });
}
