//! Tables as grids.

use std::rc::Rc;

use super::block::{Block, Cell, Row, TEXT};
use super::entries;
use super::keys;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree};

/// Most rows that one cell may span.
const ROWS: u32 = 1000;

/// Most columns that one cell may span.
const COLUMNS: u32 = 20;

/// Most cells that may reach down into one row: the grid is not to grow faster than the page.
const REACHING: usize = 20;

/// Whether an element is a row of a table.
pub(crate) fn is_row(name: &str) -> bool {
    name == "tr"
}

/// A table; what stands in the cells of tables inside it is not its own.
pub(crate) fn table(tree: &Tree, node: NodeId, base: Option<&str>) -> Block {
    let mut rows = Vec::new();
    collect_rows(tree, node, false, &mut rows);
    let mut found = Block::new("table");
    let mut single = Vec::new();
    let mut reaching = Reaching::default();
    for (row, head) in rows {
        let mut cells = Vec::new();
        let mut headers = 0;
        let mut own = 0;
        for &child in tree.children(row) {
            let name = tree.name(child);
            if name.is_empty() {
                continue;
            }
            own += 1;
            headers += usize::from(name == "th");
            reaching.take(&mut cells);
            let made = Rc::new(cell(tree, child));
            let down = span(tree, child, "rowspan", ROWS);
            for _ in 0..span(tree, child, "colspan", COLUMNS) {
                reaching.add(cells.len(), &made, down - 1);
                cells.push(Rc::clone(&made));
            }
        }
        reaching.take(&mut cells);
        let header = head || own > 1 && headers == own;
        if header && found.rows.is_empty() {
            found.header = texts(&cells);
        } else if header && found.header == texts(&cells) {
            // the header again, for those who read on
        } else if cells.len() > 1 {
            found.rows.push(Row { cells });
        } else if let Some(cell) = cells.pop() {
            single.push(cell);
        }
    }
    found.caption = caption(tree, node);
    take_header(tree, &mut found);
    unfold(&mut found);
    if found.rows.is_empty() {
        // one column: a list that is drawn as a table
        let entry = |cell: &Rc<Cell>| entries::entry(tree, &cell.nodes, cell.start, base);
        found.rows = single.iter().filter_map(entry).collect();
    } else {
        take_caption(&mut found);
    }
    found
}

fn texts(cells: &[Rc<Cell>]) -> Vec<String> {
    cells.iter().map(|c| c.text.clone()).collect()
}

/// Takes the first row for the header if all of it is bold, and the next is not.
fn take_header(tree: &Tree, found: &mut Block) {
    let is_bold = |row: &Row| row.cells.iter().all(|c| tree.is_bold(&c.nodes));
    if let [first, second, ..] = found.rows.as_slice()
        && found.header.is_empty()
        && is_bold(first)
        && !is_bold(second)
    {
        found.header = texts(&first.cells);
        found.rows.remove(0);
    }
}

/// Sets the columns of a table below each other that save space: `Value | Meaning | Value | Meaning`.
fn unfold(found: &mut Block) {
    let columns = found.header.len();
    let repeats = |&width: &usize| {
        let mut folds = found.header.chunks(width);
        let first = folds.next();
        columns.is_multiple_of(width) && folds.all(|fold| Some(fold) == first)
    };
    let Some(width) = (2..columns).find(repeats) else {
        return;
    };
    found.header.truncate(width);
    let rows = std::mem::take(&mut found.rows);
    for fold in 0..columns / width {
        let cells = |row: &Row| {
            row.cells
                .iter()
                .skip(fold * width)
                .take(width)
                .cloned()
                .collect()
        };
        let all = rows.iter().map(|row| Row { cells: cells(row) });
        let says = |row: &Row| row.cells.iter().any(|c| !c.text.is_empty());
        found.rows.extend(all.filter(says));
    }
}

/// Takes the caption that Markdown took for the last rows: `Table: Colours and what they mean`.
fn take_caption(found: &mut Block) {
    let is_alone = |row: &Row| row.cells.iter().skip(1).all(|c| c.text.is_empty());
    let text = |row: &Row| row.cells.first().map_or(String::new(), |c| c.text.clone());
    let tail = found.rows.iter().rev().take_while(|r| is_alone(r)).count();
    let from = found.rows.len() - tail;
    let last = found.rows.get(from..).unwrap_or_default();
    let begins = |row: &Row| {
        let text = text(row);
        text.starts_with("Table:") || text.starts_with(": ")
    };
    if let Some(at) = last.iter().position(begins) {
        let lines: Vec<String> = last.iter().skip(at).map(text).collect();
        found.caption = lines.join(" ");
        found.rows.truncate(from + at);
    }
}

/// Cells that reach down into the next rows.
#[derive(Default)]
struct Reaching {
    /// By column: the cell and how many rows are left.
    columns: Vec<Option<(Rc<Cell>, u32)>>,
    count: usize,
}

impl Reaching {
    fn add(&mut self, column: usize, cell: &Rc<Cell>, rows: u32) {
        if rows == 0 || self.count == REACHING {
            return;
        }
        if self.columns.len() <= column {
            self.columns.resize(column + 1, None);
        }
        if let Some(slot) = self.columns.get_mut(column) {
            self.count += usize::from(slot.is_none());
            *slot = Some((Rc::clone(cell), rows));
        }
    }

    /// Puts into a row what reaches down into its next columns.
    fn take(&mut self, cells: &mut Vec<Rc<Cell>>) {
        while let Some(slot) = self.columns.get_mut(cells.len()) {
            let Some((cell, left)) = slot else { return };
            cells.push(Rc::clone(cell));
            if *left > 1 {
                *left -= 1;
            } else {
                *slot = None;
                self.count -= 1;
            }
        }
    }
}

fn span(tree: &Tree, cell: NodeId, attribute: &str, most: u32) -> u32 {
    let value = tree.attribute(cell, attribute).and_then(|v| v.parse().ok());
    value.unwrap_or(1).clamp(1, most)
}

fn cell(tree: &Tree, node: NodeId) -> Cell {
    let nodes = tree.children(node).to_vec();
    let text = collapse(&tree.text_up_to(node, TEXT));
    let keys = keys::of_nodes(tree, &nodes, &text);
    Cell {
        nodes,
        markdown: None,
        start: tree.text_start(node),
        text,
        keys,
    }
}

/// Rows of a table with whether they stand in its head.
fn collect_rows(tree: &Tree, node: NodeId, head: bool, rows: &mut Vec<(NodeId, bool)>) {
    for &child in tree.children(node) {
        match tree.name(child) {
            name if is_row(name) => rows.push((child, head)),
            "thead" => collect_rows(tree, child, true, rows),
            "tbody" | "tfoot" | "tgroup" | "form" => collect_rows(tree, child, head, rows),
            _ => {}
        }
    }
}

fn caption(tree: &Tree, node: NodeId) -> String {
    let children = tree.children(node).iter();
    let element = children
        .filter(|&&c| matches!(tree.name(c), "caption" | "title" | "p"))
        .map(|&c| tree.all_text(c));
    let attribute = ["caption", "summary", "title"]
        .iter()
        .filter_map(|a| tree.attribute(node, a).map(str::to_owned));
    let all: Vec<String> = element.chain(attribute).collect();
    collapse(&all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::markup::html;
    use crate::markup::tree::ROOT;

    /// Cells of all rows of a table, those that reach down from other rows included.
    fn cells(html: &str) -> usize {
        let tree = html::parse(html);
        let node = tree.descendants(ROOT).find(|&n| tree.name(n) == "table");
        let rows = table(&tree, node.unwrap_or(ROOT), None).rows;
        rows.iter().map(|r| r.cells.len()).sum()
    }

    #[test]
    fn cells_that_span_stand_in_each_row() {
        let html = "<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d</table>";
        assert_eq!(cells(html), 9);
    }

    #[test]
    fn the_grid_does_not_grow_faster_than_the_page() {
        let rows = "<tr><td rowspan=65534>a<td>b".repeat(2000);
        assert!(cells(&format!("<table>{rows}</table>")) <= 2000 * 22);
    }
}
