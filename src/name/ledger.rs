//! Who gets which name: nobody takes a name that another could ask for.
//!
//! Every value has a list of spellings, each of them a function of its literal alone. It gets the
//! first that is no spelling of another value of the list, whether the other needs it or not. So
//! when two versions of a list have the same name for different values, then neither version has
//! both values: a name passes on only when its value was dropped and another, which reads the
//! same, was added.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::spell;

/// Why a variant is called what it is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Its literal reads so.
    #[default]
    Readable,
    /// Another value reads the same: separators and symbols are spelled out.
    Separators,
    /// Another value reads the same but for letter case: the case is spelled out.
    Case,
    /// Both.
    SeparatorsAndCase,
    /// All spellings are another value's too: its characters are escaped.
    Escaped,
    /// Even the escaped spelling is taken, so it has a number.
    Numbered,
    /// A binding annotation in the schema asks for it.
    Binding,
    /// An override asks for it.
    Override,
}

/// What is known of a value before it gets its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'a> {
    /// Its literal.
    pub(super) literal: &'a str,
    /// What it is called by an override, as is; by a binding annotation, as words.
    pub(super) wanted: Option<(&'a str, Reason)>,
}

/// Names the values of one list; `reserved` are names that no value may have.
pub(super) fn settle(claims: &[Claim<'_>], reserved: &[&str]) -> Vec<(String, Reason)> {
    let first: Vec<String> = claims.iter().map(first_choice).collect();
    let mut holders = Holders::with_capacity(claims.len());
    for name in reserved {
        holders.reserve(name);
    }
    for (i, name) in first.iter().enumerate() {
        holders.claim(name, i);
    }
    let spelled_out = first.iter().any(|name| spell::looks_spelled_out(name));
    let wishes = claims.iter().any(|c| c.wanted.is_some());
    if !spelled_out && !wishes && !holders.contested {
        return first.into_iter().map(|n| (n, Reason::Readable)).collect();
    }

    // Spelled-out names of values that read differently never meet, unless a value itself reads like
    // a spelled-out name; so mostly only those that meet need all their spellings.
    let all = spelled_out || wishes;
    let further: Vec<Option<[String; 3]>> = first
        .iter()
        .zip(claims)
        .map(|(name, claim)| {
            (all || holders.is_contested(name)).then(|| spell::further(claim.literal))
        })
        .collect();
    for (i, names) in further.iter().enumerate() {
        for name in names.iter().flatten() {
            holders.claim(name, i);
        }
    }

    const REASONS: [Reason; 3] = [Reason::Separators, Reason::Case, Reason::SeparatorsAndCase];
    let mut chosen = Vec::with_capacity(claims.len());
    for (i, (claim, name)) in claims.iter().zip(&first).enumerate() {
        let reason = claim.wanted.map_or(Reason::Readable, |w| w.1);
        let later = further.get(i).into_iter().flatten().flatten().zip(REASONS);
        let pick = std::iter::once((name, reason))
            .chain(later)
            .find(|(name, reason)| *reason == Reason::Override || holders.is_own(name, i));
        chosen.push(match pick {
            Some((name, reason)) => (name.clone(), reason),
            None => (spell::escaped(claim.literal), Reason::Escaped),
        });
    }
    number(&mut chosen);
    chosen
}

/// The last resort, for literals that are equal, and for hashes of very long ones that are.
fn number(chosen: &mut [(String, Reason)]) {
    let mut count: HashMap<String, u32> = HashMap::new();
    for (name, reason) in chosen.iter_mut().filter(|c| c.1 == Reason::Escaped) {
        let n = count.entry(name.clone()).or_default();
        *n += 1;
        if *n > 1 {
            name.push_str(&format!("{n}_"));
            *reason = Reason::Numbered;
        }
    }
}

fn first_choice(claim: &Claim<'_>) -> String {
    match claim.wanted {
        Some((name, Reason::Override)) => name.to_owned(),
        Some((words, _)) => spell::readable(words),
        None => spell::readable(claim.literal),
    }
}

/// For each spelling the one value that has it, or that there are several.
struct Holders<'a> {
    map: HashMap<&'a str, Option<u32>>,
    contested: bool,
}

impl<'a> Holders<'a> {
    fn with_capacity(n: usize) -> Self {
        Self {
            map: HashMap::with_capacity(n),
            contested: false,
        }
    }

    fn reserve(&mut self, name: &'a str) {
        self.map.insert(name, None);
    }

    fn claim(&mut self, name: &'a str, by: usize) {
        let by = Some(by as u32);
        match self.map.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(by);
            }
            Entry::Occupied(mut entry) => {
                if *entry.get() != by {
                    entry.insert(None);
                    self.contested = true;
                }
            }
        }
    }

    fn is_contested(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(Option::is_none)
    }

    fn is_own(&self, name: &str, by: usize) -> bool {
        self.map.get(name).copied().flatten() == Some(by as u32)
    }
}
