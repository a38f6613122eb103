//! A difference as text for a terminal, as Markdown for a pull request.

use std::fmt::Write;

use super::change::{Change, Kind, Level};
use super::compare::{Diff, Place, TypeDiff};
use super::migrate::Hint;
use super::words::Code;
use crate::text::some_of;

impl Diff {
    /// One line: the level, and how much changed.
    pub fn summary(&self) -> String {
        let changes = || self.types.iter().flat_map(|t| &t.changes);
        let of = |slug: &str| changes().filter(|c| c.kind.slug() == slug).count();
        let types = [
            (of("type-added"), "added"),
            (of("type-removed"), "removed"),
            (
                self.types.len() - of("type-added") - of("type-removed"),
                "changed",
            ),
        ];
        let values = [
            (of("value-added"), "added"),
            (of("value-removed"), "removed"),
            (of("variant-renamed"), "renamed"),
            (of("name-passed"), "with a name that meant another"),
        ];
        let list = |counts: &[(usize, &str)]| {
            let some = counts.iter().filter(|(n, _)| *n > 0);
            some.map(|(n, what)| format!("{n} {what}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut parts = Vec::new();
        for (what, counts) in [("types", list(&types)), ("values", list(&values))] {
            if !counts.is_empty() {
                parts.push(format!("{what}: {counts}"));
            }
        }
        if parts.is_empty() {
            return "none: nothing changed".to_owned();
        }
        format!("{}: {}", self.level(), parts.join("; "))
    }

    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a `String` cannot fail.
        for one in &self.types {
            let _ = writeln!(out, "{} ({}){}", one.rust, one.name, shown(one.place()));
            for (change, line) in one.lines() {
                let (mark, level) = (change.kind.mark(), change.level);
                let _ = writeln!(out, "  {mark} {:5}  {line}", level.to_string());
            }
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let (hints, stays) = self.to_change();
        if !hints.is_empty() {
            let lines = hints.iter().map(|hint| format!("  {hint}\n"));
            let _ = writeln!(out, "To change in code:\n{}", lines.collect::<String>());
        }
        if stays {
            let _ = writeln!(out, "{STAYS}.\n");
        }
        out + &self.summary() + "\n"
    }

    /// For a pull request.
    pub fn markdown(&self) -> String {
        let mut out = format!("### Schema changes: {}\n", self.summary());
        for level in [Level::Major, Level::Minor, Level::Patch] {
            let types: Vec<&TypeDiff> = self.types.iter().filter(|t| t.level() == level).collect();
            if types.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n#### {}\n", heading(level));
            for one in types {
                let (rust, name) = (Code(&one.rust), Code(&one.name));
                let _ = writeln!(out, "- **{rust}** ({name})");
                for (change, line) in one.lines() {
                    let note = if change.level == level {
                        String::new()
                    } else {
                        format!(" ({})", change.level)
                    };
                    let _ = writeln!(out, "  - {}{line}{note}", warning(&change.kind));
                }
            }
        }
        let (hints, stays) = self.to_change();
        if !hints.is_empty() {
            let lines = hints.iter().map(|hint| format!("- {hint}\n"));
            let _ = writeln!(
                out,
                "\n#### To change in code\n\n{}",
                lines.collect::<String>().trim_end()
            );
        }
        if stays {
            let _ = writeln!(out, "\n{STAYS}.");
        }
        out
    }

    /// What users of the code have to change, and whether some of what is gone could stay for a while.
    fn to_change(&self) -> (Vec<Hint<'_>>, bool) {
        let hints: Vec<Hint<'_>> = self.types.iter().flat_map(TypeDiff::hints).collect();
        let stays = hints.iter().any(Hint::could_stay);
        (hints, stays)
    }
}

impl TypeDiff {
    fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// A line for each change; values whose documentation changed share one, for they can be many.
    fn lines(&self) -> impl Iterator<Item = (&Change, String)> {
        /// Values that are named.
        const SHOWN: usize = 4;
        let documented: Vec<&str> = self
            .changes
            .iter()
            .filter_map(|change| match &change.kind {
                Kind::DocsChanged { value } => Some(value.as_str()),
                _ => None,
            })
            .collect();
        let mut said = false;
        self.changes.iter().filter_map(move |change| {
            let alone = documented.len() < 2;
            if alone || !matches!(change.kind, Kind::DocsChanged { .. }) {
                return Some((change, change.kind.to_string()));
            }
            if std::mem::replace(&mut said, true) {
                return None;
            }
            let names = documented.iter().map(|v| Code(v).to_string());
            let line = some_of(names, SHOWN);
            Some((change, format!("documentation of values {line} changed")))
        })
    }
}

/// How to give users of what is gone time to change their code.
const STAYS: &str =
    "`deprecated-from` with the old version keeps what is gone for a while, as deprecated";

fn shown(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |p| format!(", {}:{}", p.file, p.line))
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::Major => "Major: code may no longer compile, or mean something else",
        Level::Minor => "Minor: new, or behaves otherwise",
        Level::Patch | Level::None => "Patch: documentation",
    }
}

fn warning(kind: &Kind) -> &'static str {
    match kind {
        Kind::NamePassed { .. } => "⚠ ",
        _ => "",
    }
}
