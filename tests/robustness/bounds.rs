//! Every bound has an option, and reaching it is an error that names the option. Without help from an option,
//! shapes that make naive programs overflow their stack or take quadratic time are harmless.

use xsdgen::internal::options::OptionValue;

use crate::checks::{confined, judge};

const HEAD: &str = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";

fn schema(inside: &str) -> String {
    format!("{HEAD}{inside}</xs:schema>")
}

fn enumeration(name: &str, base: &str, facets: &str) -> String {
    format!(
        "<xs:simpleType name='{name}'><xs:restriction base='{base}'>{facets}</xs:restriction></xs:simpleType>"
    )
}

/// With `option` at `value`, `text` is refused for a reason that names the option; by default it is not.
fn bounded(option: &str, value: u64, file: &str, text: &str) {
    let free = judge(confined().text(file, text));
    assert!(free.is_ok(), "{}", free.unwrap_err());
    let mut request = confined().text(file, text);
    request.set(option, OptionValue::from(value)).unwrap();
    let error = judge(request).expect_err(option).to_string();
    assert!(error.contains(option), "names the option: {error}");
    assert!(error.contains("[XSD"), "{error}");
}

#[test]
fn input_size() {
    let text = schema(&enumeration(
        "A",
        "xs:string",
        "<xs:enumeration value='a'/>",
    ));
    bounded("limit-input-size", 100, "a.xsd", &text);
}

#[test]
fn depth() {
    let text = schema(&format!(
        "<xs:element name='e'>{}{}{}</xs:element>",
        "<xs:complexType><xs:sequence><xs:element name='e'>".repeat(60),
        enumeration("A", "xs:string", "<xs:enumeration value='a'/>").replace(" name='A'", ""),
        "</xs:element></xs:sequence></xs:complexType>".repeat(60),
    ));
    bounded("limit-depth", 100, "a.xsd", &text);
}

#[test]
fn expansion() {
    let text = format!(
        "<!DOCTYPE a [<!ENTITY a '{}'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>{HEAD}\
         <xs:annotation><xs:documentation>&b;&b;</xs:documentation></xs:annotation>{}</xs:schema>",
        "x".repeat(1000),
        enumeration("A", "xs:string", "<xs:enumeration value='a'/>")
    );
    bounded("limit-expansion", 10_000, "a.xsd", &text);
}

#[test]
fn entities() {
    let declared = "<!ENTITY a ''><!ENTITY b ''><!ENTITY c ''>";
    let one = enumeration("A", "xs:string", "<xs:enumeration value='a'/>");
    let text = format!("<!DOCTYPE a [{declared}]>{}", schema(&one));
    bounded("limit-entities", 2, "a.xsd", &text);
}

#[test]
fn attributes() {
    let one = "<xs:enumeration value='a' id='b' x='c'/>";
    let text = schema(&enumeration("A", "xs:string", one));
    bounded("limit-attributes", 2, "a.xsd", &text);
}

#[test]
fn namespaces() {
    let one = "<xs:enumeration value='a' xmlns:b='c' xmlns:d='e'/>";
    let text = schema(&enumeration("A", "xs:string", one));
    bounded("limit-namespaces", 2, "a.xsd", &text);
    let list = "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/' xmlns:a='b'/>";
    let mut builder = confined().text("a.gc", list);
    builder
        .set("limit-namespaces", OptionValue::from(1))
        .unwrap();
    let error = judge(builder).expect_err("too many").to_string();
    assert!(error.contains("limit-namespaces"), "{error}");
}

/// Defaults that the DTD gives to attributes are text that the document does not have.
#[test]
fn attribute_defaults() {
    let default = format!("<!ATTLIST xs:enumeration id CDATA '{}'>", "x".repeat(500));
    let values = "<xs:enumeration value='a'/><xs:enumeration value='b'/>";
    let one = enumeration("A", "xs:string", values);
    let text = format!("<!DOCTYPE a [{default}]>{}", schema(&one));
    bounded("limit-expansion", 900, "a.xsd", &text);
}

#[test]
fn values() {
    let text = schema(&enumeration(
        "A",
        "xs:string",
        "<xs:enumeration value='a'/><xs:enumeration value='b'/><xs:enumeration value='c'/>",
    ));
    bounded("limit-values", 2, "a.xsd", &text);
}

#[test]
fn pattern_size() {
    let text = schema(&enumeration(
        "A",
        "xs:string",
        "<xs:pattern value='(a{1,9}b?){1,9}'/><xs:enumeration value='ab'/>",
    ));
    bounded("limit-pattern-size", 50, "a.xsd", &text);
}

/// Unions and restrictions repeat the values of another type: a short document asks for much.
#[test]
fn model_size_of_unions() {
    let values: String = (0..500)
        .map(|i| format!("<xs:enumeration value='v{i}'/>"))
        .collect();
    let mut text = enumeration("A", "xs:string", &values);
    for i in 0..40 {
        text += &format!(
            "<xs:simpleType name='U{i}'><xs:union memberTypes='A xs:integer'/></xs:simpleType>"
        );
        text += &enumeration(&format!("R{i}"), "A", "<xs:pattern value='v.*'/>");
    }
    bounded("limit-model-size", 1_000_000, "a.xsd", &schema(&text));
}

/// One description of a page may be that of many values, or of many types.
#[test]
fn model_size_of_descriptions() {
    let value = |i| format!("<xs:enumeration value='left{i}'/>");
    let one = enumeration("A", "xs:string", &(0..300).map(value).collect::<String>());
    let terms: String = (0..300).map(|i| format!("<dt>left{i}")).collect();
    let text = format!(
        "<h1>A</h1><pre>{}</pre><dl>{terms}<dd>{}</dl>",
        crate::checks::escape(&one),
        "a word ".repeat(1000)
    );
    bounded("limit-model-size", 1_000_000, "a.html", &text);
}

#[test]
fn output_size() {
    let text = schema(&enumeration(
        "A",
        "xs:string",
        "<xs:enumeration value='a'/>",
    ));
    bounded("limit-output-size", 100, "a.xsd", &text);
}

#[test]
fn name_length() {
    let long = "N".repeat(900);
    let text = schema(&enumeration(
        &long,
        "xs:string",
        "<xs:enumeration value='a'/>",
    ));
    bounded("limit-name-length", 899, "a.xsd", &text);
    // An anonymous type is called by the way to it.
    let inside =
        enumeration("A", "xs:string", "<xs:enumeration value='a'/>").replace(" name='A'", "");
    let text = schema(&format!("<xs:element name='{long}'>{inside}</xs:element>"));
    bounded("limit-name-length", 899, "a.xsd", &text);
}

#[test]
fn doc_length() {
    let annotation = |text: &str| {
        format!("<xs:annotation><xs:documentation>{text}</xs:documentation></xs:annotation>")
    };
    let value = format!(
        "<xs:enumeration value='a'>{}</xs:enumeration>",
        annotation(&"x".repeat(1000))
    );
    let text = schema(&enumeration("A", "xs:string", &value));
    bounded("limit-doc-length", 999, "a.xsd", &text);
    let text = format!(
        "<h1>A</h1><p>{}</p><pre>{}</pre>",
        "x".repeat(1000),
        crate::checks::escape(&enumeration(
            "A",
            "xs:string",
            "<xs:enumeration value='a'/>"
        ))
    );
    bounded("limit-doc-length", 999, "a.html", &text);
}

/// Offsets are 32 bits wide: no option makes a larger file readable.
#[test]
fn more_than_offsets_can_count() {
    let path = std::env::temp_dir().join(format!("xsdgen-huge-{}.xsd", std::process::id()));
    // Without content: it takes no place on the disk.
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(2 << 30).unwrap();
    let mut request = xsdgen::internal::Request::new().schema(&path);
    request
        .set("limit-input-size", OptionValue::from(u64::MAX))
        .unwrap();
    let error = judge(request).unwrap_err().to_string();
    std::fs::remove_file(&path).unwrap();
    assert!(
        error.contains("[XSD0002]") && error.contains("split the file"),
        "{error}"
    );
}

/// Ten documents in a row, each of which includes the next one, stop at `limit` for `option`.
fn row_of_documents(option: &str, limit: u64) {
    let directory = std::env::temp_dir().join(format!("xsdgen-{option}-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    for i in 0..10 {
        let text = schema(&format!(
            "<xs:include schemaLocation='{}.xsd'/>{}",
            i + 1,
            enumeration(&format!("T{i}"), "xs:string", "<xs:enumeration value='a'/>")
        ));
        std::fs::write(directory.join(format!("{i}.xsd")), text).unwrap();
    }
    let last = schema("");
    std::fs::write(directory.join("10.xsd"), last).unwrap();
    let request = || xsdgen::internal::Request::new().schema(directory.join("0.xsd"));
    assert!(judge(request()).is_ok());
    let mut limited = request();
    limited.set(option, OptionValue::from(limit)).unwrap();
    let error = judge(limited).unwrap_err().to_string();
    assert!(error.contains(option), "{error}");
    // What is behind the bound is not said to be missing.
    assert_eq!(error.matches("error: ").count(), 1, "{error}");
    let mut enough = request();
    enough.set(option, OptionValue::from(11)).unwrap();
    assert!(judge(enough).is_ok());
    std::fs::remove_dir_all(directory).unwrap();
}

#[test]
fn documents() {
    row_of_documents("limit-documents", 10);
}

#[test]
fn include_depth() {
    row_of_documents("limit-include-depth", 9);
}

#[test]
fn nothing_outside_of_the_root_is_read() {
    let directory = std::env::temp_dir().join(format!("xsdgen-root-{}", std::process::id()));
    std::fs::create_dir_all(directory.join("in/side")).unwrap();
    let secret = schema(&enumeration(
        "Secret",
        "xs:string",
        "<xs:enumeration value='a'/>",
    ));
    std::fs::write(directory.join("secret.xsd"), secret).unwrap();
    for location in [
        "../secret.xsd",
        "side/../../secret.xsd",
        "file:../secret.xsd",
        "..\\secret.xsd",
        "%2e%2e/secret.xsd",
    ] {
        let text = schema(&format!(
            "<xs:include schemaLocation='{location}'/>{}",
            enumeration("A", "xs:string", "<xs:enumeration value='a'/>")
        ));
        let path = directory.join("in/a.xsd");
        std::fs::write(&path, text).unwrap();
        let mut request = xsdgen::internal::Request::new().schema(&path);
        request
            .set("root", directory.join("in").to_string_lossy().into_owned())
            .unwrap();
        let shown = match judge(request) {
            Ok(generated) => generated.code().to_owned(),
            Err(error) => error.to_string(),
        };
        assert!(!shown.contains("enum Secret"), "{location}: {shown}");
    }
    std::fs::remove_dir_all(directory).unwrap();
}

#[test]
fn external_entities_are_not_read() {
    let directory = std::env::temp_dir().join(format!("xsdgen-xxe-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join("secret.txt"), "TopSecret").unwrap();
    for uri in [
        "secret.txt",
        &format!("file://{}", directory.join("secret.txt").display()),
    ] {
        for doctype in [
            format!("<!DOCTYPE a [<!ENTITY e SYSTEM '{uri}'>]>"),
            format!("<!DOCTYPE a [<!ENTITY % p SYSTEM '{uri}'> %p; <!ENTITY e 'x'>]>"),
            format!("<!DOCTYPE a SYSTEM '{uri}'>"),
        ] {
            let text = format!(
                "{doctype}{HEAD}<xs:annotation><xs:documentation>&e;</xs:documentation></xs:annotation>{}</xs:schema>",
                enumeration("A", "xs:string", "<xs:enumeration value='&e;'/>")
            );
            let path = directory.join("a.xsd");
            std::fs::write(&path, text).unwrap();
            let shown = match judge(xsdgen::internal::Request::new().schema(&path)) {
                Ok(generated) => generated.code().to_owned(),
                Err(error) => error.to_string(),
            };
            assert!(!shown.contains("TopSecret"), "{shown}");
        }
    }
    std::fs::remove_dir_all(directory).unwrap();
}

/// A hundred kilobytes of something nested or repeated, in every format.
#[test]
fn deep_and_repeated_shapes_are_harmless() {
    let nested = |open: &str, close: &str, inside: &str| {
        let n = 100_000 / (open.len() + close.len()).max(1);
        format!("{}{inside}{}", open.repeat(n), close.repeat(n))
    };
    let one = enumeration("A", "xs:string", "<xs:enumeration value='a'/>");
    let shown = crate::checks::escape(&one);
    let shapes: Vec<(&str, String)> = vec![
        ("a.xsd", nested("<a>", "</a>", "")),
        ("a.xsd", nested("<a>", "", "")),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &(0..8000)
                    .map(|i| {
                        format!(
                            "<xs:enumeration value='a'><xs:annotation><xs:documentation>{i}\
                             </xs:documentation></xs:annotation></xs:enumeration>"
                        )
                    })
                    .collect::<String>(),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:hexBinary",
                &(0..1 << 13)
                    .map(|i| {
                        let letter = |bit: u32| ['a', 'A'][i >> bit & 1];
                        let letters: String = (0..14).map(letter).collect();
                        format!("<xs:enumeration value='{letters}'/>")
                    })
                    .collect::<String>(),
            )),
        ),
        (
            "a.xsd",
            schema(&nested(
                "<xs:simpleType><xs:restriction>",
                "</xs:restriction></xs:simpleType>",
                "",
            )),
        ),
        (
            "a.xsd",
            schema(&nested("<xs:annotation>", "</xs:annotation>", &one)),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &format!(
                    "<xs:pattern value='{}'/><xs:enumeration value='a'/>",
                    nested("(", ")", "a")
                ),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &format!(
                    "<xs:pattern value='{}'/><xs:enumeration value='a'/>",
                    nested("[a-[", "]]", "b")
                ),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &format!(
                    "<xs:pattern value='{}'/><xs:enumeration value='a'/>",
                    "a{1,1000}".repeat(5000)
                ),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:decimal",
                &format!("<xs:enumeration value='{}'/>", "9".repeat(500_000)),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:double",
                &format!("<xs:enumeration value='1e{}'/>", "9".repeat(500_000)),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &format!("<xs:enumeration value='{}'/>", "a b".repeat(150_000)),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                "A",
                "xs:string",
                &format!("<xs:enumeration value='{}'/>", "+".repeat(500_000)),
            )),
        ),
        (
            "a.xsd",
            schema(&enumeration(
                &"N".repeat(500_000),
                "xs:string",
                "<xs:enumeration value='a'/>",
            )),
        ),
        (
            "a.html",
            nested("<div>", "</div>", &format!("<pre>{shown}</pre>")),
        ),
        ("a.html", nested("<table><tr><td>", "", &shown)),
        (
            "a.html",
            nested("<ul><li>", "</li></ul>", &format!("<pre>{shown}</pre>")),
        ),
        ("a.html", nested("<b>", "", &shown)),
        (
            "a.html",
            format!("<pre>{}</pre>", nested("&lt;xs:simpleType&gt;", "", &shown)),
        ),
        (
            "a.html",
            format!("<pre>{}</pre>", "&lt;xs:schema&gt;".repeat(30_000)),
        ),
        ("a.html", "<pre>".repeat(100_000)),
        ("a.html", "<!--".repeat(100_000)),
        (
            "a.html",
            format!(
                "<table>{}</table>",
                "<td rowspan=65535 colspan=65535>a".repeat(10_000)
            ),
        ),
        ("a.md", nested("> ", "", &one)),
        ("a.md", nested("- ", "", &one)),
        ("a.md", nested("[", "](a)", &one)),
        ("a.md", "*_".repeat(250_000)),
        ("a.md", "`".repeat(500_000)),
        ("a.md", "|a".repeat(250_000)),
        (
            "a.md",
            format!("|a|b|\n|-|-|\n{}", "|a|b|\n".repeat(80_000)),
        ),
        ("a.md", "```xml\n<xs:simpleType>\n".repeat(20_000)),
        ("a.md", "<xs:simpleType name='a'>\n\n".repeat(20_000)),
        ("a.xml", nested("<a>", "</a>", &one)),
        ("a.gc", nested("<a>", "</a>", "")),
    ];
    for (number, (file, text)) in shapes.iter().enumerate() {
        // What takes forever is seen here: the last line printed names it.
        println!("{number} {file} {}", text.get(..60).unwrap_or(text));
        let _ = judge(confined().text(*file, text.as_str()));
    }
}

/// Each of these documents redefines or overrides the others: the ways among them are without end.
#[test]
fn circles_of_redefinitions_end() {
    for kind in ["redefine", "override"] {
        let directory = std::env::temp_dir().join(format!("xsdgen-{kind}-{}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        for i in 0..6 {
            let others = (0..6).map(|j| format!("<xs:{kind} schemaLocation='{j}.xsd'/>"));
            let own = enumeration(&format!("T{i}"), "xs:string", "<xs:enumeration value='a'/>");
            let text = schema(&format!("{}{own}", others.collect::<String>()));
            std::fs::write(directory.join(format!("{i}.xsd")), text).unwrap();
        }
        let mut request = xsdgen::internal::Request::new().schema(directory.join("0.xsd"));
        request
            .set("limit-documents", OptionValue::from(1000))
            .unwrap();
        let _ = judge(request);
        std::fs::remove_dir_all(directory).unwrap();
    }
}

/// A table in a cell is written once: each level must not double the work, or this never ends.
#[test]
fn nested_tables_are_read_once() {
    let one = enumeration("A", "xs:string", "<xs:enumeration value='left'/>");
    let text = format!(
        "<div>{}{}",
        crate::checks::escape(&one),
        "<table><tr><td>left<td>W".repeat(60)
    );
    assert!(judge(confined().text("a.html", text)).is_ok());
}

#[test]
fn cell_length() {
    let list = |value: &str| {
        format!(
            "<registry xmlns='http://www.iana.org/assignments' id='a'><record><value>{value}</value></record></registry>"
        )
    };
    bounded("limit-cell-length", 99, "a.xml", &list(&"x".repeat(100)));
    let two = list("1</value></record><record><value>2");
    bounded("limit-values", 1, "a.xml", &two);
}
