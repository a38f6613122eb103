//! What can be an identifier, and how keywords become one.

use std::borrow::Cow;

/// Keywords of all editions, also the reserved and the weak ones that cannot name a variant everywhere.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "union",
];

/// The identifier that this text is as it stands, raw when it is a keyword; `None` when it can't be one.
pub(crate) fn identifier(text: &str) -> Option<Cow<'_, str>> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let starts = unicode_ident::is_xid_start(first) || first == '_';
    if !starts || text == "_" || !chars.all(unicode_ident::is_xid_continue) {
        return None;
    }
    match text {
        "self" | "Self" | "super" | "crate" => None,
        _ if KEYWORDS.contains(&text) => Some(Cow::Owned(format!("r#{text}"))),
        _ => Some(Cow::Borrowed(text)),
    }
}
