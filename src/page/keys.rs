//! Which value a cell, a term or a bold word may mean.

use crate::markup::scan::{collapse, is_space};
use crate::markup::tree::{NodeId, Tree};

/// Longest text that is taken apart to find a value in it.
const LONG: usize = 300;

/// Longest text that may be one word with a break in it.
const BROKEN: usize = 60;

/// Letters that stand at most between two values that are marked: `one` or `other`.
const BETWEEN: usize = 4;

/// Texts that a cell may mean as a value, best first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    texts: Vec<String>,
    /// How many of them are all that it says, quotes and footnote marks aside; the others are parts.
    whole: usize,
}

impl Keys {
    /// A text as it stands; nothing is a value, too.
    fn of(text: &str) -> Self {
        Self {
            texts: vec![text.to_owned()],
            whole: 1,
        }
    }

    /// Its texts in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// The text of a rank.
    pub(crate) fn get(&self, rank: usize) -> Option<&str> {
        self.texts.get(rank).map(String::as_str)
    }

    /// Whether the text of a rank is only a part of what it says.
    pub(crate) fn is_part(&self, rank: usize) -> bool {
        rank >= self.whole
    }

    /// Adds a text, and what it is without quotes.
    fn add(&mut self, text: &str) {
        let text = text.trim_matches(is_space);
        if !text.is_empty() {
            self.push(text);
        }
        let bare = unquoted(text);
        if bare.len() < text.len() {
            self.push(bare);
        }
    }

    fn push(&mut self, text: &str) {
        if !self.texts.iter().any(|k| k == text) {
            self.texts.push(text.to_owned());
        }
    }

    /// Adds a part unless it is only a small one: prose that mentions a value does not mean it.
    fn add_large(&mut self, part: &str) {
        let whole = self.texts.first().map_or(0, String::len);
        if whole < 12 || part.len() * 3 >= whole {
            self.add(part);
        }
    }

    /// Adds all that a cell says.
    fn add_whole(&mut self, text: &str) {
        self.add(text);
        self.add(without_marks(text));
        self.whole = self.texts.len();
    }

    /// Adds parts that are values if all of them are words; of others the large ones.
    fn add_parts<'p>(&mut self, parts: impl Iterator<Item = &'p str> + Clone) {
        let words = parts
            .clone()
            .all(|p| !p.trim_matches(is_space).contains(is_space));
        for part in parts {
            match words {
                true => self.add(part),
                false => self.add_large(part),
            }
        }
    }
}

/// The texts that a cell may mean: its text, without quotes, without marks and additions, what stands in it as code or
/// bold, and its lines and parts.
pub(crate) fn of_nodes(tree: &Tree, nodes: &[NodeId], text: &str) -> Keys {
    let mut keys = Keys::of(text);
    if text.len() > LONG {
        return keys;
    }
    let mut found = Parts::default();
    nodes.iter().for_each(|&node| found.read(tree, node, false));
    let lines: Vec<String> = found
        .lines
        .iter()
        .map(|line| collapse(&visible(line)))
        .collect();
    let plain = visible(text);
    keys.add_whole(&plain);
    let without = collapse(&visible(&found.without_notes));
    if found.has_notes && !without.is_empty() {
        keys.add_whole(&without);
        add_parts(&mut keys, &without);
    } else {
        add_parts(&mut keys, &plain);
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let marked: usize = found.marked.iter().map(|m| letters(m)).sum();
    let few = letters(text) <= marked + BETWEEN * found.marked.len();
    for part in found.marked.iter().chain(&found.inner) {
        let part = collapse(&visible(part));
        match few {
            true => keys.add(&part),
            false => keys.add_large(&part),
        }
    }
    let mut lines = lines.iter().map(String::as_str).filter(|l| !l.is_empty());
    if let Some(first) = lines.next().filter(|first| first.len() < text.len()) {
        keys.add(first);
        keys.add_parts(lines);
    }
    keys
}

/// The same of plain text.
pub(crate) fn of_text(text: &str) -> Keys {
    let mut keys = Keys::of(text);
    if text.len() > LONG {
        return keys;
    }
    let plain = visible(text);
    keys.add_whole(&plain);
    add_parts(&mut keys, &plain);
    keys
}

/// What stands in a cell.
#[derive(Default)]
struct Parts {
    /// What is code, bold or the like, and what is so within that.
    marked: Vec<String>,
    inner: Vec<String>,
    lines: Vec<String>,
    /// All text without what is raised: footnote marks are.
    without_notes: String,
    has_notes: bool,
}

impl Parts {
    fn read(&mut self, tree: &Tree, node: NodeId, mut is_marked: bool) {
        if let Some(text) = tree.text(node) {
            self.without_notes.push_str(text);
            match self.lines.last_mut() {
                Some(line) => line.push_str(text),
                None => self.lines.push(text.to_owned()),
            }
            return;
        }
        match tree.name(node) {
            "code" | "tt" | "b" | "strong" | "em" | "i" | "q" | "samp" | "kbd" => {
                let to = if is_marked {
                    &mut self.inner
                } else {
                    &mut self.marked
                };
                to.push(tree.all_text(node));
                is_marked = true;
            }
            "sup" => {
                self.has_notes = true;
                if let Some(line) = self.lines.last_mut() {
                    line.push_str(&tree.all_text(node));
                }
                return;
            }
            "br" | "p" | "li" | "div" => {
                self.without_notes.push(' ');
                self.lines.push(String::new());
            }
            _ => {}
        }
        for &child in tree.children(node) {
            self.read(tree, child, is_marked);
        }
    }
}

/// Adds what a text without marks consists of.
fn add_parts(keys: &mut Keys, text: &str) {
    let plain = without_marks(text);
    // `none (nothing at all)`, `on [deprecated]`: what is added behind may be long
    for (open, close) in [(" (", ')'), (" [", ']'), ("(", ')')] {
        if let Some((before, inside)) = plain.strip_suffix(close).and_then(|p| p.split_once(open)) {
            keys.add(before);
            // `Not known (NotKnown)`
            keys.add_large(inside);
        }
    }
    // `«enum» manual`
    for (open, close) in [("«", "» "), ("<<", ">> ")] {
        if let Some((_, behind)) = plain.strip_prefix(open).and_then(|p| p.split_once(close)) {
            keys.add(behind);
        }
    }
    for end in [" (", " = ", "=", ": ", " - ", " – ", " — "] {
        if let Some((before, behind)) = plain.split_once(end) {
            keys.add(without_marks(before));
            // `3 = NotKnown`
            keys.add_large(behind.split(')').next().unwrap_or(behind));
        }
    }
    for separator in [",", " or ", " and ", " | ", "|", "/", ";"] {
        if plain.contains(separator) {
            keys.add_parts(plain.split(separator));
        }
    }
    if !plain.contains(is_space) {
        // `Planet.Mars`
        for separator in ["::", ".", "#"] {
            if let Some((of, part)) = plain.rsplit_once(separator)
                && of.starts_with(char::is_alphabetic)
            {
                keys.add(part);
            }
        }
    } else if plain.len() < BROKEN {
        // a long word that was broken to fit into its column
        let joined: String = plain.split(is_space).collect();
        keys.add(&joined);
        keys.add(&plain.replace("- ", ""));
    }
}

/// Text without what only says where a word may be broken.
fn visible(text: &str) -> String {
    let is_seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.chars().filter(is_seen).collect()
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
    // Markdown that nobody read
    let bold = |mark| text.strip_prefix(mark).and_then(|t| t.strip_suffix(mark));
    if let Some(inner) = bold("**").or(bold("__")).filter(|inner| !inner.is_empty()) {
        return inner;
    }
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

#[cfg(all(test, feature = "pages"))]
mod tests {
    use super::{of_nodes, of_text};
    use crate::markup::html;
    use crate::markup::scan::collapse;
    use crate::markup::tree::ROOT;

    #[test]
    fn the_value_is_among_the_keys() {
        for (text, value) in [
            ("\"NONE\"", "NONE"),
            ("MsCHAPV2\"", "MsCHAPV2"),
            ("\u{201c}a b\u{201d}", "a b"),
            ("HistoricalData=16", "HistoricalData"),
            ("bad-request*", "bad-request"),
            ("**on**", "on"),
            ("Wait <24>", "Wait"),
            ("on (1)", "on"),
            ("0x1 (On)", "On"),
            ("a, b", "b"),
            ("monday, tuesday, wednesday", "tuesday"),
            ("on (the lamp is switched on)", "on"),
            ("on [deprecated since version 2]", "on"),
            ("«enum» manual", "manual"),
            ("Planet.Mars", "Mars"),
            ("Planet::Mars", "Mars"),
            ("very\u{ad}Long\u{200b}Name", "veryLongName"),
            ("north- bound", "northbound"),
            ("very LongName", "veryLongName"),
            ("\"\"", ""),
        ] {
            assert!(of_text(text).iter().any(|k| k == value), "{text}");
        }
    }

    /// What a cell with markup may mean.
    fn keys(html: &str) -> Vec<String> {
        let tree = html::parse(html);
        let text = collapse(&tree.all_text(ROOT));
        let keys = of_nodes(&tree, tree.children(ROOT), &text);
        keys.iter().map(str::to_owned).collect()
    }

    #[test]
    fn markup_sets_values_apart() {
        for (html, value) in [
            ("gold<sup>1</sup>", "gold"),
            ("<sup>[2]</sup>", "[2]"),
            ("<code>monday</code> or <code>tuesday</code>", "tuesday"),
            ("thu<br>fri<br>sat", "fri"),
            ("Reader<br>of all that was written", "Reader"),
        ] {
            assert!(keys(html).iter().any(|k| k == value), "{html}");
        }
    }

    #[test]
    fn prose_does_not_mean_what_it_mentions() {
        for (html, value) in [
            ("It is <code>on</code> as long as nobody turns it off", "on"),
            ("One of red, blue and the others", "red"),
        ] {
            assert!(keys(html).iter().all(|k| k != value), "{html}");
        }
    }
}
