//! Twins of the fuzz targets that run on stable in seconds: the same checks on generated input.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::checks;

/// Text in which what matters to readers is likely.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zA-Z0-9 ]{1,8}",
        2 => prop::sample::select(vec![
            "<", ">", "&", ";", "\"", "'", "/", "=", "!", "-", "?", "[", "]", "\n", "\t", "|", "`", "*", "#", "\\",
            "&amp;", "&lt;", "&gt;", "&nbsp;", "&#65;", "<!--", "-->", "<![CDATA[", "]]>", "<pre>", "</pre>", "<table>",
            "<tr>", "<td>", "</td>", "</table>", "```", "| a | b |\n|---|---|\n", "<xs:simpleType name=\"T\">",
            "<xs:restriction base=\"xs:string\">", "<xs:enumeration value=\"a\"/>", "</xs:restriction>",
            "</xs:simpleType>", "xs:", ":", "{", "}", ",", "value,name\n", "on", "<br>", "<dl>", "<dt>", "<dd>",
            "<section><title>State</title>", "<list style=\"hanging\">", "<t hangText=\"on\">", "<row>", "<entry>",
            "<record>", "<value>", "<registry id=\"r\">", "<h2>State</h2>",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Regular expressions, right and wrong.
fn expression() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "a",
        "b",
        "[",
        "]",
        "[a-z]",
        "[^a-z-[aeiou]]",
        "(",
        ")",
        "|",
        "*",
        "+",
        "?",
        "{2}",
        "{2,}",
        "{0,99}",
        "{",
        "}",
        "\\d",
        "\\p{L}",
        "\\p{IsGreek}",
        "\\P{",
        "\\i",
        "\\c",
        "\\",
        "-",
        "^",
        "$",
        ".",
        "\\s",
        "é",
        "\u{10FFFF}",
        "\n",
    ]);
    vec(part, 0..20).prop_map(|parts| parts.concat())
}

/// Literals of the value spaces, right and nearly right.
fn literal() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "0",
        "1",
        "9",
        "00",
        "12",
        "2026",
        "-",
        "+",
        ".",
        ":",
        "T",
        "Z",
        "P",
        "Y",
        "M",
        "D",
        "H",
        "S",
        "E",
        "e",
        "INF",
        "NaN",
        "true",
        "A",
        "=",
        "/",
        " ",
        "xs:",
        "24",
        "60",
        "14:00",
        "99999999999999999999",
        "é",
        "\t",
    ]);
    vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn schema(bytes in prop_oneof![text().prop_map(String::into_bytes), vec(any::<u8>(), 0..200)]) {
        checks::schema(&bytes);
    }

    #[test]
    fn page(text in text()) {
        checks::page(text.as_bytes());
    }

    #[test]
    fn markdown(text in text()) {
        checks::markdown(text.as_bytes());
    }

    #[test]
    fn genericode(text in text()) {
        checks::genericode(text.as_bytes());
    }

    #[test]
    fn vocabulary(text in text()) {
        checks::vocabulary(text.as_bytes());
    }

    #[test]
    fn description(text in text()) {
        checks::description(text.as_bytes());
    }

    #[test]
    fn delimited(text in text()) {
        checks::delimited(text.as_bytes());
    }

    #[test]
    fn registry(text in text()) {
        checks::registry(text.as_bytes());
    }

    #[test]
    fn catalog(text in text()) {
        checks::catalog(text.as_bytes());
    }

    #[test]
    fn pattern(expression in expression(), value in text()) {
        checks::pattern(format!("{expression}\n{value}").as_bytes());
    }

    #[test]
    fn values(choice in any::<u8>(), literals in vec(literal(), 1..4)) {
        let text = literals.join("\n");
        checks::values(&[&[choice], text.as_bytes()].concat());
    }

    #[test]
    fn names(values in vec(text(), 1..20)) {
        checks::names(values.join("\n").as_bytes());
    }
}
