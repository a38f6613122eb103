//! Tables as grids.

use super::block::{Block, Cell, Row};
use super::keys;
use crate::markup::scan::collapse;
use crate::markup::tree::{NodeId, Tree};

/// Most columns and rows that one cell may span.
const SPAN: u32 = 1000;

/// Whether an element is a row of a table.
pub(crate) fn is_row(name: &str) -> bool {
    matches!(name, "tr" | "row" | "strow")
}

/// A table; what stands in the cells of tables inside it is not its own.
pub(crate) fn table(tree: &Tree, node: NodeId) -> Block {
    let mut rows = Vec::new();
    collect_rows(tree, node, false, &mut rows);
    let mut found = Block::new("table");
    // cells that reach down into the next rows, by column: the cell and how many rows are left
    let mut reaching: Vec<Option<(Cell, u32)>> = Vec::new();
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
            take_reaching(&mut reaching, &mut cells);
            let made = cell(tree, child);
            let down = span(tree, child, "rowspan");
            for _ in 0..span(tree, child, "colspan").min(20) {
                let column = cells.len();
                if down > 1 {
                    if reaching.len() <= column {
                        reaching.resize(column + 1, None);
                    }
                    if let Some(slot) = reaching.get_mut(column) {
                        *slot = Some((made.clone(), down - 1));
                    }
                }
                cells.push(made.clone());
            }
        }
        take_reaching(&mut reaching, &mut cells);
        let header = head || own > 1 && headers == own;
        if header && found.rows.is_empty() {
            found.header = cells.into_iter().map(|c| c.text).collect();
        } else if cells.len() > 1 {
            let start = tree.span(row).start;
            found.rows.push(Row { start, cells });
        }
    }
    found.caption = caption(tree, node);
    found
}

fn take_reaching(reaching: &mut [Option<(Cell, u32)>], cells: &mut Vec<Cell>) {
    while let Some(slot) = reaching.get_mut(cells.len()) {
        let Some((cell, left)) = slot else { return };
        cells.push(cell.clone());
        if *left > 1 {
            *left -= 1;
        } else {
            *slot = None;
        }
    }
}

fn span(tree: &Tree, cell: NodeId, attribute: &str) -> u32 {
    let value = tree.attribute(cell, attribute).and_then(|v| v.parse().ok());
    value.unwrap_or(1).clamp(1, SPAN)
}

fn cell(tree: &Tree, node: NodeId) -> Cell {
    let nodes = tree.children(node).to_vec();
    let text = collapse(&tree.all_text(node));
    let keys = keys::of_nodes(tree, &nodes, &text);
    Cell {
        nodes,
        markdown: None,
        text,
        keys,
    }
}

/// Rows of a table with whether they stand in its head.
fn collect_rows(tree: &Tree, node: NodeId, head: bool, rows: &mut Vec<(NodeId, bool)>) {
    for &child in tree.children(node) {
        match tree.name(child) {
            name if is_row(name) || name == "sthead" => {
                rows.push((child, head || name == "sthead"))
            }
            "thead" => collect_rows(tree, child, true, rows),
            "tbody" | "tfoot" | "tgroup" | "form" => collect_rows(tree, child, head, rows),
            _ => {}
        }
    }
}

fn caption(tree: &Tree, node: NodeId) -> String {
    let children = tree.children(node).iter();
    let element = children
        .filter(|&&c| matches!(tree.name(c), "caption" | "title" | "name"))
        .map(|&c| tree.all_text(c));
    let attribute = ["caption", "summary", "title"]
        .iter()
        .filter_map(|a| tree.attribute(node, a).map(str::to_owned));
    let all: Vec<String> = element.chain(attribute).collect();
    collapse(&all.join(" "))
}
