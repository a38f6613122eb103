//! What may describe values: rows of cells, with what stands around them.

use std::rc::Rc;

use super::keys::Keys;
use crate::markup::tree::NodeId;

/// Bytes of the text of a cell after which the rest does not count: a cell may hold tables, and theirs hold more.
pub(super) const TEXT: usize = 2000;

/// A table, list or run of paragraphs that may describe values.
#[derive(Debug)]
pub(crate) struct Block {
    /// Index of its item in the flow.
    pub(crate) item: usize,
    /// What messages call it.
    pub(crate) what: &'static str,
    /// Its caption.
    pub(crate) caption: String,
    /// Header cells by column; empty when there is no header.
    pub(crate) header: Vec<String>,
    /// Its rows without the header.
    pub(crate) rows: Vec<Row>,
    /// First cells of the rows of outer tables that it stands in.
    pub(crate) outer: Vec<String>,
    /// It is a part of a table that is a block, too: only its own title says what it is about.
    pub(crate) is_part: bool,
    /// How many rows have something in a column.
    pub(crate) filled: Vec<usize>,
}

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its cells by column; a cell that spans several rows or columns stands in each.
    pub(crate) cells: Vec<Rc<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// What stands in it, when that is nodes of the tree.
    pub(crate) nodes: Vec<NodeId>,
    /// What stands in it, when it is only a part of nodes.
    pub(crate) markdown: Option<String>,
    /// Where its text begins on the page.
    pub(crate) start: usize,
    /// Its text, white space collapsed.
    pub(crate) text: String,
    /// Texts that it may mean as a value, best first.
    pub(crate) keys: Keys,
}

impl Row {
    /// Where the cell of a column begins on the page.
    pub(crate) fn start(&self, column: usize) -> usize {
        let cell = self.cells.get(column).or(self.cells.first());
        cell.map_or(0, |c| c.start)
    }
}

impl Block {
    /// An empty block.
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            item: 0,
            what,
            caption: String::new(),
            header: Vec::new(),
            rows: Vec::new(),
            outer: Vec::new(),
            is_part: false,
            filled: Vec::new(),
        }
    }

    /// Number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.filled.len()
    }

    /// Counts what stands in each column.
    pub(super) fn count(&mut self) {
        let columns = self.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
        self.filled = vec![0; columns];
        for row in &self.rows {
            for (cell, filled) in row.cells.iter().zip(&mut self.filled) {
                *filled += usize::from(!cell.text.is_empty());
            }
        }
    }
}
