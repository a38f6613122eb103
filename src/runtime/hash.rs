//! The hash by which values are looked up.

/// The two halves of a product, one upon the other: all bits of `word` move all bits of the hash.
#[inline]
pub(crate) fn of_word(seed: u64, length: usize, word: u64) -> u64 {
    let word = word ^ seed.rotate_left(length as u32);
    let product = u128::from(word) * 0x9e37_79b9_7f4a_7c15;
    (product >> 64) as u64 ^ product as u64
}
