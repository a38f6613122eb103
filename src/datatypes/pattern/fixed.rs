//! Patterns whose texts all have one length and hold nothing but visible characters of ASCII.

use super::Machine;
use super::deterministic::{Arm, Bounds, Deterministic, Next};

/// No text of this kind is longer.
const LONGEST: usize = 40;
const VISIBLE: std::ops::RangeInclusive<char> = '!'..='~';

/// As many ranges as visible characters of ASCII can be in, and as many arms as the states allow.
const BOUNDS: Bounds = Bounds {
    states: 255,
    ranges: 47,
    arms: usize::MAX,
};

/// A machine for texts of one length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fixed {
    /// Characters of every text.
    pub(crate) length: usize,
    pub(crate) machine: Deterministic,
}

impl Machine {
    /// The same as a machine for texts of one length, if they all have that.
    pub(crate) fn fixed(&self) -> Option<Fixed> {
        let machine = self.deterministic_within(&BOUNDS)?;
        let length = length(&machine).filter(|length| (1..=LONGEST).contains(length))?;
        Some(Fixed { length, machine })
    }
}

/// The length of every text of a machine; `None` when there are several, or other characters than those of ASCII.
fn length(machine: &Deterministic) -> Option<usize> {
    let is_visible = |arm: &Arm| {
        let mut ranges = arm.ranges.iter();
        ranges.all(|(first, last)| VISIBLE.contains(first) && VISIBLE.contains(last))
    };
    // Every state stands at one place of the text.
    let mut places: Vec<Option<usize>> = vec![None; machine.count];
    *places.first_mut()? = Some(0);
    // States are numbered in the order in which they are reached.
    for state in 0..machine.count {
        let place = places.get(state).copied()??;
        let is_end = machine.ends.iter().any(|end| usize::from(*end) == state);
        let has_state = |arm: &&Arm| arm.states.iter().any(|s| usize::from(*s) == state);
        let mut arms = machine.arms.iter().filter(has_state).peekable();
        if is_end == arms.peek().is_some() {
            return None;
        }
        for arm in arms {
            let target = match arm.next {
                Next::Following => state + 1,
                Next::State(target) => usize::from(target),
            };
            let known = places.get_mut(target)?;
            if !is_visible(arm) || known.is_some_and(|known| known != place + 1) {
                return None;
            }
            *known = Some(place + 1);
        }
    }
    let mut ends = machine
        .ends
        .iter()
        .map(|end| places.get(usize::from(*end)).copied()?);
    let length = ends.next()??;
    ends.all(|place| place == Some(length)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::datatypes::{Pattern, Version};

    fn fixed(source: &str) -> Option<Fixed> {
        let pattern = Pattern::new(&[source], Version::V1_1, 1000).expect(source);
        pattern.machine().fixed()
    }

    #[test]
    fn texts_of_one_length_have_a_machine_without_choice() {
        let guid = fixed("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}").expect("a guid");
        assert_eq!((guid.length, guid.machine.count), (36, 37));
        let month = fixed("0[1-9]|1[0-2]").expect("a month");
        assert_eq!(month.length, 2);
        for (text, is_month) in [
            ("01", true),
            ("12", true),
            ("13", false),
            ("00", false),
            ("1", false),
        ] {
            assert_eq!(month.machine.matches(text), is_month, "{text}");
        }
        for source in [
            "a?", "a|bc", "[^a]", ".", r"\d", "a b", "é", "", "a{41}", "a+",
        ] {
            assert_eq!(fixed(source), None, "{source}");
        }
        assert!(fixed("a{40}").is_some());
    }
}
