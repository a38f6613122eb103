//! First lines of blocks: of an `impl`, an enum, a function.

use super::part::{MAX_WIDTH, Part, item, part, split};
use crate::text::cells;

/// The first line of an `impl`; how deep it stands makes no difference to rustfmt.
pub(super) fn headed(line: &str, width: usize) -> Option<Vec<Part>> {
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
pub(super) fn implementation(header: &str, width: usize) -> Option<Vec<Part>> {
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
pub(super) fn function(header: &str, width: usize) -> Option<Vec<Part>> {
    if !header.contains("fn ") {
        return None;
    }
    let open = header.find('(')?;
    let close = header.rfind(") -> ")?;
    let (start, end) = (header.get(..=open)?, header.get(close..)?);
    let arguments = split(header.get(open + 1..close)?);
    if arguments.is_empty() {
        return None;
    }
    let mut parts = vec![part(0, start)];
    let arguments = arguments.iter().map(|a| part(1, format!("{a},")));
    parts.extend(arguments.flat_map(|part| item(part, width)));
    // rustfmt counts the indentation twice when it looks for room for the brace, and does not count the parenthesis
    // when it looks for room for the result.
    if cells(end) + " {".len() + MAX_WIDTH <= 2 * width {
        parts.push(part(0, format!("{end} {{")));
    } else if cells(end) <= width + ") ".len() {
        parts.extend([part(0, end), part(0, "{")]);
    } else {
        parts.extend(item(part(0, format!("{end} {{")), width));
    }
    Some(parts)
}
