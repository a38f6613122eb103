//! Documents of XML 1.1: read where XML 1.0 reads the same, else refused.

use super::tags::{Tag, Tags};
use super::{NotWellFormed, is_space};
use crate::diagnostic::codes;

/// Refuses a document of XML 1.1 that XML 1.0 reads in another way (XML 1.1, 1.3 and 2.11).
pub(super) fn check(text: &str) -> Result<(), NotWellFormed> {
    if !is_1_1(text) {
        return Ok(());
    }
    let found = character(text)
        .into_iter()
        .chain(reference(text))
        .chain(undeclared(text))
        .min_by_key(|(offset, _)| *offset);
    match found {
        None => Ok(()),
        Some((offset, what)) => Err(NotWellFormed {
            code: codes::XML_1_1,
            message: format!(
                "the document is XML 1.1, which is read by the rules of XML 1.0, and {what}"
            ),
            offset,
            help: "replace it, or declare `version=\"1.0\"` if that is meant".into(),
        }),
    }
}

/// Whether the XML declaration names version 1.1.
fn is_1_1(text: &str) -> bool {
    let declared = || {
        let declaration = text.strip_prefix("<?xml")?;
        let declaration = declaration.get(..declaration.find("?>")?)?;
        let (_, version) = declaration.split_once("version")?;
        let version = version.trim_start_matches(|c| is_space(c) || c == '=');
        Some(version.strip_prefix(['"', '\''])?.starts_with("1.1"))
    };
    declared().unwrap_or(false)
}

/// A character that ends a line in XML 1.1 only, or that it allows as a reference only.
fn character(text: &str) -> Option<(usize, String)> {
    let (offset, c) = text
        .char_indices()
        .find(|(_, c)| matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}'))?;
    let code = u32::from(c);
    let what = match c {
        '\u{85}' | '\u{2028}' => format!("U+{code:04X} ends a line in XML 1.1 only"),
        _ => format!("U+{code:04X} may stand in XML 1.1 as a reference only"),
    };
    Some((offset, what))
}

/// A reference to a control character, which XML 1.0 does not have.
fn reference(text: &str) -> Option<(usize, String)> {
    text.match_indices("&#").find_map(|(offset, _)| {
        let body = text.get(offset + 2..)?;
        let digits = body.get(..body.find(';').filter(|&end| end < 12)?)?;
        let code = match digits.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        let control = (1..32).contains(&code) && !matches!(code, 9 | 10 | 13);
        control.then(|| {
            let what = format!("`&#{digits};` refers to a character that XML 1.0 does not have");
            (offset, what)
        })
    })
}

/// A prefix that is taken out of scope (Namespaces in XML 1.1, 5).
fn undeclared(text: &str) -> Option<(usize, String)> {
    let mut tags = Tags::new(text, 0);
    while let Some(tag) = tags.next() {
        let Tag::Start { .. } = tag else { continue };
        let empty =
            |a: &&super::tags::Attribute<'_>| a.name.starts_with("xmlns:") && a.value.is_empty();
        if let Some(attribute) = tags.attributes.iter().find(empty) {
            let what = format!("`{}=\"\"` means nothing there", attribute.name);
            return Some((attribute.value.start, what));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::check;

    fn offset(inside: &str) -> Option<usize> {
        let head = "<?xml version='1.1'?>";
        let text = format!("{head}<a>{inside}</a>");
        check(&text).err().map(|e| e.offset - head.len() - 3)
    }

    #[test]
    fn what_both_versions_read_alike_is_read() {
        assert_eq!(offset("é &#10; &#x9; &amp; <b xmlns=''/>"), None);
        assert!(check("<?xml version='1.0'?><a>\u{85}&#1;</a>").is_ok());
    }

    #[test]
    fn what_they_read_differently_is_refused_where_it_stands() {
        assert_eq!(offset("x\u{85}"), Some(1));
        assert_eq!(offset("\u{2028}\u{85}"), Some(0));
        assert_eq!(offset("x&#x01;"), Some(1));
        assert_eq!(offset("\u{90}&#1;"), Some(0));
        assert_eq!(offset("<b xmlns:c=''/>"), Some(12));
    }
}
