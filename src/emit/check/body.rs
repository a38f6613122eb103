//! Rust statements that judge a text against a datatype, and that write the key of its value.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::pattern;
use super::resolve::{is_qualified, is_tagged, written};
use crate::datatypes::{BuiltIn, Datatype, ITEM_SEPARATOR, Pattern, Shape, WhiteSpace};
use crate::emit::code::Code;
use crate::emit::file::Unit;
use crate::emit::layout::Items;
use crate::runtime::Module;

/// What a text that is not valid leads to.
const NONE: &str = "::core::option::Option::None";

/// What a piece of code is to do with a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Task {
    /// Judge it by all facets.
    Check,
    /// Write its key into `key`, a buffer of so many bytes; facets of the value hold for every value that
    /// the key can be found among, so only patterns are judged.
    Key(usize),
    /// As `Key`, with the primitive type before each atomic value: where there may be several.
    Tagged(usize),
}

/// The task to write a key of a datatype into a buffer of so many bytes.
pub(super) fn key_task(datatype: &Datatype, size: usize) -> Task {
    match is_tagged(datatype) {
        true => Task::Tagged(size),
        false => Task::Key(size),
    }
}

/// A function that is named already and still to be written.
enum Job<'a> {
    Judge(&'a Datatype, Task),
    Pattern(&'a Pattern),
}

/// Writes functions into the `impl` block of a type.
pub(super) struct Writer<'a, 'u> {
    pub(super) unit: &'u Unit<'a>,
    jobs: Vec<(String, Job<'a>)>,
    /// The functions that there are.
    known: HashMap<(*const Datatype, Task), String>,
    patterns: Vec<(&'a [String], String)>,
    names: HashSet<String>,
}

impl<'a, 'u> Writer<'a, 'u> {
    /// `names` are those of functions that there are already.
    pub(super) fn new(unit: &'u Unit<'a>, names: impl IntoIterator<Item = String>) -> Self {
        Self {
            unit,
            jobs: Vec::new(),
            known: HashMap::new(),
            patterns: Vec::new(),
            names: names.into_iter().collect(),
        }
    }

    /// Writes the functions that others named.
    pub(super) fn finish(&mut self, code: &mut Code) {
        while !self.jobs.is_empty() {
            for (name, job) in std::mem::take(&mut self.jobs) {
                code.gap();
                self.job(code, &name, &job);
            }
        }
    }

    fn job(&mut self, code: &mut Code, name: &str, job: &Job<'a>) {
        let (datatype, task) = match job {
            Job::Pattern(pattern) => return pattern::emit(code, name, pattern),
            Job::Judge(datatype, task) => (datatype, *task),
        };
        let (docs, arguments) = match task {
            Task::Check => ("`Some` for text that is valid", "text: &str".to_owned()),
            Task::Key(size) | Task::Tagged(size) => {
                let buffer = code.runtime(Module::Buffer, "Text");
                let arguments = format!("text: &str, key: &mut {buffer}<{size}>");
                ("Writes what equal values share", arguments)
            }
        };
        code.docs(&format!("{docs}: {}.", describe(datatype)));
        let head = format!("fn {name}({arguments}) -> ::core::option::Option<()> {{");
        code.block(head, |code| {
            self.statements(code, datatype, task);
            // For a union, no member type accepted the text; for others, nothing refused it.
            code.line(match datatype.shape() {
                Shape::Union(_) => NONE,
                _ => "::core::option::Option::Some(())",
            });
        });
    }

    /// A name that no other function has; it has a number only where it is not the first.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let mut name = self.unit.free(wanted);
        let mut number = 2;
        while !self.names.insert(name.clone()) {
            name = self.unit.free(&format!("{wanted}_{number}"));
            number += 1;
        }
        name
    }

    /// Has a check written under a name of the caller's.
    pub(super) fn check_function_as(&mut self, datatype: &'a Datatype, name: &str) {
        self.names.insert(name.to_owned());
        let of = (std::ptr::from_ref(datatype), Task::Check);
        self.known.insert(of, name.to_owned());
        self.jobs
            .push((name.to_owned(), Job::Judge(datatype, Task::Check)));
    }

    pub(super) fn check_function(&mut self, datatype: &'a Datatype) -> String {
        self.function(datatype, Task::Check)
    }

    pub(super) fn key_function(&mut self, datatype: &'a Datatype, size: usize) -> String {
        self.function(datatype, key_task(datatype, size))
    }

    /// The name of the function that does a task, which is written once.
    fn function(&mut self, datatype: &'a Datatype, task: Task) -> String {
        let of = (std::ptr::from_ref(datatype), task);
        if let Some(name) = self.known.get(&of) {
            return name.clone();
        }
        let what = match task {
            Task::Check => "check",
            Task::Key(_) | Task::Tagged(_) => "write",
        };
        let name = self.name(&format!("{what}_{}", snake(datatype)));
        self.known.insert(of, name.clone());
        self.jobs.push((name.clone(), Job::Judge(datatype, task)));
        name
    }

    fn pattern_function(&mut self, pattern: &'a Pattern) -> String {
        let known = self
            .patterns
            .iter()
            .find(|(sources, _)| *sources == pattern.sources());
        if let Some((_, name)) = known {
            return name.clone();
        }
        let name = self.name("matches_pattern");
        self.patterns.push((pattern.sources(), name.clone()));
        self.jobs.push((name.clone(), Job::Pattern(pattern)));
        name
    }

    /// Statements about `text`, whose white space is normalised already (for a union: not yet).
    pub(super) fn statements(&mut self, code: &mut Code, datatype: &'a Datatype, task: Task) {
        match datatype.shape() {
            Shape::Atomic(built_in) => self.atomic(code, datatype, *built_in, task),
            Shape::List(item) => self.list(code, datatype, item, task),
            Shape::Union(members) => self.union(code, datatype, members, task),
        }
    }

    /// Patterns of all steps; `chars` is an expression for the characters of the normalised text.
    pub(super) fn check_patterns(&mut self, code: &mut Code, datatype: &'a Datatype, chars: &str) {
        for pattern in &datatype.constraints().patterns {
            let name = self.pattern_function(pattern);
            code.line(format_args!("let chars = {chars};"));
            refuse_if(code, &format!("!Self::{name}(chars)"));
        }
    }

    fn list(&mut self, code: &mut Code, datatype: &'a Datatype, item: &'a Datatype, task: Task) {
        if !datatype.constraints().patterns.is_empty() {
            let collapsed = code.runtime(Module::Space, "collapsed");
            self.check_patterns(code, datatype, &format!("{collapsed}(text)"));
        }
        if task != Task::Check {
            return self.write_items(code, item, "key", task);
        }
        let name = self.check_function(item);
        let items = code.runtime(Module::Space, "items");
        code.block(format_args!("for item in {items}(text) {{"), |code| {
            code.line(format_args!("Self::{name}(item)?;"));
        });
        length(code, datatype, &format!("{items}(text).count()"));
        if let Some((values, size)) = enumerated(datatype) {
            new_key(code, "let mut key =", size);
            self.write_items(code, item, "&mut key", key_task(datatype, size));
            one_of(code, values.iter().map(String::as_str), "&key.as_str()");
        }
    }

    fn write_items(&mut self, code: &mut Code, item: &'a Datatype, key: &str, task: Task) {
        let name = self.function(item, task);
        let separator = match task {
            Task::Tagged(_) => ITEM_SEPARATOR,
            Task::Key(_) | Task::Check => ' ',
        };
        let items = code.runtime(Module::Space, "items");
        let head = format!("for (index, item) in {items}(text).enumerate() {{");
        code.block(head, |code| {
            code.block("if index > 0 {", |code| {
                let write = format!("::core::fmt::Write::write_char({key}, {separator:?})");
                code.line(format_args!("{write}.ok()?;"));
            });
            code.line(format_args!("Self::{name}(item, {key})?;"));
        });
    }

    /// The first member type that accepts the text decides (Part 1, 3.16.4); then facets of the union are
    /// asked about the text as that member has it.
    fn union(
        &mut self,
        code: &mut Code,
        datatype: &'a Datatype,
        members: &'a [Arc<Datatype>],
        task: Task,
    ) {
        if members.is_empty() {
            code.line("let _ = text;");
        }
        self.members(code, datatype, members, "text", task);
    }

    /// Asks member types one after the other, and leaves the function with the first that accepts the text.
    fn members(
        &mut self,
        code: &mut Code,
        datatype: &'a Datatype,
        members: &'a [Arc<Datatype>],
        text: &str,
        task: Task,
    ) {
        for member in members {
            let check = self.check_function(member);
            let text = normalised(code, member, text);
            let head = format!("if Self::{check}({text}).is_some() {{");
            code.block(head, |code| {
                self.decided(code, datatype, member, text, task)
            });
        }
    }

    /// What follows once a member type of a union has accepted a text.
    fn decided(
        &mut self,
        code: &mut Code,
        datatype: &'a Datatype,
        member: &'a Datatype,
        text: &str,
        task: Task,
    ) {
        let has_patterns = !datatype.constraints().patterns.is_empty();
        if let (Shape::Union(members), true) = (member.shape(), has_patterns) {
            // Its own member that accepts the text says what white space the patterns see.
            self.members(code, datatype, members, text, task);
            return code.line(format_args!("return {NONE};"));
        }
        if has_patterns {
            let chars = match member.white_space() {
                WhiteSpace::Collapse => {
                    format!("{}({text})", code.runtime(Module::Space, "collapsed"))
                }
                WhiteSpace::Replace | WhiteSpace::Preserve => format!("{text}.chars()"),
            };
            self.check_patterns(code, datatype, &chars);
        }
        match task {
            Task::Check => {
                if let Some((values, size)) = enumerated(datatype) {
                    let write = self.function(member, Task::Tagged(size));
                    new_key(code, "let mut key =", size);
                    code.line(format_args!("Self::{write}({text}, &mut key)?;"));
                    one_of(code, values.iter().map(String::as_str), "&key.as_str()");
                }
            }
            Task::Key(size) | Task::Tagged(size) => {
                let write = self.function(member, Task::Tagged(size));
                code.line(format_args!("Self::{write}({text}, key)?;"));
            }
        }
        code.line("return ::core::option::Option::Some(());");
    }
}

/// Refuses the text when `condition` holds.
pub(super) fn refuse_if(code: &mut Code, condition: &str) {
    code.block(format_args!("if {condition} {{"), |code| {
        code.line(format_args!("return {NONE};"));
    });
}

/// Makes a buffer for a key of so many bytes.
pub(super) fn new_key(code: &mut Code, head: &str, size: usize) {
    let buffer = code.runtime(Module::Buffer, "Text");
    code.line(format_args!("{head} {buffer}::<{size}>::new();"));
}

/// Refuses a text that has not as many characters, octets or items as facets ask for.
pub(super) fn length(code: &mut Code, datatype: &Datatype, length: &str) {
    let condition = match datatype.constraints().length_range() {
        (0, None) => return,
        (1, None) => "length == 0".to_owned(),
        (min, None) => format!("length < {min}"),
        (min, Some(max)) if min == max => format!("length != {min}"),
        (0, Some(max)) => format!("length > {max}"),
        (min, Some(max)) => format!("!({min}..={max}).contains(&length)"),
    };
    code.line(format_args!("let length = {length};"));
    refuse_if(code, &condition);
}

/// Refuses what is not among `texts`.
pub(super) fn one_of<'t>(code: &mut Code, texts: impl Iterator<Item = &'t str>, text: &str) {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts.dedup();
    let items = Items::literals(texts.iter().copied());
    let head = format!("const VALUES: [&str; {}] = ", texts.len());
    code.array(&head, &items, true);
    code.line(format_args!("VALUES.binary_search({text}).ok()?;"));
}

/// An expression for the text with its white space normalised as a type says.
pub(super) fn normalised<'t>(code: &mut Code, datatype: &Datatype, text: &'t str) -> &'t str {
    let function = match datatype.white_space() {
        _ if matches!(datatype.shape(), Shape::Union(_)) => return text,
        WhiteSpace::Preserve => return text,
        WhiteSpace::Collapse if !holds_spaces(datatype) => {
            code.line(format_args!("let trimmed = {text}{TRIM};"));
            return "trimmed";
        }
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    };
    let string = code.string();
    let function = code.runtime(Module::Space, function);
    code.line(format_args!("let mut buffer = {string}::new();"));
    code.line(format_args!("{function}({text}, &mut buffer).ok()?;"));
    "buffer.as_str()"
}

/// Takes XML white space off the ends.
pub(super) const TRIM: &str = ".trim_matches(['\\t', '\\n', '\\r', ' '])";

/// Whether a collapsed text of the type can have spaces inside that count.
pub(super) fn holds_spaces(datatype: &Datatype) -> bool {
    match datatype.shape() {
        // A list is read item by item; its patterns collapse for themselves.
        Shape::List(_) => false,
        Shape::Union(members) => members.iter().any(|m| holds_spaces(m)),
        Shape::Atomic(built_in) => match built_in {
            BuiltIn::Language | BuiltIn::NmToken => false,
            BuiltIn::Base64Binary => !datatype.constraints().patterns.is_empty(),
            _ if built_in.derives_from(BuiltIn::Name) => false,
            _ => datatype.is_literal(),
        },
    }
}

/// The keys that an enumeration facet allows, and the length of the longest. Names with prefixes are judged by
/// their form: what the facet allows is known by namespace only.
pub(super) fn enumerated(datatype: &Datatype) -> Option<(Vec<String>, usize)> {
    let values = datatype.constraints().enumeration.as_ref()?;
    if is_qualified(datatype) {
        return None;
    }
    let values: Vec<String> = values.iter().map(|key| written(datatype, key)).collect();
    let size = values.iter().map(String::len).max().unwrap_or(0);
    Some((values, size))
}

/// A type in words, for the documentation of a private function.
pub(super) fn describe(datatype: &Datatype) -> String {
    match datatype.shape() {
        Shape::Atomic(built_in) => format!("`{}`", built_in.name()),
        Shape::List(item) => format!("a list of {}", describe(item)),
        Shape::Union(_) => "a union".to_owned(),
    }
}

/// A type as a part of the name of a function.
pub(super) fn snake(datatype: &Datatype) -> String {
    let name = match datatype.shape() {
        Shape::Atomic(built_in) => built_in.name().trim_start_matches("xs:"),
        Shape::List(_) => "list",
        Shape::Union(_) => "union",
    };
    let mut snake = String::new();
    let mut is_after_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && is_after_lower {
            snake.push('_');
        }
        is_after_lower = c.is_lowercase() || c.is_ascii_digit();
        snake.extend(c.to_lowercase());
    }
    snake
}
