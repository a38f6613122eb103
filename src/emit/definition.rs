//! The type itself: docs, attributes, variants.

use super::code::{Code, quoted};
use super::file::{File, Unit, code_span, plain};
use super::list;
use crate::model::{Content, Doc, Value};
use crate::options::DerivePath;

/// Longest literal that is worth a search term.
const LONGEST_ALIAS: usize = 80;

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if file.options.hand_written {
        return;
    }
    code.gap();
    code.docs(0, &type_docs(unit));
    match &unit.simple.content {
        Content::Enumeration(_) => enumeration(code, file, unit),
        Content::Alias(id) => alias(code, file, unit, *id),
        Content::List(_) => list::definition(code, file, unit),
    }
}

fn alias(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, id: crate::model::TypeId) {
    // Attributes for all types are about types, which this is not.
    for attribute in &unit.names.attributes {
        code.line(0, format_args!("#[{attribute}]"));
    }
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, 0, reason);
    }
    let visibility = file.visibility(unit.names.module.len());
    let Some(of) = file.unit(id) else { return };
    let path = file.path(unit, &of);
    code.line(
        0,
        format_args!("{visibility}type {} = {path};", unit.names.ident),
    );
}

fn enumeration(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    derives(code, file, unit);
    for attribute in file.attributes(unit) {
        code.line(0, format_args!("#[{attribute}]"));
    }
    let index_type = file.index_type(unit);
    // Nobody can list the values of a `struct` anyway.
    if index_type.is_none() && (file.options.non_exhaustive || unit.names.non_exhaustive) {
        code.line(0, format_args!("#[non_exhaustive]"));
    }
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, 0, reason);
    }
    if let Some(index_type) = index_type {
        return constants(code, file, unit, index_type);
    }
    let visibility = file.visibility(unit.names.module.len());
    code.line(0, format_args!("{visibility}enum {} {{", unit.names.ident));
    let default = default(file, unit);
    for (index, (value, variant)) in unit.values().enumerate() {
        variant_docs(code, value, variant);
        if default == Some(index) {
            code.line(1, format_args!("#[default]"));
        }
        code.indent(1);
        code.push(variant);
        code.push(",\n");
    }
    if let Some(other) = unit.other() {
        let string = file.in_support(unit, "String");
        code.doc_line(
            1,
            "Other text that is valid for the type, white space normalised.",
        );
        code.line(1, format_args!("{other}({string}),"));
    }
    code.push_closing_brace();
}

/// A `struct` that holds the index of a value, and a constant for each of them.
fn constants(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, index_type: &str) {
    let visibility = file.visibility(unit.names.module.len());
    let (ident, private) = (&unit.names.ident, file.private(unit));
    code.line(
        0,
        format_args!("{visibility}struct {ident}({private}{index_type});"),
    );
    code.gap();
    // They are called like the variants of an enum; those that a program does not use are no mistake in it.
    code.line(
        0,
        format_args!("#[allow(dead_code, non_upper_case_globals)]"),
    );
    code.line(0, format_args!("impl {ident} {{"));
    for (index, (value, constant)) in unit.values().enumerate() {
        if index > 0 {
            code.push("\n");
        }
        variant_docs(code, value, constant);
        code.line(
            1,
            format_args!("pub const {constant}: Self = Self({index});"),
        );
    }
    code.push_closing_brace();
    if let Some(index) = default(file, unit) {
        code.gap();
        code.line(
            0,
            format_args!("impl ::core::default::Default for {ident} {{"),
        );
        code.line(1, format_args!("fn default() -> Self {{"));
        code.line(2, format_args!("Self({index})"));
        code.line(1, format_args!("}}"));
        code.push_closing_brace();
    }
}

/// The value that `Default` gives, when that is asked for and the schema knows one.
fn default(file: &File<'_>, unit: &Unit<'_>) -> Option<usize> {
    unit.simple.default.filter(|_| file.options.default_impl)
}

fn derives(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let mut derives: Vec<&str> = Vec::with_capacity(12);
    derives.push("Clone");
    if unit.other().is_none() {
        derives.push("Copy");
    }
    if !file.debug_is_text(unit) {
        derives.push("Debug");
    }
    derives.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]);
    if default(file, unit).is_some() && file.index_type(unit).is_none() {
        derives.push("Default");
    }
    write_derives(code, derives, file.derives(unit));
}

/// Writes `#[derive(…)]` with what is asked for besides the usual.
pub(super) fn write_derives<'a>(
    code: &mut Code,
    mut derives: Vec<&'a str>,
    extra: impl Iterator<Item = &'a DerivePath>,
) {
    for extra in extra {
        if !derives.contains(&extra.as_str()) {
            derives.push(extra.as_str());
        }
    }
    let one_line = format!("#[derive({})]", derives.join(", "));
    if one_line.chars().count() <= code.width(0) {
        code.line(0, format_args!("{one_line}"));
        return;
    }
    code.line(0, format_args!("#[derive("));
    for derive in derives {
        code.line(1, format_args!("{derive},"));
    }
    code.line(0, format_args!(")]"));
}

pub(super) fn deprecated(code: &mut Code, level: usize, reason: &str) {
    if reason.is_empty() {
        code.line(level, format_args!("#[deprecated]"));
    } else {
        code.line(level, format_args!("#[deprecated = {}]", quoted(reason)));
    }
}

fn variant_docs(code: &mut Code, value: &Value, variant: &str) {
    let literal = value.literal.as_str();
    if value.docs.is_empty() {
        code.doc_line(1, &literal_docs(literal));
    } else {
        docs(code, 1, &value.docs);
    }
    if !value.aliases.is_empty() {
        let list: Vec<String> = value
            .aliases
            .iter()
            .map(|a| code_span(&a.literal))
            .collect();
        code.doc_line(1, "");
        code.docs(1, &format!("Also written {}.", list.join(", ")));
    }
    if plain(variant) != literal && can_be_doc_alias(literal) {
        code.indent(1);
        code.push("#[doc(alias = ");
        code.push_literal(literal);
        code.push(")]\n");
    }
    if let Some(reason) = value.deprecated() {
        deprecated(code, 1, reason);
    }
}

fn literal_docs(literal: &str) -> String {
    if literal.is_empty() {
        return "The empty text.".to_owned();
    }
    if literal.len() > LONGEST_ALIAS {
        let start: String = literal.chars().take(LONGEST_ALIAS / 2).collect();
        return format!("{} …", code_span(&start));
    }
    code_span(literal)
}

/// rustc refuses quotes, white space other than a space inside, and nothing at all.
fn can_be_doc_alias(literal: &str) -> bool {
    !literal.is_empty()
        && literal.len() <= LONGEST_ALIAS
        && !literal.starts_with(' ')
        && !literal.ends_with(' ')
        && !literal
            .chars()
            .any(|c| matches!(c, '"' | '\'') || c.is_control() || (c.is_whitespace() && c != ' '))
}

fn docs(code: &mut Code, level: usize, docs: &[Doc]) {
    for (i, doc) in docs.iter().enumerate() {
        if i > 0 {
            code.doc_line(level, "");
        }
        code.docs(level, &doc.markdown);
    }
}

/// Everything that is known of the type, as Markdown.
fn type_docs(unit: &Unit<'_>) -> String {
    let simple = unit.simple;
    let mut blocks: Vec<String> = simple.docs.iter().map(|d| d.markdown.clone()).collect();
    if blocks.is_empty() {
        blocks.push(origin(unit));
    }
    if let Some(citation) = &simple.citation {
        let title = crate::docs::from_text(&citation.title);
        let section = match &citation.section {
            Some(section) if !citation.title.starts_with(section.as_str()) => {
                format!("{section} {title}")
            }
            _ => title,
        };
        blocks.push(match &citation.url {
            Some(url) => format!("Specified in [{section}](<{url}>)."),
            None => format!("Specified in {section}."),
        });
    }
    if !simple.facets.is_empty() {
        let list: Vec<String> = simple
            .facets
            .iter()
            .map(|(name, value)| format!("{name} {}", code_span(value)))
            .collect();
        blocks.push(format!("Facets: {}.", list.join(", ")));
    }
    blocks.join("\n\n")
}

/// What can be said of a type that has no documentation.
fn origin(unit: &Unit<'_>) -> String {
    let identity = &unit.simple.identity;
    let what = match (&identity.name, identity.path.last()) {
        (Some(name), _) => format!("Simple type {}", code_span(name)),
        (None, _) => {
            let path: Vec<&str> = identity
                .path
                .iter()
                .filter_map(|s| s.name.as_deref())
                .collect();
            if path.is_empty() {
                "An anonymous simple type".to_owned()
            } else {
                format!(
                    "The anonymous simple type at {}",
                    code_span(&path.join("/"))
                )
            }
        }
    };
    match &identity.namespace {
        Some(namespace) => format!("{what} of namespace {}.", code_span(namespace)),
        None => format!("{what}."),
    }
}
