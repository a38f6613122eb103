//! The modules of the library stand in one order, and each knows those above it only.
//!
//! Read [`ORDER`] first: it is the map. The test reads the code of `src` as tokens, so it sees a path wherever it
//! stands: behind `use`, in an expression, in a macro. Code for tests may look anywhere.
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// From the ground up: a module imports from those above it in this list.
const ORDER: &[(&str, &str)] = &[
    (
        "text",
        "what is done with text: nearest name, display width, code spans, identifiers, references",
    ),
    (
        "runtime",
        "value spaces at run time; generated files hold the same code",
    ),
    (
        "datatypes",
        "what a literal means: lexical and value spaces, facets, patterns",
    ),
    (
        "source",
        "a document's text, its lines and locations in it; reads nothing",
    ),
    (
        "diagnostic",
        "one message: code, place, help; the table of codes",
    ),
    ("options", "everything that can be asked for, in one table"),
    (
        "config",
        "`xsdgen.toml`: the options of a project and its outputs",
    ),
    ("xml", "bounded reading of XML"),
    (
        "load",
        "files and directories, encodings, catalogs, confinement",
    ),
    (
        "model",
        "simple types and their values, as everything behind `resolve` sees them",
    ),
    (
        "markup",
        "HTML, Markdown and other formats of pages as one tree",
    ),
    (
        "docs",
        "markup to Markdown that rustdoc shows as it was meant",
    ),
    (
        "schema",
        "XSD, WSDL and genericode documents to raw declarations",
    ),
    (
        "page",
        "what stands on a page: schema text, and blocks of tables, lists, paragraphs",
    ),
    ("resolve", "raw declarations to the model"),
    ("describe", "which block of a page describes which type"),
    ("name", "identifiers, and one ledger of them"),
    ("emit", "Rust text from a named model"),
    ("pipeline", "the stages one after the other"),
    ("handwritten", "a person's enum against a schema"),
    ("builder", "the front for build scripts; writing files"),
    ("review", "what was read, looked at: audit, diff, explain"),
    (
        "internal",
        "what our own fronts and tests need of all of these; not for users",
    ),
];

/// Modules in which no circle of files may be.
const WITHOUT_CIRCLES: &[&str] = &["emit", "review", "page", "describe", "resolve"];

#[test]
fn imports_point_up_the_list() {
    let modules = Modules::read();
    let place = |name: &str| ORDER.iter().position(|(module, _)| *module == name);
    let mut wrong = BTreeSet::new();
    for name in modules.tops() {
        if place(name).is_none() {
            wrong.insert(format!("`{name}` is not in the order of modules"));
        }
    }
    for (from, to) in modules.imports() {
        let Some(own) = from.path.first() else {
            continue;
        };
        let Some(other) = to.first() else {
            let text = "names an item of the crate's root: name the module that it comes from";
            wrong.insert(format!("{}: {text}", from.file));
            continue;
        };
        if place(own) >= place(other) {
            continue;
        }
        let text = "which is below it in the order";
        wrong.insert(format!(
            "{}: `{own}` must not know `{other}`, {text}",
            from.file
        ));
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn no_circle_of_files() {
    let modules = Modules::read();
    let mut wrong = Vec::new();
    for top in WITHOUT_CIRCLES {
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, to) in modules.imports() {
            let inside = [from.path.first(), to.first()] == [Some(&(*top).to_owned()); 2];
            let other = modules.file_of(&to);
            if inside && from.file != other {
                graph.entry(&from.file).or_default().insert(other);
            }
        }
        wrong.extend(circles(graph));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is left of a graph when all that leads nowhere is taken away, edge by edge.
fn circles(mut graph: BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    loop {
        let leads_on: BTreeSet<&str> = graph.keys().copied().collect();
        let before = graph.len();
        for targets in graph.values_mut() {
            targets.retain(|t| leads_on.contains(t));
        }
        graph.retain(|_, targets| !targets.is_empty());
        // What nothing leads to is in no circle either.
        let reached: BTreeSet<&str> = graph.values().flatten().copied().collect();
        graph.retain(|from, _| reached.contains(from));
        if graph.len() == before {
            break;
        }
    }
    let edges = graph.into_iter().flat_map(|(from, targets)| {
        targets
            .into_iter()
            .map(move |to| format!("a circle of files: {from} knows {to}"))
    });
    edges.collect()
}

/// Segments of a path from the crate's root.
type ModulePath = Vec<String>;

/// One module, of a file or in place.
#[derive(Default)]
struct Module {
    path: ModulePath,
    /// From the repository's root.
    file: String,
    /// What `use` gives another name or place: the name here, and the path.
    aliases: BTreeMap<String, ModulePath>,
    /// Paths that begin at the crate, at a module above or at a child.
    paths: Vec<ModulePath>,
}

struct Modules(BTreeMap<ModulePath, Module>);

impl Modules {
    fn read() -> Self {
        let mut modules = Self(BTreeMap::new());
        modules.read_file(Vec::new(), Path::new("src/lib.rs"));
        modules
    }

    fn read_file(&mut self, path: ModulePath, file: &Path) {
        let text = fs::read_to_string(file).unwrap();
        let tokens: TokenStream = text.parse().unwrap();
        self.read_tokens(path, file, tokens);
    }

    fn read_tokens(&mut self, path: ModulePath, file: &Path, tokens: TokenStream) {
        let mut reader = Reader::default();
        reader.children_in(&to_vec(tokens.clone()));
        reader.read(&to_vec(tokens));
        let absolute = |found: &[String]| absolute(&path, found);
        let module = Module {
            path: path.clone(),
            file: file.display().to_string(),
            aliases: reader
                .uses
                .iter()
                .map(|(name, p)| (name.clone(), absolute(p)))
                .collect(),
            paths: reader.paths.iter().map(|p| absolute(p)).collect(),
        };
        self.0.insert(path.clone(), module);
        for (name, body) in reader.children {
            let child = [path.clone(), vec![name.clone()]].concat();
            match body {
                Some(tokens) => self.read_tokens(child, file, tokens),
                None => self.read_file(child, &file_of_child(file, &name)),
            }
        }
    }

    fn tops(&self) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .filter(|p| p.len() == 1)
            .map(|p| p[0].as_str())
    }

    fn file_of(&self, path: &[String]) -> &str {
        &self.0[path].file
    }

    /// Every path, with the module that it stands in and the module that it leads to in the end.
    fn imports(&self) -> impl Iterator<Item = (&Module, ModulePath)> {
        self.0
            .values()
            .flat_map(move |module| module.paths.iter().map(move |p| (module, self.target(p))))
    }

    /// The module that defines what a path leads to, behind re-exports.
    fn target(&self, path: &[String]) -> ModulePath {
        let mut path = path.to_vec();
        for _ in 0..16 {
            let depth = (0..=path.len())
                .rev()
                .find(|n| self.0.contains_key(&path[..*n]))
                .unwrap();
            let (module, rest) = path.split_at(depth);
            let alias = rest
                .first()
                .and_then(|name| self.0[module].aliases.get(name));
            match alias {
                Some(target) => path = [target, &rest[1..]].concat(),
                None => return module.to_vec(),
            }
        }
        panic!("{path:?} leads in a circle");
    }
}

fn file_of_child(file: &Path, name: &str) -> PathBuf {
    let stem = file.file_stem().unwrap();
    let folder = match stem.to_str().unwrap() {
        "lib" | "mod" => file.with_file_name(""),
        _ => file.with_extension(""),
    };
    let flat = folder.join(format!("{name}.rs"));
    if flat.exists() {
        flat
    } else {
        folder.join(name).join("mod.rs")
    }
}

fn absolute(module: &[String], found: &[String]) -> ModulePath {
    let mut base = module.to_vec();
    for (i, segment) in found.iter().enumerate() {
        match segment.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
            }
            _ => return [base, found[i..].to_vec()].concat(),
        }
    }
    base
}

fn to_vec(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// Reads one module's tokens.
#[derive(Default)]
struct Reader {
    /// Its modules, with the tokens of those in place.
    children: BTreeMap<String, Option<TokenStream>>,
    uses: Vec<(String, ModulePath)>,
    paths: Vec<ModulePath>,
}

impl Reader {
    fn children_in(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            at += match &tokens[at..] {
                rest if is_for_tests(rest) => item_length(rest),
                [TokenTree::Ident(word), TokenTree::Ident(name), body, ..] if word == "mod" => {
                    let tokens = match body {
                        TokenTree::Group(group) => Some(group.stream()),
                        _ => None,
                    };
                    self.children.insert(name.to_string(), tokens);
                    3
                }
                _ => 1,
            };
        }
    }

    fn read(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            at += match &tokens[at..] {
                rest if is_for_tests(rest) => item_length(rest),
                [TokenTree::Ident(word), TokenTree::Ident(_), ..] if word == "mod" => 3,
                [
                    TokenTree::Ident(word),
                    TokenTree::Ident(_) | TokenTree::Punct(_),
                    ..,
                ] if word == "use" && !is_punct(&tokens[at + 1], '<') => {
                    let length = item_length(&tokens[at..]);
                    self.read_use(&tokens[at + 1..at + length - 1], Vec::new());
                    length
                }
                [TokenTree::Ident(_), ..] => self.read_path(&tokens[at..]),
                [TokenTree::Group(group), ..] => {
                    self.read(&to_vec(group.stream()));
                    1
                }
                _ => 1,
            };
        }
    }

    /// A path in code; gives how many tokens it has.
    fn read_path(&mut self, tokens: &[TokenTree]) -> usize {
        let mut path = Vec::new();
        let mut at = 0;
        while let Some(TokenTree::Ident(segment)) = tokens.get(at) {
            path.push(segment.to_string());
            at += 1;
            if !tokens
                .get(at..at + 2)
                .is_some_and(|next| next.iter().all(|t| is_punct(t, ':')))
            {
                break;
            }
            at += 2;
        }
        if path.len() > 1 {
            self.keep(path);
        }
        at.max(1)
    }

    /// What stands between `use` and `;`, or a part of it.
    fn read_use(&mut self, tokens: &[TokenTree], mut path: ModulePath) {
        let mut alias = None;
        for (i, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if word == "as" => alias = tokens.get(i + 1),
                TokenTree::Ident(_) if alias.is_some() => {}
                TokenTree::Ident(segment) => path.push(segment.to_string()),
                TokenTree::Group(group) => {
                    for part in to_vec(group.stream()).split(|t| is_punct(t, ',')) {
                        self.read_use(part, path.clone());
                    }
                    return;
                }
                _ => {}
            }
        }
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        let Some(name) = alias.map(ToString::to_string).or(path.last().cloned()) else {
            return;
        };
        if self.keep(path.clone()) {
            self.uses.push((name, path));
        }
    }

    /// Keeps a path that stays in the crate.
    fn keep(&mut self, path: ModulePath) -> bool {
        let first = path[0].as_str();
        let ours = ["crate", "super", "self"].contains(&first) || self.children.contains_key(first);
        if ours {
            self.paths.push(path);
        }
        ours
    }
}

fn is_punct(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether `#[cfg(test)]` stands here, or `#[cfg(all(test, …))]`.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let [mark, TokenTree::Group(attribute), ..] = tokens else {
        return false;
    };
    let text = attribute.stream().to_string().replace(' ', "");
    is_punct(mark, '#') && (text == "cfg(test)" || text.starts_with("cfg(all(test,"))
}

/// How many tokens there are to the end of an item: its body or its semicolon.
fn item_length(tokens: &[TokenTree]) -> usize {
    let first = tokens.iter().find_map(|token| match token {
        TokenTree::Ident(word) if word != "pub" => Some(word),
        _ => None,
    });
    let is_use = first.is_some_and(|word| word == "use");
    let end = tokens.iter().position(|token| match token {
        TokenTree::Group(group) => !is_use && group.delimiter() == Delimiter::Brace,
        _ => is_punct(token, ';'),
    });
    end.map_or(tokens.len(), |end| end + 1)
}
