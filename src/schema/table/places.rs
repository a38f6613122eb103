//! Where the value of a code stands among those that were read, without a second copy of the code.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

use crate::datatypes::ValueKey;
use crate::model::Value;

/// Places by the hash of a key.
#[derive(Default)]
pub(super) struct Places {
    hasher: foldhash::fast::RandomState,
    places: HashMap<u64, usize, foldhash::fast::RandomState>,
}

impl Places {
    /// The place of a key among the values, or where it is to be noted. A hash that another key has gives way to the
    /// next one.
    pub(super) fn entry(&mut self, key: &ValueKey, values: &[Value]) -> Entry<'_, u64, usize> {
        let mut hash = self.hasher.hash_one(key);
        let other = |place: &usize| values.get(*place).is_some_and(|value| !is(value, key));
        while self.places.get(&hash).is_some_and(other) {
            hash = hash.wrapping_add(1);
        }
        self.places.entry(hash)
    }
}

/// Whether a value has a key.
fn is(value: &Value, key: &ValueKey) -> bool {
    match &value.key {
        Some(own) => own == key,
        None => value.literal == key.text,
    }
}
