//! A paragraph of Markdown as it grows.

use super::escape;
use crate::markup::scan::is_space;

/// One paragraph as it grows: white space collapsed, nothing escaped twice.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) text: String,
    /// White space stands at the end.
    space: bool,
    /// White space stood at the beginning.
    leading: bool,
    /// It is the text of a link, in which no other link can stand.
    pub(super) in_link: bool,
    /// Where the emphasis begins that was added last, and its mark.
    emphasis: Option<(usize, usize)>,
}

impl Inline {
    pub(super) fn new(in_link: bool) -> Self {
        Self {
            in_link,
            ..Self::default()
        }
    }

    pub(super) fn separate(&mut self) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
    }

    pub(super) fn text(&mut self, text: &str) {
        for (i, word) in text.split(is_space).enumerate() {
            if i > 0 {
                self.leading |= self.text.is_empty();
                self.space = true;
            }
            if !word.is_empty() {
                self.glue(word);
                self.separate();
                if self.in_link {
                    escape::escape(word, &mut self.text);
                } else {
                    escape::escape_word(word, &mut self.text);
                }
            }
        }
    }

    /// Takes back an emphasis that a word goes on from: `**Id**s` is hard to read and to look for.
    fn glue(&mut self, word: &str) {
        let goes_on = !self.space && word.starts_with(char::is_alphanumeric);
        let Some((start, mark)) = self.emphasis.take().filter(|_| goes_on) else {
            return;
        };
        let end = self.text.len();
        let inner = self
            .text
            .get(start + mark..end.saturating_sub(mark))
            .map(str::to_owned);
        if let Some(inner) = inner.filter(|_| self.text.ends_with('*')) {
            self.text.truncate(start);
            self.text.push_str(&inner);
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        self.emphasis = None;
        let words: Vec<&str> = text.split(is_space).filter(|w| !w.is_empty()).collect();
        let code = words.join(" ");
        self.space |= text.starts_with(is_space);
        if !code.is_empty() {
            self.separate();
            let ticks = "`".repeat(longest_run(&code) + 1);
            let pad = if code.starts_with('`') || code.ends_with('`') {
                " "
            } else {
                ""
            };
            self.text
                .push_str(&format!("{ticks}{pad}{code}{pad}{ticks}"));
        }
        self.space |= text.ends_with(is_space);
    }

    /// Appends what another run became.
    pub(super) fn markup(&mut self, inner: &Inline, text: &str) {
        self.emphasis = None;
        self.space |= inner.leading;
        self.leading |= inner.leading && self.text.is_empty();
        if !text.is_empty() {
            self.separate();
            self.text.push_str(text);
        }
        self.space |= inner.space;
    }

    pub(super) fn emphasis(&mut self, inner: &Inline, mark: &str) {
        let edge = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let glued = edge(self.text.chars().last()) && !self.space && !inner.leading;
        let sound = edge(inner.text.chars().next()) && edge(inner.text.chars().last());
        let plain = inner.text.is_empty() || inner.text.contains('*') || glued && !sound;
        if plain || self.text.ends_with('*') && !self.space && !inner.leading {
            self.markup(inner, &inner.text);
        } else {
            let marked = format!("{mark}{}{mark}", inner.text);
            self.markup(inner, &marked);
            self.emphasis = Some((self.text.len().saturating_sub(marked.len()), mark.len()));
        }
    }

    pub(super) fn finish(mut self) -> String {
        escape::guard_line_start(&mut self.text, 0);
        self.text
    }
}

/// Length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
