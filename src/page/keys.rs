//! Which value a cell, a term or a bold word may mean.

use crate::markup::scan::{collapse, is_space};
use crate::markup::tree::{NodeId, Tree};

/// Longest text that is taken apart to find a value in it.
const LONG: usize = 300;

/// The texts that a cell may mean as a value, best first: its text, without quotes, without marks and
/// additions, what stands in it as code or bold, and its lines and parts.
pub(crate) fn of_nodes(tree: &Tree, nodes: &[NodeId], text: &str) -> Vec<String> {
    let mut keys = of_text(text);
    if text.len() > LONG {
        return keys;
    }
    let mut lines = vec![String::new()];
    for &node in nodes {
        for id in tree.descendants(node) {
            match tree.name(id) {
                "code" | "tt" | "b" | "strong" | "em" | "i" | "q" | "samp" | "kbd" => {
                    add(&mut keys, &collapse(&tree.all_text(id)));
                }
                "br" | "p" | "li" | "div" => lines.push(String::new()),
                _ => {}
            }
            if let (Some(text), Some(line)) = (tree.text(id), lines.last_mut()) {
                line.push_str(text);
            }
        }
    }
    for line in lines {
        add(&mut keys, &collapse(&line));
    }
    significant(keys)
}

/// Without what is only a small part of the text: prose that mentions a value does not mean it.
fn significant(mut keys: Vec<String>) -> Vec<String> {
    let whole = keys.first().map_or(0, String::len);
    keys.retain(|k| k.len() * 3 >= whole || whole < 12);
    keys
}

/// The same of plain text.
pub(crate) fn of_text(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    keys.push(text.to_owned());
    if text.len() > LONG {
        return keys;
    }
    add(&mut keys, text);
    let plain = without_marks(text);
    add(&mut keys, plain);
    for end in [" (", " = ", "=", ": ", " - ", " – ", " — "] {
        if let Some((before, behind)) = plain.split_once(end) {
            add(&mut keys, before);
            // `Not known (NotKnown)` and `3 = NotKnown`
            let behind = behind.split(')').next().unwrap_or(behind);
            add(&mut keys, behind);
        }
    }
    for separator in [",", " or ", " | ", "/", ";"] {
        if plain.contains(separator) {
            for part in plain.split(separator) {
                add(&mut keys, part);
            }
        }
    }
    significant(keys)
}

/// Adds a key and what it is without quotes.
fn add(keys: &mut Vec<String>, text: &str) {
    let text = text.trim_matches(is_space);
    if !text.is_empty() && !keys.iter().any(|k| k == text) {
        keys.push(text.to_owned());
    }
    let bare = unquoted(text);
    if bare.len() < text.len() && !keys.iter().any(|k| k == bare) {
        keys.push(bare.to_owned());
    }
}

/// Text without the quotes around it; a quote that converters lost on one side counts too.
fn unquoted(text: &str) -> &str {
    let quote = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '`'
                | '\u{201c}'
                | '\u{201d}'
                | '\u{201e}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{201a}'
                | '«'
                | '»'
                | '‹'
                | '›'
        )
    };
    let inner = text.strip_prefix(quote).unwrap_or(text);
    inner.strip_suffix(quote).unwrap_or(inner)
}

/// Text without footnote marks, product notes such as `<24>`, and punctuation at its end.
fn without_marks(text: &str) -> &str {
    let mut text = text.trim_matches(is_space);
    loop {
        let before = text;
        text = text.trim_end_matches(['*', '†', '‡', '§', ':', ';', ',', '.']);
        text = text.trim_end_matches(is_space);
        for (open, close) in [('<', '>'), ('[', ']')] {
            let inner = text.strip_suffix(close).and_then(|t| t.rsplit_once(open));
            if let Some((rest, mark)) = inner
                && (1..5).contains(&mark.len())
                && mark.chars().all(|c| c.is_ascii_digit())
            {
                text = rest.trim_end_matches(is_space);
            }
        }
        if text == before {
            return text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn the_value_is_among_the_keys() {
        for (text, value) in [
            ("\"NONE\"", "NONE"),
            ("MsCHAPV2\"", "MsCHAPV2"),
            ("\u{201c}a b\u{201d}", "a b"),
            ("HistoricalData=16", "HistoricalData"),
            ("bad-request*", "bad-request"),
            ("Wait <24>", "Wait"),
            ("on (1)", "on"),
            ("0x1 (On)", "On"),
            ("a, b", "b"),
            ("\"\"", ""),
        ] {
            assert!(of_text(text).iter().any(|k| k == value), "{text}");
        }
    }
}
