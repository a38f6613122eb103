//! Rust statements that judge a text against a datatype, and that write the key of its value.

use super::super::code::{Code, Items, quoted};
use super::super::file::Unit;
use super::pattern;
use super::resolve::is_qualified;
use crate::datatypes::{
    BuiltIn, Constraints, Datatype, ExplicitTimezone, Pattern, Shape, Version, WhiteSpace,
    date_layout, duration_units,
};

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
    fn refuse_if(&mut self, level: usize, condition: &str) {
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
    fn check_patterns(&mut self, level: usize, datatype: &'a Datatype, chars: &str) {
        for pattern in &datatype.constraints().patterns {
            let name = self.pattern_function(pattern);
            self.refuse_if(level, &format!("!Self::{name}({chars})"));
        }
    }

    fn atomic(&mut self, level: usize, datatype: &'a Datatype, built_in: BuiltIn, task: Task) {
        let facets = datatype.constraints();
        self.check_patterns(level, datatype, "text.chars()");
        let lookup = facets.enumeration.as_ref().filter(|_| task == Task::Check);
        if let (Some(values), true) = (lookup, datatype.is_literal()) {
            // Each of the values satisfies all other facets.
            self.one_of(level, values.iter().map(|k| k.text.as_str()), "&text");
            return;
        }
        if datatype.is_literal() || is_qualified(datatype) {
            self.literal(level, built_in, facets, task);
            return;
        }
        self.read_value(level, datatype, built_in, task == Task::Check);
        match task {
            Task::Key(_) => self.write_value(level, built_in, "key"),
            Task::Check => {
                self.bounds(level, datatype, built_in);
                self.counts(level, facets, built_in);
                if let Some(values) = lookup {
                    let keys = values.iter().map(|k| k.text.as_str());
                    let size = keys.clone().map(str::len).max().unwrap_or(0);
                    let support = &self.support;
                    let make = format!("let mut key = {support}Text::<{size}>::new();");
                    self.line(level, &make);
                    self.write_value(level, built_in, "&mut key");
                    self.one_of(level, keys, "&key.as_str()");
                }
            }
        }
    }

    /// Types whose values are their literals.
    fn literal(&mut self, level: usize, built_in: BuiltIn, facets: &Constraints, task: Task) {
        if let Task::Key(_) = task {
            self.line(level, "::core::fmt::Write::write_str(key, text).ok()?;");
            return;
        }
        let function = match built_in {
            BuiltIn::NmToken => "is_nm_token",
            BuiltIn::Name => "is_name",
            BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => "is_nc_name",
            BuiltIn::Language => "is_language",
            BuiltIn::QName | BuiltIn::Notation => "is_q_name",
            _ => "is_xml_text",
        };
        let support = &self.support;
        let condition = format!("!{support}{function}(text)");
        self.refuse_if(level, &condition);
        if !matches!(built_in, BuiltIn::QName | BuiltIn::Notation) {
            self.length(level, facets, "text.chars().count()");
        }
    }

    /// Reads the value: `let value = …?;`, or a check alone where there is nothing to keep.
    fn read_value(&mut self, level: usize, datatype: &Datatype, built_in: BuiltIn, check: bool) {
        let new = datatype.version() >= Version::V1_1;
        let support = &self.support;
        let call = match built_in.primitive() {
            BuiltIn::Decimal if built_in.derives_from(BuiltIn::Integer) => "integer(text)".into(),
            BuiltIn::Decimal => "decimal(text)".into(),
            BuiltIn::Float => format!("float(text, {new})"),
            BuiltIn::Double => format!("double(text, {new})"),
            BuiltIn::Duration => {
                let (before, after) = duration_units(built_in);
                format!("duration(text, {before:?}, {after:?})")
            }
            BuiltIn::Base64Binary => "base64_length(text)".into(),
            BuiltIn::HexBinary => {
                let condition = format!("!{support}is_hex(text)");
                self.refuse_if(level, &condition);
                return;
            }
            BuiltIn::Boolean => {
                let condition = "!::core::matches!(text, \"true\" | \"false\" | \"1\" | \"0\")";
                self.refuse_if(level, condition);
                return;
            }
            primitive => {
                let layout = date_layout(primitive).unwrap_or_default();
                format!("moment(text, {layout:?}, {new})")
            }
        };
        let used = match built_in.primitive() {
            BuiltIn::Base64Binary => check && datatype.constraints().length_range() != (0, None),
            _ => !check || needs_value(datatype.constraints()),
        };
        let start = if used { "let value = " } else { "" };
        let line = format!("{start}{support}{call}?;");
        self.line(level, &line);
    }

    /// Writes the key of `value`, as [`Valid::key`](crate::datatypes::Valid) has it.
    fn write_value(&mut self, level: usize, built_in: BuiltIn, key: &str) {
        let call = match built_in.primitive() {
            BuiltIn::Boolean => {
                self.line(level, "let value = match text {");
                self.line(level + 1, "\"1\" | \"true\" => \"true\",");
                self.line(level + 1, "_ => \"false\",");
                self.line(level, "};");
                let line = format!("::core::fmt::Write::write_str({key}, value).ok()?;");
                return self.line(level, &line);
            }
            BuiltIn::Decimal => "write_decimal(&value",
            BuiltIn::Float | BuiltIn::Double => "write_float(value",
            BuiltIn::Duration => "write_duration(&value",
            BuiltIn::HexBinary => "write_hex(text",
            BuiltIn::Base64Binary => "write_b64(text",
            _ => "write_moment(&value",
        };
        let line = format!("{}{call}, {key}).ok()?;", self.support);
        self.line(level, &line);
    }

    fn bounds(&mut self, level: usize, datatype: &Datatype, built_in: BuiltIn) {
        let new = datatype.version() >= Version::V1_1;
        let facets = datatype.constraints();
        let bounds = [(&facets.min, "lt", "le"), (&facets.max, "gt", "ge")];
        for (bound, beyond, not_within) in bounds {
            let Some(bound) = bound else { continue };
            let literal = quoted(&bound.literal);
            let call = match built_in.primitive() {
                BuiltIn::Decimal => format!("order_of_decimal(&value, {literal})"),
                BuiltIn::Float => format!("order_of_float(value, {literal})"),
                BuiltIn::Double => format!("order_of_double(value, {literal})"),
                BuiltIn::Duration => format!("order_of_duration(&value, {literal})"),
                primitive => {
                    let layout = date_layout(primitive).unwrap_or_default();
                    format!("order_of_moment(&value, {literal}, {layout:?}, {new})")
                }
            };
            let wrong = if bound.inclusive { beyond } else { not_within };
            let call = format!("{}{call}?", self.support);
            self.code.assign(level, "let order =", &call);
            self.refuse_if(level, &format!("order.is_{wrong}()"));
        }
    }

    /// Lengths of binary values, digits, time zones.
    fn counts(&mut self, level: usize, facets: &Constraints, built_in: BuiltIn) {
        match built_in.primitive() {
            BuiltIn::HexBinary => self.length(level, facets, "text.len() / 2"),
            BuiltIn::Base64Binary => self.length(level, facets, "value"),
            _ => {}
        }
        let (total, fraction) = (facets.total_digits, facets.fraction_digits);
        // An integer has no fraction digits in any case.
        let fraction = fraction.filter(|_| !built_in.derives_from(BuiltIn::Integer));
        let name = |limit: Option<u64>, name| if limit.is_some() { name } else { "_" };
        if total.or(fraction).is_some() {
            let (all, after) = (name(total, "digits"), name(fraction, "fraction"));
            let line = format!(
                "let ({all}, {after}) = {}count_digits(&value);",
                self.support
            );
            self.line(level, &line);
        }
        for (limit, name) in [(total, "digits"), (fraction, "fraction")] {
            if let Some(limit) = limit {
                self.refuse_if(level, &format!("{name} > {limit}"));
            }
        }
        if let Some(timezone) = facets.timezone {
            let not = match timezone {
                ExplicitTimezone::Required => "!",
                ExplicitTimezone::Prohibited => "",
            };
            let condition = format!("{not}{}has_time_zone(&value)", self.support);
            self.refuse_if(level, &condition);
        }
    }

    fn length(&mut self, level: usize, facets: &Constraints, length: &str) {
        let (min, max) = facets.length_range();
        let condition = match (min, max) {
            (0, None) => return,
            (1, None) => "length == 0".to_owned(),
            (min, None) => format!("length < {min}"),
            (min, Some(max)) if min == max => format!("length != {min}"),
            (0, Some(max)) => format!("length > {max}"),
            (min, Some(max)) => format!("!({min}..={max}).contains(&length)"),
        };
        self.line(level, &format!("let length = {length};"));
        self.refuse_if(level, &condition);
    }

    /// Refuses what is not among `texts`.
    fn one_of<'t>(&mut self, level: usize, texts: impl Iterator<Item = &'t str>, text: &str) {
        let mut texts: Vec<&str> = texts.collect();
        texts.sort_unstable();
        texts.dedup();
        let items = Items::literals(texts.iter().copied());
        let head = format!("const VALUES: [&str; {}] = ", texts.len());
        self.code.array(level, &head, &items, true);
        self.line(level, &format!("VALUES.binary_search({text}).ok()?;"));
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

fn needs_value(facets: &Constraints) -> bool {
    facets.min.is_some()
        || facets.max.is_some()
        || facets.total_digits.is_some()
        || facets.fraction_digits.is_some_and(|digits| digits > 0)
        || facets.timezone.is_some()
        || facets.enumeration.is_some()
}

/// Whether a type may have values of a primitive type.
fn may_hold(datatype: &Datatype, primitive: BuiltIn) -> bool {
    match datatype.shape() {
        Shape::Atomic(built_in) => built_in.primitive() == primitive,
        Shape::List(item) => primitive == BuiltIn::AnySimpleType || may_hold(item, primitive),
        Shape::Union(members) => members.iter().any(|m| may_hold(m, primitive)),
    }
}

/// A type in words, for the documentation of a private function.
fn describe(datatype: &Datatype) -> String {
    match datatype.shape() {
        Shape::Atomic(built_in) => format!("`{}`", built_in.name()),
        Shape::List(item) => format!("a list of {}", describe(item)),
        Shape::Union(_) => "a union".to_owned(),
    }
}
