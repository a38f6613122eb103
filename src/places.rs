//! Where in a list something stands, found by its hash: the list keeps the keys, and this a few bytes for each.
//!
//! A map from keys to places holds each key a second time. For a long list that is memory beyond the
//! processor's caches, and most of the time that it takes to look something up.

use std::hash::{BuildHasher, Hash};

/// Places in a list of distinct things.
#[derive(Default)]
pub(crate) struct Places {
    hasher: foldhash::fast::RandomState,
    /// High half: the hash. Low half: the place and one; 0 is a free slot.
    slots: Vec<u64>,
    count: usize,
}

impl Places {
    /// With room for so many.
    pub(crate) fn with_capacity(count: usize) -> Self {
        let mut places = Self::default();
        if count > 0 {
            places.slots = vec![0; slots_for(count)];
        }
        places
    }

    /// The place of what is equal to `key`, where it has one; `is_same` compares with what stands at a place.
    pub(crate) fn find(
        &self,
        key: &(impl Hash + ?Sized),
        is_same: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        self.search(self.hash(key), is_same).ok()
    }

    /// As [`Self::find`]; what has no place gets `next`.
    pub(crate) fn find_or_add(
        &mut self,
        key: &(impl Hash + ?Sized),
        next: usize,
        is_same: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if self.slots.len() < slots_for(self.count + 1) {
            self.grow();
        }
        let hash = self.hash(key);
        match self.search(hash, is_same) {
            Ok(place) => Some(place),
            Err(free) => {
                if let Some(slot) = self.slots.get_mut(free) {
                    *slot = (u64::from(hash) << 32) | (next as u64 + 1);
                    self.count += 1;
                }
                None
            }
        }
    }

    fn hash(&self, key: &(impl Hash + ?Sized)) -> u32 {
        (self.hasher.hash_one(key) >> 32) as u32
    }

    /// The place of what has this hash and is the same, or the free slot where it belongs.
    fn search(&self, hash: u32, is_same: impl Fn(usize) -> bool) -> Result<usize, usize> {
        let mut at = home(hash, self.slots.len());
        loop {
            match self.slots.get(at).copied().unwrap_or(0) {
                0 => return Err(at),
                slot if (slot >> 32) as u32 == hash => {
                    let place = (slot as u32 - 1) as usize;
                    if is_same(place) {
                        return Ok(place);
                    }
                }
                _ => {}
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn grow(&mut self) {
        let wider = vec![0; slots_for(self.count + 1).max(16)];
        for slot in std::mem::replace(&mut self.slots, wider) {
            if slot != 0
                && let Err(free) = self.search((slot >> 32) as u32, |_| false)
                && let Some(free) = self.slots.get_mut(free)
            {
                *free = slot;
            }
        }
    }
}

/// The slots that so many places take: a power of two, of which a quarter or more stays free.
fn slots_for(count: usize) -> usize {
    (count + count.div_ceil(3)).next_power_of_two()
}

/// The slot at which a hash is looked for first; `slots` is a power of two.
fn home(hash: u32, slots: usize) -> usize {
    ((u64::from(hash) * slots as u64) >> 32) as usize
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_thing_where_it_was_added() {
        let words: Vec<String> = (0..5000).map(|n| format!("word {n}")).collect();
        let mut places = Places::with_capacity(3);
        for (place, word) in words.iter().enumerate() {
            assert_eq!(places.find_or_add(word, place, |p| words[p] == *word), None);
        }
        for (place, word) in words.iter().enumerate() {
            let found = places.find(word, |p| words[p] == *word);
            assert_eq!(found, Some(place));
            let found = places.find_or_add(word, 9, |p| words[p] == *word);
            assert_eq!(found, Some(place));
        }
        assert_eq!(places.find("word", |p| words[p] == "word"), None);
    }

    #[test]
    fn nothing_is_in_an_empty_list() {
        assert_eq!(Places::default().find("a", |_| true), None);
        assert_eq!(Places::with_capacity(0).find("a", |_| true), None);
    }

    #[test]
    fn equal_hashes_do_not_make_equal_things() {
        let mut places = Places::default();
        assert_eq!(places.find_or_add("a", 0, |_| false), None);
        assert_eq!(places.find_or_add("a", 1, |_| false), None);
        assert_eq!(places.find("a", |p| p == 1), Some(1));
    }
}
