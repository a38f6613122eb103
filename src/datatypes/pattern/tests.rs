//! Regular expressions by the clause of appendix G, or by where other dialects differ.

use super::set::{after, before};
use super::*;
use crate::runtime::characters::is_xml_text;

fn pattern(source: &str, version: Version) -> Result<Pattern, PatternError> {
    Pattern::new(&[source], version, 1000)
}

/// Expression, texts that match, texts that don't.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const ROWS: &[Row] = &[
    ("", &[""], &["a"]),
    ("a|b|", &["a", "b", ""], &["ab", "c"]),
    ("ab*c?", &["a", "abbb", "abc", "ac"], &["b", "abcc"]),
    ("(ab)+", &["ab", "abab"], &["", "aba"]),
    ("a{2}", &["aa"], &["a", "aaa"]),
    ("a{2,}", &["aa", "aaaaa"], &["a"]),
    ("a{1,3}", &["a", "aa", "aaa"], &["", "aaaa"]),
    ("a{0}", &[""], &["a"]),
    ("(a{0,2}b){2}", &["bb", "aabab"], &["b", "aaabb"]),
    ("(a*)*b", &["b", "aaab"], &["a"]),
    ("(a|){3}", &["", "aaa"], &["aaaa"]),
    ("(()){0,4000000000}", &[""], &["a"]),
    // The whole text, and no anchors: ^ and $ are characters.
    ("bc", &["bc"], &["abc", "bcd"]),
    ("^a$", &["^a$"], &["a"]),
    // The wildcard leaves out both line ends, and nothing else.
    (
        ".",
        &["a", "\u{85}", "\u{2028}", "𝄞"],
        &["\n", "\r", "", "ab"],
    ),
    ("[abc]", &["a", "c"], &["d", "ab"]),
    ("[^abc]", &["d", "\n"], &["a", ""]),
    ("[a^]", &["^", "a"], &["b"]),
    ("[a-c-]", &["b", "-"], &["d"]),
    ("[-ac]", &["-", "a"], &["b"]),
    ("[+--]", &["+", ",", "-"], &["."]),
    (r"[\-\]\[\\]", &["-", "]", "[", r"\"], &["a"]),
    ("[a-z-[aeiou]]+", &["xyz"], &["a", "-", "[", "x]"]),
    ("[^a-c-[x-z]]", &["d"], &["a", "x"]),
    ("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["b"]),
    ("[a--[b]]", &["a", "-"], &["b"]),
    ("[$&.(){}*?]", &["$", ".", "{"], &["a"]),
    (
        r"\n\r\t\\\|\.\?\*\+\(\)\{\}\-\[\]\^",
        &["\n\r\t\\|.?*+(){}-[]^"],
        &[],
    ),
    (
        r"\s",
        &[" ", "\t", "\n", "\r"],
        &["\u{a0}", "\u{b}", "\u{c}"],
    ),
    (r"\S", &["a", "\u{a0}"], &[" "]),
    (r"\d+", &["09", "٣"], &["a", "½"]),
    (r"\D", &["a"], &["1"]),
    (
        r"\w",
        &["a", "1", "é", "$", "+"],
        &["_", "-", " ", "!", "\u{a0}"],
    ),
    (r"\W", &["_", "-"], &["a"]),
    (r"\i\c*", &["a1", "_", ":", "é·"], &["1", "-a", ""]),
    (r"[\I]", &["1", "-"], &["a"]),
    (r"\C", &[" ", "×"], &["a"]),
    (r"[\d\-x]", &["1", "-", "x"], &["y"]),
    (r"\p{Lu}\P{Lu}", &["Aa", "É1"], &["aa", "AA"]),
    (r"\p{L}", &["a", "ß"], &["1"]),
    (r"\p{Zl}\p{Zp}", &["\u{2028}\u{2029}"], &["\n\n"]),
    (r"\p{Sc}", &["€", "$"], &["a"]),
    (r"\p{IsBasicLatin}+", &["abc~"], &["é"]),
    (r"\p{IsLatin-1Supplement}", &["é"], &["e"]),
    (r"\p{IsGreek}\p{IsGreekandCoptic}", &["αω"], &["aα"]),
    (r"\P{IsCyrillic}", &["a"], &["ж"]),
    (r"[\p{IsBasicLatin}-[\p{L}]]", &["1"], &["a", "é"]),
    (r"\p{IsHighSurrogates}", &[], &["a"]),
    (
        r"[0-9]{4}-(0[1-9]|1[0-2])",
        &["2000-12"],
        &["2000-13", "2000-1"],
    ),
];

#[test]
fn matches_as_the_clause_says() {
    for (source, yes, no) in ROWS {
        for version in [Version::V1_0, Version::V1_1] {
            let made = pattern(source, version).expect(source);
            for text in *yes {
                assert!(made.matches(text), "`{source}` matches {text:?}");
            }
            for text in *no {
                assert!(!made.matches(text), "`{source}` does not match {text:?}");
            }
        }
    }
}

#[test]
fn refuses_what_the_grammar_does_not_have() {
    for (source, reason) in [
        ("(a", "expected `)`"),
        ("a)", "closes no group"),
        ("*a", "nothing to repeat"),
        ("a**", "nothing to repeat"),
        ("a{2}{3}", "`{` is special"),
        ("a{3,2}", "greater than the greatest"),
        ("a{,2}", "expected a count"),
        ("a{2", "expected `}`"),
        ("a{99999999999}", "too great"),
        ("{", "`{` is special"),
        ("}", "`}` is special"),
        ("]", "closes no class"),
        ("[a", "not closed"),
        ("[]", "`]` in a class"),
        ("[z-a]", "out of order"),
        (r"[a-\d]", "class escape"),
        ("[a-[b]c]", "nothing may follow"),
        ("[a[b]]", "`[` in a class"),
        (r"\", "nothing follows"),
        (r"\b", "not an escape"),
        (r"\1", "not an escape"),
        (r"\$", "stands for itself"),
        (r"\u0041", "not an escape"),
        ("(?i)a", "nothing to repeat"),
        (r"\p{Xx}", "not a Unicode category"),
        (r"\p{Greek}", "not a Unicode category"),
        (r"\p{Is}", "not a Unicode block"),
        (r"\p{Is Greek}", "not a Unicode block"),
        ("[--z]", "begins a range"),
        (r"\pL", "expected `{`"),
        (r"\p{L", "not closed"),
    ] {
        for version in [Version::V1_0, Version::V1_1] {
            let error = pattern(source, version).expect_err(source);
            assert!(
                error.reason.contains(reason),
                "`{source}`: {}",
                error.reason
            );
        }
    }
}

/// G.4.2.3 and F.1: an unknown block matches everything in 1.1 and is an error in 1.0; G: what 1.0 allows more.
#[test]
fn versions_differ() {
    let unknown = r"\p{IsNowhere}\P{IsNowhere}";
    assert!(pattern(unknown, Version::V1_0).is_err());
    assert!(
        pattern(r"\p{IsNowhere}", Version::V1_1)
            .expect("1.1")
            .matches("a")
    );
    assert!(pattern("[a-c-e]", Version::V1_0).is_err());
    assert!(pattern("[a-c-e]", Version::V1_1).expect("1.1").matches("-"));
}

#[test]
fn size_and_nesting_are_bounded() {
    for source in ["a{0,100000}", "((a{99}){99}){99}", "a{4000000000}"] {
        let error = pattern(source, Version::V1_1).expect_err(source);
        assert!(error.reason.contains("pattern-size"), "{}", error.reason);
    }
    let deep = "(".repeat(100_000);
    assert!(pattern(&deep, Version::V1_1).is_err());
    let deep = "[a-".repeat(100_000);
    assert!(pattern(&deep, Version::V1_1).is_err());
}

/// Time is linear in the text where backtracking is exponential.
#[test]
fn does_not_backtrack() {
    let made = pattern("(a|a)*(a|aa)*b", Version::V1_1).expect("a pattern");
    assert!(!made.matches(&"a".repeat(100_000)));
}

/// An error names the alternative and the character.
#[test]
fn error_has_a_place() {
    let error = Pattern::new(&["a", "b[z-a]"], Version::V1_1, 100).expect_err("out of order");
    assert_eq!(error.alternative, 1);
    assert!(error.reason.contains("character 5"), "{}", error.reason);
}

#[test]
fn a_small_machine_is_in_one_state_at_a_time() {
    let of = |source: &str| {
        let pattern = pattern(source, Version::V1_1).expect("an expression");
        pattern.machine().deterministic()
    };
    let code = of("[A-Z]{4}([A-Z0-9]{2})?").expect("a small machine");
    assert_eq!((code.count, code.ends), (7, vec![4, 6]));
    assert_eq!(code.arms.len(), 2);
    let first = code.arms.first().map(|arm| arm.states.as_slice());
    assert_eq!(first, Some(&[0, 1, 2, 3][..]));
    // Classes of a thousand ranges, and counts that multiply, stay as they are.
    assert_eq!(of(r"\w+"), None);
    assert_eq!(of("(a|b)*a(a|b){12}"), None);
    assert_eq!(of("[0-9]{1,400}"), None);
}

#[test]
fn what_a_pattern_matches_is_of_xml_or_may_not_be() {
    let is_of_xml = |source| {
        let pattern = Pattern::new(&[source], Version::V1_1, 1000).expect(source);
        pattern.machine().is_of_xml()
    };
    for source in [
        "[A-Z0-9]{4}(é|\\s)*",
        r"\i\c*",
        "",
        "[ -\u{FFFD}\u{10000}-\u{10FFFF}]",
    ] {
        assert!(is_of_xml(source), "{source}");
    }
    for source in [".", "[^a]", r"\S", r"\P{L}", "[ -\u{10FFFF}]"] {
        assert!(!is_of_xml(source), "{source}");
    }
    for (first, last) in FOREIGN {
        let around = [before(first), after(last)].into_iter().flatten();
        assert!(around.map(String::from).all(|c| is_xml_text(&c)));
        assert!(!is_xml_text(&String::from(first)) && !is_xml_text(&String::from(last)));
    }
}
