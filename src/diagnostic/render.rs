//! Findings as text for people: message, place, source line with carets, context, help, related places.

use std::fmt::{self, Write};

use super::{Diagnostic, Severity};
use crate::source::{Location, Source, Sources};
use crate::text::cells;

/// How the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Characters only.
    #[default]
    Plain,
    /// With ANSI colours, for a terminal.
    Ansi,
}

/// Widest stretch of a source line that is shown.
const WIDTH: usize = 110;

/// Renders one finding.
///
/// ```text
/// error: the prefix `xz` is not declared [XSD0103]
///   --> color.xsd:4:24
///    |
///  4 |   <xs:restriction base="xz:string">
///    |                        ^^^^^^^^^^^
///    = help: declare it on the root element: xmlns:xz="…"
/// ```
///
/// Whatever stands in the input, no control character reaches the terminal.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = Renderer {
        out: &mut out,
        sources,
        style,
    }
    .diagnostic(diagnostic);
    out
}

/// The place of a finding as `file:line:column`.
pub fn place(location: Location, sources: &Sources) -> Option<String> {
    let source = sources.get(location.source)?;
    let (line, column) = source.position(location.start);
    Some(format!("{}:{line}:{column}", clean(&source.title())))
}

struct Renderer<'a> {
    out: &'a mut String,
    sources: &'a Sources,
    style: Style,
}

impl Renderer<'_> {
    fn diagnostic(&mut self, d: &Diagnostic) -> fmt::Result {
        let (word, colour) = match d.severity {
            Severity::Note => ("note", "1;36"),
            Severity::Warning => ("warning", "1;33"),
            Severity::Error => ("error", "1;31"),
        };
        let head = self.paint(colour, word);
        let message = self.paint("1", &format!(": {}", clean(&d.message)));
        writeln!(self.out, "{head}{message} [{}]", d.code)?;
        let gutter = self.gutter(d);
        if let Some(location) = d.location {
            self.snippet(location, gutter, colour, '^')?;
        }
        // Of what ends the run everything is left out.
        if let Some(left_out) = d.left_out.as_ref().filter(|_| !d.is_error()) {
            self.remark(
                gutter,
                &format!("left out because of this: {}", clean(left_out)),
            )?;
        }
        if let Some(help) = &d.help {
            let word = self.paint("1;36", "help");
            self.remark(gutter, &format!("{word}: {}", clean(help)))?;
        }
        if let Some(clause) = d.clause {
            self.remark(gutter, &format!("see: {clause}"))?;
        }
        for (what, location) in &d.related {
            let word = self.paint("1;36", "note");
            writeln!(self.out, "{word}: {}", clean(what))?;
            self.snippet(*location, gutter, "1;36", '-')?;
        }
        Ok(())
    }

    /// Digits of the greatest line number shown.
    fn gutter(&self, d: &Diagnostic) -> usize {
        let places = d.location.iter().chain(d.related.iter().map(|(_, l)| l));
        let lines = places.filter_map(|l| Some(self.sources.get(l.source)?.position(l.start).0));
        lines.max().map_or(1, |line| line.to_string().len())
    }

    fn remark(&mut self, gutter: usize, text: &str) -> fmt::Result {
        let mut lines = text.lines();
        if let Some(first) = lines.next() {
            let sign = self.paint("1;34", "=");
            writeln!(self.out, "{:gutter$} {sign} {first}", "")?;
        }
        for line in lines {
            writeln!(self.out, "{:gutter$}   {line}", "")?;
        }
        Ok(())
    }

    fn snippet(
        &mut self,
        location: Location,
        gutter: usize,
        colour: &str,
        mark: char,
    ) -> fmt::Result {
        let Some(source) = self.sources.get(location.source) else {
            return Ok(());
        };
        let (line, column) = source.position(location.start);
        let path = clean(&source.title());
        let arrow = self.paint("1;34", "-->");
        writeln!(self.out, "{:gutter$}{arrow} {path}:{line}:{column}", "")?;
        let excerpt = Excerpt::new(source, location, line);
        if excerpt.text.is_empty() {
            return Ok(());
        }
        let bar = self.paint("1;34", "|");
        let number = self.paint("1;34", &format!("{line:gutter$}"));
        let marks = self.paint(colour, &mark.to_string().repeat(excerpt.marked));
        writeln!(self.out, "{:gutter$} {bar}", "")?;
        writeln!(self.out, "{number} {bar} {}", excerpt.text)?;
        writeln!(
            self.out,
            "{:gutter$} {bar} {:2$}{marks}",
            "", "", excerpt.before
        )
    }

    fn paint(&self, colour: &str, text: &str) -> String {
        match self.style {
            Style::Plain => text.to_owned(),
            Style::Ansi => format!("\x1b[{colour}m{text}\x1b[0m"),
        }
    }
}

/// The part of a source line that is shown, and where its marks go, in terminal cells.
struct Excerpt {
    text: String,
    before: usize,
    marked: usize,
}

impl Excerpt {
    fn new(source: &Source, location: Location, line: u32) -> Self {
        let range = source.line_range(line);
        let start = (location.start as usize).clamp(range.start, range.end);
        let end = (location.end as usize).clamp(start, range.end);
        let text = |from: usize, to: usize| source.text().get(from..to).unwrap_or("");
        let (before, marked) = (text(range.start, start), text(start, end));
        let marked = marked.trim_end_matches(['\n', '\r']);
        let after = text(start + marked.len(), range.end).trim_end_matches(['\n', '\r', ' ']);
        // Long lines: a little before the place, and as much behind it as fits.
        let fits = before.len() + marked.len() + after.len() <= WIDTH;
        let room = if fits { usize::MAX } else { WIDTH };
        let shown_before = last_chars(before, room / 3);
        let room = room - shown_before.len().min(room);
        let shown_marked = first_chars(marked, room);
        let shown_after = match shown_marked.len() < marked.len() {
            true => "",
            false => first_chars(after, room - shown_marked.len().min(room)),
        };
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        let cut_after = shown_marked.len() + shown_after.len() < marked.len() + after.len();
        // Only a row of a sheet has line ends within it.
        let clean = |text: &str| clean(text).replace('\n', " ");
        let head = ellipsis(shown_before.len() < before.len()).to_owned() + &clean(shown_before);
        let body = clean(shown_marked);
        let (before, marked) = (cells(&head), cells(&body).max(1));
        let mut text = head + &body + &clean(shown_after) + ellipsis(cut_after);
        text.truncate(text.trim_end_matches(' ').len());
        Self {
            text,
            before,
            marked,
        }
    }
}

/// The text up to a number of characters.
fn first_chars(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(i, _)| i);
    text.get(..end).unwrap_or(text)
}

/// The last characters of a text.
fn last_chars(text: &str, count: usize) -> &str {
    let Some(skip) = count.checked_sub(1) else {
        return "";
    };
    let start = text.char_indices().rev().nth(skip).map_or(0, |(i, _)| i);
    text.get(start..).unwrap_or(text)
}

/// A character as it is shown: tabs as spaces, what would disturb a terminal by its number.
fn cell_text(c: char) -> String {
    match c {
        '\t' => "    ".to_owned(),
        '\r' => String::new(),
        c if is_disturbing(c) => format!("\\u{{{:x}}}", c as u32),
        c => c.to_string(),
    }
}

/// Text from input as part of a message: line feeds stay, other control characters become visible.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            c => out.push_str(&cell_text(c)),
        }
    }
    out
}

/// Control characters, those that reorder text or take no room, and spaces that look like the usual one.
fn is_disturbing(c: char) -> bool {
    c.is_control()
        || c.is_whitespace() && c != ' '
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Renders a finding about the first place of `what` in `text`.
    fn shown(
        text: &str,
        what: &str,
        change: impl Fn(Diagnostic, Location) -> Diagnostic,
    ) -> String {
        let mut sources = Sources::default();
        let source = sources.add("a.xsd", None, text.to_owned());
        let start = text.find(what).unwrap_or(text.len());
        let (start, end) = (start as u32, (start + what.len()) as u32);
        let at = Location { source, start, end };
        let d = Diagnostic::error("XSD0000", "it is wrong").at(at);
        render(&change(d, at), &sources, Style::Plain)
    }

    #[test]
    fn all_parts() {
        let text = "<a>\n  <b c=\"d\"/>\n</a>\n";
        let got = shown(text, "c=\"d\"", |d, at| {
            d.help("mend it\nlike this")
                .clause("Part 2, 4.3.1")
                .related(
                    "first defined here",
                    Location {
                        start: 0,
                        end: 3,
                        ..at
                    },
                )
        });
        assert_eq!(
            got,
            "error: it is wrong [XSD0000]
 --> a.xsd:2:6
  |
2 |   <b c=\"d\"/>
  |      ^^^^^
  = help: mend it
    like this
  = see: Part 2, 4.3.1
note: first defined here
 --> a.xsd:1:1
  |
1 | <a>
  | ---
"
        );
    }

    #[test]
    fn wide_characters_tabs_and_controls_keep_the_carets_in_place() {
        let got = shown("\t<名 \u{1b}[31m x='1'/>", "x='1'", |d, _| d);
        assert_eq!(
            got,
            "error: it is wrong [XSD0000]
 --> a.xsd:1:11
  |
1 |     <名 \\u{1b}[31m x='1'/>
  |                    ^^^^^
"
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}X{}", "a".repeat(5000), "b".repeat(5000));
        let got = shown(&text, "X", |d, _| d);
        let lines: Vec<&str> = got.lines().collect();
        let (text, marks) = (lines.get(3).copied(), lines.get(4).copied());
        assert_eq!(
            text.and_then(|t| t.find('X')),
            marks.and_then(|m| m.find('^')).map(|i| i + 2)
        );
        assert!(text.is_some_and(|t| t.len() < 130));
    }

    #[test]
    fn places_at_and_past_the_end() {
        let got = shown("ab", "nowhere", |d, _| d);
        assert!(got.contains("a.xsd:1:3\n"), "{got}");
        assert!(shown("", "nowhere", |d, _| d).contains("a.xsd:1:1\n"));
    }

    #[test]
    fn several_lines_are_marked_to_the_end_of_the_first() {
        let got = shown("<a\n b='c'/>", "<a\n b='c'/>", |d, _| d);
        assert!(got.contains("1 | <a\n  | ^^\n"), "{got}");
    }
}
