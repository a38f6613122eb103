//! Text to value for types without an enumeration: the code that xsdgen emits beside code by hand and other crates.
//!
//! Each figure is the least of 41 rounds, the contestants taking turns, over 4,096 texts in random order. Read are valid
//! texts, and texts with one byte changed that are refused. By hand and xsdgen must agree on each text; how often the
//! others judge otherwise stands beside their figures.

mod hand;
mod peers;
#[path = "../../common/record.rs"]
mod record;
mod texts;

// Of what the types offer, the bench calls `FromStr` only.
#[expect(dead_code)]
mod ours {
    include!(concat!(env!("OUT_DIR"), "/ours.rs"));
}

use std::hint::black_box;
use std::process::ExitCode;

use peers::{chrono, jiff, nutype, regex, rust_decimal, xsd_parser};
use record::Record;

const ROUNDS: usize = 41;
/// How many times the time of code by hand is allowed.
const BY_HAND: f64 = 1.2;

/// A name, and what reads a text and drops the value.
type Contestant = (&'static str, fn(&str) -> bool);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).collect();
    let mut record = match Record::new(&mut arguments) {
        Ok(record) => record,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::FAILURE;
        }
    };
    let rounds = if arguments.iter().any(|a| a == "--quick") { 3 } else { ROUNDS };
    macro_rules! measure {
        ($type:ident: $($module:ident),*) => {
            let contestants: &[Contestant] = &[
                $((stringify!($module), |t| black_box(t.parse::<$module::$type>()).is_ok())),*
            ];
            compare(stringify!($type), contestants, rounds, &mut record);
        };
    }
    measure!(Guid: ours, hand, regex, nutype, xsd_parser);
    measure!(Bic: ours, hand, regex, nutype, xsd_parser);
    measure!(Text35: ours, hand, regex, nutype, xsd_parser);
    measure!(Port: ours, hand, nutype, xsd_parser);
    measure!(Amount: ours, hand, rust_decimal, xsd_parser);
    measure!(Day: ours, hand, chrono, jiff, xsd_parser);
    measure!(Stamp: ours, hand, chrono, jiff, xsd_parser);
    record.summary();
    ExitCode::SUCCESS
}

/// Prints what the contestants need for a type, how they judge, and whether xsdgen's code reaches its targets.
fn compare(name: &str, contestants: &[Contestant], rounds: usize, record: &mut Record) {
    let (valid, damaged) = texts::of(name);
    let ours = contestants[0].1;
    assert!(valid.iter().all(|text| ours(text)), "{name}: a valid text is refused");
    let (still_valid, refused): (Vec<String>, Vec<String>) = damaged.into_iter().partition(|text| ours(text));
    let right = || valid.iter().chain(&still_valid);
    let hits = cost(contestants, &valid, rounds);
    let misses = cost(contestants, &refused, rounds);

    println!("\n{name}: {} valid texts, {} others", valid.len() + still_valid.len(), refused.len());
    println!("{UNIT:14}{:>9}{:>9}{:>15}{:>15}", "reads", "refuses", "accepts wrong", "refuses right");
    let mut exact = Vec::new();
    for (((who, read), hit), miss) in contestants.iter().zip(&hits).zip(&misses) {
        let wrong = refused.iter().filter(|text| read(text)).count();
        let lost = right().filter(|text| !read(text)).count();
        println!("{who:14}{hit:>9.1}{miss:>9.1}{wrong:>15}{lost:>15}");
        record.figure(name, "read", who, *hit, UNIT);
        record.figure(name, "refuse", who, *miss, UNIT);
        record.figure(name, "accepts wrong", who, wrong as f64, "texts");
        record.figure(name, "refuses right", who, lost as f64, "texts");
        exact.push(wrong + lost == 0);
    }
    assert!(exact[1], "{name}: by hand and xsdgen judge otherwise");
    for (i, (who, _)) in contestants.iter().enumerate().skip(1).filter(|(i, _)| exact[*i]) {
        let limit = if *who == "hand" && UNIT == "ns" { BY_HAND } else { 1.0 };
        for (task, costs) in [("read", &hits), ("refuse", &misses)] {
            if costs[i] > 0.0 || costs[0] > 0.0 {
                record.at_most(name, &format!("{task}, times {who}"), costs[0] / costs[i], limit);
            }
        }
    }
}

#[cfg(not(feature = "allocations"))]
const UNIT: &str = "ns";

/// Nanoseconds a call.
#[cfg(not(feature = "allocations"))]
fn cost(contestants: &[Contestant], texts: &[String], rounds: usize) -> Vec<f64> {
    let mut best = vec![f64::MAX; contestants.len()];
    for _ in 0..rounds {
        for ((_, read), best) in contestants.iter().zip(&mut best) {
            let start = std::time::Instant::now();
            for text in texts {
                black_box(read(black_box(text)));
            }
            *best = best.min(start.elapsed().as_nanos() as f64 / texts.len() as f64);
        }
    }
    best
}

#[cfg(feature = "allocations")]
const UNIT: &str = "allocations";

/// Allocations a call, without what the first calls prepare.
#[cfg(feature = "allocations")]
fn cost(contestants: &[Contestant], texts: &[String], _: usize) -> Vec<f64> {
    let run = |read: fn(&str) -> bool| {
        texts.iter().for_each(|text| {
            black_box(read(black_box(text)));
        });
    };
    let counted = |(_, read): &Contestant| {
        run(*read);
        allocation_counter::measure(|| run(*read)).count_total as f64 / texts.len() as f64
    };
    contestants.iter().map(counted).collect()
}
