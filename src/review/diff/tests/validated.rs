//! Types without an enumeration: which of two versions accepts more.

use super::{Diff, compare};
use crate::builder::Builder;
use crate::options::SimpleTypes;
use crate::pipeline::Request;

fn diff(old: (&str, &str), new: (&str, &str)) -> Diff {
    let analyse = |(base, facets): (&str, &str)| {
        let schema = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='T'>\
             <xs:restriction base='xs:{base}'>{facets}</xs:restriction></xs:simpleType></xs:schema>"
        );
        let builder = Builder::new().text("a.xsd", schema.as_str());
        let analysis = Request::from(builder.simple_types(SimpleTypes::All)).analyse();
        analysis.unwrap_or_else(|e| unreachable!("{e}"))
    };
    compare(&analyse(old), &analyse(new))
}

/// Facets as `name=value`, apart by spaces.
fn written(facets: &str) -> String {
    let facets = facets.split_whitespace().filter_map(|f| f.split_once('='));
    facets
        .map(|(name, value)| format!("<xs:{name} value='{value}'/>"))
        .collect()
}

/// The lines about the type, both ways.
fn lines(base: &str, old: &str, new: &str) -> [Vec<String>; 2] {
    let (old, new) = (written(old), written(new));
    let of = |old: &str, new: &str| {
        let text = diff((base, old), (base, new)).text();
        let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
        lines.map(str::to_owned).collect()
    };
    [of(&old, &new), of(&new, &old)]
}

#[test]
fn a_facet_that_is_wider_is_minor_and_one_that_is_narrower_is_major() {
    for (base, old, new, facet) in [
        (
            "token",
            "maxLength=35",
            "maxLength=40",
            "maxLength was `35`, is `40`",
        ),
        (
            "string",
            "minLength=2",
            "minLength=1",
            "minLength was `2`, is `1`",
        ),
        (
            "int",
            "minInclusive=5",
            "minInclusive=-5",
            "minInclusive was `5`, is `-5`",
        ),
        (
            "int",
            "maxExclusive=5",
            "maxExclusive=6",
            "maxExclusive was `5`, is `6`",
        ),
        (
            "decimal",
            "fractionDigits=2 totalDigits=7",
            "fractionDigits=2 totalDigits=8",
            "totalDigits was `7`, is `8`",
        ),
        (
            "date",
            "maxInclusive=2020-01-01",
            "maxInclusive=2021-01-01",
            "maxInclusive was `2020-01-01`, is `2021-01-01`",
        ),
        (
            "double",
            "minInclusive=1e1",
            "minInclusive=1e-1",
            "minInclusive was `1e1`, is `1e-1`",
        ),
        (
            "dateTime",
            "explicitTimezone=required",
            "explicitTimezone=optional",
            "explicitTimezone was `required`, is `optional`",
        ),
        (
            "hexBinary",
            "length=2 pattern=..*",
            "minLength=2 pattern=..*",
            "length was `2`, is not given",
        ),
        (
            "token",
            "pattern=a",
            "pattern=a pattern=b",
            "pattern was `a`, is `a, b`",
        ),
    ] {
        let [wider, narrower] = lines(base, old, new);
        let expected = format!("~ minor  {facet}: accepts more");
        assert!(wider.contains(&expected), "{expected} in {wider:?}");
        let is_major =
            |line: &String| line.starts_with("~ major") && line.ends_with(": accepts less");
        assert!(narrower.iter().any(is_major), "{narrower:?}");
        assert!(!wider.iter().any(|l| l.starts_with("~ major")), "{wider:?}");
    }
}

#[test]
fn the_same_range_written_otherwise_is_documentation() {
    let [lines, _] = lines(
        "int",
        "minInclusive=1 maxInclusive=9",
        "minExclusive=0 maxInclusive=9",
    );
    assert_eq!(
        lines,
        [
            "~ patch  minInclusive was `1`, is not given",
            "~ patch  minExclusive is `0`, was not given",
        ]
    );
}

#[test]
fn what_nobody_can_tell_may_refuse_what_was_a_value() {
    let [lines, back] = lines("token", "pattern=[a-z]+", "pattern=[a-f]+");
    assert_eq!(lines, ["~ major  pattern was `[a-z]+`, is `[a-f]+`"]);
    assert_eq!(back, ["~ major  pattern was `[a-f]+`, is `[a-z]+`"]);
}

#[test]
fn a_base_type_that_is_derived_from_the_old_one_accepts_less() {
    let text = diff(("token", ""), ("NCName", "")).text();
    assert!(
        text.contains("~ major  was derived from `xs:token`, now from `xs:NCName`"),
        "{text}"
    );
    let text = diff(("NCName", ""), ("token", "")).text();
    assert!(
        text.contains("~ minor  was derived from `xs:NCName`, now from `xs:token`"),
        "{text}"
    );
}

#[test]
fn another_rust_type_is_major_even_where_more_is_accepted() {
    let [lines, _] = lines(
        "integer",
        "minInclusive=0 maxInclusive=9",
        "minInclusive=0 maxInclusive=999",
    );
    assert_eq!(
        lines,
        [
            "~ minor  maxInclusive was `9`, is `999`: accepts more",
            "- major  `fn get() -> u8` removed",
            "+ minor  `fn get() -> u16` added",
        ]
    );
}
