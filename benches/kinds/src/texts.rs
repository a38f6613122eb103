//! The texts that are read, the same on every run.

/// How many of each kind.
pub const TEXTS: usize = 4096;

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % end
    }

    fn some(&mut self, of: &[u8], count: u64) -> String {
        let byte = |_| char::from(of[self.below(of.len() as u64) as usize]);
        (0..count).map(byte).collect()
    }
}

/// Valid texts of a type, and the same with one byte changed, inserted or left out.
pub fn of(name: &str) -> (Vec<String>, Vec<String>) {
    let mut random = Random(7);
    let valid: Vec<String> = (0..TEXTS).map(|_| valid(name, &mut random)).collect();
    let damaged = valid.iter().map(|text| damaged(text, &mut random)).collect();
    (valid, damaged)
}

fn valid(name: &str, r: &mut Random) -> String {
    match name {
        "Guid" => [8, 4, 4, 4, 12].map(|n| r.some(b"0123456789abcdef", n)).join("-"),
        "Bic" => {
            let branch = 3 * r.below(2);
            r.some(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8) + &r.some(b"ABCXYZ0123456789", branch)
        }
        "Text35" => {
            let length = 1 + r.below(35);
            r.some(b"abcdefghijklmnopqrstuvwxyz ABC", length)
        }
        "Port" => (1 + r.below(49151)).to_string(),
        "Amount" => {
            let whole = [1000, 1_000_000, 1_000_000_000_000][r.below(3) as usize];
            format!("{}.{:02}", r.below(whole), r.below(100))
        }
        "Day" => day(r),
        "Stamp" => {
            let zone = ["", "Z", "+02:00"][r.below(3) as usize];
            let (hour, minute, second) = (r.below(24), r.below(60), r.below(60));
            format!("{}T{hour:02}:{minute:02}:{second:02}.{:03}{zone}", day(r), r.below(1000))
        }
        _ => panic!("no texts for {name}"),
    }
}

fn day(r: &mut Random) -> String {
    format!("{:04}-{:02}-{:02}", 1900 + r.below(200), 1 + r.below(12), 1 + r.below(28))
}

fn damaged(text: &str, random: &mut Random) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let place = random.below(bytes.len() as u64) as usize;
    let byte = b"0123456789aAfgZT:-+. \t\0"[random.below(23) as usize];
    match random.below(3) {
        0 => bytes[place] = byte,
        1 => bytes.insert(place, byte),
        _ => drop(bytes.remove(place)),
    }
    // An inserted byte may leave a long text as valid as it was.
    if text.len() < 36 && random.below(4) == 0 {
        bytes.extend_from_slice(text.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
