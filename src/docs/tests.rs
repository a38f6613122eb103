use super::{from_markup, from_text};

fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    super::wrap(markdown, width, |line| lines.push(line.to_owned()));
    lines
}

#[test]
fn text_is_escaped_where_markdown_would_take_it_for_markup() {
    for (text, markdown) in [
        ("a_b _c_ d", "a_b \\_c\\_ d"),
        ("Vec<T> is < 3", "Vec\\<T> is < 3"),
        ("see [IETF] & &lt;", "see \\[IETF\\] & \\&lt;"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("===", "\\==="),
        ("`x` *y* | z", "\\`x\\` \\*y\\* \\| z"),
        ("C:\\[x", "C:\\\\\\[x"),
        ("at https://a.b/c_d. Then", "at <https://a.b/c_d>. Then"),
        ("(http://a.b/c(d))", "(<http://a.b/c(d)>)"),
    ] {
        assert_eq!(from_text(text), markdown);
    }
}

#[test]
fn text_keeps_paragraphs_and_lists() {
    assert_eq!(from_text("\n a\n  b\n\n\n    c\n"), "a b\n\nc");
    assert_eq!(
        from_text("One of:\n - a\n   b\n - c"),
        "One of:\n\n- a b\n- c"
    );
}

#[test]
fn markup_becomes_markdown() {
    let base = Some("https://example.org/a/b.html?q");
    for (markup, markdown) in [
        ("a <b>b</b><i> c</i>", "a **b** *c*"),
        ("<p>a\n b</p><p>c</p>", "a b\n\nc"),
        ("<code>a`b</code>", "``a`b``"),
        (
            "<ul><li>a</li><li><p>b</p><p>c</p></li></ul>",
            "- a\n- b\n\n  c",
        ),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        (
            "x<a href='../c'>[y]</a>",
            "x[\\[y\\]](https://example.org/c)",
        ),
        (
            "<a href='d(e).md#f'>y</a>",
            "[y](https://example.org/a/d%28e%29.md#f)",
        ),
        ("<a href='javascript:x()'>y</a>", "y"),
        ("<a href='http://a.b'>http://a.b</a>", "<http://a.b>"),
        ("<pre>a\n  ```\n</pre>", "````text\na\n  ```\n````"),
        ("10<sup>3</sup>", "10³"),
        ("a<b>(b)</b>c", "a(b)c"),
        ("a<br/>b", "a\n\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "- a: b"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "- a: b"),
    ] {
        assert_eq!(from_markup(markup, base), markdown, "{markup}");
    }
    assert_eq!(from_markup("<a href='x'>y</a>", None), "y");
}

#[test]
fn lines_are_wrapped_and_never_begin_a_block() {
    assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
    assert_eq!(wrap("- aa bb cc", 7), ["- aa bb", "  cc"]);
    assert_eq!(
        wrap("aa - 1. # > +", 3),
        ["aa", "\\-", "1\\.", "\\#", "\\>", "\\+"]
    );
    assert_eq!(wrap("aa `b c d` e", 4), ["aa", "`b c d`", "e"]);
    assert_eq!(
        wrap("```text\na  b\n```\n\nc d", 2),
        ["```text", "a  b", "```", "", "c", "d"]
    );
}

/// Texts that rustdoc would misread if they were taken as they stand.
const HOSTILE: &[&str] = &[
    "see [foo], [foo::bar], [`baz`] and [a](b)",
    "<b>bold</b> Vec<T> <T> <br> </div> <!-- x --> <?pi?> <script>",
    "    let x = indented;",
    "```\nlet x = fenced;\n```",
    "~~~\nlet x = fenced;\n~~~",
    "``` rust\nx",
    "\tlet x = tab;",
    "http://example.org/a_b_c, https://example.org/?a=1&b=2. <http://example.org>",
    "*/ /* #[doc] #![x] \" \\ \\\" {} {{}} \u{202e}",
    "- a\n      code under an item\n- b",
    "1986. A great year\n1) one",
    "a\n===\nb\n---\nc",
    "| a | b |\n|---|---|\n| c | d |",
    "[x]: http://example.org \"t\"\n[^1]: note",
    "a * b * c _d_ __e__ ~~f~~ &amp; &lt; &nosuch;",
    "> quoted\n>> more",
    "`unclosed and ``` more",
    "ends with a backslash \\",
    "[unclosed ]( http://x [y](",
    "a\u{a0}b\u{2028}c\u{0}d\r\ne",
    "!\\[x](y) ![x](y)",
];

#[test]
fn rustdoc_finds_nothing_to_say() {
    let mut code = "#![deny(missing_docs)]\n//! Hostile texts.\n".to_owned();
    for (i, text) in HOSTILE.iter().enumerate() {
        let markup = format!("<p>{text}</p><ul><li>{text}</li></ul><pre>{text}</pre>");
        let both = [from_text(text), from_markup(&markup, Some("http://a.b/"))];
        for (j, width) in [100, 1].into_iter().enumerate() {
            code.push_str("/// A constant.\n///\n");
            for line in wrap(&both.join("\n\n"), width) {
                code.push_str(&format!("#[doc = {line:?}]\n"));
            }
            code.push_str(&format!("pub const C{i}_{j}: u8 = 0;\n"));
        }
    }
    let dir = std::env::temp_dir().join(format!("xsdgen-docs-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let file = dir.join("hostile.rs");
    std::fs::write(&file, code).unwrap();
    let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    let run = |args: &[&str]| {
        std::process::Command::new(&rustdoc)
            .args(["--edition", "2024", "--crate-name", "hostile"])
            .args(args)
            .arg(&file)
            .current_dir(&dir)
            .output()
            .unwrap()
    };
    let made = run(&["-D", "warnings", "-D", "rustdoc::all", "-o", "out"]);
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    let tested = run(&["--test"]);
    let tests = String::from_utf8_lossy(&tested.stdout).into_owned();
    std::fs::remove_dir_all(&dir).unwrap();
    assert!(made.status.success(), "{said}");
    assert!(tests.contains("running 0 tests"), "{tests}");
}

const SEVERAL: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="A">
<xs:annotation><xs:documentation source="urn:a" xml:lang="de">Eins.</xs:documentation>
<xs:documentation source="urn:a" xml:lang="en">One.</xs:documentation>
<xs:documentation source="urn:b">Two.</xs:documentation></xs:annotation>
<xs:restriction base="xs:string"><xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:schema>"#;

#[test]
fn several_texts_of_an_annotation() {
    use crate::options::Documentation::First;
    let texts = |builder: crate::builder::Builder| -> Vec<String> {
        let analysis = crate::pipeline::Request::from(builder.text("a.xsd", SEVERAL)).analyse();
        let types = analysis.as_ref().map(|a| a.model().types.as_slice());
        let docs = types.unwrap_or_default().iter().flat_map(|t| &t.docs);
        docs.map(|d| d.markdown.clone()).collect()
    };
    let new = crate::builder::Builder::new;
    assert_eq!(texts(new()), ["One.", "Two."]);
    assert_eq!(texts(new().documentation(First)), ["One."]);
    assert_eq!(texts(new().lang("fr").lang("de")), ["Eins."]);
    assert_eq!(texts(new().lang("fr")), ["Two."]);
    assert_eq!(texts(new().doc_source("urn:a")), ["One."]);
    assert_eq!(texts(new().doc_source("urn:none")), ["One.", "Two."]);
    assert_eq!(texts(new().doc_source("urn:a").lang("de")), ["Eins."]);
}
