//! Texts looked up, kept and written without allocation.

use super::space::trimmed;

/// What `find` makes of the text without the XML white space around it, when there is some.
#[inline]
pub(crate) fn find_trimmed<T>(
    text: &str,
    find: fn(&str) -> ::core::option::Option<T>,
) -> ::core::option::Option<T> {
    out_of_line(trimmed(text)?, find)
}

/// Calls `find`; of what is rarely called, no copy need be in each caller.
#[cold]
#[inline(never)]
pub(crate) fn out_of_line<T>(
    text: &str,
    find: fn(&str) -> ::core::option::Option<T>,
) -> ::core::option::Option<T> {
    find(text)
}

/// Whether two texts are the same. Length and bytes lead to one branch: whether unknown text differs from its
/// candidate in length or only in bytes is what a processor cannot predict.
#[inline]
pub(crate) fn is_same(literal: &str, text: &str) -> bool {
    let both = literal.len().min(text.len());
    let (start, bytes) = (literal.as_bytes().get(..both), text.as_bytes().get(..both));
    (literal.len() ^ text.len()) | usize::from(start != bytes) == 0
}

/// The first 32 bytes of a text; what stands after its end says nothing.
///
/// Words of eight bytes, of which the last overlap: a loop over the bytes would be mispredicted for each length.
#[inline]
pub(crate) fn start_of(text: &str) -> [[u8; 8]; 4] {
    let (bytes, length) = (text.as_bytes(), text.len());
    let byte = |place: usize| u64::from(bytes.get(place).copied().unwrap_or(0));
    let word = |place: usize| {
        let from = place.min(length.saturating_sub(8));
        let word = bytes.get(from..).and_then(|rest| rest.first_chunk());
        let word = word.map_or(0, |word| u64::from_le_bytes(*word));
        word.checked_shr(8 * (place - from) as u32).unwrap_or(0)
    };
    let words = match (length, bytes.first_chunk(), bytes.last_chunk()) {
        (17.., _, _) => [word(0), word(8), word(16), word(24)],
        (8.., _, _) => [word(0), word(8), 0, 0],
        (_, Some(first), Some(last)) => {
            let last = u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4));
            [u64::from(u32::from_le_bytes(*first)) | last, 0, 0, 0]
        }
        _ => [byte(0) | byte(1) << 8 | byte(2) << 16, 0, 0, 0],
    };
    words.map(u64::to_le_bytes)
}

/// A text of at most `N` bytes; writing more is an error.
pub(crate) struct Text<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Text<N> {
    pub(crate) fn new() -> Self {
        Self {
            bytes: [0; N],
            len: 0,
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.len).unwrap_or_default();
        ::core::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl<const N: usize> ::core::fmt::Write for Text<N> {
    fn write_str(&mut self, text: &str) -> ::core::fmt::Result {
        let end = self.len + text.len();
        let free = self
            .bytes
            .get_mut(self.len..end)
            .ok_or(::core::fmt::Error)?;
        free.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// A number as text.
pub(crate) fn shown(number: impl ::core::fmt::Debug) -> Text<40> {
    let mut text = Text::new();
    // What is too long is cut: it is shown to people only.
    let _ = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!("{number:?}"));
    text
}
