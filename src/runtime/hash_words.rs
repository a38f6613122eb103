//! The hash of more than eight bytes of a text.
#![allow(dead_code)]

/// Two words at once: each moves all bits of the hash.
#[inline]
pub(crate) fn of_two(seed: u64, length: usize, one: u64, other: u64) -> u64 {
    let one = one ^ seed.rotate_left(length as u32);
    fold(one, other ^ 0x9e37_79b9_7f4a_7c15)
}

/// A hash that depends on one more word.
#[inline]
pub(crate) fn and(hash: u64, word: u64) -> u64 {
    fold(hash ^ word, 0x9e37_79b9_7f4a_7c15)
}

#[inline]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}
