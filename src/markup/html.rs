//! HTML into a tree: html5gum splits the text as HTML5 says, the rules for omitted tags are kept here.

use std::collections::HashMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::builder::Builder;
use super::furniture::without_furniture;
use super::mapped::decode;
use super::tree::Tree;

/// The tree of an HTML page.
pub(crate) fn parse(text: &str) -> Tree {
    let mut builder = Builder::new();
    feed(&mut builder, text, 0, plain);
    without_furniture(builder.finish(text.len()))
}

/// Adds text that stands at a byte offset of its page, as it is written there.
pub(super) type AddText = fn(&mut Builder, &str, usize);

/// Text that has nothing but character references in it.
pub(super) fn plain(builder: &mut Builder, raw: &str, at: usize) {
    builder.text(decode(raw), at..at + raw.len());
}

/// Adds a stretch of HTML that stands at byte `offset` of its page; `add` gets its texts.
pub(super) fn feed(builder: &mut Builder, html: &str, offset: usize, add: AddText) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut done = 0;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        let (start, end) = match &token {
            Token::StartTag(tag) => (tag.span.start, tag.span.end),
            Token::EndTag(tag) => (tag.span.start, tag.span.end),
            _ => continue,
        };
        let (start, end) = (start.max(done), end.max(start));
        text_between(builder, html, done..start, offset, add);
        done = end;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|(k, v)| (lossy(k), lossy(v)))
                    .collect();
                let span = start + offset..end + offset;
                open(builder, &name, attributes, span, tag.self_closing);
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                close(builder, &name, end + offset);
            }
            _ => {}
        }
    }
    text_between(builder, html, done..html.len(), offset, add);
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The text of a range: comments and the like are left out.
fn text_between(
    builder: &mut Builder,
    html: &str,
    range: std::ops::Range<usize>,
    offset: usize,
    add: AddText,
) {
    let to = range.end;
    let raw_text = matches!(builder.top(), "script" | "style" | "xmp" | "noembed");
    let mut from = range.start;
    while from < to {
        let Some(tail) = html.get(from..to) else {
            return;
        };
        let comment = (!raw_text).then(|| tail.find("<!")).flatten();
        let end = comment.map_or(to, |i| from + i);
        if let Some(raw) = html.get(from..end).filter(|s| !s.is_empty()) {
            if raw_text {
                builder.text(raw.to_owned(), from + offset..end + offset);
            } else {
                add(builder, raw, from + offset);
            }
        }
        from = match comment {
            None => to,
            Some(_) => skip_declaration(html, end, to),
        };
    }
}

/// Behind the comment, CDATA section or declaration that begins at `at`. A CDATA section is a comment
/// for HTML, but pages that were XML mean its text.
fn skip_declaration(html: &str, at: usize, to: usize) -> usize {
    let tail = html.get(at..to).unwrap_or("");
    let end = if tail.starts_with("<!--") {
        tail.find("-->").map(|i| i + 3)
    } else {
        tail.find('>').map(|i| i + 1)
    };
    end.map_or(to, |i| at + i)
}

/// Names of elements that have no content.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Start tags that end an open paragraph.
fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "listing"
            | "xmp"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "ul"
            | "dt"
            | "dd"
    )
}

/// A table cell keeps what is open outside of it.
const CELLS: &[&str] = &["td", "th", "caption", "table"];

fn open(
    builder: &mut Builder,
    name: &str,
    attributes: HashMap<String, String>,
    span: std::ops::Range<usize>,
    self_closing: bool,
) {
    let at = span.start;
    if ends_paragraph(name) && builder.is_open("p", CELLS) {
        builder.close("p", at, CELLS);
    }
    match name {
        "li" => builder.close("li", at, &["ul", "ol", "menu", "td", "th", "table"]),
        "dt" | "dd" => {
            builder.close("dt", at, &["dl", "td", "th", "table"]);
            builder.close("dd", at, &["dl", "td", "th", "table"]);
        }
        "td" | "th" => {
            builder.close("td", at, &["table"]);
            builder.close("th", at, &["table"]);
        }
        "tr" => builder.close("tr", at, &["table"]),
        "thead" | "tbody" | "tfoot" => {
            for section in ["thead", "tbody", "tfoot"] {
                builder.close(section, at, &["table"]);
            }
        }
        "option" => builder.close("option", at, &["select"]),
        _ => {}
    }
    // `<a/>` closes nothing in HTML, but real pages mean it; so do elements of other vocabularies
    let empty = is_void(name)
        || self_closing && (name.contains(':') || matches!(name, "a" | "p" | "td" | "th"));
    if empty {
        builder.empty(name, attributes, span);
    } else {
        builder.start(name, attributes, span);
    }
}

fn close(builder: &mut Builder, name: &str, end: usize) {
    match name {
        "table" | "body" | "html" => builder.close(name, end, &[]),
        "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" => builder.close(name, end, &["table"]),
        "li" => builder.close(name, end, &["ul", "ol", "menu", "td", "th", "table"]),
        "br" => builder.empty("br", HashMap::new(), end..end),
        _ => builder.close(name, end, CELLS),
    }
}

/// Whether a tag or comment is one of HTML, not a placeholder in angle brackets.
pub(crate) fn is_known(tag: &str) -> bool {
    let body = tag.trim_start_matches('<').trim_start_matches('/');
    let name: String = body
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect::<String>()
        .to_ascii_lowercase();
    let others = [
        "html", "head", "body", "title", "meta", "script", "style", "span", "div", "button",
        "select", "option", "textarea", "iframe", "object", "audio", "video", "canvas", "picture",
        "ruby", "rt", "rp", "map", "output", "progress", "meter", "legend", "optgroup", "datalist",
        "colgroup", "caption", "svg", "template", "noscript",
    ];
    body.starts_with(['!', '?'])
        || is_void(&name)
        || ends_paragraph(&name)
        || super::tree::is_inline(&name)
        || others.contains(&name.as_str())
}
