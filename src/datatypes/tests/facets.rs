//! Facets: what they refuse, and where they may stand.

use super::*;

/// Base type, facets of one step, texts that are valid, texts that are not.
type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    &'static [&'static str],
);

const ROWS: &[Row] = &[
    (
        "4.3.12.5",
        "decimal",
        &[("totalDigits", "2"), ("fractionDigits", "2")],
        &["0.25", "25"],
        &["1.25"],
    ),
    (
        "4.3.1",
        "string",
        &[("length", "2")],
        &["éé", "  ", "\u{10000}b"],
        &["a", "abc", ""],
    ),
    (
        "4.3.2",
        "token",
        &[("minLength", "2")],
        &["ab", "abc"],
        &[" a ", ""],
    ),
    ("4.3.2.1", "token", &[("minLength", "-00")], &["", "a"], &[]),
    (
        "4.3.3",
        "string",
        &[("maxLength", "2")],
        &["", "ab"],
        &["abc"],
    ),
    (
        "4.3.1",
        "hexBinary",
        &[("length", "2")],
        &["0aff"],
        &["0a", "0affff"],
    ),
    (
        "4.3.1",
        "base64Binary",
        &[("length", "4")],
        &["AQIDBA==", "AQ ID BA =="],
        &["AQID"],
    ),
    (
        "4.3.1",
        "NMTOKENS",
        &[("maxLength", "2")],
        &["a", "a bbbb"],
        &["", "a b c"],
    ),
    ("4.3.1.3", "QName", &[("length", "1")], &["p:abc"], &[]),
    (
        "4.3.4",
        "token",
        &[("pattern", "a+"), ("pattern", "b")],
        &["aa", "b", " b "],
        &["ab", ""],
    ),
    (
        "4.3.4",
        "decimal",
        &[("pattern", r"\d\.\d")],
        &["1.0"],
        &["1.00", "1"],
    ),
    (
        "4.3.6",
        "string",
        &[("whiteSpace", "collapse"), ("maxLength", "3")],
        &["  a \n b "],
        &["a  b  c"],
    ),
    (
        "4.3.7",
        "decimal",
        &[("maxInclusive", "1.50")],
        &["1.5", "-99999999999999999999"],
        &["1.51", "2"],
    ),
    (
        "4.3.8",
        "integer",
        &[("maxExclusive", "10")],
        &["9", "-11"],
        &["10", "+11"],
    ),
    (
        "4.3.9",
        "float",
        &[("minExclusive", "0")],
        &["1e-45", "INF"],
        &["0", "-0", "-1", "NaN", "1e-50"],
    ),
    (
        "4.3.10",
        "double",
        &[("minInclusive", "-1.5")],
        &["-1.5", "INF"],
        &["-1.6", "NaN", "-INF"],
    ),
    (
        "4.3.10",
        "double",
        &[("minInclusive", "NaN")],
        &["NaN"],
        &["0", "INF"],
    ),
    (
        "4.3.10",
        "date",
        &[("minInclusive", "2000-01-02")],
        &["2000-01-02", "2000-01-03Z"],
        &["2000-01-01", "2000-01-02Z"],
    ),
    (
        "4.3.7",
        "dateTime",
        &[("maxInclusive", "2000-01-01T00:00:00Z")],
        &["2000-01-01T01:00:00+01:00", "1999-12-31T09:59:59"],
        &["2000-01-01T00:00:00.01Z", "1999-12-31T11:00:00"],
    ),
    (
        "4.3.7",
        "time",
        &[("maxExclusive", "12:00:00")],
        &["11:59:59.999", "24:00:00"],
        &["12:00:00"],
    ),
    (
        "4.3.7",
        "gYear",
        &[("maxInclusive", "2000")],
        &["2000", "-0001"],
        &["2001"],
    ),
    (
        "3.3.6.1",
        "duration",
        &[("maxInclusive", "P1M")],
        &["P1M", "P27D", "PT1S", "-P1Y"],
        &["P32D", "P28D", "P30D", "P1MT0.1S"],
    ),
    (
        "3.3.6.1",
        "duration",
        &[("minExclusive", "-PT1.5S")],
        &["-PT1.25S", "PT0S"],
        &["-PT1.5S", "-PT1.75S", "-PT2S"],
    ),
    (
        "4.3.11",
        "decimal",
        &[("totalDigits", "3")],
        &["123", "-1.23", "0012.30", "0.012"],
        &["1234", "1.234", "0.0012"],
    ),
    (
        "4.3.12",
        "decimal",
        &[("fractionDigits", "2")],
        &["123456.78", "1.2300"],
        &["0.001"],
    ),
    (
        "4.3.14",
        "date",
        &[("explicitTimezone", "required")],
        &["2000-01-01Z"],
        &["2000-01-01"],
    ),
    (
        "4.3.14",
        "time",
        &[("explicitTimezone", "prohibited")],
        &["00:00:00"],
        &["00:00:00Z"],
    ),
];

#[test]
fn facets_hold() {
    for (clause, base, facets, valid, invalid) in ROWS {
        let made = restricted(&built_in(base, Version::V1_1), facets);
        for text in *valid {
            assert!(
                key(&made, text).is_some(),
                "{clause}: {facets:?} allows {text:?}"
            );
        }
        for text in *invalid {
            assert!(
                key(&made, text).is_none(),
                "{clause}: {facets:?} refuses {text:?}"
            );
        }
    }
}

/// Part 2, 4.3.4.3: patterns of one step are alternatives, steps must all match.
#[test]
fn patterns_of_steps() {
    let one = restricted(
        &built_in("string", Version::V1_1),
        &[("pattern", "a.*"), ("pattern", "b.*")],
    );
    let two = restricted(&one, &[("pattern", ".*z")]);
    assert!(key(&two, "az").is_some() && key(&two, "bz").is_some());
    assert!(key(&two, "a").is_none() && key(&two, "cz").is_none());
}

/// Part 2, 4.3.4.4: a pattern sees the text as the member type of a union normalises it.
#[test]
fn pattern_of_a_union() {
    let version = Version::V1_1;
    let members = [built_in("integer", version), built_in("string", version)];
    let made = restricted(&Datatype::union(&members), &[("pattern", "[0-9a]+")]);
    assert!(key(&made, " 1 ").is_some(), "collapsed as an integer");
    assert!(key(&made, " a ").is_none(), "a string keeps its spaces");
    assert!(key(&made, "a").is_some() && key(&made, "+1").is_none());
}

/// Part 2, 4.3.5: an enumeration is about values, and every step's holds.
#[test]
fn enumeration() {
    let decimal = built_in("decimal", Version::V1_1);
    let allow = |base: &Arc<Datatype>, texts: &[&str]| {
        let values = texts.iter().filter_map(|t| key(base, t)).collect();
        let facets = Facets {
            enumeration: Some(values),
            ..Facets::default()
        };
        Datatype::restrict(base, facets, 0).0
    };
    let one = allow(&decimal, &["1.0", "2", "3"]);
    assert!(key(&one, "1").is_some() && key(&one, "4").is_none());
    let two = allow(&one, &["2.0", "4"]);
    assert!(key(&two, "2").is_some() && key(&two, "1").is_none() && key(&two, "4").is_none());
    assert!(key(&two.without_enumeration(), "4").is_some());
}

/// Base type, facets of a first step, facets of a second, index and clause of the error in the second.
type Wrong = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [(&'static str, &'static str)],
    usize,
    &'static str,
);

const WRONG: &[Wrong] = &[
    ("string", &[], &[("totalDigits", "1")], 0, "4.1.5"),
    (
        "boolean",
        &[],
        &[("pattern", "1"), ("length", "1")],
        1,
        "4.1.5",
    ),
    ("decimal", &[], &[("maxLength", "1")], 0, "4.1.5"),
    ("hexBinary", &[], &[("minInclusive", "00")], 0, "4.1.5"),
    ("float", &[], &[("fractionDigits", "1")], 0, "4.1.5"),
    ("NMTOKENS", &[], &[("minInclusive", "a")], 0, "4.1.5"),
    (
        "string",
        &[],
        &[("explicitTimezone", "required")],
        0,
        "4.1.5",
    ),
    ("string", &[], &[("colour", "red")], 0, "4.3"),
    ("string", &[], &[("length", "-1")], 0, "4.3.1.1"),
    ("string", &[], &[("length", "a")], 0, "4.3.1.1"),
    ("string", &[], &[("length", "++1")], 0, "4.3.1.1"),
    ("string", &[], &[("length", "1"), ("length", "1")], 1, "4.3"),
    (
        "string",
        &[],
        &[("minLength", "3"), ("maxLength", "2")],
        1,
        "4.3.2.4",
    ),
    (
        "string",
        &[],
        &[("length", "3"), ("maxLength", "2")],
        1,
        "4.3.1.4",
    ),
    (
        "string",
        &[("length", "3")],
        &[("length", "2")],
        0,
        "4.3.1.5",
    ),
    (
        "string",
        &[("minLength", "3")],
        &[("minLength", "2")],
        0,
        "4.3.2.5",
    ),
    (
        "string",
        &[("maxLength", "3")],
        &[("maxLength", "4")],
        0,
        "4.3.3.5",
    ),
    ("NMTOKENS", &[], &[("minLength", "0")], 0, "4.3.2.5"),
    ("string", &[], &[("minLength", "-")], 0, "4.3.2.1"),
    ("string", &[], &[("minLength", "-1")], 0, "4.3.2.1"),
    ("token", &[], &[("whiteSpace", "replace")], 0, "4.3.6.4"),
    ("integer", &[], &[("whiteSpace", "preserve")], 0, "4.3.6.4"),
    ("string", &[], &[("whiteSpace", "trim")], 0, "4.3.6.1"),
    ("integer", &[], &[("minInclusive", "1.5")], 0, "4.3.7"),
    ("byte", &[], &[("maxInclusive", "128")], 0, "4.3.7.5"),
    (
        "integer",
        &[("maxInclusive", "10")],
        &[("maxExclusive", "11")],
        0,
        "4.3.7.5",
    ),
    (
        "integer",
        &[("minExclusive", "1")],
        &[("minInclusive", "1")],
        0,
        "4.3.7.5",
    ),
    (
        "integer",
        &[],
        &[("minInclusive", "2"), ("maxInclusive", "1")],
        1,
        "4.3.7.4",
    ),
    (
        "integer",
        &[],
        &[("minInclusive", "2"), ("maxExclusive", "2")],
        1,
        "4.3.7.4",
    ),
    (
        "integer",
        &[],
        &[("minInclusive", "2"), ("minExclusive", "2")],
        1,
        "4.3.8.4",
    ),
    ("date", &[], &[("minInclusive", "2001-02-29")], 0, "4.3.7"),
    ("decimal", &[], &[("totalDigits", "0")], 0, "4.3.11.1"),
    (
        "decimal",
        &[("totalDigits", "3")],
        &[("totalDigits", "4")],
        0,
        "4.3.11.5",
    ),
    (
        "decimal",
        &[("fractionDigits", "3")],
        &[("fractionDigits", "4")],
        0,
        "4.3.12.6",
    ),
    (
        "decimal",
        &[],
        &[("totalDigits", "2"), ("fractionDigits", "3")],
        1,
        "4.3.12.5",
    ),
    ("integer", &[], &[("fractionDigits", "1")], 0, "{fixed}"),
    (
        "date",
        &[("explicitTimezone", "required")],
        &[("explicitTimezone", "prohibited")],
        0,
        "4.3.14.5",
    ),
    (
        "dateTimeStamp",
        &[],
        &[("explicitTimezone", "optional")],
        0,
        "{fixed}",
    ),
    (
        "string",
        &[],
        &[("pattern", "a"), ("pattern", "(")],
        1,
        "appendix G",
    ),
];

/// A facet may say again what the base type says.
#[test]
fn digits_may_stay_as_they_are() {
    let decimal = built_in("decimal", Version::V1_1);
    for facet in [("totalDigits", "3"), ("fractionDigits", "2")] {
        let once = restricted(&decimal, &[facet]);
        let twice = restricted(&once, &[facet]);
        assert!(key(&twice, "1.25").is_some(), "{facet:?}");
        assert!(key(&twice, "1.255").is_none(), "{facet:?}");
    }
}

#[test]
fn facets_that_cannot_stand() {
    for (base, before, facets, index, clause) in WRONG {
        let base = restricted(&built_in(base, Version::V1_1), before);
        let (_, errors) = Datatype::restrict(&base, facets_of(facets), 1000);
        let [error] = errors.as_slice() else {
            panic!("{facets:?}: expected one error, found {errors:?}");
        };
        assert_eq!(error.facet, *index, "{facets:?}");
        assert!(
            error.clause.contains(clause),
            "{facets:?}: {}",
            error.clause
        );
        assert!(!error.unsupported && !error.reason.is_empty());
    }
}

/// Part 2, 4.3, {fixed}: the same value may be given again, another may not.
#[test]
fn fixed_facets() {
    let facets = Facets {
        list: vec![("maxLength".into(), "3".into(), true)],
        enumeration: None,
    };
    let (base, errors) = Datatype::restrict(&built_in("string", Version::V1_1), facets, 0);
    assert_eq!(errors, []);
    restricted(&base, &[("maxLength", "3")]);
    let (_, errors) = Datatype::restrict(&base, facets_of(&[("maxLength", "2")]), 0);
    assert_eq!(errors.len(), 1);
}

/// Part 2, 4.3.13: assertions are reported, and are no facets of 1.0.
#[test]
fn assertions() {
    let facets = || facets_of(&[("assertion", "$value > 1"), ("assertion", "true()")]);
    let errors = |version| Datatype::restrict(&built_in("integer", version), facets(), 0).1;
    assert!(errors(Version::V1_1).iter().all(|e| e.unsupported));
    assert!(errors(Version::V1_0).iter().all(|e| !e.unsupported));
    assert_eq!(errors(Version::V1_1).len(), 2);
}

/// 1.0, 3.2.8: times recur every day, but their order is that on an arbitrary one.
#[test]
fn times_of_1_0_are_bounded_on_one_day() {
    let facets = |value| facets_of(&[("maxInclusive", value)]);
    let time = built_in("time", Version::V1_0);
    let (base, errors) = Datatype::restrict(&time, facets("12:00:00-10:00"), 0);
    assert_eq!(errors, []);
    assert!(base.validate("22:00:00Z", &()).is_ok());
    assert!(base.validate("02:00:00Z", &()).is_ok());
    assert!(base.validate("12:00:00-14:00", &()).is_err());
    let (_, errors) = Datatype::restrict(&base, facets("12:00:00-14:00"), 0);
    assert_eq!(errors.len(), 1);
}

/// The greatest limit that is read is none: no text is beyond it, and nothing asks about it.
#[test]
fn the_greatest_limits_allow_everything() {
    let greatest = u64::MAX.to_string();
    let string = built_in("string", Version::V1_1);
    let made = restricted(&string, &[("maxLength", &greatest)]);
    assert_eq!(made.constraints().length_range(), (0, None));
    assert!(made.validate("a", &()).is_ok());
}
