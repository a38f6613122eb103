use super::compare::{Side, compare_sides};
use super::{Diff, Kind, Level, keep_dropped};
use crate::diagnostic::Diagnostics;
use crate::model::{Content, Model, TypeId};
use crate::name::assign;
use crate::options::NameOptions;
use crate::sample::model;
use crate::source::Sources;

fn diff(old: &[(&str, &[&str])], new: &[(&str, &[&str])]) -> Diff {
    compare_models(&model(old), &model(new))
}

fn compare_models(old: &Model, new: &Model) -> Diff {
    let (sources, options) = (Sources::default(), NameOptions::default());
    let names = |m: &Model| assign(m, &sources, &options, &mut Diagnostics::default());
    let (old_names, new_names) = (names(old), names(new));
    let side = |model, names| Side {
        model,
        names,
        sources: &sources,
        non_exhaustive: false,
    };
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
fn json_is_escaped_and_markdown_stays_in_its_line() {
    let diff = diff(&[("T", &["a"])], &[("T", &["a", "q\"\\\n`"])]);
    let json: serde_json::Value = serde_json::from_str(&diff.json()).unwrap_or_default();
    let value = json.pointer("/types/0/changes/0/value");
    assert_eq!(value.and_then(|v| v.as_str()), Some("q\"\\\n`"));
    assert!(
        diff.markdown().contains("value `` q\"\\\\\\n` `` added"),
        "{}",
        diff.markdown()
    );
}

#[test]
fn dropped_values_and_types_stay_as_deprecated_ones() {
    let mut old = model(&[("U", &["x"]), ("T", &["a", "b"]), ("V", &[]), ("W", &[])]);
    let mut new = model(&[("T", &["a", "c"])]);
    // Of those that go on, one stands for a type that stays, one for a type that is gone.
    for (index, of) in [(2, 1), (3, 0)] {
        if let Some(simple_type) = old.types.get_mut(index) {
            simple_type.content = Content::Alias(TypeId(of));
        }
    }
    keep_dropped(&mut new, old);
    let Some(Content::Enumeration(t)) = new.types.first().map(|t| &t.content) else {
        unreachable!("it is an enumeration")
    };
    let values: Vec<_> = t
        .values
        .iter()
        .map(|v| (v.literal.as_str(), v.deprecated().is_some()))
        .collect();
    assert_eq!(values, [("a", false), ("c", false), ("b", true)]);
    let types: Vec<_> = new
        .types
        .iter()
        .map(|t| {
            let of = match &t.content {
                Content::Alias(id) => new.types.get(id.0 as usize),
                _ => None,
            };
            let name = |t: &crate::model::SimpleType| t.identity.to_string();
            (name(t), t.deprecated.is_some(), of.map(name))
        })
        .collect();
    let expected = [
        ("T", false, None),
        ("U", true, None),
        ("V", true, Some("T")),
        ("W", true, Some("U")),
    ];
    let expected = expected.map(|(n, d, of)| (n.to_owned(), d, of.map(str::to_owned)));
    assert_eq!(types, expected);
}
