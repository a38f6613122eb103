//! Places in a literal that, with its length, tell all literals apart.
//!
//! A window is a few bytes at an offset from the start or from the end. Reading windows needs no loop and no
//! branch on the length, which is what makes the lookup fast: a mispredicted branch costs more than all of it.

/// Literals looked at when a window is chosen; all are looked at when it is judged.
const SAMPLE: usize = 512;
/// Literals that a width is tried on first, when there are many more.
const TRIAL: usize = 4096;
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
        let mut best: Option<(usize, Self)> = None;
        for width in [8, 4, 2, 1] {
            let bound = best.as_ref().map_or(usize::MAX, |(cost, _)| *cost);
            if let Some(windows) = Self::of_width(keys, width, bound) {
                let cost = windows.cost(keys);
                if cost < bound {
                    best = Some((cost, windows));
                }
            }
        }
        best.map(|(_, windows)| windows)
    }

    /// Windows of one width, unless they cannot cost less than `bound`.
    fn of_width(keys: &[&[u8]], width: usize, bound: usize) -> Option<Self> {
        let long = || keys.iter().copied().filter(|k| k.len() >= width);
        let count = long().count();
        if keys.len() - count > MOST_SHORT.min(keys.len() / 8) || count == 0 {
            return None;
        }
        let lengths = long().map(<[u8]>::len);
        let (shortest, longest) = (lengths.clone().min()?, lengths.max()?);
        let candidates = candidates(shortest, longest, width);
        if count > 2 * TRIAL {
            // What does not tell some apart does not tell all apart.
            let some = long().step_by(count.div_ceil(TRIAL));
            Self::search(some, width, &candidates, bound)?;
        }
        Self::search(long(), width, &candidates, bound)
    }

    /// Adds windows until they tell all keys apart.
    fn search<'a>(
        keys: impl Iterator<Item = &'a [u8]>,
        width: usize,
        candidates: &[Offset],
        bound: usize,
    ) -> Option<Self> {
        let mut windows = Self {
            width,
            offsets: Vec::new(),
        };
        let mut alike: Vec<(u64, &[u8])> = keys.map(|k| (mix(k.len() as u64, 0), k)).collect();
        let count = alike.len();
        // With more literals than lengths there can be, nearly all are like another.
        if count <= candidates.len() {
            keep_alike(&mut alike);
        }
        while !alike.is_empty() {
            let hopeless = 100 * alike.len() > HOPE.get(windows.offsets.len())? * count;
            if hopeless || windows.reading(windows.offsets.len() + 1) >= bound {
                return None;
            }
            let best = best(candidates, &alike, width)?;
            windows.offsets.push(best);
            for (mark, key) in &mut alike {
                *mark = mix(*mark, load(key, best, width));
            }
            keep_alike(&mut alike);
        }
        if windows.offsets.is_empty() {
            // The length alone tells them apart; the hash still needs something to work on.
            windows.offsets.push(Offset::Start(0));
        }
        Some(windows)
    }

    /// What looking a text up this way costs, roughly in operations.
    fn cost(&self, keys: &[&[u8]]) -> usize {
        let lengths = keys.iter().map(|k| k.len()).filter(|&n| n >= self.width);
        let shortest = lengths.min().unwrap_or(0);
        let clamps = self
            .offsets
            .iter()
            .filter(|o| o.is_clamped(self.width, shortest))
            .count();
        let short = keys.iter().any(|k| k.len() < self.width);
        self.reading(self.offsets.len()) + clamps + 2 * usize::from(short)
    }

    /// What it costs to read so many windows and hash them.
    fn reading(&self, windows: usize) -> usize {
        2 * windows + 3 * self.words(windows)
    }

    /// Words of eight bytes that `windows` of them fill.
    fn words(&self, windows: usize) -> usize {
        (windows * self.width).div_ceil(8)
    }

    /// The bytes of all windows as words, the first window in the lowest bytes.
    pub(super) fn read(&self, key: &[u8]) -> impl Iterator<Item = u64> {
        let per_word = 8 / self.width;
        self.offsets.chunks(per_word).map(move |chunk| {
            let windows = chunk.iter().enumerate();
            windows.fold(0, |word, (i, &o)| {
                word | load(key, o, self.width) << (8 * self.width * i)
            })
        })
    }
}

/// The cheapest first.
fn candidates(shortest: usize, longest: usize, width: usize) -> Vec<Offset> {
    let reach = (longest - width).min(REACH);
    let (mut free, mut clamped) = (Vec::new(), Vec::new());
    for p in 0..=reach {
        for offset in [Offset::Start(p), Offset::End(p)] {
            match offset {
                Offset::End(_) if shortest == longest => {}
                _ if offset.is_clamped(width, shortest) => clamped.push(offset),
                _ => free.push(offset),
            }
        }
    }
    free.append(&mut clamped);
    free
}

/// The candidate that splits those of one mark into most parts.
fn best(candidates: &[Offset], alike: &[(u64, &[u8])], width: usize) -> Option<Offset> {
    let step = alike.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<(u64, &[u8])> = alike.iter().copied().step_by(step).collect();
    let mut seen = Bits::for_marks(sample.len(), 64);
    let mut parts = |offset: Offset| {
        seen.clear();
        let new = sample
            .iter()
            .filter(|(mark, key)| seen.insert(mix(*mark, load(key, offset, width))));
        new.count()
    };
    let mut best: Option<(usize, Offset)> = None;
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

/// Takes out keys whose mark no other has. As long as very many are left, a few such keys may stay.
fn keep_alike(keys: &mut Vec<(u64, &[u8])>) {
    let before = keys.len();
    let mut once = Bits::for_marks(before, 16);
    let mut twice = Bits::for_marks(before, 16);
    for (mark, _) in keys.iter() {
        if !once.insert(*mark) {
            twice.insert(*mark);
        }
    }
    keys.retain(|(mark, _)| twice.contains(*mark));
    if keys.len() > SAMPLE.max(before / 4) {
        return;
    }
    keys.sort_by_key(|(mark, _)| *mark);
    let groups = keys.chunk_by(|a, b| a.0 == b.0);
    *keys = groups.filter(|g| g.len() > 1).flatten().copied().collect();
}

/// A set of marks that takes some for each other.
struct Bits {
    words: Vec<u64>,
    mask: usize,
}

impl Bits {
    /// With `room` bits for each of so many marks, or more.
    fn for_marks(marks: usize, room: usize) -> Self {
        let bits = (room * marks).next_power_of_two().max(64);
        Self {
            words: vec![0; bits / 64],
            mask: bits - 1,
        }
    }

    fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Whether the mark was not there.
    fn insert(&mut self, mark: u64) -> bool {
        let bit = mark as usize & self.mask;
        let Some(word) = self.words.get_mut(bit / 64) else {
            return false;
        };
        let new = *word >> (bit % 64) & 1 == 0;
        *word |= 1 << (bit % 64);
        new
    }

    fn contains(&self, mark: u64) -> bool {
        let bit = mark as usize & self.mask;
        let word = self.words.get(bit / 64).copied().unwrap_or(0);
        word >> (bit % 64) & 1 == 1
    }
}

fn load(key: &[u8], offset: Offset, width: usize) -> u64 {
    let rest = key
        .get(offset.position(key.len(), width)..)
        .unwrap_or_default();
    let word = match width {
        8 => rest.first_chunk().map(|b| u64::from_le_bytes(*b)),
        4 => rest.first_chunk().map(|b| u32::from_le_bytes(*b).into()),
        2 => rest.first_chunk().map(|b| u16::from_le_bytes(*b).into()),
        _ => rest.first().map(|b| u64::from(*b)),
    };
    word.unwrap_or(0)
}

fn mix(a: u64, b: u64) -> u64 {
    super::hash::fold(
        a.wrapping_add(0x9E37_79B9_7F4A_7C15),
        b ^ 0xD6E8_FEB8_6659_FD93,
    )
}
