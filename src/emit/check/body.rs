//! Rust statements that judge a text against a datatype, and that write the key of its value.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::code::Code;
use super::super::file::Unit;
use super::pattern;
use super::resolve::{is_qualified, is_tagged, written};
use crate::datatypes::{BuiltIn, Datatype, ITEM_SEPARATOR, Pattern, Shape, WhiteSpace};

/// `return ::core::option::Option::None;` is what a text that is not valid leads to.
pub(super) const NONE: &str = "::core::option::Option::None";

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
pub(super) struct Writer<'a, 'c> {
    pub(super) code: &'c mut Code,
    pub(super) unit: &'c Unit<'a>,
    /// Path of the module with the run-time helpers, with `::` at its end.
    pub(super) support: String,
    jobs: Vec<(String, Job<'a>)>,
    /// The functions that there are.
    known: HashMap<(*const Datatype, Task), String>,
    patterns: Vec<(&'a [String], String)>,
    count: usize,
}

impl<'a, 'c> Writer<'a, 'c> {
    pub(super) fn new(code: &'c mut Code, unit: &'c Unit<'a>, support: String) -> Self {
        Self {
            code,
            unit,
            support,
            jobs: Vec::new(),
            known: HashMap::new(),
            patterns: Vec::new(),
            count: 0,
        }
    }

    /// Writes the functions that others named.
    pub(super) fn finish(&mut self) {
        let mut next = 0;
        while next < self.jobs.len() {
            let mut jobs = std::mem::take(&mut self.jobs);
            for (name, job) in jobs.drain(next..) {
                self.code.push("\n");
                self.job(&name, &job);
            }
            next = 0;
        }
    }

    fn job(&mut self, name: &str, job: &Job<'a>) {
        match job {
            Job::Pattern(pattern) => pattern::emit(self.code, name, pattern, &self.support),
            Job::Judge(datatype, Task::Check) => {
                let docs = format!("Some when the text is valid: {}.", describe(datatype));
                self.code.docs(1, &docs);
                self.code.line(
                    1,
                    format_args!("fn {name}(text: &str) -> ::core::option::Option<()> {{"),
                );
                self.statements(2, datatype, Task::Check);
                self.finish_function(datatype);
            }
            Job::Judge(datatype, task @ (Task::Key(size) | Task::Tagged(size))) => {
                let docs = format!("Writes what equal values share: {}.", describe(datatype));
                self.code.docs(1, &docs);
                let key = format!("key: &mut {}Text<{size}>", self.support);
                let result = "-> ::core::option::Option<()> {";
                let one_line = format!("fn {name}(text: &str, {key}) {result}");
                if one_line.len() <= self.code.width(1) {
                    self.line(1, &one_line);
                } else {
                    self.line(1, &format!("fn {name}("));
                    self.line(2, "text: &str,");
                    self.line(2, &format!("{key},"));
                    self.line(1, &format!(") {result}"));
                }
                self.statements(2, datatype, *task);
                self.finish_function(datatype);
            }
        }
    }

    fn finish_function(&mut self, datatype: &Datatype) {
        // For a union, no member type accepted the text; for others, nothing refused it.
        let end = match datatype.shape() {
            Shape::Union(_) => NONE,
            _ => "::core::option::Option::Some(())",
        };
        self.line(2, end);
        self.line(1, "}");
    }

    fn name(&mut self, wanted: &str) -> String {
        self.count += 1;
        self.unit.free(&format!("{wanted}_{}", self.count))
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
        let name = self.name(match task {
            Task::Check => "check",
            Task::Key(_) | Task::Tagged(_) => "write_key",
        });
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
        let name = self.name("matches");
        self.patterns.push((pattern.sources(), name.clone()));
        self.jobs.push((name.clone(), Job::Pattern(pattern)));
        name
    }

    pub(super) fn line(&mut self, level: usize, text: &str) {
        self.code.line(level, format_args!("{text}"));
    }

    /// Refuses the text when `condition` holds.
    pub(super) fn refuse_if(&mut self, level: usize, condition: &str) {
        self.line(level, &format!("if {condition} {{"));
        self.line(level + 1, &format!("return {NONE};"));
        self.line(level, "}");
    }

    /// Statements about `text`, whose white space is normalised already (for a union: not yet).
    pub(super) fn statements(&mut self, level: usize, datatype: &'a Datatype, task: Task) {
        match datatype.shape() {
            Shape::Atomic(built_in) => self.atomic(level, datatype, *built_in, task),
            Shape::List(item) => self.list(level, datatype, item, task),
            Shape::Union(members) => self.union(level, datatype, members, task),
        }
    }

    /// Patterns of all steps; `chars` is an expression for the characters of the normalised text.
    pub(super) fn check_patterns(&mut self, level: usize, datatype: &'a Datatype, chars: &str) {
        for pattern in &datatype.constraints().patterns {
            let name = self.pattern_function(pattern);
            self.refuse_if(level, &format!("!Self::{name}({chars})"));
        }
    }

    fn list(&mut self, level: usize, datatype: &'a Datatype, item: &'a Datatype, task: Task) {
        let facets = datatype.constraints();
        let chars = format!("{}collapsed(text)", self.support);
        self.check_patterns(level, datatype, &chars);
        let items = format!("{}items(text)", self.support);
        match task {
            Task::Key(_) | Task::Tagged(_) => self.write_items(level, item, "key", task),
            Task::Check => {
                let name = self.check_function(item);
                self.line(level, &format!("for item in {items} {{"));
                self.line(level + 1, &format!("Self::{name}(item)?;"));
                self.line(level, "}");
                self.length(level, facets, &format!("{items}.count()"));
                if let Some((values, size)) = enumerated(datatype) {
                    let make = format!("let mut key = {}Text::<{size}>::new();", self.support);
                    self.line(level, &make);
                    self.write_items(level, item, "&mut key", key_task(datatype, size));
                    self.one_of(level, values.iter().map(String::as_str), "&key.as_str()");
                }
            }
        }
    }

    fn write_items(&mut self, level: usize, item: &'a Datatype, key: &str, task: Task) {
        let name = self.function(item, task);
        let line = format!(
            "for (index, item) in {}items(text).enumerate() {{",
            self.support
        );
        self.line(level, &line);
        self.line(level + 1, "if index > 0 {");
        let separator = match task {
            Task::Tagged(_) => ITEM_SEPARATOR,
            Task::Key(_) | Task::Check => ' ',
        };
        let line = format!("::core::fmt::Write::write_char({key}, {separator:?}).ok()?;");
        self.line(level + 2, &line);
        self.line(level + 1, "}");
        self.line(level + 1, &format!("Self::{name}(item, {key})?;"));
        self.line(level, "}");
    }

    /// The first member type that accepts the text decides (Part 1, 3.16.4); then facets of the union are
    /// asked about the text as that member has it.
    fn union(
        &mut self,
        level: usize,
        datatype: &'a Datatype,
        members: &'a [Arc<Datatype>],
        task: Task,
    ) {
        if members.is_empty() {
            self.line(level, "let _ = text;");
        }
        for member in members {
            let check = self.check_function(member);
            let text = self.normalised(level, member);
            self.line(level, &format!("if Self::{check}({text}).is_some() {{"));
            self.decided(level + 1, datatype, member, text, task);
            self.line(level, "}");
        }
    }

    /// What follows once a member type of a union has accepted a text.
    fn decided(
        &mut self,
        level: usize,
        datatype: &'a Datatype,
        member: &'a Datatype,
        text: &str,
        task: Task,
    ) {
        let has_patterns = !datatype.constraints().patterns.is_empty();
        if let (Shape::Union(members), true) = (member.shape(), has_patterns) {
            // Its own member that accepts the text says what white space the patterns see.
            for inner in members {
                let check = self.check_function(inner);
                let text = self.normalised(level, inner);
                self.line(level, &format!("if Self::{check}({text}).is_some() {{"));
                self.decided(level + 1, datatype, inner, text, task);
                self.line(level, "}");
            }
            return self.line(level, &format!("return {NONE};"));
        }
        let chars = match member.white_space() {
            WhiteSpace::Collapse => format!("{}collapsed({text})", self.support),
            WhiteSpace::Replace | WhiteSpace::Preserve => format!("{text}.chars()"),
        };
        self.check_patterns(level, datatype, &chars);
        match task {
            Task::Check => {
                if let Some((values, size)) = enumerated(datatype) {
                    let write = self.function(member, Task::Tagged(size));
                    let make = format!("let mut key = {}Text::<{size}>::new();", self.support);
                    self.line(level, &make);
                    self.line(level, &format!("Self::{write}({text}, &mut key)?;"));
                    self.one_of(level, values.iter().map(String::as_str), "&key.as_str()");
                }
            }
            Task::Key(size) | Task::Tagged(size) => {
                let write = self.function(member, Task::Tagged(size));
                self.line(level, &format!("Self::{write}({text}, key)?;"));
            }
        }
        self.line(level, "return ::core::option::Option::Some(());");
    }

    /// An expression for `text` with its white space normalised as a type says.
    pub(super) fn normalised(&mut self, level: usize, datatype: &Datatype) -> &'static str {
        let function = match datatype.white_space() {
            _ if matches!(datatype.shape(), Shape::Union(_)) => return "text",
            WhiteSpace::Preserve => return "text",
            WhiteSpace::Collapse if !holds_spaces(datatype) => {
                self.line(level, &format!("let trimmed = text{TRIM};"));
                return "trimmed";
            }
            WhiteSpace::Replace => "replace",
            WhiteSpace::Collapse => "collapse",
        };
        let support = self.support.clone();
        self.line(level, &format!("let mut buffer = {support}String::new();"));
        self.line(
            level,
            &format!("{support}{function}(text, &mut buffer).ok()?;"),
        );
        "buffer.as_str()"
    }
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
