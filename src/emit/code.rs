//! The text of a generated file in the making, and what follows from what was written.
//!
//! The emitter writes text, not tokens: that is thirty times faster, and a macro parses the same text, so that
//! all fronts share it. Blocks are closures; whoever writes something that needs more than `core` says so here.

use std::fmt::Display;

use super::items::Items;
use super::layout;
use super::lints::Lints;
use super::needs::{Needs, Shared};
use crate::runtime::Module;
use crate::text::cells;

/// Rust source in the making.
#[derive(Debug)]
pub(super) struct Code {
    text: String,
    /// Blocks around what is written.
    depth: usize,
    /// Modules among them.
    modules: usize,
    /// Whether nothing stands in the innermost block yet.
    is_fresh: bool,
    error: String,
    support: String,
    needs: Needs,
}

impl Code {
    /// Text that goes on below a header. `error` and `support` are the names of the error type and of the
    /// private module in the root of the file.
    pub(super) fn below(header: String, error: &str, support: String) -> Self {
        Self {
            text: header,
            depth: 0,
            modules: 0,
            is_fresh: true,
            error: error.to_owned(),
            support,
            needs: Needs::default(),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// What the support module has to hold, by what was written so far.
    pub(super) fn needs(&self) -> &Needs {
        &self.needs
    }

    /// Path of the error type.
    pub(super) fn error(&self) -> String {
        format!("{}{}", "super::".repeat(self.modules), self.error)
    }

    /// Path of something in a run-time module, which the file then has.
    pub(super) fn runtime(&mut self, module: Module, item: &str) -> String {
        format!("{}::{item}", self.module_path(module))
    }

    /// Path of a run-time module, which the file then has.
    pub(super) fn module_path(&mut self, module: Module) -> String {
        self.needs.add(module);
        self.in_support(module.name())
    }

    /// Path of `String`.
    pub(super) fn string(&mut self) -> String {
        self.needs.string = true;
        self.in_support("String")
    }

    /// Path of `Vec`.
    pub(super) fn vector(&mut self) -> String {
        self.needs.vector = true;
        self.in_support("Vec")
    }

    /// Path of a macro, which the file then has.
    pub(super) fn shared(&mut self, shared: Shared) -> String {
        self.needs.shared.insert(shared);
        self.in_support(shared.name())
    }

    fn in_support(&self, item: &str) -> String {
        format!("{}{}::{item}", "super::".repeat(self.modules), self.support)
    }

    /// Writes a line, broken as rustfmt breaks it where it is too wide.
    pub(super) fn line(&mut self, line: impl Display) {
        let line = line.to_string();
        // No limit of rustfmt is lower.
        if cells(&line) <= layout::CALL_WIDTH.min(self.width()) {
            return self.exact_line(&line);
        }
        let parts = layout::broken(&line, self.width());
        parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &layout::Part) {
        self.depth += part.level;
        self.exact_line(&part.text);
        self.depth -= part.level;
    }

    /// Whether rustfmt leaves a line as it is.
    pub(super) fn fits(&self, line: &str) -> bool {
        layout::broken(line, self.width()).len() == 1 && cells(line) <= self.width()
    }

    /// Writes a line as it is.
    pub(super) fn exact_line(&mut self, line: &str) {
        self.indent();
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn indent(&mut self) {
        self.is_fresh = false;
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }

    /// Sets the next item of a block apart from the one before.
    pub(super) fn gap(&mut self) {
        if !self.is_fresh {
            self.text.push('\n');
        }
    }

    /// Writes a line that opens a block, the block, and the brace that closes it.
    pub(super) fn block(&mut self, head: impl Display, body: impl FnOnce(&mut Self)) {
        self.block_to(head, "}", body);
    }

    /// As [`Self::block`], with another end.
    pub(super) fn block_to(&mut self, head: impl Display, end: &str, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.nested(body);
        self.exact_line(end);
    }

    /// Writes what stands in a block.
    pub(super) fn nested(&mut self, body: impl FnOnce(&mut Self)) {
        self.depth += 1;
        self.is_fresh = true;
        body(self);
        self.depth -= 1;
    }

    /// Writes a block under conditions that must all hold, laid out as rustfmt does.
    pub(super) fn condition(
        &mut self,
        conditions: &[String],
        end: &str,
        body: impl FnOnce(&mut Self),
    ) {
        let head = format!("if {} {{", conditions.join(" && "));
        if cells(&head) <= self.width() {
            self.exact_line(&head);
        } else {
            let mut conditions = conditions.iter();
            let first = conditions.next().map_or("", String::as_str);
            self.exact_line(&format!("if {first}"));
            self.nested(|code| {
                for condition in conditions {
                    code.exact_line(&format!("&& {condition}"));
                }
            });
            self.exact_line("{");
        }
        self.nested(body);
        self.exact_line(end);
    }

    /// Writes a module; paths to the root of the file are longer in it.
    pub(super) fn module(&mut self, head: impl Display, body: impl FnOnce(&mut Self)) {
        self.block(head, |code| {
            code.modules += 1;
            body(code);
            code.modules -= 1;
        });
    }

    /// Writes what will stand so many modules deep, wherever it is written.
    pub(super) fn in_modules(&mut self, modules: usize, body: impl FnOnce(&mut Self)) {
        let here = std::mem::replace(&mut self.modules, modules);
        body(self);
        self.modules = here;
    }

    /// Columns that are left for a line.
    pub(super) fn width(&self) -> usize {
        layout::MAX_WIDTH.saturating_sub(4 * self.depth)
    }

    /// Writes Markdown as a `///` comment.
    pub(super) fn docs(&mut self, markdown: &str) {
        let width = self.width().saturating_sub("/// ".len()).max(20);
        crate::docs::wrap(markdown, width, |line| self.doc_line(line));
    }

    /// Writes one line of a `///` comment.
    pub(super) fn doc_line(&mut self, line: &str) {
        self.indent();
        self.text.push_str("///");
        let line = line.trim_end_matches([' ', '\t', '\r']);
        if !line.is_empty() {
            self.text.push(' ');
        }
        // rustc refuses a carriage return and text direction codes in comments; neither is ever shown.
        if line.is_ascii() && !line.contains('\r') {
            self.text.push_str(line);
        } else {
            let shown = |c: &char| *c != '\r' && !is_direction(*c);
            self.text.extend(line.chars().filter(shown));
        }
        self.text.push('\n');
    }

    /// Writes `template`, in which `$Name` stands for what `names` says.
    pub(super) fn template(&mut self, template: &str, names: &[(&str, &str)]) {
        for line in template.lines() {
            let inner = line.trim_start_matches(' ');
            if inner.is_empty() {
                self.gap();
                continue;
            }
            let level = (line.len() - inner.len()) / 4;
            self.depth += level;
            self.line(filled(inner, names));
            self.depth -= level;
        }
    }

    /// Writes an item: `template` after a blank line, under the attributes of `lints`.
    pub(super) fn item(&mut self, lints: Lints, template: &str, names: &[(&str, &str)]) {
        self.gap();
        self.allow(lints);
        self.template(template, names);
    }

    /// Writes an item that is a block, after a blank line, under the attributes of `lints`.
    pub(super) fn item_block(
        &mut self,
        lints: Lints,
        head: impl Display,
        body: impl FnOnce(&mut Self),
    ) {
        self.gap();
        self.allow(lints);
        self.block(head, body);
    }

    /// Writes the attribute that allows what an item cannot help.
    pub(super) fn allow(&mut self, lints: Lints) {
        match lints.names() {
            names if names.is_empty() => {}
            names => self.line(format_args!("#[allow({})]", names.join(", "))),
        }
    }

    /// Writes the text of a run-time module as it is.
    pub(super) fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            match line {
                "" => self.text.push('\n'),
                line => self.exact_line(line),
            }
        }
    }

    /// Writes an arm of a `match`.
    pub(super) fn arm(&mut self, pattern: &str, value: &str) {
        // rustfmt counts the bytes of patterns and paths, and the cells of texts.
        let value_width = match value.contains('"') {
            true => cells(value),
            false => value.len(),
        };
        let width = pattern.len() + value_width + " => ,".len();
        if width <= self.width() {
            self.exact_line(&format!("{pattern} => {value},"));
        } else if let Some((path, parts)) = layout::pattern(pattern, self.width()) {
            self.exact_line(&format!("{path}("));
            self.nested(|code| {
                for part in parts {
                    code.exact_line(&format!("{part},"));
                }
            });
            self.exact_line(&format!(") => {value},"));
        } else {
            self.long_arm(pattern, value);
        }
    }

    /// An arm that takes several lines: a call begins beside the pattern if there is room, everything else in a block.
    fn long_arm(&mut self, pattern: &str, value: &str) {
        let parts = layout::broken(value, self.width().saturating_sub(4));
        if let [head, inside @ .., end] = parts.as_slice()
            && pattern.len() + " => ".len() + cells(&head.text) <= self.width()
        {
            self.exact_line(&format!("{pattern} => {}", head.text));
            inside.iter().for_each(|part| self.part(part));
            return self.exact_line(&format!("{},", end.text));
        }
        self.exact_line(&format!("{pattern} => {{"));
        self.nested(|code| code.line(value));
        self.exact_line("}");
    }

    /// Writes `head[items];` where `head` ends in `= &` or `= `, as rustfmt lays arrays out.
    ///
    /// `simple` says that the elements are literals or plain names, of which short ones share lines.
    pub(super) fn array(&mut self, head: &str, items: &Items, simple: bool) {
        self.is_fresh = false;
        items.write(&mut self.text, self.depth, head, simple);
    }
}

fn filled(line: &str, names: &[(&str, &str)]) -> String {
    let mut parts = line.split('$');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        match names.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                debug_assert!(false, "template names unknown ${name}");
                out.push_str(name);
            }
        }
        out.push_str(rest);
    }
    out
}

/// Codes that change the direction of text, which rustc refuses in comments and literals.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
