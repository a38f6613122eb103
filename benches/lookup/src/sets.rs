//! The value lists that are measured: made up here, the same on every run.

/// A list of values.
pub struct Set {
    pub name: &'static str,
    pub values: Vec<String>,
}

/// The shapes of issue and document: sizes from 3 to 48,757, short codes, words, long common prefixes.
pub fn all() -> Vec<Set> {
    let mut random = Random(7);
    let set = |name, values| Set { name, values };
    vec![
        set("colors_3", ["red", "green", "blue"].map(str::to_owned).to_vec()),
        set("founding_13", FOUNDING.map(str::to_owned).to_vec()),
        set("words_50", random.list(50, |r| r.word(4, 14))),
        set("codes_250", random.list(250, |r| r.code(3, 3))),
        set("words_250", random.list(250, |r| r.word(3, 14))),
        set("codes_1000", random.list(1000, |r| r.code(4, 7))),
        set("words_1000", random.list(1000, |r| r.word(3, 16))),
        set("urns_1000", random.list(1000, |r| {
            format!("urn:example:names:specification:codelist:{:010}", r.below(1 << 32))
        })),
        set("words_10000", random.list(10_000, |r| r.word(3, 18))),
        set("words_48757", random.list(48_757, |r| r.word(3, 24))),
    ]
}

const FOUNDING: [&str; 13] = [
    "Unknown",
    "NoState",
    "Init",
    "Startup",
    "Normal",
    "CommunicationsInterrupted",
    "PartnerDown",
    "PotentialConflict",
    "ConflictDone",
    "ResolutionInterrupted",
    "Recover",
    "RecoverWait",
    "RecoverDone",
];

const SYLLABLES: [&str; 40] = [
    "ba", "be", "bi", "bo", "da", "de", "di", "du", "ka", "ke", "ko", "ku", "la", "le", "li", "lo", "ma", "me",
    "mi", "mu", "na", "ne", "no", "nu", "ra", "re", "ri", "ro", "sa", "se", "si", "su", "ta", "te", "to", "tu",
    "st", "nd", "lt", "tr",
];

/// Numbers that look random and are the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) % limit
    }

    fn list(&mut self, count: usize, mut make: impl FnMut(&mut Self) -> String) -> Vec<String> {
        let mut seen = std::collections::HashSet::new();
        let mut list = Vec::new();
        while list.len() < count {
            let text = make(self);
            if seen.insert(text.clone()) {
                list.push(text);
            }
        }
        list
    }

    fn word(&mut self, min: u64, max: u64) -> String {
        let length = (min + self.below(max - min + 1)) as usize;
        let mut word = String::new();
        while word.len() < length {
            word.push_str(SYLLABLES[self.below(40) as usize]);
        }
        word.truncate(length);
        word
    }

    fn code(&mut self, min: u64, max: u64) -> String {
        let length = min + self.below(max - min + 1);
        (0..length).map(|_| char::from(b'A' + self.below(26) as u8)).collect()
    }
}
