//! Values with what is said of them.

use super::described::{is_closed, text};
use super::site::Site;
use crate::emit::literal::quoted;

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
            let docs: Vec<_> = unit
                .values()
                .map(|(value, variant)| (variant, summary(&text(&value.docs))))
                .collect();
            if docs.iter().all(|(_, docs)| docs.is_empty()) {
                return code.line(format_args!("::core::option::Option::Some({made})"));
            }
            code.line(format_args!("let value = {made};"));
            code.block_to("let help = match *self {", "};", |code| {
                for (variant, docs) in docs.iter().filter(|(_, docs)| !docs.is_empty()) {
                    code.arm(&format!("Self::{variant}"), &quoted(docs));
                }
                if docs.iter().any(|(_, docs)| docs.is_empty())
                    || site.file.index_type(unit).is_some()
                {
                    code.exact_line("_ => return ::core::option::Option::Some(value),");
                }
            });
            code.line("::core::option::Option::Some(value.help(help))");
        });
    });
}

/// The first paragraph, on one line.
fn summary(markdown: &str) -> String {
    let first = markdown.split("\n\n").next().unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}
