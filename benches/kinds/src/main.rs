//! Text to value for types without an enumeration: the code that xsdgen emits beside code by hand and nutype.
//!
//! Each figure is the least of 41 rounds, the contestants taking turns, over 4,096 texts in random order. What cannot say
//! the rules has no figure. Before anything is measured, hand and xsdgen are held to agree on valid and damaged texts.

mod hand;
mod nu;

// Of what the types offer, the bench calls `FromStr` only.
#[allow(dead_code)]
mod ours {
    include!(concat!(env!("OUT_DIR"), "/ours.rs"));
}

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

const TEXTS: usize = 4096;
const ROUNDS: usize = 41;
/// How many times the time of code by hand is allowed.
const TARGET: f64 = 1.2;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
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

/// Reads a text and drops the value.
type Read = fn(&str) -> bool;

/// How a type reads texts by hand, by xsdgen, by nutype.
fn main() -> ExitCode {
    let mut missed = 0;
    println!("{:8} {:>9} {:>9} {:>9} {:>7}", "", "by hand", "ours", "nutype", "ratio");
    macro_rules! measure {
        ($type:ident, $nutype:expr, $text:expr) => {
            missed += usize::from(!compare(
                stringify!($type),
                [
                    Some(|t| black_box(t.parse::<hand::$type>()).is_ok()),
                    Some(|t| black_box(t.parse::<ours::$type>()).is_ok()),
                    $nutype,
                ],
                $text,
            ));
        };
    }
    measure!(Guid, Some(|t| black_box(t.parse::<nu::Guid>()).is_ok()), |r| {
        [8, 4, 4, 4, 12].map(|n| r.some(b"0123456789abcdef", n)).join("-")
    });
    measure!(Bic, Some(|t| black_box(t.parse::<nu::Bic>()).is_ok()), |r| {
        let branch = 3 * r.below(2);
        r.some(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8) + &r.some(b"ABCXYZ0123456789", branch)
    });
    measure!(Text35, Some(|t| black_box(t.parse::<nu::Text35>()).is_ok()), |r| {
        let length = 1 + r.below(35);
        r.some(b"abcdefghijklmnopqrstuvwxyz ABC", length)
    });
    measure!(Port, Some(|t| black_box(t.parse::<nu::Port>()).is_ok()), |r| {
        (1 + r.below(49151)).to_string()
    });
    measure!(Amount, None, |r| {
        let whole = [1000, 1_000_000, 1_000_000_000_000][r.below(3) as usize];
        format!("{}.{:02}", r.below(whole), r.below(100))
    });
    measure!(Day, None, |r| {
        format!("{:04}-{:02}-{:02}", 1900 + r.below(200), 1 + r.below(12), 1 + r.below(28))
    });
    measure!(Stamp, None, |r| {
        let zone = ["", "Z", "+02:00"][r.below(3) as usize];
        let day = format!("{:04}-{:02}-{:02}", 1900 + r.below(200), 1 + r.below(12), 1 + r.below(28));
        format!("{day}T{:02}:{:02}:{:02}.{:03}{zone}", r.below(24), r.below(60), r.below(60), r.below(1000))
    });
    println!("{missed} above {TARGET} times the time of code by hand");
    ExitCode::from(u8::from(missed > 0))
}

/// Prints the times of the contestants; whether xsdgen's code reaches the target.
fn compare(name: &str, reads: [Option<Read>; 3], mut text: impl FnMut(&mut Random) -> String) -> bool {
    let mut random = Random(7);
    let texts: Vec<String> = (0..TEXTS).map(|_| text(&mut random)).collect();
    if let [Some(hand), Some(ours), _] = reads {
        agree(hand, ours, &texts, &mut random);
    }
    let mut best = [f64::MAX; 3];
    for _ in 0..ROUNDS {
        for (read, best) in reads.iter().zip(&mut best) {
            let Some(read) = read else { continue };
            let start = Instant::now();
            for text in &texts {
                black_box(read(black_box(text)));
            }
            *best = best.min(start.elapsed().as_nanos() as f64 / TEXTS as f64);
        }
    }
    let [hand, ours, nutype] = best;
    let nutype = if nutype == f64::MAX { "–".to_owned() } else { format!("{nutype:.1}") };
    println!("{name:8} {hand:9.1} {ours:9.1} {nutype:>9} {:7.2}", ours / hand);
    ours <= TARGET * hand
}

/// Sees that both say the same of valid texts, and of texts with one byte changed, inserted or left out.
fn agree(hand: Read, ours: Read, texts: &[String], random: &mut Random) {
    for text in texts {
        assert!(hand(text) && ours(text), "{text}");
        let mut damaged = text.clone().into_bytes();
        let place = random.below(damaged.len() as u64) as usize;
        let byte = b"0123456789aAfgZT:-+. \t"[random.below(22) as usize];
        match random.below(3) {
            0 => damaged[place] = byte,
            1 => damaged.insert(place, byte),
            _ => drop(damaged.remove(place)),
        }
        let damaged = String::from_utf8_lossy(&damaged);
        assert_eq!(hand(&damaged), ours(&damaged), "{damaged:?}");
    }
}
