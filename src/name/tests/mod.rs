mod constants;
mod overrides;
mod record;
mod types;

use std::collections::{HashMap, HashSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::ledger::{Claim, Reason, settle};
use super::spell;

#[test]
fn readable_names_are_what_a_person_would_write() {
    let cases = [
        ("Unknown", "Unknown"),
        ("NoState", "NoState"),
        ("NO_STATE", "NoState"),
        ("no limit", "NoLimit"),
        ("DHCPServer", "DhcpServer"),
        ("XMLHttp", "XmlHttp"),
        ("IPv6", "IPv6"),
        ("USD", "Usd"),
        ("UTF-8", "Utf8"),
        ("A+", "APlus"),
        ("A-", "AMinus"),
        ("A/", "ASlash"),
        ("<=", "LessThanOrEqual"),
        ("!=", "NotEqual"),
        ("-5", "Minus5"),
        ("5", "V5"),
        ("1.0", "V1_0"),
        ("1.00", "V1_00"),
        ("2010-05-01", "V2010_05_01"),
        ("101021", "V101021"),
        ("2D", "V2D"),
        ("3d", "V3d"),
        ("m³", "MCubed"),
        ("½", "OneHalf"),
        ("°C", "DegreeC"),
        ("µm", "MicroM"),
        ("kΩ", "KOmega"),
        ("", "Empty"),
        (" ", "Space"),
        ("_", "Underscore"),
        ("don't know", "DontKnow"),
        ("self", "SelfValue"),
        ("async", "Async"),
        ("中文", "中文"),
        ("straße", "Straße"),
        ("Ελλάδα", "Ελλάδα"),
        ("😀", "U1F600"),
        ("été", "Été"),
        ("e\u{301}te\u{301}", "Été"),
        ("R&D", "RAndD"),
        (".net", "DotNet"),
        ("N/A", "NA"),
        (">-5", "GreaterThanMinus5"),
    ];
    for (literal, name) in cases {
        assert_eq!(spell::readable(literal), name, "for {literal:?}");
    }
}

/// Literals made of pieces that spellings drop, spell or are made with, so that they often meet.
fn literal() -> impl Strategy<Value = String> {
    const PIECES: [&str; 34] = [
        "a",
        "A",
        "b",
        "B",
        "red",
        "Red",
        "RED",
        "1",
        "10",
        "0",
        " ",
        "-",
        "_",
        ".",
        "/",
        "+",
        "<=",
        "<",
        "=",
        "'",
        "#",
        "Hyphen",
        "Lowercase",
        "lowercase",
        "Sign",
        "Full Stop",
        "numeral",
        "é",
        "e\u{301}",
        "中",
        "α",
        "\u{410}",
        "😀",
        "urn:",
    ];
    vec(select(&PIECES[..]), 0..5).prop_map(|pieces| pieces.concat())
}

fn list() -> impl Strategy<Value = Vec<String>> {
    vec(literal(), 0..12).prop_map(|mut list| {
        let mut seen = HashSet::new();
        list.retain(|literal| seen.insert(literal.clone()));
        list
    })
}

/// Names as `assign` gives them to the values of a type without bindings.
fn names(list: &[String]) -> Vec<String> {
    let claims: Vec<Claim<'_>> = list.iter().map(|literal| claim_of(literal)).collect();
    let names = settle(&claims, &[]);
    names.into_iter().map(|(name, _)| name).collect()
}

fn claim_of(literal: &str) -> Claim<'_> {
    Claim {
        literal,
        wanted: spell::uri_tail(literal).map(|tail| (tail, Reason::Readable)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// The promise of the name stage: a name passes on only when its value was dropped and another,
    /// which was not there before, took its place.
    #[test]
    fn a_name_never_passes_to_a_value_that_both_versions_have(old in list(), new in list()) {
        let meanings: HashMap<String, &String> = names(&old).into_iter().zip(&old).collect();
        for (name, after) in names(&new).into_iter().zip(&new) {
            let Some(&before) = meanings.get(&name) else { continue };
            if before != after {
                prop_assert!(!new.contains(before) && !old.contains(after), "{name}: {before:?}, then {after:?}");
            }
        }
    }

    /// What adding values to a list can do to names: take away short ones, never give them to others.
    #[test]
    fn adding_values_moves_no_name(old in list(), added in list()) {
        let mut new = added;
        new.retain(|literal| !old.contains(literal));
        new.extend(old.iter().cloned());
        let meanings: HashMap<String, &String> = names(&old).into_iter().zip(&old).collect();
        for (name, after) in names(&new).into_iter().zip(&new) {
            prop_assert!(meanings.get(&name).is_none_or(|before| *before == after));
        }
    }

    #[test]
    fn the_order_of_values_does_not_matter(list in list()) {
        let mut reversed = list.clone();
        reversed.reverse();
        let mut backwards = names(&reversed);
        backwards.reverse();
        prop_assert_eq!(names(&list), backwards);
    }

    #[test]
    fn names_are_distinct_identifiers_that_rustc_does_not_warn_about(list in list()) {
        let names = names(&list);
        prop_assert_eq!(names.iter().collect::<HashSet<_>>().len(), list.len());
        for name in &names {
            prop_assert!(is_clean(name), "{name}");
        }
    }

    #[test]
    fn any_text_has_a_bounded_clean_name(text in any::<String>(), other in any::<String>()) {
        for name in names(&[text.clone(), format!("{text}{other}x"), text.to_uppercase() + "\0"]) {
            prop_assert!(is_clean(&name) && name.chars().count() <= 100, "{name}");
        }
    }

    #[test]
    fn escaped_spellings_tell_all_literals_apart(a in literal(), b in literal()) {
        prop_assert_eq!(a == b, spell::escaped(&a) == spell::escaped(&b));
    }
}

/// An identifier in upper camel case as rustc's lint sees it, in NFC.
fn is_clean(name: &str) -> bool {
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    let chars: Vec<char> = name.trim_matches('_').chars().collect();
    let starts = chars
        .first()
        .is_some_and(|&c| unicode_ident::is_xid_start(c) && !c.is_lowercase());
    let joins = chars
        .windows(2)
        .any(|pair| matches!(*pair, [a, b] if (a == '_' && (has_case(b) || b == '_')) || (b == '_' && has_case(a))));
    let goes_on = name.chars().all(unicode_ident::is_xid_continue);
    starts && goes_on && !joins && name != "Self" && unicode_normalization::is_nfc(name)
}

#[test]
fn values_that_read_the_same_are_all_spelled_out() {
    let cases: [(&[&str], &[&str]); 9] = [
        (&["A+", "A-"], &["APlus", "AMinus"]),
        (&["A+", "A/", "A-"], &["APlus", "ASlash", "AMinus"]),
        (
            &["red-green", "red_green"],
            &["RedHyphenGreen", "RedUnderscoreGreen"],
        ),
        (&["m", "M"], &["LowercaseM", "UppercaseM"]),
        (
            &["abc", "Abc", "ABC"],
            &["LowercaseAbc", "TitlecaseAbc", "UppercaseAbc"],
        ),
        (&["1", "V1"], &["Numeral1", "UppercaseV1"]),
        (&["", "empty"], &["EmptyString", "LowercaseEmpty"]),
        (&["+", "plus"], &["PlusSign", "LowercasePlus"]),
        (&["\u{e9}", "e\u{301}"], &["XU0000E9_", "XeU000301_"]),
    ];
    for (literals, expected) in cases {
        let list: Vec<String> = literals.iter().map(|&l| l.to_owned()).collect();
        assert_eq!(names(&list), expected);
    }
}

#[test]
fn the_last_part_of_a_uri_is_its_name_unless_another_has_it() {
    let list = [
        "urn:oasis:names:tc:SAML:2.0:status:Success",
        "http://example.org/a#reply",
        "http://example.org/b#reply",
    ]
    .map(str::to_owned);
    let expected = ["Success", "HttpExampleOrgAReply", "HttpExampleOrgBReply"];
    assert_eq!(names(&list), expected);
}
