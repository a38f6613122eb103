//! What was aimed at, and whether it was reached.

use crate::record::Record;

/// Nanoseconds by contestant and task.
#[derive(Default)]
pub struct Figures {
    list: Vec<(&'static str, &'static str, f64)>,
}

impl Figures {
    pub fn add(&mut self, who: &'static str, what: &'static str, nanoseconds: f64) {
        self.list.push((who, what, nanoseconds));
    }

    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    fn get(&self, who: &str, what: &str) -> Option<f64> {
        self.list.iter().find(|f| f.0 == who && f.1 == what).map(|f| f.2)
    }
}

/// At most so many times the figure of another.
struct Target {
    what: &'static str,
    limit: f64,
    of: (&'static str, &'static str),
}

/// Prints all figures of a set, and each target with its figure.
pub fn report(set: &str, figures: &Figures, record: &mut Record) {
    println!("\n{set}");
    let mut tasks: Vec<&str> = figures.list.iter().map(|f| f.1).collect();
    tasks.sort_unstable();
    tasks.dedup();
    for task in tasks {
        let line: Vec<String> = figures
            .list
            .iter()
            .filter(|f| f.1 == task)
            .map(|f| format!("{} {:.1}", f.0, f.2))
            .collect();
        println!("  {task:8} ns: {}", line.join(", "));
    }
    for (who, what, nanoseconds) in &figures.list {
        record.figure(set, what, who, *nanoseconds, "ns");
    }
    for target in targets(set, figures) {
        let Some((ours, theirs)) = figures
            .get("ours", target.what)
            .zip(figures.get(target.of.0, target.of.1))
        else {
            continue;
        };
        let what = format!("{}, times {}", target.what, target.of.0);
        record.at_most(set, &what, ours / theirs, target.limit);
    }
    for what in ["refused", "miss"] {
        if let Some(ours) = figures.get("ours", what) {
            record.at_most(set, &format!("{what}, ns"), ours, 30.0);
        }
    }
    // Through serde an error is shown at once: with the nearest of at most 1,000 values.
    if let Some(ours) = figures.get("ours", "unknown") {
        record.at_most(set, "unknown, ns", ours, 5000.0);
    }
}

fn targets(set: &str, figures: &Figures) -> Vec<Target> {
    let size: usize = set.rsplit('_').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let target = |what, limit, of| Target { what, limit, of };
    let maps = ["FxHashMap", "hashbrown", "HashMap"];
    let best_map = maps
        .into_iter()
        .min_by(|a, b| figures.get(a, "hit").partial_cmp(&figures.get(b, "hit")).unwrap_or(std::cmp::Ordering::Equal))
        .unwrap_or("FxHashMap");
    let strum = match (size, set) {
        (3, _) => 1.0,
        (_, "codes_250") => 0.1,
        (1000, _) => 0.2,
        _ => 0.5,
    };
    let mut list = vec![
        target("hit", strum, ("strum", "hit")),
        target("hit", 0.7, (best_map, "hit")),
        target("hit", 0.5, ("xsd-parser", "hit")),
    ];
    match set.split('_').next() {
        Some("founding" | "words") => list.push(target("hit", 1.1, ("before", "hit"))),
        Some("codes") => list.push(target("hit", 1.5, ("before", "hit"))),
        _ => {}
    }
    if (13..=1000).contains(&size) {
        list.push(target("hit", 0.3, ("phf", "hit")));
    }
    let bound = match size {
        ..13 => None,
        13..=250 => Some(1.2),
        251..=1000 => Some(1.6),
        1001..=10_000 => Some(2.6),
        _ => Some(1.8),
    };
    list.extend(bound.map(|limit| target("hit", limit, ("bound", "hit"))));
    let json = match size {
        13 => Some(0.9),
        250 => Some(0.65),
        1000 => Some(0.45),
        _ => None,
    };
    list.push(target("unpack", 0.8, ("derive", "unpack")));
    list.extend(json.map(|limit| target("json", limit, ("derive", "json"))));
    list
}
