//! Lines of bounded width.

use std::ops::Range;

use super::escape::mark;

/// Wraps Markdown made by this module into lines of at most `width` columns, keeping its structure; `sink` gets
/// one after the other.
///
/// Code blocks, code spans and addresses are never broken, so such lines can be longer.
pub(crate) fn wrap(markdown: &str, width: usize, mut sink: impl FnMut(&str)) {
    let mut fence: Option<usize> = None;
    let mut buffer = String::new();
    for line in markdown.lines() {
        let body = line.trim_start_matches(' ');
        let ticks = body.bytes().take_while(|b| *b == b'`').count();
        if let Some(open) = fence {
            sink(line);
            if ticks == open && body.len() == ticks {
                fence = None;
            }
        } else if ticks >= 3 && !body.get(ticks..).unwrap_or("").contains('`') {
            fence = Some(ticks);
            sink(line);
        } else if line.len() <= width && !line.contains("  ") {
            sink(line);
        } else {
            wrap_line(line, width, &mut buffer, &mut sink);
        }
    }
}

/// One paragraph or list item, to be sent off line by line.
struct Block<'a, F> {
    line: &'a str,
    /// Columns that a list marker takes; later lines hang below its text.
    hang: usize,
    buffer: &'a mut String,
    sink: F,
}

fn wrap_line(line: &str, width: usize, buffer: &mut String, sink: impl FnMut(&str)) {
    let body = line.trim_start_matches(' ');
    let hang = line.len() - body.len() + marker_length(body);
    let mut block = Block {
        line,
        hang,
        buffer,
        sink,
    };
    let text = block.part(hang, line.len());
    let has_code = text.contains('`') || text.contains("\\ ");
    if text.is_ascii() && !has_code && !text.contains("  ") {
        block.wrap_at_spaces(width);
    } else {
        block.wrap_at_words(width);
    }
}

impl<'a, F: FnMut(&str)> Block<'a, F> {
    fn part(&self, start: usize, end: usize) -> &'a str {
        self.line.get(start..end).unwrap_or("")
    }

    /// Where every space parts words and every byte is a column: each line ends at the last space that fits.
    fn wrap_at_spaces(&mut self, width: usize) {
        let bytes = self.line.as_bytes();
        let (mut start, mut text, mut room) = (0, self.hang, width);
        while bytes.len() - start > room {
            let fits = bytes.get(text..=start + room).unwrap_or_default();
            let beyond = bytes.get(text..).unwrap_or_default();
            let end = memchr::memrchr(b' ', fits).or_else(|| memchr::memchr(b' ', beyond));
            let Some(end) = end.map(|i| text + i) else {
                break;
            };
            self.send(start, end);
            start = end + 1;
            let escape = mark(self.part(start, bytes.len())).is_some();
            room = width.saturating_sub(self.hang + usize::from(escape));
            text = start;
        }
        self.send(start, bytes.len());
    }

    fn wrap_at_words(&mut self, width: usize) {
        // The line so far: from where to where, and its columns.
        let (mut start, mut end, mut used) = (0, self.hang, self.hang);
        for word in words(self.line, self.hang) {
            let text = self.part(word.start, word.end);
            let wide = text.chars().count();
            let gap = word.start - end;
            let is_first = end <= self.hang.max(start);
            if !is_first && used + gap + wide > width {
                self.send(start, end);
                let escape = mark(text).is_some();
                (start, used) = (word.start, self.hang + wide + usize::from(escape));
            } else {
                used += gap + wide;
            }
            end = word.end;
        }
        self.send(start, end);
    }

    /// Sends off the part of the line from `start` to `end`.
    fn send(&mut self, start: usize, end: usize) {
        let text = self.part(start, end);
        let mark = mark(text).filter(|_| start > 0);
        if start == 0 || self.hang == 0 && mark.is_none() {
            return (self.sink)(text);
        }
        let (before, behind) = text
            .split_at_checked(mark.unwrap_or(0))
            .unwrap_or(("", text));
        self.buffer.clear();
        self.buffer.extend(std::iter::repeat_n(' ', self.hang));
        self.buffer.push_str(before);
        self.buffer.extend(mark.map(|_| '\\'));
        self.buffer.push_str(behind);
        (self.sink)(self.buffer);
    }
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

/// Where the words behind `start` stand that may have lines of their own: code spans stay whole.
fn words(line: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let bytes = line.as_bytes();
    let mut at = start;
    std::iter::from_fn(move || {
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        let start = at;
        at += word_length(bytes.get(at..)?);
        (start < at).then_some(start..at)
    })
}

/// Length of the word that a text begins with.
fn word_length(text: &[u8]) -> usize {
    let mut span: Option<usize> = None;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += match byte {
            b' ' if span.is_none() => return at,
            b'\\' if span.is_none() => 2,
            b'`' => {
                let rest = text.get(at..).unwrap_or_default();
                let run = rest.iter().take_while(|b| **b == b'`').count();
                span = match span {
                    None => Some(run),
                    Some(open) if open == run => None,
                    open => open,
                };
                run
            }
            _ => 1,
        };
    }
    text.len()
}
