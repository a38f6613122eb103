//! Dates and times of jiff, chrono and time.

use chrono::{Datelike, Timelike};
use crates::{native, text};
use text::{Clock, Day, Moment};

fn moment(literal: &str) -> Moment {
    literal.parse().unwrap()
}

#[test]
fn jiff() {
    let day: Day = "2024-02-29+01:00".parse().unwrap();
    let date = jiff::civil::Date::try_from(&day).unwrap();
    assert_eq!(date, jiff::civil::date(2024, 2, 29));
    assert_eq!(Day::try_from(date).unwrap().as_str(), "2024-02-29");
    let clock: Clock = "24:00:00".parse().unwrap();
    assert_eq!(
        jiff::civil::Time::try_from(&clock).unwrap(),
        jiff::civil::Time::midnight()
    );
    let time = jiff::civil::time(1, 2, 3, 40);
    assert_eq!(Clock::try_from(time).unwrap().as_str(), "01:02:03.00000004");
    let local = jiff::civil::DateTime::try_from(&moment("2024-12-31T24:00:00")).unwrap();
    assert_eq!(local, jiff::civil::date(2025, 1, 1).at(0, 0, 0, 0));
    let instant = jiff::Timestamp::try_from(&moment("2024-01-01T00:30:00.5+01:00")).unwrap();
    assert_eq!(instant.to_string(), "2023-12-31T23:30:00.5Z");
    assert_eq!(
        Moment::try_from(instant).unwrap(),
        moment("2024-01-01T00:30:00.5+01:00")
    );
    let error = jiff::Timestamp::try_from(&moment("2024-01-01T00:30:00")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Moment is here what `jiff::Timestamp` holds, not \"2024-01-01T00:30:00\""
    );
    assert!(jiff::civil::DateTime::try_from(&moment("12024-01-01T00:30:00")).is_err());
}

#[test]
fn the_year_before_1_is_0_in_calendars() {
    let year = jiff::civil::date(0, 1, 2);
    let new: Day = "0000-01-02".parse().unwrap();
    assert_eq!(jiff::civil::Date::try_from(&new).unwrap(), year);
    assert_eq!(Day::try_from(year).unwrap().as_str(), "0000-01-02");
    let old: native::Day = "-0001-01-02".parse().unwrap();
    assert_eq!(jiff::civil::Date::try_from(&old).unwrap(), year);
    assert_eq!(native::Day::try_from(year).unwrap().as_str(), "-0001-01-02");
}

#[test]
fn chrono() {
    let day: Day = "-0044-03-15".parse().unwrap();
    let date = chrono::NaiveDate::try_from(&day).unwrap();
    assert_eq!((date.year(), date.month(), date.day()), (-44, 3, 15));
    assert_eq!(Day::try_from(date).unwrap(), day);
    let clock: Clock = "23:59:59.25Z".parse().unwrap();
    let time = chrono::NaiveTime::try_from(&clock).unwrap();
    assert_eq!((time.hour(), time.nanosecond()), (23, 250_000_000));
    // A leap second is not a value.
    let leap = chrono::NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
    assert!(Clock::try_from(leap).is_err());
    let local = chrono::NaiveDateTime::try_from(&moment("2024-12-31T24:00:00Z")).unwrap();
    assert_eq!(local.to_string(), "2025-01-01 00:00:00");
    assert_eq!(
        Moment::try_from(local).unwrap().as_str(),
        "2025-01-01T00:00:00"
    );
    let at =
        chrono::DateTime::<chrono::FixedOffset>::try_from(&moment("2024-01-01T00:30:00-03:30"));
    let at = at.unwrap();
    assert_eq!(at.to_string(), "2024-01-01 00:30:00 -03:30");
    assert_eq!(
        Moment::try_from(at).unwrap().as_str(),
        "2024-01-01T00:30:00-03:30"
    );
    // No literal has seconds in its time zone.
    let odd = at.with_timezone(&chrono::FixedOffset::east_opt(61).unwrap());
    assert!(Moment::try_from(odd).is_err());
}

#[test]
fn time() {
    let day: Day = "2024-02-29".parse().unwrap();
    let date = time::Date::try_from(&day).unwrap();
    assert_eq!(
        date,
        time::Date::from_calendar_date(2024, time::Month::February, 29).unwrap()
    );
    assert_eq!(Day::try_from(date).unwrap(), day);
    let clock: Clock = "01:02:03.5".parse().unwrap();
    let at = time::Time::try_from(&clock).unwrap();
    assert_eq!(at, time::Time::from_hms_milli(1, 2, 3, 500).unwrap());
    assert_eq!(Clock::try_from(at).unwrap(), clock);
    let local = time::PrimitiveDateTime::try_from(&moment("2024-12-31T24:00:00")).unwrap();
    assert_eq!((local.year(), local.hour()), (2025, 0));
    let at = time::OffsetDateTime::try_from(&moment("2024-01-01T00:30:00+02:00")).unwrap();
    assert_eq!(at.unix_timestamp(), 1_704_061_800);
    assert_eq!(
        Moment::try_from(at).unwrap().as_str(),
        "2024-01-01T00:30:00+02:00"
    );
    assert!(time::OffsetDateTime::try_from(&moment("2024-01-01T00:30:00")).is_err());
}
