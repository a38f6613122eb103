//! XLSX and ODS: the same code as CSV, places in messages, and hostile files.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::io::{Cursor, Write};

use common::Dir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these entries.
fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("an entry begins");
        writer.write_all(text.as_bytes()).expect("memory is there");
    }
    writer.finish().expect("an archive ends").into_inner()
}

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSX file with these sheets, each with its `sheetData`, and with these shared strings.
fn xlsx(sheets: &[(&str, &str)], shared: &str) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (number, (name, data)) in (1..).zip(sheets) {
        list += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>"#);
        relations += &format!(
            r#"<Relationship Id="r{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        let text =
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{number}.xml"), text));
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{list}</sheets></workbook>"#
    );
    relations += &format!(
        r#"<Relationship Id="rs" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>"#
    );
    relations +=
        &format!(r#"<Relationship Id="rt" Type="{RELATIONS}/styles" Target="styles.xml"/>"#);
    let relations = format!(r#"<Relationships xmlns="{package}">{relations}</Relationships>"#);
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="000"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"#
    );
    let mut entries = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sharedStrings.xml", shared),
        ("xl/styles.xml", &styles),
    ];
    entries.extend(
        parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    archive(&entries)
}

/// A row of texts.
fn row(number: u32, cells: &[&str]) -> String {
    let cells = cells
        .iter()
        .map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><r><t xml:space="preserve">Lek, of </t></r><r><t>Albania</t></r></si></sst>"#;

/// An ODS file with this `content.xml` between the tags of a spreadsheet.
fn ods(content: &str) -> Vec<u8> {
    let oasis = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<office:document-content xmlns:office="{oasis}:office:1.0" xmlns:table="{oasis}:table:1.0" xmlns:text="{oasis}:text:1.0"><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(r#"<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0"/>"#);
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", &content),
    ])
}

/// A row of texts.
fn ods_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|text| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    });
    let rest = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    format!(
        "<table:table-row>{}{rest}</table:table-row>",
        cells.collect::<String>()
    )
}

fn ods_table(name: &str, rows: &str) -> String {
    let rest = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    format!("<table:table table:name=\"{name}\">{rows}{rest}</table:table>")
}

fn put(dir: &Dir, name: &str, bytes: &[u8]) {
    fs::write(dir.path(name), bytes).expect("the directory is writable");
}

/// Runs `generate`; the code without its first line.
fn code(dir: &Dir, arguments: &[&str]) -> String {
    let run = dir.run(&[&["generate", "--quiet"], arguments].concat());
    let run = run.expect_code(0);
    run.out
        .split_once('\n')
        .map_or(String::new(), |(_, rest)| rest.to_owned())
}

/// What is said when `generate` fails.
fn error(dir: &Dir, arguments: &[&str]) -> String {
    dir.run(&[&["generate"], arguments].concat())
        .expect_code(1)
        .err
}

#[test]
fn the_same_rows_are_the_same_code() {
    let dir = Dir::new("sheets-same");
    dir.put(
        "codes.csv",
        "code,name,digits\nALL,\"Lek, of Albania\",008\n\nAMD,\"Dram\n\nof Armenia\",051\n",
    );
    let expected = code(&dir, &["codes.csv", "--names-from", "digits"]);
    let data = [
        &row(1, &["code", "name", "digits"]),
        r#"<row r="2"><c r="A2" t="inlineStr"><is><t>ALL</t></is></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>8</v></c></row>"#,
        &row(7, &["AMD", "Dram\n\nof Armenia", "051"]),
    ];
    put(
        &dir,
        "codes.xlsx",
        &xlsx(&[("Any", &data.concat())], STRINGS),
    );
    assert_eq!(
        code(&dir, &["codes.xlsx", "--names-from", "digits"]),
        expected
    );
    let rows = [
        ods_row(&["code", "name", "digits"]),
        ods_row(&["ALL", "Lek, of Albania", "008"]),
        ods_row(&["AMD", "Dram</text:p><text:p/><text:p>of Armenia", "051"]),
    ];
    put(&dir, "codes.ods", &ods(&ods_table("Any", &rows.concat())));
    assert_eq!(
        code(&dir, &["codes.ods", "--names-from", "digits"]),
        expected
    );
    let run = dir.run(&["diff", "codes.csv", "codes.xlsx"]).expect_code(0);
    assert_eq!(
        run.out,
        "none: nothing changed
"
    );
}

#[test]
fn texts_are_read_whatever_csv_would_make_of_them() {
    let dir = Dir::new("sheets-texts");
    let texts = [
        "say \"x\"",
        "\"",
        "a,b;c|d\te",
        "''",
        "a\nb",
        "#",
        "\\",
        "−5",
        "0x1F",
    ];
    let mut data = row(1, &["code", "name"]);
    let mut rows = ods_row(&["code", "name"]);
    for (number, text) in (2..).zip(texts) {
        let name = text.replace('\n', "</text:p><text:p>");
        data += &row(number, &[&format!("K{number}"), text]);
        rows += &ods_row(&[&format!("K{number}"), &name]);
    }
    put(&dir, "a.xlsx", &xlsx(&[("A", &data)], STRINGS));
    put(&dir, "a.ods", &ods(&ods_table("A", &rows)));
    for name in ["a.xlsx", "a.ods"] {
        let run = dir.run(&["inspect", "--format", "json", "--facts", "name=text", name]);
        let said: serde_json::Value = serde_json::from_str(&run.expect_code(0).out).expect("JSON");
        let code = code(&dir, &["--facts", "name=text", name]);
        assert_eq!(
            said.pointer("/types/0/values")
                .and_then(|v| v.as_array())
                .map(Vec::len),
            Some(texts.len())
        );
        for text in texts {
            let text = text.replace(['\n', '\t'], " ");
            assert!(
                code.contains(&format!("{text:?}")),
                "{name}: {text}: {code}"
            );
        }
    }
}

#[test]
fn titles_may_stand_above_the_headings_and_a_directory_may_hold_sheets() {
    let dir = Dir::new("sheets-titles");
    let data = [
        row(1, &["List of units"]),
        row(3, &["", "Name", "Code"]),
        row(4, &["", "Kilogram", "KGM"]),
    ];
    fs::create_dir(dir.path("lists")).expect("the directory is writable");
    put(
        &dir,
        "lists/units.xlsx",
        &xlsx(&[("A", &data.concat())], STRINGS),
    );
    let code = code(&dir, &["lists"]);
    assert!(
        code.contains("/// Kilogram\n") && code.contains("Kgm,"),
        "{code}"
    );
}

#[test]
fn the_sheet_is_chosen() {
    let dir = Dir::new("sheets-which");
    let list = |code| [row(1, &["code", "name"]), row(2, &[code, "x"])].concat();
    let (one, two, note) = (list("ONE"), list("TWO"), row(1, &["Read me"]));
    let sheets: [(&str, &str); 3] = [("Notes", &note), ("First", &one), ("Second", &two)];
    put(&dir, "two.xlsx", &xlsx(&sheets, STRINGS));
    let said = error(&dir, &["two.xlsx"]);
    assert!(
        said.contains("several sheets that may hold the codes: `First`, `Second`"),
        "{said}"
    );
    assert!(
        said.contains("--sheet") || said.contains("`sheet`"),
        "{said}"
    );
    assert!(code(&dir, &["two.xlsx", "--sheet", "Second"]).contains("Two,"));
    let said = error(&dir, &["two.xlsx", "--sheet", "Secnd"]);
    assert!(said.contains("did you mean `Second`?"), "{said}");
    put(&dir, "one.xlsx", &xlsx(&sheets[..2], STRINGS));
    assert!(code(&dir, &["one.xlsx"]).contains("One,"));
    put(&dir, "none.xlsx", &xlsx(&[("Empty", "")], STRINGS));
    assert!(error(&dir, &["none.xlsx"]).contains("has no sheet with a cell"));
}

#[test]
fn a_message_names_sheet_row_and_column() {
    let dir = Dir::new("sheets-place");
    let head = row(1, &["code", "name", "rest"]);
    let cases = [
        (
            r#"<row r="5"><c r="A5"><v>1</v></c><c r="B5"><f>A5+1</f><v>2</v></c></row>"#,
            "formula",
        ),
        (
            r#"<row r="5"><c r="A5"><v>1</v></c><c r="B5" t="e"><v>#N/A</v></c></row>"#,
            "error of a formula",
        ),
        (
            r#"<row r="5"><c r="A5"><v>1</v></c><c r="B5" t="inlineStr"><is><t>a_x0007_b</t></is></c></row>"#,
            "U+0007",
        ),
    ];
    for (data, what) in cases {
        put(
            &dir,
            "codes.xlsx",
            &xlsx(&[("Codes", &(head.clone() + data))], STRINGS),
        );
        let said = error(&dir, &["codes.xlsx"]);
        assert!(
            said.contains("--> codes.xlsx (sheet `Codes`):5:2\n"),
            "{said}"
        );
        assert!(said.contains(what), "{said}");
    }
    // Where nothing is made of the column, a formula does no harm.
    let data = head.clone()
        + r#"<row r="5"><c r="A5"><v>1</v></c><c r="C5"><f>A5+1</f><v>2</v></c></row>"#;
    put(&dir, "codes.xlsx", &xlsx(&[("Codes", &data)], STRINGS));
    assert!(code(&dir, &["codes.xlsx"]).contains("V1,"));
    let long = head + &row(2, &["1", &"x".repeat(2_000_000)]);
    put(&dir, "codes.xlsx", &xlsx(&[("Codes", &long)], STRINGS));
    let said = error(&dir, &["codes.xlsx"]);
    assert!(
        said.contains("limit-cell-length") && said.contains(":2:2\n"),
        "{said}"
    );
}

#[test]
fn hostile_files_meet_a_bound() {
    let dir = Dir::new("sheets-hostile");
    let fails = |name: &str, bytes: &[u8], why: &str| {
        put(&dir, name, bytes);
        let said = error(&dir, &[name, "--limit-input-size", "3000000"]);
        assert!(said.contains(why) && said.len() < 2000, "{name}: {said}");
    };
    let bomb = "x".repeat(20_000_000);
    let rows = row(1, &["code"]) + &row(2, &[&bomb]);
    fails(
        "bomb.xlsx",
        &xlsx(&[("A", &rows)], STRINGS),
        "unpacks to more than 3000000 bytes",
    );
    fails(
        "bomb.ods",
        &ods(&ods_table("A", &ods_row(&["code", &bomb]))),
        "unpacks to more than 3000000 bytes",
    );
    let many = STRINGS.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999999999\"");
    let list = row(1, &["code"]) + &row(2, &["1"]);
    fails(
        "strings.xlsx",
        &xlsx(&[("A", &list)], &many),
        "states more shared strings than it has",
    );
    let far = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="XFD1"><v>1</v></c></row>"#;
    let far: String = (1..400)
        .map(|n| {
            far.replace("A1\"", &format!("A{n}\""))
                .replace("D1\"", &format!("D{n}\""))
        })
        .collect();
    fails("far.xlsx", &xlsx(&[("A", &far)], STRINGS), "so far apart");
    let cell = "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>";
    let wide =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>");
    fails(
        "wide.ods",
        &ods(&ods_table("A", &wide)),
        "takes more than 10000000 cells",
    );
    fails("text.xlsx", b"code,name\n", "is not a zip archive");
    fails(
        "old.xlsx",
        &[0xD0, 0xCF, 0x11, 0xE0, 0, 0],
        "is encrypted, or of an old format",
    );
    fails("codes.xls", b"", "save it as .xlsx or .ods");
    let mut cut = xlsx(&[("A", &list)], STRINGS);
    cut.truncate(cut.len() / 2);
    fails("cut.xlsx", &cut, "cannot be read as a spreadsheet");
    fails(
        "other.xlsx",
        &archive(&[("a.txt", "x")]),
        "cannot be read as a spreadsheet",
    );
    fails(
        "other.ods",
        &archive(&[("a.txt", "x")]),
        "cannot be read as a spreadsheet",
    );
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % bound.max(1)
    }

    /// The text with some of its bytes changed, doubled or gone.
    fn mutated(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let end = (at + self.below(30)).min(bytes.len());
            let part: Vec<u8> = bytes.drain(at..end).collect();
            let put = match self.below(3) {
                0 => [part.clone(), part].concat(),
                1 => vec![b'9'; self.below(11)],
                _ => Vec::new(),
            };
            bytes.splice(at..at, put);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[test]
fn broken_files_are_errors_and_nothing_worse() {
    let dir = Dir::new("sheets-broken");
    let data = [
        &row(1, &["code", "name"]),
        r#"<row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2" t="s"><v>0</v></c></row><row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">A2+1</f><v>2</v></c><c r="B3" t="d"><v>2024-01-01</v></c></row>"#,
    ]
    .concat();
    let rows = [ods_row(&["code", "name"]), ods_row(&["1", "one"])].concat();
    let rows = ods_table("Codes", &rows);
    let mut numbers = Numbers(18);
    for _ in 0..150 {
        let strings = match numbers.below(2) {
            0 => numbers.mutated(STRINGS),
            _ => STRINGS.to_owned(),
        };
        put(
            &dir,
            "a.xlsx",
            &xlsx(&[("Codes", &numbers.mutated(&data))], &strings),
        );
        put(&dir, "a.ods", &ods(&numbers.mutated(&rows)));
        for name in ["a.xlsx", "a.ods"] {
            let run = dir.run(&["generate", name, "--limit-input-size", "1000000"]);
            assert!(matches!(run.code, Some(0 | 1)), "{run:#?}");
            assert!(!run.err.contains("panicked"), "{run:#?}");
        }
    }
}
