//! Values of registries that are more than one: ranges, written in many ways.

/// Whether a value stands for several: `105-199`, `0xC0,0xB0-FF`, `-65536 to -1`, `>=9`, `1024 and above`.
pub(super) fn is_range(value: &str) -> bool {
    let text = value
        .to_ascii_lowercase()
        .replace(['–', '—', '‑', '−'], "-");
    const BEFORE: [&str; 11] = [
        "<",
        ">",
        "≤",
        "≥",
        "less than ",
        "greater than ",
        "more than ",
        "at least ",
        "at most ",
        "integer values ",
        "strings of ",
    ];
    const BEHIND: [&str; 8] = [
        " and above",
        " and up",
        " and higher",
        " and greater",
        " or above",
        " or greater",
        " or higher",
        " or more",
    ];
    if BEFORE.iter().any(|b| {
        let rest = text
            .strip_prefix(b)
            .map(|r| r.trim_start_matches(['=', ' ']));
        rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | 'l' | 'g'))
        })
    }) || BEHIND.iter().any(|b| text.ends_with(b))
    {
        return true;
    }
    if bounds(&text).is_some() {
        return true;
    }
    // A list of bytes, some of which are ranges or anything: `0x0A-0x19,*`, `0x00,0x1C-FF`.
    let parts: Vec<&str> = text
        .split([',', ';', ' '])
        .filter(|p| !p.is_empty())
        .collect();
    parts.len() > 1
        && parts
            .iter()
            .any(|part| *part == "*" || bounds(part).is_some())
}

/// The ends of a range of numbers, as they are written.
fn bounds(text: &str) -> Option<(&str, &str)> {
    let ways = ["..", " to ", "-", ":"];
    ways.iter().find_map(|way| {
        // A minus at the beginning is a sign.
        let skipped = usize::from(text.starts_with('-'));
        let at = skipped + text.get(skipped..)?.find(way)?;
        let (first, last) = (text.get(..at)?.trim(), text.get(at + way.len()..)?.trim());
        let both = (number(first, last)?, number(last, first)?);
        // `1:2` is more often two numbers than a range.
        (both.0 <= both.1 && *way != ":").then_some((first, last))
    })
}

/// The number that an end of a range is; the other end says whether digits are hexadecimal.
fn number(text: &str, other: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let is_hex = |t: &str| t.starts_with("0x") || t.starts_with("x'");
    let parsed = match digits.strip_prefix("0x") {
        Some(hex) => i128::from_str_radix(hex, 16),
        None if is_hex(other) => i128::from_str_radix(digits, 16),
        None if digits.bytes().all(|b| b.is_ascii_digit())
            && other.bytes().all(|b| b.is_ascii_digit() || b == b'-') =>
        {
            digits.parse()
        }
        // `C0-FF`, but no words such as `bad-face`.
        None if digits.len() == other.len()
            && format!("{digits}{other}")
                .bytes()
                .any(|b| b.is_ascii_digit()) =>
        {
            i128::from_str_radix(digits, 16)
        }
        None => return None,
    };
    let starts = digits.starts_with(|c: char| c.is_ascii_hexdigit());
    parsed.ok().filter(|_| starts).map(|n| sign * n)
}

/// The numbers of a range as it writes them, at most so many; none when its ends are written differently.
pub(super) fn numbers(value: &str, most: usize) -> Vec<String> {
    let plain = value.replace(['–', '—', '‑'], "-");
    let lower = plain.to_ascii_lowercase();
    let Some((first, last)) = bounds(&lower) else {
        return Vec::new();
    };
    let (Some(from), Some(to)) = (number(first, last), number(last, first)) else {
        return Vec::new();
    };
    let digits = first.strip_prefix("0x").unwrap_or(first);
    let is_hex = first.starts_with("0x") || first.bytes().any(|b| b.is_ascii_alphabetic());
    let upper = plain.bytes().any(|b| matches!(b, b'A'..=b'F'));
    let width = if first.len() == last.len() || digits.starts_with('0') {
        digits.len()
    } else {
        0
    };
    let prefix = if first.starts_with("0x") { "0x" } else { "" };
    (from..=to)
        .take(most)
        .map(|n| match (is_hex, upper) {
            (false, _) if n < 0 => n.to_string(),
            (false, _) => format!("{n:0width$}"),
            (true, true) => format!("{prefix}{n:0width$X}"),
            (true, false) => format!("{prefix}{n:0width$x}"),
        })
        .collect()
}
