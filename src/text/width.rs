//! Display width.

/// Cells that a text takes on a screen of cells, as terminals and rustfmt count them.
pub(crate) fn cells(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.chars().map(width_of).sum(),
    }
}

/// Cells that a character takes (East Asian Width W and F are two, by block).
fn width_of(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
