//! A few bytes of a text as a number.
#![allow(dead_code)]

/// The `N` bytes that begin at `start`.
#[inline]
pub(crate) fn at<const N: usize>(text: &str, start: usize) -> Option<u64> {
    let bytes = text.as_bytes().get(start..)?.first_chunk::<N>()?;
    let mut word = [0; 8];
    word.get_mut(..N)?.copy_from_slice(bytes);
    Some(u64::from_le_bytes(word))
}

/// The `N` bytes that begin at `start`, or the last ones where the text ends before.
#[inline]
pub(crate) fn near<const N: usize>(text: &str, start: usize) -> Option<u64> {
    at::<N>(text, start.min(text.len().saturating_sub(N)))
}

/// The `N` bytes that end so many bytes before the end, or the first ones where the text is shorter.
#[inline]
pub(crate) fn from_end<const N: usize>(text: &str, end: usize) -> Option<u64> {
    at::<N>(text, text.len().saturating_sub(end + N))
}
