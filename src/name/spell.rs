//! From one literal to its spellings: readable first, then spelled out further, at last escaped.
//!
//! Each spelling depends on the literal alone. `docs/names.md` gives the rules and their reasons.

use std::fmt::Write;

use super::speller::{Detail, LONGEST, Speller, nfc};

/// The readable spelling in PascalCase.
pub(super) fn readable(literal: &str) -> String {
    if literal.is_empty() {
        return "Empty".to_owned();
    }
    no_keyword(Speller::new(literal, Detail::Readable).run())
}

/// `Self` is the one keyword in PascalCase; it can't be written as a raw identifier.
fn no_keyword(name: String) -> String {
    match name.as_str() {
        "Self" => "SelfValue".to_owned(),
        _ => name,
    }
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
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    // The small letter of one character can be two that make another.
    nfc(&snake).into_owned()
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
    no_keyword(Speller::new(literal, Detail::Separators).run())
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
