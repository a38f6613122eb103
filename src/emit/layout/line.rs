//! A line that is too wide: what rustfmt makes of it.

use super::header::{function, headed, implementation};
use super::part::{CALL_WIDTH, MAX_WIDTH, Part, around, assignment, code, item, part, split};
use crate::text::cells;

/// The lines that rustfmt makes of one, where there is so much room.
pub(crate) fn broken(line: &str, width: usize) -> Vec<Part> {
    let is_wide = cells(line) > width;
    let header = line.strip_suffix(" {");
    if is_wide && let Some(parts) = header.and_then(|header| function(header, width)) {
        return parts;
    }
    if line.starts_with("impl") {
        // One that is too wide only for where it stands stays as it is.
        return match headed(line, width) {
            Some(parts) => parts.into_iter().flat_map(|p| item(p, width)).collect(),
            None => vec![part(0, line)],
        };
    }
    let parts = if let Some(header) = header {
        // How deep the first line of an enum stands makes no difference to rustfmt.
        implementation(header, width).filter(|_| cells(line) > MAX_WIDTH)
    } else {
        let parts = arm(line, width).filter(|_| is_wide);
        parts.or_else(|| call(line, width))
    };
    let parts = parts.unwrap_or_else(|| match assignment(line) {
        Some((name, value)) if is_wide && !name.ends_with("<Item") && cells(value) + 4 <= width => {
            vec![part(0, format!("{name} =")), part(1, value)]
        }
        _ => vec![part(0, line)],
    });
    parts.into_iter().flat_map(|p| item(p, width)).collect()
}

/// An arm of a `match` whose value is a call.
fn arm(line: &str, width: usize) -> Option<Vec<Part>> {
    let (pattern, value) = around(line, " => ")?;
    let value = value.strip_suffix(',')?;
    let fits = value.ends_with(')') && cells(value) + 4 <= width;
    fits.then(|| {
        vec![
            part(0, format!("{pattern} => {{")),
            part(1, value),
            part(0, "}"),
        ]
    })
}

/// A line that ends with a call of a function, if it is too wide or its arguments are.
fn call(line: &str, width: usize) -> Option<Vec<Part>> {
    let end = line.trim_end_matches(['?', ',', ';']);
    let inner = end.strip_suffix(')')?;
    let open = opening(inner)?;
    let (head, arguments) = (inner.get(..open)?, inner.get(open + 1..)?);
    let is_call = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>' | '!'));
    if !is_call || head.contains(").") {
        return None;
    }
    let tail = line.get(end.len() - 1..)?;
    let is_wide = cells(line) > width;
    let all = split(arguments);
    // The body of a closure that does not fit stands in a block.
    if let [only] = all.as_slice()
        && let Some(body) = only.strip_prefix("|| ")
    {
        let inner = broken(body, width.saturating_sub(4));
        if !is_wide && call(body, width).is_none() {
            return None;
        }
        let mut parts = vec![part(0, format!("{head}(|| {{"))];
        parts.extend(inner.into_iter().map(|p| part(p.level + 1, p.text)));
        parts.push(part(0, format!("}}{tail}")));
        return Some(parts);
    }
    // A single argument that is not a call may be as long as the line.
    let is_simple = all.len() == 1 && !arguments.ends_with(')');
    let is_long = cells(arguments) > CALL_WIDTH && !is_simple;
    if !is_wide && !is_long {
        return None;
    }
    // What is short enough for one line goes to the next as a whole.
    if let (false, Some((name, value))) = (is_long, assignment(line))
        && cells(value) + 4 <= width
    {
        return Some(vec![part(0, format!("{name} =")), part(1, value)]);
    }
    // A method goes to the next line, if that is enough.
    if let Some((before, method)) = head.rsplit_once('.')
        && is_simple
        && cells(method) + cells(arguments) + ".();".len() + 4 <= width
    {
        let method = format!(".{method}({arguments}{tail}");
        return Some(vec![part(0, before), part(1, method)]);
    }
    let arguments = all;
    // The only argument is a call, whose parentheses join those around it, unless it fits on a line of its own and
    // the joined line is full.
    if let [only] = arguments.as_slice()
        && let Some(mut parts) = call(only, 0)
        && let Some(first) = parts.first_mut()
        && (cells(head) + cells(&first.text) + 4 <= width
            || call(only, width.saturating_sub(5)).is_some())
    {
        first.text.insert_str(0, &format!("{head}("));
        if let Some(last) = parts.last_mut() {
            last.text.push_str(tail);
        }
        return Some(parts);
    }
    let inner = arguments.iter().map(|a| format!("{a},"));
    // Not even the name of the function fits.
    let (level, before, head) = match assignment(head) {
        Some((name, head)) if cells(name) + cells(head) + 4 > width => (1, Some(name), head),
        _ => (0, None, head),
    };
    let mut parts: Vec<Part> = before
        .map(|b| part(0, format!("{b} =")))
        .into_iter()
        .collect();
    parts.push(part(level, format!("{head}(")));
    parts.extend(inner.map(|text| part(level + 1, text)));
    parts.push(part(level, tail));
    Some(parts)
}

/// The parts of a pattern of a `match`, a tuple or a variant, where it is too wide for one line, and what stands before
/// their parenthesis.
pub(crate) fn pattern(pattern: &str, width: usize) -> Option<(&str, Vec<&str>)> {
    let (path, parts) = pattern.strip_suffix(')')?.split_once('(')?;
    let is_wide = cells(pattern) + " => {".len() > width;
    is_wide.then(|| (path, split(parts)))
}

/// Where the parenthesis is opened that would be closed after `text`.
fn opening(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (place, c) in code(text) {
        match c {
            '(' => open.push(place),
            ')' => drop(open.pop()),
            _ => {}
        }
    }
    open.last().copied()
}
