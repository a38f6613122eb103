//! A machine that is in one state at a time, where a pattern has a small one: by the subset construction.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::Machine;
use super::set::{after, before};

/// More states, ranges of one step, or arms are not worth the code.
const BOUNDS: Bounds = Bounds {
    states: 200,
    ranges: 8,
    arms: 40,
};

/// How large a machine may be.
pub(super) struct Bounds {
    pub(super) states: usize,
    /// Of one class of characters, and of one arm.
    pub(super) ranges: usize,
    pub(super) arms: usize,
}

/// The first and the last of some characters.
type Range = (char, char);

/// Ranges of characters that lead on, each with the steps that it leads to.
type Leaving = Vec<(Range, Vec<u16>)>;

/// Where a character leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Next {
    /// To the state after the present one.
    Following,
    /// To this state.
    State(u8),
}

/// What characters do in some states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arm {
    /// In ascending order.
    pub(crate) states: Vec<u8>,
    /// In ascending order.
    pub(crate) ranges: Vec<Range>,
    pub(crate) next: Next,
}

/// A machine that starts in state 0; a character that no arm has is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deterministic {
    pub(crate) arms: Vec<Arm>,
    /// The states in which a text may end, in ascending order.
    pub(crate) ends: Vec<u8>,
    /// One more than the greatest state.
    pub(crate) count: usize,
}

impl Machine {
    /// The same as a deterministic machine, if that is small.
    pub(crate) fn deterministic(&self) -> Option<Deterministic> {
        self.deterministic_within(&BOUNDS)
    }

    /// The same as a deterministic machine, if that is within the bounds.
    pub(super) fn deterministic_within(&self, most: &Bounds) -> Option<Deterministic> {
        let mut numbers: HashMap<Vec<u16>, usize> = HashMap::new();
        let mut todo: VecDeque<Vec<u16>> = VecDeque::new();
        let start = self.closure([0]);
        numbers.insert(start.clone(), 0);
        todo.push_back(start);
        let last = (self.steps.len() / 3).checked_sub(1)? as u16;
        let mut ends = Vec::new();
        let mut arms: BTreeMap<(Vec<Range>, Next), Vec<u8>> = BTreeMap::new();
        let mut state = 0_usize;
        while let Some(set) = todo.pop_front() {
            let number = u8::try_from(state).ok()?;
            if set.contains(&last) {
                ends.push(number);
            }
            let mut by_target: BTreeMap<usize, Vec<Range>> = BTreeMap::new();
            for (range, target) in self.leaving(&set, most.ranges)? {
                let count = numbers.len();
                let target = *numbers.entry(target.clone()).or_insert_with(|| {
                    todo.push_back(target);
                    count
                });
                add(by_target.entry(target).or_default(), range);
            }
            for (target, ranges) in by_target {
                if numbers.len() > most.states || ranges.len() > most.ranges {
                    return None;
                }
                let next = match target == state + 1 {
                    true => Next::Following,
                    false => Next::State(u8::try_from(target).ok()?),
                };
                arms.entry((ranges, next)).or_default().push(number);
            }
            state += 1;
        }
        let arms = arms.into_iter().map(|((ranges, next), states)| Arm {
            states,
            ranges,
            next,
        });
        let mut arms: Vec<_> = arms.collect();
        arms.sort();
        let count = numbers.len();
        let is_small = (1..=most.arms).contains(&arms.len()) && !ends.is_empty();
        is_small.then_some(Deterministic { arms, ends, count })
    }

    fn step(&self, state: u16) -> Option<[u16; 3]> {
        let step = self.steps.get(3 * usize::from(state)..)?;
        step.first_chunk().copied()
    }

    /// The steps that wait for a character, and the end, as far as they are reached without one.
    fn closure(&self, from: impl IntoIterator<Item = u16>) -> Vec<u16> {
        let last = (self.steps.len() / 3).saturating_sub(1) as u16;
        let mut todo: Vec<u16> = from.into_iter().collect();
        let mut seen = vec![false; self.steps.len() / 3];
        let mut set = Vec::new();
        while let Some(state) = todo.pop() {
            let is_new = seen.get_mut(usize::from(state));
            let Some(seen @ false) = is_new else { continue };
            *seen = true;
            match self.step(state) {
                Some([0, one, other]) if state != last => todo.extend([one, other]),
                _ => set.push(state),
            }
        }
        set.sort_unstable();
        set
    }

    /// The ranges of characters that lead on from a set of steps, in ascending order, each with the set that it leads to.
    fn leaving(&self, set: &[u16], most_ranges: usize) -> Option<Leaving> {
        let mut classes = Vec::<(&[Range], u16, u16)>::new();
        for &state in set {
            let [class, one, other] = self.step(state)?;
            if let Some(ranges) = usize::from(class)
                .checked_sub(1)
                .and_then(|c| self.classes.get(c))
            {
                classes.push((ranges, one, other));
            }
        }
        // A range begins wherever one of the classes begins, or ends before.
        let mut starts: Vec<char> = Vec::new();
        for (ranges, ..) in &classes {
            if ranges.len() > most_ranges {
                return None;
            }
            starts.extend(ranges.iter().map(|range| range.0));
            starts.extend(ranges.iter().filter_map(|range| after(range.1)));
        }
        starts.sort_unstable();
        starts.dedup();
        let mut leaving = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            let holds = |ranges: &[Range]| ranges.iter().any(|r| (r.0..=r.1).contains(start));
            let here = classes.iter().filter(|(ranges, ..)| holds(ranges));
            let reached: Vec<u16> = here.flat_map(|(_, one, other)| [*one, *other]).collect();
            if reached.is_empty() {
                continue;
            }
            let next = starts.get(index + 1).copied();
            let end = next.and_then(before).unwrap_or(char::MAX);
            leaving.push(((*start, end), self.closure(reached)));
        }
        Some(leaving)
    }
}

/// Adds a range behind others, to the last one where they meet.
fn add(ranges: &mut Vec<Range>, range: Range) {
    match ranges.last_mut() {
        Some(last) if after(last.1) == Some(range.0) => last.1 = range.1,
        _ => ranges.push(range),
    }
}

#[cfg(test)]
impl Deterministic {
    /// What the code made of it does.
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut state = 0;
        for c in text.chars() {
            let is_it = |arm: &&Arm| {
                let mut ranges = arm.ranges.iter();
                arm.states.contains(&state) && ranges.any(|r| (r.0..=r.1).contains(&c))
            };
            state = match self.arms.iter().find(is_it).map(|arm| arm.next) {
                Some(Next::Following) => state + 1,
                Some(Next::State(next)) => next,
                None => return false,
            };
        }
        self.ends.contains(&state)
    }
}
