//! Which types are a `struct` with constants, and what their constants cannot be called.

use super::overrides::{Handles, select};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Model, SimpleType};
use crate::options::NameOptions;

/// What generated code calls itself: a constant of the name would be a second definition.
const METHODS: [&str; 4] = ["as_str", "description", "number", "from_qname"];

/// Whether a variant or constant of this name would hide something that generated code offers.
pub(super) fn is_taken(name: &str, constants: bool) -> bool {
    name == "VALUES" || constants && METHODS.contains(&name)
}

/// For each type, whether `constants-for` or `constants-above` means it.
pub(super) fn choose(
    model: &Model,
    options: &NameOptions,
    handles: &[Handles],
    diagnostics: &mut Diagnostics,
) -> Vec<bool> {
    let large = |t: &SimpleType| {
        let limit = options.constants_above.map(|n| n as usize);
        limit.is_some_and(|limit| count(t).is_some_and(|n| n > limit))
    };
    let mut chosen: Vec<bool> = model.types.iter().map(large).collect();
    let mut mark = |index: usize| {
        if let Some(chosen) = chosen.get_mut(index) {
            *chosen = true;
        }
    };
    for pattern in &options.constants_for {
        let found = select("constants-for", pattern, handles, diagnostics);
        let types = || found.iter().filter_map(|&i| Some((i, model.types.get(i)?)));
        let mut none = true;
        for (index, _) in types().filter(|(_, t)| count(t).is_some()) {
            none = false;
            mark(index);
        }
        let first = types().next().filter(|_| none);
        diagnostics.extend(first.map(|(_, simple_type)| refused(pattern, simple_type)));
    }
    chosen
}

/// How many values a type has, if constants can be all of it.
fn count(simple_type: &SimpleType) -> Option<usize> {
    match &simple_type.content {
        Content::Enumeration(e) if !e.is_open() && e.typed().next().is_none() => {
            Some(e.values.len())
        }
        _ => None,
    }
}

fn refused(pattern: &str, simple_type: &SimpleType) -> Diagnostic {
    let (is, help) = match &simple_type.content {
        Content::Enumeration(_) => (
            "keeps other text",
            "let it accept its values alone with `closed`, or leave it out of `constants-for`",
        ),
        Content::List(_) => ("is a list", "name its item type"),
        Content::Atomic(_) => ("has no enumeration", "leave it out of `constants-for`"),
        Content::Alias(_) | Content::Text => (
            "is another name for a type",
            "name the type that it stands for",
        ),
    };
    Diagnostic::error(
        codes::NO_CONSTANTS,
        format!(
            "`{pattern}` in `constants-for` means a type that {is}, which constants cannot be: `{}`",
            simple_type.identity
        ),
    )
    .at(simple_type.location)
    .help(help)
}
