//! Random expressions against the `regex` crate, which has another engine and another dialect.

use proptest::prelude::*;

use super::*;

/// An expression of XML Schema, and the same in the dialect of `regex`.
type Both = (String, String);

/// Characters that mean something in one dialect or the other, as each writes them.
fn atom() -> impl Strategy<Value = Both> {
    let same = |text: &'static str| Just((text.to_owned(), text.to_owned()));
    let unlike = |xsd: &'static str, rust: &'static str| Just((xsd.to_owned(), rust.to_owned()));
    prop_oneof![
        same("a"),
        same("b"),
        same("[ab]"),
        same("[^a]"),
        same(r"\-"),
        unlike("[a-c-[b]]", "[a-c--[b]]"),
        unlike("^", r"\^"),
        unlike("$", r"\$"),
        unlike(".", r"[^\n\r]"),
        unlike(r"\s", r"[ \t\n\r]"),
        unlike(r"[\i-[:]]", "[_A-Za-z]"),
    ]
}

fn expression() -> impl Strategy<Value = Both> {
    atom().prop_recursive(4, 24, 3, |inner| {
        let counts = prop_oneof![
            Just("?"),
            Just("*"),
            Just("+"),
            Just("{2}"),
            Just("{1,3}"),
            Just("{2,}"),
            Just("{0,2}")
        ];
        let join = |parts: Vec<Both>, by: &str| {
            let xsd: Vec<String> = parts.iter().map(|p| p.0.clone()).collect();
            let rust: Vec<String> = parts.iter().map(|p| p.1.clone()).collect();
            (
                format!("({})", xsd.join(by)),
                format!("(?:{})", rust.join(by)),
            )
        };
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(move |parts| join(parts, "")),
            prop::collection::vec(inner.clone(), 1..4).prop_map(move |parts| join(parts, "|")),
            (inner, counts).prop_map(|((xsd, rust), count)| {
                (format!("({xsd}){count}"), format!("(?:{rust}){count}"))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn matches_as_regex_does((xsd, rust) in expression(), texts in prop::collection::vec("[abc^$\n -]{0,8}", 8)) {
        let ours = Pattern::new(&[&xsd], Version::V1_1, 10_000).expect("an expression");
        let theirs = regex::Regex::new(&format!("^(?:{rust})$")).expect("an expression");
        for text in texts {
            prop_assert_eq!(ours.matches(&text), theirs.is_match(&text), "{} on {:?}", xsd, text);
            if let Some(machine) = ours.machine().deterministic() {
                prop_assert_eq!(machine.matches(&text), ours.matches(&text), "{} on {:?}", xsd, text);
            }
        }
    }

    #[test]
    fn no_text_is_a_panic(source in r"\PC{0,40}", text in r"\PC{0,20}") {
        if let Ok(pattern) = Pattern::new(&[&source], Version::V1_1, 1000) {
            pattern.matches(&text);
        }
    }

    #[test]
    fn no_expression_is_a_panic(source in r"[a\[\]\^(){}|?*+.\\pLiscdw,0-9-]{0,30}") {
        if let Ok(pattern) = Pattern::new(&[&source], Version::V1_0, 1000) {
            pattern.matches("a-9");
        }
    }
}
