//! The characters of a regular expression, and the quantifiers behind its parts.

use std::iter::Peekable;
use std::str::Chars;

/// How deep groups and subtractions may nest.
const DEPTH: u32 = 200;

/// The characters of an expression and how far they are read.
pub(super) struct Input<'a> {
    pub(super) chars: Peekable<Chars<'a>>,
    pub(super) read: usize,
    pub(super) depth: u32,
}

impl Input<'_> {
    pub(super) fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    pub(super) fn second(&self) -> Option<char> {
        let mut rest = self.chars.clone();
        rest.next();
        rest.next()
    }

    /// Whether `--[` follows.
    pub(super) fn has_subtraction_after_hyphen(&self) -> bool {
        self.chars.clone().take(3).eq("--[".chars())
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.chars.next();
        self.read += usize::from(c.is_some());
        c
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.next();
        }
        found
    }

    /// A reason that is about the character just read.
    pub(super) fn back(&mut self, reason: &str) -> String {
        self.read = self.read.saturating_sub(1);
        reason.to_owned()
    }

    pub(super) fn enter(&mut self) -> Result<(), String> {
        self.depth += 1;
        match self.depth > DEPTH {
            true => Err(format!("groups nest deeper than {DEPTH}")),
            false => Ok(()),
        }
    }

    /// `quantifier ::= [?*+] | ( '{' quantity '}' )`
    pub(super) fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, String> {
        let quantifier = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                self.next();
                let min = self.count()?;
                let max = match self.take(',') {
                    false => Some(min),
                    true if self.peek() == Some('}') => None,
                    true => Some(self.count()?),
                };
                if max.is_some_and(|max| max < min) {
                    return Err("the least count of `{…}` is greater than the greatest".into());
                }
                if self.peek() != Some('}') {
                    return Err("expected `}` after the counts".into());
                }
                (min, max)
            }
            _ => return Ok(None),
        };
        self.next();
        Ok(Some(quantifier))
    }

    fn count(&mut self) -> Result<u32, String> {
        let mut digits = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            digits.push(c);
            self.next();
        }
        match digits.is_empty() {
            true => Err("expected a count such as `{2}`, `{2,}` or `{2,5}`".into()),
            false => digits
                .parse()
                .map_err(|_| format!("the count {digits} is too great")),
        }
    }
}
