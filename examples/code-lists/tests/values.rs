//! What the lists say is there when the program runs, and what users of an older version have still compiles.

use example_code_lists::{Currency, Signal, Unit};

#[test]
fn currencies_have_their_numbers_and_their_time() {
    assert_eq!(Currency::Chf.numeric(), 756);
    assert_eq!(Currency::from_numeric(392), Some(Currency::Jpy));
    assert_eq!(Currency::Kwd.minor_units(), Some(3));
    assert_eq!(Currency::Xau.minor_units(), None);
    assert!(Currency::Eur.valid_on(2026, 1, 1) && !Currency::Eur.valid_on(1998, 12, 31));
    assert!(!Currency::Xcg.valid_on(2025, 3, 30));
}

#[test]
#[allow(deprecated)]
fn a_currency_that_has_ended_is_deprecated_and_still_read() {
    // The lock keeps both, and the list has them with their last day.
    assert_eq!("HRK".parse(), Ok(Currency::Hrk));
    assert!(Currency::Bgn.valid_on(2025, 12, 31) && !Currency::Bgn.valid_on(2026, 1, 1));
}

#[test]
fn names_from_descriptions_stay_when_descriptions_change() {
    // These were `minute` and `Yen` in the versions before; a second minute came.
    assert_eq!(Unit::Minute.as_str(), "MIN");
    assert_eq!(Unit::MinuteOfAngle.as_str(), "D61");
    assert_eq!(Unit::Litre.symbol(), Some("L"));
    assert_eq!(Unit::One.symbol(), None);
}

#[test]
#[allow(deprecated)]
fn a_registry_gives_its_assigned_entries() {
    assert_eq!(Signal::VALUES.len(), 4);
    assert_eq!("4".parse(), Ok(Signal::PulseCode));
    // Said to be deprecated in the registry; the name is the one from before.
    assert_eq!(Signal::Morse.as_str(), "3");
    assert!("0".parse::<Signal>().is_err(), "it is reserved");
}
