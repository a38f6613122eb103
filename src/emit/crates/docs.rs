//! Values with what is said of them.

use std::fmt::Write as _;

use super::described::{is_closed, text};
use super::site::Site;
use crate::emit::items::Items;
use crate::emit::literal::quoted;
use crate::emit::unit::Unit;

/// Of a closed enumeration; clap reads all other types by their `FromStr`.
pub(super) fn clap(site: &mut Site<'_, '_>) {
    if !is_closed(site.unit) {
        return;
    }
    let unit = site.unit;
    let values = match site.file.has_static_values(unit) {
        true => site.file.values(unit),
        false => "Self::VALUES".to_owned(),
    };
    let head = format!("impl ::clap::ValueEnum for {} {{", unit.names.ident);
    site.code.item_block(site.file.lints(unit), head, |code| {
        code.block("fn value_variants<'a>() -> &'a [Self] {", |code| {
            code.line(values);
        });
        code.gap();
        let possible = "::clap::builder::PossibleValue";
        let head = format!("fn to_possible_value(&self) -> ::core::option::Option<{possible}> {{");
        code.block(head, |code| {
            let made = format!("{possible}::new(self.as_str())");
            let aliases = aliases(unit);
            let helps = helps(unit);
            if aliases.is_empty() && helps.iter().all(|(_, help)| help.is_empty()) {
                return code.line(format_args!("::core::option::Option::Some({made})"));
            }
            code.line(format_args!("let value = {made};"));
            if !aliases.is_empty() {
                let pairs = Items::new(aliases.iter(), |out, (literal, alias)| {
                    let _ = write!(out, "({}, {})", quoted(literal), quoted(alias));
                });
                let head = format!("const ALIASES: &[(&str, &str); {}] = &", aliases.len());
                code.array(&head, &pairs, false);
                code.line("let own = ALIASES.iter().filter(|pair| pair.0 == self.as_str());");
                code.line("let value = value.aliases(own.map(|pair| pair.1));");
            }
            if helps.iter().all(|(_, help)| help.is_empty()) {
                return code.line("::core::option::Option::Some(value)");
            }
            code.block_to("let help = match *self {", "};", |code| {
                for (variant, help) in helps.iter().filter(|(_, help)| !help.is_empty()) {
                    code.arm(&format!("Self::{variant}"), &quoted(help));
                }
                if helps.iter().any(|(_, help)| help.is_empty())
                    || site.file.index_type(unit).is_some()
                {
                    code.exact_line("_ => return ::core::option::Option::Some(value),");
                }
            });
            code.line("::core::option::Option::Some(value.help(help))");
        });
    });
}

/// Variants, with what is said of them.
fn helps<'a>(unit: &Unit<'a>) -> Vec<(&'a str, String)> {
    let values = unit.values();
    let helps = values.map(|(value, variant)| (variant, summary(&text(&value.docs))));
    helps.collect()
}

/// Literals, with other literals of the same values.
fn aliases<'a>(unit: &Unit<'a>) -> Vec<(&'a str, &'a str)> {
    let values = unit.values().map(|(value, _)| value);
    let aliases = values.flat_map(|value| {
        let aliases = value.aliases.iter();
        aliases.map(|alias| (value.literal.as_str(), alias.literal.as_str()))
    });
    aliases.collect()
}

/// The first paragraph, on one line.
fn summary(markdown: &str) -> String {
    let first = markdown.split("\n\n").next().unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}
