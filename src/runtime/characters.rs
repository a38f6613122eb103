//! Characters as XML 1.0 (fifth edition) means them.

/// Whether a text may stand in an XML document.
pub(crate) fn is_xml_text(text: &str) -> bool {
    text.chars().all(is_xml_character)
}

fn is_xml_character(c: char) -> bool {
    ::core::matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
