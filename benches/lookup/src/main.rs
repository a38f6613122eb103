//! Text to value: the code that xsdgen emits beside strum, serde's derive, phf, hash maps, a `match` over bytes
//! as xsd-parser writes it, and a bound below which a lookup of this kind cannot get.
//!
//! Each figure is the least of 25 rounds, the contestants taking turns, over 65,536 texts in random order.

#[path = "../../common/record.rs"]
mod record;
mod sets;
mod targets;

use std::collections::HashMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use record::Record;
use sets::Random;
use targets::{Figures, report};

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

const TEXTS: usize = 1 << 16;

/// A contestant: its name and what it does with a text; the answer only keeps the work from being left out.
struct Contestant<'a> {
    name: &'static str,
    run: Box<dyn Fn(&str) -> u32 + 'a>,
}

fn contestant<'a>(name: &'static str, run: impl Fn(&str) -> u32 + 'a) -> Contestant<'a> {
    Contestant { name, run: Box::new(run) }
}

fn by_error<E>(error: E) -> u32 {
    black_box(&error);
    u32::MAX
}

macro_rules! measure {
    ($set:ident, $record:ident) => {{
        use $set::{ours::Set, others};
        let more = vec![
            contestant("strum", |t| t.parse::<others::Strum>().map_or_else(by_error, |v| v as u32)),
            contestant("xsd-parser", |t| others::by_match(t.as_bytes()).map_or_else(by_error, |v| v as u32)),
        ];
        let mut figures = lookups!($set, more);
        figures.extend(serde_figures::<Set, others::Derived>(Set::VALUES, |v| v.as_str()));
        figures.extend(binary_figures::<$set::compact::Set, Set, others::Derived>(Set::VALUES.len()));
        report(stringify!($set), &figures, &mut $record);
    }};
}

macro_rules! measure_large {
    ($set:ident, $record:ident) => {{
        use $set::ours::Set;
        let mut figures = lookups!($set, vec![]);
        figures.extend(unknown::<Set>("ours"));
        report(stringify!($set), &figures, &mut $record);
    }};
}

/// The contestants that every set has.
macro_rules! lookups {
    ($set:ident, $more:expr) => {{
        use $set::{ours::Set, others};
        let names: Vec<&str> = Set::VALUES.iter().map(|v| v.as_str()).collect();
        let fx: rustc_hash::FxHashMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let fold: hashbrown::HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let std_map: HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let bound = Bound::new(&names);
        let mut contestants = vec![
            contestant("ours", |t| t.parse::<Set>().map_or_else(by_error, |v| v as u32)),
            contestant("phf", |t| others::PHF.get(t).copied().unwrap_or(u32::MAX)),
            contestant("FxHashMap", |t| fx.get(t).copied().unwrap_or(u32::MAX)),
            contestant("hashbrown", |t| fold.get(t).copied().unwrap_or(u32::MAX)),
            contestant("HashMap", |t| std_map.get(t).copied().unwrap_or(u32::MAX)),
            contestant("bound", |t| bound.find(t)),
        ];
        #[cfg(before)]
        contestants.push(contestant("before", |t| {
            t.parse::<$set::before::Set>().map_or_else(by_error, |v| v as u32)
        }));
        contestants.extend($more);
        let (hits, misses) = texts(&names);
        let mut figures = Figures::default();
        let refuse = || {
            for _ in 0..1000 {
                black_box(black_box("no such value").parse::<Set>().is_err());
            }
        };
        figures.add("ours", "refused", least(refuse, 1000));
        race(&contestants, &hits, "hit", &mut figures);
        race(&contestants, &misses, "miss", &mut figures);
        let to_text: Vec<Set> = hits.iter().filter_map(|t| t.parse().ok()).collect();
        figures.add("ours", "as_str", least(|| to_text.iter().for_each(|v| {
            black_box(black_box(v).as_str());
        }), to_text.len()));
        figures
    }};
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).collect();
    let mut record = match Record::new(&mut arguments) {
        Ok(record) => record,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::FAILURE;
        }
    };
    include!(concat!(env!("OUT_DIR"), "/measured.rs"));
    record.summary();
    ExitCode::SUCCESS
}

/// Enough for figures, or for a look with `--quick`.
fn rounds() -> usize {
    if std::env::args().any(|a| a == "--quick") { 2 } else { 25 }
}

/// Texts in random order: values, and values with one byte changed.
fn texts(names: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut random = Random(42);
    let hits: Vec<String> = (0..TEXTS)
        .map(|_| names[random.below(names.len() as u64) as usize].to_owned())
        .collect();
    let misses = hits
        .iter()
        .map(|hit| {
            let mut text = hit.clone().into_bytes();
            let place = random.below(text.len() as u64) as usize;
            text[place] = b'#';
            String::from_utf8_lossy(&text).into_owned()
        })
        .collect();
    (hits, misses)
}

fn race(contestants: &[Contestant<'_>], texts: &[String], what: &'static str, figures: &mut Figures) {
    let mut best = vec![f64::MAX; contestants.len()];
    for _ in 0..rounds() {
        for (contestant, best) in contestants.iter().zip(&mut best) {
            let run = &*contestant.run;
            let start = Instant::now();
            for text in texts {
                black_box(run(black_box(text)));
            }
            *best = best.min(start.elapsed().as_nanos() as f64 / texts.len() as f64);
        }
    }
    for (contestant, best) in contestants.iter().zip(best) {
        figures.add(contestant.name, what, best);
    }
}

fn least(mut work: impl FnMut(), count: usize) -> f64 {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_nanos() as f64 / count as f64
    };
    (0..rounds()).map(round).fold(f64::MAX, f64::min)
}

/// JSON and unknown values, by hand as xsdgen writes it and by serde's derive.
fn serde_figures<T, D>(values: &[T], text: fn(&T) -> &'static str) -> Figures
where
    T: serde::de::DeserializeOwned,
    D: serde::de::DeserializeOwned,
{
    let mut random = Random(9);
    let list: Vec<&str> = (0..10_000).map(|_| text(&values[random.below(values.len() as u64) as usize])).collect();
    let json = serde_json::to_string(&list).unwrap_or_default();
    let mut figures = unknown::<T>("ours");
    figures.extend(unknown::<D>("derive"));
    let mut best = [f64::MAX; 2];
    for _ in 0..rounds() {
        for (best, decode) in best.iter_mut().zip([decode::<T>, decode::<D>]) {
            let start = Instant::now();
            decode(black_box(&json));
            *best = best.min(start.elapsed().as_nanos() as f64 / list.len() as f64);
        }
    }
    figures.add("ours", "json", best[0]);
    figures.add("derive", "json", best[1]);
    figures
}

/// postcard, in which the compact form and serde's derive write the number of the value, and the plain form text.
fn binary_figures<C, T, D>(count: usize) -> Figures
where
    C: serde::de::DeserializeOwned + serde::Serialize,
    T: serde::de::DeserializeOwned + serde::Serialize,
    D: serde::de::DeserializeOwned + serde::Serialize,
{
    let mut random = Random(11);
    let list: Vec<u32> = (0..10_000).map(|_| random.below(count as u64) as u32).collect();
    // The derive writes a variant as postcard writes a number.
    let numbers = postcard::to_allocvec(&list).unwrap_or_default();
    let (compact, derived): (Vec<C>, Vec<D>) = (unpack(&numbers), unpack(&numbers));
    let texts = postcard::to_allocvec(&compact.iter().map(to_json).collect::<Vec<String>>()).unwrap_or_default();
    let plain: Vec<T> = unpack(&texts);
    let mut figures = Figures::default();
    let tasks: [(&str, &str, Box<dyn Fn() + '_>); 6] = [
        ("ours", "unpack", Box::new(|| drop(black_box(unpack::<C>(black_box(&numbers)))))),
        ("derive", "unpack", Box::new(|| drop(black_box(unpack::<D>(black_box(&numbers)))))),
        ("as text", "unpack", Box::new(|| drop(black_box(unpack::<T>(black_box(&texts)))))),
        ("ours", "pack", Box::new(|| drop(black_box(postcard::to_allocvec(black_box(&compact)))))),
        ("derive", "pack", Box::new(|| drop(black_box(postcard::to_allocvec(black_box(&derived)))))),
        ("as text", "pack", Box::new(|| drop(black_box(postcard::to_allocvec(black_box(&plain)))))),
    ];
    let mut best = [f64::MAX; 6];
    for _ in 0..4 * rounds() {
        for ((_, _, run), best) in tasks.iter().zip(&mut best) {
            let start = Instant::now();
            run();
            *best = best.min(start.elapsed().as_nanos() as f64 / list.len() as f64);
        }
    }
    for ((who, what, _), best) in tasks.iter().zip(best) {
        figures.add(who, what, best);
    }
    let bytes = |packed: &[u8]| packed.len() as f64 / list.len() as f64;
    println!(
        "  postcard, bytes a value: compact {:.1}, derive {:.1}, as text {:.1}",
        bytes(&numbers),
        bytes(&postcard::to_allocvec(&derived).unwrap_or_default()),
        bytes(&texts)
    );
    figures
}

fn unpack<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Vec<T> {
    postcard::from_bytes(bytes).expect("what postcard wrote")
}

/// The text of a value, from the form in which people read it.
fn to_json<T: serde::Serialize>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

fn decode<T: serde::de::DeserializeOwned>(json: &str) {
    black_box(serde_json::from_str::<Vec<T>>(json).is_ok());
}

fn unknown<T: serde::de::DeserializeOwned>(who: &'static str) -> Figures {
    let mut figures = Figures::default();
    let decode = || {
        for _ in 0..200 {
            black_box(serde_json::from_str::<T>(black_box("\"no such value\"")).is_err());
        }
    };
    figures.add(who, "unknown", least(decode, 200));
    figures
}

/// Two loads of eight bytes hashed, and one comparison of sixteen bytes: what a lookup must at least do. It
/// takes texts for equal whose ends are equal, so it is not a lookup, and it keeps no values.
struct Bound {
    table: Vec<(u64, u64)>,
}

impl Bound {
    fn new(names: &[&str]) -> Self {
        let mut table = vec![(0, 0); (2 * names.len()).next_power_of_two()];
        for name in names {
            let (ends, slot) = Self::read(name, table.len());
            table[slot] = ends;
        }
        Self { table }
    }

    #[inline(always)]
    fn read(text: &str, slots: usize) -> ((u64, u64), usize) {
        let bytes = text.as_bytes();
        let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
                (Some(first), Some(last)) => {
                    (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
                }
                _ => (bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0),
            },
        };
        let product = u128::from(ends.0 ^ 0x9E37_79B9_7F4A_7C15)
            * u128::from(ends.1 ^ 0xD6E8_FEB8_6659_FD93 ^ bytes.len() as u64);
        let hash = (product >> 64) as u64 ^ product as u64;
        (ends, hash as usize & (slots - 1))
    }

    fn find(&self, text: &str) -> u32 {
        let (ends, slot) = Self::read(text, self.table.len());
        if self.table[slot] == ends { slot as u32 } else { u32::MAX }
    }
}
