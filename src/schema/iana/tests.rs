use super::entry::{Kind, kind_of};
use super::range::{is_range, numbers};
use super::{is_registry, read};
use crate::diagnostic::Diagnostics;
use crate::options::ReadOptions;
use crate::source::Sources;

/// Values of each registry, and how many things are said.
fn run(records: &str) -> (Vec<(String, Vec<String>)>, usize) {
    let text =
        format!("<registry xmlns='http://www.iana.org/assignments' id='r'>{records}</registry>");
    assert!(is_registry(&text));
    let mut sources = Sources::default();
    let id = sources.add("r.xml", None, text);
    let mut diagnostics = Diagnostics::default();
    let source = sources.get(id);
    let types = source.map(|s| read(id, s, &ReadOptions::default(), &mut diagnostics));
    let types = types.into_iter().flatten().map(|t| {
        let values = t.enumeration().into_iter().flat_map(|e| &e.values);
        let literals = values.map(|v| v.literal.clone()).collect();
        (t.identity.name.unwrap_or_default(), literals)
    });
    (types.collect(), diagnostics.iter().count())
}

#[test]
fn ranges_are_told_from_values() {
    let ranges = [
        "105-199",
        "0x0000-0xFFFF",
        "0x10-1F",
        "C0-FF",
        "00-1f",
        "0xC0,0xB0-FF",
        "0x0A-0x19,*",
        "0x00,*",
        "1 - 5",
        "1–5",
        "128..255",
        "-65536 to -257",
        "-256--1",
        "less than -65536",
        "Greater than 65535",
        ">=9",
        "> 255",
        "1024 and above",
        "Integer values less than -65536",
        "0-3, 5",
        "0x1A 0x2B-0x3C 0x00",
    ];
    for range in ranges {
        assert!(is_range(range), "{range}");
    }
    let values = [
        "100",
        "0x1F",
        "*",
        "text/plain",
        "A-IM",
        "bad-face",
        "iso-8859-1",
        "0xC0,0x2B",
        "0 0 0 1",
        "-1",
        "1.2.3",
        "x-y",
        "5-3",
        "soap.beep",
        "a..b",
        "<urn>",
        "more than",
        "dead",
        "de-DE",
        "1:2",
        "+",
        "a-b-1",
        "utf-8",
    ];
    for value in values {
        assert!(!is_range(value), "{value}");
    }
}

#[test]
fn the_numbers_of_a_range_are_written_as_its_ends() {
    assert_eq!(numbers("9-11", 10), ["9", "10", "11"]);
    assert_eq!(numbers("0x0E-0x10", 10), ["0x0E", "0x0F", "0x10"]);
    assert_eq!(
        numbers("fe-ff", 10),
        [""; 0],
        "words may be all of such letters"
    );
    assert_eq!(numbers("0e-10", 10), ["0e", "0f", "10"]);
    assert_eq!(numbers("-2 to 0", 10), ["-2", "-1", "0"]);
    assert_eq!(numbers("0-4294967295", 3), ["0", "1", "2"]);
}

#[test]
fn kinds_are_told_by_how_a_description_begins() {
    let of = [
        ("Unassigned", Some(Kind::Unassigned)),
        ("unassigned (was X)", Some(Kind::Unassigned)),
        ("Reserved", Some(Kind::Reserved)),
        ("Reserved (for later)", Some(Kind::Reserved)),
        ("RESERVED for assignment by X", Some(Kind::Reserved)),
        ("Reserved for Private Use", Some(Kind::Private)),
        ("Private Use", Some(Kind::Private)),
        ("Private", Some(Kind::Private)),
        ("Experimental", Some(Kind::Experimental)),
        ("For experimental use", Some(Kind::Experimental)),
        ("Reserved for Experimental Use", Some(Kind::Experimental)),
        ("Reserved words are allowed", None),
        ("Use for experimentation and testing", None),
        ("Experimental Mobility Protocol", None),
        ("Private IP Encryption", None),
        ("Unallocated", None),
        ("Preserved", None),
    ];
    for (text, kind) in of {
        assert_eq!(kind_of(text), kind, "{text}");
    }
}

#[test]
fn odd_records_are_read() {
    let record = |inner: &str| format!("<record>{inner}</record>");
    // Several lines, references and comments in a value.
    let odd = record(
        "<value>0x00,\n  0x2F<xref type='rfc' data='rfc1'/><!-- c --></value><description>a</description>",
    );
    let two = record("<value>1</value><value>2</value><description>b</description>");
    assert_eq!(
        run(&(odd + &two)).0,
        [(
            "r".to_owned(),
            vec!["0x00, 0x2F".to_owned(), "1".to_owned()]
        )]
    );
    // Names are values where there are no others; else what differs everywhere.
    let named =
        record("<name>x</name><number>1</number>") + &record("<name>y</name><number>1</number>");
    assert_eq!(
        run(&named).0,
        [("r".to_owned(), vec!["x".to_owned(), "y".to_owned()])]
    );
    let flags = record("<size>8</size><flag>A</flag>") + &record("<size>8</size><flag>B</flag>");
    assert_eq!(
        run(&flags).0,
        [("r".to_owned(), vec!["A".to_owned(), "B".to_owned()])]
    );
    // Nested registries are types of their own, one without values is not there.
    let nested = format!(
        "<registry id='a'>{}<registry id='b'>{}</registry></registry><registry id='c'>{}</registry>",
        record("<value>1</value>"),
        record("<value>2</value>"),
        record("<value>3</value><description>Unassigned</description>"),
    );
    let (found, said) = run(&nested);
    let names: Vec<&str> = found.iter().map(|f| f.0.as_str()).collect();
    assert_eq!((names, said), (vec!["a", "b"], 1));
    // A record without its value, and a value that stands twice, are said.
    let (found, said) = run(&(record("<value>1</value><description>a</description>")
        + &record("<description>b</description>")
        + &record("<value>1</value><description>c</description>")));
    assert_eq!((found.len(), said), (1, 2));
    assert_eq!(run("").1, 1);
}
