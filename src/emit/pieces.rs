//! The run-time helpers that a file needs, taken item by item from `src/runtime`.

use std::collections::BTreeSet;

/// The modules of `src/runtime`, in the order in which their items are written.
const MODULES: [&str; 9] = [
    include_str!("../runtime/space.rs"),
    include_str!("../runtime/text.rs"),
    include_str!("../runtime/name.rs"),
    include_str!("../runtime/decimal.rs"),
    include_str!("../runtime/float.rs"),
    include_str!("../runtime/date.rs"),
    include_str!("../runtime/duration.rs"),
    include_str!("../runtime/binary.rs"),
    include_str!("../runtime/pattern.rs"),
];

/// Some of the run-time helpers, with all that they are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    wanted: BTreeSet<&'static str>,
    string: bool,
    vector: bool,
}

impl Pieces {
    /// Whatever `code` names with the path of `module`.
    pub(super) fn named_in(code: &str, module: &str) -> Self {
        let prefix = format!("{module}::");
        let known: BTreeSet<&'static str> = items().map(|item| item.name).collect();
        let mut pieces = Self::default();
        for start in memchr::memmem::find_iter(code.as_bytes(), &prefix) {
            let before = code.get(..start).unwrap_or("");
            let line = before.rsplit('\n').next().unwrap_or("");
            if line.trim_start().starts_with("///") {
                continue;
            }
            let rest = code.get(start + prefix.len()..).unwrap_or("");
            let name = words(rest).next().unwrap_or("");
            pieces.string |= name == "String";
            pieces.vector |= name == "Vec";
            pieces.wanted.extend(known.get(name));
        }
        pieces
    }

    /// The text of all items, and of the items that they name.
    pub(super) fn items(&self) -> Vec<&'static str> {
        let all: Vec<Item> = items().collect();
        let mut names = self.wanted.clone();
        let mut open: Vec<&str> = names.iter().copied().collect();
        while let Some(name) = open.pop() {
            for item in all.iter().filter(|item| item.name == name) {
                for word in item.code_words() {
                    let known = all.iter().find(|other| other.name == word);
                    if let Some(needed) = known.filter(|other| names.insert(other.name)) {
                        open.push(needed.name);
                    }
                }
            }
        }
        let needed = all.iter().filter(|item| names.contains(item.name));
        needed.map(|item| item.text).collect()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty() && !self.string && !self.vector
    }

    /// Whether items are kept, in a `Vec`.
    pub(super) fn has_vector(&self) -> bool {
        self.vector
    }

    /// Whether text is kept, in a `String`.
    pub(super) fn has_string(&self) -> bool {
        self.string
    }
}

/// A function, a type, or an `impl` of a type, which bears the type's name.
struct Item {
    name: &'static str,
    text: &'static str,
}

impl Item {
    /// The words of its code, without those of its documentation.
    fn code_words(&self) -> impl Iterator<Item = &'static str> {
        let code = |line: &&str| !line.trim_start().starts_with("//");
        let parts = self.text.lines().filter(code);
        // A word before an exclamation mark is a macro, such as `matches!`.
        let without_macros = parts
            .flat_map(|line| line.split_inclusive('!'))
            .map(|part| {
                let call = part.strip_suffix('!');
                call.map_or(part, |c| {
                    c.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
                })
            });
        without_macros.flat_map(words)
    }
}

/// All items of all modules.
fn items() -> impl Iterator<Item = Item> {
    MODULES.into_iter().flat_map(|module| {
        let mut rest = module;
        std::iter::from_fn(move || {
            // An item ends with the first line that is a closing brace and nothing else.
            let end = rest.find("\n}\n")? + "\n}\n".len();
            let (text, tail) = rest.split_at_checked(end)?;
            rest = tail;
            Some(text)
        })
        .filter_map(Item::new)
    })
}

impl Item {
    fn new(text: &'static str) -> Option<Self> {
        // Before the first item stand the module's documentation and its imports.
        let header =
            |line: &str| line.is_empty() || line.starts_with("//!") || line.starts_with("use ");
        let skipped: usize = text
            .split_inclusive('\n')
            .take_while(|line| header(line.trim_end()))
            .map(str::len)
            .sum();
        let text = text.get(skipped..)?;
        let declares = |line: &&str| !line.starts_with("//") && !line.starts_with('#');
        let line = text.lines().find(declares)?;
        let name = match line.strip_prefix("impl") {
            // `impl<const N: usize> ::core::fmt::Write for Text<N> {`: the last word with a capital.
            Some(rest) => {
                let of = rest.rsplit(" for ").next().unwrap_or(rest);
                let of = of
                    .strip_prefix('<')
                    .map_or(of, |o| o.split_once("> ").map_or(o, |p| p.1));
                words(of).next()?
            }
            None => {
                let mut words = words(line).skip_while(|w| !matches!(*w, "fn" | "struct"));
                words.nth(1)?
            }
        };
        Some(Self { name, text })
    }
}

/// The identifiers and keywords of a text; names of macros are none of ours.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(is_part)?;
            let tail = rest.get(start..)?;
            let end = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
            let (word, after) = tail.split_at_checked(end)?;
            rest = after;
            if !after.starts_with('!') {
                return Some(word);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word that is an item's name always means the item: else a file would get items that nothing uses.
    #[test]
    fn names_of_items_are_used_for_nothing_else() {
        let all: Vec<Item> = items().collect();
        for item in &all {
            let code: Vec<&str> = item
                .text
                .lines()
                .filter(|l| !l.trim_start().starts_with("//"))
                .collect();
            let code = code.join("\n");
            for other in all.iter().filter(|other| other.name != item.name) {
                for (start, _) in code.match_indices(other.name) {
                    let before = code.get(..start).and_then(|t| t.chars().next_back());
                    let after = code
                        .get(start + other.name.len()..)
                        .and_then(|t| t.chars().next());
                    let in_word =
                        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                    if in_word(before) || in_word(after) {
                        continue;
                    }
                    let is_type = other.name.starts_with(|c: char| c.is_uppercase());
                    let after = after.filter(|c| *c != ':' || !is_type);
                    let used = !matches!(before, Some('.' | ':' | '"'))
                        && !matches!(after, Some(':' | '!' | '"'));
                    assert!(used, "`{}` in `{}` is not the item", other.name, item.name);
                }
            }
        }
    }

    #[test]
    fn takes_what_is_needed_and_no_more() {
        let taken = Pieces::named_in("let a = support::decimal(text);", "support").items();
        let text = taken.concat();
        assert!(text.contains("struct Decimal") && text.contains("fn decimal("));
        assert!(!text.contains("fn write_decimal") && !text.contains("struct Text"));
        assert!(Pieces::named_in("/// support::decimal", "support").is_empty());
    }
}
