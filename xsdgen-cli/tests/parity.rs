//! Every golden case through library, command line, `xsdgen.toml`, build script and each macro that applies:
//! the same file, the same tokens, or for an enum in the user's source the same values, texts and docs.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use common::{CATALOG, COLOR, Dir, Scratch, sample};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use xsdgen::internal::Request;
use xsdgen::internal::model::Content;
use xsdgen::internal::options::{Kind, OPTIONS, OptionSpec, OptionValue};

/// A folder of `tests/golden` whose inputs are right.
struct Case {
    name: String,
    directory: PathBuf,
    inputs: Vec<String>,
    options: Vec<(String, OptionValue)>,
    request: Request,
    /// The file that the library makes of it.
    code: String,
}

fn cases() -> Vec<Case> {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let entries = fs::read_dir(goldens).expect("the goldens are in the repository");
    let mut folders: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    folders.sort();
    folders.extend(OPTIONS.iter().map(case_of_option));
    let cases: Vec<Case> = folders.iter().filter_map(|folder| case(folder)).collect();
    assert!(cases.len() > OPTIONS.len(), "there are hardly any goldens");
    cases
}

/// Makes a case that sets one option.
fn case_of_option(option: &OptionSpec) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("option-{}", option.name));
    fs::create_dir_all(&folder).expect("the target directory is writable");
    let put = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("the target directory is writable");
    };
    let value = match option.kind() {
        Kind::Flag => "true".to_owned(),
        Kind::Paths => format!("[{:?}]", folder.join(sample(option))),
        Kind::Path => format!("{:?}", folder.join(sample(option))),
        Kind::List | Kind::Map => format!("[{:?}]", sample(option)),
        _ => format!("{:?}", sample(option)),
    };
    put("input.xsd", COLOR);
    put("extra.md", "# Extra\n");
    put("catalog.xml", CATALOG);
    put("options.toml", &format!("{} = {value}\n", option.name));
    folder
}

fn case(folder: &Path) -> Option<Case> {
    let directory = folder.canonicalize().ok().filter(|d| d.is_dir())?;
    let names = fs::read_dir(&directory).ok()?.flatten();
    let mut inputs: Vec<String> = names
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("input"))
        .collect();
    inputs.sort();
    let mut request = Request::new().base(&directory);
    for input in &inputs {
        request = request.schema(input);
    }
    let config = fs::read_to_string(directory.join("options.toml")).unwrap_or_default();
    let options: Vec<(String, OptionValue)> = toml::from_str::<toml::Table>(&config)
        .expect("options.toml is TOML")
        .into_iter()
        .map(|(name, value)| {
            let value = whole_paths(&name, option_value(value), &directory);
            (name, value)
        })
        .collect();
    for (name, value) in &options {
        request
            .set(name, value.clone())
            .expect("options.toml holds options");
    }
    // A front that writes the record would write it into the repository: tests/project.rs looks at that.
    if options.iter().any(|(name, _)| name == "lock")
        && !directory.starts_with(env!("CARGO_TARGET_TMPDIR"))
    {
        return None;
    }
    let code = request.generate().ok()?.code().to_owned();
    let name = directory.file_name()?.to_string_lossy().replace('-', "_");
    Some(Case {
        name,
        directory,
        inputs,
        options,
        request,
        code,
    })
}

/// The value of an option with paths that hold from everywhere.
fn whole_paths(name: &str, value: OptionValue, directory: &Path) -> OptionValue {
    let kind = xsdgen::internal::options::find(name).map(|o| o.kind());
    let whole = |path: String| directory.join(path).to_string_lossy().into_owned();
    match (kind, value) {
        (Some(Kind::Path), OptionValue::Text(path)) => OptionValue::Text(whole(path)),
        (Some(Kind::Paths), OptionValue::Text(path)) => OptionValue::List(vec![whole(path)]),
        (Some(Kind::Paths), OptionValue::List(list)) => {
            OptionValue::List(list.into_iter().map(whole).collect())
        }
        (_, other) => other,
    }
}

fn option_value(value: toml::Value) -> OptionValue {
    let text = |value: toml::Value| match value {
        toml::Value::String(text) => text,
        other => panic!("{other:?} is no text"),
    };
    match value {
        toml::Value::Boolean(flag) => OptionValue::Flag(flag),
        toml::Value::Array(list) => OptionValue::List(list.into_iter().map(text).collect()),
        toml::Value::Table(table) => {
            OptionValue::Map(table.into_iter().map(|(k, v)| (k, text(v))).collect())
        }
        other => OptionValue::Text(text(other)),
    }
}

#[test]
fn command_line_and_project_file_give_the_library_s_bytes() {
    let dir = Dir::new("parity");
    for case in cases() {
        let mut command = dir.command(&["generate"]);
        command.current_dir(&case.directory).args(&case.inputs);
        for (name, value) in &case.options {
            command.args(flags(name, value));
        }
        let output = command.output().expect("xsdgen starts");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            case.code,
            "{}",
            case.name
        );

        let options: String = case.options.iter().map(toml_line).collect();
        let out = dir.path(&case.name);
        let config = format!(
            "[[output]]\nfile = {out:?}\nschema = {:?}\n{options}",
            paths(&case)
        );
        dir.put("xsdgen.toml", &config);
        // Each case is a project of its own: its names are not those of the one before.
        let _ = fs::remove_file(dir.path("xsdgen.lock"));
        dir.run(&["build"]).expect_code(0);
        assert_eq!(dir.read(&case.name), case.code, "{}", case.name);
    }
}

fn toml_line((name, value): &(String, OptionValue)) -> String {
    match value {
        OptionValue::Flag(flag) => format!("{name} = {flag}\n"),
        OptionValue::Text(text) => format!("{name} = {text:?}\n"),
        OptionValue::List(list) => format!("{name} = {list:?}\n"),
        other => panic!("{other:?} is not written here"),
    }
}

fn flags(name: &str, value: &OptionValue) -> Vec<String> {
    let flag = format!("--{name}");
    match value {
        OptionValue::Flag(true) => vec![flag],
        OptionValue::Text(text) => vec![flag, text.clone()],
        OptionValue::List(list) => list
            .iter()
            .flat_map(|one| [flag.clone(), one.clone()])
            .collect(),
        OptionValue::Map(map) => map
            .iter()
            .flat_map(|(k, v)| [flag.clone(), format!("{k}={v}")])
            .collect(),
        _ => Vec::new(),
    }
}

fn paths(case: &Case) -> Vec<String> {
    let whole = |input: &String| case.directory.join(input).to_string_lossy().into_owned();
    case.inputs.iter().map(whole).collect()
}

/// Arguments of a macro: the paths and the options.
fn arguments(case: &Case) -> String {
    let mut arguments: Vec<String> = paths(case).iter().map(|p| format!("{p:?}")).collect();
    arguments.extend(option_arguments(case));
    arguments.join(", ")
}

fn option_arguments(case: &Case) -> impl Iterator<Item = String> {
    case.options.iter().map(|(name, value)| {
        let name = name.replace('-', "_");
        match value {
            OptionValue::Text(text) => format!("{name} = {text:?}"),
            OptionValue::List(list) => format!("{name} = {list:?}"),
            OptionValue::Map(map) => {
                let pairs: Vec<String> =
                    map.iter().map(|(k, v)| format!("{k:?} = {v:?}")).collect();
                format!("{name} = [{}]", pairs.join(", "))
            }
            OptionValue::Flag(flag) => format!("{name} = {flag}"),
            _ => name,
        }
    })
}

/// What the crate needs that takes every case through every front that runs when a crate is built.
const DEPENDENCIES: &str = r#"
[dependencies]
serde = "1"
xsdgen-macro = { path = "ROOT/xsdgen-macro", features = ["csv", "pages"] }

[build-dependencies]
xsdgen = { path = "ROOT", features = ["csv"] }
"#;

/// Crates that generated code may name, and that the crate above has not: `examples/crates` compiles such code.
const OTHER_CRATES: [&str; 10] = [
    "chrono",
    "clap",
    "jiff",
    "rust_decimal",
    "schemars",
    "sqlx",
    "time",
    "ts_rs",
    "utoipa",
    "xsd_parser_types",
];

/// Whether the code of a case needs no other crate than serde.
fn stands_alone(case: &Case) -> bool {
    let names = |other: &str| case.code.contains(&format!("::{other}::"));
    !OTHER_CRATES.iter().any(|other| names(other))
}

#[test]
fn build_script_and_macros_give_the_library_s_tokens() {
    let cases: Vec<Case> = cases().into_iter().filter(stands_alone).collect();
    let made = Scratch::new("parity", DEPENDENCIES);
    let (mut script, mut lib) = (
        String::new(),
        String::from("#![allow(warnings)]\npub mod comparison;\n"),
    );
    let mut enums = Vec::new();
    for case in &cases {
        let name = &case.name;
        made.put(&format!("src/{name}.rs"), &case.code);
        let _ = write!(script, "    xsdgen::Builder::new(){}", chain(case));
        let _ = writeln!(script, ".write(\"{name}.rs\")?;");
        let _ = writeln!(lib, "pub mod library_{name} {{ include!(\"{name}.rs\"); }}");
        let _ = writeln!(
            lib,
            "pub mod script_{name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\")); }}"
        );
        let _ = writeln!(
            lib,
            "pub mod macro_{name} {{ xsdgen_macro::include_schema!({}); }}",
            arguments(case)
        );
        if !name.starts_with("option_") {
            enums.extend(hand_written(case, &mut lib));
        }
    }
    let head = "#![allow(warnings)]\nfn main() -> Result<(), xsdgen::Error> {\n";
    made.put("build.rs", &format!("{head}{script}    Ok(())\n}}\n"));
    made.put("src/lib.rs", &lib);
    // Inside of the library, where all of them can be seen whatever their visibility.
    made.put("src/comparison.rs", &comparison(&enums));
    made.put(
        "src/main.rs",
        "fn main() {\n    parity::comparison::main();\n}\n",
    );

    let expanded = made.cargo_well(&["rustc", "--quiet", "--lib", "--", "-Zunpretty=expanded"]);
    let tokens: TokenStream = expanded.parse().expect("the compiler writes Rust");
    let items: Vec<TokenTree> = tokens.into_iter().collect();
    for case in &cases {
        let name = &case.name;
        let library = module(&items, &format!("library_{name}"));
        let is_empty = !case.code.contains("pub");
        assert_eq!(library.is_empty(), is_empty, "{name}");
        assert_same(&module(&items, &format!("script_{name}")), &library, name);
        assert_same(&module(&items, &format!("macro_{name}")), &library, name);
        for one in enums
            .iter()
            .filter(|one| one.case == *name && one.has_same_docs)
        {
            let filled = module(&items, &format!("attribute_{name}_{}", one.index));
            let docs = docs_of_enum(&library, &one.ident);
            assert_eq!(
                docs_of_enum(&filled, &one.ident),
                docs,
                "{name}: {}",
                one.ident
            );
            assert!(!docs.is_empty(), "{name}: {}", one.ident);
        }
    }
    assert!(enums.len() > 3, "hardly any enum was compared");
    let report = made.cargo_well(&["run", "--quiet"]);
    assert_eq!(report, format!("{} enums agree\n", enums.len()));
}

/// The calls of a builder that set a case's inputs and options.
fn chain(case: &Case) -> String {
    let mut calls = String::new();
    for path in paths(case) {
        let _ = write!(calls, ".schema({path:?})");
    }
    for (name, value) in &case.options {
        let option = xsdgen::internal::options::find(name).expect("options.toml holds options");
        let method = option.method;
        let _ = match (option.kind(), value) {
            (Kind::Flag, OptionValue::Flag(flag)) => write!(calls, ".{method}({flag})"),
            (Kind::List | Kind::Paths, OptionValue::List(list)) => list
                .iter()
                .try_for_each(|one| write!(calls, ".{method}({one:?})")),
            (Kind::Map, OptionValue::Map(map)) => map
                .iter()
                .try_for_each(|(k, v)| write!(calls, ".{method}({k:?}, {v:?})")),
            (Kind::Text | Kind::Path | Kind::List | Kind::Paths, OptionValue::Text(text)) => {
                write!(calls, ".{method}({text:?})")
            }
            (Kind::Number, OptionValue::Text(text)) => write!(calls, ".{method}({text})"),
            (Kind::Choice(_), OptionValue::Text(word)) => {
                write!(calls, ".{method}(xsdgen::{})", variant(name, word))
            }
            (Kind::Map, OptionValue::Text(pair)) => {
                pairs(&mut calls, method, std::slice::from_ref(pair))
            }
            (Kind::Map, OptionValue::List(list)) => pairs(&mut calls, method, list),
            (_, other) => panic!("{method} cannot be set to {other:?}"),
        };
    }
    calls
}

/// A call for each `NAME=VALUE`; `\\=` in a name is an equals sign.
fn pairs(calls: &mut String, method: &str, list: &[String]) -> std::fmt::Result {
    list.iter().try_for_each(|pair| {
        let pair = pair.replace("\\=", "\u{1}");
        let (name, value) = pair.split_once('=').expect("NAME=VALUE");
        write!(
            calls,
            ".{method}({:?}, {value:?})",
            name.replace('\u{1}', "=")
        )
    })
}

/// The variant that a word of a choice stands for.
fn variant(option: &str, word: &str) -> String {
    let pascal = |text: &str| {
        let words = text.split('-').map(|w| w[..1].to_uppercase() + &w[1..]);
        words.collect::<String>()
    };
    match option {
        "xsd-version" => format!("Version::V{}", word.replace('.', "_")),
        _ => format!("{}::{}", pascal(option), pascal(word)),
    }
}

/// An enumeration of a case that is also filled in by attribute and proven by derive.
struct Enum {
    case: String,
    index: usize,
    ident: String,
    path: String,
    /// Whether the library's file has an enum in its root, with docs that can be looked for.
    has_same_docs: bool,
}

/// Writes the enums of a case as a user would, for the attribute and for the derive.
fn hand_written(case: &Case, lib: &mut String) -> Vec<Enum> {
    let analysis = case.request.analyse().expect("it was generated before");
    let types = analysis.model().types.iter().zip(&analysis.names().types);
    let mut enums = Vec::new();
    for (index, (simple, names)) in types.enumerate() {
        let Content::Enumeration(enumeration) = &simple.content else {
            continue;
        };
        if enumeration.typed().next().is_some() {
            // An enum written by hand keeps text where generated code has a type.
            continue;
        }
        let path = names.module.iter().chain([&names.ident]);
        let path = path
            .map(xsdgen::internal::text::Ident::as_str)
            .collect::<Vec<_>>()
            .join("::");
        let (ident, name) = (&names.ident, &case.name);
        let paths: Vec<String> = paths(case).iter().map(|p| format!("{p:?}")).collect();
        let options = option_arguments(case)
            .filter(|o| {
                // What is said on the enum itself, or makes it none.
                ![
                    "vis",
                    "derive",
                    "attribute",
                    "non_exhaustive",
                    "constants",
                    "default",
                ]
                .iter()
                .any(|no| o.starts_with(no))
            })
            .map(|o| format!(", {o}"))
            .collect::<String>();
        let mut body: String = names.variants.iter().map(|v| format!("{v}, ")).collect();
        if let Some(other) = &names.other {
            let _ = write!(body, "#[xsd(other)] {other}(std::string::String)");
        }
        let _ = writeln!(
            lib,
            "pub mod attribute_{name}_{index} {{ #[xsdgen_macro::xsd_enum({}, name = {path:?}{options})] pub enum {ident} {{}} }}",
            paths.join(", "),
        );
        let _ = writeln!(
            lib,
            "pub mod derive_{name}_{index} {{ #[derive(Debug, xsdgen_macro::XsdEnum)] \
             #[xsd(schema = [{}], name = {path:?}{options})] pub enum {ident} {{ {body} }} }}",
            paths.join(", "),
        );
        enums.push(Enum {
            case: name.clone(),
            index,
            ident: ident.to_string(),
            path,
            has_same_docs: names.module.is_empty() && !names.constants,
        });
    }
    enums
}

const COMPARISON: &str = r#"
macro_rules! compare {
    ($name:literal, $library:ty, $other:ty) => {{
        let library: Vec<String> = <$library>::VALUES.iter().map(|v| v.to_string()).collect();
        let other: Vec<String> = <$other>::VALUES.iter().map(|v| v.to_string()).collect();
        assert_eq!(library, other, $name);
        let more = ["", " ", "nonsense", "1", "+1.0", "true", "2000-01-01", "\u{a0}"].map(String::from);
        for text in library.into_iter().chain(more) {
            for text in [text.clone(), format!(" {text}\n"), text.to_uppercase(), text.replace(' ', "  ")] {
                let library = text.parse::<$library>().map(|v| v.to_string()).map_err(|e| e.to_string());
                let other = text.parse::<$other>().map(|v| v.to_string()).map_err(|e| e.to_string());
                assert_eq!(library, other, "{}: {text:?}", $name);
            }
        }
    }};
}
pub fn main() {
"#;

/// A program that compares values and conversions of each enum with the library's.
fn comparison(enums: &[Enum]) -> String {
    let mut text = COMPARISON.to_owned();
    for Enum {
        case,
        index,
        ident,
        path,
        ..
    } in enums
    {
        for kind in ["attribute", "derive"] {
            let _ = writeln!(
                text,
                "    compare!(\"{kind} {case} {ident}\", crate::library_{case}::{path}, crate::{kind}_{case}_{index}::{ident});"
            );
        }
    }
    let _ = writeln!(text, "    println!(\"{} enums agree\");\n}}", enums.len());
    text
}

/// The tokens of a module, flat, without what makes the compiler track files.
fn module(items: &[TokenTree], name: &str) -> Vec<String> {
    let mut items = items.iter();
    while let Some(item) = items.next() {
        if !matches!(item, TokenTree::Ident(ident) if ident == "mod") {
            continue;
        }
        if let (Some(TokenTree::Ident(ident)), Some(TokenTree::Group(body))) =
            (items.next(), items.next())
            && ident == name
        {
            let mut flat = Vec::new();
            flatten(body.stream(), &mut flat);
            return without_tracking(&flat);
        }
    }
    Vec::new()
}

fn flatten(tokens: TokenStream, flat: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                flat.push(open.to_owned());
                flatten(group.stream(), flat);
                flat.push(close.to_owned());
            }
            // Raw or not, the text is the same.
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let value =
                    syn::parse_str::<syn::LitStr>(&text).map(|l| format!("{:?}", l.value()));
                flat.push(value.unwrap_or(text));
            }
            other => flat.push(other.to_string()),
        }
    }
}

/// Without `const _: &[u8] = …;`.
fn without_tracking(flat: &[String]) -> Vec<String> {
    const HEAD: [&str; 8] = ["const", "_", ":", "&", "[", "u8", "]", "="];
    let mut kept = Vec::new();
    let mut rest = flat;
    while let Some((first, others)) = rest.split_first() {
        if rest.len() > HEAD.len() && rest.iter().zip(HEAD).all(|(a, b)| a == b) {
            let end = rest.iter().position(|t| t == ";").unwrap_or(rest.len() - 1);
            rest = rest.get(end + 1..).unwrap_or_default();
        } else {
            kept.push(first.clone());
            rest = others;
        }
    }
    kept
}

#[track_caller]
fn assert_same(found: &[String], expected: &[String], name: &str) {
    let difference = found.iter().zip(expected).position(|(a, b)| a != b);
    let at = difference.unwrap_or(found.len().min(expected.len()));
    let around = |tokens: &[String]| {
        tokens
            .get(at.saturating_sub(10)..(at + 10).min(tokens.len()))
            .map(|t| t.join(" "))
    };
    assert!(
        found == expected,
        "{name}: tokens differ:\n  {:?}\n  {:?}",
        around(found),
        around(expected)
    );
}

/// The docs inside of an enum's body, in order.
fn docs_of_enum(tokens: &[String], ident: &str) -> Vec<String> {
    let start = tokens
        .windows(2)
        .position(|w| w == ["enum", ident])
        .unwrap_or(tokens.len());
    let body = tokens.get(start..).unwrap_or_default();
    let end = body.iter().position(|t| t == "}").unwrap_or(body.len());
    let body = body.get(..end).unwrap_or_default();
    let docs = body
        .windows(3)
        .filter(|w| matches!(w, [doc, equals, _] if doc == "doc" && equals == "="));
    docs.filter_map(|w| w.last().cloned()).collect()
}
