//! The first member type of a union that accepts a text decides, then that member's value is compared
//! (XML Schema 1.1 Part 2, 2.4.1.3, 4.3.5.4, 4.3.6): each case is a schema, and texts with what `FromStr` says of them.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write;
use std::process::Command;

use xsdgen::Version;

struct Case {
    version: Version,
    /// Definitions; the type that is asked is called `T`.
    schema: String,
    valid: &'static [&'static str],
    invalid: &'static [&'static str],
}

/// A union that is enumerated.
fn enumerated(members: &str, values: &[&str]) -> String {
    let values = values
        .iter()
        .map(|v| format!("<xs:enumeration value='{v}'/>"));
    format!(
        "<xs:simpleType name='U'><xs:union memberTypes='{members}'/></xs:simpleType>
         <xs:simpleType name='T'><xs:restriction base='U'>{}</xs:restriction></xs:simpleType>",
        values.collect::<String>()
    )
}

fn list(name: &str, item: &str) -> String {
    format!("<xs:simpleType name='{name}'><xs:list itemType='{item}'/></xs:simpleType>")
}

fn union(name: &str, members: &str) -> String {
    format!("<xs:simpleType name='{name}'><xs:union memberTypes='{members}'/></xs:simpleType>")
}

fn restriction(name: &str, base: &str, facets: &[(&str, &str)]) -> String {
    let facets = facets
        .iter()
        .map(|(facet, value)| format!("<xs:{facet} value='{value}'/>"));
    format!(
        "<xs:simpleType name='{name}'><xs:restriction base='{base}'>{}</xs:restriction></xs:simpleType>",
        facets.collect::<String>()
    )
}

fn of(
    schema: impl Into<String>,
    valid: &'static [&'static str],
    invalid: &'static [&'static str],
) -> Case {
    Case {
        version: Version::V1_1,
        schema: schema.into(),
        valid,
        invalid,
    }
}

fn cases() -> Vec<Case> {
    let mut cases = enumerated_unions();
    cases.extend(unions_of_enumerations());
    cases.extend(other_spellings());
    let replaced = union("U", "xs:int xs:NCName")
        + &restriction("R", "U", &[("enumeration", "1"), ("enumeration", "a")])
        + &union("T", "R xs:boolean")
        + &restriction("E", "R", &[("enumeration", "1")])
        + &union("Other", "E");
    // The facets of a union do not count where it is a member (1.0 Part 1, 3.14.2), in 1.1 they do.
    let all: &[&str] = &["1", "01", " a ", "b", "2", "true"];
    cases.push(of(
        restriction("Some", "xs:NCName", &[("enumeration", "a")])
            + &replaced.replace("xs:int xs:NCName", "xs:int xs:NCName Some"),
        &["1", "01", " a ", "true"],
        &["b", "2", "%"],
    ));
    cases.push(Case {
        version: Version::V1_0,
        ..of(
            restriction("Some", "xs:NCName", &[("enumeration", "a")])
                + &replaced.replace("xs:int xs:NCName", "xs:int xs:NCName Some"),
            all,
            &["%", "1.5"],
        )
    });
    cases
}

fn enumerated_unions() -> Vec<Case> {
    vec![
        of(
            enumerated("xs:language xs:string", &["en", "not specified"]),
            &["en", " en ", "not specified"],
            &["de", " not specified", "not  specified"],
        ),
        of(
            enumerated("xs:gYear xs:integer", &["2024", "5"]),
            &["2024", "5", " 05 ", "+5"],
            &["0005", "02024", "6"],
        ),
        of(
            enumerated("xs:boolean xs:integer", &["00", "5"]),
            &["00", "000", "5", "-0"],
            &["0", "false", "1"],
        ),
        of(
            list("L", "xs:decimal") + &enumerated("L xs:NCName", &["", "auto"]),
            &["", " ", "auto", " auto "],
            &["1", "x"],
        ),
        of(
            union("V", "xs:integer xs:NCName")
                + &list("L", "V")
                + &enumerated("xs:date L", &["auto 1", "2024-01-01"]),
            &["auto 1", " auto  01", "2024-01-01"],
            &["auto", "1", "1 auto", "2024-01-02"],
        ),
        of(
            union("V", "xs:NCName xs:normalizedString")
                + &enumerated("xs:hexBinary V", &["ab", "true", "1!"]),
            &["ab", "AB", " aB ", " true", "1!"],
            &[" 1!", "1! ", "abc"],
        ),
        of(
            list("L", "xs:decimal") + &enumerated("L xs:float", &["", "INF"]),
            &["", "INF", " "],
            &["1", "NaN", "-INF"],
        ),
        of(
            union("V", "xs:date xs:token")
                + &list("L", "V")
                + &enumerated("xs:float L", &["abc", "1"]),
            &["abc", " abc ", "1", "1.0"],
            &["2", "abc 1", "1 abc", ""],
        ),
        of(
            enumerated("xs:NCName xs:string", &["1 2"]),
            &["1 2"],
            &[" 1 2", "1  2", "1", "a"],
        ),
        // A list of two is not the string of the same text.
        of(
            enumerated("xs:NCName xs:NMTOKENS xs:string", &["1 2", "a!"]),
            &["1 2", " 1  2 ", "a!"],
            &[" a!", "1", "1 2 3"],
        ),
        // Facets of the union see the text as the member has it that accepted it.
        of(
            union("V", "xs:token xs:string")
                + &restriction("U", "V", &[("pattern", "[ab] ?")])
                + &restriction("T", "U", &[("enumeration", "a"), ("enumeration", "b")]),
            &["a", " a", "b "],
            &["c", "a b"],
        ),
        of(
            union("V", "xs:byte xs:NCName")
                + &restriction("W", "V", &[("enumeration", "1"), ("enumeration", "x")])
                + &union("U", "W xs:decimal")
                + &restriction(
                    "T",
                    "U",
                    &[
                        ("enumeration", "x"),
                        ("enumeration", "2"),
                        ("enumeration", "1"),
                    ],
                ),
            &["1", "1.0", "x", "2", "2.0"],
            &["y", "3"],
        ),
    ]
}

fn unions_of_enumerations() -> Vec<Case> {
    let one_of = |name: &str, base: &str, values: &[&str]| {
        let facets: Vec<_> = values.iter().map(|value| ("enumeration", *value)).collect();
        restriction(name, base, &facets)
    };
    vec![
        // Facets of a member whose values they excluded are not lost (4.3.1.3).
        of(
            one_of("A", "xs:NCName", &["x", "y"])
                + &restriction("B", "A", &[("length", "4")])
                + &one_of("C", "xs:NCName", &["q"])
                + &union("T", "C B"),
            &["q", " q"],
            &["x", "y", "xxxx"],
        ),
        of(
            one_of("A", "xs:NCName", &["x", "yyyy"])
                + &restriction("B", "A", &[("length", "4")])
                + &list("L", "B")
                + &union("T", "L B xs:int"),
            &["yyyy yyyy", "1", ""],
            &["x", "zzzz", "yyyy x"],
        ),
        // Not in order of what they look like: a pattern of a union is no pattern of its members.
        of(
            one_of("A", "xs:token", &["a"])
                + &union("V", "A xs:int xs:string")
                + &restriction("T", "V", &[("pattern", "a|1|x |01|y")]),
            &["a", " a ", "1", "01", " 1 ", "x ", "y"],
            &["x", " y", "2"],
        ),
        of(
            one_of("A", "xs:integer", &["5"])
                + &one_of("B", "xs:token", &["5", "05", "x"])
                + &union("T", "A B"),
            &["5", "05", "+5", "x"],
            &["6", "y"],
        ),
        of(
            one_of("A", "xs:token", &["2"])
                + &one_of("B", "xs:integer", &["2", "3"])
                + &union("T", "A B"),
            &["2", "02", "+2", "3", "03"],
            &["4"],
        ),
    ]
}

/// Values whose literals in the schema are not what a text may be.
fn other_spellings() -> Vec<Case> {
    let one_of = |name: &str, base: &str, values: &[&str]| {
        let facets: Vec<_> = values.iter().map(|value| ("enumeration", *value)).collect();
        restriction(name, base, &facets)
    };
    vec![
        of(
            one_of("A", "xs:integer", &["1", "12", "123"])
                + &restriction("T", "A", &[("pattern", r"\d\d")]),
            &["01", "12", " 01 "],
            &["1", "012", "001", "123"],
        ),
        of(
            restriction(
                "T",
                "xs:decimal",
                &[
                    ("pattern", r"\d\.\d\d"),
                    ("enumeration", "1"),
                    ("enumeration", "2.5"),
                ],
            ),
            &["1.00", "2.50"],
            &["1", "2.5", "3.00"],
        ),
        of(
            restriction("A", "xs:token", &[("pattern", "1")])
                + &one_of("B", "xs:decimal", &["1", "2"])
                + &union("T", "A B"),
            &["1", "1.0", "+1", "2", "2.00"],
            &["3", "x"],
        ),
        of(
            "<xs:notation name='a' public='a'/>".to_owned()
                + &union("V", "xs:QName xs:decimal")
                + &list("L", "V")
                + &restriction("T", "L", &[("enumeration", "t:a 1"), ("enumeration", "2")]),
            &["t:a 1", "t:a  01.0", "2", "02"],
            &["t:a", "1", "t:b 1"],
        ),
    ]
}

#[test]
fn the_first_member_that_accepts_decides() {
    let mut program = "#![deny(warnings)]\n#![allow(dead_code)]\n".to_owned();
    let mut calls = String::new();
    for (number, case) in cases().iter().enumerate() {
        let schema = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t'>{}</xs:schema>",
            case.schema
        );
        let generated = xsdgen::Builder::new()
            .text(format!("case{number}.xsd"), schema)
            .xsd_version(case.version)
            .generate();
        let generated = generated.expect("the schema is valid");
        let _ = writeln!(program, "mod case{number} {{\n{}}}", generated.code());
        let verdicts = case.valid.iter().map(|text| (text, true));
        for (text, is_valid) in verdicts.chain(case.invalid.iter().map(|text| (text, false))) {
            let _ = writeln!(
                calls,
                "    if {text:?}.parse::<case{number}::T>().is_ok() != {is_valid} {{ wrong += 1; eprintln!(\"case {number}: {{:?}} is valid: not {is_valid}\\n{{}}\", {text:?}, {:?}); }}",
                case.schema
            );
        }
        let _ = writeln!(
            calls,
            "    for value in case{number}::T::VALUES {{ assert_eq!(value.to_string().parse().as_ref(), Ok(value), \"case {number}\"); }}"
        );
    }
    let _ = writeln!(
        program,
        "fn main() {{\n    let mut wrong = 0;\n{calls}    std::process::exit(i32::from(wrong > 0));\n}}"
    );
    let scratch = std::env::temp_dir().join(format!("xsdgen-unions-{}", std::process::id()));
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
