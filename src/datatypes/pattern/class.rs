//! Classes of characters: escapes, Unicode categories and blocks (Part 2, G.4.2).

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Version;
use super::set::{CharSet, before};
use crate::runtime::name;

/// `first..last name` for each block of Unicode 15.1, and for the three that XML Schema 1.0 calls otherwise.
const BLOCKS: &str = include_str!("blocks.txt");

/// Each general category of Unicode 16 with its characters, in hexadecimal.
const CATEGORIES: &str = include_str!("categories.txt");

pub(super) fn of_ranges(ranges: impl IntoIterator<Item = (char, char)>) -> CharSet {
    CharSet::new(ranges)
}

pub(super) fn of_char(c: char) -> CharSet {
    of_ranges([(c, c)])
}

pub(super) fn negated(mut class: CharSet) -> CharSet {
    class.negate();
    class
}

/// `.`: anything but the two line ends.
pub(super) fn wildcard() -> CharSet {
    negated(of_ranges([('\n', '\n'), ('\r', '\r')]))
}

/// The class of an escape such as `\d`, by its letter; `None` when there is no such escape.
pub(super) fn multi_char(letter: char) -> Option<CharSet> {
    let class = match letter.to_ascii_lowercase() {
        's' => of_ranges([('\t', '\t'), ('\n', '\n'), ('\r', '\r'), (' ', ' ')]),
        'i' => {
            static CLASS: OnceLock<CharSet> = OnceLock::new();
            CLASS
                .get_or_init(|| of_predicate(name::is_name_start))
                .clone()
        }
        'c' => {
            static CLASS: OnceLock<CharSet> = OnceLock::new();
            CLASS
                .get_or_init(|| of_predicate(name::is_name_char))
                .clone()
        }
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

fn of_predicate(holds: fn(char) -> bool) -> CharSet {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| holds(*c)) {
        match ranges.last_mut() {
            Some(range) if Some(range.1) == before(c) => range.1 = c,
            _ => ranges.push((c, c)),
        }
    }
    of_ranges(ranges)
}

/// The class of `\p{…}`, by what stands in the braces.
pub(super) fn property(name: &str, version: Version) -> Result<CharSet, String> {
    let Some(block_name) = name.strip_prefix("Is") else {
        return category(name).ok_or_else(|| {
            format!("`{name}` is not a Unicode category: expected one such as `Lu` or `N`, or a block such as `IsGreek`")
        });
    };
    match block(block_name) {
        Some(class) => Ok(class),
        None if block_name.is_empty() || !block_name.bytes().all(is_of_block) => Err(format!(
            "`{name}` is not a Unicode block: expected `Is` and a name of letters, digits and hyphens"
        )),
        // G.4.2.3: blocks that are not known are no error in 1.1, and match everything.
        None if version >= Version::V1_1 => Ok(of_ranges([('\0', char::MAX)])),
        None => Err(format!("`{block_name}` is not a known Unicode block")),
    }
}

/// `IsBlock ::= 'Is' [a-zA-Z0-9#x2D]+`
fn is_of_block(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'-'
}

fn block(name: &str) -> Option<CharSet> {
    let line = BLOCKS
        .lines()
        .find(|line| line.split_once(' ').is_some_and(|(_, block)| block == name))?;
    let (first, last) = line.split_once(' ')?.0.split_once("..")?;
    let char = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    // Blocks of surrogates hold no characters.
    let range = char(first).zip(char(last));
    Some(of_ranges(range))
}

/// The class of a general category such as `Lu`, or of all that begin with a letter.
fn category(name: &str) -> Option<CharSet> {
    // The table is read once: schemas have thousands of patterns.
    static CLASSES: OnceLock<HashMap<&str, CharSet>> = OnceLock::new();
    CLASSES.get_or_init(categories).get(name).cloned()
}

fn categories() -> HashMap<&'static str, CharSet> {
    let mut classes: HashMap<&str, CharSet> = HashMap::new();
    for line in CATEGORIES.lines() {
        let class = category_of_line(line);
        let name = line.split(' ').next().unwrap_or_default();
        if let Some(letter) = name.get(..1) {
            classes.entry(letter).or_default().union(&class);
        }
        classes.insert(name, class);
    }
    // What has no category is `Cn`, so this and `C` are all that the others leave.
    for (rest, own) in [("Cn", None), ("C", Some("C"))] {
        let mut class = CharSet::default();
        for letter in ["C", "L", "M", "N", "P", "S", "Z"] {
            if Some(letter) != own
                && let Some(more) = classes.get(letter)
            {
                class.union(more);
            }
        }
        class.negate();
        classes.insert(rest, class);
    }
    classes
}

/// `Zs 20 A0 2000-200A …`
fn category_of_line(line: &str) -> CharSet {
    let char = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let range = |text: &str| {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        char(first).zip(char(last))
    };
    of_ranges(line.split(' ').skip(1).filter_map(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex_syntax::hir::{Class, HirKind};

    /// The table was made from that crate's; a newer Unicode there is no error here.
    #[test]
    fn categories_are_those_of_regex_syntax() -> Result<(), Box<dyn std::error::Error>> {
        for name in [
            "L", "Lu", "M", "Mn", "N", "Nd", "P", "Pi", "Z", "Zs", "S", "Sm", "C", "Cn", "Co",
        ] {
            let hir = regex_syntax::parse(&format!(r"\p{{{name}}}"))?;
            let HirKind::Class(Class::Unicode(class)) = hir.into_kind() else {
                return Err(name.into());
            };
            let ranges = class.iter().map(|r| (r.start(), r.end()));
            assert_eq!(category(name), Some(of_ranges(ranges)), "{name}");
        }
        assert_eq!(category("Cs"), None);
        assert_eq!(category("X"), None);
        assert_eq!(category("Zl"), Some(of_char('\u{2028}')));
        Ok(())
    }
}
