//! Literals of at most eight bytes, as numbers: one comparison of numbers decides, and no text is read.

use super::hash::{FACTOR, SEED_ONLY};
use crate::emit::code::Code;

/// Most parts that a text is read in.
const MOST_PARTS: usize = 4;

/// How a text of at most eight bytes becomes a number: read in parts of one width, which may overlap.
///
/// The bytes above the text are all ones, which no byte of UTF-8 is: so no two texts are one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    width: usize,
    parts: usize,
    is_one_length: bool,
}

impl Packed {
    /// For so many literals, given their fewest and most bytes.
    pub(super) fn find((min, max): (usize, usize), count: usize) -> Option<Self> {
        let width = [8, 4, 2, 1].into_iter().find(|&width| width <= min)?;
        let parts = max.div_ceil(width);
        let is_worth_it = count > SEED_ONLY && max <= 8 && parts <= MOST_PARTS;
        is_worth_it.then_some(Self {
            width,
            parts,
            is_one_length: min == max,
        })
    }

    /// The number that a literal is.
    pub(super) fn pack(self, key: &str) -> u64 {
        let above = match self.is_one_length {
            true => 0,
            false => u64::MAX.checked_shl(8 * key.len() as u32).unwrap_or(0),
        };
        let bytes = key.bytes().rev();
        let low = bytes.fold(0, |word, byte| word << 8 | u64::from(byte));
        low | above
    }

    /// Writes what makes the number of a text, and its hash.
    pub(super) fn read(self, code: &mut Code, (min, max): (usize, usize), seed: &str) {
        let width = self.width;
        code.line(2, format_args!("let part = |start: usize| {{"));
        let word = match width {
            1 => "u64::from(*bytes.get(start)?)".to_owned(),
            8 => "u64::from_le_bytes(bytes)".to_owned(),
            _ => format!("u64::from(u{}::from_le_bytes(bytes))", 8 * width),
        };
        if width > 1 {
            let bytes = "*bytes.get(start..)?.first_chunk()?";
            code.line(3, format_args!("let bytes = {bytes};"));
        }
        code.line(
            3,
            format_args!("::core::option::Option::Some({word} << (8 * start))"),
        );
        code.line(2, format_args!("}};"));
        let mut terms: Vec<String> = (0..self.parts)
            .map(|i| match i * width {
                place if place + width <= min => format!("part({place})?"),
                _ if self.is_one_length => format!("part({})?", min - width),
                _ if i + 1 == self.parts => format!("part(n - {width})?"),
                place => format!("part({place}.min(n - {width}))?"),
            })
            .collect();
        match max {
            _ if self.is_one_length => {}
            8 => terms.push("u64::MAX.checked_shl(8 * n as u32).unwrap_or(0)".to_owned()),
            _ => terms.push("(u64::MAX << (8 * n))".to_owned()),
        }
        code.assign_chain(2, "let key =", " | ", &terms);
        let factor = super::find::hex(FACTOR);
        code.line(
            2,
            format_args!("let product = u128::from(key ^ {seed}) * {factor};"),
        );
        code.line(2, format_args!("let hash = {};", super::find::FOLD));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_texts_are_one_number() {
        let packed = Packed::find((1, 4), 100);
        let packed =
            packed.map(|p| ["a", "a\0", "a\0\0", "aa", "\0", "\0\0\0\0"].map(|k| p.pack(k)));
        let mut numbers = packed.map(Vec::from).unwrap_or_default();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 6);
    }

    #[test]
    fn is_for_short_literals_that_are_many() {
        assert!(Packed::find((4, 8), 33).is_some() && Packed::find((8, 8), 33).is_some());
        for (lengths, count) in [((4, 8), 32), ((4, 9), 33), ((1, 5), 33), ((0, 4), 33)] {
            assert!(
                Packed::find(lengths, count).is_none(),
                "{lengths:?} {count}"
            );
        }
    }
}
