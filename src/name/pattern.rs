//! The patterns of overrides: `*` is any text, `?` any one character, `\` takes the next one as it is.

/// Matches a whole text; gives what the first `*` stands for, which is empty when there is none.
///
/// Takes time proportional to the product of both lengths at most, and nothing is nested.
pub(crate) fn matches<'a>(pattern: &str, text: &'a str) -> Option<&'a str> {
    if pattern == text {
        return Some("");
    }
    let pattern: Vec<Part> = parts(pattern);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut p, mut t) = (0, 0);
    // Where to go on when what follows the latest star does not fit, and what the first star took.
    let mut retry: Option<(usize, usize)> = None;
    let mut first: Option<(usize, usize)> = None;
    let mut stars = 0;
    while t < chars.len() || p < pattern.len() {
        let here = chars.get(t).map(|c| c.1);
        match (pattern.get(p), here) {
            (Some(Part::Star), _) => {
                stars += 1;
                if stars == 1 {
                    first = Some((t, t));
                }
                retry = Some((p, t));
                p += 1;
                continue;
            }
            (Some(Part::Any), Some(_)) => {
                p += 1;
                t += 1;
                continue;
            }
            (Some(Part::Char(wanted)), Some(c)) if *wanted == c => {
                p += 1;
                t += 1;
                continue;
            }
            _ => {}
        }
        let (star, start) = retry?;
        if start >= chars.len() {
            return None;
        }
        retry = Some((star, start + 1));
        if stars == 1 {
            first = first.map(|(from, _)| (from, start + 1));
        }
        p = star + 1;
        t = start + 1;
    }
    let byte = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    Some(match first {
        Some((from, to)) => text.get(byte(from)..byte(to)).unwrap_or(""),
        None => "",
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Char(char),
    Any,
    Star,
}

fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            '*' => Part::Star,
            '?' => Part::Any,
            '\\' => Part::Char(chars.next().unwrap_or('\\')),
            _ => Part::Char(c),
        });
    }
    parts.dedup_by(|a, b| *a == Part::Star && *b == Part::Star);
    parts
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks_stand_for_text() {
        assert_eq!(matches("x-*", "x-red"), Some("red"));
        assert_eq!(matches("*-y", "a-b-y"), Some("a-b"));
        assert_eq!(matches("*b*", "abab"), Some("a"));
        assert_eq!(matches("?", "é"), Some(""));
        assert_eq!(matches("a?c", "abc"), Some(""));
        assert_eq!(matches(r"\*", "*"), Some(""));
        assert_eq!(matches(r"\*", "x"), None);
        assert_eq!(matches("", ""), Some(""));
        assert_eq!(matches("*", ""), Some(""));
        assert_eq!(matches("a*c", "ab"), None);
        assert_eq!(matches("abc", "ab"), None);
    }

    #[test]
    fn many_stars_stay_fast() {
        let text = "a".repeat(5000);
        assert_eq!(matches(&"*a".repeat(50).replace("*a", "*a*b"), &text), None);
    }
}
