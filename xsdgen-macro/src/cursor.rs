//! Tokens, read from front to back. What the macros read is so little that a parser of all of Rust, which takes
//! longer to build than they do, is not worth its build time.

use crate::error::{Error, Result};
use crate::tokens::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// A position in tokens. Invisible groups, in which a `macro_rules!` hands on what it matched, are as if not there.
pub(crate) struct Cursor {
    /// What is left, the next token last.
    rest: Vec<TokenTree>,
    /// Where the end is shown.
    end: Span,
}

/// A string literal.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) span: Span,
}

impl Cursor {
    /// All tokens that the compiler hands over.
    pub(crate) fn new(tokens: TokenStream) -> Self {
        Self::ending(tokens, Span::call_site())
    }

    /// What stands between delimiters.
    pub(crate) fn inside(group: &Group) -> Self {
        Self::ending(group.stream(), group.span_close())
    }

    fn ending(tokens: TokenStream, end: Span) -> Self {
        let mut rest: Vec<TokenTree> = tokens.into_iter().collect();
        rest.reverse();
        let mut cursor = Self { rest, end };
        cursor.open();
        cursor
    }

    /// Puts the content of invisible groups in their place.
    fn open(&mut self) {
        while let Some(TokenTree::Group(group)) = self.rest.last() {
            if group.delimiter() != Delimiter::None {
                return;
            }
            let mut inner: Vec<TokenTree> = group.stream().into_iter().collect();
            inner.reverse();
            self.rest.pop();
            self.rest.extend(inner);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next token, which stays.
    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.rest.last()
    }

    /// Takes the next token.
    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.rest.pop();
        self.open();
        token
    }

    /// Where the next token stands.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or(self.end, TokenTree::span)
    }

    /// That something else should stand here.
    pub(crate) fn error(&self, expected: &str) -> Error {
        let text = match self.peek() {
            Some(_) => expected.to_owned(),
            None => format!("unexpected end of input, {expected}"),
        };
        Error::new(self.span(), text)
    }

    pub(crate) fn at_punct(&self, c: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(p)) if p.as_char() == c)
    }

    /// Takes a mark that must stand here.
    pub(crate) fn punct(&mut self, c: char) -> Result<()> {
        if !self.at_punct(c) {
            return Err(self.error(&format!("expected `{c}`")));
        }
        self.next();
        Ok(())
    }

    /// Takes the comma behind an item, unless it was the last one.
    pub(crate) fn comma(&mut self) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        self.punct(',')
    }

    /// Takes a word.
    pub(crate) fn ident(&mut self, expected: &str) -> Result<Ident> {
        match self.peek() {
            Some(TokenTree::Ident(ident)) => {
                let ident = ident.clone();
                self.next();
                Ok(ident)
            }
            _ => Err(self.error(expected)),
        }
    }

    /// Whether the next token is this word.
    pub(crate) fn at_word(&self, word: &str) -> bool {
        let Some(TokenTree::Ident(next)) = self.peek() else {
            return false;
        };
        let next = next.to_string();
        next == word
    }

    /// Takes a group if one with these delimiters stands here.
    pub(crate) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let group = group.clone();
                self.next();
                Some(group)
            }
            _ => None,
        }
    }

    /// Takes a string literal if one stands here.
    pub(crate) fn text(&mut self) -> Option<Text> {
        let Some(TokenTree::Literal(literal)) = self.peek() else {
            return None;
        };
        let span = literal.span();
        let value = string_value(&literal.to_string())?;
        self.next();
        Some(Text { value, span })
    }

    /// Takes all up to the next comma; those inside angle brackets do not count.
    pub(crate) fn until_comma(&mut self) -> Vec<TokenTree> {
        let (mut tokens, mut depth, mut before) = (Vec::new(), 0_usize, None);
        while !self.is_empty() && (depth > 0 || !self.at_punct(',')) {
            let token = self.next();
            let mark = match &token {
                Some(TokenTree::Punct(p)) => Some(p.as_char()),
                _ => None,
            };
            match (before, mark) {
                // a comparison or a shift has an operand before it
                (first, Some('<')) if depth > 0 || tokens.is_empty() || first == Some(':') => {
                    depth += 1;
                }
                (Some('-' | '='), Some('>')) => {}
                (_, Some('>')) => depth = depth.saturating_sub(1),
                _ => {}
            }
            before = mark;
            tokens.extend(token);
        }
        tokens
    }

    /// All that is left.
    pub(crate) fn rest(self) -> impl Iterator<Item = TokenTree> {
        self.rest.into_iter().rev()
    }
}

/// What a string literal stands for; `None` for other literals.
fn string_value(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let fence = raw.find('"')?;
        let end = raw.len().checked_sub(fence + 1)?;
        return raw.get(fence + 1..end).map(str::to_owned);
    }
    let body = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(body.len());
    let mut rest = body.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next()? {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '0' => out.push('\0'),
            'x' => {
                let digits: String = rest.by_ref().take(2).collect();
                out.push(char::from(u8::from_str_radix(&digits, 16).ok()?));
            }
            'u' => {
                let braced = rest.by_ref().skip(1).take_while(|c| *c != '}');
                let digits: String = braced.filter(|c| *c != '_').collect();
                out.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
            }
            // the line goes on where the next one has its first character
            '\n' | '\r' => {
                rest = rest
                    .as_str()
                    .trim_start_matches([' ', '\t', '\n', '\r'])
                    .chars()
            }
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::string_value;

    #[test]
    fn string_literals() {
        for (literal, value) in [
            (r#""a b""#, Some("a b")),
            (r#""\"\\\'\n\t\r\0""#, Some("\"\\'\n\t\r\0")),
            (r#""\x41\u{e9}\u{1_F600}""#, Some("A\u{e9}\u{1f600}")),
            ("\"a \\\n   b\"", Some("a b")),
            (r##"r"a\b""##, Some("a\\b")),
            (r###"r##"a"#b"##"###, Some("a\"#b")),
            ("7", None),
            ("'a'", None),
            ("b\"a\"", None),
            ("c\"a\"", None),
            ("br\"a\"", None),
        ] {
            assert_eq!(string_value(literal).as_deref(), value, "{literal}");
        }
    }
}
