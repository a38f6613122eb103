//! Classes of characters: escapes, Unicode categories and blocks (Part 2, G.4.2).

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::Version;
use crate::runtime::name;

/// `first..last name` for each block of Unicode 15.1, and for the three that XML Schema 1.0 calls otherwise.
const BLOCKS: &str = include_str!("blocks.txt");

const CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

pub(super) fn of_ranges(ranges: impl IntoIterator<Item = (char, char)>) -> ClassUnicode {
    let range = |(first, last)| ClassUnicodeRange::new(first, last);
    ClassUnicode::new(ranges.into_iter().map(range))
}

pub(super) fn of_char(c: char) -> ClassUnicode {
    of_ranges([(c, c)])
}

pub(super) fn negated(mut class: ClassUnicode) -> ClassUnicode {
    class.negate();
    class
}

/// `.`: anything but the two line ends.
pub(super) fn wildcard() -> ClassUnicode {
    negated(of_ranges([('\n', '\n'), ('\r', '\r')]))
}

/// The class of an escape such as `\d`, by its letter; `None` when there is no such escape.
pub(super) fn multi_char(letter: char) -> Option<ClassUnicode> {
    let class = match letter.to_ascii_lowercase() {
        's' => of_ranges([('\t', '\t'), ('\n', '\n'), ('\r', '\r'), (' ', ' ')]),
        'i' => of_predicate(name::is_name_start),
        'c' => of_predicate(name::is_name_char),
        'd' => category("Nd")?,
        'w' => {
            let mut others = category("P")?;
            others.union(&category("Z")?);
            others.union(&category("C")?);
            negated(others)
        }
        _ => return None,
    };
    Some(match letter.is_ascii_uppercase() {
        true => negated(class),
        false => class,
    })
}

fn of_predicate(holds: fn(char) -> bool) -> ClassUnicode {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| holds(*c)) {
        match ranges.last_mut() {
            Some(range) if Some(range.1) == before(c) => range.1 = c,
            _ => ranges.push((c, c)),
        }
    }
    of_ranges(ranges)
}

fn before(c: char) -> Option<char> {
    char::from_u32((c as u32).checked_sub(1)?)
}

/// The class of `\p{…}`, by what stands in the braces.
pub(super) fn property(name: &str, version: Version) -> Result<ClassUnicode, String> {
    let Some(block_name) = name.strip_prefix("Is") else {
        return category(name).ok_or_else(|| {
            format!("`{name}` is no Unicode category: expected one such as `Lu` or `N`, or a block such as `IsGreek`")
        });
    };
    match block(block_name) {
        Some(class) => Ok(class),
        // G.4.2.3: blocks that are not known are no error in 1.1, and match everything.
        None if version >= Version::V1_1 => Ok(of_ranges([('\0', char::MAX)])),
        None => Err(format!("`{block_name}` is no Unicode block that is known")),
    }
}

fn block(name: &str) -> Option<ClassUnicode> {
    let line = BLOCKS
        .lines()
        .find(|line| line.split_once(' ').is_some_and(|(_, block)| block == name))?;
    let (first, last) = line.split_once(' ')?.0.split_once("..")?;
    let char = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    // Blocks of surrogates hold no characters.
    let range = char(first).zip(char(last));
    Some(of_ranges(range))
}

fn category(name: &str) -> Option<ClassUnicode> {
    CATEGORIES.iter().find(|known| **known == name)?;
    let hir = regex_syntax::parse(&format!(r"\p{{{name}}}")).ok()?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        // A category of one character.
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(of_ranges(text.chars().map(|c| (c, c))))
        }
        _ => None,
    }
}
