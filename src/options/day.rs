//! Days as people write them in lists.

use crate::runtime::calendar::days_before;

/// A day as the number `YYYYMMDD`, of `2024-12-31`, `20241231`, `31.12.2024`, `2024-12` or `2024`; a time behind it
/// does not count. Of a month or a year it is the first day, or the last.
pub(crate) fn day(text: &str, is_end: bool) -> Option<u32> {
    let text = text.trim();
    let date = text.split(['T', ' ', 'Z']).next()?;
    let numbers = |separator: char| -> Option<Vec<u32>> {
        let parts = date.split(separator);
        let number = |part: &str| {
            let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        };
        parts.map(number).collect()
    };
    let (year, month, day) = match (numbers('-'), numbers('.')) {
        (Some(parts), _) => match (parts.as_slice(), date.len()) {
            ([year, month, day], 8..=10) => (*year, Some(*month), Some(*day)),
            ([year, month], 6..=7) => (*year, Some(*month), None),
            ([all], 8) => (all / 10_000, Some(all / 100 % 100), Some(all % 100)),
            ([year], 4) => (*year, None, None),
            _ => return None,
        },
        (None, Some(parts)) => match parts.as_slice() {
            [day, month, year] => (*year, Some(*month), Some(*day)),
            _ => return None,
        },
        (None, None) => return None,
    };
    let month = month.unwrap_or(if is_end { 12 } else { 1 });
    let last = days(year, month)?;
    let day = day.unwrap_or(if is_end { last } else { 1 });
    let exists = (1000..=9999).contains(&year) && (1..=last).contains(&day);
    exists.then_some(year * 10_000 + month * 100 + day)
}

/// Days of a month.
fn days(year: u32, month: u32) -> Option<u32> {
    let (year, month) = (i128::from(year), i128::from(month));
    let is_month = (1..=12).contains(&month);
    let length = || days_before(year, month + 1) - days_before(year, month);
    is_month.then(length)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2024-02-29",
            "20240229",
            "29.02.2024",
            "2024-02-29T00:00:00Z",
            "2024-2-29",
        ] {
            assert_eq!(day(text, false), Some(20_240_229), "{text}");
        }
        assert_eq!(day("2024-02", true), Some(20_240_229));
        assert_eq!(
            (day("2023", false), day("2023", true)),
            (Some(20_230_101), Some(20_231_231))
        );
        for text in [
            "",
            "2023-02-29",
            "31/12/2024",
            "soon",
            "2024-13-01",
            "999",
            "20240230",
            "٢٠٢٤",
        ] {
            assert_eq!(day(text, false), None, "{text}");
        }
    }
}
