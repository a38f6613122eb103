//! Documents: their text with ids, locations in it, and lines. Nothing here reads a file.
//!
//! A [`Location`] is a byte range in the decoded text of one source.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

mod grid;
mod lines;

use grid::Grid;
pub use grid::Place;
use lines::Lines;

/// Names one source of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u32);

/// A byte range in the decoded text of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The source it lies in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One document: its path as shown to people, and its decoded text.
#[derive(Debug)]
pub struct Source {
    path: String,
    file: Option<PathBuf>,
    text: String,
    /// Found when a message first asks for them.
    lines: OnceLock<Lines>,
    /// Of a spreadsheet: where its cells stand.
    grid: Option<Grid>,
}

impl Source {
    /// The path as messages show it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file it was read from; `None` for standard input and text given directly.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The path, and the sheet where it is one of a spreadsheet.
    pub(crate) fn title(&self) -> String {
        match &self.grid {
            Some(grid) => format!("{} (sheet `{}`)", self.path, grid.sheet()),
            None => self.path.clone(),
        }
    }

    /// Whether it is a sheet of a spreadsheet.
    pub(crate) fn is_sheet(&self) -> bool {
        self.grid.is_some()
    }

    /// Line and column of a byte offset, both from 1; columns count characters. Of a sheet it is row and column.
    pub fn position(&self, offset: u32) -> (u32, u32) {
        match &self.grid {
            Some(grid) => grid.position(offset),
            None => self.lines().position(&self.text, offset),
        }
    }

    /// The bytes of a line (from 1), or of a row of a sheet, with its line end.
    pub(crate) fn line_range(&self, line: u32) -> std::ops::Range<usize> {
        match &self.grid {
            Some(grid) => grid.row(line, self.text.len()),
            None => self.lines().range(&self.text, line),
        }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }

    /// The text of a line (from 1) without its line end.
    pub fn line(&self, line: u32) -> &str {
        let range = self.line_range(line);
        let text = self.text.get(range).unwrap_or("");
        text.trim_end_matches(['\n', '\r'])
    }
}

/// All sources of a run, in the order in which they were first read.
#[derive(Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a text that is already decoded.
    pub fn add(
        &mut self,
        path: impl Into<String>,
        file: Option<PathBuf>,
        text: String,
    ) -> SourceId {
        self.list.push(Source {
            path: path.into(),
            file,
            text,
            lines: OnceLock::new(),
            grid: None,
        });
        SourceId(self.list.len() as u32 - 1)
    }

    /// Adds a sheet of a spreadsheet as a text, and says where its cells stand, in their order.
    pub(crate) fn add_sheet(
        &mut self,
        path: String,
        file: Option<PathBuf>,
        text: String,
        (sheet, cells): (String, Vec<Place>),
    ) -> SourceId {
        let id = self.add(path, file, text);
        if let Some(source) = self.list.last_mut() {
            source.grid = Some(Grid::new(sheet, cells));
        }
        id
    }

    /// The source of an id of this run.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize)
    }

    /// All sources in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.list
            .iter()
            .enumerate()
            .map(|(i, s)| (SourceId(i as u32), s))
    }
}

/// Maps byte offsets of a text taken out of a source back to offsets in that source.
///
/// Piecewise linear: each step says at which offset of the extract a stretch of the source begins.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// (offset in the extract, offset in the source), ascending in the first.
    steps: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// The map of an extract that begins at `start` and was copied unchanged.
    pub fn shifted(start: u32) -> Self {
        Self {
            steps: vec![(0, start)],
        }
    }

    /// From `extract` on, the extract continues with the source at `source`.
    pub fn push(&mut self, extract: u32, source: u32) {
        self.steps.push((extract, source));
    }

    /// The parts of `start..end` of the extract that one step each maps.
    pub fn stretches(&self, start: u32, end: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let first = self.steps.partition_point(|step| step.0 <= start);
        let ends = self.steps.get(first..).unwrap_or_default();
        let ends = ends.iter().map(|step| step.0).take_while(move |&e| e < end);
        let mut from = start;
        ends.chain(std::iter::once(end)).map(move |to| {
            let part = (from, to);
            from = to;
            part
        })
    }

    /// The offset in the source for an offset in the extract.
    pub fn source_offset(&self, extract: u32) -> u32 {
        let next = self.steps.partition_point(|step| step.0 <= extract);
        let (from, to) = next
            .checked_sub(1)
            .and_then(|i| self.steps.get(i))
            .copied()
            .unwrap_or((0, 0));
        let offset = to + (extract - from);
        // What stands in for an entity is longer or shorter than the entity: never run past the next step.
        self.steps
            .get(next)
            .map_or(offset, |&(_, limit)| offset.min(limit.max(to)))
    }
}
