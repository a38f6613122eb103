//! Markdown into a tree: pulldown-cmark reads it, HTML in it goes the way of HTML pages. Schema text that stands
//! there bare was found before, because Markdown would take it for anything.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::furniture::without_furniture;
use super::html;
use super::tree::Tree;

/// The tree of a Markdown page; `bare` are the regions of schema text that stand in it as they are.
pub(crate) fn parse(text: &str, bare: Vec<Range<usize>>) -> Tree {
    let blanked = blank(text, &bare);
    let mut walk = Walk {
        text,
        builder: Builder::new(),
        regions: bare.into_iter().peekable(),
        html: None,
        header: false,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(&blanked, options).into_offset_iter() {
        // what was blanked has no characters any more, only bytes
        let range = floor(text, range.start)..floor(text, range.end);
        walk.insert_regions(range.start);
        walk.event(event, range);
    }
    walk.insert_regions(text.len());
    without_furniture(walk.builder.finish(text.len()))
}

/// The start of the character that a byte is in.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text with the regions as white space of the same length.
fn blank(text: &str, regions: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for region in regions {
        out.push_str(text.get(done..region.start).unwrap_or(""));
        let inside = text.get(region.clone()).unwrap_or("");
        out.extend(inside.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        done = region.end;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    blank_attributes(out)
}

/// Longest attribute list.
const ATTRIBUTES: usize = 200;

/// The text without attribute lists of kramdown, such as `{:target="_blank"}` behind a link or on a line of its own:
/// they are white space of the same length.
fn blank_attributes(mut text: String) -> String {
    let mut done = 0;
    while let Some(at) = text.get(done..).and_then(|t| t.find("{:")) {
        let start = done + at;
        done = start + 2;
        let before = text.get(..start).unwrap_or("");
        let behind = text.get(done..).unwrap_or("");
        let mut bytes = behind.bytes().take(ATTRIBUTES);
        let end = bytes.position(|b| matches!(b, b'}' | b'{' | b'<' | b'\n'));
        let closed = |end: &usize| behind.get(*end..).is_some_and(|b| b.starts_with('}'));
        let belongs = before.is_empty() || before.ends_with(['\n', ')', '*', '`']);
        if let Some(end) = end.filter(closed).filter(|_| belongs) {
            let range = start..done + end + 1;
            let blank = " ".repeat(range.len());
            done = range.end;
            text.replace_range(range, &blank);
        }
    }
    text
}

struct Walk<'a> {
    text: &'a str,
    builder: Builder,
    regions: std::iter::Peekable<std::vec::IntoIter<Range<usize>>>,
    /// HTML blocks come line by line; where the block began and how far it goes.
    html: Option<Range<usize>>,
    header: bool,
}

impl Walk<'_> {
    /// Puts schema text that stands before `at` where it belongs.
    fn insert_regions(&mut self, at: usize) {
        while let Some(region) = self.regions.next_if(|r| r.start < at) {
            self.builder.start("pre", HashMap::new(), region.clone());
            let text = self.text.get(region.clone()).unwrap_or("");
            self.builder.text(unescape(text), region.clone());
            self.builder.close("pre", region.end, &[]);
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(range.start..range.start),
            Event::Html(_) => match &mut self.html {
                Some(block) => block.end = range.end,
                None => self.feed(range, html::plain),
            },
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(block) = self.html.take() {
                    self.feed(block, add_marked);
                }
            }
            Event::InlineHtml(tag) if html::is_known(&tag) => self.feed(range, html::plain),
            // a placeholder such as `<file name>`
            Event::InlineHtml(tag) => self.builder.text(tag.into_string(), range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range.end),
            Event::Text(text) => {
                self.builder.text(text.into_string(), range);
            }
            Event::Code(text) => {
                self.builder.start("code", HashMap::new(), range.clone());
                self.builder.text(text.into_string(), range.clone());
                self.builder.close("code", range.end, &[]);
            }
            Event::SoftBreak => self.builder.text("\n".to_owned(), range),
            Event::HardBreak => self.builder.empty("br", HashMap::new(), range),
            Event::Rule => self.builder.empty("hr", HashMap::new(), range),
            _ => {}
        }
    }

    fn feed(&mut self, range: Range<usize>, add: html::AddText) {
        let text = self.text.get(range.clone()).unwrap_or("");
        html::feed(&mut self.builder, text, range.start, add);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let mut attributes = HashMap::new();
        match &tag {
            Tag::Link { dest_url, .. } => {
                attributes.insert("href".to_owned(), dest_url.to_string());
            }
            Tag::Image { title, .. } => {
                attributes.insert("alt".to_owned(), title.to_string());
            }
            Tag::Heading { id: Some(id), .. } => {
                attributes.insert("id".to_owned(), id.to_string());
            }
            Tag::TableHead => self.header = true,
            _ => {}
        }
        let name = self.name(tag.to_end());
        self.builder.start(name, attributes, range.clone());
        if matches!(tag, Tag::TableHead) {
            self.builder.start("tr", HashMap::new(), range);
        }
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        let name = self.name(tag);
        if matches!(tag, TagEnd::TableHead) {
            self.builder.close("tr", end, &[]);
            self.header = false;
        }
        self.builder.close(name, end, &[]);
    }

    /// The HTML element that a Markdown element is.
    fn name(&self, tag: TagEnd) -> &'static str {
        use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
        match tag {
            TagEnd::Paragraph => "p",
            TagEnd::Heading(H1) => "h1",
            TagEnd::Heading(H2) => "h2",
            TagEnd::Heading(H3) => "h3",
            TagEnd::Heading(H4) => "h4",
            TagEnd::Heading(H5) => "h5",
            TagEnd::Heading(H6) => "h6",
            TagEnd::BlockQuote(_) => "blockquote",
            TagEnd::CodeBlock => "pre",
            TagEnd::List(true) => "ol",
            TagEnd::List(false) => "ul",
            TagEnd::Item => "li",
            TagEnd::Table => "table",
            TagEnd::TableHead => "thead",
            TagEnd::TableRow => "tr",
            TagEnd::TableCell if self.header => "th",
            TagEnd::TableCell => "td",
            TagEnd::Emphasis => "em",
            TagEnd::Strong => "strong",
            TagEnd::Strikethrough => "del",
            TagEnd::Link => "a",
            TagEnd::Image => "span",
            TagEnd::MetadataBlock(_) => "front-matter",
            TagEnd::DefinitionList => "dl",
            TagEnd::DefinitionListTitle => "dt",
            TagEnd::DefinitionListDefinition => "dd",
            _ => "div",
        }
    }
}

/// Adds text of an HTML block. CommonMark takes it as it stands; authors and other processors mean the marks in it,
/// as in `<p>**value**</p>`.
fn add_marked(builder: &mut Builder, raw: &str, at: usize) {
    let is_code = ["pre", "code"].iter().any(|n| builder.is_open(n, &[]));
    let has_marks = raw.contains("**") || raw.contains('`') || raw.contains("](");
    let body = raw.trim_start();
    let events: Vec<_> = match has_marks && !is_code {
        true => Parser::new(body).into_offset_iter().collect(),
        false => Vec::new(),
    };
    let is_block = |tag: &Tag<'_>| {
        !matches!(
            tag,
            Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. }
        )
    };
    let other = |event: &Event<'_>| match event {
        Event::Start(tag) => is_block(tag),
        Event::Rule | Event::Html(_) | Event::InlineHtml(_) => true,
        _ => false,
    };
    if events.is_empty() || events.iter().any(|(event, _)| other(event)) {
        return html::plain(builder, raw, at);
    }
    let at = at + raw.len() - body.len();
    for (event, range) in events {
        let range = range.start + at..range.end + at;
        match event {
            Event::Start(Tag::Strong) => builder.start("strong", HashMap::new(), range),
            Event::Start(Tag::Emphasis) => builder.start("em", HashMap::new(), range),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href = ("href".to_owned(), dest_url.into_string());
                builder.start("a", HashMap::from([href]), range);
            }
            Event::End(TagEnd::Strong) => builder.close("strong", range.end, &[]),
            Event::End(TagEnd::Emphasis) => builder.close("em", range.end, &[]),
            Event::End(TagEnd::Link) => builder.close("a", range.end, &[]),
            Event::Code(text) => {
                builder.start("code", HashMap::new(), range.clone());
                builder.text(text.into_string(), range.clone());
                builder.close("code", range.end, &[]);
            }
            Event::Text(text) => builder.text(text.into_string(), range),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                builder.text("\n".to_owned(), range);
            }
            _ => {}
        }
    }
}

/// Bare schema text as an author escaped it for Markdown: `\<`, `\_` and the like without the backslash.
fn unescape(text: &str) -> String {
    if !text.contains("\\<") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::markup::scan::collapse;
    use crate::markup::tree::ROOT;

    #[test]
    fn attribute_lists_and_kinds_of_notes_are_no_text() {
        for (page, text) in [
            ("A [lease](b.md){:target=\"_blank\"} ends.", "A lease ends."),
            ("A lease.\n{: .note #x}\n\nIt ends.", "A lease. It ends."),
            ("## Lease {#lease}", "Lease"),
            ("> [!NOTE]\n> A lease ends.", "A lease ends."),
            ("Write {:it} so, or {: so.", "Write {:it} so, or {: so."),
        ] {
            assert_eq!(
                collapse(&parse(page, Vec::new()).all_text(ROOT)),
                text,
                "{page}"
            );
        }
    }
}
