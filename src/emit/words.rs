//! What is valid for a type, in words: for its documentation and for the error.

use super::atomic::kind::{Integer, Kind, Value};
use super::unit::Unit;
use crate::datatypes::{Bound, BuiltIn, Constraints, Datatype, ExplicitTimezone, Shape};
use crate::model::{Accepts, List};
use crate::text::code_span;

/// What a text has to be, such as `1 to 49151` or ``a text of at most 35 characters``.
pub(crate) fn of(datatype: &Datatype) -> String {
    let facets = datatype.constraints();
    let mut words = match datatype.shape() {
        Shape::Atomic(built_in) => match Kind::of(datatype) {
            Kind::Integer(Integer { min, max, .. }) => return format!("{min} to {max}"),
            kind => {
                let mut words = noun(*built_in, &kind).to_owned();
                words += &length(facets, unit(&kind));
                words += &digits(facets, *built_in);
                words += &range(facets);
                words += &timezone(facets);
                words
            }
        },
        Shape::List(item) => {
            let mut words = "a list".to_owned();
            words += &length(facets, ("item", "items"));
            words += &format!(", each {}", of(item));
            words
        }
        Shape::Union(members) => {
            let members: Vec<String> = members.iter().map(|member| of(member)).collect();
            members.join(", or ")
        }
    };
    for pattern in &facets.patterns {
        let sources: Vec<String> = pattern.sources().iter().map(|s| code_span(s)).collect();
        words += &format!(" that matches {}", sources.join(" or "));
    }
    if let Some(values) = &facets.enumeration {
        words += &match values.len() {
            1 => ", one value".to_owned(),
            count => format!(", one of {count} values"),
        };
    }
    words
}

/// The same for a list, whose items are called so: `1 to 3 values of Letter, separated by spaces`.
pub(super) fn of_list(list: &List, item: &str) -> String {
    let count = match list.length {
        (0, None) => String::new(),
        (min, None) => format!("at least {min} "),
        (min, Some(max)) if min == max => format!("{min} "),
        (0, Some(max)) => format!("at most {max} "),
        (min, Some(max)) => format!("{min} to {max} "),
    };
    let mut words = format!("{count}values of {item}, separated by spaces");
    for pattern in &list.datatype.constraints().patterns {
        let sources = pattern.sources().join("` or `");
        words.push_str(&format!(", that match `{sources}`"));
    }
    words
}

/// The same for an enumeration with variants that hold values of other types.
pub(super) fn of_union(unit: &Unit<'_>) -> String {
    let Some(enumeration) = unit.enumeration() else {
        return String::new();
    };
    let values = match enumeration.values.as_slice() {
        [] => None,
        values if values.len() <= 8 => {
            let literals: Vec<String> = values.iter().map(|v| code_span(&v.literal)).collect();
            Some(literals.join(", "))
        }
        values => Some(format!("one of {} values", values.len())),
    };
    let others = enumeration
        .routes
        .iter()
        .filter_map(|route| match route.accepts {
            Accepts::Values(_) => None,
            Accepts::Any | Accepts::Typed(_) => Some(of(&route.datatype)),
        });
    let all: Vec<String> = values.into_iter().chain(others).collect();
    all.join(", or ")
}

fn noun(built_in: BuiltIn, kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean | Kind::Literal(Value::Boolean) => "true or false",
        Kind::Integer(_) => "an integer",
        Kind::Literal(Value::Decimal) if built_in.derives_from(BuiltIn::Integer) => "an integer",
        Kind::Scaled(_) | Kind::Literal(Value::Decimal) => "a decimal number",
        Kind::Float(_) | Kind::Literal(Value::Float | Value::Double) => "a number",
        Kind::Binary | Kind::Literal(Value::Hex | Value::Base64) => match built_in.primitive() {
            BuiltIn::HexBinary => "hexadecimal octets",
            _ => "Base64 octets",
        },
        Kind::Text | Kind::Ascii(_) | Kind::Literal(_) => match built_in {
            BuiltIn::AnyUri => "a URI reference",
            BuiltIn::QName | BuiltIn::Notation => "a name with or without prefix",
            BuiltIn::NmToken => "a name token",
            BuiltIn::Language => "a language tag",
            _ if built_in.derives_from(BuiltIn::NcName) => "a name without colon",
            _ if built_in.derives_from(BuiltIn::Name) => "a name",
            _ => match built_in.primitive() {
                BuiltIn::Duration => "a duration",
                BuiltIn::DateTime => "a date and time",
                BuiltIn::Date => "a date",
                BuiltIn::Time => "a time",
                BuiltIn::GYearMonth => "a year and month",
                BuiltIn::GYear => "a year",
                BuiltIn::GMonthDay => "a month and day",
                BuiltIn::GDay => "a day of a month",
                BuiltIn::GMonth => "a month",
                _ => "a text",
            },
        },
    }
}

/// What length facets count.
fn unit(kind: &Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Binary | Kind::Literal(Value::Hex | Value::Base64) => ("octet", "octets"),
        _ => ("character", "characters"),
    }
}

fn length(facets: &Constraints, (one, many): (&str, &str)) -> String {
    let unit = |count: u64| if count == 1 { one } else { many };
    match facets.length_range() {
        (0, None) => String::new(),
        (min, None) => format!(" of at least {min} {}", unit(min)),
        (min, Some(max)) if min == max => format!(" of {max} {}", unit(max)),
        (0, Some(max)) => format!(" of at most {max} {}", unit(max)),
        (min, Some(max)) => format!(" of {min} to {max} {}", unit(max)),
    }
}

fn digits(facets: &Constraints, built_in: BuiltIn) -> String {
    let is_integer = built_in.derives_from(BuiltIn::Integer);
    let after = facets.fraction_digits.filter(|_| !is_integer);
    let unit = |count: u64| if count == 1 { "digit" } else { "digits" };
    match (facets.total_digits, after) {
        (None, None) => String::new(),
        (Some(total), None) => format!(" of at most {total} {}", unit(total)),
        (None, Some(after)) => format!(" with at most {after} {} after the point", unit(after)),
        (Some(total), Some(after)) => {
            format!(
                " of at most {total} {}, {after} of them after the point",
                unit(total)
            )
        }
    }
}

fn range(facets: &Constraints) -> String {
    let end = |bound: &Bound, inclusive: &str, exclusive: &str| {
        let word = if bound.inclusive {
            inclusive
        } else {
            exclusive
        };
        format!("{word} {}", bound.literal)
    };
    let min = facets.min.as_ref().map(|min| end(min, "from", "above"));
    let max = facets.max.as_ref().map(|max| end(max, "up to", "below"));
    let ends: Vec<String> = min.into_iter().chain(max).collect();
    match ends.as_slice() {
        [] => String::new(),
        ends => format!(", {}", ends.join(" ")),
    }
}

fn timezone(facets: &Constraints) -> String {
    match facets.timezone {
        None => "",
        Some(ExplicitTimezone::Required) => " with a time zone",
        Some(ExplicitTimezone::Prohibited) => " without a time zone",
    }
    .to_owned()
}
