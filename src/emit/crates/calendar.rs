//! Conversions of dates and times from and to the types of calendar crates.

use super::site::Site;
use crate::datatypes::Version;
use crate::emit::atomic::kind::{self, Kind, Value};
use crate::emit::layout::Items;
use crate::emit::literal::quoted;
use crate::runtime::Module;

/// What a calendar crate has for each kind of value.
pub(super) struct Calendar {
    date: &'static [Target],
    time: &'static [Target],
    date_time: &'static [Target],
}

/// A type of a calendar crate.
struct Target {
    path: &'static str,
    docs: &'static str,
    /// From `fields` to an `Option` of it.
    make: &'static str,
    /// The fields of `value`.
    fields: &'static str,
}

const DATE_DOCS: &str = "The date as it is written, without its time zone.";
const TIME_DOCS: &str = "The time as it is written, without its time zone.";
const LOCAL_DOCS: &str = "The date and time as they are written, without their time zone.";
const INSTANT_DOCS: &str = "Refuses what has no time zone.";

pub(super) const JIFF: Calendar = Calendar {
    date: &[Target {
        path: "::jiff::civil::Date",
        docs: DATE_DOCS,
        make: "\
let year = i16::try_from(fields.year).ok()?;
::jiff::civil::Date::new(year, fields.month as i8, fields.day as i8).ok()
",
        fields: "\
year: value.year().into(),
month: value.month().unsigned_abs(),
day: value.day().unsigned_abs(),
",
    }],
    time: &[Target {
        path: "::jiff::civil::Time",
        docs: TIME_DOCS,
        make: "\
let (hour, minute) = (fields.hour as i8 % 24, fields.minute as i8);
let (second, nanosecond) = (fields.second as i8, fields.nanosecond as i32);
::jiff::civil::Time::new(hour, minute, second, nanosecond).ok()
",
        fields: "\
hour: value.hour().unsigned_abs(),
minute: value.minute().unsigned_abs(),
second: value.second().unsigned_abs(),
nanosecond: value.subsec_nanosecond().unsigned_abs(),
",
    }],
    date_time: &[
        Target {
            path: "::jiff::civil::DateTime",
            docs: LOCAL_DOCS,
            make: JIFF_LOCAL,
            fields: "\
year: value.year().into(),
month: value.month().unsigned_abs(),
day: value.day().unsigned_abs(),
hour: value.hour().unsigned_abs(),
minute: value.minute().unsigned_abs(),
second: value.second().unsigned_abs(),
nanosecond: value.subsec_nanosecond().unsigned_abs(),
",
        },
        Target {
            path: "::jiff::Timestamp",
            docs: INSTANT_DOCS,
            make: "\
let seconds = i32::from(fields.offset_minutes?) * 60;
let offset = ::jiff::tz::Offset::from_seconds(seconds).ok()?;
let year = i16::try_from(fields.year).ok()?;
let date = ::jiff::civil::Date::new(year, fields.month as i8, fields.day as i8).ok()?;
let date = match fields.hour {
    24 => date.tomorrow().ok()?,
    _ => date,
};
let (hour, minute) = (fields.hour as i8 % 24, fields.minute as i8);
let (second, nanosecond) = (fields.second as i8, fields.nanosecond as i32);
let time = date.at(hour, minute, second, nanosecond);
offset.to_timestamp(time).ok()
",
            fields: "\
year: ::jiff::tz::Offset::UTC.to_datetime(value).year().into(),
month: ::jiff::tz::Offset::UTC.to_datetime(value).month().unsigned_abs(),
day: ::jiff::tz::Offset::UTC.to_datetime(value).day().unsigned_abs(),
hour: ::jiff::tz::Offset::UTC.to_datetime(value).hour().unsigned_abs(),
minute: ::jiff::tz::Offset::UTC.to_datetime(value).minute().unsigned_abs(),
second: ::jiff::tz::Offset::UTC.to_datetime(value).second().unsigned_abs(),
nanosecond: ::jiff::tz::Offset::UTC.to_datetime(value).subsec_nanosecond().unsigned_abs(),
offset_minutes: ::core::option::Option::Some(0),
",
        },
    ],
};

const JIFF_LOCAL: &str = "\
let year = i16::try_from(fields.year).ok()?;
let date = ::jiff::civil::Date::new(year, fields.month as i8, fields.day as i8).ok()?;
let date = match fields.hour {
    24 => date.tomorrow().ok()?,
    _ => date,
};
let (hour, minute) = (fields.hour as i8 % 24, fields.minute as i8);
let (second, nanosecond) = (fields.second as i8, fields.nanosecond as i32);
::core::option::Option::Some(date.at(hour, minute, second, nanosecond))
";

pub(super) const CHRONO: Calendar = Calendar {
    date: &[Target {
        path: "::chrono::NaiveDate",
        docs: DATE_DOCS,
        make: "\
let year = i32::try_from(fields.year).ok()?;
::chrono::NaiveDate::from_ymd_opt(year, fields.month.into(), fields.day.into())
",
        fields: "\
year: ::chrono::Datelike::year(&value).into(),
month: ::chrono::Datelike::month(&value) as u8,
day: ::chrono::Datelike::day(&value) as u8,
",
    }],
    time: &[Target {
        path: "::chrono::NaiveTime",
        docs: TIME_DOCS,
        make: "\
let (hour, minute) = (u32::from(fields.hour) % 24, fields.minute.into());
let (second, nanosecond) = (fields.second.into(), fields.nanosecond);
::chrono::NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)
",
        fields: "\
hour: ::chrono::Timelike::hour(&value) as u8,
minute: ::chrono::Timelike::minute(&value) as u8,
second: ::chrono::Timelike::second(&value) as u8,
nanosecond: ::chrono::Timelike::nanosecond(&value),
",
    }],
    date_time: &[
        Target {
            path: "::chrono::NaiveDateTime",
            docs: LOCAL_DOCS,
            make: "\
let year = i32::try_from(fields.year).ok()?;
let (month, day) = (fields.month.into(), fields.day.into());
let date = ::chrono::NaiveDate::from_ymd_opt(year, month, day)?;
let date = match fields.hour {
    24 => date.succ_opt()?,
    _ => date,
};
let (hour, minute) = (u32::from(fields.hour) % 24, fields.minute.into());
let (second, nanosecond) = (fields.second.into(), fields.nanosecond);
date.and_hms_nano_opt(hour, minute, second, nanosecond)
",
            fields: CHRONO_FIELDS,
        },
        Target {
            path: "::chrono::DateTime<::chrono::FixedOffset>",
            docs: INSTANT_DOCS,
            make: "\
let seconds = i32::from(fields.offset_minutes?) * 60;
let offset = ::chrono::FixedOffset::east_opt(seconds)?;
let year = i32::try_from(fields.year).ok()?;
let (month, day) = (fields.month.into(), fields.day.into());
let date = ::chrono::NaiveDate::from_ymd_opt(year, month, day)?;
let date = match fields.hour {
    24 => date.succ_opt()?,
    _ => date,
};
let (hour, minute) = (u32::from(fields.hour) % 24, fields.minute.into());
let (second, nanosecond) = (fields.second.into(), fields.nanosecond);
let time = date.and_hms_nano_opt(hour, minute, second, nanosecond)?;
time.and_local_timezone(offset).single()
",
            fields: "\
year: ::chrono::Datelike::year(&value).into(),
month: ::chrono::Datelike::month(&value) as u8,
day: ::chrono::Datelike::day(&value) as u8,
hour: ::chrono::Timelike::hour(&value) as u8,
minute: ::chrono::Timelike::minute(&value) as u8,
second: ::chrono::Timelike::second(&value) as u8,
nanosecond: ::chrono::Timelike::nanosecond(&value),
offset_minutes: $offset(value.offset().local_minus_utc()),
",
        },
    ],
};

const CHRONO_FIELDS: &str = "\
year: ::chrono::Datelike::year(&value).into(),
month: ::chrono::Datelike::month(&value) as u8,
day: ::chrono::Datelike::day(&value) as u8,
hour: ::chrono::Timelike::hour(&value) as u8,
minute: ::chrono::Timelike::minute(&value) as u8,
second: ::chrono::Timelike::second(&value) as u8,
nanosecond: ::chrono::Timelike::nanosecond(&value),
";

pub(super) const TIME: Calendar = Calendar {
    date: &[Target {
        path: "::time::Date",
        docs: DATE_DOCS,
        make: "\
let year = i32::try_from(fields.year).ok()?;
let month = ::time::Month::try_from(fields.month).ok()?;
::time::Date::from_calendar_date(year, month, fields.day).ok()
",
        fields: "\
year: value.year().into(),
month: value.month().into(),
day: value.day(),
",
    }],
    time: &[Target {
        path: "::time::Time",
        docs: TIME_DOCS,
        make: "\
let (hour, minute) = (fields.hour % 24, fields.minute);
::time::Time::from_hms_nano(hour, minute, fields.second, fields.nanosecond).ok()
",
        fields: "\
hour: value.hour(),
minute: value.minute(),
second: value.second(),
nanosecond: value.nanosecond(),
",
    }],
    date_time: &[
        Target {
            path: "::time::PrimitiveDateTime",
            docs: LOCAL_DOCS,
            make: "\
let year = i32::try_from(fields.year).ok()?;
let month = ::time::Month::try_from(fields.month).ok()?;
let date = ::time::Date::from_calendar_date(year, month, fields.day).ok()?;
let date = match fields.hour {
    24 => date.next_day()?,
    _ => date,
};
let (hour, minute) = (fields.hour % 24, fields.minute);
let (second, nanosecond) = (fields.second, fields.nanosecond);
date.with_hms_nano(hour, minute, second, nanosecond).ok()
",
            fields: "\
year: value.year().into(),
month: value.month().into(),
day: value.day(),
hour: value.hour(),
minute: value.minute(),
second: value.second(),
nanosecond: value.nanosecond(),
",
        },
        Target {
            path: "::time::OffsetDateTime",
            docs: INSTANT_DOCS,
            make: "\
let seconds = i32::from(fields.offset_minutes?) * 60;
let offset = ::time::UtcOffset::from_whole_seconds(seconds).ok()?;
let year = i32::try_from(fields.year).ok()?;
let month = ::time::Month::try_from(fields.month).ok()?;
let date = ::time::Date::from_calendar_date(year, month, fields.day).ok()?;
let date = match fields.hour {
    24 => date.next_day()?,
    _ => date,
};
let (hour, minute) = (fields.hour % 24, fields.minute);
let (second, nanosecond) = (fields.second, fields.nanosecond);
let time = date.with_hms_nano(hour, minute, second, nanosecond).ok()?;
::core::option::Option::Some(time.assume_offset(offset))
",
            fields: "\
year: value.year().into(),
month: value.month().into(),
day: value.day(),
hour: value.hour(),
minute: value.minute(),
second: value.second(),
nanosecond: value.nanosecond(),
offset_minutes: $offset(value.offset().whole_seconds()),
",
        },
    ],
};

/// Writes the conversions of a date, a time, or a date and time; nothing for any other type.
pub(super) fn emit(site: &mut Site<'_, '_>, calendar: &Calendar) {
    let Some(atomic) = kind::of(site.unit.simple) else {
        return;
    };
    let Kind::Literal(Value::Moment(layout)) = Kind::of(&atomic.datatype) else {
        return;
    };
    let targets = match layout {
        "Y-M-D" => calendar.date,
        "t" => calendar.time,
        "Y-M-DTt" => calendar.date_time,
        _ => return,
    };
    let new = atomic.datatype.version() >= Version::V1_1;
    for target in targets {
        to_crate(site, target, layout, new);
        from_crate(site, target, layout, new);
    }
}

/// From the type to that of the crate.
fn to_crate(site: &mut Site<'_, '_>, target: &Target, layout: &str, new: bool) {
    let (path, error) = (target.path, site.code.error());
    let fields = site.code.runtime(Module::DateFields, "Fields");
    let read = site.code.runtime(Module::Civil, "read");
    let (ident, name) = (&site.unit.names.ident, quoted(site.unit.plain()));
    let words = format!("is here what `{}` holds", path.trim_start_matches("::"));
    let expected = Items::literals([words.as_str()]);
    let head = format!("impl ::core::convert::TryFrom<&{ident}> for {path} {{");
    site.code.gap();
    site.code.doc_line(target.docs);
    site.code.allow(site.file.lints(site.unit));
    site.code.block(head, |code| {
        code.line(format_args!("type Error = {error};"));
        code.gap();
        let head =
            format!("fn try_from(value: &{ident}) -> ::core::result::Result<Self, {error}> {{");
        code.block(head, |code| {
            code.array("const EXPECTED: &[&str; 1] = &", &expected, true);
            let head = format!("fn make(fields: &{fields}) -> ::core::option::Option<{path}> {{");
            code.block(head, |code| code.template(target.make, &[]));
            code.line(format_args!(
                "let made = make(&{read}(value.as_str(), {layout:?}, {new}));"
            ));
            let refusal = format!("{error}::in_words({name}, EXPECTED, value.as_str())");
            code.line(format_args!("made.ok_or_else(|| {refusal})"));
        });
    });
}

/// From the type of the crate.
fn from_crate(site: &mut Site<'_, '_>, target: &Target, layout: &str, new: bool) {
    let (path, error) = (target.path, site.code.error());
    let fields = site.code.runtime(Module::DateFields, "Fields");
    let write = site.code.runtime(Module::Civil, "write");
    let offset = site.code.runtime(Module::Civil, "offset");
    let ident = &site.unit.names.ident;
    let head = format!("impl ::core::convert::TryFrom<{path}> for {ident} {{");
    site.code
        .item_block(site.file.lints(site.unit), head, |code| {
            code.line(format_args!("type Error = {error};"));
            code.gap();
            let head =
                format!("fn try_from(value: {path}) -> ::core::result::Result<Self, {error}> {{");
            code.block(head, |code| {
                code.block_to(format!("let fields = {fields} {{"), "};", |code| {
                    code.template(target.fields, &[("offset", &offset)]);
                    code.line("..::core::default::Default::default()");
                });
                code.line(format_args!(
                    "let text = {write}(&fields, {layout:?}, {new});"
                ));
                code.line("text.as_str().parse()");
            });
        });
}
