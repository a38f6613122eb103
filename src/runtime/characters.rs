//! Characters as XML 1.0 (fifth edition) means them.

/// Whether a text may stand in an XML document.
pub(crate) fn is_xml_text(text: &str) -> bool {
    let allowed =
        |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.chars().all(allowed)
}
