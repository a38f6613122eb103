//! Lexical and value spaces of the built-in types.

use super::*;

/// Literals of one value, then literals of other values, then texts that are no literals.
type Row = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

fn check(version: Version, rows: &[Row]) {
    for (clause, name, same, other, not) in rows {
        let datatype = built_in(name, version);
        let value = key(&datatype, same.first().copied().unwrap_or_default());
        for text in *same {
            let got = key(&datatype, text);
            assert!(
                got.is_some(),
                "{clause}: {text:?} is a literal of xs:{name}"
            );
            assert_eq!(got, value, "{clause}: {text:?} is the same xs:{name}");
        }
        for text in *other {
            let got = key(&datatype, text);
            assert!(
                got.is_some(),
                "{clause}: {text:?} is a literal of xs:{name}"
            );
            assert_ne!(got, value, "{clause}: {text:?} is another xs:{name}");
        }
        for text in *not {
            assert_eq!(
                key(&datatype, text),
                None,
                "{clause}: {text:?} is not a literal of xs:{name}"
            );
        }
    }
}

/// The same in both versions.
const BOTH: &[Row] = &[
    (
        "3.3.1",
        "string",
        &[" a\t"],
        &["a", " a ", "A"],
        &["\u{1}", "\u{FFFE}"],
    ),
    (
        "3.4.1",
        "normalizedString",
        &["a  b", "a\t\nb"],
        &["a b", " a  b"],
        &[],
    ),
    (
        "3.4.2",
        "token",
        &["a b", " a \n\t b "],
        &["ab", "a\u{a0}b", "\u{a0}a b"],
        &[],
    ),
    (
        "3.4.3",
        "language",
        &["en-GB", " en-GB "],
        &["en-gb", "i-klingon1"],
        &["", "en_GB", "toolonglang", "1a", "en-", "é"],
    ),
    (
        "3.4.4",
        "NMTOKEN",
        &["-1.a:b"],
        &["é", "·"],
        &["", "a b", "a,b", "×"],
    ),
    (
        "3.4.6",
        "Name",
        &["a:b-1"],
        &[":", "_"],
        &["", "-a", "1", "a b"],
    ),
    (
        "3.4.7",
        "NCName",
        &["été", " été "],
        &["a.b"],
        &["a:b", "", ".a"],
    ),
    ("3.4.8", "ID", &["a"], &["b"], &["1", "a b"]),
    (
        "3.4.5",
        "NMTOKENS",
        &["a b", " a\n b "],
        &["b a", "a"],
        &["", " ", "a ,"],
    ),
    ("3.4.10", "IDREFS", &["a b"], &["a b b"], &["", "1 a"]),
    ("3.4.12", "ENTITIES", &["a"], &["a a"], &["", "a:b"]),
    (
        "3.3.2",
        "boolean",
        &["true", "1", " true "],
        &["false", "0"],
        &["TRUE", "yes", "", "01"],
    ),
    (
        "3.3.3",
        "decimal",
        &["1.10", "+01.1", "1.1000", "1.1"],
        &["1.11", "-1.1", "1.10000000000000000000000001"],
        &["1,1", "1e0", "", ".", "+", "1.1.", "--1", "１"],
    ),
    (
        "3.3.3",
        "decimal",
        &["0", "-0", "+0.00", ".0", "0."],
        &["0.1"],
        &[],
    ),
    (
        "3.4.13",
        "integer",
        &["99999999999999999999", "+099999999999999999999"],
        &["-99999999999999999999"],
        &["1.", "1.0", "", "+", "0x1"],
    ),
    (
        "3.4.14",
        "nonPositiveInteger",
        &["0", "-0", "+0"],
        &["-1"],
        &["1"],
    ),
    (
        "3.4.15",
        "negativeInteger",
        &["-1", "-01"],
        &["-2"],
        &["0", "-0", "1"],
    ),
    (
        "3.4.16",
        "long",
        &["-9223372036854775808"],
        &["9223372036854775807"],
        &["9223372036854775808", "-9223372036854775809"],
    ),
    (
        "3.4.17",
        "int",
        &["2147483647"],
        &["-2147483648"],
        &["2147483648"],
    ),
    (
        "3.4.18",
        "short",
        &["32767"],
        &["-32768"],
        &["32768", "-32769"],
    ),
    (
        "3.4.19",
        "byte",
        &["127", "+127", "0127"],
        &["-128"],
        &["128", "-129"],
    ),
    (
        "3.4.20",
        "nonNegativeInteger",
        &["0", "-0"],
        &["1"],
        &["-1"],
    ),
    (
        "3.4.21",
        "unsignedLong",
        &["18446744073709551615"],
        &["0"],
        &["18446744073709551616", "-1"],
    ),
    (
        "3.4.22",
        "unsignedInt",
        &["4294967295"],
        &["0"],
        &["4294967296"],
    ),
    ("3.4.23", "unsignedShort", &["65535"], &["0"], &["65536"]),
    (
        "3.4.24",
        "unsignedByte",
        &["255", "+255"],
        &["0"],
        &["256", "-1"],
    ),
    ("3.4.25", "positiveInteger", &["1"], &["2"], &["0", "-1"]),
    (
        "3.3.4",
        "float",
        &["16777216", "16777217", "1.6777216E7"],
        &["16777218"],
        &[
            "1e", "e1", "", ".", "inf", "nan", "Infinity", "-NaN", "0x1p3", "1_0",
        ],
    ),
    // Rounded through a double first, this would be 1: rounding is single.
    ("3.3.4", "float", &["1.00000005960464477540"], &["1"], &[]),
    (
        "3.3.4",
        "float",
        &["0", "-0", "-0e5", "1e-60"],
        &["1e-45"],
        &[],
    ),
    (
        "3.3.5",
        "double",
        &["1e2", "100", "1E+02", "+100.", "1000e-1"],
        &["101", "INF", "NaN"],
        &["1e2.0", "+-1"],
    ),
    ("3.3.5", "double", &["NaN"], &["INF"], &["-NaN", "nan"]),
    (
        "3.3.5",
        "double",
        &["INF", "1e400"],
        &["-INF"],
        &["-inf", "INFINITY"],
    ),
    (
        "3.3.6",
        "duration",
        &["P1Y", "P12M", "P0Y12M0D"],
        &["P365D", "P1YT0.1S"],
        &[
            "P", "PT", "P1", "1Y", "P1YT", "P1.5Y", "P1M1Y", "P1S", "PT1D", "-P-1Y", "+P1Y",
            "P1Y ago",
        ],
    ),
    (
        "3.3.6",
        "duration",
        &["P1D", "PT24H", "PT1440M", "PT86400S", "PT86400.00S"],
        &["-P1D", "PT86400.5S", "P1DT0.0000000000000000000001S"],
        &["PT.5S", "PT5.S", "PT5.5.S", "PT5.5.5S"],
    ),
    (
        "3.3.6",
        "duration",
        &["P0D", "PT0S", "P0Y", "-P0M", "-PT0.00S"],
        &["P1D"],
        &[],
    ),
    (
        "3.3.7",
        "dateTime",
        &[
            "2000-01-01T00:00:00Z",
            "2000-01-01T01:00:00+01:00",
            "1999-12-31T24:00:00-00:00",
            "1999-12-31T10:00:00.000-14:00",
        ],
        &[
            "2000-01-01T00:00:00",
            "2000-01-01T00:00:00.1Z",
            "2000-01-01T00:00:00+14:00",
        ],
        &[
            "2000-01-01",
            "2000-01-01T00:00:60",
            "2000-01-01T24:00:01",
            "2000-01-01T24:00:00.1",
            "2000-01-01T00:00:00+14:01",
            "2000-01-01T00:00:00+15:00",
            "2000-01-01T0:00:00",
            "2000-01-01T00:00:00.",
            "2000-13-01T00:00:00",
            "2000-00-01T00:00:00",
            "2001-02-29T00:00:00",
            "1900-02-29T00:00:00",
            "+2000-01-01T00:00:00",
            "02000-01-01T00:00:00",
            "200-01-01T00:00:00",
            "2000-01-01t00:00:00Z",
            "2000-01-01T00:00:00z",
        ],
    ),
    (
        "3.3.7",
        "dateTime",
        &["12000-02-29T12:00:00"],
        &["-12000-02-28T12:00:00"],
        &["2000-01-32T00:00:00"],
    ),
    (
        "3.3.8",
        "time",
        &["12:00:00Z", "13:00:00+01:00", "12:00:00.0Z"],
        &["12:00:00"],
        &["12:00", "25:00:00", "12:00:00 Z"],
    ),
    (
        "3.3.8",
        "time",
        &["00:00:00", "24:00:00"],
        &["00:00:00Z", "23:59:59.9"],
        &["24:00:01"],
    ),
    (
        "3.3.9",
        "date",
        &["2000-01-01+13:00", "1999-12-31-11:00"],
        &["2000-01-01", "2000-01-01Z", "1999-12-31+13:00"],
        &["2000-02-30", "2000-1-1", "2000-01-01T00:00:00"],
    ),
    (
        "3.3.10",
        "gYearMonth",
        &["2000-01", " 2000-01\n"],
        &["2000-02", "2000-01Z"],
        &["2000-13", "2000"],
    ),
    (
        "3.3.11",
        "gYear",
        &["12000"],
        &["2000", "-2000", "12000Z"],
        &["012000", "200", "20000101T", "2000-01"],
    ),
    (
        "3.3.12",
        "gMonthDay",
        &["--02-29"],
        &["--02-28", "--02-29Z"],
        &["--02-30", "--2-29", "02-29", "--13-01"],
    ),
    (
        "3.3.13",
        "gDay",
        &["---31"],
        &["---30", "---31+01:00"],
        &["---32", "---00", "--31", "---1"],
    ),
    (
        "3.3.14",
        "gMonth",
        &["--12"],
        &["--11", "--12Z"],
        &["--13", "--12--", "12", "--1"],
    ),
    (
        "3.3.15",
        "hexBinary",
        &["0aFF", "0AfF"],
        &["", "0a"],
        &["0", "0g", "0 a", "0x0a"],
    ),
    (
        "3.3.16",
        "base64Binary",
        &["AQIDBA==", " A Q I D B A = = ", "AQID BA=="],
        &["", "AQID", "AQIDBAA="],
        &[
            "AQIDBB==", "AQIDBAB=", "AQI", "A===", "AQ==AQ==", "AQ=", "A-_A",
        ],
    ),
    (
        "3.3.17",
        "anyURI",
        &["http://a/x%20y", " http://a/x%20y"],
        &["HTTP://a/x%20y", "", "a b", "é"],
        &[],
    ),
    (
        "3.3.18",
        "QName",
        &["p:a", "also_p:a"],
        &["q:a", "a", "p:b"],
        &["nope:a", "p:", ":a", "p:a:b", "1", ""],
    ),
    ("3.3.19", "NOTATION", &["p:a"], &["a"], &["nope:a"]),
    (
        "3.2.1",
        "anySimpleType",
        &[" any\nthing "],
        &["anything"],
        &[],
    ),
];

#[test]
fn both_versions() {
    check(Version::V1_0, BOTH);
    check(Version::V1_1, BOTH);
}

/// What XSD 1.1 added or changed.
#[test]
fn only_1_1() {
    check(
        Version::V1_1,
        &[
            ("3.3.4", "float", &["INF", "+INF"], &["-INF"], &[]),
            (
                "3.3.7",
                "dateTime",
                &["0000-01-01T00:00:00Z", "-0000-01-01T00:00:00Z"],
                &["-0001-01-01T00:00:00Z"],
                &[],
            ),
            ("3.3.11", "gYear", &["0000"], &["-0001"], &[]),
            ("3.3.17", "anyURI", &["%"], &["a#b#c"], &[]),
            (
                "3.4.26",
                "yearMonthDuration",
                &["P1Y", "P12M"],
                &["-P1Y"],
                &["P1D", "PT1S", "P1Y0D"],
            ),
            (
                "3.4.27",
                "dayTimeDuration",
                &["P1D", "PT24H"],
                &["-P1D"],
                &["P1M", "P1Y", "P"],
            ),
            (
                "3.4.28",
                "dateTimeStamp",
                &["2000-01-01T00:00:00Z", "2000-01-01T01:00:00+01:00"],
                &["2000-01-01T01:00:00Z"],
                &["2000-01-01T00:00:00"],
            ),
            // The year before 0001 is 0000, a leap year.
            (
                "D.2",
                "dateTime",
                &["0000-12-31T24:00:00Z", "0001-01-01T00:00:00Z"],
                &[],
                &["-0001-02-29T00:00:00Z"],
            ),
            ("D.2", "date", &["-0004-02-29"], &[], &["-0005-02-29"]),
            ("3.3.8", "time", &["02:00:00Z"], &["23:00:00-03:00"], &[]),
        ],
    );
}

/// What XML Schema 1.0 has otherwise.
#[test]
fn only_1_0() {
    check(
        Version::V1_0,
        &[
            ("1.0, 3.2.4", "float", &["INF"], &["-INF"], &["+INF"]),
            (
                "1.0, 3.2.7",
                "dateTime",
                &["2000-01-01T00:00:00"],
                &[],
                &["0000-01-01T00:00:00"],
            ),
            ("1.0, 3.2.11", "gYear", &["-0001"], &["0001"], &["0000"]),
            // A time recurs every day, wherever it is read.
            (
                "1.0, 3.2.8",
                "time",
                &["02:00:00Z", "23:00:00-03:00", "04:00:00+02:00"],
                &["02:00:00", "23:00:00Z"],
                &[],
            ),
            (
                "1.0, 3.2.8",
                "time",
                &[
                    "00:00:00Z",
                    "24:00:00Z",
                    "14:00:00+14:00",
                    "24:00:00+00:00",
                    "10:00:00-14:00",
                ],
                &["00:00:00", "24:00:00"],
                &[],
            ),
            (
                "1.0, 3.2.17",
                "anyURI",
                &["a%20b#c"],
                &["a b"],
                &["%", "a#b#c", "%G0", ":a", "b:", "é:a", "1:a"],
            ),
            // The year before 0001 is -0001, a leap year.
            (
                "1.0, 3.2.7",
                "dateTime",
                &["-0001-12-31T24:00:00Z", "0001-01-01T00:00:00Z"],
                &["-0001-02-29T00:00:00Z"],
                &[],
            ),
        ],
    );
}

/// Years of more than 18 digits and amounts of more than 64 bits are beyond what is supported: refused, not wrong.
#[test]
fn beyond_the_limits() {
    check(
        Version::V1_1,
        &[
            (
                "5.4",
                "gYear",
                &["999999999999999999"],
                &[],
                &["1000000000000000000"],
            ),
            (
                "5.4",
                "duration",
                &["P18446744073709551615Y"],
                &[],
                &["P18446744073709551616Y"],
            ),
        ],
    );
}

/// Part 2, 2.2.1: no value of one primitive type is a value of another.
#[test]
fn primitive_types_are_disjoint() {
    let text = [
        "string",
        "anyURI",
        "hexBinary",
        "decimal",
        "double",
        "gYear",
    ]
    .map(|name| key(&built_in(name, Version::V1_1), "2000"));
    for (i, one) in text.iter().enumerate() {
        assert!(text.iter().skip(i + 1).all(|other| one != other), "{one:?}");
    }
}

/// Part 2, 2.2.1: lists are equal item by item; members of a union keep their own values.
#[test]
fn lists_and_unions() {
    let decimal = built_in("decimal", Version::V1_1);
    let decimals = Datatype::list(&decimal);
    assert_eq!(key(&decimals, "1 2.0 3"), key(&decimals, "\n1.0\t2 +3 "));
    assert_ne!(key(&decimals, "1 2 3"), key(&decimals, "3 2 1"));
    assert!(key(&decimals, "").is_some() && key(&decimals, "1 x").is_none());

    let string = built_in("string", Version::V1_1);
    let either = Datatype::union(&[Arc::clone(&decimal), string]);
    let valid = |text| either.validate(text, &()).expect("a value");
    assert_eq!(valid(" 1.0 ").member, Some(0));
    assert_eq!(valid("x").member, Some(1));
    assert_eq!(valid("1.0").key, valid("1").key);
    assert_ne!(valid(" x").key, valid("x").key);

    let both = Datatype::list(&either);
    assert_eq!(key(&both, "x 1.0"), key(&both, "x 1"));
    assert_ne!(key(&both, "x 1.0"), key(&both, "x y"));
}

/// A union that stands twice in a union doubles what a text is judged against: the count says so, cheaply.
#[test]
fn basic_members_are_counted() {
    let mut union = built_in("token", Version::V1_1);
    for _ in 0..100 {
        let other = restricted(&union, &[("pattern", ".*")]);
        union = Datatype::union(&[Arc::clone(&union), Arc::clone(&union), other]);
    }
    assert_eq!(union.basic_members(), u64::MAX);
}
