//! Tells whether the tags of schema text match, so that they can be trusted.

use std::ops::Range;

use super::grammar;
use crate::markup::scan::{self, Scanner, Token, split};
use crate::schema::xsd::is_element;

/// Whether every start tag has its end tag where XML wants it, and no type with a name stands in another
/// component, as it does when end tags were lost and found again at the end.
pub(super) fn is_balanced(text: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let slice = |r: Range<usize>| text.get(r).unwrap_or("");
    for token in Scanner::new(text) {
        match token {
            Token::Start {
                name,
                attributes,
                empty,
                ..
            } => {
                let (_, local) = split(slice(name.clone()));
                let parent = open.last().map_or("", |p| split(p).1);
                let inside = is_element(parent) && !grammar::is_root(parent);
                if inside && is_type(local) && has_name(text, attributes) {
                    return false;
                }
                if !empty {
                    open.push(slice(name));
                }
            }
            Token::End { name, .. } if open.pop() != Some(slice(name.clone())) => {
                return false;
            }
            _ => {}
        }
    }
    open.is_empty()
}

pub(super) fn is_type(local: &str) -> bool {
    matches!(local, "simpleType" | "complexType")
}

pub(super) fn has_name(text: &str, attributes: Range<usize>) -> bool {
    scan::attributes(text, attributes)
        .into_iter()
        .any(|a| text.get(a.name) == Some("name"))
}
