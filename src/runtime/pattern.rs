//! Patterns at work: a machine of states, followed for all alternatives at once, so that the time is
//! linear in the text (Part 2, 4.3.4 and appendix G).

/// A set of states, in the order in which they were reached.
pub(crate) struct States<'a> {
    list: &'a mut [u16],
    seen: &'a mut [bool],
    len: usize,
}

impl<'a> States<'a> {
    /// An empty set; both buffers are as long as the machine has steps.
    pub(crate) fn new(list: &'a mut [u16], seen: &'a mut [bool]) -> Self {
        Self { list, seen, len: 0 }
    }

    fn add(&mut self, state: u16) {
        if let Some(seen @ false) = self.seen.get_mut(usize::from(state)) {
            *seen = true;
            if let Some(free) = self.list.get_mut(self.len) {
                *free = state;
                self.len += 1;
            }
        }
    }

    fn clear(&mut self) {
        self.seen.fill(false);
        self.len = 0;
    }
}

/// Whether the whole of a text matches.
///
/// A step is three numbers: a class of characters, counted from 1, and the two steps that follow when the
/// character is in it; class 0 stands for no character at all. The last step is the end.
pub(crate) fn accepts<'a>(
    text: impl Iterator<Item = char>,
    classes: &[&[(char, char)]],
    steps: &[u16],
    mut now: States<'a>,
    mut next: States<'a>,
) -> bool {
    now.add(0);
    for c in text.map(Some).chain([None]) {
        if now.len == 0 {
            return false;
        }
        let mut index = 0;
        while let Some(state) = now.list.get(..now.len).and_then(|list| list.get(index)) {
            index += 1;
            let step = steps.get(3 * usize::from(*state)..).unwrap_or_default();
            let Some(&[class, one, other]) = step.first_chunk() else {
                continue;
            };
            let Some(class) = usize::from(class).checked_sub(1) else {
                now.add(one);
                now.add(other);
                continue;
            };
            let ranges = classes.get(class).copied().unwrap_or_default();
            if c.is_some_and(|c| is_in(c, ranges)) {
                next.add(one);
                next.add(other);
            }
        }
        if c.is_some() {
            ::core::mem::swap(&mut now, &mut next);
            next.clear();
        }
    }
    now.seen.last() == Some(&true)
}

/// Whether one of the ranges, which ascend, holds the character.
fn is_in(c: char, ranges: &[(char, char)]) -> bool {
    let next = ranges.partition_point(|range| range.1 < c);
    ranges.get(next).is_some_and(|range| range.0 <= c)
}
