use crate::diagnostic::{Diagnostics, codes};
use crate::model::Value;
use crate::options::ReadOptions;
use crate::source::Sources;

/// Name, (literal, docs) of the values, and codes of what is said.
type Read = (
    Option<String>,
    Vec<(String, Vec<String>)>,
    Vec<&'static str>,
);

fn run(name: &str, text: &str, options: &ReadOptions) -> Read {
    let mut sources = Sources::default();
    let id = sources.add(name, None, text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let list = sources
        .get(id)
        .and_then(|source| super::read(id, source, options, &mut diagnostics));
    let described = |v: &Value| {
        let docs = v.docs.iter().map(|d| d.markdown.clone());
        (v.literal.clone(), docs.collect())
    };
    let values = list.iter().filter_map(|l| l.enumeration());
    let values = values.flat_map(|e| &e.values).map(described).collect();
    let codes = diagnostics.iter().map(|d| d.code).collect();
    (list.and_then(|l| l.identity.name), values, codes)
}

fn literals(name: &str, text: &str) -> Vec<String> {
    let (_, values, codes) = run(name, text, &ReadOptions::default());
    assert_eq!(codes, [""; 0], "{text}");
    values.into_iter().map(|v| v.0).collect()
}

#[test]
fn a_delimiter_is_told_by_the_heading() {
    for text in [
        "code,name\nA,x\nB,y",
        "code;name\r\nA;x\r\nB;y\r\n",
        "name\tcode\nx\tA\ny\tB\n\n",
        "code|name|a,b\nA|x|\nB|y|\n",
        "\n\n\"code\",\"name\"\n\"A\",\"x\"\n\"B\",\"y\"",
        "code\nA\nB\n",
        "code,name\rA,x\rB,y\r",
    ] {
        assert_eq!(literals("dir/list.csv", text), ["A", "B"], "{text}");
    }
    assert_eq!(literals("a.tsv", "code\tb;c;d\nA\t1\nB\t2\n"), ["A", "B"]);
}

#[test]
fn an_id_beside_nothing_but_a_value_is_the_code() {
    assert_eq!(literals("a.csv", "id,value\nA,x\nB,y\n"), ["A", "B"]);
    assert_eq!(literals("a.csv", "value,key\nx,A\ny,B\n"), ["A", "B"]);
    let three = "id,value,description\n1,A,x\n2,B,y\n";
    assert_eq!(literals("a.csv", three), ["A", "B"]);
}

#[test]
fn cells_are_read_as_they_are_quoted() {
    let text = "code,name\n\" A,\n1 \",\"say \"\"x\"\"\"\nB,5\" pipe\nC,\"\"\n";
    let (name, values, codes) = run("paper.csv", text, &ReadOptions::default());
    assert_eq!(codes, [""; 0]);
    assert_eq!(name.as_deref(), Some("paper"));
    let found: Vec<_> = values
        .iter()
        .map(|(l, d)| (l.as_str(), d.join("|")))
        .collect();
    assert_eq!(
        found,
        [
            ("A, 1", "say \"x\"".to_owned()),
            ("B", "5\" pipe".to_owned()),
            ("C", String::new())
        ]
    );
}

#[test]
fn short_rows_and_empty_ones_are_rows() {
    let text = "name,code,more\nx,A\n,,\n\ny,B,z,,,\nw\n";
    let (_, values, codes) = run("a.csv", text, &ReadOptions::default());
    assert_eq!(values.len(), 2);
    assert_eq!(codes, [codes::ROW_WITHOUT_CODE]);
}

#[test]
fn what_repeats_a_code_is_one_value() {
    let text = "code,name,place\nA,x,1\nA,x,2\nB,y,3\nA,x,4\n";
    let (_, values, codes) = run("a.csv", text, &ReadOptions::default());
    assert_eq!(codes, [""; 0], "they agree on all that is read");
    assert_eq!(values.len(), 2);
    let text = "code,name,description\nA,x,same\nA,z,same\n";
    let (_, values, codes) = run("a.csv", text, &ReadOptions::default());
    assert_eq!(codes, [codes::CODE_TWICE]);
    assert_eq!(values, [("A".to_owned(), vec!["same".to_owned()])]);
}

#[test]
fn formulas_are_no_signs() {
    for sign in ["=", "==", "=>", "=<", "= 1"] {
        assert_eq!(
            literals("a.csv", &format!("code\n{sign}\n")).len(),
            1,
            "{sign}"
        );
    }
    for formula in ["=SUM(A1)", "\"=\"\"001\"\"\"", "=cmd|x", "=$A$1"] {
        let text = format!("code\n{formula}\n");
        let (_, _, codes) = run("a.csv", &text, &ReadOptions::default());
        assert_eq!(codes, [codes::UNREADABLE_CELL], "{formula}");
    }
}

#[test]
fn a_cell_is_bounded() {
    let text = format!("code,name\nA,{}\nB,b\n", "x".repeat(2 << 20));
    let (_, _, codes) = run("a.csv", &text, &ReadOptions::default());
    assert_eq!(codes, [codes::UNREADABLE_CELL]);
    // Also one that no column is read from, and a heading.
    let text = format!("code,name,more\nA,a,{}\n", "x".repeat(2 << 20));
    assert_eq!(
        run("a.csv", &text, &ReadOptions::default()).2,
        [codes::UNREADABLE_CELL]
    );
    let text = format!("code,{}\nA,a\n", "x".repeat(2 << 20));
    assert_eq!(
        run("a.csv", &text, &ReadOptions::default()).2,
        [codes::NAME_TOO_LONG]
    );
}

#[test]
fn many_errors_are_not_all_said() {
    let text = format!("code\n{}", "a\u{1}\n".repeat(1000));
    assert!(run("a.csv", &text, &ReadOptions::default()).2.len() < 30);
}

#[test]
fn nothing_is_an_error() {
    for text in ["", "\n\n", "\r\n"] {
        assert_eq!(
            run("a.csv", text, &ReadOptions::default()).2,
            [codes::NO_CODES]
        );
    }
}
