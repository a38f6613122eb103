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
    /// Another value reads the same: separators, symbols and letter case are spelled out.
    SeparatorsAndCase,
    /// All spellings are another value's too: its characters are escaped.
    Escaped,
    /// Even the escaped spelling is taken, so it has a number.
    Numbered,
    /// It is the literal itself, as the style asks for.
    Verbatim,
    /// A binding annotation in the schema asks for it.
    Binding,
    /// An override asks for it.
    Override,
}

impl Reason {
    /// The reason in a word, which `xsdgen inspect --format json` says: `readable`, `separators`, `case`,
    /// `separators-and-case`, `escaped`, `numbered`, `verbatim`, `binding` or `override`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Readable => "readable",
            Self::Separators => "separators",
            Self::Case => "case",
            Self::SeparatorsAndCase => "separators-and-case",
            Self::Escaped => "escaped",
            Self::Numbered => "numbered",
            Self::Verbatim => "verbatim",
            Self::Binding => "binding",
            Self::Override => "override",
        }
    }
}

/// What is known of a value before it gets its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'a> {
    /// Its literal.
    pub(super) literal: &'a str,
    /// What to call it first, and why: words; an identifier when an override says so.
    pub(super) wanted: Option<(&'a str, Reason)>,
}

impl Claim<'_> {
    fn first_choice(&self) -> (String, Reason) {
        match self.wanted {
            Some((name, reason @ (Reason::Override | Reason::Verbatim))) => {
                (name.to_owned(), reason)
            }
            Some((words, reason)) => (spell::readable(words), reason),
            None => (spell::readable(self.literal), Reason::Readable),
        }
    }

    /// The further spellings, best first.
    fn further(&self) -> Vec<(String, Reason)> {
        let plain = spell::readable(self.literal);
        let separators = spell::with_separators(self.literal);
        let case = spell::with_case(self.literal, &plain);
        let both = spell::with_case(self.literal, &separators);
        let mut names = Vec::with_capacity(4);
        if self.wanted.is_some() {
            names.push((plain, Reason::Readable));
        }
        names.push((separators, Reason::Separators));
        names.push((case, Reason::Case));
        names.push((both, Reason::SeparatorsAndCase));
        names
    }
}

/// Names the values of one list; `reserved` are names that no value may have.
pub(super) fn settle(claims: &[Claim<'_>], reserved: &[&str]) -> Vec<(String, Reason)> {
    let first: Vec<(String, Reason)> = claims.iter().map(Claim::first_choice).collect();
    let mut holders = Holders::with_capacity(claims.len());
    for name in reserved {
        holders.reserve(name);
    }
    for (i, (name, _)) in first.iter().enumerate() {
        holders.claim(name, i);
    }

    // Spelled-out names of values that read differently meet only where a value itself reads like a
    // spelled-out name; so mostly only the values that read the same need more than one spelling.
    let confusing: Vec<bool> = first
        .iter()
        .map(|(name, _)| spell::looks_spelled_out(name))
        .collect();
    let wishes = claims.iter().any(|c| c.wanted.is_some());
    let any_confusing = confusing.contains(&true);
    if !any_confusing && !wishes && !holders.contested {
        return first;
    }
    let cased = first
        .iter()
        .zip(&confusing)
        .any(|((name, _), confusing)| *confusing && spell::looks_cased(name));
    let needed = |i: usize, name: &str| {
        wishes || cased || confusing.get(i) == Some(&true) || holders.is_contested(name)
    };
    let further: Vec<Vec<(String, Reason)>> = first
        .iter()
        .zip(claims)
        .enumerate()
        .map(|(i, ((name, _), claim))| {
            if needed(i, name) {
                claim.further()
            } else if any_confusing && spell::has_more(claim.literal) {
                vec![(spell::with_separators(claim.literal), Reason::Separators)]
            } else {
                Vec::new()
            }
        })
        .collect();
    for (i, names) in further.iter().enumerate() {
        for (name, _) in names {
            holders.claim(name, i);
        }
    }

    let mut chosen = Vec::with_capacity(claims.len());
    for (i, ((first, later), claim)) in first.iter().zip(&further).zip(claims).enumerate() {
        let is_free = |(name, reason): &&(String, Reason)| {
            matches!(reason, Reason::Override | Reason::Verbatim) || holders.is_own(name, i)
        };
        let pick = std::iter::once(first).chain(later).find(is_free);
        chosen.push(match pick {
            Some(pick) => pick.clone(),
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

/// For each spelling the one value that has it, or that there are several.
struct Holders<'a> {
    map: HashMap<&'a str, Option<u32>, foldhash::fast::RandomState>,
    contested: bool,
}

impl<'a> Holders<'a> {
    fn with_capacity(n: usize) -> Self {
        Self {
            map: HashMap::with_capacity_and_hasher(n, Default::default()),
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
