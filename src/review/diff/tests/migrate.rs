//! What code has to change is said.

use super::{Diff, diff};

fn lines(diff: &Diff) -> Vec<String> {
    let hints = diff.types.iter().flat_map(|t| t.hints());
    hints.map(|hint| hint.to_string()).collect()
}

#[test]
fn each_removed_and_renamed_value_has_its_line() {
    let old: &[(&str, &[&str])] = &[("T", &["a b", "c", "d", "no limit"]), ("U", &["x"])];
    let new: &[(&str, &[&str])] = &[("T", &["a b", "a-b", "d", "no-limit"])];
    let expected = [
        "`T::AB` becomes `T::ASpaceB`",
        "`T::C` is gone: `c` is no longer a value",
        "`T::NoLimit` stood for `no limit`, and stands for `no-limit` now: look at each use",
        "`U` is gone",
    ];
    assert_eq!(lines(&diff(old, new)), expected);
}

#[test]
fn values_of_a_type_with_another_path_are_named_by_the_old_one() {
    let old: &[(&str, &[&str])] = &[("Old", &["a", "b", "c", "e f"])];
    let new: &[(&str, &[&str])] = &[("New", &["a", "b", "c", "e f", "e-f"])];
    let expected = ["`Old::EF` becomes `New::ESpaceF`", "`Old` becomes `New`"];
    assert_eq!(lines(&diff(old, new)), expected);
}

#[test]
fn what_compiles_as_before_needs_no_line() {
    let diff = diff(&[("T", &["a"])], &[("T", &["a", "b"]), ("U", &["x"])]);
    assert_eq!(lines(&diff), [""; 0]);
    assert!(
        !diff.markdown().contains("To change"),
        "{}",
        diff.markdown()
    );
}
