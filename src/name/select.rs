//! Overrides that change the model before it is named: which types there are, open and closed ones.

use super::overrides::{Handles, select};
use super::pattern;
use crate::datatypes::{BuiltIn, Datatype, Version, WhiteSpace};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Accepts, Content, Enumeration, Model, Route, SimpleType, TypeId, Variety};
use crate::options::{NameOptions, SimpleTypes};

/// Applies `types`, `drop-types`, `open` and `closed`; gives the new id of each type that is kept.
pub(super) fn apply(
    model: &mut Model,
    handles: &[Handles],
    wanted: SimpleTypes,
    options: &NameOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<TypeId>> {
    for pattern in &options.open {
        for index in select("open", pattern, handles, diagnostics) {
            let simple_type = model.types.get_mut(index);
            edit(simple_type, "open", diagnostics, open);
        }
    }
    for pattern in &options.closed {
        for index in select("closed", pattern, handles, diagnostics) {
            let simple_type = model.types.get_mut(index);
            edit(simple_type, "closed", diagnostics, |e, _| close(e));
        }
    }
    let is_wanted = |simple_type: &SimpleType| match wanted {
        _ if !options.types.is_empty() => false,
        SimpleTypes::All => !simple_type.is_built_in,
        SimpleTypes::Enumerations => is_enumerated(model, simple_type),
    };
    let mut keep: Vec<bool> = model.types.iter().map(is_wanted).collect();
    for pattern in &options.types {
        if let Some(error) = left_out(model, pattern, handles) {
            diagnostics.push(error);
            continue;
        }
        for index in select("types", pattern, handles, diagnostics) {
            mark(&mut keep, index, true);
        }
    }
    keep_needed(model, &mut keep);
    for pattern in &options.drop_types {
        for index in select("drop-types", pattern, handles, diagnostics) {
            mark(&mut keep, index, false);
        }
    }
    for (simple_type, _) in model.types.iter().zip(&keep).filter(|(_, keep)| **keep) {
        for id in simple_type.parts() {
            if keep.get(id.0 as usize) == Some(&false) {
                diagnostics.push(still_needed(simple_type, &model[id]));
            }
        }
    }
    retain(model, &keep)
}

/// The error that a pattern of `types` means only what `keep-going` left out.
fn left_out(model: &Model, pattern: &str, handles: &[Handles]) -> Option<Diagnostic> {
    if handles.iter().any(|h| h.matches(pattern)) {
        return None;
    }
    let meant = |name: &str| pattern::matches(pattern, name).is_some();
    let mut all = model.left_out.iter();
    let (identity, location) = all.find(|(identity, _)| meant(&identity.to_string()))?;
    let message = format!("`types` asks for `{identity}`, which `keep-going` leaves out");
    let error = Diagnostic::error(codes::UNMATCHED_OVERRIDE, message);
    Some(error.at(*location).help(
        "the warnings say why it is left out: mend what they are about, or ask for other types",
    ))
}

fn mark(keep: &mut [bool], index: usize, value: bool) {
    if let Some(keep) = keep.get_mut(index) {
        *keep = value;
    }
}

/// Whether a type has enumerated values, or is a list of such a type, or another name for one of them.
fn is_enumerated(model: &Model, simple_type: &SimpleType) -> bool {
    match &simple_type.content {
        Content::Enumeration(enumeration) => {
            // A code list may have no values yet.
            let mut routes = enumeration.routes.iter();
            !enumeration.values.is_empty()
                || routes.all(|route| matches!(route.accepts, Accepts::Values(_)))
        }
        Content::List(list) => is_enumerated(model, &model[list.item]),
        Content::Alias(id) => is_enumerated(model, &model[*id]),
        Content::Atomic(_) | Content::Text => false,
    }
}

fn keep_needed(model: &Model, keep: &mut [bool]) {
    let mut open: Vec<usize> = (0..keep.len())
        .filter(|&i| keep.get(i) == Some(&true))
        .collect();
    while let Some(index) = open.pop() {
        for id in model
            .types
            .get(index)
            .map_or_else(Vec::new, SimpleType::parts)
        {
            let needed = id.0 as usize;
            if keep.get(needed) == Some(&false) {
                mark(keep, needed, true);
                open.push(needed);
            }
        }
    }
}

fn still_needed(simple_type: &SimpleType, other: &SimpleType) -> Diagnostic {
    Diagnostic::error(
        codes::DROPPED_TYPE_NEEDED,
        format!(
            "type `{}` cannot be dropped: `{}` is built from it",
            other.identity, simple_type.identity
        ),
    )
    .at(simple_type.location)
    .related("dropped type", other.location)
    .help("drop both, or keep both")
}

/// Takes types out and mends the ids that others know them by.
fn retain(model: &mut Model, keep: &[bool]) -> Vec<Option<TypeId>> {
    let mut next = 0;
    let ids: Vec<Option<TypeId>> = keep
        .iter()
        .map(|&keep| {
            keep.then(|| {
                next += 1;
                TypeId(next - 1)
            })
        })
        .collect();
    let types = std::mem::take(&mut model.types);
    for (mut simple_type, keep) in types.into_iter().zip(keep) {
        if *keep {
            simple_type.renumber(|id| ids.get(id.0 as usize).copied().flatten());
            model.types.push(simple_type);
        } else if !simple_type.is_built_in {
            model.passed_over.push(simple_type);
        }
    }
    ids
}

/// Changes an enumeration; there is nothing to open or close about other types.
fn edit(
    simple_type: Option<&mut SimpleType>,
    option: &str,
    diagnostics: &mut Diagnostics,
    change: impl FnOnce(&mut Enumeration, BuiltIn),
) {
    let Some(simple_type) = simple_type else {
        return;
    };
    let base = base(simple_type);
    match &mut simple_type.content {
        Content::Enumeration(enumeration) => change(enumeration, base),
        Content::List(_) | Content::Atomic(_) | Content::Alias(_) | Content::Text => diagnostics
            .push(
                Diagnostic::error(
                    codes::UNMATCHED_OVERRIDE,
                    format!(
                        "`{option}` names `{}`, which is not an enumeration",
                        simple_type.identity
                    ),
                )
                .at(simple_type.location)
                .help("name the type that it is built from"),
            ),
    }
}

/// Opens an enumeration, as the option `open` does.
pub(crate) fn open_type(simple_type: &mut SimpleType) {
    let base = base(simple_type);
    if let Content::Enumeration(enumeration) = &mut simple_type.content {
        open(enumeration, base);
    }
}

/// The built-in type whose lexical space an open enumeration has.
fn base(simple_type: &SimpleType) -> BuiltIn {
    match (simple_type.variety, simple_type.white_space) {
        (Variety::Atomic, WhiteSpace::Preserve) => simple_type.built_in,
        (Variety::Atomic, _) if !is_text(simple_type.built_in) => simple_type.built_in,
        (_, WhiteSpace::Preserve) => BuiltIn::String,
        (_, WhiteSpace::Replace) => BuiltIn::NormalizedString,
        (_, WhiteSpace::Collapse) => BuiltIn::Token,
    }
}

/// Whether the type has no lexical space of its own, so that only white space matters.
fn is_text(base: BuiltIn) -> bool {
    matches!(base, BuiltIn::String | BuiltIn::NormalizedString)
}

/// Whatever the built-in ancestor accepts is kept; the facets hold only for the values that are known.
fn open(enumeration: &mut Enumeration, base: BuiltIn) {
    if !enumeration.is_open() {
        enumeration.routes.push(Route {
            datatype: Datatype::built_in(base, Version::default()),
            accepts: Accepts::Any,
        });
    }
}

fn close(enumeration: &mut Enumeration) {
    for (i, route) in enumeration.routes.iter_mut().enumerate() {
        if matches!(route.accepts, Accepts::Any) {
            let values = (0..).zip(&enumeration.values);
            let own = values.filter(|(_, value)| value.route as usize == i);
            route.accepts = Accepts::Values(own.map(|(index, _)| index).collect());
        }
    }
}
