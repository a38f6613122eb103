//! Nothing from input reaches generated code unescaped: hostile strings in every place give the items that
//! harmless ones give, and no more.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use syn::visit::{self, Visit};
use xsdgen::internal::Request;
use xsdgen::internal::options::{Kind, OPTIONS, OptionSpec, OptionValue};

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
            Item::ExternCrate(i) if i.ident == "alloc" => {}
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
fn found(request: Request) -> Option<Found> {
    let generated = judge(request).map_err(|e| eprintln!("{e}")).ok()?;
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
        "json_schema",
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

/// A list with a column that becomes functions, whose heading and cells may be hostile.
#[cfg(feature = "csv")]
fn table(heading: &str, cells: [&str; 2]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let [heading, first, second] = [heading, cells[0], cells[1]].map(quoted);
    format!("code,name,{heading},valid to\nA,Ay,{first},2024-01-01\nB,Bee,{second},\n")
}

/// With all that can be asked for that puts text of the input into the code.
fn talkative(mut request: Request, serde: bool, talks: bool) -> Request {
    assert!(request.set("serde", serde).is_ok());
    if talks {
        for (option, value) in [
            ("description", OptionValue::from(true)),
            ("modules", OptionValue::from("namespace")),
        ] {
            assert!(request.set(option, value).is_ok(), "{option}");
        }
    }
    request
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_schema_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.xsd", strings[12]);
        let request = talkative(confined().text(file, schema(&strings)), serde, talks);
        if let Some(found) = found(request) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_page_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.html", strings[12]);
        let request = talkative(confined().text(file, page(&strings)), serde, talks);
        if let Some(found) = found(request) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_code_list_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.gc", strings[12]);
        let request = talkative(confined().text(file, code_list(&strings)), serde, talks);
        if let Some(found) = found(request) {
            check(&found, TYPES);
        }
    }

    #[test]
    #[cfg(feature = "csv")]
    fn a_column_cannot_inject_code(strings in vec(hostile(), 3), serde in any::<bool>(), talks in any::<bool>()) {
        let [heading, first, second] = strings.as_slice() else { unreachable!() };
        let mut request = confined().text("a.csv", table(heading, [first, second]));
        let column = vec![heading.clone()];
        let asked = [("facts", OptionValue::from(column.clone())), ("find-by", column.into()), ("valid-on", true.into())];
        let refused = asked.into_iter().any(|(option, value)| request.set(option, value).is_err());
        if !refused && let Some(mut found) = found(talkative(request, serde, talks)) {
            // They are called after the heading, which an option asks for.
            found.functions.clear();
            check(&found, TYPES);
        }
    }

    #[test]
    fn a_markdown_page_cannot_inject_code(strings in vec(hostile(), 14), serde in any::<bool>(), talks in any::<bool>()) {
        let file = format!("{}.md", strings[12]);
        let request = talkative(confined().text(file, markdown(&strings)), serde, talks);
        if let Some(found) = found(request) {
            check(&found, TYPES);
        }
    }
}

/// The named and the anonymous type, and a few private ones that go with them.
const TYPES: usize = 8;

/// Types whose values become names, numbers and texts in Rust.
const FAMILIES: [&str; 8] = [
    "string", "QName", "byte", "integer", "float", "double", "decimal", "date",
];

/// A type of a family with values that are valid for it; what can be hostile is.
fn of_family(name: &str, family: &str, s: &[String]) -> String {
    let values: Vec<String> = match family {
        "string" => s.iter().take(3).map(|text| escape(text)).collect(),
        "QName" => vec![format!("p:{}", ncname(&s[0])), ncname(&s[1])],
        "date" => vec!["2001-01-01".to_owned()],
        _ => vec!["1".to_owned(), "7".to_owned()],
    };
    let values: BTreeSet<String> = values.into_iter().collect();
    let values: String = values
        .iter()
        .map(|v| format!("<xs:enumeration value='{v}'/>"))
        .collect();
    format!(
        "<xs:simpleType name='{name}'><xs:restriction base='xs:{family}'>{values}</xs:restriction></xs:simpleType>"
    )
}

/// A schema whose prefix `p` stands for a hostile namespace.
fn families(types: &str, namespace: &str) -> String {
    // No prefix stands for the empty namespace.
    let namespace = match escape(namespace) {
        text if text.is_empty() => "n".to_owned(),
        text => text,
    };
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:p='{namespace}'>{types}</xs:schema>"
    )
}

/// Generates from a new version and an old one, which has to be a file.
fn with_old(new: &str, old: &str, options: &[(&str, OptionValue)]) -> Option<Found> {
    let directory = std::env::temp_dir().join(format!("xsdgen-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a folder");
    let file = directory.join(format!("old-{:?}.xsd", std::thread::current().id()));
    std::fs::write(&file, old).expect("a file");
    let builder = xsdgen::Builder::new().text("new.xsd", new);
    let mut request = Request::from(builder.deprecated_from(&file));
    for (name, value) in options {
        request.set(name, value.clone()).expect("an option");
    }
    let found = found(request);
    std::fs::remove_file(&file).expect("the file");
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_old_version_cannot_inject_code(
        strings in vec(hostile(), 4),
        old in prop::sample::select(FAMILIES.to_vec()),
        new in prop::sample::select(FAMILIES.to_vec()),
        constants in any::<bool>(),
    ) {
        let before = of_family("T", old, &strings) + &of_family("Gone", old, &strings);
        let after = of_family("T", new, &strings[2..]);
        let options = [("constants-for", OptionValue::from("*"))];
        let options = if constants { &options[..] } else { &[] };
        if let Some(found) = with_old(&families(&after, "new"), &families(&before, &strings[3]), options) {
            check(&found, TYPES);
        }
    }

    #[test]
    fn what_annotations_ask_for_cannot_inject_code(strings in vec(hostile(), 5), talks in any::<bool>()) {
        let schema = bindings(&strings);
        if let Some(found) = found(talkative(confined().text("a.xsd", schema), false, talks)) {
            check(&found, TYPES);
        }
    }

    /// Whatever an option holds, wherever it was written: `xsdgen.toml`, macros and the command line all end here.
    #[test]
    fn options_cannot_inject_code(
        asked in vec((prop::sample::select(written_options()), target(), hostile_or_plain()), 1..4),
    ) {
        let strings = [asked[0].2.clone(), "b".to_owned()];
        let schema = families(&of_family("T", "QName", &strings), "x");
        let mut request = confined().text("a.xsd", schema);
        for (option, target, text) in &asked {
            let value = match option.kind() {
                Kind::Flag => OptionValue::Flag(true),
                Kind::Map => OptionValue::Map(vec![(target.clone(), text.clone())]),
                Kind::List if text.len() % 2 == 0 => OptionValue::List(vec![target.clone()]),
                Kind::List => OptionValue::List(vec![text.clone()]),
                _ => OptionValue::Text(text.clone()),
            };
            let _ = request.set(option.name, value);
        }
        // Text in an attribute is the user's own, and Rust may be unable to read it; it stays in the attribute.
        let is_attribute = |a: &&(&OptionSpec, String, String)| a.0.name.starts_with("attribute");
        let attributes: Vec<_> = asked.iter().filter(is_attribute).collect();
        let Ok(generated) = request.generate() else { return Ok(()) };
        let parsed = syn::parse_file(generated.code());
        prop_assert!(parsed.is_ok() || !attributes.is_empty(), "{}", generated.code());
        let Ok(file) = parsed else { return Ok(()) };
        let mut found = Found::default();
        found.visit_file(&file);
        for (_, target, text) in attributes {
            found.attributes.retain(|name| !text.contains(name.as_str()) && !target.contains(name.as_str()));
        }
        check(&found, TYPES);
    }
}

/// The options that say something of the code, and read nothing.
fn written_options() -> Vec<&'static OptionSpec> {
    let reads = [
        "code-column",
        "base-url",
        "lang",
        "doc-source",
        "deny",
        "allow",
        "map",
    ];
    let of_code = |o: &&OptionSpec| {
        !matches!(o.kind(), Kind::Path | Kind::Paths | Kind::Number) && !reads.contains(&o.name)
    };
    OPTIONS.iter().filter(of_code).collect()
}

fn target() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["*", "T", "*::*", "T::*"]).prop_map(str::to_owned),
        1 => hostile(),
    ]
}

/// Text that wants to become code, whole code, and what options are meant to hold.
fn hostile_or_plain() -> impl Strategy<Value = String> {
    let code = vec![
        "pub fn injected() {} pub",
        "pub(crate) fn injected() {} pub",
        "Clone)] fn injected() {} #[derive(Default",
        "allow(dead_code)] fn injected() {} #[allow(dead_code",
        "doc = \"\"] fn injected() {} #[doc = \"\"",
        "cold] fn injected() {} //",
        "A { } pub fn injected() {} enum B",
        "A, Injected(fn()) //",
        "injected()",
        "Default",
        "pub(crate)",
        "must_use",
        "Name",
        "Name*",
    ];
    prop_oneof![
        prop::sample::select(code).prop_map(str::to_owned),
        hostile(),
    ]
}

/// What annotations can ask of types and values: numbers and names.
fn bindings(s: &[String]) -> String {
    let text = |i: usize| escape(&s[i]);
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:jxb='https://jakarta.ee/xml/ns/jaxb' \
         xmlns:old='http://java.sun.com/xml/ns/jaxb' xmlns:s='http://schemas.microsoft.com/2003/10/Serialization/'>\
         <xs:simpleType name='T'><xs:annotation><xs:appinfo><jxb:typesafeEnumClass name='{0}'/>\
         <old:typesafeEnumClass name='{0}'/></xs:appinfo></xs:annotation><xs:restriction base='xs:string'>\
         <xs:enumeration value='a'><xs:annotation><xs:appinfo><s:EnumerationValue>{1}</s:EnumerationValue>\
         <jxb:typesafeEnumMember name='{2}'/></xs:appinfo></xs:annotation></xs:enumeration>\
         <xs:enumeration value='b'><xs:annotation><xs:appinfo><s:EnumerationValue>7 {1}</s:EnumerationValue>\
         <old:typesafeEnumMember name='{3}'/></xs:appinfo><xs:documentation>Deprecated: {4}</xs:documentation>\
         </xs:annotation></xs:enumeration>\
         </xs:restriction></xs:simpleType></xs:schema>",
        text(0),
        text(1),
        text(2),
        text(3),
        text(4),
    )
}

/// The namespace of an old name was once written as the expression of a number.
#[test]
fn an_old_name_is_no_expression() {
    let code = "#[unsafe(link_section = \".init_array\")] static I: fn() = injected; fn injected() {} 1 } //";
    let strings = vec![code.to_owned(), "b".to_owned()];
    for new in FAMILIES {
        let after = families(&of_family("T", new, &strings), "new");
        let before = families(&of_family("T", "QName", &strings), code);
        let found = with_old(&after, &before, &[]).expect("both are valid");
        check(&found, TYPES);
    }
}

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
            let found = found(talkative(
                confined().text(file, text.as_str()),
                false,
                talks,
            ));
            let found = found.unwrap_or_else(|| panic!("{file} is valid"));
            assert!(!found.types.is_empty());
            check(&found, TYPES);
        }
    }
}

#[test]
#[cfg(feature = "csv")]
fn a_harmless_column_becomes_functions() {
    let mut request = confined().text("a.csv", table("Some Word", ["1", "2"]));
    for option in ["facts", "find-by"] {
        assert!(request.set(option, vec!["Some Word".to_owned()]).is_ok());
    }
    let found = found(request).expect("it is valid");
    for function in ["some_word", "from_some_word"] {
        assert!(found.functions.contains(function), "{:?}", found.functions);
    }
}
