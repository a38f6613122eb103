//! Normalization Form C (Unicode Standard Annex #15): what the compiler makes of identifiers before it compares them.
//!
//! Schemas rarely need it, and a crate that knows all forms takes half a second to build.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Canonical decompositions and combining classes of Unicode 18.
///
/// A line `C0: 41+300 …` has the decompositions of U+00C0 and of those that follow it; with `-` for `+` they are not
/// put together again. A line `=230 300-314 …` has the characters of a combining class.
const TABLE: &str = include_str!("nfc.txt");

/// No character below this is changed, or changes what stands before it.
const FIRST_MARK: char = '\u{300}';

/// A text in Normalization Form C.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c < FIRST_MARK) {
        return Cow::Borrowed(text);
    }
    static TABLES: OnceLock<Tables> = OnceLock::new();
    let tables = TABLES.get_or_init(|| Tables::read(TABLE));
    let normalized = tables.composed(tables.decomposed(text));
    if normalized == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(normalized)
    }
}

#[derive(Default)]
struct Tables {
    /// Each character with its full decomposition, sorted.
    decompositions: Vec<(char, Vec<char>)>,
    /// Two characters and what they are together, in one number each, sorted.
    pairs: Vec<u64>,
    /// First and last character, and their combining class, sorted.
    classes: Vec<(char, char, u8)>,
}

fn hexadecimal(text: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(text, 16).ok()?)
}

/// A pair as a number: those with the same characters stand together in order.
fn pair(first: char, second: char) -> u64 {
    (u64::from(u32::from(first)) << 42) | (u64::from(u32::from(second)) << 21)
}

impl Tables {
    fn read(table: &str) -> Self {
        let mut this = Self::default();
        let mut together = Vec::new();
        for line in table.lines() {
            if let Some((class, ranges)) = line.strip_prefix('=').and_then(|l| l.split_once(' ')) {
                let class = class.parse().unwrap_or_default();
                for range in ranges.split(' ') {
                    let (first, last) = range.split_once('-').unwrap_or((range, range));
                    if let (Some(first), Some(last)) = (hexadecimal(first), hexadecimal(last)) {
                        this.classes.push((first, last, class));
                    }
                }
            } else if let Some((first, parts)) = line.split_once(": ") {
                let first = hexadecimal(first).map_or(0, u32::from);
                for (c, part) in (first..).zip(parts.split(' ')) {
                    let Some(c) = char::from_u32(c) else { continue };
                    let chars = part.split(['+', '-']).filter_map(hexadecimal).collect();
                    if part.contains('+') {
                        together.push(this.decompositions.len());
                    }
                    this.decompositions.push((c, chars));
                }
            }
        }
        this.classes.sort_unstable();
        this.pair(&together);
        this
    }

    /// Finds the pairs that make the characters at these places: of a decomposition into three, the first two make
    /// a character, which makes a pair with the third.
    fn pair(&mut self, together: &[usize]) {
        for length in 2..=4 {
            let entries = together.iter().filter_map(|&i| self.decompositions.get(i));
            let mut found = Vec::new();
            for (c, parts) in entries.filter(|(_, parts)| parts.len() == length) {
                if let [first, middle @ .., last] = &parts[..] {
                    let first = middle
                        .iter()
                        .try_fold(*first, |made, &next| self.composition(made, next));
                    found.extend(first.map(|first| pair(first, *last) | u64::from(u32::from(*c))));
                }
            }
            self.pairs.append(&mut found);
            self.pairs.sort_unstable();
        }
    }

    fn class(&self, c: char) -> u8 {
        let after = self.classes.partition_point(|&(first, ..)| first <= c);
        let range = after.checked_sub(1).and_then(|i| self.classes.get(i));
        range.map_or(0, |&(_, last, class)| if c <= last { class } else { 0 })
    }

    /// All characters decomposed, each with its combining class, and marks in their canonical order.
    fn decomposed(&self, text: &str) -> Vec<(u8, char)> {
        let mut out = Vec::with_capacity(text.len());
        let mut push = |c| {
            let class = self.class(c);
            // behind all marks of the same class or a lower one, up to the next character that is no mark
            let mut at = out.len();
            while let Some((before, _)) = at.checked_sub(1).and_then(|i| out.get(i)) {
                if class == 0 || *before <= class {
                    break;
                }
                at -= 1;
            }
            out.insert(at, (class, c));
        };
        for c in text.chars() {
            let found = self.decompositions.binary_search_by_key(&c, |(c, _)| *c);
            match found.ok().and_then(|i| self.decompositions.get(i)) {
                Some((_, parts)) => parts.iter().copied().for_each(&mut push),
                None => hangul::decomposition(c).for_each(&mut push),
            }
        }
        out
    }

    /// Puts together what belongs together.
    fn composed(&self, decomposed: Vec<(u8, char)>) -> String {
        let mut out: Vec<char> = Vec::with_capacity(decomposed.len());
        // The last character that is no mark, and the class of the mark that stands behind it now.
        let mut starter: Option<usize> = None;
        let mut before = 0;
        for (class, c) in decomposed {
            let is_next = starter.is_some_and(|at| at + 1 == out.len());
            let blocked = !is_next && before >= class;
            let base = starter.filter(|_| !blocked).and_then(|at| out.get_mut(at));
            let made = base.and_then(|base| Some((self.composition(*base, c)?, base)));
            if let Some((made, base)) = made {
                *base = made;
                continue;
            }
            if class == 0 {
                starter = Some(out.len());
            }
            before = class;
            out.push(c);
        }
        out.into_iter().collect()
    }

    fn composition(&self, first: char, second: char) -> Option<char> {
        let key = pair(first, second);
        let at = self.pairs.partition_point(|&pair| pair < key);
        let found = self
            .pairs
            .get(at)
            .copied()
            .filter(|pair| pair >> 21 == key >> 21);
        let made = found.and_then(|pair| char::from_u32((pair & 0x1f_ffff) as u32));
        made.or_else(|| hangul::composition(first, second))
    }
}

/// Korean syllables, which are made by arithmetic (Unicode Standard 3.12).
mod hangul {
    const SYLLABLES: u32 = 0xac00;
    const LEADING: u32 = 0x1100;
    const VOWELS: u32 = 0x1161;
    /// One before the first: a syllable may have none.
    const TRAILING: u32 = 0x11a7;
    const VOWEL_COUNT: u32 = 21;
    const TRAILING_COUNT: u32 = 28;
    const COUNT: u32 = 19 * VOWEL_COUNT * TRAILING_COUNT;

    /// The letters of a syllable, or the character itself.
    pub(super) fn decomposition(c: char) -> impl Iterator<Item = char> {
        let parts = match u32::from(c).checked_sub(SYLLABLES) {
            Some(index) if index < COUNT => {
                let (block, trailing) = (index / TRAILING_COUNT, index % TRAILING_COUNT);
                [
                    char::from_u32(LEADING + block / VOWEL_COUNT),
                    char::from_u32(VOWELS + block % VOWEL_COUNT),
                    char::from_u32(TRAILING + trailing).filter(|_| trailing > 0),
                ]
            }
            _ => [Some(c), None, None],
        };
        parts.into_iter().flatten()
    }

    pub(super) fn composition(first: char, second: char) -> Option<char> {
        let (first, second) = (u32::from(first), u32::from(second));
        let within = |c: u32, from: u32, count: u32| c.checked_sub(from).filter(|i| *i < count);
        if let Some(leading) = within(first, LEADING, COUNT / VOWEL_COUNT / TRAILING_COUNT) {
            let vowel = within(second, VOWELS, VOWEL_COUNT)?;
            return char::from_u32(SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT);
        }
        let open = within(first, SYLLABLES, COUNT).filter(|i| i % TRAILING_COUNT == 0)?;
        let trailing = within(second, TRAILING, TRAILING_COUNT).filter(|t| *t > 0)?;
        char::from_u32(SYLLABLES + open + trailing)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;
    use std::ops::RangeInclusive;

    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

    use super::{TABLE, nfc};

    const ALL: RangeInclusive<char> = '\0'..=char::MAX;

    fn is_hangul(c: char) -> bool {
        ('\u{ac00}'..='\u{d7a3}').contains(&c)
    }

    /// The table as it follows from another implementation.
    fn table() -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        let mut next = None;
        for c in ALL.filter(|c| !is_hangul(*c)) {
            let mut parts = Vec::new();
            decompose_canonical(c, |part| parts.push(part));
            if parts == [c] {
                continue;
            }
            if next != Some(u32::from(c)) {
                write!(out, "\n{:X}:", u32::from(c))?;
            }
            next = Some(u32::from(c) + 1);
            let stays = [c].into_iter().nfc().eq([c]);
            let hexadecimal: Vec<_> = parts
                .iter()
                .map(|c| format!("{:X}", u32::from(*c)))
                .collect();
            write!(out, " {}", hexadecimal.join(if stays { "+" } else { "-" }))?;
        }
        let mut classes: BTreeMap<u8, Vec<(char, char)>> = BTreeMap::new();
        for c in ALL {
            let ranges = match canonical_combining_class(c) {
                0 => continue,
                class => classes.entry(class).or_default(),
            };
            match ranges.last_mut() {
                Some((_, last)) if u32::from(*last) + 1 == u32::from(c) => *last = c,
                _ => ranges.push((c, c)),
            }
        }
        for (class, ranges) in classes {
            write!(out, "\n={class}")?;
            for (first, last) in ranges {
                match first == last {
                    true => write!(out, " {:X}", u32::from(first))?,
                    false => write!(out, " {:X}-{:X}", u32::from(first), u32::from(last))?,
                }
            }
        }
        Ok(out.trim_start().to_owned() + "\n")
    }

    #[test]
    fn the_table_is_complete() -> Result<(), Box<dyn std::error::Error>> {
        let expected = table()?;
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(
                concat!(env!("CARGO_MANIFEST_DIR"), "/src/name/nfc.txt"),
                &expected,
            )?;
        } else {
            assert!(
                TABLE == expected,
                "run with UPDATE=1 and look at the difference"
            );
        }
        Ok(())
    }

    #[test]
    fn every_character_alone_and_taken_apart() {
        for c in ALL {
            let composed = c.to_string();
            let apart: String = composed.nfd().collect();
            for text in [composed, apart] {
                assert_eq!(nfc(&text), text.nfc().collect::<String>(), "{c:?}");
            }
        }
    }

    /// Characters that others are made of, or marks.
    fn part() -> impl Strategy<Value = char> {
        let mut all = Vec::new();
        for c in ALL {
            if canonical_combining_class(c) != 0 {
                all.push(c);
            }
            let mut parts = Vec::new();
            decompose_canonical(c, |part| parts.push(part));
            if parts.len() > 1 && (!is_hangul(c) || u32::from(c) % 97 == 0) {
                all.push(c);
                all.extend(parts);
            }
        }
        prop::sample::select(all)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn texts(parts in prop::collection::vec(part(), 0..12), any in any::<String>()) {
            for text in [parts.into_iter().collect(), any] {
                prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
            }
        }
    }
}
