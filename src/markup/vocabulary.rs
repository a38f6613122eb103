//! XML vocabularies for documents as HTML, from which only the names of their elements differ: DocBook, xml2rfc
//! (RFC 7749 and RFC 7991), W3C's xmlspec, DITA, and what XEPs are written in.

use std::collections::HashMap;

/// Attributes of an element with their decoded values.
type Attributes = HashMap<String, String>;

/// The HTML name of an element, by its local name and that of its parent, both in lower case. Names that mean
/// nothing here stay as they are: they are blocks.
pub(super) fn html_name<'a>(name: &'a str, parent: &str, attributes: &Attributes) -> &'a str {
    match name {
        // sections and their headings
        "article" | "appendix" | "back" | "bibliography" | "book" | "chapter" | "div1" | "div2"
        | "div3" | "div4" | "div5" | "div6" | "glossary" | "inform-div1" | "middle" | "part"
        | "preface" | "refentry" | "refsection" | "refsect1" | "refsect2" | "refsect3"
        | "section" | "sect1" | "sect2" | "sect3" | "sect4" | "sect5" | "simplesect" | "topic" => {
            "section"
        }
        "head" | "name" | "title" if is_captioned(parent) => "caption",
        "head" | "name" if is_section(parent) => "title",
        "title" if parent == "formalpara" => "strong",
        "name" => "span",
        // paragraphs and code
        "para" | "simpara" | "t" | "preamble" | "postamble" => "p",
        "artwork" | "eg" | "literallayout" | "programlisting" | "screen" | "sourcecode"
        | "synopsis" | "codeblock" => "pre",
        // lists
        "list" if parent != "span" => list(attributes),
        "itemizedlist" | "simplelist" | "slist" | "ulist" => "ul",
        "olist" | "orderedlist" => "ol",
        "item" | "listitem" | "member" | "sitem" if parent != "varlistentry" => "li",
        "variablelist" | "glist" | "glosslist" => "dl",
        "term" if parent == "varlistentry" => "dt",
        "glossterm" if parent == "glossentry" => "dt",
        "label" if parent == "gitem" => "dt",
        "def" | "listitem" | "glossdef" => "dd",
        // tables
        "informaltable" | "simpletable" | "texttable" => "table",
        "row" | "strow" | "sthead" => "tr",
        "ttcol" => "th",
        "entry" | "stentry" | "c" => "td",
        // parts of a line
        "att" | "attval" | "classname" | "command" | "computeroutput" | "constant" | "el"
        | "enumvalue" | "envar" | "errorcode" | "filename" | "function" | "kw" | "literal"
        | "methodname" | "parameter" | "sgmltag" | "structfield" | "systemitem" | "tag"
        | "token" | "userinput" | "varname" | "codeph"
            if is_text(parent) =>
        {
            "code"
        }
        "spanx" => match attributes.get("style").map(String::as_str) {
            Some("verb") => "code",
            Some("strong") => "strong",
            _ => "em",
        },
        "emphasis" | "emph" => match attributes.get("role").map(String::as_str) {
            Some("bold" | "strong") => "strong",
            _ => "em",
        },
        "quote" => "q",
        "superscript" => "sup",
        "subscript" => "sub",
        "eref" | "loc" | "ulink" => "a",
        "acronym" | "bcp14" | "bibref" | "citetitle" | "firstterm" | "glossterm" | "iref"
        | "phrase" | "specref" | "term" | "termdef" | "termref" | "titleref" | "trademark"
        | "xspecref" | "xtermref" | "productname" | "application" | "ph"
            if is_text(parent) =>
        {
            "span"
        }
        "indexterm" => "template",
        _ => name,
    }
}

/// A list of xml2rfc 2, by its style.
fn list(attributes: &Attributes) -> &'static str {
    match attributes.get("style").map(String::as_str) {
        Some("hanging") => "dl",
        Some("numbers" | "letters") => "ol",
        Some(style) if style.starts_with("format") => "ol",
        _ => "ul",
    }
}

fn is_section(name: &str) -> bool {
    html_name(name, "", &Attributes::new()) == "section"
}

/// Whether a title inside of an element is a caption, not a heading.
fn is_captioned(name: &str) -> bool {
    matches!(
        name,
        "table"
            | "informaltable"
            | "texttable"
            | "simpletable"
            | "figure"
            | "example"
            | "variablelist"
            | "itemizedlist"
            | "orderedlist"
            | "simplelist"
    )
}

/// Whether an element of that name has text in it, so that elements inside of it are parts of a line.
fn is_text(name: &str) -> bool {
    !matches!(
        name,
        "" | "info" | "front" | "header" | "refmeta" | "refnamediv"
    )
}

/// What an attribute of another vocabulary is in HTML: a cell of CALS that reaches down, a link.
pub(super) fn html_attributes(name: &str, attributes: &mut Attributes) {
    if let Some(rows) = attributes
        .get("morerows")
        .and_then(|r| r.parse::<u32>().ok())
    {
        attributes.insert("rowspan".to_owned(), rows.saturating_add(1).to_string());
    }
    let address = match name {
        "eref" => "target",
        "ulink" => "url",
        _ => "xlink:href",
    };
    if let Some(address) = attributes.get(address).cloned() {
        attributes.entry("href".to_owned()).or_insert(address);
    }
    if !attributes.contains_key("id")
        && let Some(id) = attributes
            .get("xml:id")
            .or(attributes.get("anchor"))
            .cloned()
    {
        attributes.insert("id".to_owned(), id);
    }
}
