//! From a literal to its value: the lexical mapping of each built-in atomic type (Part 2, 3.3 and 3.4).

use std::cmp::Ordering;
use std::fmt;

use super::{BuiltIn, Namespaces, Version};
use crate::runtime::{binary, date, decimal, duration, float, name};

/// How the date and time types are laid out; see [`date::moment`].
pub(crate) fn date_layout(primitive: BuiltIn) -> Option<&'static str> {
    Some(match primitive {
        BuiltIn::DateTime => "Y-M-DTt",
        BuiltIn::Date => "Y-M-D",
        BuiltIn::Time => "t",
        BuiltIn::GYearMonth => "Y-M",
        BuiltIn::GYear => "Y",
        BuiltIn::GMonthDay => "--M-D",
        BuiltIn::GDay => "---D",
        BuiltIn::GMonth => "--M",
        _ => return None,
    })
}

/// The units that a duration type has before and after the letter `T`.
pub(crate) fn duration_units(built_in: BuiltIn) -> (&'static str, &'static str) {
    match built_in {
        BuiltIn::YearMonthDuration => ("YM", ""),
        BuiltIn::DayTimeDuration => ("D", "HMS"),
        _ => ("YMD", "HMS"),
    }
}

/// The canonical text of the value that a normalised literal has in a built-in atomic type; `None` when it is
/// not in the type's lexical space. Ranges of the integer types are facets, not checked here.
pub(crate) fn canonical(
    built_in: BuiltIn,
    text: &str,
    version: Version,
    namespaces: &dyn Namespaces,
) -> Option<String> {
    let new = version >= Version::V1_1;
    let mut out = String::new();
    let written: fmt::Result = match built_in.primitive() {
        BuiltIn::Boolean => match text {
            "true" | "1" => return Some("true".into()),
            "false" | "0" => return Some("false".into()),
            _ => return None,
        },
        BuiltIn::Decimal => decimal::write_decimal(&number(built_in, text)?, &mut out),
        BuiltIn::Float => float::write_float(float::float(text, new)?, &mut out),
        BuiltIn::Double => float::write_float(float::double(text, new)?, &mut out),
        BuiltIn::Duration => {
            let (before, after) = duration_units(built_in);
            duration::write_duration(&duration::duration(text, before, after)?, &mut out)
        }
        BuiltIn::HexBinary if binary::is_hex(text) => binary::write_hex(text, &mut out),
        BuiltIn::Base64Binary if binary::base64_length(text).is_some() => {
            binary::write_b64(text, &mut out)
        }
        BuiltIn::QName | BuiltIn::Notation if name::is_q_name(text) => {
            return expanded_name(text, namespaces);
        }
        BuiltIn::HexBinary | BuiltIn::Base64Binary | BuiltIn::QName | BuiltIn::Notation => {
            return None;
        }
        primitive => match date_layout(primitive) {
            Some(layout) => date::write_moment(&date::moment(text, layout, new)?, &mut out),
            None => return is_in_string_family(built_in, text, version).then(|| text.to_owned()),
        },
    };
    written.ok().map(|()| out)
}

fn number(built_in: BuiltIn, text: &str) -> Option<decimal::Decimal<'_>> {
    match built_in.derives_from(BuiltIn::Integer) {
        true => decimal::integer(text),
        false => decimal::decimal(text),
    }
}

/// `{namespace}local`: the value of a QName (Part 2, 3.3.18).
fn expanded_name(text: &str, namespaces: &dyn Namespaces) -> Option<String> {
    let (prefix, local) = text.split_once(':').unwrap_or(("", text));
    match namespaces.resolve(prefix) {
        Some(namespace) => Some(format!("{{{namespace}}}{local}")),
        None if prefix.is_empty() => Some(format!("{{}}{local}")),
        None => None,
    }
}

/// Types whose values are their literals.
fn is_in_string_family(built_in: BuiltIn, text: &str, version: Version) -> bool {
    match built_in {
        BuiltIn::NmToken => name::is_nm_token(text),
        BuiltIn::Name => name::is_name(text),
        BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => name::is_nc_name(text),
        BuiltIn::Language => name::is_language(text),
        BuiltIn::AnyUri if version < Version::V1_1 => name::is_uri_reference(text),
        _ => name::is_xml_text(text),
    }
}

/// Which of two literals of one type is the greater value; `None` when the order does not say (Part 2, 2.2.3).
pub(crate) fn compare(built_in: BuiltIn, a: &str, b: &str, version: Version) -> Option<Ordering> {
    let new = version >= Version::V1_1;
    match built_in.primitive() {
        BuiltIn::Decimal => decimal::order_of_decimal(&decimal::decimal(a)?, b),
        BuiltIn::Float => float::order_of_float(float::float(a, new)?, b),
        BuiltIn::Double => float::order_of_double(float::double(a, new)?, b),
        BuiltIn::Duration => duration::order_of_duration(&duration::duration(a, "YMD", "HMS")?, b),
        primitive => {
            let layout = date_layout(primitive)?;
            date::order_of_moment(&date::moment(a, layout, new)?, b, layout, new)
        }
    }
}

/// Length of a literal in the units of its type (Part 2, 4.3.1): octets for the binary types, else characters.
pub(crate) fn length(primitive: BuiltIn, text: &str) -> u64 {
    let length = match primitive {
        BuiltIn::HexBinary => text.len() / 2,
        BuiltIn::Base64Binary => binary::base64_length(text).unwrap_or(0),
        _ => text.chars().count(),
    };
    length as u64
}
