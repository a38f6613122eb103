//! Nothing from input reaches generated code unescaped: hostile strings in every place give the items that
//! harmless ones give, and no more.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use syn::visit::{self, Visit};
use xsdgen::options::OptionValue;

use crate::checks::{confined, escape, judge};

/// Text that wants to become code.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(vec![
            "\"",
            "\\",
            "\\\"",
            "\"#",
            "r#\"",
            "'",
            "*/",
            "/*",
            "//",
            "///",
            "//!",
            "\n",
            "\r",
            "\r\n",
            "{",
            "}",
            "{}",
            "{0}",
            "[",
            "]",
            "]]",
            "#[",
            "#![",
            ")]",
            "\"]",
            "$",
            "`",
            "```",
            "```\n",
            "\n    ",
            "\t",
            "\\u{41}",
            "\\x41",
            "\\n",
            "-->",
            "]]>",
            "fn injected() {}",
            "mod injected;",
            "injected!()",
            "include_str!(\"/etc/passwd\")",
            "*/ fn injected() {} /*",
            "\n fn injected() {} //",
            "\"] fn injected() {} #[doc = \"",
            "\", injected, \"",
            "\"); injected(); (\"",
            "r\" injected",
            "unsafe",
            "crate",
            "self",
            "Self",
            "super",
            "_",
            "r#fn",
            "\u{202E}",
            "\u{2066}",
            "\u{200B}",
            "\u{FEFF}",
            "\u{2028}",
            "\u{85}",
            "\u{A0}",
            "\u{0301}",
            "\u{7F}",
            "é",
            "日本",
            "😀",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,6}",
        any::<char>().prop_map(String::from),
    ];
    vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// A name as XML wants it, out of hostile text.
fn ncname(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "_-.éÀ日本".contains(*c));
    std::iter::once('n').chain(kept).collect()
}

/// Collects what the file defines and uses.
#[derive(Default)]
struct Found {
    types: BTreeSet<String>,
    modules: BTreeSet<String>,
    functions: BTreeSet<String>,
    attributes: BTreeSet<String>,
    macros: BTreeSet<String>,
    odd: Vec<&'static str>,
}

impl Found {
    fn name(&mut self, ident: &syn::Ident) {
        self.types.insert(ident.to_string());
    }
}

fn last(path: &syn::Path) -> String {
    path.segments
        .last()
        .map(|s| s.ident.to_string())
        .unwrap_or_default()
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item;
        match item {
            Item::Enum(i) => self.name(&i.ident),
            Item::Struct(i) => self.name(&i.ident),
            Item::Type(i) => self.name(&i.ident),
            Item::Mod(i) => {
                self.modules.insert(i.ident.to_string());
                if i.content.is_none() {
                    self.odd.push("a module in another file");
                }
            }
            Item::Const(_) | Item::Static(_) | Item::Fn(_) | Item::Impl(_) | Item::Use(_) => {}
            Item::Trait(_) => self.odd.push("a trait"),
            Item::ExternCrate(_) | Item::ForeignMod(_) => self.odd.push("something extern"),
            Item::Macro(_) => self.odd.push("a macro"),
            _ => self.odd.push("an item of an unknown kind"),
        }
        visit::visit_item(self, item);
    }
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.functions.insert(signature.ident.to_string());
        visit::visit_signature(self, signature);
    }
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.attributes.insert(last(attribute.path()));
        visit::visit_attribute(self, attribute);
    }
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.macros.insert(last(&called.path));
        visit::visit_macro(self, called);
    }
    fn visit_expr_unsafe(&mut self, _: &'ast syn::ExprUnsafe) {
        self.odd.push("an unsafe block");
    }
}

/// Everything that code generated from these strings defines and uses. Its own comments are looked at too.
fn found(builder: xsdgen::Builder) -> Option<Found> {
    let generated = judge(builder).ok()?;
    let file = syn::parse_file(generated.code()).expect("judged");
    let mut found = Found::default();
    if !file.attrs.is_empty() {
        found.odd.push("an inner attribute");
    }
    found.visit_file(&file);
    Some(found)
}

/// What may stand in a generated file whatever the input.
fn check(found: &Found, expected_types: usize) {
    assert!(found.odd.is_empty(), "{:?}", found.odd);
    let is_injected = |name: &&String| name.to_lowercase().contains("injected");
    // A value may well be called so; a function, module or macro never.
    for names in [&found.functions, &found.macros, &found.attributes] {
        assert!(!names.iter().any(|n| is_injected(&n)), "{names:?}");
    }
    let attributes = [
        "allow",
        "automatically_derived",
        "cold",
        "default",
        "deprecated",
        "derive",
        "doc",
        "inline",
        "must_use",
        "non_exhaustive",
        "track_caller",
    ];
    assert!(
        found
            .attributes
            .iter()
            .all(|a| attributes.contains(&a.as_str())),
        "{:?}",
        found.attributes
    );
    let macros = [
        "assert",
        "concat",
        "debug_assert",
        "format_args",
        "matches",
        "vec",
        "write",
        "format",
        "unreachable",
    ];
    assert!(
        found.macros.iter().all(|m| macros.contains(&m.as_str())),
        "{:?}",
        found.macros
    );
    assert!(found.types.len() <= expected_types, "{:?}", found.types);
}

fn schema(s: &[String]) -> String {
    let text = |i: usize| escape(&s[i]);
    let name = |i: usize| ncname(&s[i]);
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='{namespace}' version='{0}'>\
         <!-- {comment} --><xs:annotation><xs:appinfo source='{1}'>{2}</xs:appinfo></xs:annotation>\
         <xs:simpleType name='{type_name}'>\
         <xs:annotation><xs:documentation source='{3}' xml:lang='en'>{4}</xs:documentation></xs:annotation>\
         <xs:restriction base='xs:string'>\
         <xs:enumeration value='{5}'><xs:annotation><xs:documentation>{6}</xs:documentation></xs:annotation></xs:enumeration>\
         <xs:enumeration value='{7}'/><!-- {comment} -->\
         <xs:enumeration value='{8}'><xs:annotation><xs:documentation>{9}</xs:documentation></xs:annotation></xs:enumeration>\
         </xs:restriction></xs:simpleType>\
         <xs:element name='{element}'><xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='{5}'/>\
         <xs:enumeration value='{7}'/></xs:restriction></xs:simpleType></xs:element></xs:schema>",
        text(0),
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7),
        text(8),
        text(9),
        namespace = text(10),
        type_name = name(11),
        element = name(12),
        comment = s[13]
            .replace('-', "")
            .chars()
            .filter(|c| *c >= ' ')
            .collect::<String>(),
    )
}

fn page(s: &[String]) -> String {
    let text = |i: usize| escape(&s[i]);
    let twice = |i: usize| escape(&escape(&s[i]));
    format!(
        "<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>{1}</h1><p>{2}</p><pre>\
         &lt;xs:simpleType name=\"{name}\"&gt;&lt;xs:restriction base=\"xs:string\"&gt;\
         &lt;xs:enumeration value=\"{v5}\"/&gt;&lt;xs:enumeration value=\"{v7}\"/&gt;&lt;xs:enumeration value=\"x\"/&gt;\
         &lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre>\
         <table><tr><th>Value</th><th>{3}</th></tr><tr><td>{5}</td><td>{4}</td></tr>\
         <tr><td>{7}</td><td><a href=\"{8}\">{6}</a><code>{9}</code></td></tr><tr><td>x</td><td>{raw}</td></tr></table></body></html>",
        text(0),
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        text(7),
        text(8),
        text(9),
        v5 = twice(5),
        v7 = twice(7),
        name = ncname(&s[11]),
        raw = s[13],
    )
}

fn code_list(s: &[String]) -> String {
    let text = |i: usize| escape(&s[i]);
    format!(
        "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>\
         <Annotation><Description>{0}</Description></Annotation>\
         <Identification><ShortName>{name}</ShortName><LongName>{1}</LongName><Version>{2}</Version>\
         <CanonicalUri>{3}</CanonicalUri><CanonicalVersionUri>{8}</CanonicalVersionUri></Identification>\
         <ColumnSet><Column Id='code' Use='required'><ShortName>{9}</ShortName><Data Type='string'/></Column>\
         <Column Id='words' Use='optional'><ShortName>Description</ShortName><Data Type='string'/></Column>\
         <Key Id='key'><ShortName>Key</ShortName><ColumnRef Ref='code'/></Key></ColumnSet><SimpleCodeList>\
         <Row><Value ColumnRef='code'><SimpleValue>{4}</SimpleValue></Value>\
         <Value ColumnRef='words'><SimpleValue>{5}</SimpleValue></Value></Row>\
         <Row><Value ColumnRef='code'><SimpleValue>{6}x</SimpleValue></Value>\
         <Value ColumnRef='words'><SimpleValue>{7}</SimpleValue></Value></Row></SimpleCodeList></gc:CodeList>",
        text(0),
        text(1),
        text(2),
        text(3),
        text(5),
        text(6),
        text(7),
        text(8),
        text(10),
        text(11),
        name = ncname(&s[13]),
    )
}

fn markdown(s: &[String]) -> String {
    let line = |i: usize| s[i].replace(['\r', '\n'], " ");
    format!(
        "---\ntitle: {0}\n---\n# {1}\n\n{raw}\n\n```xml\n<xs:simpleType name=\"{name}\"><xs:restriction base=\"xs:string\">\
         <xs:enumeration value=\"{2}\"/><xs:enumeration value=\"{3}\"/><xs:enumeration value=\"x\"/></xs:restriction>\
         </xs:simpleType>\n```\n\n| Value | {4} |\n|---|---|\n| {5} | {6} |\n| `{7}` | [{8}]({9}) |\n| x | {raw_line} |\n",
        line(0),
        line(1),
        escape(&s[5]),
        escape(&s[7]),
        line(4),
        line(5),
        line(6),
        line(7),
        line(8),
        line(9),
        raw = s[10],
        raw_line = line(13),
        name = ncname(&s[11]),
    )
}

/// With all that can be asked for that puts text of the input into the code.
fn talkative(mut builder: xsdgen::Builder, talks: bool) -> xsdgen::Builder {
    if talks {
        for (option, value) in [
            ("description", OptionValue::from(true)),
            ("modules", OptionValue::from("namespace")),
        ] {
            assert!(builder.set(option, value).is_ok(), "{option}");
        }
    }
    builder
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_schema_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.xsd", strings[12]);
        let builder = talkative(confined().text(file, schema(&strings)).serde(serde), talks);
        if let Some(found) = found(builder) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_page_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.html", strings[12]);
        let builder = talkative(confined().text(file, page(&strings)).serde(serde), talks);
        if let Some(found) = found(builder) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_code_list_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.gc", strings[12]);
        let builder = talkative(confined().text(file, code_list(&strings)).serde(serde), talks);
        if let Some(found) = found(builder) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_markdown_page_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.md", strings[12]);
        let builder = talkative(confined().text(file, markdown(&strings)).serde(serde), talks);
        if let Some(found) = found(builder) {
            check(&found, TYPES);
        }
    }
}

/// The named and the anonymous type, and a few private ones that go with them.
const TYPES: usize = 8;

#[test]
fn harmless_strings_pass_the_same_test() {
    let strings: Vec<String> = (0..14).map(|i| format!("word{i}")).collect();
    let inputs = [
        ("a.xsd", schema(&strings)),
        ("a.html", page(&strings)),
        ("a.gc", code_list(&strings)),
        ("a.md", markdown(&strings)),
    ];
    for (file, text) in inputs {
        for talks in [false, true] {
            let found = found(talkative(confined().text(file, text.as_str()), talks));
            let found = found.unwrap_or_else(|| panic!("{file} is valid"));
            assert!(!found.types.is_empty());
            check(&found, TYPES);
        }
    }
}
