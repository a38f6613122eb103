//! The audit: what a specification's prose and its schema say of the same values, compared.
//!
//! ```
//! # fn main() -> Result<(), xsdgen::Error> {
//! let page = "# Colour\n\n```xml\n<xs:simpleType name=\"Colour\"><xs:restriction base=\"xs:string\">\
//! <xs:enumeration value=\"red\"/><xs:enumeration value=\"gren\"/>\
//! </xs:restriction></xs:simpleType>\n```\n\n| Value | Meaning |\n|---|---|\n| red | Stop. |\n| green | Go. |\n";
//! let analysis = xsdgen::internal::Request::new().text("colour.md", page).analyse()?;
//! let audit = xsdgen::internal::review::audit::audit(&analysis);
//! let kinds: Vec<_> = audit.findings.iter().map(|f| f.kind.title()).collect();
//! assert_eq!(kinds, ["value without description", "description without value"]);
//! # Ok(())
//! # }
//! ```

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::SimpleType;
use crate::pipeline::Analysis;
use crate::source::Location;

/// What documents and schemas disagree on.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Audit {
    /// Types that were compared.
    pub types: usize,
    /// Their values.
    pub values: usize,
    /// Values that are described.
    pub described: usize,
    /// Types that have no values, so that there is nothing to compare.
    pub types_without_values: usize,
    /// Those of them that are described.
    pub described_without_values: usize,
    /// In the order of the documents and of their lines.
    pub findings: Vec<Finding>,
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What kind.
    pub kind: Kind,
    /// The whole story, in one sentence.
    pub message: String,
    /// Where it shows.
    pub location: Location,
    /// The other place, and what it is.
    pub related: Option<(String, Location)>,
    /// What to do, with the nearest match of something misspelt.
    pub help: Option<String>,
}

/// Kinds of disagreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The schema has a value that nothing describes.
    Undescribed,
    /// A document describes something that is not a value.
    NoValue,
    /// Document and schema differ in letter case.
    LetterCase,
    /// A document describes a value more than once.
    Duplicate,
    /// A document has a place for a description and nothing in it.
    Empty,
    /// Document and schema have different orders.
    Order,
    /// One name is defined twice, with different values.
    Conflict,
    /// Something may describe a type, but not surely.
    Doubtful,
}

impl Kind {
    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Undescribed => "value without description",
            Self::NoValue => "description without value",
            Self::LetterCase => "letter case differs",
            Self::Duplicate => "described twice",
            Self::Empty => "empty description",
            Self::Order => "order differs",
            Self::Conflict => "definitions differ",
            Self::Doubtful => "doubtful match",
        }
    }

    /// The code that allows it: `--allow CODE`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Undescribed => codes::VALUE_WITHOUT_ROW,
            Self::NoValue => codes::ROW_WITHOUT_VALUE,
            Self::LetterCase => codes::LETTER_CASE,
            Self::Duplicate => codes::DUPLICATE_ROW,
            Self::Empty => codes::EMPTY_DESCRIPTION,
            Self::Order => codes::ORDER_DIFFERS,
            Self::Conflict => codes::DUPLICATE_DEFINITION,
            Self::Doubtful => codes::DOUBTFUL_MATCH,
        }
    }

    const ALL: [Self; 8] = [
        Self::Undescribed,
        Self::NoValue,
        Self::LetterCase,
        Self::Duplicate,
        Self::Empty,
        Self::Order,
        Self::Conflict,
        Self::Doubtful,
    ];
}

/// Compares documents and schemas.
///
/// What the analysis was told to allow is not among the findings.
pub fn audit(analysis: &Analysis) -> Audit {
    let mut audit = Audit::default();
    for diagnostic in analysis.diagnostics().iter() {
        audit.findings.extend(finding(diagnostic));
    }
    let known: HashSet<Location> = audit
        .findings
        .iter()
        .filter_map(|f| match f.kind {
            Kind::Undescribed => Some(f.location),
            Kind::Empty => f.related.as_ref().map(|(_, value)| *value),
            _ => None,
        })
        .collect();
    let allow = &analysis.options().report.allow;
    let is_allowed = |code: &String| code.eq_ignore_ascii_case(Kind::Undescribed.code());
    let allowed = allow.iter().any(is_allowed);
    let model = analysis.model();
    for simple in model.types.iter().chain(&model.passed_over) {
        audit.look_at(simple, |value| allowed || known.contains(&value));
    }
    audit.findings.sort_by_key(|f| (f.location, f.kind));
    audit.findings.dedup();
    audit
}

impl Audit {
    /// Counts the values of a type and finds those without a description that are not known yet.
    fn look_at(&mut self, simple: &SimpleType, known: impl Fn(Location) -> bool) {
        if simple.values().is_empty() {
            if !simple.is_built_in {
                self.types_without_values += 1;
                self.described_without_values += usize::from(!simple.docs.is_empty());
            }
            return;
        }
        self.types += 1;
        self.values += simple.values().len();
        for value in simple.values() {
            if !value.docs.is_empty() {
                self.described += 1;
            } else if !known(value.location) {
                self.findings.push(Finding {
                    kind: Kind::Undescribed,
                    message: format!("nothing describes the value `{}`", value.literal),
                    location: value.location,
                    related: None,
                    help: Some(
                        "describe it in a table of the page, or in `xs:documentation`".to_owned(),
                    ),
                });
            }
        }
    }

    /// How many findings there are of each kind that there is.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let count = |kind: Kind| self.findings.iter().filter(|f| f.kind == kind).count();
        let all = Kind::ALL.into_iter().map(|kind| (kind, count(kind)));
        all.filter(|(_, n)| *n > 0).collect()
    }
}

/// What a diagnostic of the pages says.
fn finding(diagnostic: &Diagnostic) -> Option<Finding> {
    let kind = Kind::ALL
        .into_iter()
        .find(|k| k.code() == diagnostic.code)?;
    Some(Finding {
        kind,
        message: diagnostic.message.clone(),
        location: diagnostic.location?,
        related: diagnostic.related.first().cloned(),
        help: diagnostic.help.clone(),
    })
}
