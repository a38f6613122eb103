//! A difference as text for a terminal, as Markdown for a pull request, as JSON for a program.

use std::fmt::{self, Write};

use super::change::{Change, Kind, Level};
use super::{Diff, Place, TypeDiff};

impl Kind {
    /// A stable name for programs.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::TypeAdded { .. } => "type-added",
            Self::TypeRemoved => "type-removed",
            Self::TypeRenamed { .. } => "type-renamed",
            Self::PathChanged { .. } => "path-changed",
            Self::SortChanged { .. } => "sort-changed",
            Self::BaseChanged { .. } => "base-changed",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::FacetChanged { .. } => "facet-changed",
            Self::TypeDocsChanged => "type-docs-changed",
            Self::TypeDeprecated { .. } => "type-deprecated",
            Self::DefaultChanged { .. } => "default-changed",
            Self::ValueAdded { .. } => "value-added",
            Self::ValueRemoved { .. } => "value-removed",
            Self::VariantRenamed { .. } => "variant-renamed",
            Self::NamePassed { .. } => "name-passed",
            Self::LiteralChanged { .. } => "literal-changed",
            Self::AliasAdded { .. } => "alias-added",
            Self::AliasRemoved { .. } => "alias-removed",
            Self::DocsChanged { .. } => "docs-changed",
            Self::Deprecated { .. } => "deprecated",
            Self::Reordered => "reordered",
        }
    }

    /// What holds the change, by name, for programs.
    fn fields(&self) -> Vec<(&'static str, Option<&str>)> {
        fn pair<'a>(old: &'a str, new: &'a str) -> Vec<(&'static str, Option<&'a str>)> {
            vec![("old", Some(old)), ("new", Some(new))]
        }
        match self {
            Self::TypeRenamed { old, new }
            | Self::PathChanged { old, new }
            | Self::SortChanged { old, new }
            | Self::BaseChanged { old, new } => pair(old, new),
            Self::FacetChanged { facet, old, new } => vec![
                ("facet", Some(facet)),
                ("old", old.as_deref()),
                ("new", new.as_deref()),
            ],
            Self::DefaultChanged { old, new } => {
                vec![("old", old.as_deref()), ("new", new.as_deref())]
            }
            Self::TypeDeprecated { reason } => vec![("reason", Some(reason))],
            Self::ValueAdded { value, variant } | Self::ValueRemoved { value, variant } => {
                vec![("value", Some(value)), ("variant", Some(variant))]
            }
            Self::VariantRenamed { value, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("value", Some(value)));
                fields
            }
            Self::NamePassed { variant, old, new } | Self::LiteralChanged { variant, old, new } => {
                let mut fields = pair(old, new);
                fields.push(("variant", Some(variant)));
                fields
            }
            Self::AliasAdded { value, alias } | Self::AliasRemoved { value, alias } => {
                vec![("value", Some(value)), ("alias", Some(alias))]
            }
            Self::DocsChanged { value } => vec![("value", Some(value))],
            Self::Deprecated { value, reason } => {
                vec![("value", Some(value)), ("reason", Some(reason))]
            }
            Self::TypeAdded { .. }
            | Self::TypeRemoved
            | Self::Opened
            | Self::Closed
            | Self::TypeDocsChanged
            | Self::Reordered => Vec::new(),
        }
    }

    /// `+`, `-`, `~`, or `!` for what code would not notice.
    fn mark(&self) -> char {
        match self {
            Self::TypeAdded { .. } | Self::ValueAdded { .. } | Self::AliasAdded { .. } => '+',
            Self::TypeRemoved | Self::ValueRemoved { .. } | Self::AliasRemoved { .. } => '-',
            Self::NamePassed { .. } => '!',
            _ => '~',
        }
    }
}

/// One sentence without a full stop, as Markdown.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TypeAdded { values: 0 } => write!(f, "type added"),
            Self::TypeAdded { values } => write!(f, "type added, with {}", count(*values, "value")),
            Self::TypeRemoved => write!(f, "type removed"),
            Self::TypeRenamed { old, new } => {
                write!(f, "the schema called it {}, now {}", Code(old), Code(new))
            }
            Self::PathChanged { old, new } => {
                write!(f, "{} is now {}", Code(old), Code(new))
            }
            Self::SortChanged { old, new } => write!(f, "was {old}, is {new}"),
            Self::BaseChanged { old, new } => {
                write!(f, "was derived from {}, now from {}", Code(old), Code(new))
            }
            Self::Opened => write!(f, "text that is none of the values is kept now"),
            Self::Closed => write!(f, "text that is none of the values is refused now"),
            Self::FacetChanged { facet, old, new } => match (old, new) {
                (Some(old), Some(new)) => {
                    write!(f, "{facet} was {}, is {}", Code(old), Code(new))
                }
                (None, Some(new)) => write!(f, "{facet} is {}, was not given", Code(new)),
                (Some(old), None) => write!(f, "{facet} was {}, is not given", Code(old)),
                (None, None) => write!(f, "{facet}"),
            },
            Self::TypeDocsChanged => write!(f, "documentation of the type changed"),
            Self::TypeDeprecated { reason } => write!(f, "type deprecated{}", because(reason)),
            Self::DefaultChanged { old, new } => match (old, new) {
                (Some(old), Some(new)) => {
                    write!(f, "default was {}, is {}", Code(old), Code(new))
                }
                (None, Some(new)) => write!(f, "default is {}, there was none", Code(new)),
                (Some(old), None) => write!(f, "default was {}, there is none", Code(old)),
                (None, None) => write!(f, "default"),
            },
            Self::ValueAdded { value, variant } => {
                write!(f, "value {} added as {}", Code(value), Code(variant))
            }
            Self::ValueRemoved { value, variant } => {
                write!(
                    f,
                    "value {} removed, which was {}",
                    Code(value),
                    Code(variant)
                )
            }
            Self::VariantRenamed { value, old, new } => {
                let (value, old, new) = (Code(value), Code(old), Code(new));
                write!(f, "value {value} was {old}, is {new}")
            }
            Self::NamePassed { variant, old, new } => {
                let (variant, old, new) = (Code(variant), Code(old), Code(new));
                write!(f, "{variant} was value {old}, is value {new}")
            }
            Self::LiteralChanged { variant, old, new } => {
                let (variant, old, new) = (Code(variant), Code(old), Code(new));
                write!(f, "{variant} was written {old}, is written {new}")
            }
            Self::AliasAdded { value, alias } => {
                write!(f, "value {} is also written {}", Code(value), Code(alias))
            }
            Self::AliasRemoved { value, alias } => {
                let (value, alias) = (Code(value), Code(alias));
                write!(f, "value {value} is no longer also written {alias}")
            }
            Self::DocsChanged { value } => {
                write!(f, "documentation of value {} changed", Code(value))
            }
            Self::Deprecated { value, reason } => {
                write!(f, "value {} deprecated{}", Code(value), because(reason))
            }
            Self::Reordered => write!(f, "values stand in another order, and so compare otherwise"),
        }
    }
}

fn because(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        format!(
            ": {}",
            reason.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    }
}

/// A text as a Markdown code span, on one line and not too long.
struct Code<'a>(&'a str);

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 80;
        if self.0.is_empty() {
            return f.write_str("(empty)");
        }
        let shown: String = self
            .0
            .chars()
            .take(LONGEST)
            .flat_map(char::escape_debug)
            .collect();
        let shown = shown.replace("\\'", "'").replace("\\\"", "\"");
        let cut = if self.0.chars().nth(LONGEST).is_some() {
            "…"
        } else {
            ""
        };
        if shown.contains('`') {
            write!(f, "`` {shown}{cut} ``")
        } else {
            write!(f, "`{shown}{cut}`")
        }
    }
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

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
        out
    }

    /// For a program; the shape only ever grows.
    pub fn json(&self) -> String {
        let mut out = format!("{{\"level\":\"{}\",\"types\":[", self.level());
        for (i, one) in self.types.iter().enumerate() {
            out.push_str(if i == 0 { "\n" } else { ",\n" });
            let _ = write!(out, "{{\"level\":\"{}\"", one.level());
            for (key, value) in [("name", &one.name), ("rust", &one.rust)] {
                let _ = write!(out, ",\"{key}\":{}", Json(Some(value)));
            }
            for (key, place) in [("old", &one.old), ("new", &one.new)] {
                let _ = write!(out, ",\"{key}\":");
                match place {
                    Some(Place { file, line }) => {
                        let _ = write!(out, "{{\"file\":{},\"line\":{line}}}", Json(Some(file)));
                    }
                    None => out.push_str("null"),
                }
            }
            out.push_str(",\"changes\":[");
            for (i, change) in one.changes.iter().enumerate() {
                out.push_str(if i == 0 { "\n  " } else { ",\n  " });
                change_json(&mut out, change);
            }
            out.push_str("]}");
        }
        out + "]}\n"
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
            let names = documented.iter().take(SHOWN).map(|v| Code(v).to_string());
            let mut line = names.collect::<Vec<_>>().join(", ");
            if documented.len() > SHOWN {
                line.push_str(&format!(" and {} more", documented.len() - SHOWN));
            }
            Some((change, format!("documentation of values {line} changed")))
        })
    }
}

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

fn change_json(out: &mut String, change: &Change) {
    let (kind, level) = (change.kind.slug(), change.level);
    let _ = write!(out, "{{\"kind\":\"{kind}\",\"level\":\"{level}\"");
    for (key, value) in change.kind.fields() {
        let _ = write!(out, ",\"{key}\":{}", Json(value));
    }
    if let Kind::TypeAdded { values } = change.kind {
        let _ = write!(out, ",\"values\":{values}");
    }
    out.push('}');
}

/// A text as JSON, or `null`.
struct Json<'a, T: ?Sized>(Option<&'a T>);

impl<T: AsRef<str> + ?Sized> fmt::Display for Json<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(text) = self.0 else {
            return f.write_str("null");
        };
        f.write_char('"')?;
        for c in text.as_ref().chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                c if c.is_control() => write!(f, "\\u{:04x}", c as u32)?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}
