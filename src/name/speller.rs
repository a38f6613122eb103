//! One pass over a literal: words, digits, symbols and separators to a name in PascalCase.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters::Kept;
use super::spell::short_hash;
use super::symbols::{OPERATORS, Symbol, greek, symbol};

/// Longest spelling in characters before it is cut and ends in a hash of the literal.
pub(super) const LONGEST: usize = 64;

/// What is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Words and meaningful symbols.
    Readable,
    /// Also what separates the words.
    Separators,
}

/// What was seen last, which decides where a word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// Nothing, a separator or a symbol.
    Gap,
    Upper,
    Lower,
    Digit,
    /// A letter of a script without case, or a mark.
    Caseless,
}

/// A literal on its way to a name.
pub(super) struct Speller<'a> {
    text: Cow<'a, str>,
    detail: Detail,
    kept: Kept,
    /// Nothing but separators: then they are what the value is about.
    only_separators: bool,
    name: String,
    seen: Seen,
    /// The last thing in `name` is a digit of the literal.
    after_digit: bool,
    /// A separator was dropped since.
    dropped: bool,
    /// Where the last word in `name` begins.
    word: usize,
}

impl<'a> Speller<'a> {
    pub(super) fn new(literal: &'a str, detail: Detail) -> Self {
        let text = nfc(literal);
        let kept = if text.is_ascii() {
            Kept::ASCII
        } else {
            Kept::of(&text)
        };
        let only_separators = text
            .chars()
            .all(|c| !c.is_alphanumeric() && symbol(c).is_some_and(|s| s.separates));
        Self {
            name: String::with_capacity(text.len()),
            text,
            detail,
            kept,
            only_separators,
            seen: Seen::Gap,
            after_digit: false,
            dropped: false,
            word: 0,
        }
    }

    pub(super) fn run(mut self) -> String {
        let text = std::mem::take(&mut self.text);
        let mut previous = None;
        let mut rest = &*text;
        while let Some(c) = rest.chars().next() {
            if self.name.len() > LONGEST {
                return self.cut(&text);
            }
            let ascii = self.ascii_word(rest.as_bytes());
            if ascii > 0 {
                let (word, after) = rest.split_at_checked(ascii).unwrap_or((rest, ""));
                previous = word.chars().next_back();
                rest = after;
                continue;
            }
            let mut after = rest.get(c.len_utf8()..).unwrap_or("");
            if c.is_ascii_alphanumeric() {
                self.word_character(c, after.chars().next());
            } else if let Some(&(sign, short, long)) =
                OPERATORS.iter().find(|o| rest.starts_with(o.0))
            {
                after = rest.get(sign.len()..).unwrap_or("");
                self.spelled(short, long);
            } else {
                self.take(c, previous, after);
            }
            previous = Some(c);
            rest = after;
        }
        if self.only_separators && self.detail == Detail::Separators {
            self.name.push_str("Character");
        }
        if self.name.len() > LONGEST {
            return self.cut(&text);
        }
        self.finish()
    }

    /// Takes the ASCII letters and digits that a text begins with, but for one before a character that is not
    /// ASCII; how many.
    fn ascii_word(&mut self, text: &[u8]) -> usize {
        let mut taken = 0;
        while let Some(&byte) = text.get(taken).filter(|b| b.is_ascii_alphanumeric()) {
            let next = text.get(taken + 1).copied().unwrap_or(b' ');
            if !next.is_ascii() || self.name.len() > LONGEST {
                break;
            }
            let seen = match byte {
                b'0'..=b'9' => Seen::Digit,
                b'A'..=b'Z' => Seen::Upper,
                _ => Seen::Lower,
            };
            let begins = self.step(seen, || next.is_ascii_lowercase());
            self.name.push(char::from(match seen {
                Seen::Lower if begins => byte.to_ascii_uppercase(),
                Seen::Upper if !begins => byte.to_ascii_lowercase(),
                _ => byte,
            }));
            taken += 1;
        }
        taken
    }

    fn take(&mut self, c: char, previous: Option<char>, after: &str) {
        let next = after.chars().next();
        if let Some(letter) = greek(c) {
            let lone = |n: Option<char>| n.is_none_or(|n| greek(n).is_none());
            if lone(previous) && lone(next) {
                return self.symbol(letter);
            }
        }
        match symbol(c) {
            Some(found) if found.separates => self.separator(c, found, previous, after),
            Some(found) => self.spelled(found.short, found.long),
            None if self.kept.keeps(c) => self.word_character(c, next),
            None => {
                let code = format!("U{:04X}", c as u32);
                self.symbol(&code);
            }
        }
    }

    fn word_character(&mut self, c: char, next: Option<char>) {
        let seen = if c.is_numeric() {
            Seen::Digit
        } else if c.is_uppercase() {
            Seen::Upper
        } else if c.is_lowercase() {
            Seen::Lower
        } else {
            Seen::Caseless
        };
        let begins = self.step(seen, || next.is_some_and(char::is_lowercase));
        match seen {
            Seen::Lower if begins => self.push_capital(c),
            Seen::Upper if !begins => self.name.extend(c.to_lowercase()),
            _ => self.name.push(c),
        }
    }

    /// Makes ready for a letter or digit of a word; whether the word begins with it.
    #[inline]
    fn step(&mut self, seen: Seen, next_is_lower: impl Fn() -> bool) -> bool {
        let begins = match (self.seen, seen) {
            (Seen::Gap, _) => true,
            (Seen::Upper, Seen::Upper) => next_is_lower(),
            (Seen::Lower | Seen::Digit, Seen::Upper) => true,
            (Seen::Caseless, Seen::Upper | Seen::Lower) => true,
            _ => false,
        };
        if self.after_digit && self.dropped && seen == Seen::Digit {
            self.name.push('_');
        }
        if begins {
            self.word = self.name.len();
        }
        self.seen = seen;
        self.after_digit = seen == Seen::Digit;
        self.dropped = false;
        begins
    }

    fn push_capital(&mut self, c: char) {
        if c.is_ascii() {
            return self.name.push(c.to_ascii_uppercase());
        }
        let mut capital = c.to_uppercase();
        self.name.extend(capital.next());
        // Sharp s and its like: one letter becomes two, of which only the first is a capital.
        self.name.extend(capital.flat_map(char::to_lowercase));
    }

    fn separator(&mut self, c: char, found: Symbol, previous: Option<char>, after: &str) {
        if self.detail == Detail::Separators {
            return self.symbol(found.long);
        }
        if self.only_separators || speaks(c, previous, after) {
            return self.symbol(found.short);
        }
        if is_apostrophe_inside(c, previous, after) {
            return;
        }
        self.seen = Seen::Gap;
        self.dropped = true;
    }

    fn spelled(&mut self, short: &str, long: &str) {
        self.symbol(match self.detail {
            Detail::Readable => short,
            Detail::Separators => long,
        });
    }

    fn symbol(&mut self, spelling: &str) {
        self.word = self.name.len();
        self.name.push_str(spelling);
        self.seen = Seen::Gap;
        self.after_digit = false;
        self.dropped = false;
    }

    /// Cuts at the last word and makes up for it with a hash of the whole literal.
    fn cut(mut self, text: &str) -> String {
        let mut at = if self.word * 2 > LONGEST {
            self.word
        } else {
            LONGEST
        };
        while !self.name.is_char_boundary(at) {
            at -= 1;
        }
        self.name.truncate(at);
        let stem = self.name.trim_end_matches('_').len();
        self.name.truncate(stem);
        self.name.push_str(&short_hash(text));
        self.finish()
    }

    fn finish(self) -> String {
        let begins_well = self
            .name
            .chars()
            .next()
            .is_some_and(|c| unicode_ident::is_xid_start(c) && !c.is_lowercase());
        let name = match (begins_well, self.detail) {
            (true, _) => self.name,
            (false, Detail::Readable) => format!("V{}", self.name),
            (false, Detail::Separators) => format!("Numeral{}", self.name),
        };
        match nfc(&name) {
            Cow::Borrowed(_) => name,
            Cow::Owned(normalized) => normalized,
        }
    }
}

/// Whether a separator stands where it means something: a sign before a number, a mark at an end.
fn speaks(c: char, previous: Option<char>, after: &str) -> bool {
    let mut following = after.chars();
    let next = following.next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '-' | '\u{2212}' => {
            let number = match next {
                Some('.') => following.next().is_some_and(char::is_numeric),
                _ => next.is_some_and(char::is_numeric),
            };
            let begins = previous.is_none() && is_word(next);
            let signs = !is_word(previous) && !matches!(previous, Some(')' | ']')) && number;
            let ends = next.is_none() && previous.is_some_and(|p| !p.is_whitespace());
            begins || signs || ends
        }
        '/' => next.is_none() && is_word(previous),
        '.' => previous.is_none() && is_word(next),
        '#' => next.is_none() && is_word(previous),
        '!' => previous.is_none() && is_word(next),
        _ => false,
    }
}

/// Whether this is the apostrophe of `don't` and `driver's`, which does not part words.
fn is_apostrophe_inside(c: char, previous: Option<char>, after: &str) -> bool {
    let letters = || after.chars().take_while(|c| c.is_alphabetic());
    matches!(c, '\'' | '\u{2019}')
        && previous.is_some_and(char::is_alphabetic)
        && (1..=2).contains(&letters().take(3).count())
        && letters().all(char::is_lowercase)
}

/// In Unicode's normal form C, as rustc compares identifiers.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}
