//! Annotations: documentation as Markdown, and the conventions that are known from `xs:appinfo`.

use roxmltree::Node;

use super::XS;
use super::raw::Marks;
use crate::docs;
use crate::model::{Doc, DocOrigin};
use crate::options::{Documentation, ReadOptions};
use crate::source::Location;
use crate::xml::{Visitor, XML_NAMESPACE, strip, walk};

/// Namespaces of JAXB bindings, old and new.
const JAXB: [&str; 2] = [
    "http://java.sun.com/xml/ns/jaxb",
    "https://jakarta.ee/xml/ns/jaxb",
];

/// Namespace of WCF's serialization annotations.
const WCF: &str = "http://schemas.microsoft.com/2003/10/Serialization/";

/// What the annotation of one component says.
#[derive(Debug, Default)]
pub(super) struct Annotation {
    pub(super) docs: Vec<Doc>,
    pub(super) marks: Option<Box<Marks>>,
}

impl Annotation {
    fn marks(&mut self) -> &mut Marks {
        self.marks.get_or_insert_default()
    }

    /// Takes in what `node`, an `xs:annotation`, says.
    pub(super) fn read(
        &mut self,
        node: Node<'_, '_>,
        outer_lang: Option<&str>,
        options: &ReadOptions,
        locate: impl Fn(Node<'_, '_>) -> Location,
    ) {
        let outer_lang = lang(node).or(outer_lang);
        let children = node
            .children()
            .filter(|n| n.tag_name().namespace() == Some(XS));
        let mut documentation = Vec::new();
        for child in children {
            match child.tag_name().name() {
                "documentation" => documentation.push((child, lang(child).or(outer_lang))),
                "appinfo" => self.read_appinfo(child),
                _ => {}
            }
        }
        by_source(&mut documentation, &options.doc_source);
        let mut chosen = choose(documentation, &options.lang);
        if options.documentation == Documentation::First {
            chosen.truncate(1);
        }
        self.docs.reserve_exact(chosen.len());
        for (child, lang) in chosen {
            let markdown = markdown(child, options.base_url.as_deref());
            if !markdown.is_empty() {
                self.docs.push(Doc {
                    lang: lang.map(str::to_owned),
                    source: child.attribute("source").map(str::to_owned),
                    markdown,
                    location: locate(child),
                    origin: DocOrigin::Documentation,
                });
            }
        }
    }

    /// Takes in a comment behind a facet that has no documentation.
    pub(super) fn read_comment(&mut self, text: &str, location: Location) {
        // `<!-- 4 -->` refers to a list behind the schema
        if !text.contains(char::is_alphabetic) {
            return;
        }
        if let Some(reason) = deprecation(text) {
            self.marks().deprecated = Some(reason.to_owned());
        }
        let markdown = docs::from_text(strip(text));
        if !markdown.is_empty() {
            self.docs.push(Doc {
                lang: None,
                source: None,
                markdown,
                location,
                origin: DocOrigin::Comment,
            });
        }
    }

    /// Takes in a foreign attribute of the component itself.
    pub(super) fn read_attribute(&mut self, local: &str, value: &str) {
        if local == "deprecated" && matches!(strip(value), "true" | "1") {
            self.marks().deprecated.get_or_insert_default();
        }
    }

    fn read_appinfo(&mut self, appinfo: Node<'_, '_>) {
        if let Some(reason) = appinfo.text().and_then(deprecation) {
            self.marks().deprecated = Some(reason.to_owned());
        }
        for node in appinfo.children().filter(Node::is_element) {
            let namespace = node.tag_name().namespace().unwrap_or("");
            let name = || node.attribute("name").map(|n| strip(n).to_owned());
            match node.tag_name().name() {
                "deprecated" => {
                    let reason = strip(node.text().unwrap_or(""));
                    if reason != "false" {
                        let reason = if reason == "true" { "" } else { reason };
                        self.marks().deprecated = Some(reason.to_owned());
                    }
                }
                "EnumerationValue" if namespace == WCF => {
                    self.marks().number = node.text().and_then(|t| strip(t).parse().ok());
                }
                "typesafeEnumMember" if JAXB.contains(&namespace) => {
                    self.marks().wanted_name = name();
                }
                "typesafeEnumClass" if JAXB.contains(&namespace) => {
                    self.marks().wanted_name = name();
                    let members = node.children().filter(|n| {
                        n.tag_name().name() == "typesafeEnumMember"
                            && n.tag_name().namespace() == Some(namespace)
                    });
                    for member in members {
                        if let (Some(value), Some(name)) =
                            (member.attribute("value"), member.attribute("name"))
                        {
                            self.marks()
                                .members
                                .push((value.to_owned(), strip(name).to_owned()));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// `xml:lang` of an element.
pub(super) fn lang<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute((XML_NAMESPACE, "lang"))
}

/// The reason in a text that begins with the word "deprecated".
fn deprecation(text: &str) -> Option<&str> {
    let text = strip(text);
    let (word, rest) = text.split_at_checked("deprecated".len())?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
    (ends && word.eq_ignore_ascii_case("deprecated"))
        .then(|| rest.trim_start_matches(|c: char| ":;,.-".contains(c) || c.is_whitespace()))
}

/// Only the documentation with one of these `source`s, when there is any.
fn by_source(all: &mut Vec<(Node<'_, '_>, Option<&str>)>, sources: &[String]) {
    let wanted = |node: &Node<'_, '_>| {
        let source = node.attribute("source");
        source.is_some_and(|s| sources.iter().any(|w| w == s))
    };
    if all.iter().any(|(node, _)| wanted(node)) {
        all.retain(|(node, _)| wanted(node));
    }
}

/// The documentation in the best language there is: a preferred one; else that without a language;
/// else the first. Without preferences English and that without a language count alike.
fn choose<'a, T>(
    mut all: Vec<(T, Option<&'a str>)>,
    preferred: &[String],
) -> Vec<(T, Option<&'a str>)> {
    if all.len() < 2 {
        return all;
    }
    let matches = |lang: Option<&str>, wanted: &str| {
        lang.and_then(|l| l.split_at_checked(wanted.len()))
            .is_some_and(|(head, rest)| {
                head.eq_ignore_ascii_case(wanted) && (rest.is_empty() || rest.starts_with('-'))
            })
    };
    let english = |lang: Option<&str>| lang.is_none_or(|l| l.is_empty()) || matches(lang, "en");
    if preferred.is_empty() {
        if all.iter().any(|(_, l)| english(*l)) {
            all.retain(|(_, l)| english(*l));
            return all;
        }
    } else if let Some(best) = preferred
        .iter()
        .find(|p| all.iter().any(|(_, l)| matches(*l, p)))
    {
        all.retain(|(_, l)| matches(*l, best));
        return all;
    } else if all.iter().any(|(_, l)| l.is_none_or(str::is_empty)) {
        all.retain(|(_, l)| l.is_none_or(str::is_empty));
        return all;
    }
    all.truncate(1);
    all
}

/// The content of an `xs:documentation` as Markdown.
fn markdown(node: Node<'_, '_>, base: Option<&str>) -> String {
    let mut children = node.children();
    match (children.next(), children.next()) {
        (None, _) => String::new(),
        (Some(only), None) if only.is_text() => docs::from_text(only.text().unwrap_or("")),
        _ if node.children().any(|n| n.is_element()) => docs::from_markup(&markup(node), base),
        _ => {
            let text: String = node
                .children()
                .filter(Node::is_text)
                .filter_map(|n| n.text())
                .collect();
            docs::from_text(&text)
        }
    }
}

/// The content of an element as HTML: names without prefixes, entities expanded, comments gone.
fn markup(node: Node<'_, '_>) -> String {
    let mut writer = HtmlWriter::default();
    walk(node, &mut writer);
    writer.html
}

#[derive(Default)]
struct HtmlWriter {
    html: String,
    open: Vec<String>,
}

impl HtmlWriter {
    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '&' => self.html.push_str("&amp;"),
                '"' => self.html.push_str("&quot;"),
                c => self.html.push(c),
            }
        }
    }
}

impl<'a, 't> Visitor<'a, 't> for HtmlWriter {
    fn enter(&mut self, node: Node<'a, 't>) -> bool {
        if node.is_text() {
            self.escape(node.text().unwrap_or(""));
        }
        if !node.is_element() {
            return false;
        }
        let name = node.tag_name().name();
        self.html.push('<');
        self.html.push_str(name);
        for attribute in node.attributes() {
            self.html.push(' ');
            self.html.push_str(attribute.name());
            self.html.push_str("=\"");
            self.escape(attribute.value());
            self.html.push('"');
        }
        self.html.push('>');
        self.open.push(name.to_owned());
        true
    }

    fn leave(&mut self) {
        if let Some(name) = self.open.pop().filter(|n| !VOID.contains(&n.as_str())) {
            self.html.push_str("</");
            self.html.push_str(&name);
            self.html.push('>');
        }
    }
}

/// Elements that HTML gives no end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];
