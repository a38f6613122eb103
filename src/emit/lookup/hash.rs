//! The hash that the emitted lookup computes, and seeds and tables that make it perfect.

/// What words are multiplied with; any odd number with its bits well mixed does.
pub(super) const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
/// Up to this many literals, a seed is found that sends each to a slot of its own.
const SEED_ONLY: usize = 32;
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
pub(super) fn everything(key: &[u8]) -> Vec<u64> {
    let word = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0, |word, &byte| word << 8 | u64::from(byte))
    };
    let last = word(key.last_chunk::<8>().map_or(key, |last| last));
    let chunks = key.chunks_exact(8).map(word);
    std::iter::once(last).chain(chunks).collect()
}

/// Hash of a literal as a whole.
pub(super) fn hash_everything(words: &[u64], length: usize, seed: u64) -> u64 {
    let start = seed.rotate_left(length as u32);
    words
        .iter()
        .fold(start, |hash, word| fold(hash ^ word, FACTOR))
}

/// What is read from a literal, and its length.
pub(super) type Words = (Vec<u64>, usize);

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
    pub(super) fn find(keys: &[Words], hash: Hash) -> Option<Self> {
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

    fn by_seed(keys: &[Words], hash: Hash, slots: usize) -> Option<Self> {
        let shift = 64 - slots.trailing_zeros();
        let mut taken = vec![u32::MAX; slots];
        (0..TRIES).map(seed).find_map(|seed| {
            taken.fill(u32::MAX);
            for (index, (words, length)) in keys.iter().enumerate() {
                let slot = taken.get_mut((hash(words, *length, seed) >> shift) as usize)?;
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
    fn by_pilots(keys: &[Words], hash: Hash, slots: usize) -> Option<Self> {
        let groups = (keys.len() / 3).next_power_of_two();
        (0..16).map(seed).find_map(|seed| {
            let mut members: Vec<Vec<(u32, u32)>> = vec![Vec::new(); groups];
            let shift = 64 - groups.trailing_zeros();
            for (index, (words, length)) in keys.iter().enumerate() {
                let hash = hash(words, *length, seed);
                let slot = hash as u32 & (slots as u32 - 1);
                members
                    .get_mut((hash >> shift) as usize)?
                    .push((slot, index as u32));
            }
            let mut order: Vec<usize> = (0..groups).collect();
            order.sort_by_key(|&g| std::cmp::Reverse(members.get(g).map_or(0, Vec::len)));
            let mut taken = vec![u32::MAX; slots];
            let mut pilots = vec![0; groups];
            for group in order {
                let members = members.get(group)?;
                *pilots.get_mut(group)? = place(members, &mut taken)?;
            }
            Some(Self {
                seed,
                slots: filled(taken),
                pilots,
            })
        })
    }
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
