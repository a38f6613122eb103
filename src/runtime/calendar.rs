//! Days of the proleptic Gregorian calendar.

/// Days from the beginning of the year 1 to the first of a month.
pub(crate) fn days_before(year: i128, month: i128) -> i128 {
    // Counted in years that begin in March, so that the leap day is the last.
    let (year, month) = match month {
        3..=12 => (year, month - 3),
        1 | 2 => (year - 1, month + 9),
        _ => {
            let months = year * 12 + month - 3;
            (months.div_euclid(12), months.rem_euclid(12))
        }
    };
    // Wide integers take many times as long to divide.
    let leaps = match i64::try_from(year) {
        Ok(y) => i128::from(y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400)),
        Err(_) => year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400),
    };
    year * 365 + leaps + i128::from((month as u16 * 153 + 2) / 5) - 306
}
