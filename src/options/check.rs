//! What the text of an option must be, as far as that can be told without any input.

use super::rust::{Attribute, DerivePath, Visibility};
use super::{OPTIONS, OptionValue, Options};
use crate::diagnostic::{Diagnostic, codes};
use crate::runtime::language::is_language;
use crate::text::keyword::identifier;
use crate::text::{Ident, suggestion};

/// The kinds of entries that `registry-entries` takes.
pub(crate) const REGISTRY_ENTRIES: [&str; 5] = [
    "ranges",
    "unassigned",
    "reserved",
    "private",
    "experimental",
];

/// An error for each option whose text cannot be meant.
pub(crate) fn all(options: &Options) -> Vec<Diagnostic> {
    let mut options = options.clone();
    let found = OPTIONS.iter().flat_map(|option| {
        let value = option.setting(&mut options).get();
        value.map_or_else(Vec::new, |value| of_value(option.name, &value))
    });
    found.collect()
}

/// The errors of one option.
pub(super) fn of_value(option: &str, value: &OptionValue) -> Vec<Diagnostic> {
    let pairs: Vec<(&str, &str)> = match value {
        OptionValue::Flag(_) => Vec::new(),
        OptionValue::Text(text) => vec![("", text)],
        OptionValue::List(list) => list.iter().map(|text| ("", text.as_str())).collect(),
        OptionValue::Map(map) => map.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect(),
    };
    let errors = pairs.into_iter();
    errors.filter_map(|pair| of_text(option, pair)).collect()
}

/// The error of one text, and of the name that it is for.
fn of_text(option: &str, (name, text): (&str, &str)) -> Option<Diagnostic> {
    let (what, help) = match option {
        "vis" if Visibility::parse(text).is_none() => (
            "a visibility of Rust",
            "for example `pub(crate)`".to_owned(),
        ),
        "derive" | "derive-for" if DerivePath::parse(text).is_none() => (
            "the path of one derive",
            "for example `rkyv::Archive`; give each derive an option of its own".to_owned(),
        ),
        "attribute" | "attribute-for" if Attribute::parse(text).is_none() => (
            "one attribute",
            "for example `serde(untagged)`; write it without `#[`, `]` and comments".to_owned(),
        ),
        "lang" if !is_language(text) => (
            "a language as xml:lang has it",
            "for example `en` or `de-CH`".to_owned(),
        ),
        "registry-entries" if !REGISTRY_ENTRIES.contains(&text) => {
            let all = REGISTRY_ENTRIES.map(|word| format!("`{word}`")).join(", ");
            let kinds = format!("the kinds are {all}");
            let words = REGISTRY_ENTRIES.iter().copied();
            ("kinds of entries", suggestion(text, words, &kinds))
        }
        "deprecate"
            if text.starts_with(|c: char| c.is_ascii_digit())
                && super::day(text, false).is_none() =>
        {
            (
                "a day, `ended` or a status",
                "write the day as 2026-01-01".to_owned(),
            )
        }
        "rename-value" if split_value(name).is_none() => {
            let help =
                "write TYPE::LITERAL=NAME, e.g. `Color::red=Crimson`; `*::red` is that of any type";
            return Some(not_a_value(option, name, help));
        }
        "default" if split_value(text).is_none() => {
            let help = "write TYPE::LITERAL, e.g. `Color::red`";
            return Some(not_a_value(option, text, help));
        }
        "error-type" | "type-prefix" | "variant-prefix" | "rename-module" | "rename-type"
        | "rename-value" => {
            // A `*` stands for a part of the value.
            let checked = match option {
                "rename-value" => text.replacen('*', "x", 1),
                _ => text.to_owned(),
            };
            return not_an_identifier(&checked).map(|why| wrong_identifier(option, text, why));
        }
        "deny" if text == "warnings" => return None,
        "deny" | "allow" => {
            return codes::page(text).is_none().then(|| codes::unknown(text));
        }
        _ => return None,
    };
    let message = format!("`{option}` takes {what}, not `{text}`");
    Some(Diagnostic::error(codes::WRONG_OPTION_VALUE, message).help(help))
}

fn not_a_value(option: &str, name: &str, help: &str) -> Diagnostic {
    let message = format!("`{name}`, which `{option}` names, is not a value of a type");
    Diagnostic::error(codes::WRONG_OPTION_VALUE, message).help(help)
}

/// Type and literal of `TYPE::LITERAL`; the type may begin with a namespace in braces, which may hold colons.
pub(crate) fn split_value(key: &str) -> Option<(&str, &str)> {
    let start = match key.strip_prefix('{') {
        Some(rest) => rest.find('}')? + 1,
        None => 0,
    };
    let at = start + key.get(start..)?.find("::")?;
    Some((key.get(..at)?, key.get(at + 2..)?))
}

/// Why a name that somebody asks for is not one in Rust.
pub(crate) fn not_an_identifier(name: &str) -> Option<&'static str> {
    match identifier(name) {
        Some(ident) if *ident == *name => None,
        Some(_) => Some("is a keyword in Rust"),
        None if name.starts_with("r#") => Some("is a keyword in Rust"),
        None => Some("is not an identifier in Rust"),
    }
}

/// The error about such a name.
pub(crate) fn wrong_identifier(option: &str, name: &str, why: &str) -> Diagnostic {
    let message = format!("`{name}`, which `{option}` asks for, {why}");
    let example = match Ident::from(name) {
        raw if raw.starts_with("r#") => format!("{name}_"),
        ident => ident.to_string(),
    };
    Diagnostic::error(codes::NOT_AN_IDENTIFIER, message).help(format!("for example `{example}`"))
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::*;

    #[test]
    fn what_no_option_can_mean_is_an_error() {
        let wrong = [
            ("vis", "public"),
            ("derive", "1x"),
            ("derive-for", "A=B C"),
            ("attribute", "foo("),
            ("attribute-for", "A=foo("),
            ("lang", "de_DE"),
            ("registry-entries", "some"),
            ("rename-value", "red=Crimson"),
            ("rename-value", "A::red=1st"),
            ("rename-type", "A=fn"),
            ("rename-module", "urn:x=a b"),
            ("error-type", "My Error"),
            ("type-prefix", "1"),
            ("variant-prefix", "-"),
            ("default", "red"),
            ("deny", "XSD9999"),
            ("allow", "warnings"),
        ];
        for (option, text) in wrong {
            let found = super::super::find(option).map(|o| o.judge(text.into()));
            assert!(matches!(found, Some(Err(_))), "{option} {text}");
        }
        let right = [
            ("lang", "de-CH"),
            ("rename-value", "A::x-*=Ext*"),
            ("rename-value", "{}A::x=Ext"),
            ("rename-value", "{urn::x}A::x=*"),
            ("deny", "warnings"),
            ("registry-entries", "ranges"),
        ];
        for (option, text) in right {
            let found = super::super::find(option).map(|o| o.judge(text.into()));
            assert!(matches!(found, Some(Ok(()))), "{option} {text}");
        }
        assert!(all(&Options::default()).is_empty());
    }
}
