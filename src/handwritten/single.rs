//! One type of a model, by itself.

use super::Item;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Accepts, Content, Model, Route, SimpleType, TypeId};
use crate::name::{Names, TypeNames, snake};
use crate::text::{nearest, unraw};

/// The type of a name: as in the schema, `{namespace}name`, or its path in generated code.
pub(super) fn find(
    model: &Model,
    names: &Names,
    wanted: &str,
    item: Item,
) -> Result<TypeId, Diagnostic> {
    let all = || (0..).map(TypeId).zip(model.types.iter().zip(&names.types));
    let by_path = |names: &TypeNames| names.path() == wanted;
    let mut found =
        all().filter(|(_, (simple_type, names))| is_called(simple_type, wanted) || by_path(names));
    let Some(first) = found.next() else {
        return Err(unknown(model, names, wanted, item));
    };
    let mut best = first;
    if let Some(second) = found.next() {
        // The path in generated code tells types of one name apart.
        match all().find(|(_, (_, names))| by_path(names)) {
            Some(exact) => best = exact,
            None => return Err(ambiguous(first.1, second.1, wanted)),
        }
    }
    let id = follow(model, best.0);
    let (what, help) = match (&model[id].content, item) {
        (Content::Enumeration(_), Item::Enum)
        | (Content::Atomic(_) | Content::List(_), Item::Struct) => return Ok(id),
        (Content::Enumeration(_), Item::Struct) => (
            "is an enum in Rust, not a struct",
            "write `enum … {}`, empty",
        ),
        (Content::List(_), Item::Enum) => (
            "is a list, which no enum can be",
            "name its item type, or make the list with `#[xsd_type]` on a struct",
        ),
        (Content::Atomic(_), Item::Enum) => (
            "has no enumeration, so that no enum can be made of it",
            "use `#[xsd_type]` on a struct",
        ),
        (Content::Alias(_) | Content::Text, _) => (
            "narrows nothing, so that it is `String` in Rust",
            "write `type … = String;`",
        ),
    };
    Err(
        Diagnostic::error(codes::NO_SUCH_TYPE, format!("`{wanted}` {what}"))
            .at(model[id].location)
            .help(help),
    )
}

/// The type with its names, as a hand-written enum has it: it keeps the text of values that generated code has types
/// for.
pub(super) fn with_text(model: &Model, names: &Names, id: TypeId) -> (SimpleType, TypeNames) {
    let (mut simple_type, mut type_names) = (model[id].clone(), names[id].clone());
    keep_text(&mut simple_type);
    type_names.typed.clear();
    (simple_type, type_names)
}

fn keep_text(simple_type: &mut SimpleType) {
    let Content::Enumeration(enumeration) = &mut simple_type.content else {
        return;
    };
    if let Some(datatype) = enumeration.whole.take() {
        let accepts = Accepts::Any;
        enumeration.routes = vec![Route { datatype, accepts }];
        enumeration
            .values
            .iter_mut()
            .for_each(|value| value.route = 0);
    }
    for route in &mut enumeration.routes {
        if let Accepts::Typed(_) = route.accepts {
            route.accepts = Accepts::Any;
        }
    }
}

/// What an alias stands for.
fn follow(model: &Model, mut id: TypeId) -> TypeId {
    // No chain is longer than there are types.
    for _ in &model.types {
        let Content::Alias(of) = model[id].content else {
            break;
        };
        id = of;
    }
    id
}

fn is_called(simple_type: &SimpleType, wanted: &str) -> bool {
    let identity = &simple_type.identity;
    let Some(name) = identity.name.as_deref() else {
        return false;
    };
    match wanted.strip_prefix('{').and_then(|w| w.split_once('}')) {
        Some((namespace, local)) => {
            local == name && namespace == identity.namespace.as_deref().unwrap_or_default()
        }
        None => wanted == name,
    }
}

fn unknown(model: &Model, names: &Names, wanted: &str, item: Item) -> Diagnostic {
    let all = model.types.iter().zip(&names.types);
    let (what, fitting): (_, fn(&Content) -> bool) = match item {
        Item::Enum => ("enumeration", |of| !matches!(of, Content::Atomic(_))),
        Item::Struct => ("simple type", |of| !matches!(of, Content::Text)),
    };
    let fitting = all.filter(|(of, _)| fitting(&of.content));
    let paths: Vec<String> = fitting.map(|(_, names)| names.path()).collect();
    let candidates = model
        .types
        .iter()
        .filter_map(|t| t.identity.name.as_deref())
        .chain(paths.iter().map(String::as_str));
    let help = match nearest(wanted, candidates) {
        Some(near) => format!("did you mean `{near}`? Then write `name = \"{near}\"`"),
        None => {
            let some: Vec<String> = paths.iter().take(8).map(|p| format!("`{p}`")).collect();
            let more = if paths.len() > some.len() {
                ", …"
            } else {
                ""
            };
            match some.as_slice() {
                [] => format!("no {what} was found in the schema"),
                _ => format!(
                    "say which type is meant with `name = \"…\"`; there are {}{more}",
                    some.join(", ")
                ),
            }
        }
    };
    Diagnostic::error(
        codes::NO_SUCH_TYPE,
        format!("the schema has no {what} `{wanted}`"),
    )
    .help(help)
}

fn ambiguous(
    (one, one_names): (&SimpleType, &TypeNames),
    (two, two_names): (&SimpleType, &TypeNames),
    wanted: &str,
) -> Diagnostic {
    Diagnostic::error(
        codes::NO_SUCH_TYPE,
        format!("several types are called `{wanted}`"),
    )
    .at(one.location)
    .related("another one is here", two.location)
    .help(format!(
        "write `name = \"{}\"` or `name = \"{}\"`",
        one_names.path(),
        two_names.path()
    ))
}

/// A model of a type and what it is made of. The type is in the root module, the others are in one that is called after
/// it.
pub(super) fn with_parts(
    model: &Model,
    names: &Names,
    (id, ident): (TypeId, &str),
) -> (Model, Names) {
    let mut kept = vec![id];
    let mut at = 0;
    while let Some(next) = kept.get(at) {
        for part in model[*next].parts() {
            if !kept.contains(&part) {
                kept.push(part);
            }
        }
        at += 1;
    }
    let new = |old: TypeId| {
        let place = kept.iter().position(|kept| *kept == old)?;
        Some(TypeId(u32::try_from(place).ok()?))
    };
    let types = kept.iter().map(|id| {
        let mut simple_type = model[*id].clone();
        simple_type.renumber(new);
        simple_type
    });
    let home = snake(unraw(ident));
    let type_names = kept.iter().map(|part| {
        let mut own = names[*part].clone();
        if *part == id {
            own.module.clear();
            own.ident = ident.into();
        } else {
            own.module.insert(0, home.as_str().into());
        }
        own
    });
    let error = format!("Parse{}Error", unraw(ident));
    let names = Names {
        types: type_names.collect(),
        error: error.into(),
    };
    let model = Model {
        types: types.collect(),
        ..Model::default()
    };
    (model, names)
}

/// A model of this type alone, in the root module, with an error type of its own.
pub(super) fn alone(mut simple_type: SimpleType, mut names: TypeNames) -> (Model, Names) {
    if let Content::Enumeration(enumeration) = &mut simple_type.content {
        enumeration.restricts = None;
        enumeration.members.clear();
    }
    names.module.clear();
    let error = format!("Parse{}Error", unraw(&names.ident));
    let model = Model {
        types: vec![simple_type],
        ..Model::default()
    };
    let names = Names {
        types: vec![names],
        error: error.into(),
    };
    (model, names)
}
