//! What the XML parser has to say, in sentences that tell what is wrong and how to mend it.

use roxmltree::Error;

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Location;

/// Why a text is not an XML document that can be used.
#[derive(Debug)]
pub(crate) struct NotWellFormed {
    /// One of the diagnostic codes.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// Byte offset in the text.
    pub(crate) offset: usize,
    /// What to do about it.
    pub(crate) help: String,
}

impl NotWellFormed {
    /// As an error at its place, which `locate` makes of an offset.
    pub(crate) fn diagnostic(self, locate: impl FnOnce(usize) -> Location) -> Diagnostic {
        Diagnostic::error(self.code, self.message)
            .at(locate(self.offset))
            .help(self.help)
    }

    pub(super) fn new(text: &str, error: &Error, external: &[(&str, &str)]) -> Self {
        let mut code = codes::NOT_WELL_FORMED;
        let (message, help) = match error {
            Error::UnknownNamespace(prefix, _) => {
                code = codes::UNDECLARED_PREFIX;
                (
                    format!("the prefix `{prefix}` is not declared"),
                    Some(format!(
                        "add `xmlns:{prefix}=\"…\"` to this element or one around it"
                    )),
                )
            }
            Error::UnexpectedCloseTag(expected, actual, _) => (
                format!("`</{actual}>` stands where `</{expected}>` was expected"),
                Some(format!("close `<{expected}>` before the element around it")),
            ),
            Error::UnknownEntityReference(name, _) => {
                match external.iter().find(|(n, _)| n == name) {
                    Some((_, address)) => {
                        code = codes::EXTERNAL_ENTITY;
                        (
                            format!("the entity `&{name};` stands for `{address}`, and external entities are never fetched"),
                            Some("write the text itself, or declare the entity with its text".into()),
                        )
                    }
                    None => (
                        format!("the entity `&{name};` is not declared"),
                        Some("XML itself has only `&lt;`, `&gt;`, `&amp;`, `&apos;` and `&quot;`; write the character or `&#x…;`".into()),
                    ),
                }
            }
            Error::MalformedEntityReference(_) => (
                "`&` begins no entity or character reference".into(),
                Some("write `&amp;` for the character itself".into()),
            ),
            Error::EntityReferenceLoop(_) => {
                code = codes::ENTITY_EXPANSION;
                (
                    "entities are nested more than 10 deep, or stand for more than 255 others"
                        .into(),
                    Some("write the text itself instead of entities".into()),
                )
            }
            Error::InvalidAttributeValue(_) => (
                "`<` stands in an attribute value".into(),
                Some("write `&lt;`; perhaps a quote is missing before".into()),
            ),
            Error::DuplicatedAttribute(name, _) => (
                format!("the attribute `{name}` is given twice"),
                Some("take one of them out".into()),
            ),
            Error::DuplicatedNamespace(prefix, _) => (
                format!("the prefix `{prefix}` is declared twice on one element"),
                Some("take one of the declarations out".into()),
            ),
            Error::NoRootNode => (
                "there is no element in the document".into(),
                Some("perhaps the file is empty, or is not XML".into()),
            ),
            Error::UnclosedRootNode => (
                "an element is not closed before the document ends".into(),
                Some("add its end tag; perhaps the file was cut off".into()),
            ),
            Error::UnexpectedEndOfStream => (
                "the document ends in the middle of a tag, comment or declaration".into(),
                Some("perhaps the file was cut off".into()),
            ),
            Error::UnexpectedDeclaration(_) => (
                "an XML declaration stands elsewhere than at the very start of the document".into(),
                Some("remove what stands before `<?xml`, even blanks and empty lines".into()),
            ),
            Error::NonXmlChar(c, _) => (
                format!("U+{:04X} is not a character that XML allows", u32::from(*c)),
                Some(
                    "take it out; of the control characters XML has tab and line ends only".into(),
                ),
            ),
            Error::InvalidChar(expected, actual, _) => (
                format!(
                    "`{}` was expected, not `{}`",
                    char::from(*expected),
                    char::from(*actual)
                ),
                None,
            ),
            Error::InvalidChar2(expected, actual, _) => (
                format!("{expected} was expected, not `{}`", char::from(*actual)),
                None,
            ),
            Error::InvalidString(expected, _) => (format!("`{expected}` was expected"), None),
            Error::InvalidName(_) => ("this is not a name that XML allows".into(), None),
            Error::InvalidComment(_) => (
                "a comment contains `--`".into(),
                Some("end it with `-->`, and use `- -` inside".into()),
            ),
            Error::InvalidCharacterData(_) => {
                ("`]]>` stands in text".into(), Some("write `]]&gt;`".into()))
            }
            other => {
                // Its own words, without its own position.
                let words = other.to_string();
                let end = words.rfind(" at ").unwrap_or(words.len());
                (words.get(..end).unwrap_or(&words).to_owned(), None)
            }
        };
        let general = || "mend the markup here; an XML editor shows all such places".to_owned();
        Self {
            code,
            message,
            offset: offset(text, error),
            help: help.unwrap_or_else(general),
        }
    }
}

/// The byte offset of an error; the parser counts lines and characters from 1.
fn offset(text: &str, error: &Error) -> usize {
    if matches!(
        error,
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream | Error::NoRootNode
    ) {
        return text.len();
    }
    let pos = error.pos();
    let line: usize = text
        .split_inclusive('\n')
        .take(pos.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let columns = text.get(line..).unwrap_or("").char_indices();
    columns
        .map(|(i, _)| line + i)
        .nth(pos.col.saturating_sub(1) as usize)
        .unwrap_or(text.len())
}
