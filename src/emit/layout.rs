//! What rustfmt does with lines that are too wide, as far as generated code needs it: names come from schemas,
//! and may have any length.

use crate::text::cells;

/// rustfmt's `max_width`.
pub(super) const MAX_WIDTH: usize = 100;
/// rustfmt's `fn_call_width`: longer arguments stand on lines of their own.
pub(super) const CALL_WIDTH: usize = 60;

/// A line, so many steps deeper than the one that it is a part of.
pub(super) struct Part {
    pub(super) level: usize,
    pub(super) text: String,
}

fn part(level: usize, text: impl Into<String>) -> Part {
    Part {
        level,
        text: text.into(),
    }
}

/// The lines that rustfmt makes of one, where there is so much room.
pub(super) fn broken(line: &str, width: usize) -> Vec<Part> {
    let is_wide = cells(line) > width;
    let parts = if line.starts_with("impl") {
        headed(line, width)
    } else if let Some(header) = line.strip_suffix(" {") {
        match header.contains("fn ") {
            true => function(header).filter(|_| is_wide),
            // How deep the first line of an enum stands makes no difference to rustfmt.
            false => implementation(header, width).filter(|_| cells(line) > MAX_WIDTH),
        }
    } else {
        let parts = arm(line, width).filter(|_| is_wide);
        parts.or_else(|| call(line, width))
    };
    parts.unwrap_or_else(|| match assignment(line) {
        Some((name, value)) if is_wide && cells(value) + 4 <= width => {
            vec![part(0, format!("{name} =")), part(1, value)]
        }
        _ => vec![part(0, line)],
    })
}

/// What stands before and after the first ` = ` of a line.
fn assignment(line: &str) -> Option<(&str, &str)> {
    around(line, " = ")
}

/// What stands before and after the first `sign` of a line that is no part of a literal.
fn around<'a>(line: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let mut places = code(line).map(|(place, _)| place);
    let place = places.find(|&place| line.get(place..).is_some_and(|l| l.starts_with(sign)))?;
    Some((line.get(..place)?, line.get(place + sign.len()..)?))
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

/// The first line of an `impl`; how deep it stands makes no difference to rustfmt.
fn headed(line: &str, width: usize) -> Option<Vec<Part>> {
    let (header, end) = if let Some(header) = line.strip_suffix(" {}") {
        (header, Some("}"))
    } else if let Some(header) = line.strip_suffix(" {") {
        (header, None)
    } else {
        // `where` follows.
        let mut parts = implementation(line, width).filter(|_| cells(line) > MAX_WIDTH)?;
        parts.pop();
        return Some(parts);
    };
    let mut parts = implementation(header, width).filter(|_| cells(header) + 2 > MAX_WIDTH)?;
    parts.extend(end.map(|end| part(0, end)));
    Some(parts)
}

/// `impl Trait for Type`, `impl Type` or `enum Type`
fn implementation(header: &str, width: usize) -> Option<Vec<Part>> {
    let is_type = header.contains("enum ") || header.starts_with("impl ");
    let Some((left, right)) = header.rsplit_once(" for ") else {
        return is_type.then(|| vec![part(0, header), part(0, "{")]);
    };
    if !left.starts_with("impl") {
        return None;
    }
    // Not even the trait fits.
    if cells(left) > width
        && let Some(of) = left.strip_prefix("impl ")
        && let Some((name, argument)) = of.split_once('<')
        && let Some(argument) = argument.strip_suffix('>')
    {
        if cells(of) + 4 <= width {
            return Some(vec![
                part(0, "impl"),
                part(1, of),
                part(1, format!("for {right}")),
                part(0, "{"),
            ]);
        }
        return Some(vec![
            part(0, "impl"),
            part(1, format!("{name}<")),
            part(2, format!("{argument},")),
            part(1, format!("> for {right}")),
            part(0, "{"),
        ]);
    }
    let right = format!("for {right}");
    Some(vec![part(0, left), part(1, right), part(0, "{")])
}

/// `fn name(arguments) -> Result`
fn function(header: &str) -> Option<Vec<Part>> {
    let open = header.find('(')?;
    let close = header.rfind(") -> ")?;
    let (start, end) = (header.get(..=open)?, header.get(close..)?);
    let arguments = split(header.get(open + 1..close)?);
    if arguments.is_empty() {
        return None;
    }
    let mut parts = vec![part(0, start)];
    parts.extend(arguments.iter().map(|a| part(1, format!("{a},"))));
    parts.push(part(0, format!("{end} {{")));
    Some(parts)
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
    let arguments = all;
    // The only argument is a call, whose parentheses join those around it.
    if let [only] = arguments.as_slice()
        && let Some(mut parts) = call(only, 0)
    {
        if let Some(first) = parts.first_mut() {
            first.text.insert_str(0, &format!("{head}("));
        }
        if let Some(last) = parts.last_mut() {
            last.text.push_str(tail);
        }
        return Some(parts);
    }
    let mut parts = vec![part(0, format!("{head}("))];
    parts.extend(arguments.iter().map(|a| part(1, format!("{a},"))));
    parts.push(part(0, tail));
    Some(parts)
}

/// The parts of a tuple that is a pattern of a `match`, where it is too wide for one line.
pub(super) fn tuple(pattern: &str, width: usize) -> Option<Vec<&str>> {
    let parts = pattern.strip_prefix('(')?.strip_suffix(')')?;
    let is_wide = cells(pattern) + " => {".len() > width;
    is_wide.then(|| split(parts))
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

/// The parts between the commas of a list.
fn split(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (place, c) in code(list) {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(list.get(start..place));
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(start..));
    let parts = parts.into_iter().map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The characters that stand outside of string literals, and no arrows.
fn code(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quoted, mut escaped, mut before) = (false, false, ' ');
    text.char_indices().filter(move |(_, c)| {
        let is_arrow = *c == '>' && matches!(before, '-' | '=');
        before = *c;
        if quoted {
            quoted = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
            return false;
        }
        quoted = *c == '"';
        !quoted && !is_arrow
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(line: &str, width: usize) -> Vec<String> {
        let parts = broken(line, width).into_iter();
        parts
            .map(|p| format!("{}{}", "    ".repeat(p.level), p.text))
            .collect()
    }

    #[test]
    fn headers_are_broken_where_rustfmt_breaks_them() {
        let long = "L".repeat(82);
        assert_eq!(
            lines(&format!("impl From<A> for {long} {{"), 100),
            ["impl From<A>", &format!("    for {long}"), "{"]
        );
        assert_eq!(lines(&format!("impl Fro<A> for {long} {{"), 100).len(), 1);
        assert_eq!(
            lines(&format!("impl From<A> for {long} {{}}"), 100),
            ["impl From<A>", &format!("    for {long}"), "{", "}"]
        );
        // The indentation of an enum is not counted.
        assert_eq!(lines(&format!("pub enum {long}NNNNNNN {{"), 96).len(), 1);
        assert_eq!(
            lines(&format!("pub enum {long}NNNNNNNN {{"), 96),
            [&format!("pub enum {long}NNNNNNNN"), "{"]
        );
        let whole = format!("impl From<{long}>");
        assert_eq!(
            lines(&format!("{whole} for B {{"), 100),
            [&whole, "    for B", "{"]
        );
        let name = format!("{long}L");
        assert_eq!(
            lines(&format!("impl<S> From<{name}> for B"), 100),
            [&format!("impl<S> From<{name}>"), "    for B"]
        );
        assert_eq!(
            lines(&format!("impl TryFrom<{name}LLLL> for B {{"), 100),
            [
                "impl",
                &format!("    TryFrom<{name}LLLL>"),
                "    for B",
                "{"
            ]
        );
        let name = format!("{name}LLLLL");
        assert_eq!(
            lines(&format!("impl TryFrom<{name}> for B {{"), 100),
            [
                "impl",
                "    TryFrom<",
                &format!("        {name},"),
                "    > for B",
                "{"
            ]
        );
        assert_eq!(
            lines("fn find(text: &str, at: fn(u8, u8) -> u8) -> u8 {", 20),
            [
                "fn find(",
                "    text: &str,",
                "    at: fn(u8, u8) -> u8,",
                ") -> u8 {"
            ]
        );
    }

    #[test]
    fn calls_are_broken_where_rustfmt_breaks_them() {
        let text = "\"a, (\"";
        assert_eq!(
            lines(&format!("None => Error::new({text}, b),"), 20),
            [
                "None => Error::new(",
                &format!("    {text},"),
                "    b,",
                "),"
            ]
        );
        assert_eq!(
            lines("Err(Error::new(a, b))", 10),
            ["Err(Error::new(", "    a,", "    b,", "))"]
        );
        assert_eq!(
            lines("let value = f(a, b);", 14),
            ["let value =", "    f(a, b);"]
        );
        let long = "x".repeat(59);
        assert_eq!(lines(&format!("f({long}, b);"), 100).len(), 4);
        assert_eq!(lines("a.b(c).d(e)", 5), ["a.b(c).d(e)"]);
        assert_eq!(lines(&format!("f({long}{long});"), 200).len(), 1);
        assert_eq!(lines(&format!("f(g({long}));"), 200).len(), 3);
        let closure = lines(&format!("a.or_else(|| g({long}, b))"), 100);
        assert_eq!(closure.first().map(String::as_str), Some("a.or_else(|| {"));
        assert_eq!(
            lines("Some(a) => f(a, b),", 18),
            ["Some(a) => {", "    f(a, b)", "}"]
        );
        assert_eq!(lines("f(\"a = b\")", 8), ["f(", "    \"a = b\",", ")"]);
    }
}
