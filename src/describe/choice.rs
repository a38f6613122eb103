//! Which of the blocks that may describe a type are believed.

use std::collections::{HashMap, HashSet};

use super::candidate::Candidate;

/// Which types claim which block, so that it is given to the one with the best claim.
#[derive(Default)]
pub(super) struct Claims<'a> {
    /// For each block the two best claims of types with different names.
    best: HashMap<(usize, usize), Vec<(&'a str, Claim)>>,
}

type Claim = (u8, usize, usize);

impl<'a> Claims<'a> {
    pub(super) fn add(&mut self, candidate: &Candidate, subject: &'a str) {
        let list = self
            .best
            .entry((candidate.page, candidate.block))
            .or_default();
        let claim = candidate.claim();
        match list.iter_mut().find(|(name, _)| *name == subject) {
            Some(own) => own.1 = own.1.max(claim),
            None => list.push((subject, claim)),
        }
        list.sort_by_key(|(_, claim)| std::cmp::Reverse(*claim));
        list.truncate(2);
    }

    /// Whether it describes a type of another name for sure.
    fn is_anothers(&self, candidate: &Candidate, subject: &str) -> bool {
        let list = self.best.get(&(candidate.page, candidate.block));
        list.is_some_and(|l| matches!(l.as_slice(), [(name, _), ..] if *name != subject))
    }

    /// Whether no type of another name has a claim that is better, or as good where none is named.
    fn is_undisputed(&self, candidate: &Candidate, subject: &str) -> bool {
        let claim = candidate.claim();
        let list = self.best.get(&(candidate.page, candidate.block));
        let rival = list.and_then(|l| l.iter().find(|(name, _)| *name != subject));
        rival.is_none_or(|(_, other)| {
            claim > *other || claim.0 == 3 || candidate.is_of_topic() && claim == *other
        })
    }
}

/// The block that describes a type, those that add to it, or the one that might.
pub(super) fn choose<'c>(
    candidates: &'c [Candidate],
    claims: &Claims<'_>,
    subject: &str,
    apply_doubtful: bool,
) -> Vec<(&'c Candidate, bool)> {
    let sure = |c: &&Candidate| c.is_sure() && claims.is_undisputed(c, subject);
    let Some(best) = candidates.iter().find(sure) else {
        let free = |c: &&Candidate| !claims.is_anothers(c, subject);
        let doubtful = candidates
            .first()
            .filter(|c| c.is_worth_a_word())
            .filter(free);
        return doubtful.map(|c| (c, apply_doubtful)).into_iter().collect();
    };
    let mut chosen = vec![(best, true)];
    let mut covered: HashSet<usize> = best.rows.iter().map(|r| r.literal).collect();
    for more in candidates {
        let adds = more.rows.iter().any(|r| !covered.contains(&r.literal));
        let near = more.page == best.page && more.is_named_or_near() && more.covers_block();
        if adds && near && claims.is_undisputed(more, subject) {
            covered.extend(more.rows.iter().map(|r| r.literal));
            if !std::ptr::eq(more, best) {
                chosen.push((more, true));
            }
        }
    }
    chosen
}
