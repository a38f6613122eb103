//! From one literal to its spellings: readable first, then spelled out further, at last escaped.
//!
//! Each spelling depends on the literal alone. `docs/names.md` gives the rules and their reasons.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters::Kept;
use super::symbols::{OPERATORS, Symbol, greek, symbol};

/// Longest spelling in characters before it is cut and ends in a hash of the literal.
const LONGEST: usize = 64;

/// What is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Words and meaningful symbols.
    Readable,
    /// Also what separates the words.
    Separators,
}

/// The readable spelling in PascalCase.
pub(super) fn readable(literal: &str) -> String {
    if literal.is_empty() {
        return "Empty".to_owned();
    }
    let name = Speller::new(literal, Detail::Readable).run();
    // The one keyword in PascalCase; it can't be written as a raw identifier.
    if name == "Self" {
        return "SelfValue".to_owned();
    }
    name
}

/// The readable spelling as a part of a name, which may begin with a digit.
pub(super) fn readable_part(text: &str) -> String {
    let name = readable(text);
    match name.strip_prefix('V') {
        Some(rest) if text.starts_with(char::is_numeric) => rest.to_owned(),
        _ if text.is_empty() => String::new(),
        _ => name,
    }
}

/// A PascalCase name in snake case.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

/// The part of a URI that says what it names: `Success` of `urn:oasis:names:tc:SAML:2.0:status:Success`.
pub(super) fn uri_tail(literal: &str) -> Option<&str> {
    let (scheme, rest) = literal.split_once(':')?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_uri = is_scheme && (rest.starts_with("//") || scheme.eq_ignore_ascii_case("urn"));
    if !is_uri || rest.contains(|c: char| c.is_whitespace() || c == '?') {
        return None;
    }
    let tail = rest.trim_end_matches('/').rsplit(['/', ':', '#']).next()?;
    tail.contains(char::is_alphabetic).then_some(tail)
}

/// The readable spelling with separators and symbols spelled out.
pub(super) fn with_separators(literal: &str) -> String {
    if literal.is_empty() {
        return "EmptyString".to_owned();
    }
    Speller::new(literal, Detail::Separators).run()
}

/// A spelling with the letter case of the literal, as a whole, before it.
pub(super) fn with_case(literal: &str, spelling: &str) -> String {
    [letter_case(literal), spelling].concat()
}

/// The spelling that no other literal has and that no other kind of spelling can be.
///
/// ASCII letters and digits stand for themselves, all else is `U` and six hexadecimal digits, and it ends
/// in an underscore, as no other spelling does. Beyond [`LONGEST`] a hash takes the place of the rest.
pub(super) fn escaped(literal: &str) -> String {
    let mut name = "X".to_owned();
    for c in literal.chars() {
        if name.len() > LONGEST {
            let _ = write!(name, "X{:016X}", hash(literal));
            break;
        }
        match c {
            '0'..='9' | 'A'..='T' | 'V'..='Z' | 'a'..='z' => name.push(c),
            _ => {
                let _ = write!(name, "U{:06X}", c as u32);
            }
        }
    }
    name.push('_');
    name
}

/// Whether this readable spelling of one literal can be a spelled-out one of another, which reads differently.
///
/// Spellings of the two kinds meet only where a literal itself holds one of the words that only
/// spelled-out names are made with.
pub(super) fn looks_spelled_out(name: &str) -> bool {
    name.bytes().enumerate().any(|(i, b)| {
        let words: &[&str] = match b {
            b'A' => &["Ampersand", "Apostrophe", "Asterisk"],
            b'B' => &["Backslash", "Backtick", "Bullet", "ByteOrderMark"],
            b'C' => &["Camelcase", "CarriageReturn", "Character", "Colon", "Comma"],
            b'E' => &["Ellipsis", "EmDash", "EnDash", "ExclamationMark"],
            b'F' => &["FullStop"],
            b'H' => &["Hyphen"],
            b'I' => &["IdeographicSpace", "Inverted"],
            b'L' => &[
                "LeftB",
                "LeftDouble",
                "LeftGuillemet",
                "LeftParenthesis",
                "LeftSingle",
                "LineFeed",
                "Lowercase",
            ],
            b'M' => &["MiddleDot", "Mixedcase"],
            b'N' => &["NoBreak", "Numeral"],
            b'P' => &["Pipe"],
            b'Q' => &["QuestionMark", "QuotationMark"],
            b'R' => &[
                "RightB",
                "RightDouble",
                "RightGuillemet",
                "RightParenthesis",
                "RightSingle",
            ],
            b'S' => &["Semicolon", "Sign", "Slash", "SoftHyphen", "Space"],
            b'T' => &["Tabulator", "Titlecase", "Typographic"],
            b'U' => &["Underscore", "Uppercase"],
            b'V' => &["VariationSelector"],
            b'W' => &["WordJoiner"],
            b'Z' => &["ZeroWidth"],
            _ => return false,
        };
        let rest = name.get(i..).unwrap_or("");
        words.iter().any(|w| rest.starts_with(w))
    })
}

/// Whether this readable spelling can be one with the letter case spelled out.
pub(super) fn looks_cased(name: &str) -> bool {
    const WORDS: [&str; 5] = [
        "Camelcase",
        "Lowercase",
        "Mixedcase",
        "Titlecase",
        "Uppercase",
    ];
    WORDS.iter().any(|word| name.starts_with(word))
}

/// Whether [`with_separators`] can say more of a literal than [`readable`].
pub(super) fn has_more(literal: &str) -> bool {
    let mut bytes = literal.bytes();
    !bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        || !bytes.all(|b| b.is_ascii_alphanumeric())
}

/// Eight hexadecimal digits that stand for a text.
pub(super) fn short_hash(text: &str) -> String {
    let hash = hash(text);
    format!("X{:08X}", (hash >> 32) as u32 ^ hash as u32)
}

/// FNV-1a; part of names, so it never changes.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3)
    })
}

/// Says which letter case the literal has, as a whole; empty when it has no cased letters.
fn letter_case(literal: &str) -> &'static str {
    let (mut upper, mut lower, mut first, mut inner) = (false, false, None, false);
    let mut in_word = false;
    for c in literal.chars() {
        let is_upper = c.is_uppercase();
        if is_upper || c.is_lowercase() {
            first.get_or_insert(is_upper);
            // A word that begins in lower case after the first, or goes on in upper case.
            upper |= is_upper;
            lower |= !is_upper;
            inner |= !in_word && !is_upper && first != Some(false);
        }
        in_word = c.is_alphanumeric();
    }
    match (upper, lower, first, inner) {
        (false, false, ..) => "",
        (true, false, ..) => "Uppercase",
        (false, true, ..) => "Lowercase",
        (_, _, Some(true), false) => "Titlecase",
        (_, _, Some(false), _) => "Camelcase",
        _ => "Mixedcase",
    }
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

struct Speller<'a> {
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
    fn new(literal: &'a str, detail: Detail) -> Self {
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
            name: String::with_capacity(text.len() + 8),
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

    fn run(mut self) -> String {
        let text = std::mem::take(&mut self.text);
        let mut previous = None;
        let mut rest = &*text;
        while let Some(c) = rest.chars().next() {
            if self.name.len() > LONGEST {
                return self.cut(&text);
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
        let begins = match (self.seen, seen) {
            (Seen::Gap, _) => true,
            (Seen::Upper, Seen::Upper) => next.is_some_and(char::is_lowercase),
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
        match seen {
            Seen::Lower if begins => self.push_capital(c),
            Seen::Upper if !begins && c.is_ascii() => self.name.push(c.to_ascii_lowercase()),
            Seen::Upper if !begins => self.name.extend(c.to_lowercase()),
            _ => self.name.push(c),
        }
        self.seen = seen;
        self.after_digit = seen == Seen::Digit;
        self.dropped = false;
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

fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}
