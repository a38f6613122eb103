//! Rust identifiers as a type: what is written as an identifier into generated code is one, whatever it came from.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::fmt::Write as _;
use std::ops::Deref;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::keyword;

/// A Rust identifier, with `r#` where it must be raw.
///
/// Whatever text it is made from, it is one: in Unicode's normal form C, as rustc compares them, with characters that
/// cannot be in an identifier escaped.
///
/// ```
/// use xsdgen::internal::text::Ident;
///
/// assert_eq!(Ident::from("Red"), *"Red");
/// assert_eq!(Ident::from("type"), *"r#type");
/// assert_eq!(Ident::from("Self"), *"Self_");
/// assert_eq!(Ident::from("a b"), *"aU0020b");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(text: &str) -> Self {
        let plain = unraw(text);
        if plain.bytes().all(|b| b.is_ascii_alphanumeric())
            && plain.starts_with(|c: char| c.is_ascii_uppercase())
            && plain != "Self"
        {
            return Self(plain.to_owned());
        }
        let normal = match is_nfc(plain) {
            true => Cow::Borrowed(plain),
            false => Cow::Owned(plain.nfc().collect::<String>()),
        };
        match keyword::identifier(&normal) {
            Some(ident) => Self(ident.into_owned()),
            None => Self(escaped(&normal)),
        }
    }
}

/// An identifier without `r#`.
pub fn unraw(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

/// Whether a text is an identifier as it stands.
pub(crate) fn is_identifier(text: &str) -> bool {
    let plain = unraw(text);
    keyword::identifier(plain).is_some_and(|ident| *ident == *text)
}

/// An identifier made of a text that is none.
fn escaped(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        if unicode_ident::is_xid_continue(c) {
            name.push(c);
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(name, "U{:04X}", u32::from(c));
        }
    }
    let starts = |c: char| unicode_ident::is_xid_start(c) || c == '_';
    if !name.starts_with(starts) {
        name.insert(0, 'V');
    }
    if keyword::identifier(&name).is_none() {
        name.push('_');
    }
    // What was put before a mark may be one character with it.
    name.nfc().collect()
}

impl Default for Ident {
    fn default() -> Self {
        Self::of("Unnamed")
    }
}

impl From<&str> for Ident {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl From<String> for Ident {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl Deref for Ident {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Ident {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Ident {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Ident {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Ident {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_the_text_it_is_an_identifier(text in any::<String>()) {
            let ident = Ident::from(text.as_str());
            prop_assert!(syn::parse_str::<syn::Ident>(&ident).is_ok(), "{ident}");
            prop_assert_eq!(Ident::from(ident.as_str()), ident);
        }
    }

    #[test]
    fn what_looks_most_like_code_is_an_identifier() {
        for text in [
            "", "_", "self", "r#self", "r#", "1", "é", "e\u{301}", "\u{301}", "x // y", "fn", "#",
            "crate",
        ] {
            let ident = Ident::from(text);
            assert!(
                syn::parse_str::<syn::Ident>(&ident).is_ok(),
                "{text:?}: {ident}"
            );
        }
        assert_eq!(Ident::from("é"), Ident::from("e\u{301}"));
    }
}
