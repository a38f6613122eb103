//! The name that was probably meant.

/// The name most like `name`, for "did you mean".
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let budget = (length / 3).clamp(1, 5);
    names
        .into_iter()
        // No fewer changes than there are characters more or less.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= budget)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|&(d, _)| d <= budget)
        .min_by_key(|&(d, _)| d)
        .map(|(_, candidate)| candidate)
}

/// Advice about a name that is not there: the nearest one, else `otherwise`.
pub fn suggestion<'a>(
    name: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let nearest = nearest(name, names);
    nearest.map_or_else(
        || otherwise.to_owned(),
        |near| format!("did you mean `{near}`?"),
    )
}

/// Edit distance (insert, delete, replace, swap neighbours).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let (mut two_above, mut above) = (Vec::new(), (0..=b.len()).collect::<Vec<_>>());
    let mut x_before = None;
    for (line, x) in a.chars().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(line + 1);
        let mut y_before = None;
        for (column, y) in b.iter().enumerate() {
            let replaced = at(&above, column) + usize::from(x != *y);
            let mut best = replaced
                .min(at(&above, column + 1) + 1)
                .min(at(&row, column) + 1);
            if column > 0 && x_before == Some(*y) && y_before == Some(x) {
                best = best.min(at(&two_above, column - 1) + 1);
            }
            row.push(best);
            y_before = Some(*y);
        }
        x_before = Some(x);
        two_above = std::mem::replace(&mut above, row);
    }
    at(&above, b.len())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_suggested() {
        let names = ["serde", "non-exhaustive", "derive", "open"];
        assert_eq!(nearest("sarde", names), Some("serde"));
        assert_eq!(nearest("non-exhaustve", names), Some("non-exhaustive"));
        assert_eq!(nearest("sedre", names), Some("serde"));
        assert_eq!(nearest("quux", names), None);
    }
}
