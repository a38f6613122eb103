//! From byte offsets to the rows and columns of a sheet.

use std::ops::Range;

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first byte in the text.
    pub start: u32,
    /// Its row, from 1.
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
}

/// The cells of a sheet.
#[derive(Debug)]
pub(super) struct Grid {
    sheet: String,
    /// In the order of the text, which is that of rows and columns.
    cells: Vec<Place>,
}

impl Grid {
    pub(super) fn new(sheet: String, cells: Vec<Place>) -> Self {
        Self { sheet, cells }
    }

    /// The name of the sheet.
    pub(super) fn sheet(&self) -> &str {
        &self.sheet
    }

    /// Row and column of a byte offset.
    pub(super) fn position(&self, offset: u32) -> (u32, u32) {
        let next = self.cells.partition_point(|cell| cell.start <= offset);
        let cell = next.checked_sub(1).and_then(|i| self.cells.get(i));
        cell.map_or((1, 1), |cell| (cell.row, cell.column))
    }

    /// The bytes of a row.
    pub(super) fn row(&self, row: u32, length: usize) -> Range<usize> {
        let start = |first: usize| self.cells.get(first).map_or(length, |c| c.start as usize);
        let first = self.cells.partition_point(|cell| cell.row < row);
        let next = self.cells.partition_point(|cell| cell.row <= row);
        start(first)..start(next)
    }
}
