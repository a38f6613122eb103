//! Rust statements that judge a text against a datatype, and that write the key of its value.

use super::super::code::Code;
use super::super::file::Unit;
use super::pattern;
use crate::datatypes::{BuiltIn, Datatype, Pattern, Shape, WhiteSpace};

/// `return ::core::option::Option::None;` is what a text that is not valid leads to.
pub(super) const NONE: &str = "::core::option::Option::None";

/// What a piece of code is to do with a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// Judge it by all facets.
    Check,
    /// Write its key into `key`, a buffer of so many bytes; facets of the value hold for every value that
    /// the key can be found among, so only patterns are judged.
    Key(usize),
}

/// A function that is named already and still to be written.
enum Job<'a> {
    Check(&'a Datatype),
    Key(&'a Datatype, usize),
    Pattern(&'a Pattern),
}

/// Writes functions into the `impl` block of a type.
pub(super) struct Writer<'a, 'c> {
    pub(super) code: &'c mut Code,
    pub(super) unit: &'c Unit<'a>,
    /// Path of the module with the run-time helpers, with `::` at its end.
    pub(super) support: String,
    jobs: Vec<(String, Job<'a>)>,
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
            Job::Check(datatype) => {
                let docs = format!("Some when the text is valid: {}.", describe(datatype));
                self.code.docs(1, &docs);
                self.code.line(
                    1,
                    format_args!("fn {name}(text: &str) -> ::core::option::Option<()> {{"),
                );
                self.statements(2, datatype, Task::Check);
                self.finish_function(datatype);
            }
            Job::Key(datatype, size) => {
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
                self.statements(2, datatype, Task::Key(*size));
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
        let name = self.name("check");
        self.jobs.push((name.clone(), Job::Check(datatype)));
        name
    }

    pub(super) fn key_function(&mut self, datatype: &'a Datatype, size: usize) -> String {
        let name = self.name("write_key");
        self.jobs.push((name.clone(), Job::Key(datatype, size)));
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
            Task::Key(size) => self.write_items(level, item, "key", size),
            Task::Check => {
                let name = self.check_function(item);
                self.line(level, &format!("for item in {items} {{"));
                self.line(level + 1, &format!("Self::{name}(item)?;"));
                self.line(level, "}");
                self.length(level, facets, &format!("{items}.count()"));
                if let Some(values) = &facets.enumeration {
                    let keys = values.iter().map(|k| k.text.as_str());
                    let size = keys.clone().map(str::len).max().unwrap_or(0);
                    let make = format!("let mut key = {}Text::<{size}>::new();", self.support);
                    self.line(level, &make);
                    self.write_items(level, item, "&mut key", size);
                    self.one_of(level, keys, "&key.as_str()");
                }
            }
        }
    }

    fn write_items(&mut self, level: usize, item: &'a Datatype, key: &str, size: usize) {
        let name = self.key_function(item, size);
        let line = format!(
            "for (index, item) in {}items(text).enumerate() {{",
            self.support
        );
        self.line(level, &line);
        self.line(level + 1, "if index > 0 {");
        let space = format!("::core::fmt::Write::write_char({key}, ' ').ok()?;");
        self.line(level + 2, &space);
        self.line(level + 1, "}");
        self.line(level + 1, &format!("Self::{name}(item, {key})?;"));
        self.line(level, "}");
    }

    /// The first member type that accepts the text decides (Part 1, 3.16.4).
    fn union(
        &mut self,
        level: usize,
        datatype: &'a Datatype,
        members: &'a [std::sync::Arc<Datatype>],
        task: Task,
    ) {
        for member in members {
            let check = self.check_function(member);
            let text = self.normalised(level, member);
            self.line(level, &format!("if Self::{check}({text}).is_some() {{"));
            let inner = level + 1;
            self.check_patterns(inner, datatype, &format!("{text}.chars()"));
            if let (Task::Check, Some(values)) = (task, &datatype.constraints().enumeration) {
                let keys = values.iter().map(|k| k.text.as_str());
                let size = keys.clone().map(str::len).max().unwrap_or(0);
                let write = self.key_function(member, size);
                let make = format!("let mut key = {}Text::<{size}>::new();", self.support);
                self.line(inner, &make);
                self.line(inner, &format!("Self::{write}({text}, &mut key)?;"));
                let own = values.iter().filter(|k| may_hold(member, k.primitive));
                self.one_of(inner, own.map(|k| k.text.as_str()), "&key.as_str()");
            }
            if let Task::Key(size) = task {
                // Keys of items of a union tell their primitive types apart.
                if let Shape::Atomic(built_in) = member.shape() {
                    let prefix = format!("{}=", built_in.primitive().name());
                    let line = format!("::core::fmt::Write::write_str(key, {prefix:?}).ok()?;");
                    self.line(inner, &line);
                }
                let write = self.key_function(member, size);
                self.line(inner, &format!("Self::{write}({text}, key)?;"));
            }
            self.line(inner, "return ::core::option::Option::Some(());");
            self.line(level, "}");
        }
    }

    /// An expression for `text` with its white space normalised as a type says.
    fn normalised(&mut self, level: usize, datatype: &Datatype) -> &'static str {
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

/// Whether a type may have values of a primitive type.
pub(super) fn may_hold(datatype: &Datatype, primitive: BuiltIn) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => built_in.primitive() == primitive,
        Shape::List(item) => primitive == BuiltIn::AnySimpleType || may_hold(item, primitive),
        Shape::Union(members) => members.iter().any(|m| may_hold(m, primitive)),
    }
}

/// A type in words, for the documentation of a private function.
pub(super) fn describe(datatype: &Datatype) -> String {
    match datatype.shape() {
        Shape::Atomic(built_in) => format!("`{}`", built_in.name()),
        Shape::List(item) => format!("a list of {}", describe(item)),
        Shape::Union(_) => "a union".to_owned(),
    }
}
