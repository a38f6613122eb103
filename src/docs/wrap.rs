//! Lines of bounded width.

use super::escape::guard_line_start;

/// Wraps Markdown made by this module into lines of at most `width` columns, keeping its structure.
///
/// Code blocks, code spans and addresses are never broken, so such lines can be longer.
pub(crate) fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<String> = None;
    for line in markdown.lines() {
        if let Some(end) = &fence {
            lines.push(line.to_owned());
            if line.trim_start_matches(' ') == end {
                fence = None;
            }
            continue;
        }
        let body = line.trim_start_matches(' ');
        let ticks = body.chars().take_while(|c| *c == '`').count();
        if ticks >= 3 && !body.get(ticks..).unwrap_or("").contains('`') {
            fence = Some("`".repeat(ticks));
            lines.push(line.to_owned());
        } else if body.is_empty() {
            lines.push(String::new());
        } else {
            wrap_line(line, width, &mut lines);
        }
    }
    lines
}

/// Wraps one paragraph or list item.
fn wrap_line(line: &str, width: usize, lines: &mut Vec<String>) {
    let body = line.trim_start_matches(' ');
    let marker = marker_length(body);
    let indent = line.len() - body.len();
    let (first, text) = line.split_at_checked(indent + marker).unwrap_or(("", line));
    let hang = " ".repeat(indent + marker);
    let mut current = first.to_owned();
    let mut columns = indent + marker;
    let mut empty = true;
    for word in words(text) {
        let length = word.chars().count();
        if !empty && columns + 1 + length > width {
            lines.push(std::mem::replace(&mut current, hang.clone()));
            current.push_str(&guard_line_start(word));
            columns = current.chars().count();
        } else {
            if !empty {
                current.push(' ');
                columns += 1;
            }
            current.push_str(word);
            columns += length;
        }
        empty = false;
    }
    lines.push(current);
}

/// Length of the list marker that a line begins with, its space included.
fn marker_length(body: &str) -> usize {
    if body.starts_with("- ") {
        return 2;
    }
    let digits = body.chars().take_while(char::is_ascii_digit).count();
    let dot = body.get(digits..).is_some_and(|s| s.starts_with(". "));
    if digits > 0 && dot { digits + 2 } else { 0 }
}

/// Words that may stand on lines of their own: code spans stay whole.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut span: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '\\' if span.is_none() => {
                chars.next();
            }
            '`' => {
                let run = text
                    .get(i..)
                    .unwrap_or("")
                    .chars()
                    .take_while(|c| *c == '`')
                    .count();
                for _ in 1..run {
                    chars.next();
                }
                span = match span {
                    None => Some(run),
                    Some(open) if open == run => None,
                    open => open,
                };
            }
            ' ' if span.is_none() => {
                words.extend(text.get(start..i).filter(|w| !w.is_empty()));
                start = i + 1;
            }
            _ => {}
        }
    }
    words.extend(text.get(start..).filter(|w| !w.is_empty()));
    words
}
