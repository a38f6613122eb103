//! The hash of a whole text.

use super::hash_words::and;

/// The last eight bytes (or all, where there are fewer), then each eight from the start.
#[inline]
pub(crate) fn of_text(seed: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let last = match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => {
            let bytes = bytes.iter().rev();
            bytes.fold(0, |word, byte| (word << 8) | u64::from(*byte))
        }
    };
    let mut hash = and(seed.rotate_left(bytes.len() as u32), last);
    for chunk in bytes.chunks_exact(8) {
        let word = chunk.first_chunk().map_or(0, |c| u64::from_le_bytes(*c));
        hash = and(hash, word);
    }
    hash
}
