//! Inputs of any size in which one thing that a document can have is repeated: none may cost more than its bytes.

use std::fmt::Write;

use crate::shapes::{Shape, one_type, schema, shape, simple_type, word};

/// All of them.
pub const REPEATED: &[Shape] = &[
    shape(
        "attributes",
        "elements of 900 attributes each",
        "xsd",
        attributes,
    ),
    shape(
        "namespaces",
        "200 prefixes in scope where each value declares one",
        "xsd",
        namespaces,
    ),
    shape(
        "entities",
        "900 entities, each used again and again",
        "xsd",
        entities,
    ),
    shape(
        "defaults",
        "a DTD that gives each element an attribute",
        "xsd",
        defaults,
    ),
    shape("comments", "a comment behind each value", "xsd", comments),
    shape(
        "instructions",
        "a processing instruction behind each value",
        "xsd",
        instructions,
    ),
    shape(
        "aliases",
        "one value, spelt in ever more ways",
        "xsd",
        aliases,
    ),
    shape("docs", "one value with ever more descriptions", "xsd", docs),
    shape(
        "members",
        "unions of a thousand enumerations each",
        "xsd",
        members,
    ),
    shape(
        "shared",
        "enumerations of ten values in ten unions each",
        "xsd",
        shared,
    ),
    shape(
        "patterns",
        "types with a hundred patterns each",
        "xsd",
        patterns,
    ),
    shape(
        "steps",
        "types with a pattern, each restricting one that has it",
        "xsd",
        steps,
    ),
    Shape {
        beside: Some(("redefined.xsd", redefined)),
        ..shape(
            "redefinitions",
            "each type of another document redefined",
            "xsd",
            redefinitions,
        )
    },
    shape("tables", "tables nested in cells of tables", "html", tables),
    shape("lists", "lists nested in items of lists", "html", lists),
    shape(
        "described",
        "ten terms each that share a description of a hundred words",
        "html",
        described,
    ),
    shape(
        "terms",
        "a definition list of terms that share a description",
        "html",
        terms,
    ),
    shape(
        "spans",
        "each cell spans the rows below and many columns",
        "html",
        spans,
    ),
    shape("columns", "a table as wide as it is long", "html", columns),
    shape(
        "headings",
        "a heading with a table after each word of it",
        "html",
        headings,
    ),
    shape(
        "torn",
        "schema text on a page whose tags are never closed",
        "html",
        torn,
    ),
    shape(
        "pieces",
        "schema text on a page in a paragraph for each line",
        "html",
        pieces,
    ),
    shape(
        "quotes",
        "tags with a quote that nothing closes",
        "html",
        quotes,
    ),
    shape("bare", "Markdown with markup that is no schema", "md", bare),
    shape("rows", "a code list of ever more rows", "gc", rows),
    shape(
        "imports",
        "a WSDL document of many schemas",
        "wsdl",
        imports,
    ),
];

fn value(out: &mut String, literal: &str) {
    let _ = writeln!(out, "      <xs:enumeration value=\"{literal}\"/>");
}

fn one(fill: impl FnOnce(&mut String)) -> String {
    schema(|out| simple_type(out, "Everything", "xs:string", fill))
}

fn attributes(values: usize) -> String {
    one(|out| {
        for i in 0..values.div_ceil(900) {
            let _ = write!(out, "<xs:enumeration value=\"{}\"", word(i));
            for a in 0..899 {
                let _ = write!(out, " a{a}=\"\"");
            }
            out.push_str("/>\n");
        }
    })
}

fn namespaces(values: usize) -> String {
    let many: String = (0..200)
        .map(|i| format!(" xmlns:p{i}=\"urn:p{i}\""))
        .collect();
    let text = one(|out| {
        for i in 0..values {
            let _ = writeln!(
                out,
                "<xs:enumeration xmlns:q=\"urn:q\" value=\"{}\"/>",
                word(i)
            );
        }
    });
    text.replacen(" xmlns:t=", &format!("{many} xmlns:t="), 1)
}

fn entities(values: usize) -> String {
    let declared: String = (0..900).map(|i| format!("<!ENTITY e{i} \"x\">")).collect();
    let text =
        one(|out| (0..values).for_each(|i| value(out, &format!("{}&e{};", word(i), i % 900))));
    text.replacen(
        "<xs:schema",
        &format!("<!DOCTYPE xs:schema [{declared}]><xs:schema"),
        1,
    )
}

fn defaults(values: usize) -> String {
    let text = one(|out| (0..values).for_each(|i| value(out, &format!(" {} ", word(i)))));
    let declared = "<!ATTLIST xs:enumeration id CDATA 'x' value NMTOKEN #REQUIRED>";
    text.replacen(
        "<xs:schema",
        &format!("<!DOCTYPE xs:schema [{declared}]><xs:schema"),
        1,
    )
}

fn comments(values: usize) -> String {
    one(|out| {
        for i in 0..values {
            let _ = writeln!(
                out,
                "<xs:enumeration value=\"{}\"/><!-- {i} --><!-- - -->",
                word(i)
            );
        }
    })
}

fn instructions(values: usize) -> String {
    one(|out| {
        for i in 0..values {
            let _ = writeln!(out, "<xs:enumeration value=\"{}\"/><?a {i}?><?b?>", word(i));
        }
    })
}

fn aliases(values: usize) -> String {
    one_type(values, "xs:hexBinary", |i| {
        (0..30).map(|bit| ['a', 'A'][i >> bit & 1]).collect()
    })
}

fn docs(values: usize) -> String {
    one(|out| {
        for i in 0..values {
            let _ = writeln!(
                out,
                "<xs:enumeration value=\"a\"><xs:annotation><xs:documentation>{}</xs:documentation>\
                 </xs:annotation></xs:enumeration>",
                word(i)
            );
        }
    })
}

fn members(values: usize) -> String {
    schema(|out| {
        for first in (0..values).step_by(1000) {
            let mut names = String::new();
            for i in first..first + 1000 {
                let name = word(i);
                let _ = write!(names, "t:{name} ");
                simple_type(out, &name, "xs:string", |out| value(out, &format!("v{i}")));
            }
            let _ = write!(
                out,
                "<xs:simpleType name=\"All{first}\"><xs:union memberTypes=\"{}\"/></xs:simpleType>",
                names.trim_end()
            );
        }
    })
}

fn patterns(values: usize) -> String {
    schema(|out| {
        for first in (0..values).step_by(100) {
            simple_type(out, &word(first), "xs:string", |out| {
                out.push_str(&"<xs:pattern value=\"[a-z]{1,9}\"/>\n".repeat(100));
                (0..100).for_each(|i| value(out, &format!("a{}", "b".repeat(i % 7))));
            });
        }
    })
}

fn steps(values: usize) -> String {
    schema(|out| {
        for i in 0..values {
            let base = match i % 100 {
                0 => "xs:string".to_owned(),
                _ => format!("t:{}", word(i - 1)),
            };
            simple_type(out, &word(i), &base, |out| {
                out.push_str("<xs:pattern value=\"[a-z]*\"/>");
            });
        }
    })
}

fn shared(values: usize) -> String {
    schema(|out| {
        for i in 0..values.div_ceil(10) {
            let name = word(i);
            simple_type(out, &name, "xs:string", |out| {
                (0..10).for_each(|v| value(out, &word(v)));
            });
            for u in 0..10 {
                let _ = writeln!(
                    out,
                    "<xs:simpleType name=\"{name}{u}\"><xs:union memberTypes=\"t:{name} xs:integer\"/></xs:simpleType>"
                );
            }
        }
    })
}

fn redefined(values: usize) -> String {
    schema(|out| {
        for i in 0..values {
            simple_type(out, &word(i), "xs:string", |out| value(out, "a"));
        }
    })
}

fn redefinitions(values: usize) -> String {
    schema(|out| {
        for i in 0..values {
            out.push_str("<xs:redefine schemaLocation=\"redefined.xsd\">");
            simple_type(out, &word(i), &format!("t:{}", word(i)), |out| {
                value(out, "a")
            });
            out.push_str("</xs:redefine>\n");
        }
    })
}

/// A page that begins with a type of one value.
fn page(rest: &str) -> String {
    format!(
        "<h1>A</h1><pre>&lt;xs:simpleType name=\"A\"&gt;&lt;xs:restriction base=\"xs:string\"&gt;\
         &lt;xs:enumeration value=\"left\"/&gt;&lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre>\n{rest}"
    )
}

/// Every thousand of something nested in each other, as often as it takes.
fn nested(values: usize, open: &str, close: &str) -> String {
    let one = format!("{}{}\n", open.repeat(1000), close.repeat(1000));
    page(&one.repeat(values.div_ceil(1000)))
}

fn tables(values: usize) -> String {
    nested(values, "<table><tr><td>left<td>W", "</table>")
}

fn lists(values: usize) -> String {
    nested(values, "<ul><li><b>left</b>: a word", "</ul>")
}

fn terms(values: usize) -> String {
    page(&format!(
        "<dl>{}<dd>{}</dl>",
        "<dt>left".repeat(values),
        "word ".repeat(values)
    ))
}

fn described(values: usize) -> String {
    let mut out = String::new();
    for i in 0..values.div_ceil(10) {
        let name = word(i);
        let _ = write!(
            out,
            "<h2>{name}</h2><pre>&lt;xs:simpleType name=\"{name}\"&gt;&lt;xs:restriction base=\"xs:string\"&gt;"
        );
        for v in 0..10 {
            let _ = write!(out, "&lt;xs:enumeration value=\"{}\"/&gt;", word(v));
        }
        out.push_str("&lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre><dl>");
        (0..10).for_each(|v| {
            let _ = write!(out, "<dt>{}", word(v));
        });
        let _ = writeln!(out, "<dd>{}</dl>", "word ".repeat(100));
    }
    out
}

fn spans(values: usize) -> String {
    let row = "<tr><td rowspan=65534 colspan=1000>left<td>W";
    page(&format!("<table>{}</table>", row.repeat(values)))
}

fn columns(values: usize) -> String {
    page(&format!(
        "<table><tr>{}{}</table>",
        "<td>left".repeat(values),
        "<tr><td>left<td>W".repeat(values)
    ))
}

fn headings(values: usize) -> String {
    let words: String = (0..values).map(|i| format!("{} ", word(i))).collect();
    page(&format!(
        "<h2>{words}</h2>{}",
        "<table><tr><td>left<td>W</table>".repeat(values)
    ))
}

fn torn(values: usize) -> String {
    page(&format!(
        "<pre>{}{}</pre>",
        "&lt;xs:element&gt;&lt;xs:complexType&gt;&lt;xs:sequence&gt;&lt;xs:simpleType/&gt;"
            .repeat(values),
        "&lt;xs:enumeration value=\"a\"/&gt;&lt;/xs:a&gt;".repeat(values)
    ))
}

fn pieces(values: usize) -> String {
    page(&format!(
        "<p>&lt;xs:simpleType {}",
        "<p>a=\"&gt;\" <p>&lt; b".repeat(values)
    ))
}

fn quotes(values: usize) -> String {
    page(&format!(
        "<pre>{}&lt;xs:simpleType/&gt;</pre>",
        "&lt;a \u{201e}&gt;".repeat(values)
    ))
}

fn bare(values: usize) -> String {
    format!(
        "<xs:simpleType name=\"A\"><xs:restriction base=\"xs:string\"><xs:enumeration value=\"left\"/>\
         </xs:restriction></xs:simpleType>\n\n# A\n\n{}enumeration",
        "<a:element>\n\n<!-- a\n\n<a:element/>\n\ntext\n\n".repeat(values)
    )
}

fn rows(values: usize) -> String {
    let mut out = "<gc:CodeList xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\">\
        <Identification><ShortName>Codes</ShortName></Identification><ColumnSet>\
        <Column Id=\"code\" Use=\"required\"><ShortName>Code</ShortName><Data Type=\"string\"/></Column>\
        <Key Id=\"key\"><ShortName>Key</ShortName><ColumnRef Ref=\"code\"/></Key></ColumnSet><SimpleCodeList>\n"
        .to_owned();
    for i in 0..values {
        let _ = writeln!(
            out,
            "<Row><Value ColumnRef=\"code\"><SimpleValue>{}</SimpleValue></Value></Row>",
            word(i)
        );
    }
    out.push_str("</SimpleCodeList></gc:CodeList>");
    out
}

fn imports(values: usize) -> String {
    let mut out = "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\" \
        xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><types>\n"
        .to_owned();
    for i in 0..values {
        let _ = writeln!(
            out,
            "<xs:schema targetNamespace=\"urn:{i}\"><xs:simpleType name=\"{}\"><xs:restriction base=\"xs:string\">\
             <xs:enumeration value=\"a\"/></xs:restriction></xs:simpleType></xs:schema>",
            word(i)
        );
    }
    out.push_str("</types></definitions>");
    out
}
