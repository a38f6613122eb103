//! Places in a literal that, with its length, tell all literals apart.
//!
//! A window is a few bytes at an offset from the start or from the end. Reading windows needs no loop and no
//! branch on the length, which is what makes the lookup fast: a mispredicted branch costs more than all of it.

/// Literals looked at when a window is chosen; all are looked at when it is judged.
const SAMPLE: usize = 512;
/// Farthest from the start or the end that windows are looked for.
const REACH: usize = 48;
/// Percentage of the literals that may still be alike after so many windows; the number bounds the windows.
const HOPE: [usize; 8] = [100, 100, 100, 75, 40, 20, 10, 5];
/// Most literals shorter than a window; they are looked at one by one.
const MOST_SHORT: usize = 8;

/// Where a window stands in a literal of `n` bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offset {
    /// So far from the start, or as far as fits.
    Start(usize),
    /// So far from the end, or as far as fits.
    End(usize),
}

/// Windows that tell literals apart.
#[derive(Clone, Debug)]
pub(super) struct Windows {
    /// Bytes of each: 1, 2, 4 or 8. No literal that is looked up this way is shorter.
    pub(super) width: usize,
    pub(super) offsets: Vec<Offset>,
}

impl Offset {
    fn position(self, length: usize, width: usize) -> usize {
        let room = length.saturating_sub(width);
        match self {
            Self::Start(p) => p.min(room),
            Self::End(q) => room.saturating_sub(q),
        }
    }

    /// Whether it must be held back in the shortest literals.
    pub(super) fn is_clamped(self, width: usize, shortest: usize) -> bool {
        let (Self::Start(p) | Self::End(p)) = self;
        p + width > shortest
    }
}

impl Windows {
    /// The windows of the literals that are at least as long as one; the others are to be found otherwise,
    /// and are few. `None` when nothing was found within the bounds of the search.
    pub(super) fn find(keys: &[&[u8]]) -> Option<Self> {
        [8, 4, 2, 1]
            .into_iter()
            .filter_map(|width| Self::of_width(keys, width))
            .min_by_key(|windows| windows.cost(keys))
    }

    fn of_width(keys: &[&[u8]], width: usize) -> Option<Self> {
        let long: Vec<&[u8]> = keys.iter().filter(|k| k.len() >= width).copied().collect();
        let short = keys.len() - long.len();
        if short > MOST_SHORT.min(keys.len() / 8) || long.is_empty() {
            return None;
        }
        let candidates = candidates(&long, width);
        let mut offsets = Vec::new();
        let mut alike = groups(long.iter().map(|k| (k.len() as u64, *k)));
        while !alike.is_empty() {
            let unresolved: usize = alike.iter().map(Vec::len).sum();
            if 100 * unresolved > HOPE.get(offsets.len())? * long.len() {
                return None;
            }
            let best = best(&candidates, &alike, width)?;
            offsets.push(best);
            alike = groups(alike.iter().enumerate().flat_map(|(i, group)| {
                group
                    .iter()
                    .map(move |k| (mix(i as u64, load(k, best, width)), *k))
            }));
        }
        if offsets.is_empty() {
            // The length alone tells them apart; the hash still needs something to work on.
            offsets.push(Offset::Start(0));
        }
        Some(Self { width, offsets })
    }

    /// What reading them costs, roughly in operations.
    fn cost(&self, keys: &[&[u8]]) -> usize {
        let lengths = keys.iter().map(|k| k.len()).filter(|&n| n >= self.width);
        let shortest = lengths.min().unwrap_or(0);
        let clamps = self
            .offsets
            .iter()
            .filter(|o| o.is_clamped(self.width, shortest))
            .count();
        let short = keys.iter().any(|k| k.len() < self.width);
        2 * self.offsets.len()
            + clamps
            + 3 * self.words(self.offsets.len())
            + 2 * usize::from(short)
    }

    /// Words of eight bytes that `windows` of them fill.
    fn words(&self, windows: usize) -> usize {
        (windows * self.width).div_ceil(8)
    }

    /// The bytes of all windows as words, the first window in the lowest bytes.
    pub(super) fn read(&self, key: &[u8]) -> Vec<u64> {
        let per_word = 8 / self.width;
        self.offsets
            .chunks(per_word)
            .map(|chunk| {
                let windows = chunk.iter().enumerate();
                windows.fold(0, |word, (i, &o)| {
                    word | load(key, o, self.width) << (8 * self.width * i)
                })
            })
            .collect()
    }
}

/// The cheapest first.
fn candidates(keys: &[&[u8]], width: usize) -> Vec<Offset> {
    let shortest = keys.iter().map(|k| k.len()).min().unwrap_or(0);
    let longest = keys.iter().map(|k| k.len()).max().unwrap_or(0);
    let reach = (longest - width).min(REACH);
    let mut all: Vec<Offset> = (0..=reach)
        .flat_map(|p| [Offset::Start(p), Offset::End(p)])
        .collect();
    if shortest == longest {
        all.retain(|o| matches!(o, Offset::Start(_)));
    }
    all.sort_by_key(|o| o.is_clamped(width, shortest));
    all
}

/// The candidate that splits the groups into most parts.
fn best(candidates: &[Offset], alike: &[Vec<&[u8]>], width: usize) -> Option<Offset> {
    let total: usize = alike.iter().map(Vec::len).sum();
    let step = total.div_ceil(SAMPLE).max(1);
    let sample: Vec<(u64, &[u8])> = alike
        .iter()
        .enumerate()
        .flat_map(|(i, group)| group.iter().map(move |k| (i as u64, *k)))
        .step_by(step)
        .collect();
    // Distinct values are counted by the bits that they set in a table eight times as large.
    let bits = (8 * sample.len()).next_power_of_two().max(64);
    let mut seen = vec![0u64; bits / 64];
    let parts = |offset: Offset| {
        seen.fill(0);
        let mut parts = 0usize;
        for (group, key) in &sample {
            let bit = mix(*group, load(key, offset, width)) as usize % bits;
            if let Some(word) = seen.get_mut(bit / 64) {
                parts += usize::from(*word >> (bit % 64) & 1 == 0);
                *word |= 1 << (bit % 64);
            }
        }
        parts
    };
    let mut best: Option<(usize, Offset)> = None;
    let mut parts = parts;
    for &candidate in candidates {
        let count = parts(candidate);
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, candidate));
        }
        if count == sample.len() {
            break;
        }
    }
    best.map(|(_, offset)| offset)
}

/// Keys whose mark is the same, without those that are alone.
fn groups<'a>(marked: impl Iterator<Item = (u64, &'a [u8])>) -> Vec<Vec<&'a [u8]>> {
    let mut marked: Vec<(u64, &[u8])> = marked.collect();
    marked.sort_unstable();
    marked
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|(_, key)| *key).collect())
        .collect()
}

fn load(key: &[u8], offset: Offset, width: usize) -> u64 {
    let rest = key
        .get(offset.position(key.len(), width)..)
        .unwrap_or_default();
    // The search loads millions of windows: the wide ones at once.
    match (width, rest.first_chunk(), rest.first_chunk()) {
        (8, Some(bytes), _) => u64::from_le_bytes(*bytes),
        (4, _, Some(bytes)) => u64::from(u32::from_le_bytes(*bytes)),
        _ => {
            let bytes = rest.iter().take(width).rev();
            bytes.fold(0, |word, &byte| word << 8 | u64::from(byte))
        }
    }
}

fn mix(a: u64, b: u64) -> u64 {
    super::hash::fold(
        a.wrapping_add(0x9E37_79B9_7F4A_7C15),
        b ^ 0xD6E8_FEB8_6659_FD93,
    )
}
