//! Who gets which name: nobody takes a name that another could ask for.
//!
//! Every value has a list of spellings, each of them a function of its literal alone. It gets the
//! first that is not a spelling of another value of the list, whether the other needs it or not. So
//! when two versions of a list have the same name for different values, then neither version has
//! both values: a name passes on only when its value was dropped and another, which reads the
//! same, was added.

use std::collections::HashMap;

use super::{label, spell};

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
    /// Its description reads so, and `names-from` asks for that.
    Description,
    /// Another description reads the same: the value is spelled out behind it.
    DescriptionAndValue,
    /// The record of names has it.
    Recorded,
}

impl Reason {
    /// The reason in a word, which `xsdgen inspect --format json` says: `readable`, `separators`, `case`,
    /// `separators-and-case`, `escaped`, `numbered`, `verbatim`, `binding`, `override`, `description`,
    /// `description-and-value` or `recorded`.
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
            Self::Description => "description",
            Self::DescriptionAndValue => "description-and-value",
            Self::Recorded => "recorded",
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
        let mut names = Vec::with_capacity(5);
        if let Some((words, Reason::Description)) = self.wanted {
            names.push((
                label::with_value(words, self.literal),
                Reason::DescriptionAndValue,
            ));
        }
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
    let mut first = claims.iter().map(Claim::first_choice).collect::<Vec<_>>();
    let mut holders = Holders::with_capacity(claims.len());
    for name in reserved {
        holders.reserve(name);
    }
    let held: Vec<Held> = (0..)
        .zip(&first)
        .map(|(i, (name, _))| holders.claim(name, i))
        .collect();

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
    let further: Vec<Vec<(String, Reason)>> = claims
        .iter()
        .zip(&held)
        .zip(&confusing)
        .map(|((claim, held), confusing)| {
            if wishes || cased || *confusing || holders.owner(*held).is_none() {
                claim.further()
            } else if any_confusing && spell::has_more(claim.literal) {
                vec![(spell::with_separators(claim.literal), Reason::Separators)]
            } else {
                Vec::new()
            }
        })
        .collect();
    let later: Vec<Vec<Held>> = (0..)
        .zip(&further)
        .map(|(i, names)| names.iter().map(|(n, _)| holders.claim(n, i)).collect())
        .collect();

    let is_free = |i: u32, reason: Reason, held: &Held| {
        matches!(reason, Reason::Override | Reason::Verbatim) || holders.owner(*held) == Some(i)
    };
    let taken: Vec<u32> = (0..)
        .zip(first.iter().zip(&held))
        .filter(|(i, ((_, reason), held))| !is_free(*i, *reason, held))
        .map(|(i, _)| i)
        .collect();
    let picks: Vec<(u32, (String, Reason))> = taken
        .into_iter()
        .filter_map(|i| {
            let names = further.get(i as usize)?;
            let mut offers = names.iter().zip(later.get(i as usize)?);
            let pick = offers.find(|((_, reason), held)| is_free(i, *reason, held));
            let literal = claims.get(i as usize)?.literal;
            let escaped = || (spell::escaped(literal), Reason::Escaped);
            Some((i, pick.map_or_else(escaped, |(name, _)| name.clone())))
        })
        .collect();
    for (i, pick) in picks {
        if let Some(name) = first.get_mut(i as usize) {
            *name = pick;
        }
    }
    number(&mut first);
    first
}

/// The last resort, for literals that are equal, for hashes of very long ones that are, and for names that were
/// asked for and look like escaped ones.
fn number(chosen: &mut [(String, Reason)]) {
    let is_fixed = |c: &&(String, Reason)| matches!(c.1, Reason::Override | Reason::Verbatim);
    let fixed = chosen.iter().filter(is_fixed);
    let mut count: HashMap<String, u32> = fixed.map(|(name, _)| (name.clone(), 1)).collect();
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
    places: HashMap<&'a str, u32, foldhash::fast::RandomState>,
    /// By place.
    owners: Vec<Option<u32>>,
    contested: bool,
}

/// The place of a spelling among the owners.
#[derive(Clone, Copy)]
struct Held(u32);

impl<'a> Holders<'a> {
    fn with_capacity(n: usize) -> Self {
        Self {
            places: HashMap::with_capacity_and_hasher(n, Default::default()),
            owners: Vec::with_capacity(n),
            contested: false,
        }
    }

    fn reserve(&mut self, name: &'a str) {
        let Held(place) = self.claim(name, u32::MAX);
        if let Some(owner) = self.owners.get_mut(place as usize) {
            *owner = None;
        }
    }

    fn claim(&mut self, name: &'a str, by: u32) -> Held {
        let next = self.owners.len() as u32;
        let place = *self.places.entry(name).or_insert(next);
        match self.owners.get_mut(place as usize) {
            None => self.owners.push(Some(by)),
            Some(owner) if *owner != Some(by) => {
                *owner = None;
                self.contested = true;
            }
            Some(_) => {}
        }
        Held(place)
    }

    /// The only value that has a spelling.
    fn owner(&self, held: Held) -> Option<u32> {
        self.owners.get(held.0 as usize).copied().flatten()
    }
}
