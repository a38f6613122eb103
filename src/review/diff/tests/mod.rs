mod api;
mod levels;
mod migrate;
mod validated;

use super::compare::compare_sides;
use super::side::Side;
use super::{Diff, Kind, Level, compare};
use crate::diagnostic::Diagnostics;
use crate::model::Model;
use crate::name::{Record, assign};
use crate::options::{EmitOptions, NameOptions};
use crate::sample::model;
use crate::source::Sources;

fn diff(old: &[(&str, &[&str])], new: &[(&str, &[&str])]) -> Diff {
    compare_models(&model(old), &model(new))
}

fn compare_models(old: &Model, new: &Model) -> Diff {
    let (sources, options) = (Sources::default(), NameOptions::default());
    let names = |m: &Model| {
        assign(
            m,
            &sources,
            &options,
            &Record::default(),
            &mut Diagnostics::default(),
        )
    };
    let (old_names, new_names) = (names(old), names(new));
    let emit = EmitOptions::default();
    let side = |model, names| Side::new(model, names, &sources, &emit);
    compare_sides(&side(old, &old_names), &side(new, &new_names))
}

fn slugs(diff: &Diff) -> Vec<(&str, &'static str)> {
    let changes =
        |t: &'_ super::TypeDiff| t.changes.iter().map(|c| c.kind.slug()).collect::<Vec<_>>();
    let all = diff
        .types
        .iter()
        .flat_map(|t| changes(t).into_iter().map(|s| (t.name.as_str(), s)));
    all.collect()
}

#[test]
fn equal_versions_do_not_differ() {
    let types: &[(&str, &[&str])] = &[("A", &["x", "y"]), ("B/@c", &["1"])];
    let diff = diff(types, types);
    assert_eq!((diff.types.len(), diff.level()), (0, Level::None));
    assert_eq!(diff.text(), "none: nothing changed\n");
}

#[test]
fn values_come_and_go() {
    let diff = diff(
        &[("Road", &["town", "rural"])],
        &[("Road", &["town", "motorway"])],
    );
    assert_eq!(
        slugs(&diff),
        [("Road", "value-removed"), ("Road", "value-added")]
    );
    assert_eq!(diff.level(), Level::Major);
    let expected = "\
Road (Road)
  - major  value `rural` removed, which was `Rural`
  + major  value `motorway` added as `Motorway`

To change in code:
  `Road::Rural` is gone: `rural` is no longer a value

`deprecated-from` with the old version keeps what is gone for a while, as deprecated.

major: types: 1 changed; values: 1 added, 1 removed
";
    assert_eq!(diff.text(), expected);
}

#[test]
fn a_value_that_reads_the_same_takes_a_name_over_and_that_is_said() {
    let diff = diff(&[("T", &["no limit"])], &[("T", &["no-limit"])]);
    let [one] = &diff.types[..] else {
        unreachable!("{diff:?}")
    };
    let passed = Kind::NamePassed {
        variant: "NoLimit".to_owned(),
        old: "no limit".to_owned(),
        new: "no-limit".to_owned(),
    };
    assert_eq!(
        one.changes.iter().map(|c| &c.kind).collect::<Vec<_>>(),
        [&passed]
    );
    assert!(
        diff.text()
            .contains("! major  `NoLimit` was value `no limit`, is value `no-limit`")
    );
}

#[test]
fn a_new_value_that_reads_the_same_renames_the_old_one() {
    let diff = diff(&[("T", &["a b"])], &[("T", &["a b", "a-b"])]);
    assert_eq!(
        slugs(&diff),
        [("T", "variant-renamed"), ("T", "value-added")]
    );
}

#[test]
fn types_are_known_by_name_then_by_values() {
    let diff = diff(
        &[
            ("{urn:v1}Color", &["red", "green"]),
            ("Old", &["1", "2", "3", "4"]),
            ("Gone", &["x"]),
        ],
        &[
            ("{urn:v2}Color", &["red", "green"]),
            ("New", &["1", "2", "3", "4"]),
            ("Added", &["y"]),
        ],
    );
    let expected = [
        ("Color", "type-renamed"),
        ("New", "type-renamed"),
        ("New", "path-changed"),
        ("Gone", "type-removed"),
        ("Added", "type-added"),
    ];
    assert_eq!(slugs(&diff), expected);
}

#[test]
fn order_matters_only_among_values_of_both() {
    assert!(slugs(&diff(&[("T", &["a", "b"])], &[("T", &["b", "a"])])) == [("T", "reordered")]);
    let inserted = diff(&[("T", &["a", "b"])], &[("T", &["a", "x", "b"])]);
    assert_eq!(slugs(&inserted), [("T", "value-added")]);
}

#[test]
fn markdown_stays_in_its_line() {
    let diff = diff(&[("T", &["a"])], &[("T", &["a", "q\"\\\n`"])]);
    assert!(
        diff.markdown().contains("value `` q\"\\\\\\n` `` added"),
        "{}",
        diff.markdown()
    );
}

fn compare_schemas(old: &str, new: &str) -> Diff {
    let analyse = |text: &str| {
        let text = format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \
             xmlns:ms='http://schemas.microsoft.com/2003/10/Serialization/'>{text}</xs:schema>"
        );
        let analysis = crate::pipeline::Request::new()
            .text("a.xsd", text)
            .analyse();
        analysis.unwrap_or_else(|e| unreachable!("{e}"))
    };
    compare(&analyse(old), &analyse(new))
}

/// `<xs:enumeration>`s, each with the number that an annotation gives it.
fn numbered(base: &str, values: &[(&str, &str)]) -> String {
    let value = |(value, number): &(&str, &str)| {
        let number = match *number {
            "" => String::new(),
            number => format!(
                "<xs:appinfo><ms:EnumerationValue>{number}</ms:EnumerationValue></xs:appinfo>"
            ),
        };
        format!(
            "<xs:enumeration value='{value}'><xs:annotation>{number}</xs:annotation></xs:enumeration>"
        )
    };
    let values: String = values.iter().map(value).collect();
    format!(
        "<xs:simpleType name='T'><xs:restriction base='xs:{base}'>{values}</xs:restriction></xs:simpleType>"
    )
}

#[track_caller]
fn says(old: &str, new: &str, expected: &[&str]) {
    let text = compare_schemas(old, new).text();
    let changes = text.lines().take_while(|l| *l != "To change in code:");
    let lines: Vec<&str> = changes.filter(|l| l.starts_with("  ")).collect();
    let lines: Vec<&str> = lines.iter().map(|l| l.trim()).collect();
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn numbers_of_values_are_compared() {
    let with = numbered("token", &[("a", "1"), ("b", "2")]);
    let gone = [
        "- major  `fn number() -> Option<i64>` removed",
        "~ minor  the number of value `a` was 1, is none",
        "~ minor  the number of value `b` was 2, is none",
    ];
    says(&with, &numbered("token", &[("a", ""), ("b", "")]), &gone);
    let other = numbered("token", &[("a", "1"), ("b", "3")]);
    says(
        &with,
        &other,
        &["~ minor  the number of value `b` was 2, is 3"],
    );
}

#[test]
fn a_value_that_is_another_number_in_rust_breaks_code() {
    let values = [("1", ""), ("2", "")];
    let expected = [
        "~ patch  was derived from `xs:byte`, now from `xs:int`",
        "- major  `fn value() -> i8` removed",
        "- major  `impl TryFrom<i8>` removed",
        "+ minor  `fn value() -> i32` added",
        "+ minor  `impl TryFrom<i32>` added",
    ];
    says(
        &numbered("byte", &values),
        &numbered("int", &values),
        &expected,
    );
    let expected = [
        "~ minor  was derived from `xs:byte`, now from `xs:token`",
        "- major  `fn value() -> i8` removed",
        "- major  `impl TryFrom<i8>` removed",
    ];
    says(
        &numbered("byte", &values),
        &numbered("token", &values),
        &expected,
    );
}

#[test]
fn conversions_between_types_are_compared() {
    let part = |base: &str| {
        let whole = numbered("token", &[("a", ""), ("b", "")]);
        whole
            + "<xs:simpleType name='Part'><xs:restriction base='"
            + base
            + "'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>"
    };
    let expected = [
        "- major  `impl From<Part>` removed",
        "- major  `impl TryFrom<T>` removed",
    ];
    says(&part("T"), &part("xs:token"), &expected);
}

#[test]
fn what_an_open_member_accepts_is_compared() {
    let union = |member: &str| {
        let closed = numbered("token", &[("a", ""), ("b", "")]);
        format!(
            "{closed}<xs:simpleType name='U'><xs:union memberTypes='T xs:{member}'/></xs:simpleType>"
        )
    };
    let expected = [
        "~ minor  other text is accepted than before",
        "- major  `Date(Date)` removed",
        "+ major  `Time(Time)` added",
        "- major  type removed",
        "+ minor  type added",
    ];
    says(&union("date"), &union("time"), &expected);
    says(&union("date"), &union("date"), &[]);
}

#[test]
fn a_list_that_gets_a_bound_no_longer_takes_any_items() {
    let item = numbered("token", &[("a", ""), ("b", "")]);
    let free = format!("{item}<xs:simpleType name='L'><xs:list itemType='T'/></xs:simpleType>");
    let list = |facet: &str| {
        format!(
            "{item}<xs:simpleType name='L'><xs:restriction><xs:simpleType><xs:list itemType='T'/></xs:simpleType>\
             {facet}</xs:restriction></xs:simpleType>"
        )
    };
    let bound = list("<xs:maxLength value='2'/>");
    let expected = [
        "~ major  maxLength is `2`, was not given: accepts less",
        "- major  `impl Default` removed",
        "- major  `impl From<Vec<T>>` removed",
        "- major  `impl FromIterator<T>` removed",
        "+ minor  `impl TryFrom<Vec<T>>` added",
        // The list that is restricted.
        "+ minor  type added",
    ];
    says(&free, &bound, &expected);
    let expected = ["~ minor  maxLength was `2`, is `3`: accepts more"];
    says(&bound, &list("<xs:maxLength value='3'/>"), &expected);
}

#[test]
fn one_more_variant_for_a_member_type_is_major() {
    let union = |members: &str| {
        format!(
            "<xs:simpleType name='T'><xs:union memberTypes='xs:string'>\
             <xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>\
             {members}</xs:union></xs:simpleType>"
        )
    };
    let one = union(
        "<xs:simpleType><xs:restriction base='xs:token'><xs:maxLength value='1'/></xs:restriction></xs:simpleType>",
    );
    let expected = [
        "~ minor  other text is accepted than before",
        "+ major  `Member3(TMember3)` added",
        "+ minor  type added",
    ];
    says(&union(""), &one, &expected);
    let expected = [
        "~ minor  other text is accepted than before",
        "- major  `Member3(TMember3)` removed",
        "- major  type removed",
    ];
    says(&one, &union(""), &expected);
}

#[test]
fn a_prefix_that_stands_for_another_namespace_gives_a_name_another_meaning() {
    let names = |namespace: &str| {
        let schema = numbered("QName", &[("p:a", "")]);
        schema.replacen(
            "<xs:simpleType",
            &format!("<xs:simpleType xmlns:p='{namespace}'"),
            1,
        )
    };
    let expected = ["! major  `A` was value `{urn:1}a`, is value `{urn:2}a`"];
    says(&names("urn:1"), &names("urn:2"), &expected);
}

#[test]
fn facts_about_a_list_are_constants() {
    let list = |fact: &str| {
        format!(
            "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'><Identification>\
             <ShortName>Fruit</ShortName>{fact}<CanonicalUri>urn:f</CanonicalUri>\
             <CanonicalVersionUri>urn:f:1</CanonicalVersionUri></Identification><ColumnSet>\
             <Column Id='code' Use='required'><ShortName>Code</ShortName><Data Type='string'/></Column>\
             <Key Id='key'><ShortName>Key</ShortName><ColumnRef Ref='code'/></Key></ColumnSet><SimpleCodeList>\
             <Row><Value ColumnRef='code'><SimpleValue>a</SimpleValue></Value></Row></SimpleCodeList></gc:CodeList>"
        )
    };
    let analyse = |text: String| {
        let analysis = crate::pipeline::Request::new().text("a.gc", text).analyse();
        analysis.unwrap_or_else(|e| unreachable!("{e}"))
    };
    let (one, two) = (list("<Version>1</Version>"), list("<Version>2</Version>"));
    let diff = |old: &str, new: &str| compare(&analyse(old.to_owned()), &analyse(new.to_owned()));
    assert!(
        diff(&one, &two)
            .text()
            .contains("~ minor  `Version` was `1`, is `2`\n")
    );
    let gone = diff(&one, &list("")).text();
    assert!(
        gone.contains("- major  `const VERSION: &str` removed\n"),
        "{gone}"
    );
}
