//! XML pages, such as RFCs, DocBook and XEPs, into a tree of HTML's names.

use std::collections::HashMap;
use std::ops::Range;

use super::builder::Builder;
use super::furniture::without_furniture;
use super::mapped::decode;
use super::scan::{self, Scanner, Token, split};
use super::tree::Tree;
use super::vocabulary::{html_attributes, html_name};

/// The tree of an XML page.
pub(crate) fn parse(text: &str) -> Tree {
    let mut walk = Walk {
        builder: Builder::new(),
        open: Vec::new(),
    };
    let slice = |r: Range<usize>| text.get(r).unwrap_or("");
    for token in Scanner::new(text) {
        match token {
            Token::Start {
                range,
                name,
                attributes,
                empty,
            } => {
                let attributes: HashMap<_, _> = scan::attributes(text, attributes)
                    .into_iter()
                    .map(|a| (slice(a.name).to_ascii_lowercase(), decode(slice(a.value))))
                    .collect();
                walk.start(slice(name), attributes, range, empty);
            }
            Token::End { range, name } => walk.end(slice(name), range.end),
            Token::Text(range) => walk.builder.text(decode(slice(range.clone())), range),
            Token::CData(_, inner) => walk.builder.text(slice(inner.clone()).to_owned(), inner),
            Token::Comment(_) | Token::Prolog(_) => {}
        }
    }
    without_furniture(walk.builder.finish(text.len()))
}

/// An open element.
struct Open {
    /// As written.
    name: String,
    /// Its local name in lower case.
    local: String,
    /// The elements that it is in the tree, outermost first.
    html: Vec<String>,
    /// Columns of a `texttable`, whose cells have no rows around them, and its cells so far.
    columns: usize,
    cells: usize,
}

struct Walk {
    builder: Builder,
    open: Vec<Open>,
}

impl Walk {
    fn start(
        &mut self,
        name: &str,
        mut attributes: HashMap<String, String>,
        span: Range<usize>,
        empty: bool,
    ) {
        let local = split(name).1.to_ascii_lowercase();
        let parent = self.open.last().map(|o| o.local.clone());
        let parent = parent.as_deref().unwrap_or("");
        html_attributes(&local, &mut attributes);
        // What has no meaning here keeps its prefix.
        let html = match html_name(&local, parent, &attributes) {
            same if same == local => name.to_ascii_lowercase(),
            other => other.to_owned(),
        };
        let html = match (html.as_str(), parent) {
            ("td", "row") if self.is_open("thead") => "th".to_owned(),
            ("td", "sthead") => "th".to_owned(),
            _ => html,
        };
        if parent == "texttable" {
            self.row_of_texttable(&html, &span);
        }
        let mut elements = vec![html];
        if parent == "list" && local == "t" {
            elements.clear();
            let hanging = attributes.get("hangtext").cloned();
            if self.builder.top() == "dl" {
                self.builder.start("dt", HashMap::new(), span.clone());
                self.builder.text(hanging.unwrap_or_default(), span.clone());
                self.builder.close("dt", span.end, &[]);
                elements.push("dd".to_owned());
            } else {
                elements.push("li".to_owned());
            }
        }
        if empty {
            if let Some(element) = elements.first() {
                self.builder.empty(element, attributes, span);
            }
            return;
        }
        for element in &elements {
            self.builder
                .start(element, std::mem::take(&mut attributes), span.clone());
        }
        self.open.push(Open {
            name: name.to_owned(),
            local,
            html: elements,
            columns: 0,
            cells: 0,
        });
    }

    fn is_open(&self, local: &str) -> bool {
        self.open.iter().any(|o| o.local == local)
    }

    /// Opens and closes the rows of a table of xml2rfc 2: `ttcol` for each column, then `c` for each cell.
    fn row_of_texttable(&mut self, html: &str, span: &Range<usize>) {
        let Some(table) = self.open.last_mut() else {
            return;
        };
        let begins = match html {
            "th" => {
                table.columns += 1;
                table.columns == 1
            }
            "td" => {
                table.cells += 1;
                (table.cells - 1).is_multiple_of(table.columns.max(1))
            }
            _ => false,
        };
        if begins {
            self.builder.close("tr", span.start, &["table"]);
            self.builder.start("tr", HashMap::new(), span.clone());
        } else if html == "p" {
            self.builder.close("tr", span.start, &["table"]);
        }
    }

    fn end(&mut self, name: &str, end: usize) {
        let Some(at) = self.open.iter().rposition(|o| o.name == name) else {
            return;
        };
        while self.open.len() > at {
            let Some(closed) = self.open.pop() else {
                return;
            };
            if closed.local == "texttable" {
                self.builder.close("tr", end, &["table"]);
            }
            for element in closed.html.iter().rev() {
                self.builder.close(element, end, &[]);
            }
        }
    }
}
