//! When a value is valid, and its status: said in the docs, and deprecated where that is asked for.

use super::{Cell, Column, doc, on_one_line};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Doc, Validity};
use crate::options::{ReadOptions, day};
use crate::source::Location;

/// The columns of it, as indexes.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::schema) struct Times {
    pub(in crate::schema) from: Option<usize>,
    pub(in crate::schema) to: Option<usize>,
    pub(in crate::schema) status: Option<usize>,
}

/// What the cells of a row say of it.
#[derive(Default)]
pub(super) struct Said {
    pub(super) docs: Vec<Doc>,
    pub(super) validity: Validity,
    pub(super) deprecated: Option<String>,
}

impl Times {
    /// The columns that options name, else those that are called so. `choose` finds a column by its name.
    pub(in crate::schema) fn of(
        columns: &[Column],
        options: &ReadOptions,
        choose: impl Fn(&str, &str) -> Result<Option<usize>, Diagnostic>,
    ) -> Result<Self, Diagnostic> {
        const FROM: &[&str] = &[
            "valid from",
            "valid since",
            "validity start",
            "start date",
            "date start",
            "from date",
            "effective from",
            "effective date",
            "valid from date",
            "date from",
            "begin date",
        ];
        const TO: &[&str] = &[
            "valid to",
            "valid until",
            "valid till",
            "validity end",
            "end date",
            "date end",
            "to date",
            "effective to",
            "expiry date",
            "expiration date",
            "valid to date",
            "valid until date",
            "date to",
            "withdrawal date",
            "withdrawn on",
            "end of validity",
        ];
        let find = |wanted: &Option<String>, option: &str, usual: &[&str]| match wanted {
            Some(wanted) => choose(wanted, option),
            None => {
                let called = |name: &&str| columns.iter().position(|c| c.is_called(name));
                Ok(usual.iter().find_map(called))
            }
        };
        Ok(Self {
            from: find(&options.valid_from_column, "valid-from-column", FROM)?,
            to: find(&options.valid_to_column, "valid-to-column", TO)?,
            status: find(&options.status_column, "status-column", &["status"])?,
        })
    }

    /// Its columns.
    #[cfg(feature = "csv")] // for the check of formulas
    pub(in crate::schema) fn columns(&self) -> impl Iterator<Item = usize> {
        [self.from, self.to, self.status].into_iter().flatten()
    }

    /// Whether some column says when values are valid.
    pub(in crate::schema) fn has_days(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// What a row says.
    pub(super) fn read(
        &self,
        cells: &[Cell<'_>],
        options: &ReadOptions,
        at: Location,
    ) -> Result<Said, Diagnostic> {
        if (self.from, self.to, self.status) == (None, None, None) {
            return Ok(Said::default());
        }
        let text = |column: Option<usize>| {
            let cell = cells.iter().find(|c| Some(c.column) == column)?;
            Some((on_one_line(&cell.text), cell.location)).filter(|(text, _)| !text.is_empty())
        };
        let (from, to, status) = (text(self.from), text(self.to), text(self.status));
        let first = known_day(from.as_ref(), false, options)?;
        let last = known_day(to.as_ref(), true, options)?;
        let shown = |text: &(String, Location)| {
            let day = day(&text.0, false).filter(|_| text.0.len() > "2024-01-01".len());
            day.map_or_else(|| text.0.clone(), written)
        };
        let times = match (&from, &to) {
            (Some(from), Some(to)) => format!("Valid from {} to {}.", shown(from), shown(to)),
            (Some(from), None) => format!("Valid from {}.", shown(from)),
            (None, Some(to)) => format!("Valid until {}.", shown(to)),
            (None, None) => String::new(),
        };
        let state = status.as_ref().map(|(text, _)| text.trim_end_matches('.'));
        let state = state.map_or_else(String::new, |text| format!("Status: {text}."));
        let deprecated = ended(to.as_ref().map(|t| (shown(t), last)), options)
            .or_else(|| out_of_use(status.as_ref().map(|(text, _)| text.as_str()), options));
        Ok(Said {
            docs: [times, state]
                .iter()
                .filter_map(|text| doc(text, None, at))
                .collect(),
            validity: Validity {
                from: first,
                to: last,
            },
            deprecated,
        })
    }
}

/// The day of a cell. One that is not a day is an error only where days matter for the code.
fn known_day(
    cell: Option<&(String, Location)>,
    is_end: bool,
    options: &ReadOptions,
) -> Result<Option<u32>, Diagnostic> {
    let Some((text, location)) = cell else {
        return Ok(None);
    };
    let found = day(text, is_end);
    let matters = options.valid_on
        || options
            .deprecate
            .iter()
            .any(|word| day(word, false).is_some());
    if found.is_some() || !matters {
        return Ok(found);
    }
    let message = format!("`{text}` is not a date");
    let help = "dates are written 2024-12-31, 20241231, 31.12.2024, 2024-12 or 2024";
    Err(Diagnostic::error(codes::WRONG_FACT, message)
        .at(*location)
        .help(help))
}

/// Why a value that is no longer valid is deprecated, where options say that it is.
fn ended(to: Option<(String, Option<u32>)>, options: &ReadOptions) -> Option<String> {
    let (text, last) = to?;
    let has_ended = |word: &String| match (day(word, false), last) {
        (Some(today), Some(last)) => last < today,
        (Some(_), None) => false,
        (None, _) => word.eq_ignore_ascii_case("ended"),
    };
    options
        .deprecate
        .iter()
        .any(has_ended)
        .then(|| format!("valid until {text}"))
}

/// Why a value with a status is deprecated, where options name it.
fn out_of_use(status: Option<&str>, options: &ReadOptions) -> Option<String> {
    let status = status?;
    let mut words = options.deprecate.iter();
    words
        .any(|word| word.eq_ignore_ascii_case(status))
        .then(|| format!("status: {status}"))
}

fn written(day: u32) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day / 10_000,
        day / 100 % 100,
        day % 100
    )
}
