//! The types of chrono, jiff and time, and how each is made and read.

/// What a calendar crate has for each kind of value.
pub(crate) struct Calendar {
    pub(super) date: &'static [Target],
    pub(super) time: &'static [Target],
    pub(super) date_time: &'static [Target],
}

/// A type of a calendar crate.
pub(crate) struct Target {
    pub(super) path: &'static str,
    pub(super) docs: &'static str,
    /// From `fields` to an `Option` of it.
    pub(super) make: &'static str,
    /// What makes `value` have fields.
    pub(super) prepare: &'static str,
    /// The fields of `value`.
    pub(super) fields: &'static str,
}

const DATE_DOCS: &str = "The date as it is written, without its time zone.";
const TIME_DOCS: &str = "The time as it is written, without its time zone.";
const LOCAL_DOCS: &str = "The date and time as they are written, without their time zone.";
const INSTANT_DOCS: &str = "Refuses what has no time zone.";

pub(crate) const JIFF: Calendar = Calendar {
    date: &[Target {
        path: "::jiff::civil::Date",
        docs: DATE_DOCS,
        make: "\
let year = i16::try_from(fields.year).ok()?;
::jiff::civil::Date::new(year, fields.month as i8, fields.day as i8).ok()
",
        prepare: "",
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
        prepare: "",
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
            prepare: "",
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
            prepare: "let value = ::jiff::tz::Offset::UTC.to_datetime(value);",
            fields: "\
year: value.year().into(),
month: value.month().unsigned_abs(),
day: value.day().unsigned_abs(),
hour: value.hour().unsigned_abs(),
minute: value.minute().unsigned_abs(),
second: value.second().unsigned_abs(),
nanosecond: value.subsec_nanosecond().unsigned_abs(),
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

pub(crate) const CHRONO: Calendar = Calendar {
    date: &[Target {
        path: "::chrono::NaiveDate",
        docs: DATE_DOCS,
        make: "\
let year = i32::try_from(fields.year).ok()?;
::chrono::NaiveDate::from_ymd_opt(year, fields.month.into(), fields.day.into())
",
        prepare: "",
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
        prepare: "",
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
            prepare: "",
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
            prepare: "",
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

pub(crate) const TIME: Calendar = Calendar {
    date: &[Target {
        path: "::time::Date",
        docs: DATE_DOCS,
        make: "\
let year = i32::try_from(fields.year).ok()?;
let month = ::time::Month::try_from(fields.month).ok()?;
::time::Date::from_calendar_date(year, month, fields.day).ok()
",
        prepare: "",
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
        prepare: "",
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
            prepare: "",
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
            prepare: "",
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
