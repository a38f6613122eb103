//! Mutations of a document: cut, bit-flipped, spliced. The same seed always gives the same bytes.

/// Pseudo-random numbers (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    /// Every seed gives another sequence.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, 0 when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }
}

/// What is spliced in besides parts of other documents: what XML, HTML, Markdown and Rust care about.
const TOKENS: [&str; 24] = [
    "<",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [<!ENTITY b '&b;&b;'>]>",
    "&b;",
    "&#0;",
    "&#x10FFFF;",
    "\u{A0}",
    "\u{FEFF}",
    "\u{202E}",
    "\"",
    "'",
    "|",
    "```",
    "\r",
    "xs:",
    "base=\"xs:QName\"",
    "value=\"\"",
    "99999999999999999999",
    "*/\u{0}",
];

/// One mutation of `bytes`; `other` is a document to splice with.
pub(crate) fn mutate(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=random.below(3) {
        out = once(&out, other, random);
    }
    out
}

fn once(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let (from, to) = range(bytes, random);
    let part = |range: std::ops::Range<usize>| bytes.get(range).unwrap_or_default();
    let (before, within, after) = (part(0..from), part(from..to), part(to..bytes.len()));
    match random.below(7) {
        0 => before.to_vec(),
        1 => [before, after].concat(),
        2 => [before, within, within, after].concat(),
        3 => {
            let (from, to) = range(other, random);
            let spliced = other.get(from..to).unwrap_or_default();
            [before, spliced, after].concat()
        }
        4 => {
            let token = TOKENS
                .get(random.below(TOKENS.len()))
                .copied()
                .unwrap_or_default();
            [before, token.as_bytes(), within, after].concat()
        }
        _ => {
            let mut out = bytes.to_vec();
            for _ in 0..=random.below(8) {
                let at = random.below(out.len());
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            out
        }
    }
}

/// A stretch of `bytes`: short as often as long.
fn range(bytes: &[u8], random: &mut Random) -> (usize, usize) {
    let from = random.below(bytes.len() + 1);
    let rest = bytes.len() - from;
    let length = match random.below(2) {
        0 => random.below(rest.min(64) + 1),
        _ => random.below(rest + 1),
    };
    (from, from + length)
}
