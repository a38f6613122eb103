//! Sets of characters, as ranges.

/// A set of characters: ranges in ascending order that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CharSet {
    ranges: Vec<(char, char)>,
}

impl CharSet {
    /// The characters of these ranges, in any order; a range whose end is before its start is empty.
    pub(super) fn new(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut set = Self::default();
        set.extend(ranges);
        set
    }

    /// Its ranges in ascending order.
    pub(super) fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    fn extend(&mut self, more: impl IntoIterator<Item = (char, char)>) {
        self.ranges.extend(more);
        self.ranges.retain(|(first, last)| first <= last);
        self.ranges.sort_unstable();
        // What follows is swallowed by the range before it, where they meet.
        self.ranges.dedup_by(|next, range| {
            let meets = after(range.1).is_none_or(|end| next.0 <= end);
            if meets {
                range.1 = range.1.max(next.1);
            }
            meets
        });
    }

    /// Adds the characters of another set.
    pub(super) fn union(&mut self, other: &Self) {
        self.extend(other.ranges.iter().copied());
    }

    /// Becomes the set of all other characters.
    pub(super) fn negate(&mut self) {
        let mut gaps = Vec::with_capacity(self.ranges.len() + 1);
        let mut start = Some('\0');
        for &(first, last) in &self.ranges {
            if let (Some(start), Some(end)) = (start, before(first))
                && start <= end
            {
                gaps.push((start, end));
            }
            start = after(last);
        }
        gaps.extend(start.map(|start| (start, char::MAX)));
        self.ranges = gaps;
    }

    /// Removes the characters of another set.
    pub(super) fn difference(&mut self, other: &Self) {
        // a without b is neither (not a) nor b.
        self.negate();
        self.union(other);
        self.negate();
    }
}

/// The next character; surrogates are none.
pub(super) fn after(c: char) -> Option<char> {
    match c {
        '\u{D7FF}' => Some('\u{E000}'),
        _ => char::from_u32(c as u32 + 1),
    }
}

/// The character before.
pub(super) fn before(c: char) -> Option<char> {
    match c {
        '\u{E000}' => Some('\u{D7FF}'),
        _ => char::from_u32((c as u32).checked_sub(1)?),
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn ranges_that_meet_are_one() {
        let set = CharSet::new([('c', 'd'), ('a', 'b'), ('x', 'w'), ('\u{D7FF}', '\u{E000}')]);
        assert_eq!(set.ranges(), [('a', 'd'), ('\u{D7FF}', '\u{E000}')]);
    }

    #[test]
    fn negation_and_difference() {
        let mut set = CharSet::new([('b', 'y')]);
        set.difference(&CharSet::new([('m', 'm'), ('y', 'z')]));
        assert_eq!(set.ranges(), [('b', 'l'), ('n', 'x')]);
        let twice = set.clone();
        set.negate();
        assert_eq!(set.ranges(), [('\0', 'a'), ('m', 'm'), ('y', char::MAX)]);
        set.negate();
        assert_eq!(set, twice);
        let mut all = CharSet::default();
        all.negate();
        assert_eq!(all.ranges(), [('\0', char::MAX)]);
        all.negate();
        assert_eq!(all, CharSet::default());
    }
}
