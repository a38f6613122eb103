//! What README and docs claim: their commands are run, their options exist, their links lead somewhere. The examples of
//! whole crates are tried by `readme.rs`, the pages of `docs/start` by `examples/ways/run`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::Dir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The pages that people read, by their paths from the root, and their texts.
fn pages() -> Vec<(String, String)> {
    let mut paths: Vec<String> = [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "examples/README.md",
        "examples/ways/checked/mistakes.md",
        "schemas/README.md",
        "xsdgen-cli/README.md",
        "xsdgen-macro/README.md",
    ]
    .map(str::to_owned)
    .to_vec();
    for directory in ["docs", "docs/start"] {
        for entry in fs::read_dir(root().join(directory)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".md") {
                paths.push(format!("{directory}/{name}"));
            }
        }
    }
    paths.sort();
    let read = |path: String| {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// Lines outside of fenced blocks, without what is code in them.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        !fenced && !fence && !line.starts_with("    ")
    });
    let lines: Vec<&str> = lines.collect();
    let text = lines.join("\n");
    // Every second part stands between backticks.
    let parts = text.split('`').enumerate();
    parts
        .map(|(i, part)| if i % 2 == 0 { part } else { "x" })
        .collect()
}

/// What links lead to.
fn links(text: &str) -> Vec<String> {
    let text = prose(text);
    let links = text.split("](").skip(1);
    let targets = links.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    targets.collect()
}

/// The anchors of a page: its headings as GitHub and mdBook call them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let Some(heading) = line.strip_prefix('#').filter(|_| !fenced) else {
            continue;
        };
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        anchors.insert(kept.collect::<String>().replace(' ', "-"));
    }
    anchors
}

#[test]
fn links_lead_somewhere() {
    const HERE: [&str; 2] = [
        "https://github.com/xsdgen/xsdgen/blob/main/",
        "https://github.com/xsdgen/xsdgen/tree/main/",
    ];
    let mut wrong = Vec::new();
    let mut count = 0;
    for (page, text) in pages() {
        let folder = root().join(Path::new(&page).parent().unwrap());
        for link in links(&text) {
            let own = HERE.iter().find_map(|h| link.strip_prefix(h));
            if own.is_none() && link.contains("://") {
                continue;
            }
            count += 1;
            let (path, anchor) = match own.unwrap_or(&link).split_once('#') {
                Some((path, anchor)) => (path, Some(anchor)),
                None => (own.unwrap_or(&link), None),
            };
            let file = match (own, path) {
                (Some(_), _) => root().join(path),
                (None, "") => root().join(&page),
                (None, _) => folder.join(path),
            };
            let target = fs::canonicalize(&file).unwrap_or_default();
            let book = fs::canonicalize(root().join("docs")).unwrap();
            let known = |anchor| anchors(&fs::read_to_string(&file).unwrap()).contains(anchor);
            if !file.exists() {
                wrong.push(format!("{page}: there is no {link}"));
            } else if anchor.is_some_and(|a| !known(a)) {
                wrong.push(format!("{page}: {link} has no such heading"));
            } else if page.starts_with("docs/") && own.is_none() && !target.starts_with(book) {
                wrong.push(format!("{page}: {link} leads out of the book"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(count > 50, "only {count} links were found");
}

#[test]
fn the_book_has_every_page() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let listed: BTreeSet<String> = links(&summary).into_iter().collect();
    let all = pages().into_iter().filter_map(|(page, _)| {
        let page = page.strip_prefix("docs/")?.to_owned();
        (page != "SUMMARY.md").then_some(page)
    });
    assert_eq!(listed, all.collect());
}

/// The lines of a page that are commands of xsdgen, and what the page says that they print.
fn commands(text: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let mut printed = false;
    for line in text.lines() {
        let command = line.strip_prefix("$ ").or(line.strip_prefix("    "));
        match command.filter(|c| c.starts_with("xsdgen ")) {
            Some(command) => {
                let command = command.split("  #").next().unwrap().trim();
                commands.push((command.to_owned(), String::new()));
                printed = line.starts_with('$');
            }
            None if line.starts_with("```") => printed = false,
            None if printed => {
                let (_, output) = commands.last_mut().unwrap();
                *output += line;
                *output += "\n";
            }
            None => {}
        }
    }
    commands
}

const SPELLING: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Spelling">
    <xs:restriction base="xs:token">
      <xs:enumeration value="red-green"/>
      <xs:enumeration value="red_green"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
"#;

/// A project that has everything that the pages speak of.
fn project(test: &str) -> Dir {
    let dir = Dir::new(test);
    let schemas = root().join("schemas");
    let copy = |from: &str, to: &str| {
        let text = fs::read_to_string(schemas.join(from)).unwrap();
        dir.put(to, &text);
    };
    copy("dhcp-failover-state.xsd", "schemas/dhcp.xsd");
    copy("dhcp-failover-state.xsd", "types.xsd");
    copy("dhcp-failover-state.xsd", "old.xsd");
    copy("dhcp-failover-state.xsd", "new.xsd");
    copy("dhcp-failover-state.html", "spec/DhcpFailoverState.html");
    copy("currency-codes.xsd", "invoice.xsd");
    copy("currency-codes.gc", "CountryIdentificationCode.gc");
    dir.put("spelling.xsd", SPELLING);
    dir.put("src/lib.rs", "");
    dir.put(
        "xsdgen.toml",
        "serde = true\n[[output]]\nfile = \"src/dhcp.rs\"\nschema = \"schemas/dhcp.xsd\"\n",
    );
    dir.shell(
        "git init -q && git add -A && git -c user.name=x -c user.email=x@example.com commit -qm x && git tag v1.4",
    )
    .expect_code(0);
    dir
}

#[test]
fn commands_do_what_the_pages_say() {
    let mut count = 0;
    for page in [
        "docs/cli.md",
        "docs/code-lists.md",
        "docs/pages.md",
        "docs/names.md",
    ] {
        let dir = project(&page.replace('/', "-"));
        let text = fs::read_to_string(root().join(page)).unwrap();
        for (command, expected) in commands(&text) {
            // DOCX takes a converter, and a document.
            if command.contains("--pandoc") {
                continue;
            }
            let rest = command.strip_prefix("xsdgen").unwrap();
            let run = dir.shell(&format!("\"$XSDGEN\"{rest}"));
            assert_eq!(run.code, Some(0), "{page}: {command}\n{run:#?}");
            if !expected.is_empty() {
                assert_eq!(run.out, expected, "{page}: {command}");
            }
            count += 1;
        }
    }
    assert!(count > 10, "only {count} commands were found");
}

/// Long flags in a text, each as it stands.
fn flags(text: &str) -> BTreeSet<String> {
    let flag = |word: &str| {
        let name = word.strip_prefix("--")?;
        let end = name.find(|c: char| !c.is_ascii_lowercase() && c != '-');
        let name = name.get(..end.unwrap_or(name.len()))?;
        (!name.is_empty()).then(|| format!("--{name}"))
    };
    let words = text.split([' ', '`', '(', '[', '\n', '"', '\u{a0}']);
    words.filter_map(flag).collect()
}

/// Options of other programs that pages name.
const OTHERS: &[&str] = &[
    "--bin",
    "--corpus",
    "--features",
    "--keep",
    "--lib",
    "--manifest-path",
    "--no-dedupe",
    "--no-default-features",
    "--noout",
    "--offline",
    "--package",
    "--prefix",
    "--release",
    "--seed",
    "--test",
    "--tests",
];

#[test]
fn options_that_pages_name_exist() {
    let dir = Dir::new("flags");
    let mut known = BTreeSet::new();
    for command in ["generate", "inspect", "audit", "diff", "build", "explain"] {
        known.extend(flags(&dir.run(&[command, "--help"]).expect_code(0).out));
    }
    let mut wrong = Vec::new();
    // The page on performance speaks of the benches and their options.
    let pages = pages().into_iter();
    for (page, text) in pages.filter(|(page, _)| page != "docs/performance.md") {
        let unknown = flags(&text).into_iter();
        let unknown = unknown.filter(|f| !known.contains(f) && !OTHERS.contains(&f.as_str()));
        wrong.extend(unknown.map(|flag| format!("{page}: {flag}")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn exit_codes_are_as_documented() {
    let dir = Dir::with_color("exit codes");
    let code = |args: &[&str], code: i32| {
        dir.run(args).expect_code(code);
    };
    dir.put(
        "wrong.xsd",
        &common::COLOR.replace("xs:string", "xs:strnig"),
    );
    dir.put("other.xsd", &common::COLOR.replace("blue", "black"));
    // Done, also with warnings and with nothing to say.
    code(&["generate", "-o", "color.rs", "color.xsd"], 0);
    code(&["generate", "--check", "-o", "color.rs", "color.xsd"], 0);
    code(&["diff", "color.xsd", "other.xsd"], 0);
    code(&["explain", "XSD0103"], 0);
    // The input is wrong, or something was found.
    code(&["generate", "wrong.xsd"], 1);
    code(&["generate", "missing.xsd"], 1);
    code(&["generate", "--check", "-o", "color.rs", "other.xsd"], 1);
    code(&["diff", "--fail-on", "major", "color.xsd", "other.xsd"], 1);
    code(&["explain", "XSD9999"], 1);
    code(&["build"], 1);
    // Wrong usage, whatever the input is.
    code(&[], 2);
    code(&["generate"], 2);
    code(&["generate", "--no-such-option", "color.xsd"], 2);
    code(&["generate", "--vis", "public", "color.xsd"], 2);
    code(&["generate", "--limit-values", "abc", "color.xsd"], 2);
    code(&["diff", "--fail-on", "huge", "color.xsd", "other.xsd"], 2);
}
