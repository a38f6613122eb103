//! The type itself: docs, attributes, variants.

use super::attributes::{attributes, deprecated, write_derives};
use super::code::Code;
use super::file::File;
use super::lints::Lints;
use super::literal::quoted;
use super::unit::Unit;
use super::{atomic, list, words};
use crate::model::{Content, Doc, TypeId, Value};
use crate::text::cells;
use crate::text::{code_span, unraw};

/// Longest literal that is worth a search term.
const LONGEST_ALIAS: usize = 80;

const OTHER: &str = "\
$vis$struct $Other($String);

impl $Other {
    /// The text, white space normalised.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    if file.options.hand_written {
        return;
    }
    code.gap();
    code.docs(&type_docs(unit));
    match &unit.simple.content {
        Content::Enumeration(_) => enumeration(code, file, unit),
        Content::Alias(id) => alias(code, file, unit, Some(*id)),
        Content::Text => alias(code, file, unit, None),
        Content::List(_) => list::definition(code, file, unit),
        Content::Atomic(_) => atomic::definition(code, file, unit),
    }
}

/// Another name for a type, or for `String`.
fn alias(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, id: Option<TypeId>) {
    // Attributes for all types are about types, which this is not.
    for attribute in &unit.names.attributes {
        code.line(format_args!("#[{attribute}]"));
    }
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, reason);
    }
    code.allow(file.lints(unit));
    let visibility = file.visibility(unit.names.module.len());
    let path = match id.map(|id| file.unit(id)) {
        Some(of) => file.part(code, unit, &of),
        None => code.string(),
    };
    code.line(format_args!(
        "{visibility}type {} = {path};",
        unit.names.ident
    ));
}

fn enumeration(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    derives(code, file, unit);
    attributes(code, file, unit);
    let index_type = file.index_type(unit);
    // Nobody can list the values of a `struct` anyway.
    if index_type.is_none() && (file.options.non_exhaustive || unit.names.non_exhaustive) {
        code.line("#[non_exhaustive]");
    }
    if let Some(reason) = &unit.simple.deprecated {
        deprecated(code, reason);
    }
    if let Some(index_type) = index_type {
        return constants(code, file, unit, index_type);
    }
    let visibility = file.visibility(unit.names.module.len());
    if unit.is_typed() {
        code.allow(file.lints(unit));
    }
    let head = format!("{visibility}enum {} {{", unit.names.ident);
    let default = default(file, unit);
    let derives_default = derives_default(file, unit);
    code.block(head, |code| {
        for (index, (value, variant)) in unit.values().enumerate() {
            variant_docs(code, value, variant);
            if derives_default && default == Some(index) {
                code.line("#[default]");
            }
            code.line(format_args!("{variant},"));
        }
        for (variant, path) in file.typed(unit) {
            code.docs(&format!("A value of [`{path}`]."));
            let line = format!("{variant}({path}),");
            match cells(&line) <= code.width() {
                true => code.exact_line(&line),
                false => code.line(line),
            }
        }
        if let Some(other) = unit.other() {
            code.doc_line("Other text that is valid for the type.");
            code.line(format_args!("{other}({}),", unit.names.other_type));
        }
    });
    if unit.other().is_some() {
        other(code, file, unit);
    }
    let variant = default.and_then(|index| unit.names.variants.get(index));
    if let Some(variant) = variant.filter(|_| !derives_default) {
        default_impl(code, file, unit, &format!("Self::{variant}"));
    }
}

/// `Default` by hand, where it cannot be derived.
fn default_impl(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, value: &str) {
    let head = format!("impl ::core::default::Default for {} {{", unit.names.ident);
    let lints = Lints {
        derivable: file.index_type(unit).is_none(),
        ..file.lints(unit)
    };
    code.item_block(lints, head, |code| {
        code.block("fn default() -> Self {", |code| code.line(value));
    });
}

/// Whether `Default` is derived: not of constants, and not where rustc warns of what is deprecated in what it derives.
fn derives_default(file: &File<'_>, unit: &Unit<'_>) -> bool {
    let is_enum = file.index_type(unit).is_none();
    is_enum && default(file, unit).is_some() && !file.lints(unit).deprecated
}

/// The type of the text that an open enumeration keeps. Its field is private, so that it cannot hold the text of
/// a value.
fn other(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let visibility = file.visibility(unit.names.module.len());
    let names = [
        ("vis", visibility.as_str()),
        ("struct", "struct"),
        ("Other", &unit.names.other_type),
        ("String", &code.string()),
    ];
    code.gap();
    let ident = &unit.names.ident;
    code.docs(&format!(
        "Text of [`{ident}`] that is none of its values. Only parsing makes it."
    ));
    write_derives(code, usual_derives(file, unit), file.derives(unit));
    code.template(OTHER, &names);
}

/// A `struct` that holds the index of a value, and a constant for each of them.
fn constants(code: &mut Code, file: &File<'_>, unit: &Unit<'_>, index_type: &str) {
    let visibility = file.visibility(unit.names.module.len());
    let (ident, private) = (&unit.names.ident, file.private(unit));
    code.line(format_args!(
        "{visibility}struct {ident}({private}{index_type});"
    ));
    // They are called like the variants of an enum; those that a program does not use are no mistake in it.
    let lints = Lints {
        dead_code: true,
        upper_case: true,
        ..file.lints(unit)
    };
    code.item_block(lints, format_args!("impl {ident} {{"), |code| {
        for (index, (value, constant)) in unit.values().enumerate() {
            code.gap();
            variant_docs(code, value, constant);
            code.line(format_args!("pub const {constant}: Self = Self({index});"));
        }
    });
    if let Some(index) = default(file, unit) {
        default_impl(code, file, unit, &format!("Self({index})"));
    }
}

/// The value that `Default` gives, when one is asked for.
pub(super) fn default(file: &File<'_>, unit: &Unit<'_>) -> Option<usize> {
    let of_schema = unit.simple.default.filter(|_| file.options.default_impl);
    unit.names.default.or(of_schema)
}

fn derives(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let mut derives = usual_derives(file, unit);
    if derives_default(file, unit) {
        derives.push("Default");
    }
    write_derives(code, derives, file.derives(unit));
}

fn usual_derives(file: &File<'_>, unit: &Unit<'_>) -> Vec<&'static str> {
    let mut derives = Vec::with_capacity(12);
    derives.push("Clone");
    let traits = file.traits(unit);
    if traits.is_copy {
        derives.push("Copy");
    }
    if !file.debug_is_text(unit) {
        derives.push("Debug");
    }
    derives.extend(["PartialEq", "Eq", "PartialOrd"]);
    if traits.is_ordered {
        derives.push("Ord");
    }
    derives.push("Hash");
    derives
}

fn variant_docs(code: &mut Code, value: &Value, variant: &str) {
    let literal = value.literal.as_str();
    if value.docs.is_empty() {
        code.doc_line(&literal_docs(literal));
    } else {
        docs(code, &value.docs);
    }
    if !value.aliases.is_empty() {
        let list: Vec<String> = value
            .aliases
            .iter()
            .map(|a| code_span(&a.literal))
            .collect();
        code.doc_line("");
        code.docs(&format!("Also written {}.", list.join(", ")));
    }
    // rustdoc's search takes no notice of case: it finds such a literal by the variant's name.
    let is_found = unraw(variant).eq_ignore_ascii_case(literal);
    if !is_found && can_be_doc_alias(literal) {
        let alias = format!("alias = {}", quoted(literal));
        let line = format!("#[doc({alias})]");
        match code.fits(&line) {
            true => code.exact_line(&line),
            false => code.block_to("#[doc(", ")]", |code| code.exact_line(&alias)),
        }
    }
    if let Some(reason) = value.deprecated() {
        deprecated(code, reason);
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

fn docs(code: &mut Code, docs: &[Doc]) {
    for (i, doc) in docs.iter().enumerate() {
        if i > 0 {
            code.doc_line("");
        }
        code.docs(&doc.markdown);
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
    if let Some(atomic) = atomic::kind::of(unit.simple) {
        blocks.push(format!("Valid is {}.", words::of(&atomic.datatype)));
    } else if !simple.facets.is_empty() {
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
