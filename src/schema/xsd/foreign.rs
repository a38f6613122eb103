//! Elements and attributes of other vocabularies whose prefix nothing declares: a document that is XML Schema otherwise
//! is read without them.

use crate::diagnostic::codes;
use crate::options::Limits;
use crate::xml::{self, NotWellFormed, is_space};

/// Prefixes that are passed over at most.
const MOST: usize = 16;

/// Names of elements of XML Schema with which types are made: who writes them with a prefix that is not declared
/// means them.
const OURS: [&str; 14] = [
    "attribute",
    "attributeGroup",
    "complexType",
    "element",
    "enumeration",
    "extension",
    "group",
    "list",
    "restriction",
    "schema",
    "simpleContent",
    "simpleType",
    "union",
    "import",
];

/// The text without the prefixes that nothing declares, so that it can be parsed: each becomes a part of the name,
/// which is as long as before. With them where each stands first. The error when that cannot be.
pub(super) fn pass_over(
    text: &str,
    mut error: NotWellFormed,
    limits: &Limits,
) -> Result<(String, Vec<(String, usize)>), NotWellFormed> {
    let mut text = text.to_owned();
    let mut passed: Vec<(String, usize)> = Vec::new();
    loop {
        let prefix = undeclared(&error).filter(|_| passed.len() < MOST);
        let Some(prefix) = prefix.map(str::to_owned) else {
            return Err(error);
        };
        let uses = uses(&text, &prefix);
        let Some(first) = uses.first().filter(|_| uses.iter().all(|u| u.foreign)) else {
            return Err(error);
        };
        passed.push((prefix, first.start));
        let mut mended = String::with_capacity(text.len());
        let mut done = 0;
        for at in &uses {
            mended.push_str(text.get(done..at.colon).unwrap_or(""));
            mended.push('_');
            done = at.colon + 1;
        }
        mended.push_str(text.get(done..).unwrap_or(""));
        text = mended;
        match xml::parse(&text, limits) {
            Ok(_) => return Ok((text, passed)),
            Err(next) => error = next,
        }
    }
}

/// The prefix that an error is about, if it is that nothing declares it.
fn undeclared(error: &NotWellFormed) -> Option<&str> {
    let is = error.code == codes::UNDECLARED_PREFIX;
    is.then(|| error.message.split('`').nth(1)).flatten()
}

/// One use of a prefix.
struct Use {
    /// Where the name begins.
    start: usize,
    colon: usize,
    /// Whether it is on an attribute, or on an element that is called otherwise than ours.
    foreign: bool,
}

/// Where a prefix stands on elements and attributes.
fn uses(text: &str, prefix: &str) -> Vec<Use> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(open) = rest.find('<') else { break };
        let tag = at + open;
        let rest = text.get(tag..).unwrap_or("");
        // What is not a tag has no names.
        let closed = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((begin, end)) = closed.iter().find(|(begin, _)| rest.starts_with(begin)) {
            let inside = rest.get(begin.len()..).unwrap_or("");
            let length = inside.find(end).map_or(inside.len(), |i| i + end.len());
            at = tag + begin.len() + length;
            continue;
        }
        at = tag_uses(text, tag + 1, prefix, &mut found);
    }
    found
}

/// The uses in one tag, whose inside begins at `from`; where it ends.
fn tag_uses(text: &str, from: usize, prefix: &str, found: &mut Vec<Use>) -> usize {
    let mut quote = None;
    let mut word = None;
    let mut on_element = true;
    for (at, c) in text.get(from..).unwrap_or("").char_indices() {
        let at = from + at;
        if quote.is_some() {
            quote = quote.filter(|q| *q != c);
            continue;
        }
        let ends = is_space(c) || matches!(c, '>' | '=' | '/' | '"' | '\'');
        if !ends {
            word.get_or_insert(at);
            continue;
        }
        if let Some(start) = word.take() {
            let name = text.get(start..at).unwrap_or("");
            if let Some(local) = name.strip_prefix(prefix).and_then(|n| n.strip_prefix(':')) {
                found.push(Use {
                    start,
                    colon: start + prefix.len(),
                    foreign: !on_element || !OURS.contains(&local),
                });
            }
            on_element = false;
        }
        match c {
            '>' => return at + 1,
            '"' | '\'' => quote = Some(c),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn prefixes_are_found_in_tags_alone() {
        let text = "<!-- <p:a> --><a p:b='<p:c>' x = \"p:d\" p:e=''>p:f<p:element/><![CDATA[<p:g>]]></p:h></a>";
        let found = uses(text, "p");
        let names: Vec<(&str, bool)> = (found.iter())
            .map(|u| (text.get(u.start..u.colon + 2).unwrap_or(""), u.foreign))
            .collect();
        assert_eq!(
            names,
            [("p:b", true), ("p:e", true), ("p:e", false), ("p:h", true)]
        );
    }
}
