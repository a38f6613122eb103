//! A tree of HTML-like elements as Markdown.

use std::cell::Cell;

use super::inline::{Inline, longest_run};
use crate::markup::scan::is_space;
use crate::markup::tree::{self, NodeId, Tree};
use crate::text::join;

/// Some nodes of a tree as Markdown.
pub(crate) fn from_nodes(tree: &Tree, nodes: &[NodeId], base: Option<&str>) -> String {
    let renderer = Renderer {
        tree,
        base,
        lists: Cell::new(0),
    };
    renderer.blocks(nodes).join("\n\n")
}

/// Writes Markdown from a tree.
pub(crate) struct Renderer<'a> {
    pub(crate) tree: &'a Tree,
    /// Address that relative links are resolved against.
    pub(crate) base: Option<&'a str>,
    /// Lists around what is written now.
    pub(crate) lists: Cell<usize>,
}

/// Lists in each other that are indented; what is deeper stands beside the last of them.
const INDENTED: usize = 8;

impl Renderer<'_> {
    /// Nodes as blocks: paragraphs, lists, code.
    pub(crate) fn blocks(&self, nodes: &[NodeId]) -> Vec<String> {
        let mut out = Vec::new();
        let mut run = Vec::new();
        for &id in nodes {
            let name = self.tree.name(id);
            if name == "br" {
                self.paragraph(&std::mem::take(&mut run), &mut out);
            } else if self.tree.text(id).is_some() || tree::is_inline(name) && !self.breaks(id) {
                run.push(id);
            } else {
                self.paragraph(&std::mem::take(&mut run), &mut out);
                self.block(id, &mut out);
            }
        }
        self.paragraph(&run, &mut out);
        out
    }

    /// Whether an inline element has something in it that ends a paragraph.
    fn breaks(&self, id: NodeId) -> bool {
        self.tree.descendants(id).skip(1).any(|d| {
            let name = self.tree.name(d);
            !name.is_empty() && (!tree::is_inline(name) || name == "br")
        })
    }

    fn paragraph(&self, run: &[NodeId], out: &mut Vec<String>) {
        let mut text = Inline::default();
        for &id in run {
            self.inline(id, &mut text);
        }
        let text = text.finish();
        if !text.is_empty() {
            out.push(text);
        }
    }

    fn block(&self, id: NodeId, out: &mut Vec<String>) {
        let name = self.tree.name(id);
        let children = self.tree.children(id);
        match name {
            "ul" | "ol" | "menu" | "dir" => {
                let outer = self.lists.get();
                self.lists.set(outer + 1);
                let items: Vec<Vec<String>> = children
                    .iter()
                    .filter(|&&c| !self.tree.name(c).is_empty())
                    .map(|&c| self.blocks(self.tree.children(c)))
                    .filter(|b| !b.is_empty())
                    .collect();
                self.lists.set(outer);
                if outer < INDENTED {
                    out.extend(list(&items, name == "ol"));
                } else {
                    out.extend(items.into_iter().flatten());
                }
            }
            "dl" => out.extend(self.definitions(id)),
            "table" => out.extend(self.table(id)),
            "pre" | "listing" | "xmp" => {
                out.extend(self.code_block(id));
            }
            _ => out.extend(self.blocks(children)),
        }
    }

    /// Terms and what is said of them as a list.
    fn definitions(&self, id: NodeId) -> Option<String> {
        let mut items: Vec<Vec<String>> = Vec::new();
        for &child in self.tree.children(id) {
            let mut blocks = self.blocks(self.tree.children(child));
            match self.tree.name(child) {
                "dt" => {
                    let term = blocks.join(" ");
                    items.push(vec![if term.is_empty() {
                        term
                    } else {
                        format!("{term}:")
                    }]);
                }
                "" => {}
                _ => match items.last_mut() {
                    Some(item) if !blocks.is_empty() => {
                        let first = blocks.remove(0);
                        if let Some(term) = item.first_mut().filter(|_| !first.starts_with("- ")) {
                            *term = format!("{term} {first}").trim_start().to_owned();
                        }
                        item.extend(blocks);
                    }
                    _ => items.push(blocks),
                },
            }
        }
        items.retain(|i| i.iter().any(|b| !b.is_empty()));
        list(&items, false)
    }

    /// A table inside a description: a list of its rows. A heading over a single column says what is said anyway; a
    /// single cell is text.
    fn table(&self, id: NodeId) -> Vec<String> {
        let mut rows = Vec::new();
        self.own_rows(id, &mut rows);
        let cells = |row: &NodeId| {
            let all = self.tree.children(*row).iter().copied();
            all.filter(|&c| !self.tree.name(c).is_empty())
        };
        let says =
            |row: &NodeId| cells(row).count() > 1 || cells(row).any(|c| self.tree.name(c) != "th");
        if rows.iter().any(says) {
            rows.retain(says);
        }
        let mut items: Vec<Vec<Vec<String>>> = rows
            .iter()
            .map(|row| {
                let all = cells(row).map(|c| self.blocks(self.tree.children(c)));
                all.filter(|blocks| !blocks.is_empty()).collect()
            })
            .collect();
        items.retain(|cells| !cells.is_empty());
        if let [cells] = items.as_mut_slice()
            && let [only] = cells.as_mut_slice()
        {
            return std::mem::take(only);
        }
        let one = |cells: &Vec<Vec<String>>| {
            let all: Vec<String> = cells.iter().map(|blocks| blocks.join(" ")).collect();
            vec![all.join(": ")]
        };
        let items: Vec<Vec<String>> = items.iter().map(one).collect();
        list(&items, false).into_iter().collect()
    }

    /// Rows of a table, without those of tables in its cells: the cells bring them.
    fn own_rows(&self, id: NodeId, rows: &mut Vec<NodeId>) {
        for &child in self.tree.children(id) {
            match self.tree.name(child) {
                "tr" => rows.push(child),
                "table" | "td" | "th" => {}
                _ => self.own_rows(child, rows),
            }
        }
    }

    fn code_block(&self, id: NodeId) -> Option<String> {
        let mut text = String::new();
        for node in self.tree.descendants(id) {
            match self.tree.text(node) {
                Some(t) => text.push_str(t),
                None if self.tree.name(node) == "br" => text.push('\n'),
                None => {}
            }
        }
        let text = text.replace('\r', "").replace('\u{a0}', " ");
        let text = text.trim_matches('\n').trim_end_matches(is_space);
        if text.trim_matches(is_space).is_empty() {
            return None;
        }
        let longest = longest_run(text);
        let fence = "`".repeat(longest.max(2) + 1);
        Some(format!("{fence}text\n{text}\n{fence}"))
    }

    fn inline(&self, id: NodeId, out: &mut Inline) {
        if let Some(text) = self.tree.text(id) {
            out.text(text);
            return;
        }
        let children = self.tree.children(id);
        match self.tree.name(id) {
            "br" => out.text(" "),
            "img" => out.text(self.tree.attribute(id, "alt").unwrap_or("")),
            "code" | "tt" | "samp" | "kbd" => {
                let text = self.tree.all_text(id);
                out.code(&text);
            }
            "b" | "strong" => self.wrapped(children, "**", out),
            "i" | "em" | "var" | "cite" | "dfn" => self.wrapped(children, "*", out),
            "sup" => out.text(&superscript(&self.tree.all_text(id))),
            "a" | "link" | "xref" => self.link(id, out),
            _ => {
                for &child in children {
                    self.inline(child, out);
                }
            }
        }
    }

    fn wrapped(&self, children: &[NodeId], mark: &str, out: &mut Inline) {
        let mut inner = Inline::new(out.in_link);
        for &child in children {
            self.inline(child, &mut inner);
        }
        out.emphasis(&inner, mark);
    }

    fn link(&self, id: NodeId, out: &mut Inline) {
        let href = ["href", "url", "xlink:href"]
            .iter()
            .find_map(|a| self.tree.attribute(id, a));
        let target = href
            .filter(|_| !out.in_link)
            .and_then(|h| absolute(h, self.base));
        let mut inner = Inline::new(out.in_link || target.is_some());
        for &child in self.tree.children(id) {
            self.inline(child, &mut inner);
        }
        match target {
            Some(url) if inner.text == url => out.markup(&inner, &format!("<{url}>")),
            Some(url) if !inner.text.is_empty() => {
                out.markup(&inner, &format!("[{}]({url})", inner.text));
            }
            _ => out.markup(&inner, &inner.text),
        }
    }
}

/// A list of items, each of one or more blocks.
fn list(items: &[Vec<String>], ordered: bool) -> Option<String> {
    let lines: Vec<String> = items
        .iter()
        .enumerate()
        .map(|(i, blocks)| {
            let marker = if ordered {
                format!("{}. ", i + 1)
            } else {
                "- ".to_owned()
            };
            let indent = format!("\n{}", " ".repeat(marker.len()));
            let body: Vec<String> = blocks.iter().map(|b| b.replace('\n', &indent)).collect();
            let gap = format!("\n{indent}");
            format!("{marker}{}", body.join(&gap))
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// An exponent: small digits, so that 10 to the third does not read as 103.
fn superscript(text: &str) -> String {
    const SMALL: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let small: Option<String> = text
        .chars()
        .map(|c| match c {
            '-' | '\u{2212}' => Some('⁻'),
            _ => c.to_digit(10).and_then(|d| SMALL.get(d as usize)).copied(),
        })
        .collect();
    small.unwrap_or_else(|| text.to_owned())
}

/// The absolute address of a link, or `None` when it is not known or no address for people.
fn absolute(href: &str, base: Option<&str>) -> Option<String> {
    let href = href.trim_matches(is_space);
    let scheme = href.split_once(':').map(|(s, _)| s.to_ascii_lowercase());
    let is_scheme = scheme.as_deref().is_some_and(|s| {
        !s.is_empty()
            && s.chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    let url = match scheme.as_deref() {
        Some("http" | "https" | "ftp" | "mailto") => href.to_owned(),
        Some(_) if is_scheme => return None,
        _ if href.is_empty() => return None,
        _ => join(base.filter(|base| base.contains("://"))?, href),
    };
    let mut out = String::new();
    for c in url.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            '*' => out.push_str("%2A"),
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    Some(out)
}
