//! `xsdgen audit`: where a page and its schema disagree, for people and for programs.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::Dir;

const PAGE: &str = "\
# Door

```xml
<xs:simpleType name=\"Door\">
  <xs:restriction base=\"xs:string\">
    <xs:enumeration value=\"Open\"/>
    <xs:enumeration value=\"Closed\"/>
    <xs:enumeration value=\"Locked\"/>
  </xs:restriction>
</xs:simpleType>
```

| Value | Meaning |
|---|---|
| Open | It is open. |
| closed | It is closed. |
| Lokked | It is locked. |
";

fn dir(test: &str) -> Dir {
    let dir = Dir::new(test);
    dir.put("door.md", PAGE);
    dir
}

#[test]
fn findings_are_listed_and_counted_and_end_with_1() {
    let run = dir("audit").run(&["audit", "door.md"]).expect_code(1);
    for part in [
        "door.md:8:5: value without description: ",
        "door.md:16:3: letter case differs: ",
        "door.md:17:3: description without value: ",
        "did the page mean `Locked`?",
        "     1  letter case differs\n",
        "1 type with 3 values were compared; 2 values are described.\n",
    ] {
        assert!(run.out.contains(part), "{part} is missing in\n{}", run.out);
    }
}

#[test]
fn types_without_values_are_counted() {
    let dir = Dir::new("audit-kinds");
    let port =
        "<xs:simpleType name='Port'><xs:restriction base='xs:unsignedShort'/></xs:simpleType>";
    let guid = "<xs:simpleType name='Guid'><xs:annotation><xs:documentation>Who it is.</xs:documentation>\
        </xs:annotation><xs:restriction base='xs:string'><xs:length value='36'/></xs:restriction></xs:simpleType>";
    let open = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";
    dir.put("kinds.xsd", &format!("{open}{port}{guid}</xs:schema>"));
    let told =
        "No type has values to compare. There are 2 types without values, 1 of them described.\n";
    for options in [&["audit"][..], &["audit", "--simple-types", "all"]] {
        let run = dir.run(&[options, &["kinds.xsd"]].concat()).expect_code(0);
        assert_eq!(run.out, told);
    }
}

#[test]
fn what_is_known_can_be_allowed() {
    let allow = [
        "--allow", "XSD0311", "--allow", "XSD0312", "--allow", "XSD0313",
    ];
    let arguments: Vec<&str> = ["audit", "door.md"].into_iter().chain(allow).collect();
    dir("audit-allow").run(&arguments).expect_code(0);
}

#[test]
fn other_formats() {
    let dir = dir("audit-formats");
    let run = dir
        .run(&["audit", "--format", "json", "door.md"])
        .expect_code(1);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_default();
    assert_eq!(
        report.pointer("/findings/0/file"),
        Some(&"door.md".into()),
        "{run:?}"
    );
    assert_eq!(
        report.pointer("/findings/0/line"),
        Some(&8.into()),
        "{run:?}"
    );
    let run = dir
        .run(&["audit", "--format", "markdown", "door.md"])
        .expect_code(1);
    assert!(run.out.contains("## `door.md`\n\n- line 8: "), "{run:?}");
}
