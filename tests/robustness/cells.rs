//! Cells of code lists that nobody vouched for: each is read as it stands, or is an error at its place.

use proptest::collection::vec;
use proptest::prelude::*;
use xsdgen::internal::Request;
use xsdgen::internal::options::OptionValue;

use crate::checks::{confined, escape, judge};

/// A list of these codes in each format that is read.
fn documents(codes: &[String]) -> Vec<(&'static str, String)> {
    let rows = |row: &dyn Fn(&String) -> String| codes.iter().map(row).collect::<String>();
    let genericode = rows(&|code| {
        format!(
            "<Row><Value ColumnRef='c'><SimpleValue>{}</SimpleValue></Value></Row>",
            escape(code)
        )
    });
    let iana = rows(&|code| format!("<record><value>{}</value></record>", escape(code)));
    let mut all = vec![
        (
            "list.gc",
            format!(
                "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>\
                 <Identification><ShortName>List</ShortName></Identification><ColumnSet>\
                 <Column Id='c' Use='required'><ShortName>code</ShortName><Data Type='string'/></Column>\
                 </ColumnSet><SimpleCodeList>{genericode}</SimpleCodeList></gc:CodeList>"
            ),
        ),
        (
            "list.xml",
            format!(
                "<registry xmlns='http://www.iana.org/assignments' id='list'>{iana}</registry>"
            ),
        ),
    ];
    if cfg!(feature = "csv") {
        let quoted = rows(&|code| format!("\"{}\",x\n", code.replace('"', "\"\"")));
        all.push(("list.csv", format!("code,name\n{quoted}")));
        all.push((
            "list.tsv",
            format!("code\tname\n{}", quoted.replace(",x\n", "\tx\n")),
        ));
    }
    all
}

/// The literals that are read, or what is said.
fn read(request: &Request) -> Result<Vec<String>, String> {
    let analysis = request.analyse().map_err(|error| error.to_string())?;
    let values = analysis.model().types.iter().flat_map(|one| one.values());
    Ok(values.map(|value| value.literal.clone()).collect())
}

/// A text as codes are taken: white space at the ends goes, and what is inside is one space.
fn on_one_line(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']);
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "=", "@SUM(1)", "+1", "-1", "'", "\"", "\"\"", "\"#", "*/", "//", "\\", "{}", "{0}", "$",
        "`", ",", ";", "\t", "\n", "\r\n", "|", "#", "#REF!", "]]>", "<a>", "&amp;", "\u{feff}",
        "\u{202e}", "\u{200b}", "\u{a0}", "é", "e\u{301}", "𝒳", "x", "A", "0x1F", "1-9",
    ];
    prop::sample::select(PIECES).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is not an error is read whole, and the code of it is Rust.
    #[test]
    fn nothing_is_lost(codes in vec(vec(piece(), 1..5).prop_map(|pieces| pieces.concat()), 1..6)) {
        let mut wanted: Vec<String> = codes.iter().map(|code| on_one_line(code)).collect();
        wanted.sort();
        wanted.dedup();
        for (name, text) in documents(&codes) {
            let request = confined().text(name, text.clone());
            let _ = judge(request);
            match read(&confined().text(name, text.clone())) {
                Ok(mut found) => {
                    found.sort();
                    if name != "list.gc" {
                        // Only there an empty code is one; elsewhere nothing stands in the cell.
                        wanted.retain(|code| !code.is_empty());
                    }
                    if name == "list.xml" {
                        // Ranges and words such as `reserved` are said and make no values.
                        prop_assert!(found.iter().all(|code| wanted.contains(code)), "{text}");
                        continue;
                    }
                    prop_assert_eq!(&found, &wanted, "{}: {}", name, text);
                }
                Err(said) => {
                    prop_assert!(said.contains("[XSD06") && said.contains(name), "{said}");
                }
            }
        }
    }
}

/// A cell that is longer than the bound is an error at its place, whatever the format; a higher bound lets it in.
#[test]
fn a_long_cell_meets_a_bound() {
    let codes = ["A".to_owned(), "x".repeat(10 << 20)];
    for (name, text) in documents(&codes) {
        let said = read(&confined().text(name, text.clone())).expect_err(name);
        assert!(
            said.contains("limit-cell-length") && said.contains(name),
            "{said:.300}"
        );
        assert!(said.len() < 2_000, "{name}: the message is short");
    }
    let codes = ["A".to_owned(), "x".repeat(2 << 20)];
    for (name, text) in documents(&codes) {
        let mut request = confined().text(name, text);
        request
            .set("limit-cell-length", OptionValue::from(3 << 20))
            .expect("the option is there");
        assert_eq!(read(&request).map(|found| found.len()), Ok(2), "{name}");
    }
}

/// No text in XML has control characters; CSV has them, and they are refused at their place.
#[test]
fn a_control_character_is_an_error() {
    for c in [
        '\0', '\u{1}', '\u{8}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}',
    ] {
        for (name, text) in documents(&["A".to_owned(), "B@".to_owned()]) {
            let text = text.replace('@', &c.to_string());
            let said = read(&confined().text(name, text)).expect_err(name);
            assert!(
                said.contains("[XSD") && said.contains(name),
                "{c:?}: {said}"
            );
        }
    }
}
