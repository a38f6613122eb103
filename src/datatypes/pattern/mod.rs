//! The pattern facet: regular expressions as XML Schema means them (Part 2, 4.3.4 and appendix G; F in 1.0).

mod class;
mod compile;
mod deterministic;
mod fixed;
mod input;
#[cfg(test)]
mod oracle;
mod parse;
mod set;

#[cfg(test)]
mod tests;

pub(crate) use deterministic::{Arm, Deterministic, Next};
pub(crate) use fixed::Fixed;

use super::Version;
use crate::runtime::pattern::{States, accepts};

/// The patterns of one derivation step, of which one must match the whole of a text.
#[derive(Clone, Debug)]
pub struct Pattern {
    sources: Vec<String>,
    machine: Machine,
}

/// What [`accepts`] runs: see there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Machine {
    pub(crate) classes: Vec<Vec<(char, char)>>,
    pub(crate) steps: Vec<u16>,
}

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PatternError {
    /// Which of the patterns, counted from 0.
    pub alternative: usize,
    /// What is wrong, and where in the pattern.
    pub reason: String,
}

/// Characters that no XML document has.
const FOREIGN: [(char, char); 4] = [
    ('\0', '\u{8}'),
    ('\u{B}', '\u{C}'),
    ('\u{E}', '\u{1F}'),
    ('\u{FFFE}', '\u{FFFF}'),
];

impl Machine {
    /// Whether every text that is matched may stand in an XML document, as far as its classes tell.
    pub(crate) fn is_of_xml(&self) -> bool {
        let mut ranges = self.classes.iter().flatten();
        ranges.all(|(first, last)| {
            let mut foreign = FOREIGN.iter();
            foreign.all(|(start, end)| last < start || end < first)
        })
    }
}

impl Pattern {
    /// Compiles alternatives; `size` bounds the steps of the machine.
    ///
    /// ```
    /// use xsdgen::internal::datatypes::{Pattern, Version};
    /// let pattern = Pattern::new(&[r"\d{3}", "[a-z-[aeiou]]+"], Version::V1_1, 1000).unwrap();
    /// assert!(pattern.matches("123") && pattern.matches("xyz") && !pattern.matches("abc"));
    /// ```
    ///
    /// # Errors
    /// An expression that appendix G does not allow, or one that needs more than `size` steps.
    pub fn new(sources: &[&str], version: Version, size: u32) -> Result<Self, PatternError> {
        let mut parser = parse::Parser::new(version);
        let mut alternatives = Vec::new();
        for (alternative, source) in sources.iter().enumerate() {
            let parsed = parser.parse(source);
            let node = parsed.map_err(|reason| PatternError {
                alternative,
                reason,
            })?;
            alternatives.push(node);
        }
        let machine = compile::compile(&alternatives, parser.into_classes(), size);
        Ok(Self {
            sources: sources.iter().map(|s| (*s).to_owned()).collect(),
            machine: machine.map_err(|(alternative, reason)| PatternError {
                alternative,
                reason,
            })?,
        })
    }

    /// The expressions as written.
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// Whether one of the alternatives matches the whole text, whose white space is normalised.
    pub fn matches(&self, text: &str) -> bool {
        let Machine { classes, steps } = &self.machine;
        let classes: Vec<&[(char, char)]> = classes.iter().map(Vec::as_slice).collect();
        let count = steps.len() / 3;
        let (mut list, mut next_list) = (vec![0; count], vec![0; count]);
        let (mut seen, mut next_seen) = (vec![false; count], vec![false; count]);
        accepts(
            text.chars(),
            &classes,
            steps,
            States::new(&mut list, &mut seen),
            States::new(&mut next_list, &mut next_seen),
        )
    }

    pub(crate) fn machine(&self) -> &Machine {
        &self.machine
    }
}
