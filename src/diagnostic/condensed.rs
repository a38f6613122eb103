//! The same finding on many lines as one: the first of them, how many there are more, and where.

use std::collections::HashMap;
use std::fmt;

use super::{Diagnostic, Severity};

/// Errors of one code that are shown; the rest is counted.
const ERRORS: usize = 20;

/// Warnings of one code that are all shown; of more the first is, and the rest is counted.
const WARNINGS: usize = 3;

/// Places of counted findings that are named.
const PLACES: usize = 4;

/// A finding to show, or what stands for others of its code.
#[derive(Debug)]
pub enum Shown<'a> {
    /// A finding.
    Finding(&'a Diagnostic),
    /// The rest of those of one code.
    More(More<'a>),
}

/// How many findings of one code there are more, and where the first of them are.
#[derive(Debug)]
pub struct More<'a> {
    code: &'static str,
    places: Vec<&'a str>,
    count: usize,
}

/// Findings so that none of a code drowns the others.
pub fn condensed<'a>(findings: impl Iterator<Item = &'a Diagnostic>) -> Vec<Shown<'a>> {
    let findings: Vec<&Diagnostic> = findings.collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for finding in &findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    let mut shown: Vec<Shown<'a>> = Vec::new();
    // For each code how many were shown, and where the rest is counted.
    let mut said: HashMap<&str, (usize, Option<usize>)> = HashMap::new();
    for finding in findings {
        let most = match counts.get(finding.code) {
            _ if finding.severity == Severity::Error => ERRORS,
            Some(&count) if count <= WARNINGS => WARNINGS,
            _ => 1,
        };
        let (count, rest) = said.entry(finding.code).or_default();
        if *count < most {
            *count += 1;
            shown.push(Shown::Finding(finding));
            continue;
        }
        let at = *rest.get_or_insert_with(|| {
            shown.push(Shown::More(More {
                code: finding.code,
                places: Vec::new(),
                count: 0,
            }));
            shown.len() - 1
        });
        if let Some(Shown::More(more)) = shown.get_mut(at) {
            more.count += 1;
            more.places.extend(finding.place.as_deref());
        }
    }
    shown
}

impl fmt::Display for More<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} more of {}", self.count, self.code)?;
        for (i, place) in self.places.iter().take(PLACES).enumerate() {
            f.write_str(if i == 0 { ", at " } else { ", " })?;
            f.write_str(place)?;
        }
        f.write_str(if self.places.len() > PLACES {
            ", …"
        } else {
            ""
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, condensed};
    use crate::diagnostic::Diagnostic;

    fn shown(findings: &[Diagnostic]) -> Vec<String> {
        let texts = condensed(findings.iter())
            .into_iter()
            .map(|shown| match shown {
                Shown::Finding(d) => d.message.clone(),
                Shown::More(more) => more.to_string(),
            });
        texts.collect()
    }

    fn warnings(code: &'static str, count: usize) -> impl Iterator<Item = Diagnostic> {
        (1..=count).map(move |i| {
            let mut warning = Diagnostic::warning(code, format!("{code} {i}"));
            warning.place = Some(format!("a.md:{i}:1"));
            warning
        })
    }

    #[test]
    fn many_of_one_code_are_counted() {
        let mut all: Vec<_> = warnings("A", 3).collect();
        all.extend(warnings("B", 7));
        all.extend(warnings("C", 1));
        let more = "6 more of B, at a.md:2:1, a.md:3:1, a.md:4:1, a.md:5:1, …";
        assert_eq!(shown(&all), ["A 1", "A 2", "A 3", "B 1", more, "C 1"]);
    }

    #[test]
    fn of_errors_more_are_shown() {
        let all: Vec<_> = (0..22)
            .map(|i| Diagnostic::error("A", i.to_string()))
            .collect();
        let shown = shown(&all);
        assert_eq!(
            (shown.len(), shown.last().map(String::as_str)),
            (21, Some("2 more of A"))
        );
    }
}
