//! Days of the proleptic Gregorian calendar.

/// Days from the beginning of the year 1 to the first of a month; month 13 is the next January.
pub(crate) fn days_before(year: i128, month: i128) -> i128 {
    // Counted in years that begin in March, so that the leap day is the last.
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leaps + (month * 153 + 2) / 5 - 306
}
