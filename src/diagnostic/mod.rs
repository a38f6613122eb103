//! Errors and warnings: kind, place, what was expected, how to mend it; collected, never printed here.

pub mod codes;
mod condensed;
mod render;

pub use condensed::{More, Shown, condensed};
pub use render::{Style, place, render};

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::source::{Location, Sources};

/// How bad it is.
///
/// ```
/// use xsdgen::Severity;
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"/>"#;
/// let generated = xsdgen::Builder::new().text("empty.xsd", schema).generate()?;
/// let [warning] = generated.diagnostics() else { panic!() };
/// assert_eq!((warning.severity, warning.code), (Severity::Warning, "XSD0010"));
/// assert!(Severity::Warning < Severity::Error);
/// # Ok::<(), xsdgen::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Something is worth knowing, nothing is wrong.
    Note,
    /// Code is generated, but something in the input is doubtful or left out.
    Warning,
    /// No code is generated.
    Error,
}

/// One finding about the input.
///
/// ```
/// use xsdgen::Severity;
///
/// let schema = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="A">
///   <restriction base="b"><enumeration value="c"/></restriction>
/// </simpleType></schema>"#;
/// let error = xsdgen::Builder::new().text("broken.xsd", schema).generate().unwrap_err();
/// let first = &error.diagnostics()[0];
/// assert_eq!(first.severity, Severity::Error);
/// assert_eq!(first.place.as_deref(), Some("broken.xsd:2:22"));
/// assert!(first.to_string().starts_with("broken.xsd:2:22: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable code such as `XSD0012`; see `docs/diagnostics.md`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where: `file:line:column`.
    pub place: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The clause of the recommendation that says so.
    pub clause: Option<&'static str>,
    pub(crate) location: Option<Location>,
    /// Other places that matter, each with what it is, e.g. "first defined here".
    pub(crate) related: Vec<(String, Location)>,
    /// What `keep-going` leaves out because of it.
    pub(crate) left_out: Option<String>,
    /// Whether it concerns a part of the input that `keep-going` can leave out.
    pub(crate) partial: bool,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            place: None,
            help: None,
            clause: None,
            location: None,
            related: Vec::new(),
            left_out: None,
            partial: false,
        }
    }

    /// An error.
    pub(crate) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note.
    pub(crate) fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// An error where much else may be right: only a warning.
    #[must_use]
    pub(crate) fn softened(mut self) -> Self {
        self.severity = self.severity.min(Severity::Warning);
        self
    }

    /// As [`Self::softened`], in place.
    pub(crate) fn soften(&mut self) {
        self.severity = self.severity.min(Severity::Warning);
        self.partial = false;
    }

    /// Whether it is an error.
    pub(crate) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Marks what concerns a part of the input that can be left out.
    #[must_use]
    pub(crate) fn partial(mut self) -> Self {
        self.partial = true;
        self
    }

    /// An error about what a document is, as a warning: a directory holds other things than schemas, too.
    #[must_use]
    pub(crate) fn passed_over(mut self) -> Self {
        self.message.push_str("; it is passed over");
        self.softened()
            .help("move it out of the directory, or name the files of the directory that are meant")
    }

    /// Says where.
    #[must_use]
    pub(crate) fn at(mut self, location: impl Into<Option<Location>>) -> Self {
        self.location = location.into();
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the clause of the recommendation.
    #[must_use]
    pub(crate) fn clause(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }

    /// Points at another place that matters.
    #[must_use]
    pub(crate) fn related(mut self, what: impl Into<String>, location: Location) -> Self {
        self.related.push((what.into(), location));
        self
    }
}

/// `file:line:column: what is wrong [code]`
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.code)
    }
}

/// An error that a front finds itself.
pub fn error(code: &'static str, message: impl Into<String>, help: Option<&str>) -> Diagnostic {
    Diagnostic {
        help: help.map(str::to_owned),
        ..Diagnostic::error(code, message)
    }
}

/// Where a finding is.
pub fn location(diagnostic: &Diagnostic) -> Option<Location> {
    diagnostic.location
}

/// The same finding with its place.
pub fn at(diagnostic: Diagnostic, location: Location) -> Diagnostic {
    diagnostic.at(location)
}

/// Other places that matter, each with what it is.
pub fn related(diagnostic: &Diagnostic) -> &[(String, Location)] {
    &diagnostic.related
}

/// Findings in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Adds one whose severity is decided later; its place in the list.
    pub(crate) fn add(&mut self, diagnostic: Diagnostic) -> usize {
        self.list.push(diagnostic);
        self.list.len() - 1
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// One of them, by its place in the list.
    pub(crate) fn get(&self, place: usize) -> Option<&Diagnostic> {
        self.list.get(place)
    }

    /// As [`Self::get`], to change it.
    pub(crate) fn get_mut(&mut self, place: usize) -> Option<&mut Diagnostic> {
        self.list.get_mut(place)
    }

    /// Takes out those at some places of the list.
    pub(crate) fn remove(&mut self, places: &HashSet<usize>) {
        let mut place = 0..;
        self.list
            .retain(|_| place.next().is_none_or(|at| !places.contains(&at)));
    }

    /// The errors from a place of the list on.
    pub(crate) fn errors_since(&mut self, place: usize) -> impl Iterator<Item = &mut Diagnostic> {
        let list = self.list.iter_mut().skip(place);
        list.filter(|d| d.severity == Severity::Error)
    }

    /// What concerns a part of the input alone becomes a warning: the rest is generated.
    pub(crate) fn keep_going(&mut self) {
        self.drop_consequences();
        for d in self.list.iter_mut().filter(|d| d.partial) {
            d.soften();
        }
    }

    /// Of the errors at one place the first stays: the others are nearly always its consequences.
    fn drop_consequences(&mut self) {
        let mut seen = HashSet::new();
        self.list.retain(|d| {
            let place = d.location.map(|l| (l.source, l.start));
            d.severity != Severity::Error || place.is_none_or(|place| seen.insert(place))
        });
    }

    /// What is said twice of one place is said once, as the worse of both.
    fn drop_repetitions(&mut self) {
        let mut seen: HashMap<(&'static str, Location, String), usize> = HashMap::new();
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.list.len());
        for d in std::mem::take(&mut self.list) {
            if let Some(location) = d.location {
                let place = *seen
                    .entry((d.code, location, d.message.clone()))
                    .or_insert(kept.len());
                if let Some(first) = kept.get_mut(place) {
                    first.severity = first.severity.max(d.severity);
                    continue;
                }
            }
            kept.push(d);
        }
        self.list = kept;
    }

    /// Applies `deny` (warnings become errors) and `allow` (warnings go), and keeps of what says the same the first.
    pub(crate) fn judge(&mut self, deny: &[String], allow: &[String]) {
        self.drop_repetitions();
        let lists =
            |list: &[String], d: &Diagnostic| list.iter().any(|c| c.eq_ignore_ascii_case(d.code));
        let deny_all = deny.iter().any(|d| d == "warnings");
        self.list
            .retain(|d| d.severity == Severity::Error || !lists(allow, d));
        for d in &mut self.list {
            if d.severity == Severity::Warning && (deny_all || lists(deny, d)) {
                d.severity = Severity::Error;
            }
        }
        self.drop_consequences();
    }

    /// Says of each where it is.
    pub(crate) fn locate(&mut self, sources: &Sources) {
        for d in &mut self.list {
            d.place = d.location.and_then(|l| place(l, sources));
        }
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// All of them.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }
}
