//! From byte offsets to lines and columns, in little time also where a whole file is one line.

use std::ops::Range;

/// Bytes of text between two counts of characters.
const BLOCK: usize = 1 << 12;

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    /// Byte offset of each line's first character.
    starts: Vec<u32>,
    /// Characters before each block of the text; empty unless it has lines of several blocks.
    counts: Vec<u32>,
}

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        // A file has its lines end in CR alone, or a CR in it is a stray one.
        let has_line_feeds = memchr::memchr(b'\n', bytes).is_some();
        let end = if has_line_feeds { b'\n' } else { b'\r' };
        starts.extend(memchr::memchr_iter(end, bytes).map(|i| i as u32 + 1));
        let ends = starts.iter().skip(1).copied().chain([text.len() as u32]);
        let longest = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| end - start)
            .max();
        let counts = if longest.is_some_and(|bytes| bytes as usize > 2 * BLOCK) {
            let blocks = text.as_bytes().chunks(BLOCK);
            let counts = blocks.scan(0, |before, block| {
                let here = *before;
                *before += characters(block);
                Some(here)
            });
            counts.collect()
        } else {
            Vec::new()
        };
        Self { starts, counts }
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    pub(super) fn position(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&start| start as usize);
        let end = (offset as usize).min(text.len());
        let column = if self.counts.is_empty() {
            text.as_bytes().get(start..end).map_or(0, characters)
        } else {
            self.before(text, end) - self.before(text, start)
        };
        (line as u32, column + 1)
    }

    /// Characters before a byte offset.
    fn before(&self, text: &str, offset: usize) -> u32 {
        let block = offset / BLOCK;
        let counted = self.counts.get(block).copied().unwrap_or(0);
        let rest = text.as_bytes().get(block * BLOCK..offset);
        counted + rest.map_or(0, characters)
    }

    /// The bytes of a line (from 1) with its line end.
    pub(super) fn range(&self, text: &str, line: u32) -> Range<usize> {
        let line = line as usize;
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let end = self
            .starts
            .get(line)
            .map_or(text.len(), |&end| end as usize);
        start as usize..end
    }
}

/// Characters that begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let text = "aä\nö€x\n";
        let lines = Lines::new(text);
        let at = |what: &str| lines.position(text, text.find(what).unwrap_or(99) as u32);
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("ä"), (1, 2));
        assert_eq!(at("ö"), (2, 1));
        assert_eq!(at("x"), (2, 3));
        assert_eq!(lines.position(text, 1000), (3, 1));
    }

    #[test]
    fn carriage_returns_end_lines_where_nothing_else_does() {
        let lines_of = |text: &str| {
            let lines = Lines::new(text);
            ["a", "b", "c"].map(|what| lines.position(text, text.find(what).unwrap_or(99) as u32).0)
        };
        assert_eq!(lines_of("a\rb\r\rc"), [1, 2, 4]);
        assert_eq!(lines_of("a\r\nb\rc"), [1, 2, 2]);
    }

    #[test]
    fn long_lines_give_the_same_as_short_ones() {
        let line = "äx€".repeat(5000);
        let text = format!("first\n{line}\nlast");
        let lines = Lines::new(&text);
        assert!(!lines.counts.is_empty());
        for (column, (offset, _)) in line.char_indices().enumerate() {
            let expected = (2, column as u32 + 1);
            assert_eq!(lines.position(&text, offset as u32 + 6), expected);
        }
        assert_eq!(lines.position(&text, text.len() as u32), (3, 5));
    }
}
