//! Texts that are written without allocation.
#![allow(dead_code)]

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
