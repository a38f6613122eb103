//! Headings of the columns of tables.

/// Names of a column of codes, the surest first.
pub(crate) const CODE_HEADINGS: [&str; 5] = ["code", "code value", "key", "value", "id"];

/// Whether two headings are the same but for letter case and separators.
pub(crate) fn same_heading(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// Whether a heading ends in a word, whatever its letter case.
pub(crate) fn ends_heading(heading: &str, end: &str) -> bool {
    letters(heading).collect::<String>().ends_with(end)
}

/// A heading without letter case and separators.
fn letters(heading: &str) -> impl Iterator<Item = char> {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}
