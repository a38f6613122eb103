//! What `facts` and `find-by` ask of a column: how it is called in Rust, and of which type it is.

/// Types of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// `bool`
    Bool,
    /// An integer of so many bits that may be negative.
    Signed(u32),
    /// An integer of so many bits that may not.
    Unsigned(u32),
    /// `&'static str`
    Text,
}

const KINDS: [(&str, FactKind); 10] = [
    ("bool", FactKind::Bool),
    ("u8", FactKind::Unsigned(8)),
    ("u16", FactKind::Unsigned(16)),
    ("u32", FactKind::Unsigned(32)),
    ("u64", FactKind::Unsigned(64)),
    ("i8", FactKind::Signed(8)),
    ("i16", FactKind::Signed(16)),
    ("i32", FactKind::Signed(32)),
    ("i64", FactKind::Signed(64)),
    ("str", FactKind::Text),
];

impl FactKind {
    /// What Rust calls it; texts are borrowed.
    pub(crate) fn name(self) -> &'static str {
        let found = KINDS.iter().find(|(_, kind)| *kind == self);
        found.map_or("str", |(name, _)| name)
    }

    /// The first kind that has all of the texts, without those that stand for nothing.
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut texts = texts.filter(|text| !is_nothing(text)).peekable();
        if texts.peek().is_none() {
            return Self::Text;
        }
        let is_word = |text: &str| ["true", "false"].contains(&text.to_ascii_lowercase().as_str());
        if texts.clone().all(is_word) {
            return Self::Bool;
        }
        let has_all = |kind: &Self| texts.clone().all(|text| kind.literal(text).is_some());
        let integers = KINDS.iter().map(|(_, kind)| *kind);
        let mut integers = integers.filter(|kind| !matches!(kind, Self::Bool | Self::Text));
        integers.find(has_all).unwrap_or(Self::Text)
    }

    /// A text as Rust writes the number or truth value; nothing when it is not one of this kind. Texts are quoted
    /// elsewhere.
    pub(crate) fn literal(self, text: &str) -> Option<String> {
        let text = text.trim();
        let within = |least: i128, most: i128| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let number: i128 = is_number.then(|| text.parse().ok()).flatten()?;
            (least..=most).contains(&number).then(|| number.to_string())
        };
        match self {
            Self::Text => None,
            Self::Unsigned(bits) => within(0, (1 << bits) - 1),
            Self::Signed(bits) => within(-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
            Self::Bool => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "y" | "1" => Some("true".to_owned()),
                "false" | "no" | "n" | "0" => Some("false".to_owned()),
                _ => None,
            },
        }
    }
}

/// Whether a text says that there is no number or truth value.
pub(crate) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    let words = ["", "-", "–", "—", "n/a", "n.a.", "na", "nil"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// One word of `facts` or `find-by`: `COLUMN`, `COLUMN=NAME`, `COLUMN: TYPE` or `COLUMN=NAME: TYPE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FactSpec<'a> {
    pub(crate) column: &'a str,
    /// Its function in Rust.
    pub(crate) method: Option<&'a str>,
    pub(crate) kind: Option<FactKind>,
    /// Whether it is an `Option` even where all values have it.
    pub(crate) is_optional: bool,
}

impl<'a> FactSpec<'a> {
    /// Reads it. What is not a type or a name is part of the column's.
    pub(crate) fn parse(text: &'a str) -> Self {
        let typed = text.rsplit_once(':');
        let typed = typed.and_then(|(rest, name)| Some((rest, kind(name.trim())?)));
        let (rest, kind, is_optional) = match typed {
            Some((rest, (kind, is_optional))) => (rest, Some(kind), is_optional),
            None => (text, None, false),
        };
        let named = rest.rsplit_once('=');
        let named = named.filter(|(_, name)| crate::text::is_identifier(name.trim()));
        let (column, method) = match named {
            Some((column, name)) => (column, Some(name.trim())),
            None => (rest, None),
        };
        Self {
            column: column.trim(),
            method,
            kind,
            is_optional,
        }
    }
}

/// A type by its name, and whether it is optional.
fn kind(name: &str) -> Option<(FactKind, bool)> {
    let inner = name
        .strip_prefix("Option<")
        .and_then(|n| n.strip_suffix('>'));
    let plain = inner.unwrap_or(name);
    let plain = plain
        .trim_start_matches("&'static ")
        .trim_start_matches('&');
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == plain)?;
    Some((*kind, inner.is_some()))
}

#[cfg(test)]
mod tests {
    use super::{FactKind, FactSpec};

    #[test]
    fn kinds_are_the_smallest_that_fit() {
        let of = |texts: &[&str]| FactKind::of(texts.iter().copied()).name();
        assert_eq!(of(&["008", "999"]), "u16");
        assert_eq!(of(&["2", "N.A.", "0"]), "u8");
        assert_eq!(of(&["-1", "200"]), "i16");
        assert_eq!(of(&["True", "false"]), "bool");
        assert_eq!(of(&["1.5", "2"]), "str");
        assert_eq!(of(&["N.A.", ""]), "str");
        assert_eq!(of(&["18446744073709551616"]), "str");
        assert_eq!(FactKind::Unsigned(16).literal("008").as_deref(), Some("8"));
        assert_eq!(FactKind::Signed(8).literal("-128").as_deref(), Some("-128"));
        assert_eq!(FactKind::Signed(8).literal("128"), None);
        assert_eq!(FactKind::Unsigned(8).literal("+1"), None);
    }

    #[test]
    fn words_name_column_function_and_type() {
        let of = |text| {
            let spec = FactSpec::parse(text);
            (
                spec.column,
                spec.method,
                spec.kind.map(FactKind::name),
                spec.is_optional,
            )
        };
        assert_eq!(of("Numeric Code"), ("Numeric Code", None, None, false));
        assert_eq!(of("Code: old"), ("Code: old", None, None, false));
        assert_eq!(
            of("MinorUnit: Option<u8>"),
            ("MinorUnit", None, Some("u8"), true)
        );
        assert_eq!(
            of("N=numeric:u16"),
            ("N", Some("numeric"), Some("u16"), false)
        );
        assert_eq!(
            of("N=num: &'static str"),
            ("N", Some("num"), Some("str"), false)
        );
    }
}
