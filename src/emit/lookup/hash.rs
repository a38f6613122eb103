//! The hash that the emitted lookup computes, and seeds and tables that make it perfect.

/// What words are multiplied with; any odd number with its bits well mixed does.
pub(super) const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
/// Up to this many literals, a seed is found that sends each to a slot of its own.
pub(super) const SEED_ONLY: usize = 32;
/// Seeds tried before the tables are made larger.
const TRIES: u64 = 400;

/// Product of two words, its halves folded into one.
pub(super) fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

/// Hash of the words read from a literal of `length` bytes.
pub(super) fn hash(words: &[u64], length: usize, seed: u64) -> u64 {
    let mut words = words.iter();
    let first = words.next().unwrap_or(&0) ^ seed.rotate_left(length as u32);
    let mut hash = fold(first, words.next().unwrap_or(&0) ^ FACTOR);
    for word in words {
        hash = fold(hash ^ word, FACTOR);
    }
    hash
}

/// The words of a literal that is hashed as a whole: the last eight bytes (or what there is), then all.
pub(super) fn everything(key: &[u8]) -> impl Iterator<Item = u64> {
    let word = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0, |word, &byte| word << 8 | u64::from(byte))
    };
    let last = word(key.last_chunk::<8>().map_or(key, |last| last));
    std::iter::once(last).chain(key.chunks_exact(8).map(word))
}

/// Hash of a literal as a whole.
pub(super) fn hash_everything(words: &[u64], length: usize, seed: u64) -> u64 {
    let start = seed.rotate_left(length as u32);
    words
        .iter()
        .fold(start, |hash, word| fold(hash ^ word, FACTOR))
}

/// What is read from literals, and their lengths, one after the other.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<u64>,
    /// For each literal, where its words end, and its length.
    literals: Vec<(u32, u32)>,
}

impl Words {
    pub(super) fn push(&mut self, words: impl Iterator<Item = u64>, length: usize) {
        self.words.extend(words);
        self.literals.push((self.words.len() as u32, length as u32));
    }

    fn len(&self) -> usize {
        self.literals.len()
    }

    /// The hash of each literal.
    fn hashes(&self, hash: Hash, seed: u64) -> impl Iterator<Item = u64> {
        let mut start = 0;
        self.literals.iter().map(move |&(end, length)| {
            let words = self.words.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            hash(words, length as usize, seed)
        })
    }
}

/// A hash of what is read from a literal, its length and a seed.
pub(super) type Hash = fn(&[u64], usize, u64) -> u64;

/// From hashes to indexes without collision.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) seed: u64,
    /// The index of the only literal that a slot can stand for.
    pub(super) slots: Vec<u32>,
    /// What the lowest bits of a hash are changed by, chosen by its highest bits; empty when the seed is enough
    /// and the highest bits are the slot.
    pub(super) pilots: Vec<u32>,
}

impl Table {
    /// Finds seed and tables for literals given by words and length.
    pub(super) fn find(keys: &Words, hash: Hash) -> Option<Self> {
        if keys.len() <= SEED_ONLY {
            let slots = (keys.len() * keys.len() / 8)
                .max(keys.len() + 1)
                .next_power_of_two();
            return [slots, 4 * slots]
                .into_iter()
                .find_map(|slots| Self::by_seed(keys, hash, slots));
        }
        let slots = keys.len().next_power_of_two();
        [slots, 2 * slots]
            .into_iter()
            .find_map(|slots| Self::by_pilots(keys, hash, slots))
    }

    fn by_seed(keys: &Words, hash: Hash, slots: usize) -> Option<Self> {
        let shift = 64 - slots.trailing_zeros();
        let mut taken = vec![u32::MAX; slots];
        (0..TRIES).map(seed).find_map(|seed| {
            taken.fill(u32::MAX);
            for (index, hash) in keys.hashes(hash, seed).enumerate() {
                let slot = taken.get_mut((hash >> shift) as usize)?;
                if *slot != u32::MAX {
                    return None;
                }
                *slot = index as u32;
            }
            Some(Self {
                seed,
                slots: filled(taken.clone()),
                pilots: Vec::new(),
            })
        })
    }

    /// Literals are grouped by the highest bits of their hashes; each group gets the first pilot that moves
    /// all of its members to free slots, large groups first.
    fn by_pilots(keys: &Words, hash: Hash, slots: usize) -> Option<Self> {
        let groups = (keys.len() / 3).next_power_of_two();
        let shift = 64 - groups.trailing_zeros();
        (0..16).map(seed).find_map(|seed| {
            let hashes: Vec<u64> = keys.hashes(hash, seed).collect();
            let slot = |i: u32| Some(*hashes.get(i as usize)? as u32 & (slots as u32 - 1));
            let (order, ends) = by_group(hashes.iter().map(|h| (h >> shift) as u32), groups);
            let group = |g: u32| {
                let start = g
                    .checked_sub(1)
                    .map_or(Some(&0), |g| ends.get(g as usize))?;
                order.get(*start as usize..*ends.get(g as usize)? as usize)
            };
            let sizes = (0..groups as u32).map(|g| group(g).map_or(0, <[u32]>::len) as u32);
            let sizes: Vec<u32> = sizes.collect();
            let largest = sizes.iter().max().map_or(0, |n| *n);
            let (by_size, _) = by_group(sizes.iter().map(|n| largest - n), largest as usize + 1);
            let mut taken = vec![u32::MAX; slots];
            let mut pilots = vec![0; groups];
            let mut members = Vec::new();
            for g in by_size {
                members.clear();
                for &index in group(g)? {
                    members.push((slot(index)?, index));
                }
                *pilots.get_mut(g as usize)? = place(&members, &mut taken)?;
            }
            Some(Self {
                seed,
                slots: filled(taken),
                pilots,
            })
        })
    }
}

/// The places of `keys`, all below `groups`, sorted by them, those of one key in order; and where each group ends.
fn by_group(keys: impl Iterator<Item = u32> + Clone, groups: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0u32; groups];
    for key in keys.clone() {
        if let Some(count) = ends.get_mut(key as usize) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        let count = *end;
        *end = sum;
        sum += count;
    }
    let mut order = vec![0; sum as usize];
    for (place, key) in (0..).zip(keys) {
        if let Some(end) = ends.get_mut(key as usize) {
            if let Some(slot) = order.get_mut(*end as usize) {
                *slot = place;
            }
            *end += 1;
        }
    }
    (order, ends)
}

/// The pilot that moves all members to free slots, which are then taken.
fn place(members: &[(u32, u32)], taken: &mut [u32]) -> Option<u32> {
    let distinct = members
        .iter()
        .enumerate()
        .all(|(i, (slot, _))| members.iter().skip(i + 1).all(|(other, _)| other != slot));
    if !distinct {
        return None;
    }
    let is_free = |slot: u32, taken: &[u32]| taken.get(slot as usize) == Some(&u32::MAX);
    let pilot = (0..taken.len() as u32)
        .find(|pilot| members.iter().all(|(slot, _)| is_free(slot ^ pilot, taken)))?;
    for (slot, index) in members {
        if let Some(place) = taken.get_mut((slot ^ pilot) as usize) {
            *place = *index;
        }
    }
    Some(pilot)
}

/// A slot that stands for nothing may point anywhere: the comparison tells.
fn filled(mut slots: Vec<u32>) -> Vec<u32> {
    for slot in &mut slots {
        if *slot == u32::MAX {
            *slot = 0;
        }
    }
    slots
}

/// The numbers of splitmix64: the same everywhere and always.
fn seed(number: u64) -> u64 {
    let mut z = (number + 1).wrapping_mul(FACTOR);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
