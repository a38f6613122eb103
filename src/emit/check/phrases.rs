//! Statements and words that the checks of all kinds of types share.

use super::resolve::{is_qualified, written};
use crate::datatypes::{BuiltIn, Datatype, Shape, WhiteSpace};
use crate::emit::code::Code;
use crate::emit::items::Items;
use crate::runtime::Module;

/// What a text that is not valid leads to.
pub(super) const NONE: &str = "::core::option::Option::None";

/// Refuses the text when `condition` holds.
pub(super) fn refuse_if(code: &mut Code, condition: &str) {
    code.block(format_args!("if {condition} {{"), |code| {
        code.line(format_args!("return {NONE};"));
    });
}

/// Makes a buffer for a key of so many bytes.
pub(super) fn new_key(code: &mut Code, head: &str, size: usize) {
    let buffer = code.runtime(Module::Buffer, "Text");
    code.line(format_args!("{head} {buffer}::<{size}>::new();"));
}

/// Refuses a text that has not as many characters, octets or items as facets ask for.
pub(super) fn length(code: &mut Code, datatype: &Datatype, length: &str) {
    let condition = match datatype.constraints().length_range() {
        (0, None) => return,
        (1, None) => "length == 0".to_owned(),
        (min, None) => format!("length < {min}"),
        (min, Some(max)) if min == max => format!("length != {min}"),
        (0, Some(max)) => format!("length > {max}"),
        (min, Some(max)) => format!("!({min}..={max}).contains(&length)"),
    };
    code.line(format_args!("let length = {length};"));
    refuse_if(code, &condition);
}

/// Refuses what is not among `texts`.
pub(super) fn one_of<'t>(code: &mut Code, texts: impl Iterator<Item = &'t str>, text: &str) {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts.dedup();
    let items = Items::literals(texts.iter().copied());
    let head = format!("const VALUES: [&str; {}] = ", texts.len());
    code.array(&head, &items, true);
    code.line(format_args!("VALUES.binary_search({text}).ok()?;"));
}

/// An expression for the text with its white space normalised as a type says.
pub(super) fn normalised<'t>(code: &mut Code, datatype: &Datatype, text: &'t str) -> &'t str {
    let function = match datatype.white_space() {
        _ if matches!(datatype.shape(), Shape::Union(_)) => return text,
        WhiteSpace::Preserve => return text,
        WhiteSpace::Collapse if !holds_spaces(datatype) => {
            code.line(format_args!("let trimmed = {text}{TRIM};"));
            return "trimmed";
        }
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    };
    let string = code.string();
    let function = code.runtime(Module::Space, function);
    code.line(format_args!("let mut buffer = {string}::new();"));
    code.line(format_args!("{function}({text}, &mut buffer).ok()?;"));
    "buffer.as_str()"
}

/// Takes XML white space off the ends.
pub(crate) const TRIM: &str = ".trim_matches(['\\t', '\\n', '\\r', ' '])";

/// Whether a collapsed text of the type can have spaces inside that count.
pub(crate) fn holds_spaces(datatype: &Datatype) -> bool {
    match datatype.shape() {
        // A list is read item by item; its patterns collapse for themselves.
        Shape::List(_) => false,
        Shape::Union(members) => members.iter().any(|m| holds_spaces(m)),
        Shape::Atomic(built_in) => match built_in {
            BuiltIn::Language | BuiltIn::NmToken => false,
            BuiltIn::Base64Binary => !datatype.constraints().patterns.is_empty(),
            _ if built_in.derives_from(BuiltIn::Name) => false,
            _ => datatype.is_literal(),
        },
    }
}

/// The keys that an enumeration facet allows, and the length of the longest. Names with prefixes are judged by
/// their form: what the facet allows is known by namespace only.
pub(super) fn enumerated(datatype: &Datatype) -> Option<(Vec<String>, usize)> {
    let values = datatype.constraints().enumeration.as_ref()?;
    if is_qualified(datatype) {
        return None;
    }
    let values: Vec<String> = values.iter().map(|key| written(datatype, key)).collect();
    let size = values.iter().map(String::len).max().unwrap_or(0);
    Some((values, size))
}

/// A type in words, for the documentation of a private function.
pub(super) fn describe(datatype: &Datatype) -> String {
    match datatype.shape() {
        Shape::Atomic(built_in) => format!("`{}`", built_in.name()),
        Shape::List(item) => format!("a list of {}", describe(item)),
        Shape::Union(_) => "a union".to_owned(),
    }
}

/// A type as a part of the name of a function.
pub(super) fn snake(datatype: &Datatype) -> String {
    let name = match datatype.shape() {
        Shape::Atomic(built_in) => built_in.name().trim_start_matches("xs:"),
        Shape::List(_) => "list",
        Shape::Union(_) => "union",
    };
    let mut snake = String::new();
    let mut is_after_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && is_after_lower {
            snake.push('_');
        }
        is_after_lower = c.is_lowercase() || c.is_ascii_digit();
        snake.extend(c.to_lowercase());
    }
    snake
}
