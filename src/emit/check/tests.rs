//! Generated code against the model: the same texts, the same readings.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use super::resolve::{Reader, Reading};
use super::*;
use crate::datatypes::{BuiltIn, Facets, Namespaces, Shape, Version};
use crate::model::{Accepts, Content, Enumeration, Identity, Model, Route, SimpleType, Value};
use crate::name::{Names, TypeNames};
use crate::options::EmitOptions;
use crate::source::{Location, SourceId};

const NOWHERE: Location = Location {
    source: SourceId(0),
    start: 0,
    end: 0,
};

fn built_in(name: &str) -> Arc<Datatype> {
    let which = BuiltIn::from_name(name).expect(name);
    Datatype::built_in(which, Version::V1_1)
}

fn restricted(base: &Arc<Datatype>, facets: &[(&str, &str)]) -> Arc<Datatype> {
    let facet = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned(), false);
    let facets = Facets {
        list: facets.iter().map(facet).collect(),
        enumeration: None,
    };
    let (made, errors) = Datatype::restrict(base, facets, 1000);
    assert_eq!(errors, []);
    made
}

struct Scope;

impl Namespaces for Scope {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        Some("urn:p").filter(|_| prefix == "p")
    }
}

/// A type under test: routes with the literals that they accept, `None` for any; and texts to try.
struct Case {
    routes: Vec<(Arc<Datatype>, Option<Vec<&'static str>>)>,
    texts: Vec<&'static str>,
}

fn closed(datatype: &Arc<Datatype>, literals: &[&'static str], texts: &[&'static str]) -> Case {
    Case {
        routes: vec![(Arc::clone(datatype), Some(literals.to_vec()))],
        texts: texts.to_vec(),
    }
}

impl Case {
    /// An open route after the others.
    fn or(mut self, datatype: &Arc<Datatype>) -> Self {
        self.routes.push((Arc::clone(datatype), None));
        self
    }

    /// A closed route after the others.
    fn or_one_of(mut self, datatype: &Arc<Datatype>, literals: &[&'static str]) -> Self {
        self.routes
            .push((Arc::clone(datatype), Some(literals.to_vec())));
        self
    }

    fn enumeration(&self) -> Enumeration {
        let mut enumeration = Enumeration {
            values: Vec::new(),
            routes: Vec::new(),
            restricts: None,
            members: Vec::new(),
            whole: None,
        };
        for (route, (datatype, literals)) in self.routes.iter().enumerate() {
            let first = enumeration.values.len() as u32;
            for literal in literals.iter().flatten() {
                let (key, normal) = datatype.read(literal, &Scope).expect(literal);
                let key = Some(key).filter(|_| !datatype.is_literal());
                enumeration.values.push(Value {
                    literal: normal.into_owned(),
                    key,
                    aliases: Vec::new(),
                    location: NOWHERE,
                    docs: Vec::new(),
                    route: route as u32,
                    marks: None,
                });
            }
            enumeration.routes.push(Route {
                datatype: Arc::clone(datatype),
                accepts: match literals {
                    Some(_) => Accepts::Values((first..enumeration.values.len() as u32).collect()),
                    None => Accepts::Any,
                },
            });
        }
        enumeration
    }
}

fn cases() -> Vec<Case> {
    let string = built_in("string");
    let token = built_in("token");
    let decimal = built_in("decimal");
    let integer = built_in("integer");
    let numeric = |name, literals: &[&'static str], texts: &[&'static str]| {
        closed(&built_in(name), literals, texts)
    };
    let decimals = Datatype::list(&decimal);
    let plain = restricted(&decimal, &[("pattern", r"\d\.\d|[a-c]{2,}")]);
    let either = Datatype::union(&[Arc::clone(&decimal), Arc::clone(&token)]);
    let mixed = Datatype::list(&either);
    let names_and_numbers = Datatype::union(&[built_in("QName"), Arc::clone(&decimal)]);
    let names_and_numbers = Datatype::list(&names_and_numbers);
    vec![
        closed(
            &string,
            &["a", " b  c", "d\t"],
            &["a", " a", " b  c", "b c", "d\t", "d ", ""],
        ),
        closed(
            &built_in("normalizedString"),
            &["a  b", "c"],
            &["a\n\tb", "a b", " a  b", "c", "c\n"],
        ),
        closed(
            &token,
            &["a", "b"],
            &["a", " b\n", "\u{a0}a", "", " ", "ab"],
        ),
        closed(
            &token,
            &["a b", "", "c"],
            &["a \t b", " a b ", "", " ", "c ", "ab", "a b c d e f g"],
        ),
        numeric(
            "decimal",
            &["1.10", "-0", "300"],
            &[
                "1.1", "+01.100", "0", "-0.0", "3e2", "0300.", "", "1.11", " 300 ",
            ],
        ),
        numeric(
            "integer",
            &["007", "99999999999999999999"],
            &["7", "+7", "7.0", "-7", "099999999999999999999", "x"],
        ),
        numeric("byte", &["1", "-1"], &["01", "-01", "1.0", "128", "+1"]),
        numeric(
            "float",
            &["16777216", "NaN", "INF", "0"],
            &[
                "16777217",
                "NaN",
                "+INF",
                "-INF",
                "-0",
                "1e-60",
                "inf",
                "nan",
                "1.6777216e7",
            ],
        ),
        numeric(
            "double",
            &["1e2", "-INF"],
            &["100", "1E+2", "-INF", "1_00", "100.0000000000000000000001"],
        ),
        numeric(
            "dateTime",
            &["2000-01-01T00:00:00Z", "2001-01-01T12:00:00"],
            &[
                "2000-01-01T01:00:00+01:00",
                "2000-01-01T00:00:00",
                "2001-01-01T12:00:00.0",
                "1999-12-31T24:00:00Z",
                "2000-01-01T00:00:00.5Z",
                "2001-01-01T12:00:00\u{a0}",
            ],
        ),
        numeric(
            "date",
            &["2000-01-01+13:00", "2000-02-29"],
            &["1999-12-31-11:00", "2000-02-29Z", " 2000-02-29"],
        ),
        numeric(
            "time",
            &["00:00:00", "12:00:00Z"],
            &["24:00:00", "13:00:00+01:00", "12:00:00"],
        ),
        numeric(
            "gYear",
            &["12000", "-0044"],
            &["12000", "-0044", "-0044Z", "012000"],
        ),
        numeric(
            "gMonthDay",
            &["--02-29"],
            &["--02-29", "--02-30", "--02-29Z"],
        ),
        numeric(
            "duration",
            &["P1Y", "PT36H", "-PT0.5S"],
            &[
                "P12M",
                "P1DT12H",
                "P1.5D",
                "-PT0.50S",
                "PT0.5S",
                "P365D",
                "-PT0.5.S",
                "-PT0.5.0S",
            ],
        ),
        numeric("dayTimeDuration", &["P1D"], &["PT24H", "P1D", "P0M1D"]),
        numeric("hexBinary", &["0aFF"], &["0AfF", "0a FF", "0af"]),
        numeric(
            "base64Binary",
            &["AQIDBA=="],
            &[" A Q I D B A = = ", "AQID\nBA==", "AQIDBB==", "AQID"],
        ),
        numeric("boolean", &["true"], &["1", " true ", "0", "TRUE"]),
        numeric(
            "anyURI",
            &["http://a/ b"],
            &["http://a/ b", " http://a/  b", "http://A/ b"],
        ),
        numeric("NMTOKENS", &["a b"], &[" a\tb ", "b a", "ab"]),
        // 1.0, 3.2.8: a time recurs every day.
        closed(
            &Datatype::built_in(BuiltIn::Time, Version::V1_0),
            &["23:00:00-03:00"],
            &["02:00:00Z", "24:00:00-02:00", "02:00:00", "23:00:00Z"],
        ),
        closed(&plain, &["1.0"], &["1.0", "1.00", "1", " 1.0 "]),
        closed(
            &decimals,
            &["1 2.0 3", "", "5"],
            &[
                " 1\n2\t3.00 ",
                "1 2",
                "1 2 3 3",
                "",
                " ",
                "5.",
                "5 x",
                "3 2 1",
            ],
        ),
        closed(
            &mixed,
            &["1.0 x"],
            &["1 x", "x 1", "1.0 x", "1 x y", "01\tx"],
        ),
        closed(
            &restricted(&decimals, &[("pattern", "1 .*")]),
            &["1 2"],
            &["1 2.0", "1.0 2", " 1\t02 "],
        ),
        // Unions: the first member type that accepts decides, each with its own white space.
        closed(&decimal, &["1.0"], &["1.00", " 1 ", "x", " x", "2"]).or_one_of(&string, &["x"]),
        closed(&string, &["x"], &["x", " x", "x ", "y", " y ", "z  z"])
            .or_one_of(&token, &["y", "z z"]),
        closed(&token, &["x"], &["x", " x", "y", " y", "y\n"]).or_one_of(&string, &["y"]),
        closed(&token, &["x"], &["x", " x ", "y", " y", "", "\u{1}"]).or(&string),
        // Members without values of their own: others took them.
        closed(&token, &["x"], &["x", "1", "y z"])
            .or_one_of(&integer, &[])
            .or_one_of(&string, &[])
            .or(&decimal),
        closed(&string, &["x"], &["x", " x ", " y  z ", ""]).or(&token),
        closed(
            &token,
            &["auto"],
            &[
                "auto",
                " auto",
                "1",
                "+01",
                "1.0",
                "x",
                "99999999999999999999999",
            ],
        )
        .or(&integer),
        closed(&token, &["a"], &["a", "5", "4", "12", "13", "7.5"]).or(&restricted(
            &integer,
            &[("minInclusive", "5"), ("maxExclusive", "13")],
        )),
        closed(&token, &["a"], &["a", "x-1", "x-", " x-y ", "y", "x-\n"]).or(&restricted(
            &token,
            &[("pattern", "x-.+"), ("maxLength", "3")],
        )),
        closed(
            &token,
            &["a"],
            &["a", "1.25", "-1.5", "123.4", "0.125", "1e0"],
        )
        .or(&restricted(
            &decimal,
            &[("totalDigits", "3"), ("fractionDigits", "2")],
        )),
        closed(
            &token,
            &["a"],
            &["2000-01-01Z", "2000-01-01", "1999-12-31Z", "2000-02-30Z"],
        )
        .or(&restricted(
            &built_in("date"),
            &[
                ("minInclusive", "2000-01-01Z"),
                ("explicitTimezone", "required"),
            ],
        )),
        closed(&token, &["a"], &["P1D", "P2D", "PT25H", "P1M"]).or(&restricted(
            &built_in("duration"),
            &[("maxInclusive", "P1D")],
        )),
        closed(&token, &["a"], &["0.5", "1.5", "NaN", "INF", "-1", "0"]).or(&restricted(
            &built_in("double"),
            &[("minInclusive", "0"), ("maxExclusive", "1e0")],
        )),
        closed(&token, &["a"], &["0.5", "NaN", "x"]).or(&built_in("float")),
        closed(&token, &["a"], &["0a0b", "0a", "0a0b0c0d", "xy"]).or(&restricted(
            &built_in("hexBinary"),
            &[("minLength", "2"), ("maxLength", "3")],
        )),
        closed(&token, &["a"], &["AQID", "AQ I D", "AQ==", "A"])
            .or(&restricted(&built_in("base64Binary"), &[("length", "3")])),
        closed(&token, &["a"], &["AQ==", "A"]).or(&built_in("base64Binary")),
        closed(&token, &["a"], &["true", "1", "yes", " 0 "]).or(&built_in("boolean")),
        closed(&token, &["a"], &["en-GB", "1", "a"]).or(&built_in("language")),
        closed(&token, &["a"], &["b c", "%", "1:", "b:c#d#"]).or(&built_in("anyURI")),
        closed(&token, &["a"], &["b c", "%", "1:", "b:c#d#"])
            .or(&Datatype::built_in(BuiltIn::AnyUri, Version::V1_0)),
        closed(&token, &["a"], &["b:c", "b", "1", "a:b:c"]).or(&built_in("QName")),
        closed(&token, &["a"], &["b:c", "b", "1", "é"]).or(&built_in("NCName")),
        closed(
            &names_and_numbers,
            &["p:a 1", "2", "p:b"],
            &[" p:a \t 1 ", "p:a", "1", "p:b", ""],
        ),
        closed(
            &token,
            &["none"],
            &["none", "1 2 3", "1 x", "", " 4 ", "1  2"],
        )
        .or(&restricted(
            &decimals,
            &[("minLength", "1"), ("maxLength", "2")],
        )),
        closed(&token, &["none"], &["none", "1 x", "1.0\tx", "!"]).or(&mixed),
        closed(&token, &["none"], &["none", " 1.0 ", " x  y ", "\u{2}"]).or(&either),
        closed(
            &restricted(&decimal, &[("pattern", r"\d")]),
            &["1"],
            &["1", "1.0", "2.0", "x", "01"],
        )
        .or(&decimal),
        closed(&token, &["a"], &["a", "1", "01", "b", " 2 "])
            .or(&allowing(&decimals, &["1 2", "1"])),
        closed(&token, &["a"], &["a", "1", "1.0", "2.00", "3"])
            .or(&allowing(&decimal, &["1", "2"])),
        closed(&token, &["a"], &["a", "p", "q", "r"]).or(&allowing(&token, &["p", "q"])),
    ]
}

/// Numbers that look random, always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        let at = self.roll(among.len());
        *among.get(at).expect("there is one")
    }
}

const TEXTS: [&str; 34] = [
    "",
    "a",
    "b",
    "a b",
    "1",
    "2",
    "01",
    "+1",
    "1.0",
    "1 2",
    "01 2.0",
    "1 a",
    "a 1",
    "true",
    "0",
    "00",
    "2024",
    "2024-01-01",
    "2024-01-01Z",
    "1!",
    "ab",
    "AB",
    "INF",
    "P1Y",
    "P12M",
    "-",
    "1e0",
    "2000-01-01T00:00:00Z",
    "b:c",
    "en",
    "not so",
    "NaN",
    "AQ==",
    "x y z",
];

const SPACED: [&str; 5] = [" ", "\t", "\n", "  ", "\u{a0}"];

/// A type of any variety, with facets or without.
fn random_type(dice: &mut Dice, depth: usize) -> Arc<Datatype> {
    let atomic = [
        "string",
        "normalizedString",
        "token",
        "NCName",
        "NMTOKEN",
        "language",
        "decimal",
        "integer",
        "byte",
        "boolean",
        "gYear",
        "date",
        "dateTime",
        "float",
        "double",
        "hexBinary",
        "base64Binary",
        "duration",
        "anyURI",
        "NMTOKENS",
    ];
    let made = match dice.roll(if depth > 0 { 5 } else { 2 }) {
        0 | 1 => built_in(dice.pick(&atomic)),
        2 => {
            let mut item = random_type(dice, 0);
            if matches!(item.shape(), Shape::List(_)) {
                item = built_in("token");
            }
            if dice.roll(2) == 0 && !matches!(item.shape(), Shape::Union(_)) {
                item = Datatype::union(&[item, built_in(dice.pick(&["integer", "token", "date"]))]);
            }
            Datatype::list(&item)
        }
        _ => {
            let members: Vec<_> = (0..=dice.roll(3))
                .map(|_| random_type(dice, depth - 1))
                .collect();
            Datatype::union(&members)
        }
    };
    match dice.roll(6) {
        0 => {
            let pattern = dice.pick(&[
                ".*",
                r"\S*",
                "[a-z ]*",
                r"\d+",
                "..?",
                ".* .*",
                r"[^\n]*|a b",
            ]);
            restricted(&made, &[("pattern", pattern)])
        }
        1 if made.allows_enumeration() => {
            let literals: Vec<&str> = (0..4).map(|_| dice.pick(&TEXTS)).collect();
            allowing(&made, &literals)
        }
        _ => made,
    }
}

fn random_cases(count: usize) -> Vec<Case> {
    let mut dice = Dice(1);
    let mut cases = Vec::new();
    while cases.len() < count {
        let mut routes = Vec::new();
        let mut is_enumerated = false;
        for _ in 0..=dice.roll(3) {
            let datatype = random_type(&mut dice, 2);
            let valid = |text: &&&str| datatype.validate(text, &()).is_ok();
            let valid: Vec<&str> = TEXTS.iter().filter(valid).copied().collect();
            let mut keys = std::collections::HashSet::new();
            let mut literals: Vec<&str> = (0..4)
                .filter_map(|_| valid.get(dice.roll(8)))
                .copied()
                .collect();
            literals.retain(|text| {
                datatype
                    .validate(text, &())
                    .is_ok_and(|valid| keys.insert(valid.key))
            });
            let is_open = dice.roll(3) == 0 || literals.is_empty();
            is_enumerated |= !is_open;
            routes.push((datatype, Some(literals).filter(|_| !is_open)));
        }
        if !is_enumerated {
            continue;
        }
        let mut texts = TEXTS.to_vec();
        for text in TEXTS {
            let space = dice.pick(&SPACED);
            let spaced = match dice.roll(3) {
                0 => format!("{space}{text}"),
                1 => format!("{text}{space}"),
                _ => text.replace(' ', space),
            };
            texts.push(Box::leak(spaced.into_boxed_str()));
        }
        cases.push(Case { routes, texts });
    }
    cases
}

#[test]
fn generated_code_reads_random_types_as_the_model_says() {
    let cases = random_cases(40);
    let (model, names) = model(&cases);
    let generated = crate::emit::emit(&model, &names, &EmitOptions::default(), String::new());
    let program = program(&cases, &names, &generated);
    compile_and_run("random", &generated, &program);
}

fn allowing(base: &Arc<Datatype>, literals: &[&str]) -> Arc<Datatype> {
    let valid = literals.iter().filter_map(|l| base.validate(l, &()).ok());
    let facets = Facets {
        list: Vec::new(),
        enumeration: Some(valid.map(|v| v.key).collect()),
    };
    Datatype::restrict(base, facets, 0).0
}

fn model(cases: &[Case]) -> (Model, Names) {
    let (mut model, mut names) = (Model::default(), Names::default());
    names.error = "ParseValueError".into();
    for (number, case) in cases.iter().enumerate() {
        let enumeration = case.enumeration();
        let open = enumeration.is_open();
        names.types.push(TypeNames {
            module: match number % 3 {
                0 => vec!["inner".into()],
                _ => Vec::new(),
            },
            ident: format!("T{number}").into(),
            variants: (0..enumeration.values.len())
                .map(|v| format!("V{v}").into())
                .collect(),
            other: open.then(|| "Other".into()),
            other_type: format!("T{number}Other").into(),
            ..TypeNames::default()
        });
        let identity = Identity::named(format!("T{number}"));
        let string = Datatype::built_in(BuiltIn::String, Version::default());
        let base = (BuiltIn::String, string);
        model.types.push(SimpleType {
            content: Content::Enumeration(enumeration),
            ..SimpleType::enumerated(identity, NOWHERE, base, Vec::new())
        });
    }
    (model, names)
}

/// A program that reads each text, and exits with an error for each reading that differs from the model's.
fn program(cases: &[Case], names: &Names, generated: &str) -> String {
    let mut program = format!("#![deny(warnings)]\npub mod generated {{\n{generated}}}\n");
    program += ASK;
    program += "fn main() {\n    let mut wrong = 0;\n";
    for ((number, case), names) in cases.iter().enumerate().zip(&names.types) {
        let enumeration = case.enumeration();
        let reader = Reader::new(&enumeration);
        let path = match names.module.first() {
            Some(module) => format!("generated::{module}::T{number}"),
            None => format!("generated::T{number}"),
        };
        let literals = case
            .routes
            .iter()
            .flat_map(|(_, literals)| literals.iter().flatten());
        let readings = literals.chain(&case.texts).map(|text| {
            let expected = match reader.read(text) {
                None => String::new(),
                Some(Reading::Value(value)) => format!("V{value}"),
                Some(Reading::Other) => "Other".to_owned(),
            };
            format!("({text:?}, {expected:?}), ")
        });
        let readings: String = readings.collect();
        let _ = writeln!(
            program,
            "    wrong += ask(\"T{number}\", &[{readings}], |text| text.parse::<{path}>().ok().map(|v| format!(\"{{v:?}}\")));"
        );
    }
    program + "    std::process::exit(i32::from(wrong > 0));\n}\n"
}

/// Asks one type about texts; an empty expectation is that the text is not valid.
const ASK: &str = r#"
fn ask(name: &str, readings: &[(&str, &str)], read: fn(&str) -> Option<String>) -> usize {
    let is_wrong = |(text, expected): &&(&str, &str)| {
        let got = read(text).unwrap_or_default();
        let got = got.split('(').next().unwrap_or_default();
        if got != *expected {
            eprintln!("{name} {text:?}: {got:?}, expected {expected:?}");
        }
        got != *expected
    };
    readings.iter().filter(is_wrong).count()
}
"#;

/// What else the types offer, by what is to hold.
const OFFERS: [&str; 16] = [
    "generated::inner::T0::V0.value() == 7_i64",
    "generated::inner::T0::try_from(12) == Ok(generated::inner::T0::V1)",
    "generated::inner::T0::try_from(8).is_err()",
    "generated::T1::try_from(200_u8) == Ok(generated::T1::V0)",
    "generated::T2::try_from(-170141183460469231731687303715884105728_i128).is_ok()",
    "generated::inner::T3::V0.value() && !generated::inner::T3::V1.value()",
    "generated::inner::T3::try_from(false) == Ok(generated::inner::T3::V1)",
    "generated::T4::V1.value().is_nan() && generated::T4::V0.value() == 1.5_f32",
    "generated::T4::try_from(f32::NAN) == Ok(generated::T4::V1)",
    "generated::T4::try_from(f32::INFINITY) == Ok(generated::T4::V2)",
    "generated::T4::try_from(2.5).is_err()",
    "generated::T5::from_qname(Some(\"urn:p\"), \"a\") == Ok(generated::T5::V0)",
    "generated::T5::from_qname(None, \"a\") == Ok(generated::T5::V1)",
    "generated::T5::from_qname(Some(\"\"), \"a\") == Ok(generated::T5::V1)",
    "generated::T5::from_qname(Some(\"urn:q\"), \"a\").is_err()",
    "\" p:a \".parse() == Ok(generated::T5::V0)",
];

#[test]
fn numbers_and_names() {
    let numeric = |name, literals: &[&'static str]| closed(&built_in(name), literals, &[]);
    let cases = [
        numeric("integer", &["007", "12"]),
        numeric("unsignedByte", &["200", "+1"]),
        numeric("integer", &["-170141183460469231731687303715884105728"]),
        numeric("boolean", &["1", "false"]),
        numeric("float", &["1.50", "NaN", "INF"]),
        numeric("QName", &["p:a", "a"]),
    ];
    let (model, names) = model(&cases);
    let generated = crate::emit::emit(&model, &names, &EmitOptions::default(), String::new());
    let offers = OFFERS.map(|offer| format!("    assert!({offer});\n"));
    let program = format!(
        "#![deny(warnings)]\npub mod generated {{\n{generated}}}\nfn main() {{\n{}}}\n",
        offers.concat()
    );
    compile_and_run("numbers", &generated, &program);
}

#[test]
fn generated_code_reads_as_the_model_says() {
    let cases = cases();
    let (model, names) = model(&cases);
    let generated = crate::emit::emit(&model, &names, &EmitOptions::default(), String::new());
    let program = program(&cases, &names, &generated);
    compile_and_run("readings", &generated, &program);
}

/// Holds the generated code to rustfmt's layout, and the program to success in both editions.
fn compile_and_run(name: &str, generated: &str, program: &str) {
    let folder = std::env::temp_dir().join(format!("xsdgen-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let source = folder.join("main.rs");
    std::fs::write(&source, generated).expect("a file");
    let formatted = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .arg(&source)
        .output()
        .expect("rustfmt");
    let difference = String::from_utf8_lossy(&formatted.stdout);
    assert!(formatted.status.success(), "{difference}");
    std::fs::write(&source, program).expect("a file");
    for edition in ["2021", "2024"] {
        run(&source, &folder.join(edition), edition);
    }
    std::fs::remove_dir_all(&folder).expect("the folder");
}

fn run(source: &Path, binary: &Path, edition: &str) {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let built = Command::new(rustc)
        .args(["--edition", edition, "-o"])
        .arg(binary)
        .arg(source)
        .output()
        .expect("rustc");
    let errors = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{}\n{errors}", source.display());
    let ran = Command::new(binary).output().expect("the program");
    let wrong = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{wrong}");
}
