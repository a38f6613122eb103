//! serde's words for how names are spelled.

use std::str::FromStr;

/// How the schema spells what Rust writes in PascalCase; the words and their meaning are serde's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RenameAll {
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`
    Snake,
    /// `SCREAMING_SNAKE_CASE`
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
    /// `SCREAMING-KEBAB-CASE`
    ScreamingKebab,
}

const WORDS: [(&str, RenameAll); 8] = [
    ("lowercase", RenameAll::Lower),
    ("UPPERCASE", RenameAll::Upper),
    ("PascalCase", RenameAll::Pascal),
    ("camelCase", RenameAll::Camel),
    ("snake_case", RenameAll::Snake),
    ("SCREAMING_SNAKE_CASE", RenameAll::ScreamingSnake),
    ("kebab-case", RenameAll::Kebab),
    ("SCREAMING-KEBAB-CASE", RenameAll::ScreamingKebab),
];

impl FromStr for RenameAll {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = WORDS.iter().find(|(w, _)| *w == word);
        known.map(|(_, rule)| *rule).ok_or_else(|| {
            let words: Vec<String> = WORDS.iter().map(|(w, _)| format!("`{w}`")).collect();
            format!(
                "`{word}` is not a way to spell names; the ways are {}",
                words.join(", ")
            )
        })
    }
}

impl RenameAll {
    /// The text of a variant.
    pub(super) fn apply(self, variant: &str) -> String {
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_lowercase(),
            Self::Upper => variant.to_uppercase(),
            Self::Camel => {
                let mut chars = variant.chars();
                let first = chars.next().into_iter().flat_map(char::to_lowercase);
                first.chain(chars.as_str().chars()).collect()
            }
            Self::Snake => words(variant, '_'),
            Self::Kebab => words(variant, '-'),
            Self::ScreamingSnake => words(variant, '_').to_uppercase(),
            Self::ScreamingKebab => words(variant, '-').to_uppercase(),
        }
    }
}

/// As serde does it: a word begins at every capital letter.
fn words(variant: &str, separator: char) -> String {
    let mut text = String::with_capacity(variant.len() + 4);
    for (i, c) in variant.chars().enumerate() {
        if c == '_' {
            text.push(separator);
            continue;
        }
        if i > 0 && c.is_uppercase() {
            text.push(separator);
        }
        text.extend(c.to_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_as_serde_does() {
        let all = WORDS.map(|(_, rule)| rule.apply("PartnerDown2"));
        assert_eq!(
            all,
            [
                "partnerdown2",
                "PARTNERDOWN2",
                "PartnerDown2",
                "partnerDown2",
                "partner_down2",
                "PARTNER_DOWN2",
                "partner-down2",
                "PARTNER-DOWN2",
            ]
        );
        assert!("Kebab".parse::<RenameAll>().is_err());
    }
}
