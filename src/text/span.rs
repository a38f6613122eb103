//! Text shown as it is in Markdown.

/// A Markdown code span that shows `text` whatever is in it.
pub(crate) fn code_span(text: &str) -> String {
    let mut run = 0;
    let mut longest = 0;
    for b in text.bytes() {
        run = if b == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let mut span = String::with_capacity(text.len() + 2);
    span.extend(std::iter::repeat_n('`', longest + 1));
    let pad = longest > 0 || text.starts_with(' ') || text.is_empty();
    if pad {
        span.push(' ');
    }
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        span.push_str(text);
    } else {
        // A code span cannot hold line ends.
        for c in text.chars() {
            match c.is_control() {
                true => span.extend(c.escape_default()),
                false => span.push(c),
            }
        }
    }
    if pad {
        span.push(' ');
    }
    span.extend(std::iter::repeat_n('`', longest + 1));
    span
}
