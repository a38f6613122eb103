//! The elements of a long list, laid out as rustfmt lays arrays out.

use super::layout::MAX_WIDTH;
use super::literal::string_literal;
use crate::text::cells;

/// rustfmt's `array_width`: a longer array stands on lines of its own.
const ARRAY_WIDTH: usize = 60;
/// rustfmt's `short_array_element_width_threshold`: shorter elements share lines.
const SHORT_ELEMENT: usize = 10;

/// The elements of an array, each written already.
#[derive(Debug, Default)]
pub(super) struct Items {
    text: String,
    ends: Vec<usize>,
    /// Bytes of the longest, which is what rustfmt goes by.
    widest: usize,
}

impl Items {
    /// Elements made by writing each value with `write`.
    pub(super) fn new<T>(
        values: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut String, T),
    ) -> Self {
        let mut items = Self::default();
        for value in values {
            let start = items.text.len();
            write(&mut items.text, value);
            items.ends.push(items.text.len());
            items.widest = items.widest.max(items.text.len() - start);
        }
        items
    }

    /// String literals.
    pub(super) fn literals<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(texts, string_literal)
    }

    /// Numbers.
    pub(super) fn numbers(numbers: impl IntoIterator<Item = u64>) -> Self {
        Self::new(numbers, |out, number| out.push_str(&number.to_string()))
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let item = self.text.get(start..end).unwrap_or("");
            start = end;
            item
        })
    }

    /// Columns on one line, without the brackets.
    fn inline_width(&self) -> usize {
        let separators = ", ".len() * self.len().saturating_sub(1);
        if self.text.len() > 16 * MAX_WIDTH {
            return self.text.len() + separators;
        }
        cells(&self.text) + separators
    }

    /// Writes `head[items];`; see [`Code::array`](super::code::Code::array).
    pub(super) fn write(&self, out: &mut String, depth: usize, head: &str, simple: bool) {
        let room = MAX_WIDTH.saturating_sub(4 * depth);
        let inline = self.inline_width();
        let one_line = inline <= ARRAY_WIDTH || self.len() == 1;
        indent(out, depth);
        if one_line && cells(head) + inline + "[];".len() <= room {
            out.push_str(head);
            self.write_line(out);
        } else if one_line && inline + "&[];".len() + 4 <= room {
            let (name, start) = head.rsplit_once(' ').unwrap_or((head, ""));
            out.push_str(name);
            out.push('\n');
            indent(out, depth + 1);
            out.push_str(start);
            self.write_line(out);
        } else {
            out.push_str(head);
            out.push_str("[\n");
            if simple && self.widest <= SHORT_ELEMENT {
                self.write_packed(out, depth + 1);
            } else {
                for item in self.iter() {
                    indent(out, depth + 1);
                    out.push_str(item);
                    out.push_str(",\n");
                }
            }
            indent(out, depth);
            out.push_str("];\n");
        }
    }

    fn write_line(&self, out: &mut String) {
        out.push('[');
        for (i, item) in self.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            out.push_str(item);
        }
        out.push_str("];\n");
    }

    fn write_packed(&self, out: &mut String, depth: usize) {
        let room = MAX_WIDTH.saturating_sub(4 * depth);
        let mut used = 0;
        let mut is_first_line = true;
        for (i, item) in self.iter().enumerate() {
            let width = cells(item) + ",".len();
            // rustfmt does not count the comma behind the last, if that still stands on the first line.
            let spare = usize::from(is_first_line && i + 1 == self.len());
            if used == 0 {
                indent(out, depth);
                used = width;
            } else if used + " ".len() + width < room + spare {
                out.push(' ');
                used += " ".len() + width;
            } else {
                out.push('\n');
                indent(out, depth);
                used = width;
                is_first_line = false;
            }
            out.push_str(item);
            out.push(',');
        }
        out.push('\n');
    }
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("    ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comma_behind_the_last_element_may_stand_in_the_last_column() {
        let words = "bool int double nil dir pos string enum object group";
        let packed = |last: &str| {
            let mut out = String::new();
            let items = Items::literals(words.split(' ').chain([last]));
            items.write(&mut out, 1, "const A: [&str; 11] = ", true);
            out
        };
        let fits = packed("tokens");
        assert!(fits.lines().any(|line| cells(line) == MAX_WIDTH), "{fits}");
        assert!(packed("tokens1").contains("\"group\",\n"));
        let more = words.split(' ').chain(["tokens", "a"]);
        let mut out = String::new();
        Items::literals(more).write(&mut out, 1, "const A: [&str; 12] = ", true);
        assert!(out.contains("\"group\",\n"), "{out}");
        // Not so on a line below the first.
        let two_lines = words.split(' ').chain(["a"]).chain(words.split(' '));
        let mut out = String::new();
        let items = Items::literals(two_lines.chain(["tokens"]));
        items.write(&mut out, 1, "const A: [&str; 22] = ", true);
        assert!(out.lines().all(|line| cells(line) < MAX_WIDTH), "{out}");
        assert!(out.ends_with("        \"tokens\",\n    ];\n"), "{out}");
    }
}
