//! Whatever is asked for, what comes compiles without a warning, in one crate a batch: every pair of bases by way of
//! `deprecated-from`, and random options over random schemas.
//!
//! `XSDGEN_SEED=7 XSDGEN_CASES=400 cargo test --test compiles` tries others, and more.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod krate;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use krate::{Outcome, SHADOWS, cargo, judge};
use xsdgen::internal::Request;
use xsdgen::internal::options::{OPTIONS, OptionSpec, OptionValue};

/// A type that is restricted, values of the old version, values of the new one, and how else the old one reads.
type Base = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const BASES: [Base; 18] = [
    ("xs:string", &["1", "a", " b"], &["1", "a b"], &[]),
    ("xs:token", &["1", "a", "b c"], &["a", "d"], &[" b   c "]),
    ("xs:NCName", &["a", "b"], &["a", "NaN"], &[" b "]),
    ("xs:anyURI", &["a", "urn:a"], &["a", "urn:b"], &[" urn:a "]),
    (
        "xs:integer",
        &["1", "-7"],
        &["1", "18446744073709551616"],
        &["+01"],
    ),
    ("xs:byte", &["1", "-7"], &["1", "5"], &["-07"]),
    ("xs:decimal", &["1", "2.50"], &["1", "5"], &["1.0", "2.5"]),
    (
        "xs:float",
        &["1", "NaN", "-0"],
        &["1", "INF"],
        &["1e0", "10E-1"],
    ),
    ("xs:double", &["1", "0.1"], &["1", "NaN"], &["1e-1"]),
    ("xs:duration", &["P1Y", "PT1S"], &["P1Y", "P2M"], &["P12M"]),
    (
        "xs:dateTime",
        &["2001-01-01T00:00:00Z"],
        &["2001-01-02T00:00:00Z"],
        &["2000-12-31T24:00:00Z"],
    ),
    (
        "xs:date",
        &["2001-01-01", "2001-01-02Z"],
        &["2001-01-01"],
        &["2001-01-02+00:00"],
    ),
    ("xs:gYear", &["2001", "1970"], &["2001", "2002"], &[]),
    ("xs:hexBinary", &["0A", "ab"], &["0a", "01"], &["0a", "AB"]),
    (
        "xs:base64Binary",
        &["AAAA", "abcd"],
        &["AAAA"],
        &["A A A A"],
    ),
    ("xs:QName", &["p:a", "a"], &["p:b", "a"], &[]),
    ("Words", &["a b", "1"], &["a", "1 2"], &[" a   b "]),
    ("Either", &["1", "a", "2.0"], &["1.0", "b"], &["1.00", "02"]),
];

const HELPERS: &str = "
<xs:simpleType name='Words'><xs:list itemType='xs:NMTOKEN'/></xs:simpleType>
<xs:simpleType name='Either'><xs:union memberTypes='xs:decimal xs:token'/></xs:simpleType>";

/// `T` has the values, `Same` is another name for it, `Open` keeps other text, too.
fn version(base: &str, values: &[&str]) -> String {
    let values: String = values
        .iter()
        .map(|value| format!("<xs:enumeration value='{value}'/>"))
        .collect();
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:p='urn:p'>{HELPERS}
         <xs:simpleType name='T'><xs:restriction base='{base}'>{values}</xs:restriction></xs:simpleType>
         <xs:simpleType name='Open'><xs:union memberTypes='T xs:int'/></xs:simpleType></xs:schema>"
    )
}

#[test]
fn every_pair_of_bases_compiles_and_reads_what_the_old_version_read() -> Outcome {
    let old = Path::new(env!("CARGO_TARGET_TMPDIR")).join("old-bases");
    fs::create_dir_all(&old)?;
    let (mut code, mut calls) = (format!("#![deny(warnings)]\n{SHADOWS}"), String::new());
    for (i, (before, values, _, spellings)) in BASES.iter().enumerate() {
        let path = old.join(format!("{i}.xsd"));
        fs::write(&path, version(before, values))?;
        for (j, (after, _, values_after, _)) in BASES.iter().enumerate() {
            let made = xsdgen::Builder::new()
                .text("new.xsd", version(after, values_after))
                .deprecated_from(&path)
                .generate()
                .map_err(|e| format!("{before} to {after}: {e}"))?;
            writeln!(
                code,
                "\n/// {before} to {after}\npub mod v{i}_{j} {{\n{}\n}}",
                made.code()
            )?;
            for text in values.iter().chain(*spellings).chain(*values_after) {
                let call = format!("v{i}_{j}::T as std::str::FromStr>::from_str({text:?})");
                writeln!(
                    calls,
                    "    if <{call}.is_err() {{ println!(\"{before} to {after}: {{:?}}\", {text:?}); }}"
                )?;
            }
        }
    }
    write!(code, "\nfn main() {{\n{calls}}}\n")?;
    let krate = krate::write("bases", "2024", "main.rs", &code)?;
    let run = cargo(&krate, &["run"])?;
    judge(&run)?;
    assert_eq!(String::from_utf8_lossy(&run.stdout), "");
    Ok(())
}

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

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// Names of types that Rust, the prelude or generated code has for something else.
const TYPES: [&str; 20] = [
    "T",
    "Option",
    "Self",
    "str",
    "String",
    "Vec",
    "Result",
    "Err",
    "core",
    "alloc",
    "Iterator",
    "Color",
    "color",
    "TOther",
    "Some",
    "ParseValueError",
    "u8",
    "Debug",
    "type",
    "é",
];

const TEXTS: [&str; 30] = [
    "self",
    "selfValue",
    "Self",
    "Other",
    "other",
    "Err",
    "Error",
    "VALUES",
    "as_str",
    "find",
    "parse",
    "LITERALS",
    "table",
    "type",
    "A+",
    "A-",
    "a",
    "e\u{301}",
    "é",
    "",
    " ",
    "'",
    "\\",
    "{}",
    "*/",
    "Some",
    "None",
    "Output",
    "value",
    "number",
];

const OF_BASE: [(&str, &[&str]); 7] = [
    (
        "xs:integer",
        &["0", "1", "-1", "200", "70000", "99999999999999999999"],
    ),
    ("xs:decimal", &["0.5", "1", "1.0", "2"]),
    ("xs:double", &["NaN", "INF", "0.1", "1e300", "-0"]),
    ("xs:date", &["2001-01-01", "2001-01-01Z", "-0001-01-01"]),
    ("xs:hexBinary", &["", "0A", "0a", "FFFF"]),
    ("xs:QName", &["p:a", "a", "p:b"]),
    ("xs:base64Binary", &["AAAA", "AA==", ""]),
];

/// A few types, each restricted from or made of others.
fn schema(random: &mut Random) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut types = String::new();
    for _ in 0..2 + random.below(5) {
        let name = random.pick(&TYPES);
        if names.contains(&name) {
            continue;
        }
        let known = |random: &mut Random| match names.as_slice() {
            [] => None,
            some => Some(format!("t:{}", random.pick(some))),
        };
        let body = match (random.below(6), known(random)) {
            (0, Some(item)) => format!("<xs:list itemType='{item}'/>"),
            (1, Some(member)) => {
                let other = random.pick(&["xs:string", "xs:int", "xs:date", "xs:token"]);
                let more = known(random).unwrap_or_default();
                format!("<xs:union memberTypes='{member} {more} {other}'/>")
            }
            (2, Some(base)) => format!("<xs:restriction base='{base}'/>"),
            (3, _) => {
                let (base, literals) = OF_BASE[random.below(OF_BASE.len())];
                format!(
                    "<xs:restriction base='{base}'>{}</xs:restriction>",
                    values(random, literals)
                )
            }
            _ => {
                let base = random.pick(&["xs:string", "xs:token", "xs:normalizedString"]);
                format!(
                    "<xs:restriction base='{base}'>{}</xs:restriction>",
                    values(random, &TEXTS)
                )
            }
        };
        names.push(name);
        write!(types, "<xs:simpleType name='{name}'>{body}</xs:simpleType>").expect("a string");
        if random.one_in(3) {
            write!(types, "<xs:attribute name='{name}' type='t:{name}'/>").expect("a string");
        }
    }
    let namespace = random.pick(&["urn:a", "urn:parse-value-error", "urn:core", "urn:type"]);
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:p='urn:p' xmlns:t='{namespace}' \
         targetNamespace='{namespace}'>{types}</xs:schema>"
    )
}

fn values(random: &mut Random, literals: &[&str]) -> String {
    let count = 1 + random.below(literals.len());
    let docs =
        "<xs:annotation><xs:documentation>What `it` is, &lt;b>.</xs:documentation></xs:annotation>";
    (0..count)
        .map(|_| {
            let value = random.pick(literals).replace('\'', "&apos;");
            let docs = if random.one_in(4) { docs } else { "" };
            format!("<xs:enumeration value='{value}'>{docs}</xs:enumeration>")
        })
        .collect()
}

/// What an option that says something of the code may be; `None` for all others.
fn setting(random: &mut Random, option: &OptionSpec, old: &str) -> Option<OptionValue> {
    let text = |text: &str| Some(OptionValue::Text(text.to_owned()));
    let list = |text: &str| Some(OptionValue::List(vec![text.to_owned()]));
    let map = |key: String, value: &str| Some(OptionValue::Map(vec![(key, value.to_owned())]));
    let identifiers = [
        "str",
        "core",
        "Core",
        "Type",
        "Alloc",
        "X",
        "ParseValueError",
        "parse_value_error",
        "é",
        "e\u{301}",
        "VALUES",
        "COUNT",
        "from_literal",
        "Other",
        "Err",
    ];
    match option.name {
        "serde" | "serde-compact" | "serde-native" | "description" | "strum" | "non-exhaustive" => {
            Some(OptionValue::Flag(true))
        }
        "vis" => text(random.pick(&["pub(crate)", "pub", "pub(super)", ""])),
        "default" => list(&format!("*::{}", random.pick(&TEXTS))),
        "lookup" => text("match"),
        "deprecated-from" => list(old),
        "open" | "closed" | "non-exhaustive-for" | "constants-for" | "drop-types" | "types" => {
            list(random.pick(&["*", "T", "Option", "Color"]))
        }
        "constants-above" => text(random.pick(&["0", "1", "3"])),
        "rename-type" => map(random.pick(&TYPES).to_owned(), random.pick(&identifiers)),
        "rename-value" => map(
            format!("*::{}", random.pick(&TEXTS)),
            random.pick(&identifiers),
        ),
        "variant-style" => text("verbatim"),
        "variant-prefix" | "type-prefix" => text(random.pick(&["My", "V", "S"])),
        "modules" => text("namespace"),
        "error-type" => text(random.pick(&identifiers)),
        "xsd-version" => text("1.0"),
        _ => None,
    }
}

fn from_environment(name: &str, default: u64) -> u64 {
    let asked = env::var(name).ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(default)
}

#[test]
fn random_options_over_random_schemas_compile() -> Outcome {
    let mut random = Random(from_environment("XSDGEN_SEED", 20));
    let cases = from_environment("XSDGEN_CASES", 60) as usize;
    let old = Path::new(env!("CARGO_TARGET_TMPDIR")).join("old-random.xsd");
    let lints =
        "#![deny(warnings)]\n#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]\n";
    let mut code = format!("#![no_std]\n{lints}{SHADOWS}");
    let (mut tried, mut compiled) = (0, 0);
    while compiled < cases && tried < 10 * cases {
        tried += 1;
        fs::write(&old, schema(&mut random))?;
        let new = schema(&mut random);
        let mut request = Request::new().text("new.xsd", new.as_str());
        let mut said = Vec::new();
        for option in OPTIONS {
            if !random.one_in(6) {
                continue;
            }
            if let Some(value) = setting(&mut random, option, &old.to_string_lossy()) {
                // What no option can mean is refused at once.
                let named = format!("{} = {value:?}", option.name);
                said.extend(request.set(option.name, value).is_ok().then_some(named));
            }
        }
        if let Ok(made) = request.generate() {
            compiled += 1;
            let about = format!("{new} {}", said.join(", ")).replace("*/", "* /");
            writeln!(
                code,
                "\n/* {about} */\npub mod c{compiled} {{\n{}\n}}",
                made.code()
            )?;
        }
    }
    assert_eq!(compiled, cases, "of {tried}");
    let krate = krate::write("options", "2021", "lib.rs", &code)?;
    judge(&cargo(&krate, &["check"])?)
}
