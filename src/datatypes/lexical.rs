//! From a literal to its value: the lexical mapping of each built-in atomic type (Part 2, 3.3 and 3.4).

use std::cmp::Ordering;
use std::fmt;

use super::{BuiltIn, Namespaces, Version};
use crate::runtime::{
    Module, base64, boolean, characters, date, decimal, duration, float, hex, language, name, uri,
};

/// How literals of a built-in atomic type are judged: one table for the judge and for generated code.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// The values are the literals, which have a certain form.
    Form(Form),
    /// `xs:boolean`
    Boolean,
    /// `xs:decimal`
    Decimal,
    /// `xs:integer` and what is derived from it
    Integer,
    /// `xs:float`
    Float,
    /// `xs:double`
    Double,
    /// Durations, with the units that they have before and after the letter `T`.
    Duration(&'static str, &'static str),
    /// Dates and times, with their layout; see [`date::read`].
    Moment(&'static str),
    /// `xs:hexBinary`
    HexBinary,
    /// `xs:base64Binary`
    Base64Binary,
}

/// A function of the run-time code that tells whether a text has a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) module: Module,
    pub(crate) function: &'static str,
    pub(crate) test: fn(&str) -> bool,
}

macro_rules! form {
    ($variant:ident, $module:ident::$function:ident) => {
        Check::Form(Form {
            module: Module::$variant,
            function: stringify!($function),
            test: $module::$function,
        })
    };
}

impl Check {
    /// The check of a built-in atomic type. Ranges of the integer types are facets, not checked here.
    pub(crate) fn of(built_in: BuiltIn, version: Version) -> Self {
        match built_in.primitive() {
            BuiltIn::Boolean => Self::Boolean,
            BuiltIn::Decimal if built_in.derives_from(BuiltIn::Integer) => Self::Integer,
            BuiltIn::Decimal => Self::Decimal,
            BuiltIn::Float => Self::Float,
            BuiltIn::Double => Self::Double,
            BuiltIn::Duration => match built_in {
                BuiltIn::YearMonthDuration => Self::Duration("YM", ""),
                BuiltIn::DayTimeDuration => Self::Duration("D", "HMS"),
                _ => Self::Duration("YMD", "HMS"),
            },
            BuiltIn::DateTime => Self::Moment("Y-M-DTt"),
            BuiltIn::Date => Self::Moment("Y-M-D"),
            BuiltIn::Time => Self::Moment("t"),
            BuiltIn::GYearMonth => Self::Moment("Y-M"),
            BuiltIn::GYear => Self::Moment("Y"),
            BuiltIn::GMonthDay => Self::Moment("--M-D"),
            BuiltIn::GDay => Self::Moment("---D"),
            BuiltIn::GMonth => Self::Moment("--M"),
            BuiltIn::HexBinary => Self::HexBinary,
            BuiltIn::Base64Binary => Self::Base64Binary,
            BuiltIn::QName | BuiltIn::Notation => form!(Name, name::is_q_name),
            _ => match built_in {
                BuiltIn::NmToken => form!(Name, name::is_nm_token),
                BuiltIn::Name => form!(Name, name::is_name),
                BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => {
                    form!(Name, name::is_nc_name)
                }
                BuiltIn::Language => form!(Language, language::is_language),
                BuiltIn::AnyUri if version < Version::V1_1 => form!(Uri, uri::is_uri_reference),
                _ => form!(Characters, characters::is_xml_text),
            },
        }
    }

    /// Whether values recur every day: times of XSD 1.0. Their order is that on an arbitrary day (1.0, 3.2.8), which
    /// is the order of 1.1, though the first and the last hours of two days may be equal.
    pub(crate) fn recurs(self, version: Version) -> bool {
        matches!(self, Self::Moment("t")) && version < Version::V1_1
    }
}

/// The canonical text of the value that a normalised literal has in a built-in atomic type; `None` when it is
/// not in the type's lexical space.
pub(crate) fn canonical(
    built_in: BuiltIn,
    text: &str,
    version: Version,
    namespaces: &dyn Namespaces,
) -> Option<String> {
    let new = version >= Version::V1_1;
    let mut out = String::new();
    let written: fmt::Result = match Check::of(built_in, version) {
        Check::Form(form) if !(form.test)(text) => return None,
        Check::Form(_) => match built_in.primitive() {
            BuiltIn::QName | BuiltIn::Notation => return expanded_name(text, namespaces),
            _ => return Some(text.to_owned()),
        },
        Check::Boolean => boolean::write(boolean::read(text)?, &mut out),
        Check::Decimal => decimal::write(&decimal::read(text)?, &mut out),
        Check::Integer => decimal::write(&decimal::read_integer(text)?, &mut out),
        Check::Float => float::write(float::read_single(text, new)?, &mut out),
        Check::Double => float::write(float::read_double(text, new)?, &mut out),
        Check::Duration(before, after) => {
            duration::write(&duration::read(text, before, after)?, &mut out)
        }
        Check::Moment(layout) => date::write(&date::read(text, layout, new)?, &mut out),
        Check::HexBinary => {
            hex::length(text)?;
            hex::write(text, &mut out)
        }
        Check::Base64Binary => {
            base64::length(text)?;
            base64::write(text, &mut out)
        }
    };
    written.ok().map(|()| out)
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

/// Which of two literals of one type is the greater value; `None` when the order does not say (Part 2, 2.2.3).
pub(crate) fn compare(built_in: BuiltIn, a: &str, b: &str, version: Version) -> Option<Ordering> {
    let new = version >= Version::V1_1;
    let check = Check::of(built_in.primitive(), version);
    match check {
        Check::Decimal | Check::Integer => decimal::order(&decimal::read(a)?, b),
        Check::Float => float::order_of_single(float::read_single(a, new)?, b),
        Check::Double => float::order_of_double(float::read_double(a, new)?, b),
        Check::Duration(before, after) => duration::order(&duration::read(a, before, after)?, b),
        Check::Moment(layout) => {
            let new = new || check.recurs(version);
            date::order(&date::read(a, layout, new)?, b, layout, new)
        }
        Check::Form(_) | Check::Boolean | Check::HexBinary | Check::Base64Binary => None,
    }
}

/// Length of a literal in the units of its type (Part 2, 4.3.1): octets for the binary types, else characters.
pub(crate) fn length(primitive: BuiltIn, text: &str) -> u64 {
    let length = match primitive {
        BuiltIn::HexBinary => hex::length(text).unwrap_or(0),
        BuiltIn::Base64Binary => base64::length(text).unwrap_or(0),
        _ => text.chars().count(),
    };
    length as u64
}
