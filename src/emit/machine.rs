//! A machine that is in one state at a time, as the arms of a `match` over state and character.

use super::code::Code;
use crate::datatypes::{Arm, Deterministic, Next};
use crate::text::cells;

/// Writes all arms; what none of them has returns `false`. `show` writes a character as a literal.
pub(crate) fn arms(code: &mut Code, machine: &Deterministic, show: fn(char) -> String) {
    for one in &machine.arms {
        let value = match one.next {
            Next::Following => "state + 1".to_owned(),
            Next::State(state) => state.to_string(),
        };
        arm(code, &runs(&one.states), &spans(&one.ranges, show), &value);
    }
    code.line("_ => return false,");
}

/// The arms of a machine whose states are places of the text, each with one arm: most places last.
pub(crate) fn places(machine: &Deterministic) -> Option<Vec<&Arm>> {
    let mut arms: Vec<&Arm> = machine.arms.iter().collect();
    arms.sort_by_key(|arm| arm.states.len());
    let is_straight = arms.iter().all(|arm| arm.next == Next::Following);
    is_straight.then_some(arms)
}

/// Writes them over place and character: the last is for all places that no other has.
pub(crate) fn arms_of_places(code: &mut Code, places: &[&Arm], show: fn(char) -> String) {
    let any = [String::from("_")];
    if let Some((last, others)) = places.split_last() {
        for one in others {
            let at = runs(&one.states);
            arm(code, &at, &spans(&one.ranges, show), "()");
            arm(code, &at, &any, "return false");
        }
        arm(code, &any, &spans(&last.ranges, show), "()");
    }
    code.line("_ => return false,");
}

/// Writes an arm, or several where one would be too long.
fn arm(code: &mut Code, states: &[String], spans: &[String], value: &str) {
    let pattern = format!("({}, {})", states.join(" | "), spans.join(" | "));
    let (long, is_states) = match states.len() > spans.len() {
        true => (states, true),
        false => (spans, false),
    };
    if long.len() == 1 || cells(&pattern) + cells(value) + " => ,".len() <= code.width() {
        return code.arm(&pattern, value);
    }
    let (one, other) = long.split_at(long.len() / 2);
    for part in [one, other] {
        match is_states {
            true => arm(code, part, spans, value),
            false => arm(code, states, part, value),
        }
    }
}

/// Numbers in ascending order as patterns: `0..=7`.
pub(crate) fn runs(numbers: &[u8]) -> Vec<String> {
    let follows = |a: &u8, b: &u8| a.checked_add(1) == Some(*b);
    let run = |run: &[u8]| match run {
        [first, .., last] => format!("{first}..={last}"),
        _ => run.iter().map(u8::to_string).collect(),
    };
    numbers.chunk_by(follows).map(run).collect()
}

/// Ranges of characters as patterns.
fn spans(ranges: &[(char, char)], show: fn(char) -> String) -> Vec<String> {
    let span = |&(first, last): &(char, char)| match u32::from(last) - u32::from(first) {
        0 => show(first),
        1 => format!("{} | {}", show(first), show(last)),
        _ => format!("{}..={}", show(first), show(last)),
    };
    ranges.iter().map(span).collect()
}
