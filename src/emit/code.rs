//! Text of Rust source, laid out as rustfmt would lay it out.
//!
//! The emitter writes text, not tokens: that is thirty times faster, and a macro parses the same text,
//! so that all fronts share it. What rustfmt would do is known here: indentation, widths, arrays.

use std::fmt::{self, Write as _};

/// rustfmt's `max_width`.
const MAX_WIDTH: usize = 100;
/// rustfmt's `array_width`: a longer array stands on lines of its own.
const ARRAY_WIDTH: usize = 60;
/// rustfmt's `short_array_element_width_threshold`: shorter elements share lines.
const SHORT_ELEMENT: usize = 10;

/// Rust source in the making.
#[derive(Debug, Default)]
pub(super) struct Code {
    text: String,
    /// Where the header ends.
    start: usize,
    /// Modules around what is written.
    depth: usize,
}

impl Code {
    /// Text that goes on below a header.
    pub(super) fn below(header: String) -> Self {
        Self {
            start: header.len(),
            text: header,
            depth: 0,
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// What is written so far, without the header.
    pub(super) fn text(&self) -> &str {
        self.text.get(self.start..).unwrap_or("")
    }

    /// Writes something as it is.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Starts a line that stands `level` steps deeper than its item.
    pub(super) fn indent(&mut self, level: usize) {
        for _ in 0..self.depth + level {
            self.text.push_str("    ");
        }
    }

    /// Writes a line that stands `level` steps deeper than its item.
    pub(super) fn line(&mut self, level: usize, line: fmt::Arguments<'_>) {
        self.indent(level);
        // Writing to a `String` cannot fail.
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    /// Sets the next item apart from the one before.
    pub(super) fn gap(&mut self) {
        if self.text.len() > self.start && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    /// Lets the items whose headers name one of these types use what is deprecated.
    pub(super) fn allow_deprecated(&mut self, types: &[&str]) {
        if types.is_empty() {
            return;
        }
        let names = |line: &str| {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.any(|word| types.contains(&word))
        };
        let text = std::mem::take(&mut self.text);
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let item = line.trim_start();
            // rustfmt breaks a long header before `for`.
            let goes_on = !line.trim_end().ends_with('{');
            let next = lines.peek().is_some_and(|next| goes_on && names(next));
            let uses = item.starts_with("impl")
                || item.starts_with("const _")
                || item.starts_with("pub") && (item.contains("struct ") || item.contains("type "));
            if uses && (names(line) || next) {
                self.text
                    .push_str(line.get(..line.len() - item.len()).unwrap_or(""));
                self.text.push_str("#[allow(deprecated)]\n");
            }
            self.text.push_str(line);
        }
    }

    /// Opens a module; the items that follow stand in it.
    pub(super) fn open_module(&mut self, docs: &str, visibility: &str, name: &str) {
        self.gap();
        if !docs.is_empty() {
            self.docs(0, docs);
        }
        self.line(0, format_args!("{visibility}mod {name} {{"));
        self.depth += 1;
    }

    /// Closes the module opened last.
    pub(super) fn close_module(&mut self) {
        self.depth -= 1;
        self.line(0, format_args!("}}"));
    }

    /// Columns that are left for a line that stands `level` steps deeper than its item.
    pub(super) fn width(&self, level: usize) -> usize {
        MAX_WIDTH.saturating_sub(4 * (self.depth + level))
    }

    /// Writes Markdown as a `///` comment.
    pub(super) fn docs(&mut self, level: usize, markdown: &str) {
        let width = self.width(level).saturating_sub("/// ".len()).max(20);
        crate::docs::wrap(markdown, width, |line| self.doc_line(level, line));
    }

    /// Writes one line of a `///` comment.
    pub(super) fn doc_line(&mut self, level: usize, line: &str) {
        self.indent(level);
        self.text.push_str("///");
        if !line.is_empty() {
            self.text.push(' ');
        }
        // rustc refuses a carriage return and text direction codes in comments; neither is ever shown.
        if line.is_ascii() && !line.contains('\r') {
            self.text.push_str(line);
        } else {
            self.text
                .extend(line.chars().filter(|&c| c != '\r' && !is_direction(c)));
        }
        let end = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    /// Writes `template`, in which `$Name` stands for what `names` says; lines are indented, impl headers
    /// that grow too wide are broken as rustfmt breaks them. A line that begins with `?name `, once or
    /// more, is written, without that, only if what `names` says of each is not empty.
    pub(super) fn template(&mut self, template: &str, names: &[(&str, &str)]) {
        for mut line in template.lines() {
            let mut is_wanted = true;
            while let Some(conditional) = line.strip_prefix('?') {
                let (flag, rest) = conditional.split_once(' ').unwrap_or((conditional, ""));
                is_wanted &= names.iter().any(|(n, v)| *n == flag && !v.is_empty());
                line = rest;
            }
            if !is_wanted {
                continue;
            }
            if line.is_empty() {
                self.text.push('\n');
                continue;
            }
            self.indent(0);
            let start = self.text.len();
            self.fill(line, names);
            if self.text.len() - start > self.width(0) {
                self.break_header(start);
            }
            self.text.push('\n');
        }
    }

    fn fill(&mut self, line: &str, names: &[(&str, &str)]) {
        let mut parts = line.split('$');
        self.text.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let end = part
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            match names.iter().find(|(n, _)| *n == name) {
                Some((_, value)) => self.text.push_str(value),
                None => {
                    debug_assert!(false, "template names unknown ${name}");
                    self.text.push_str(name);
                }
            }
            self.text.push_str(rest);
        }
    }

    /// Breaks the header of an `impl` or a function that begins at `start`.
    fn break_header(&mut self, start: usize) {
        let line = self.text.get(start..).unwrap_or("").to_owned();
        let Some(header) = line.strip_suffix(" {") else {
            return self.break_assignment(start, &line);
        };
        let inner = header.trim_start_matches(' ');
        let level = (header.len() - inner.len()) / 4;
        let broken = if inner.starts_with("impl") {
            inner
                .rsplit_once(" for ")
                .map(|(left, right)| (left, format!("for {right}"), "{".to_owned()))
        } else if inner.starts_with("fn ") || inner.starts_with("pub fn ") {
            let parts = inner.split_once('(').zip(inner.rsplit_once(") -> "));
            parts.and_then(|((name, _), (left, result))| {
                let arguments = left.get(name.len() + 1..)?.replace(", ", ",\n");
                let name = inner.get(..name.len() + 1)?;
                Some((name, format!("{arguments},"), format!(") -> {result} {{")))
            })
        } else {
            None
        };
        let Some((first, middle, last)) = broken else {
            return;
        };
        self.text.truncate(start);
        self.push(&" ".repeat(4 * level));
        self.push(first);
        for line in middle.lines() {
            self.push("\n");
            self.indent(level + 1);
            self.push(line);
        }
        self.push("\n");
        self.indent(level);
        self.push(&last);
    }

    /// Breaks `type Name = value;` that begins at `start` behind the sign.
    fn break_assignment(&mut self, start: usize, line: &str) {
        let inner = line.trim_start_matches(' ');
        let is_assignment = inner.starts_with("type ") || inner.starts_with("let ");
        let Some((name, value)) = line.split_once(" = ").filter(|_| is_assignment) else {
            return;
        };
        let level = (line.len() - inner.len()) / 4;
        self.text.truncate(start);
        self.push(name);
        self.push(" =\n");
        self.indent(level + 1);
        self.push(value);
    }

    /// Writes a string literal.
    pub(super) fn push_literal(&mut self, text: &str) {
        string_literal(&mut self.text, text);
    }

    /// Closes an item.
    pub(super) fn push_closing_brace(&mut self) {
        self.line(0, format_args!("}}"));
    }

    /// Writes `head value;`, on two lines when one is too wide and two are not.
    pub(super) fn assign(&mut self, level: usize, head: &str, value: &str) {
        let inline = columns(head) + columns(value) + " ;".len();
        let broken = columns(value) + 4 + ";".len();
        if inline > self.width(level) && broken <= self.width(level) {
            self.line(level, format_args!("{head}"));
            self.line(level + 1, format_args!("{value};"));
        } else {
            self.line(level, format_args!("{head} {value};"));
        }
    }

    /// Writes `head a | b | c;`, on a line each when one is too wide.
    pub(super) fn assign_chain(
        &mut self,
        level: usize,
        head: &str,
        operator: &str,
        parts: &[String],
    ) {
        let line = format!("{head} {};", parts.join(operator));
        if columns(&line) <= self.width(level) {
            self.line(level, format_args!("{line}"));
            return;
        }
        let separator = format!(
            "\n{}{}",
            "    ".repeat(self.depth + level + 1),
            operator.trim_start()
        );
        self.line(level, format_args!("{head} {};", parts.join(&separator)));
    }

    /// Writes an arm of a `match`.
    pub(super) fn arm(&mut self, level: usize, pattern: &str, value: &str) {
        let width = columns(pattern) + columns(value) + " => ,".len();
        if width <= self.width(level) {
            self.line(level, format_args!("{pattern} => {value},"));
        } else {
            self.line(level, format_args!("{pattern} => {{"));
            self.line(level + 1, format_args!("{value}"));
            self.line(level, format_args!("}}"));
        }
    }

    /// Writes `head[items]tail` where `head` ends in `= &` or `= `, as rustfmt lays arrays out.
    ///
    /// `simple` says that the elements are literals or plain names, of which short ones share lines.
    pub(super) fn array(&mut self, level: usize, head: &str, items: &Items, simple: bool) {
        self.indent(level);
        let room = self.width(level);
        let inline = items.inline_width();
        let one_line = inline <= ARRAY_WIDTH || items.len() == 1;
        let head_width = columns(head);
        if one_line && head_width + inline + "[];".len() <= room {
            self.push(head);
            self.array_line(items);
        } else if one_line && inline + "&[];".len() + 4 <= room {
            let (name, start) = head.rsplit_once(' ').unwrap_or((head, ""));
            self.push(name);
            self.push("\n");
            self.indent(level + 1);
            self.push(start);
            self.array_line(items);
        } else {
            self.push(head);
            self.push("[\n");
            if simple && items.widest <= SHORT_ELEMENT {
                self.array_packed(level, items);
            } else {
                for item in items.iter() {
                    self.indent(level + 1);
                    self.push(item);
                    self.push(",\n");
                }
            }
            self.indent(level);
            self.push("];\n");
        }
    }

    fn array_line(&mut self, items: &Items) {
        self.push("[");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.push(", ");
            }
            self.push(item);
        }
        self.push("];\n");
    }

    fn array_packed(&mut self, level: usize, items: &Items) {
        let room = self.width(level + 1);
        let mut used = 0;
        for item in items.iter() {
            let width = columns(item) + ",".len();
            if used == 0 {
                self.indent(level + 1);
                used = width;
            } else if used + " ".len() + width < room {
                self.push(" ");
                used += " ".len() + width;
            } else {
                self.push("\n");
                self.indent(level + 1);
                used = width;
            }
            self.push(item);
            self.push(",");
        }
        self.push("\n");
    }
}

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
        Self::new(numbers, decimal)
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
        columns(&self.text) + separators
    }
}

/// Writes a number.
fn decimal(out: &mut String, number: u64) {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut start = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit += (rest % 10) as u8;
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    let digits = digits.get(start..).map(std::str::from_utf8);
    out.push_str(digits.and_then(Result::ok).unwrap_or("0"));
}

/// Columns that a text takes on a screen.
fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a character takes two columns (East Asian Width W and F, by block).
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

/// Codes that change the direction of text, which rustc refuses in comments and literals.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Writes a string literal. What cannot be seen or told from a plain space is written as an escape.
pub(super) fn string_literal(out: &mut String, text: &str) {
    out.push('"');
    if text
        .bytes()
        .all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
    {
        out.push_str(text);
    } else {
        for c in text.chars() {
            match c {
                '\'' | ' '..='!' | '#'..='[' | ']'..='~' => out.push(c),
                // `escape_debug` leaves alone what is visible.
                _ => out.extend(c.escape_debug()),
            }
        }
    }
    out.push('"');
}

/// A string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    string_literal(&mut out, text);
    out
}
