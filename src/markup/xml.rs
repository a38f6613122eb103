//! XML pages, such as XEPs and RFCs, into a tree.

use std::collections::HashMap;

use super::mapped::decode;
use super::scan::{self, Scanner, Token};
use super::tree::{Builder, Tree};

/// The tree of an XML page.
pub(crate) fn parse(text: &str) -> Tree {
    let mut builder = Builder::new();
    let slice = |r: std::ops::Range<usize>| text.get(r).unwrap_or("");
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
                if empty {
                    builder.empty(slice(name), attributes, range);
                } else {
                    builder.start(slice(name), attributes, range);
                }
            }
            Token::End { range, name } => builder.close(slice(name), range.end, &[]),
            Token::Text(range) => builder.text(decode(slice(range.clone())), range),
            Token::CData(_, inner) => builder.text(slice(inner.clone()).to_owned(), inner),
            Token::Comment(_) | Token::Prolog(_) => {}
        }
    }
    builder.finish(text.len())
}
