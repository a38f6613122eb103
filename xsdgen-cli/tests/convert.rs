//! `--pandoc`: other formats through converters. Those that are not installed are skipped, and said to be.

#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use common::Dir;

const LEVEL: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Level">
    <xs:restriction base="xs:string">
      <xs:enumeration value="low"/>
      <xs:enumeration value="high"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
"#;

fn xsdgen(dir: &Dir, path: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xsdgen"))
        .args(arguments)
        .current_dir(dir.path(""))
        .env("PATH", path)
        .output()
        .expect("xsdgen starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The PATH on which `pandoc` is this script.
fn fake(dir: &Dir, script: &str) -> String {
    dir.put("bin/pandoc", &format!("#!/bin/sh\n{script}\n"));
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(dir.path("bin/pandoc"), executable).expect("permissions can be set");
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{}:{path}", dir.path("bin").display())
}

#[test]
fn no_program_is_started_unless_asked_for() {
    let dir = Dir::new("not-asked");
    dir.put("level.xsd", LEVEL);
    dir.put("page.rst", "Level\n");
    let path = fake(&dir, "touch started; cat");
    let plain = ["generate", "level.xsd", "--docs", "page.rst"];
    assert!(xsdgen(&dir, &path, &plain).status.success());
    assert!(!dir.path("started").exists());
    let asked = ["generate", "level.xsd", "--docs", "page.rst", "--pandoc"];
    assert!(xsdgen(&dir, &path, &asked).status.success());
    assert!(dir.path("started").exists());
}

#[test]
fn a_converter_reads_the_file_and_its_html_is_read() {
    let dir = Dir::new("converted");
    dir.put("level.xsd", LEVEL);
    dir.put("pages/page.docx", "\u{0}binary");
    let html =
        "<h1>Level</h1><dl><dt>low</dt><dd>It is low.</dd><dt>high</dt><dd>It is high.</dd></dl>";
    let path = fake(
        &dir,
        &format!("echo \"$@\" > words; cat > input; echo '{html}'"),
    );
    // a page that is named, and one in a directory
    for docs in ["pages/page.docx", "pages"] {
        let made = xsdgen(
            &dir,
            &path,
            &["generate", "level.xsd", "--pandoc", "--docs", docs],
        );
        let code = text(&made.stdout);
        assert!(
            code.contains("/// It is high."),
            "{code}{}",
            text(&made.stderr)
        );
        assert_eq!(dir.read("words"), "--sandbox -s -f docx -t html\n");
        assert_eq!(dir.read("input"), "\u{0}binary");
    }
}

#[test]
fn failures_of_converters_are_errors() {
    let dir = Dir::new("failures");
    dir.put("page.rst", "x");
    let arguments = |more: &[&'static str]| [&["generate", "--pandoc", "page.rst"], more].concat();
    for (script, more, why) in [
        (
            "echo 'no such thing' >&2; exit 64",
            vec![],
            "says: no such thing",
        ),
        (
            "exec sleep 60",
            vec!["--pandoc-timeout", "1"],
            "takes more than 1 s",
        ),
        (
            "exec yes",
            vec!["--limit-input-size", "100000"],
            "writes more than 100000 bytes",
        ),
    ] {
        let path = fake(&dir, script);
        let run = xsdgen(&dir, &path, &arguments(&more));
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains("[XSD0308]") && said.contains(why), "{said}");
        assert!(
            said.contains("pandoc --sandbox -f rst -t html page.rst -o page.html"),
            "{said}"
        );
    }
    let missing = xsdgen(&dir, "/nowhere", &arguments(&[]));
    assert!(text(&missing.stderr).contains("`pandoc` cannot be started"));
}

/// Whether a converter is there; without it a test is skipped, and says so.
fn is_installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

fn documented(dir: &Dir, page: &str) {
    let path = std::env::var("PATH").unwrap_or_default();
    let run = xsdgen(
        dir,
        &path,
        &["generate", "level.xsd", "--pandoc", "--docs", page],
    );
    let (code, said) = (text(&run.stdout), text(&run.stderr));
    for line in ["/// It is low.", "/// It is **high**."] {
        assert!(code.contains(line), "{page}: {line}: {said}{code}");
    }
}

#[test]
fn what_pandoc_writes_is_read() {
    if !is_installed("pandoc") {
        return;
    }
    let dir = Dir::new("pandoc");
    dir.put("level.xsd", LEVEL);
    dir.put(
        "simple.rst",
        "Level\n=====\n\n====== ==============\nValue  Meaning\n====== ==============\n\
         low    It is low.\nhigh   It is **high**.\n====== ==============\n",
    );
    dir.put(
        "grid.rst",
        "Level\n=====\n\n+------+-----------------+\n| low  | It is low.      |\n+------+-----------------+\n\
         | high | It is **high**. |\n+------+-----------------+\n",
    );
    dir.put(
        "list.rst",
        "Level\n=====\n\nlow\n   It is low.\n\nhigh\n   It is **high**.\n",
    );
    dir.put(
        "sections.rst",
        "Level\n=====\n\nlow\n~~~\n\n**Description:** It is low.\n\n**Notes:** none\n\n\
         high\n~~~~\n\n**Description:** It is **high**.\n",
    );
    dir.put(
        "page.tex",
        "\\section{Level}\\begin{description}\\item[low] It is low.\\item[high] It is \\textbf{high}.\
         \\end{description}",
    );
    dir.put(
        "page.mediawiki",
        "== Level ==\n;low\n:It is low.\n;high\n:It is \u{27}\u{27}\u{27}high\u{27}\u{27}\u{27}.\n",
    );
    dir.put(
        "page.org",
        "* Level\n- low :: It is low.\n- high :: It is *high*.\n",
    );
    for page in [
        "simple.rst",
        "grid.rst",
        "list.rst",
        "sections.rst",
        "page.tex",
        "page.mediawiki",
        "page.org",
    ] {
        documented(&dir, page);
    }
    for format in ["docx", "odt", "epub", "rtf"] {
        let page = format!("simple.{format}");
        let made = Command::new("pandoc")
            .args(["-s", "-f", "rst", "simple.rst", "-o", &page])
            .current_dir(dir.path(""))
            .status();
        assert!(made.is_ok_and(|s| s.success()), "{format}");
        documented(&dir, &page);
    }
}

#[test]
fn what_asciidoctor_writes_is_read() {
    if !is_installed("asciidoctor") {
        return;
    }
    let dir = Dir::new("asciidoctor");
    dir.put("level.xsd", LEVEL);
    dir.put(
        "list.adoc",
        "== Level\n\nlow:: It is low.\nhigh:: It is *high*.\n",
    );
    dir.put(
        "table.adoc",
        "= Heights\n\n.Values of Level\n|===\n|Value |Meaning\n\n|low |It is low.\n|high |It is *high*.\n|===\n",
    );
    for page in ["list.adoc", "table.adoc"] {
        documented(&dir, page);
    }
}
