use super::keep_dropped;
use crate::model::{Content, TypeId};
use crate::sample::model;

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
                Content::Alias(id) => Some(&new[*id]),
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
