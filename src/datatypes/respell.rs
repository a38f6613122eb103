//! Other literals of a value, for where the one that a schema has is taken or not allowed.

use super::{BuiltIn, Datatype, Namespaces, ValueKey};

/// Zeros that are tried before and after the digits of a number.
const MOST_ZEROS: usize = 16;

impl Datatype {
    /// Another literal of the value that `literal` is: valid for the type, and wanted by `wanted`.
    ///
    /// A value may have infinitely many: other zeros, signs, letter cases and names of time zones are tried,
    /// which is what patterns ask for.
    pub(crate) fn respelled(
        &self,
        literal: &str,
        key: &ValueKey,
        namespaces: &dyn Namespaces,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<String> {
        if key.list {
            return None;
        }
        let is_same = |text: &str| {
            let valid = self.value_of(text, namespaces);
            valid.is_some_and(|valid| valid.key == *key)
        };
        let mut spellings = spellings(key, literal).into_iter();
        spellings.find(|text| is_same(text) && wanted(text))
    }
}

/// Texts that may be literals of a value; which of them are is for the type to say.
fn spellings(key: &ValueKey, literal: &str) -> Vec<String> {
    match key.primitive {
        BuiltIn::Boolean => ["true", "false", "1", "0"].map(str::to_owned).into(),
        BuiltIn::Decimal | BuiltIn::Float | BuiltIn::Double => [key.text.as_str(), literal]
            .into_iter()
            .flat_map(numbers)
            .collect(),
        BuiltIn::HexBinary => vec![literal.to_uppercase(), literal.to_lowercase()],
        BuiltIn::Base64Binary => vec![key.text.clone()],
        BuiltIn::Duration => [key.text.as_str(), literal]
            .into_iter()
            .flat_map(durations)
            .collect(),
        BuiltIn::DateTime
        | BuiltIn::Date
        | BuiltIn::Time
        | BuiltIn::GYearMonth
        | BuiltIn::GYear
        | BuiltIn::GMonthDay
        | BuiltIn::GDay
        | BuiltIn::GMonth => moments(literal),
        _ => Vec::new(),
    }
}

/// The same digits with other zeros and signs.
fn numbers(text: &str) -> Vec<String> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, exponent) = digits.split_at(digits.find(['e', 'E']).unwrap_or(digits.len()));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let mut spellings = vec![text.to_owned()];
    for sign in ["", "+", "-"] {
        for before in 0..=MOST_ZEROS {
            let whole = format!("{sign}{}{whole}", "0".repeat(before));
            for after in ["", "0", "00"] {
                let point = if fraction.is_empty() && after.is_empty() {
                    ""
                } else {
                    "."
                };
                spellings.push(format!("{whole}{point}{fraction}{after}{exponent}"));
            }
        }
        for after in 3..=MOST_ZEROS {
            let zeros = "0".repeat(after);
            spellings.push(format!("{sign}{whole}.{fraction}{zeros}{exponent}"));
        }
        if exponent.is_empty() {
            for exponent in ["e0", "E0", "E+0"] {
                spellings.push(format!("{sign}{whole}.{fraction}{exponent}"));
            }
        }
    }
    spellings
}

/// The same duration with more units.
fn durations(text: &str) -> Vec<String> {
    let text = text.trim();
    let time = if text.contains('T') { "" } else { "T" };
    let mut spellings = vec![text.to_owned()];
    spellings.extend(["P0Y", "P0M", "P0D"].map(|unit| text.replacen('P', unit, 1)));
    spellings.extend(["0H", "0M", "0S", "0H0M0S"].map(|unit| format!("{text}{time}{unit}")));
    spellings
}

/// The same moment with other names for its time zone, and more digits of a second.
fn moments(text: &str) -> Vec<String> {
    let text = text.trim();
    let zero = ["Z", "+00:00", "-00:00"];
    let zone = zero.iter().find(|zone| text.ends_with(**zone));
    let local = zone.map_or(text, |zone| text.trim_end_matches(*zone));
    let zones = zone.map_or([""; 3], |_| zero);
    let seconds = ["", ".0", ".00", ".000"];
    let spelled = zones.into_iter().flat_map(|zone| {
        let spelled = move |seconds| format!("{local}{seconds}{zone}");
        seconds.into_iter().map(spelled)
    });
    spelled.collect()
}
