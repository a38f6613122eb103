//! A forgiving scanner for XML text as it stands on pages: torn tags, odd white space, curly quotes.
//!
//! It never fails: what is not markup is text. It knows nothing of nesting; see `repair` for that.

use std::ops::Range;

use super::letters::{closes, is_name, is_name_start, is_quote};
pub(crate) use super::letters::{collapse, is_space, rest, split};

/// A piece of the text; all ranges are byte ranges of the scanned text and cover it without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// `<name …>`, `<name …/>`, also when `>` is missing.
    Start {
        /// The whole tag.
        range: Range<usize>,
        /// The name as written.
        name: Range<usize>,
        /// Between the name and the end of the tag.
        attributes: Range<usize>,
        /// Whether it ends with `/>`.
        empty: bool,
    },
    /// `</name>`
    End {
        /// The whole tag.
        range: Range<usize>,
        /// The name as written.
        name: Range<usize>,
    },
    /// Character data with references.
    Text(Range<usize>),
    /// `<!-- … -->`
    Comment(Range<usize>),
    /// `<![CDATA[ … ]]>`; the second range is what stands in it.
    CData(Range<usize>, Range<usize>),
    /// `<? … ?>` or `<!DOCTYPE …>`
    Prolog(Range<usize>),
}

/// An attribute of a start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// The name.
    pub(crate) name: Range<usize>,
    /// The value without its quotes.
    pub(crate) value: Range<usize>,
}

/// Splits a text into tokens.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Ends of markup that were looked for in vain: never look again, or hostile text costs quadratic time.
    absent: Vec<&'static str>,
    /// For each kind of quote the next one that closes it, for the same reason.
    closing: [Option<Sought<Closing>>; 4],
    /// The next end tag.
    end_tag: Option<Sought<usize>>,
}

/// What was found from a byte on; `None` when there is none up to the end.
#[derive(Clone, Copy)]
struct Sought<T> {
    from: usize,
    found: Option<T>,
}

/// A quote that closes a value.
#[derive(Clone, Copy)]
struct Closing {
    at: usize,
    /// Where it ends.
    end: usize,
    /// Whether `=` stands before it: then it rather opens a value.
    opens: bool,
}

impl<'a> Scanner<'a> {
    /// Begins at the start of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self::starting(text, 0)
    }

    /// Begins at a byte offset of a text.
    pub(crate) fn starting(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            absent: Vec::new(),
            closing: [None; 4],
            end_tag: None,
        }
    }

    /// The next quote from `start` on that closes what `quote` opens.
    fn closing(&mut self, quote: char, start: usize) -> Option<Closing> {
        let kind = match quote {
            '"' => 0,
            '\'' => 1,
            '\u{2018}' | '\u{2019}' => 2,
            _ => 3,
        };
        let slot = self.closing.get_mut(kind)?;
        if let Some(Sought { from, found }) = slot
            && *from <= start
            && found.is_none_or(|f| f.at >= start)
        {
            return *found;
        }
        let tail = rest(self.text, start);
        let found = tail.char_indices().find(|&(_, c)| closes(quote, c));
        let found = found.map(|(offset, c)| {
            let before = tail.get(..offset).unwrap_or("");
            Closing {
                at: start + offset,
                end: start + offset + c.len_utf8(),
                opens: before.trim_end_matches(is_space).ends_with('='),
            }
        });
        *slot = Some(Sought { from: start, found });
        found
    }

    /// Whether an end tag begins in a range.
    fn has_end_tag(&mut self, range: Range<usize>) -> bool {
        let known = self.end_tag.filter(|sought| {
            sought.from <= range.start && sought.found.is_none_or(|at| at >= range.start)
        });
        let found = match known {
            Some(sought) => sought.found,
            None => {
                let found = self.position_of("</", range.start);
                self.end_tag = Some(Sought {
                    from: range.start,
                    found,
                });
                found
            }
        };
        found.is_some_and(|at| at + 1 < range.end)
    }

    fn position_of(&self, what: &str, from: usize) -> Option<usize> {
        rest(self.text, from).find(what).map(|i| from + i)
    }

    /// Like `find`, for what ends markup.
    fn find_end(&mut self, what: &'static str, from: usize) -> Option<usize> {
        if self.absent.contains(&what) {
            return None;
        }
        let found = self.position_of(what, from);
        if found.is_none() {
            self.absent.push(what);
        }
        found
    }

    fn name_end(&self, from: usize) -> usize {
        let tail = rest(self.text, from);
        from + tail.find(|c| !is_name(c)).unwrap_or(tail.len())
    }

    /// The markup that begins with the `<` at `at`, if it is markup.
    fn markup(&mut self, at: usize) -> Option<(Token, usize)> {
        let tail = rest(self.text, at + 1);
        if tail.starts_with("!--") {
            let end = self.find_end("-->", at + 4)? + 3;
            return Some((Token::Comment(at..end), end));
        }
        if tail.starts_with("![CDATA[") {
            let inner = at + 9;
            let end = self.find_end("]]>", inner)?;
            return Some((Token::CData(at..end + 3, inner..end), end + 3));
        }
        if tail.starts_with('?') {
            let end = self.find_end("?>", at)? + 2;
            return Some((Token::Prolog(at..end), end));
        }
        if tail
            .get(..8)
            .is_some_and(|s| s.eq_ignore_ascii_case("!doctype"))
        {
            let end = self.doctype_end(at)?;
            return Some((Token::Prolog(at..end), end));
        }
        if let Some(name_tail) = tail.strip_prefix('/') {
            name_tail.chars().next().filter(|c| is_name_start(*c))?;
            let name = at + 2..self.name_end(at + 2);
            let (_, end, _) = self.tag_end(name.end);
            return Some((
                Token::End {
                    range: at..end,
                    name,
                },
                end,
            ));
        }
        tail.chars().next().filter(|c| is_name_start(*c))?;
        let name = at + 1..self.name_end(at + 1);
        let (attributes_end, end, empty) = self.tag_end(name.end);
        let attributes = name.end..attributes_end;
        let token = Token::Start {
            range: at..end,
            name,
            attributes,
            empty,
        };
        Some((token, end))
    }

    /// From behind the name of a tag: where its attributes end, where it ends, whether it is empty.
    fn tag_end(&mut self, from: usize) -> (usize, usize, bool) {
        let mut at = from;
        while let Some(c) = rest(self.text, at).chars().next() {
            match c {
                '>' => {
                    let inside = self.text.get(from..at).unwrap_or("");
                    let trimmed = inside.trim_end_matches(is_space);
                    return match trimmed.strip_suffix('/') {
                        Some(body) => (from + body.len(), at + 1, true),
                        None => (at, at + 1, false),
                    };
                }
                '<' => break,
                _ if is_quote(c) => match self.value_end(at, c) {
                    Some((_, end)) => at = end,
                    None => at += c.len_utf8(),
                },
                _ => at += c.len_utf8(),
            }
        }
        // `>` is missing
        let inside = self.text.get(from..at).unwrap_or("");
        let trimmed = inside.trim_end_matches(is_space);
        match trimmed.strip_suffix('/') {
            Some(body) => (from + body.len(), at, true),
            None => (at, at, false),
        }
    }

    /// Where the value quoted by the quote at `at` ends: before and behind the closing quote.
    /// `None` when the quote is not closed in this tag.
    fn value_end(&mut self, at: usize, quote: char) -> Option<(usize, usize)> {
        let start = at + quote.len_utf8();
        let close = self.closing(quote, start)?;
        let value = self.text.get(start..close.at)?;
        let torn = value.contains('<') && (close.opens || self.has_end_tag(start..close.at));
        (!torn).then_some((close.at, close.end))
    }

    fn doctype_end(&mut self, at: usize) -> Option<usize> {
        let close = self.find_end(">", at)?;
        let Some(open) = self.text.get(at..close).and_then(|s| s.find('[')) else {
            return Some(close + 1);
        };
        // the subset ends with the first `]` that is followed by `>`
        let mut end = at + open;
        loop {
            end = self.find_end("]", end + 1)?;
            let behind = rest(self.text, end + 1).trim_start_matches(is_space);
            if behind.starts_with('>') {
                return Some(self.text.len() - behind.len() + 1);
            }
        }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        let mut look = start;
        loop {
            let Some(lt) = self.position_of("<", look) else {
                self.at = self.text.len();
                return (start < self.at).then_some(Token::Text(start..self.at));
            };
            match self.markup(lt) {
                Some(_) if lt > start => {
                    self.at = lt;
                    return Some(Token::Text(start..lt));
                }
                Some((token, end)) => {
                    self.at = end;
                    return Some(token);
                }
                None => look = lt + 1,
            }
        }
    }
}

/// The attributes of a start tag: `text[range]` is what stands between its name and its end.
pub(crate) fn attributes(text: &str, range: Range<usize>) -> Vec<Attribute> {
    let mut scanner = Scanner::new(text.get(..range.end).unwrap_or(text));
    let mut list = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let tail = rest(scanner.text, at);
        let Some(offset) = tail.find(is_name_start) else {
            break;
        };
        let name = at + offset..scanner.name_end(at + offset);
        at = name.end;
        let tail = rest(scanner.text, at);
        let trimmed = tail.trim_start_matches(is_space);
        let Some(behind) = trimmed.strip_prefix('=') else {
            continue;
        };
        let behind = behind.trim_start_matches(is_space);
        let start = scanner.text.len() - behind.len();
        let quote = behind.chars().next().filter(|c| is_quote(*c));
        let value = match quote {
            Some(q) => match scanner.value_end(start, q) {
                Some((end, next)) => {
                    at = next;
                    start + q.len_utf8()..end
                }
                None => {
                    at = range.end;
                    start + q.len_utf8()..range.end
                }
            },
            None => {
                let end = start + behind.find(is_space).unwrap_or(behind.len());
                at = end;
                start..end
            }
        };
        list.push(Attribute { name, value });
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(text: &str) -> Vec<&str> {
        Scanner::new(text)
            .map(|t| match t {
                Token::Start { range, .. }
                | Token::End { range, .. }
                | Token::Text(range)
                | Token::Comment(range)
                | Token::CData(range, _)
                | Token::Prolog(range) => text.get(range).unwrap_or("?"),
            })
            .collect()
    }

    fn values(tag: &str) -> Vec<(&str, &str)> {
        let Some(Token::Start { attributes: a, .. }) = Scanner::new(tag).next() else {
            return Vec::new();
        };
        attributes(tag, a)
            .into_iter()
            .map(|a| {
                (
                    tag.get(a.name).unwrap_or("?"),
                    tag.get(a.value).unwrap_or("?"),
                )
            })
            .collect()
    }

    #[test]
    fn tokens_cover_the_text() {
        for text in [
            "a <b c='>'>d</b> 1 < 2 <!-- x --> <![CDATA[<q>]]><?pi?>",
            "<!DOCTYPE a [<!ENTITY b \"]\">]><a>",
            "<a b=\"torn>\n<c d=\"e\"/>",
            "<a /\n<b>",
            "</>",
            "<",
            "<!--",
            "<![CDATA[",
            "<?",
            "<!doctype",
        ] {
            assert_eq!(slices(text).concat(), text);
        }
    }

    #[test]
    fn odd_spaces_and_quotes() {
        let tag = "<x:e\u{a0}a\u{a0}=\u{a0}\u{201d}1\u{201d} b='2\u{a0}'\u{a0}c=3 d/>";
        assert_eq!(values(tag), [("a", "1"), ("b", "2\u{a0}"), ("c", "3")]);
    }

    #[test]
    fn a_torn_value_does_not_swallow_the_next_tag() {
        assert_eq!(
            slices("<a b=\"c>\n<d e=\"f\"/>"),
            ["<a b=\"c>", "\n", "<d e=\"f\"/>"]
        );
        assert_eq!(slices("<a b=\"c\" /\n<d/>"), ["<a b=\"c\" /\n", "<d/>"]);
    }
}
