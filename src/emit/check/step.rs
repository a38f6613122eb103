//! The ways in which a type reads a text, one after the other.

use super::finders::{has_space, is_by_literal};
use super::phrases::describe;
use crate::datatypes::WhiteSpace;
use crate::emit::words;
use crate::model::{Accepts, Enumeration, Route};

/// One way to read a text, after it was looked up as it is.
pub(super) enum Step<'a> {
    /// As one of these values, whose literals are looked up with the white space normalised.
    Literal(WhiteSpace, Vec<u32>),
    /// As one of these values, which are looked up by their keys.
    Value(&'a Route),
    /// As other text that is valid.
    Open(&'a Route),
    /// As a value of another type, in the variant of that index among those that hold one.
    Typed(&'a Route, usize),
}

impl Step<'_> {
    /// What it reads, in words.
    pub(super) fn phrase(&self) -> String {
        match self {
            Self::Literal(white_space, _) => {
                format!("the same with white space {}", participle(*white_space))
            }
            Self::Value(route) => {
                format!("what has the same value as {}", describe(&route.datatype))
            }
            Self::Open(route) => format!("any text that is valid as {}", describe(&route.datatype)),
            Self::Typed(route, _) => format!("what is {}", words::of(&route.datatype)),
        }
    }
}

pub(super) fn participle(white_space: WhiteSpace) -> &'static str {
    match white_space {
        WhiteSpace::Preserve => "preserved",
        WhiteSpace::Replace => "replaced",
        WhiteSpace::Collapse => "collapsed",
    }
}

pub(super) fn steps(enumeration: &Enumeration) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut typed = 0..;
    for route in &enumeration.routes {
        let white_space = route.datatype.white_space();
        match (&route.accepts, steps.last_mut()) {
            (Accepts::Any, _) => steps.push(Step::Open(route)),
            (Accepts::Typed(_), _) => {
                steps.extend(typed.next().map(|index| Step::Typed(route, index)));
            }
            // All of its values are gone, taken by members before it or excluded by a pattern.
            (Accepts::Values(values), _) if values.is_empty() => {}
            (Accepts::Values(values), last) if is_by_literal(&route.datatype) => match last {
                Some(Step::Literal(same, list)) if *same == white_space => list.extend(values),
                _ => steps.push(Step::Literal(white_space, values.clone())),
            },
            _ => steps.push(Step::Value(route)),
        }
    }
    // What normalisation does not change in any literal, the lookup of the text as it is has found.
    let changes = |step: &Step<'_>| match step {
        Step::Literal(WhiteSpace::Preserve, _) => false,
        Step::Literal(WhiteSpace::Replace, values) => has_space(enumeration, values),
        _ => true,
    };
    steps.retain(changes);
    steps
}
