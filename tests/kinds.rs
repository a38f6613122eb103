//! Generated types against the judge, on random facets and texts: what is valid, that `Display` reads as the same
//! value, and that equality, order and hash are those of the value space.
//!
//!     KINDS_SEED=7 KINDS_TYPES=2000 cargo test --test kinds

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write;
use std::process::Command;
use std::sync::Arc;

use xsdgen::internal::datatypes::{BuiltIn, Datatype, Facets, Namespaces, Shape};
use xsdgen::{SimpleTypes, Version};

/// A stream of numbers that look random: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Every prefix is bound.
struct Bound;

impl Namespaces for Bound {
    fn resolve<'a>(&'a self, prefix: &'a str) -> Option<&'a str> {
        Some(prefix)
    }
}

const NUMBERS: [&str; 24] = [
    "0",
    "-0",
    "1",
    "01",
    "+1",
    "1.0",
    "-1",
    "2.50",
    "2.5",
    "9",
    "10",
    "99",
    "100",
    "127",
    "128",
    "255",
    "256",
    "-128",
    "65535",
    "123456789",
    "18446744073709551615",
    "99999999999999999999999",
    ".5",
    "1.",
];
const FLOATS: [&str; 13] = [
    "0", "-0", "1", "1.0", "1e0", "1E2", "100", "-1.5", "INF", "-INF", "+INF", "NaN", "16777217",
];
const DURATIONS: [&str; 12] = [
    "P1Y", "P12M", "P1M", "P30D", "P1D", "PT24H", "PT86400S", "-P1D", "PT0S", "P0Y", "PT1.50S",
    "PT1.5S",
];
const MOMENTS: [&str; 11] = [
    "2020-01-01T00:00:00",
    "2019-12-31T24:00:00",
    "2020-01-01T00:00:00Z",
    "2020-01-01T02:00:00+02:00",
    "2020-02-29T12:00:00.50Z",
    "2020-02-29T12:00:00.5+00:00",
    "-0001-01-01T00:00:00",
    "2021-02-29T00:00:00",
    "12020-01-01T00:00:00Z",
    "2020-06-01T10:00:00-14:00",
    "2020-06-02T00:00:00Z",
];
const DATES: [&str; 8] = [
    "2020-01-01",
    "2020-01-01Z",
    "2020-01-01+00:00",
    "2020-01-02+14:00",
    "2020-01-01-10:00",
    "2021-02-29",
    "2024-02-29",
    "-0004-02-29",
];
const TIMES: [&str; 8] = [
    "00:00:00",
    "24:00:00",
    "12:00:00Z",
    "14:00:00+02:00",
    "23:00:00-03:00",
    "02:00:00Z",
    "12:00:00.10",
    "12:00:00.1",
];
const PARTS: [&str; 13] = [
    "2020",
    "2020Z",
    "-0001",
    "0000",
    "2020-01",
    "2020-13",
    "--01",
    "--12Z",
    "---31",
    "---32",
    "--02-29",
    "--02-30",
    "--04-30+01:00",
];
const OCTETS: [&str; 12] = [
    "", "0a", "0A", "0a0B", "0", "AAAA", "AA==", "A A = =", "AB==", "Zm9v", "Zm9vYg==", "zz",
];
const NAMES: [&str; 10] = [
    "a", " a ", "x:y", "y:x", "x: y", ":y", "x:", "x:y:z", "é:ß", "1:a",
];
const WORDS: [&str; 18] = [
    "",
    "a",
    "ab",
    "a b",
    " a",
    "a  b",
    "a\tb",
    "en",
    "en-GB",
    "x:y",
    "a.b",
    "1a",
    "éèà",
    "abc",
    "http://a/%20",
    "%zz",
    "0123456789",
    "\u{a0}a",
];

/// Pieces of patterns, each with texts that it matches.
const PIECES: [(&str, [&str; 2]); 11] = [
    ("[a-c]", ["a", "c"]),
    (r"\d", ["7", "٣"]),
    ("x", ["x", "x"]),
    ("[A-Z0-9]", ["Q", "0"]),
    ("é", ["é", "é"]),
    (r"\i", ["_", "ö"]),
    ("-", ["-", "-"]),
    (".", ["!", " "]),
    ("(ab|c)", ["ab", "c"]),
    ("[a-z-[aeiou]]", ["b", "z"]),
    ("(0[1-9]|1[0-2])", ["09", "12"]),
];

fn literals(which: BuiltIn) -> &'static [&'static str] {
    use BuiltIn as B;
    match which.primitive() {
        B::Boolean => &["true", "false", "1", "0", "TRUE", ""],
        B::Decimal => &NUMBERS,
        B::Float | B::Double => &FLOATS,
        B::Duration => &DURATIONS,
        B::DateTime => &MOMENTS,
        B::Date => &DATES,
        B::Time => &TIMES,
        B::GYear | B::GYearMonth | B::GMonth | B::GMonthDay | B::GDay => &PARTS,
        B::HexBinary | B::Base64Binary => &OCTETS,
        B::QName => &NAMES,
        _ => &WORDS,
    }
}

fn facets(
    random: &mut Random,
    which: BuiltIn,
    texts: &mut Vec<String>,
) -> Vec<(String, String, bool)> {
    let mut list = Vec::new();
    let mut add = |name: &str, value: String| list.push((name.to_owned(), value, false));
    let literals = literals(which);
    for name in [
        "minInclusive",
        "minExclusive",
        "maxInclusive",
        "maxExclusive",
        "totalDigits",
        "fractionDigits",
        "length",
        "minLength",
        "maxLength",
        "whiteSpace",
        "explicitTimezone",
    ] {
        if !random.one_in(3) {
            continue;
        }
        let value = match name {
            "totalDigits" => (1 + random.below(20)).to_string(),
            "whiteSpace" => random.pick(&["preserve", "replace", "collapse"]).to_owned(),
            "explicitTimezone" => random.pick(&["required", "prohibited"]).to_owned(),
            _ if name.starts_with("min") && name.ends_with("usive") => {
                random.pick(literals).to_owned()
            }
            _ if name.ends_with("usive") => random.pick(literals).to_owned(),
            _ => random.below(5).to_string(),
        };
        add(name, value);
    }
    if random.one_in(3) {
        let pieces: Vec<_> = (0..1 + random.below(4))
            .map(|_| {
                (
                    random.pick(&PIECES),
                    random.pick(&["", "", "", "{2}", "?", "*", "{1,3}"]),
                )
            })
            .collect();
        let source: String = pieces
            .iter()
            .map(|((piece, _), times)| format!("{piece}{times}"))
            .collect();
        // Most values of other types don't match a random pattern.
        let source = match which.primitive() {
            BuiltIn::String => source,
            _ => random
                .pick(&[r".*\d.*", r"[^.]*", r".{1,20}", r"[+\-0-9.:TZP]+"])
                .to_owned(),
        };
        add("pattern", source);
        for _ in 0..8 {
            let text = pieces.iter().map(|((_, samples), times)| {
                let count = match *times {
                    "" => 1,
                    "{2}" => 2,
                    "?" => random.below(2),
                    "*" => random.below(4),
                    _ => 1 + random.below(3),
                };
                let sample = random.pick(samples);
                sample.repeat(count)
            });
            texts.push(text.collect());
        }
    }
    list
}

fn changed(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let c = random.pick(&[' ', '0', '1', 'a', '-', '+', '.', ':', 'Z', 'é', '\t', 'A']);
    let at = random.below(chars.len() + 1);
    match random.below(3) {
        0 => chars.insert(at, c),
        1 if at < chars.len() => chars[at] = c,
        _ if at < chars.len() => drop(chars.remove(at)),
        _ => chars.push(c),
    }
    chars.into_iter().collect()
}

/// A type, as the judge has it and as a schema writes it, and texts.
fn atomic(random: &mut Random, version: Version) -> (Arc<Datatype>, String, Vec<String>) {
    let all: Vec<BuiltIn> = BuiltIn::all()
        .filter(|which| is_asked(*which, version))
        .collect();
    let which = random.pick(&all);
    let base = Datatype::built_in(which, version);
    let mut texts: Vec<String> = literals(which)
        .iter()
        .map(|text| (*text).to_owned())
        .collect();
    let mut list = facets(random, which, &mut texts);
    let made = loop {
        let facets = Facets {
            list: list.clone(),
            ..Facets::default()
        };
        let (made, errors) = Datatype::restrict(&base, facets, 1000);
        match errors.last() {
            Some(error) => drop(list.remove(error.facet)),
            None => break made,
        }
    };
    for _ in 0..12 {
        let text = texts[random.below(texts.len())].clone();
        texts.push(changed(random, &text));
    }
    let written: String = list
        .iter()
        .map(|(name, value, _)| format!("<xs:{name} value='{}'/>", value.replace('&', "&amp;")))
        .collect();
    (
        made,
        format!(
            "<xs:restriction base='{}'>{written}</xs:restriction>",
            which.name()
        ),
        texts,
    )
}

fn is_asked(which: BuiltIn, version: Version) -> bool {
    // The values of a notation have to be declared, so that it is always an enumeration.
    let is_enumerated = which == BuiltIn::Notation;
    let is_special = matches!(which, BuiltIn::AnySimpleType | BuiltIn::AnyAtomicType);
    !is_enumerated && !is_special && which.exists_in(version)
}

/// Says what is wrong of a type; a row is a text and the number of its value.
const JUDGE: &str = r#"
fn judge<T>(name: &str, compares: bool, rows: &[(&str, Option<usize>)]) -> usize
where
    T: std::str::FromStr + std::fmt::Display + std::fmt::Debug + Eq + PartialOrd + std::hash::Hash,
{
    use std::cmp::Ordering;
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    let hash = |value: &T| BuildHasherDefault::<DefaultHasher>::default().hash_one(value);
    let mut wrong = 0;
    let mut values = Vec::new();
    for (text, expected) in rows {
        let Ok(value) = text.parse::<T>() else {
            if expected.is_some() { wrong += 1; eprintln!("{name}: {text:?} is valid"); }
            continue;
        };
        let Some(number) = expected else {
            wrong += 1;
            eprintln!("{name}: {text:?} is not valid, but read as {value:?}");
            continue;
        };
        let shown = value.to_string();
        // An earlier member of a union may take that text, for the same value.
        let is_known = |text: &str| rows.iter().any(|row| row.0 == text && row.1 == Some(*number));
        if !shown.parse::<T>().is_ok_and(|again| again == value) && (compares || !is_known(&shown)) {
            wrong += 1;
            eprintln!("{name}: {text:?} displays as {shown:?}, which is not read as the same value");
        }
        values.push((text, number, value));
    }
    for (one, number, a) in values.iter().filter(|_| compares) {
        for (other, other_number, b) in &values {
            let same = number == other_number;
            if (a == b) != same || (a.partial_cmp(b) == Some(Ordering::Equal)) != same && a.partial_cmp(a).is_some() {
                wrong += 1;
                eprintln!("{name}: {one:?} and {other:?} are one value: {same}");
            }
            if a.partial_cmp(b) != b.partial_cmp(a).map(Ordering::reverse) || same && hash(a) != hash(b) {
                wrong += 1;
                eprintln!("{name}: order or hash of {one:?} and {other:?}");
            }
        }
    }
    wrong
}
"#;

fn from_environment(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn types_judge_as_the_judge_does() {
    let mut random = Random(from_environment("KINDS_SEED", 15));
    let mut program = format!("#![allow(dead_code)]\n{JUDGE}");
    let mut calls = String::new();
    for number in 0..from_environment("KINDS_TYPES", 120) {
        let version = random.pick(&[Version::V1_0, Version::V1_1]);
        let (one, written, mut texts) = atomic(&mut random, version);
        let (datatype, definition, compares) = match random.below(6) {
            0 if !matches!(one.shape(), Shape::Atomic(_)) => continue,
            0 => {
                for _ in 0..10 {
                    let count = random.below(4);
                    let items: Vec<_> = (0..count)
                        .map(|_| texts[random.below(texts.len())].clone())
                        .collect();
                    texts.push(items.join(" "));
                }
                let of = format!("<xs:list><xs:simpleType>{written}</xs:simpleType></xs:list>");
                (Datatype::list(&one), of, true)
            }
            1 => {
                let (other, of_other, more) = atomic(&mut random, version);
                texts.extend(more);
                let of = format!(
                    "<xs:union><xs:simpleType>{written}</xs:simpleType><xs:simpleType>{of_other}</xs:simpleType></xs:union>"
                );
                // A value that two members have is one of the first that accepts the text.
                (Datatype::union(&[one, other]), of, false)
            }
            _ => (one, written, true),
        };
        texts.sort();
        texts.dedup();
        let mut keys = Vec::new();
        let rows: Vec<_> = texts
            .iter()
            .filter(|text| text.chars().all(|c| c != '\u{0}'))
            .map(|text| {
                let key = datatype.validate(text, &Bound).ok().map(|valid| valid.key);
                let place = key.map(|key| match keys.iter().position(|known| *known == key) {
                    Some(place) => place,
                    None => {
                        keys.push(key);
                        keys.len() - 1
                    }
                });
                (text.as_str(), place)
            })
            .collect();
        let schema = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='Kind'>{definition}</xs:simpleType></xs:schema>"
        );
        let generated = xsdgen::Builder::new()
            .text(format!("kind{number}.xsd"), schema.clone())
            .xsd_version(version)
            .simple_types(SimpleTypes::All)
            .generate();
        let generated = generated.expect("the schema is valid");
        let _ = writeln!(program, "mod kind{number} {{\n{}}}", generated.code());
        let name = format!("{number}, {version:?}: {definition}");
        let _ = writeln!(
            calls,
            "    wrong += judge::<kind{number}::Kind>({name:?}, {compares}, &{rows:?});"
        );
    }
    let _ = writeln!(
        program,
        "fn main() {{\n    let mut wrong = 0;\n{calls}    std::process::exit(i32::from(wrong > 0));\n}}"
    );
    let scratch = std::env::temp_dir().join(format!("xsdgen-kinds-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("the temporary directory can be written to");
    std::fs::write(scratch.join("main.rs"), program).expect("the same");
    let compiled = Command::new("rustc")
        .args(["--edition", "2024", "-Cdebuginfo=0", "-o"])
        .arg(scratch.join("main"))
        .arg(scratch.join("main.rs"))
        .output()
        .expect("rustc runs");
    let errors = String::from_utf8_lossy(&compiled.stderr);
    assert!(compiled.status.success(), "{errors}");
    let ran = Command::new(scratch.join("main"))
        .output()
        .expect("the program runs");
    let _ = std::fs::remove_dir_all(&scratch);
    let wrong = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{wrong}");
}

/// What is implemented by hand is not derived a second time.
#[test]
fn derives_that_a_type_has_are_not_written_twice() {
    let schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>
        <xs:simpleType name='Code'><xs:restriction base='xs:string'><xs:pattern value='[A-Z]{3}'/></xs:restriction></xs:simpleType>
        <xs:simpleType name='Day'><xs:restriction base='xs:date'/></xs:simpleType></xs:schema>";
    let generated = xsdgen::Builder::new()
        .text("derives.xsd", schema)
        .simple_types(SimpleTypes::All)
        .derive("Debug")
        .derive("Hash")
        .generate();
    let generated = generated.expect("the schema is valid");
    let (code, by_hand) = (
        generated.code(),
        ["Debug for Code", "Hash for Code", "Hash for Day"],
    );
    assert!(by_hand.iter().all(|item| code.contains(item)));
    assert!(
        code.contains("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\npub struct Code(")
    );
    assert!(code.contains("#[derive(Clone, Debug)]\npub struct Day("));
}
