//! The whiteSpace facet (Part 2, 4.3.6).

use std::borrow::Cow;

use crate::runtime::{space, trim};

/// The whiteSpace facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhiteSpace {
    /// Nothing is changed.
    Preserve,
    /// Tab, line feed and carriage return become a space.
    Replace,
    /// As `Replace`, then runs of spaces become one and the ends are stripped.
    Collapse,
}

impl WhiteSpace {
    /// The facet's value as a schema writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preserve => "preserve",
            Self::Replace => "replace",
            Self::Collapse => "collapse",
        }
    }

    /// The facet of a value as a schema writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Preserve, Self::Replace, Self::Collapse]
            .into_iter()
            .find(|w| w.name() == name)
    }

    /// Normalises a text; only XML white space counts (U+00A0 does not).
    ///
    /// ```
    /// use xsdgen::internal::datatypes::WhiteSpace;
    /// assert_eq!(WhiteSpace::Collapse.normalise("\t a \n b "), "a b");
    /// assert_eq!(WhiteSpace::Collapse.normalise("\u{a0}a"), "\u{a0}a");
    /// ```
    pub fn normalise(self, text: &str) -> Cow<'_, str> {
        let text = match self {
            Self::Collapse => trim::trimmed(text).unwrap_or(text),
            _ => text,
        };
        let write = match self {
            Self::Replace if text.contains(['\t', '\n', '\r']) => space::replace,
            Self::Collapse if !is_collapsed(text) => space::collapse,
            _ => return Cow::Borrowed(text),
        };
        let mut out = String::with_capacity(text.len());
        // Writing to a String can't fail.
        let _ = write(text, &mut out);
        Cow::Owned(out)
    }
}

fn is_collapsed(text: &str) -> bool {
    let space = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    let mut last = b' ';
    for byte in text.bytes() {
        if space(byte) && (byte != b' ' || last == b' ') {
            return false;
        }
        last = byte;
    }
    last != b' ' || text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Part 2, 4.3.6: preserve, replace, collapse; XML white space only.
    #[test]
    fn normalises() {
        for (text, replaced, collapsed) in [
            ("", "", ""),
            (" ", " ", ""),
            ("a b", "a b", "a b"),
            (" a", " a", "a"),
            ("a ", "a ", "a"),
            ("a\tb\r\nc", "a b  c", "a b c"),
            ("a  b", "a  b", "a b"),
            ("\u{a0} a\u{2003}", "\u{a0} a\u{2003}", "\u{a0} a\u{2003}"),
        ] {
            assert_eq!(WhiteSpace::Preserve.normalise(text), text);
            assert_eq!(WhiteSpace::Replace.normalise(text), replaced, "{text:?}");
            assert_eq!(WhiteSpace::Collapse.normalise(text), collapsed, "{text:?}");
        }
    }
}
