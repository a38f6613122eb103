//! Rust statements that judge a text against a datatype, and that write the key of its value.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::pattern;
use super::phrases::{
    NONE, describe, enumerated, length, new_key, normalised, one_of, refuse_if, snake,
};
use super::resolve::is_tagged;
use crate::datatypes::{Datatype, ITEM_SEPARATOR, Pattern, Shape, WhiteSpace};
use crate::emit::code::Code;
use crate::emit::unit::Unit;
use crate::runtime::Module;

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
        if matches!(task, Task::Check) {
            code.line("#[inline]");
        }
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
