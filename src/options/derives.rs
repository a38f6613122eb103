//! Derives of other crates that see the names of variants where serde sees the schema's literals.

use super::Options;
use crate::diagnostic::{Diagnostic, codes};

/// A derive, and the option that implements the same trait with the literals.
struct Derive {
    krate: &'static str,
    name: &'static str,
    option: &'static str,
    /// Whether the name alone tells which derive it is.
    is_plain: bool,
    is_on: fn(&Options) -> bool,
}

const DERIVES: [Derive; 7] = [
    derive("clap", "ValueEnum", "clap", |o| o.emit.crates.clap),
    derive("schemars", "JsonSchema", "schemars", |o| {
        o.emit.crates.schemars
    }),
    derive("serde", "Deserialize", "serde", has_serde),
    derive("serde", "Serialize", "serde", has_serde),
    Derive {
        is_plain: false,
        ..derive("sqlx", "Type", "sqlx", |o| o.emit.crates.sqlx)
    },
    derive("ts_rs", "TS", "ts-rs", |o| o.emit.crates.ts_rs),
    derive("utoipa", "ToSchema", "utoipa", |o| o.emit.crates.utoipa),
];

const fn derive(
    krate: &'static str,
    name: &'static str,
    option: &'static str,
    is_on: fn(&Options) -> bool,
) -> Derive {
    Derive {
        krate,
        name,
        option,
        is_plain: true,
        is_on,
    }
}

fn has_serde(options: &Options) -> bool {
    let emit = &options.emit;
    emit.serde || emit.serde_compact || emit.serde_native
}

/// A warning for each derive that contradicts serde, and an error for one whose trait an option implements too.
pub(crate) fn judge(options: &Options) -> Vec<Diagnostic> {
    let (emit, name) = (&options.emit, &options.name);
    let derives = emit.derives.iter().map(|path| ("derive", path.as_str()));
    let of_types = name.derive_for.iter();
    let derives = derives.chain(of_types.map(|(_, path)| ("derive-for", path.as_str())));
    let attributes = emit.attributes.iter().map(|text| ("attribute", text));
    let of_types = name.attribute_for.iter();
    let attributes = attributes.chain(of_types.map(|(_, text)| ("attribute-for", text)));
    let derives = derives.chain(attributes.flat_map(|(option, text)| {
        let paths = derived_by(text);
        paths.map(move |path| (option, path))
    }));
    let found = derives.filter_map(|(given, path)| {
        let derive = DERIVES.iter().find(|derive| derive.is(path))?;
        Some(derive.finding(given, path, options))
    });
    found.collect()
}

/// The paths in `derive(…)`, also within `cfg_attr`.
fn derived_by(attribute: &str) -> impl Iterator<Item = &str> {
    let lists = attribute.split("derive").skip(1);
    let lists = lists.filter_map(|rest| rest.trim_start().strip_prefix('('));
    lists.flat_map(|list| list.split(')').next().unwrap_or_default().split(','))
}

impl Derive {
    fn is(&self, path: &str) -> bool {
        let path = path.trim().trim_start_matches("::");
        let mut steps = path.split("::").map(str::trim);
        match (steps.next(), steps.last()) {
            (Some(first), Some(last)) => first == self.krate && last == self.name,
            (Some(only), None) => self.is_plain && only == self.name,
            _ => false,
        }
    }

    fn finding(&self, given: &str, path: &str, options: &Options) -> Diagnostic {
        let (path, option) = (path.trim(), self.option);
        if (self.is_on)(options) {
            let message = format!(
                "`{given}` asks for `{path}`, which the option `{option}` implements already"
            );
            return Diagnostic::error(codes::DERIVE_SEES_NAMES, message)
                .help("leave the derive out: the option has the schema's literals");
        }
        let message = format!(
            "`{given}` asks for `{path}`, which sees the names of variants and not the schema's literals"
        );
        let help =
            format!("use the option `{option}` instead: it implements the trait with the literals");
        Diagnostic::warning(codes::DERIVE_SEES_NAMES, message).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::{DERIVES, derived_by};

    #[test]
    fn derives_are_told_by_crate_and_name() {
        let option = |path: &str| DERIVES.iter().find(|d| d.is(path)).map(|d| d.option);
        assert_eq!(option("schemars::JsonSchema"), Some("schemars"));
        assert_eq!(option("::ts_rs :: TS"), Some("ts-rs"));
        assert_eq!(option("ValueEnum"), Some("clap"));
        assert_eq!(option("serde::Serialize"), Some("serde"));
        assert_eq!(option("Type"), None);
        assert_eq!(option("sqlx::Type"), Some("sqlx"));
        assert_eq!(option("my::JsonSchema"), None);
    }

    #[test]
    fn derives_are_found_in_attributes() {
        let paths = |text| Vec::from_iter(derived_by(text).map(str::trim));
        assert_eq!(paths("derive(A, b::B)"), ["A", "b::B"]);
        assert_eq!(
            paths("cfg_attr(feature = \"x\", derive (A), repr(u8))"),
            ["A"]
        );
        assert!(paths("doc = \"derive\"").is_empty());
    }
}
