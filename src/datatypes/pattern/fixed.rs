//! Patterns whose texts all have one length and hold nothing but visible characters of ASCII.

use std::collections::{BTreeSet, HashMap};

use super::Machine;

/// No text of this kind is longer.
const LONGEST: usize = 40;
const VISIBLE: std::ops::RangeInclusive<u8> = b'!'..=b'~';

/// A machine that is in one state at a time; it starts in state 0, and each state stands at one place of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fixed {
    /// Characters of every text.
    pub(crate) length: usize,
    pub(crate) steps: Vec<FixedStep>,
}

/// From one state to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FixedStep {
    pub(crate) from: u8,
    /// Ranges of characters, which ascend.
    pub(crate) class: Vec<(u8, u8)>,
    pub(crate) to: u8,
}

type States = BTreeSet<u16>;

/// Ranges of characters, and the states behind one of them.
type Live<'a> = (&'a [(char, char)], [u16; 2]);

impl Machine {
    /// The same as a machine for texts of one length, if they all have that (subset construction).
    pub(crate) fn fixed(&self) -> Option<Fixed> {
        let mut fixed = Fixed::default();
        let mut layer = vec![self.reachable([0])];
        let mut first = 0_u8;
        for length in 0..=LONGEST {
            let ends = layer.iter().filter(|states| self.is_end(states)).count();
            let is_last = ends == layer.len() && layer.iter().all(|s| self.is_stuck(s));
            if is_last {
                fixed.length = length;
                return (length > 0).then_some(fixed);
            }
            if ends > 0 {
                return None;
            }
            let next = first.checked_add(u8::try_from(layer.len()).ok()?)?;
            layer = self.follow(&layer, (first, next), &mut fixed.steps)?;
            first = next;
        }
        None
    }

    /// The sets of states after one more character; the steps to them are noted.
    fn follow(
        &self,
        layer: &[States],
        (first, next): (u8, u8),
        steps: &mut Vec<FixedStep>,
    ) -> Option<Vec<States>> {
        let mut numbers: HashMap<States, u8> = HashMap::new();
        let mut found = Vec::new();
        for (states, from) in layer.iter().zip(first..) {
            let live = self.live(states)?;
            if live.is_empty() {
                return None;
            }
            let mut classes: Vec<FixedStep> = Vec::new();
            for c in VISIBLE {
                let taken = live.iter().filter(|step| is_in(c, step.0));
                let after = self.reachable(taken.flat_map(|step| step.1));
                if after.is_empty() {
                    continue;
                }
                let to = match numbers.get(&after) {
                    Some(to) => *to,
                    None => {
                        let to = next.checked_add(u8::try_from(found.len()).ok()?)?;
                        numbers.insert(after.clone(), to);
                        found.push(after);
                        to
                    }
                };
                match classes.iter_mut().find(|step| step.to == to) {
                    Some(step) => match step.class.last_mut() {
                        Some(range) if range.1 + 1 == c => range.1 = c,
                        _ => step.class.push((c, c)),
                    },
                    None => classes.push(FixedStep {
                        from,
                        class: vec![(c, c)],
                        to,
                    }),
                }
            }
            steps.extend(classes);
        }
        Some(found)
    }

    pub(super) fn step(&self, state: u16) -> Option<[u16; 3]> {
        self.steps
            .get(3 * usize::from(state)..)?
            .first_chunk()
            .copied()
    }

    fn class(&self, number: u16) -> &[(char, char)] {
        let index = usize::from(number).checked_sub(1);
        index
            .and_then(|index| self.classes.get(index))
            .map_or(&[], Vec::as_slice)
    }

    fn end(&self) -> u16 {
        u16::try_from((self.steps.len() / 3).saturating_sub(1)).unwrap_or(u16::MAX)
    }

    fn is_end(&self, states: &States) -> bool {
        states.contains(&self.end())
    }

    /// Whether no character leads on.
    fn is_stuck(&self, states: &States) -> bool {
        states
            .iter()
            .filter(|state| **state != self.end())
            .filter_map(|state| self.step(*state))
            .all(|[class, ..]| class == 0 || self.class(class).is_empty())
    }

    /// What leads on: the ranges of characters, and the states behind; `None` when not all are visible ASCII.
    fn live(&self, states: &States) -> Option<Vec<Live<'_>>> {
        let steps = states.iter().filter_map(|state| self.step(*state));
        let live = steps.filter(|[class, ..]| *class > 0);
        let live = live.map(|[class, one, other]| (self.class(class), [one, other]));
        let is_visible = |c: char| u8::try_from(c).is_ok_and(|c| VISIBLE.contains(&c));
        live.filter(|step| !step.0.is_empty())
            .map(|step| {
                let all = step
                    .0
                    .iter()
                    .all(|range| is_visible(range.0) && is_visible(range.1));
                all.then_some(step)
            })
            .collect()
    }

    /// States and what is reached from them without a character.
    fn reachable(&self, from: impl IntoIterator<Item = u16>) -> States {
        let mut reached = States::new();
        let mut todo: Vec<u16> = from.into_iter().collect();
        while let Some(state) = todo.pop() {
            if !reached.insert(state) || state == self.end() {
                continue;
            }
            if let Some([0, one, other]) = self.step(state) {
                todo.extend([one, other]);
            }
        }
        reached
    }
}

fn is_in(c: u8, ranges: &[(char, char)]) -> bool {
    let c = char::from(c);
    ranges.iter().any(|range| range.0 <= c && c <= range.1)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::datatypes::{Pattern, Version};

    fn fixed(source: &str) -> Option<Fixed> {
        let pattern = Pattern::new(&[source], Version::V1_1, 1000).expect(source);
        pattern.machine().fixed()
    }

    fn accepts(fixed: &Fixed, text: &str) -> bool {
        let mut state = 0;
        for c in text.bytes() {
            let of =
                |s: &&FixedStep| s.from == state && s.class.iter().any(|r| r.0 <= c && c <= r.1);
            match fixed.steps.iter().find(of) {
                Some(step) => state = step.to,
                None => return false,
            }
        }
        text.len() == fixed.length
    }

    #[test]
    fn texts_of_one_length_have_a_machine_without_choice() {
        let guid = fixed("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}").expect("a guid");
        assert_eq!((guid.length, guid.steps.len()), (36, 36));
        let month = fixed("0[1-9]|1[0-2]").expect("a month");
        assert_eq!(month.length, 2);
        for (text, is_month) in [
            ("01", true),
            ("12", true),
            ("13", false),
            ("00", false),
            ("1", false),
        ] {
            assert_eq!(accepts(&month, text), is_month, "{text}");
        }
        for source in [
            "a?", "a|bc", "[^a]", ".", r"\d", "a b", "é", "", "a{41}", "a+",
        ] {
            assert_eq!(fixed(source), None, "{source}");
        }
        assert!(fixed("a{40}").is_some());
    }
}
