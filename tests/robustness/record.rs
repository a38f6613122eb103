//! With a record kept, no name ever stands for two values and no value has two names: through every format, whatever
//! names are made of, and whatever options change between two versions.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use xsdgen::internal::options::OptionValue;

use crate::checks::{confined, escape};

/// Formats; in each the type is called `List`.
const FORMATS: [&str; if cfg!(feature = "csv") { 5 } else { 4 }] = [
    "List.xsd",
    "List.gc",
    "Integers.gc",
    "List.xml",
    #[cfg(feature = "csv")]
    "List.csv",
];

/// A value as a list has it: code, name, and what stands in one more column.
type Row = (String, Option<String>, Option<String>);

/// A version of a list, and what is asked of it.
#[derive(Clone, Debug)]
struct Version {
    rows: Vec<Row>,
    names_from: Option<&'static str>,
    prefix: Option<&'static str>,
    style: Option<&'static str>,
}

/// What values and descriptions are made of, so that names meet.
fn word() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "red",
        "Red",
        "RED",
        "-",
        "_",
        "+",
        "1",
        "01",
        "Hyphen",
        "Lowercase",
        "é",
        "e\u{301}",
        "\"",
        "\\",
        "X",
        "Other",
        "VALUES",
        "type",
        "(a)",
        "; b",
    ];
    vec(prop::sample::select(PIECES), 1..4).prop_map(|pieces| pieces.concat())
}

fn version() -> impl Strategy<Value = Version> {
    let row = (word(), option::of(word()), option::of(word()));
    let names_from = prop::sample::select(&[None, Some("description"), Some("short")][..]);
    let prefix = prop::sample::select(&[None, None, Some("X")][..]);
    let style = prop::sample::select(&[None, None, Some("verbatim")][..]);
    (vec(row, 1..7), names_from, prefix, style).prop_map(|(rows, names_from, prefix, style)| {
        Version {
            rows,
            names_from,
            prefix,
            style,
        }
    })
}

/// The list in a format.
fn document(format: &str, rows: &[Row]) -> String {
    let text = |text: &Option<String>| escape(text.as_deref().unwrap_or(""));
    let of = |row: &dyn Fn(&Row) -> String| rows.iter().map(row).collect::<String>();
    match format {
        "List.xsd" => format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='List'>\
             <xs:restriction base='xs:token'>{}</xs:restriction></xs:simpleType></xs:schema>",
            of(&|(code, name, _)| format!(
                "<xs:enumeration value=\"{}\"><xs:annotation><xs:documentation>{}\
                 </xs:documentation></xs:annotation></xs:enumeration>",
                escape(code),
                text(name)
            ))
        ),
        "List.xml" => format!(
            "<registry xmlns='http://www.iana.org/assignments' id='list'><registry id='List'>{}</registry></registry>",
            of(&|(code, name, short)| format!(
                "<record><value>{}</value><description>{}</description><short>{}</short></record>",
                escape(code),
                text(name),
                text(short)
            ))
        ),
        "List.csv" => {
            let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let option = |text: &Option<String>| cell(text.as_deref().unwrap_or(""));
            let row =
                |row: &Row| format!("{},{},{}\n", cell(&row.0), option(&row.1), option(&row.2));
            format!("code,name,short\n{}", of(&row))
        }
        _ => {
            let column = |id: &str, data: &str| {
                format!(
                    "<Column Id='{id}' Use='optional'><ShortName>{id}</ShortName><Data Type='{data}'/></Column>"
                )
            };
            let is_integer = format == "Integers.gc";
            let code = |row: &Row| match is_integer {
                // The same numbers, written in several ways.
                true => ["1", "01", "+1", "2", "002", "3", "-3"][row.0.len() % 7].to_owned(),
                false => escape(&row.0),
            };
            let row = |row: &Row| {
                format!(
                    "<Row><Value ColumnRef='code'><SimpleValue>{}</SimpleValue></Value>\
                     <Value ColumnRef='name'><SimpleValue>{}</SimpleValue></Value>\
                     <Value ColumnRef='short'><SimpleValue>{}</SimpleValue></Value></Row>",
                    code(row),
                    text(&row.1),
                    text(&row.2)
                )
            };
            format!(
                "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>\
                 <Identification><ShortName>List</ShortName></Identification>\
                 <ColumnSet>{}{}{}</ColumnSet><SimpleCodeList>{}</SimpleCodeList></gc:CodeList>",
                column("code", if is_integer { "integer" } else { "string" }),
                column("name", "string"),
                column("short", "string"),
                of(&row)
            )
        }
    }
}

/// The names of a version, each with what its value is; the record is read from the file and written to it.
fn names(format: &str, version: &Version, lock: &PathBuf) -> Vec<(String, String)> {
    let mut request = confined().text(format, document(format, &version.rows));
    let mut set = |option: &str, value: Option<&str>| {
        if let Some(value) = value {
            request.set(option, OptionValue::from(value)).expect(option);
        }
    };
    // A schema has no columns.
    let names_from = version.names_from.map(|from| match format {
        "List.xsd" => "description",
        _ => from,
    });
    set("names-from", names_from);
    set("variant-prefix", version.prefix);
    set("variant-style", version.style);
    set("lock", lock.to_str());
    let analysis = request.analyse().expect("the list is read");
    let record = analysis.record().expect("it has a record");
    std::fs::write(lock, record.text()).expect("the temporary directory is writable");
    let mut found = Vec::new();
    for (one, names) in analysis.model().types.iter().zip(&analysis.names().types) {
        for (value, name) in one.values().iter().zip(&names.variants) {
            let key = value.key.as_ref().map(|key| key.text.clone());
            found.push((
                key.unwrap_or_else(|| value.literal.clone()),
                name.to_string(),
            ));
        }
    }
    found
}

/// A file for one record.
fn lock() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let file = format!("xsdgen-record-{}-{number}.lock", std::process::id());
    std::env::temp_dir().join(file)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_name_is_given_once(
        format in prop::sample::select(&FORMATS[..]),
        versions in vec(version(), 1..6),
    ) {
        let lock = lock();
        let mut names_of: HashMap<String, String> = HashMap::new();
        let mut values_of: HashMap<String, String> = HashMap::new();
        for version in &versions {
            for (value, name) in names(format, version, &lock) {
                let known = names_of.entry(value.clone()).or_insert_with(|| name.clone());
                prop_assert_eq!(&*known, &name, "{} has two names", value);
                let known = values_of.entry(name.clone()).or_insert_with(|| value.clone());
                prop_assert_eq!(&*known, &value, "{} stands for two values", name);
            }
        }
        let _ = std::fs::remove_file(&lock);
    }
}
