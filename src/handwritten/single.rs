//! One type of a model, by itself.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Accepts, Content, Model, Route, SimpleType};
use crate::name::{Names, TypeNames};
use crate::text::{nearest, unraw};

/// The enumeration of a name: as in the schema, `{namespace}name`, or its path in generated code.
pub(super) fn find<'a>(
    model: &'a Model,
    names: &'a Names,
    wanted: &str,
) -> Result<(SimpleType, TypeNames), Diagnostic> {
    let all = || model.types.iter().zip(&names.types);
    let by_path = |names: &TypeNames| names.path() == wanted;
    let mut found =
        all().filter(|(simple_type, names)| is_called(simple_type, wanted) || by_path(names));
    let Some(first) = found.next() else {
        return Err(unknown(model, names, wanted));
    };
    let mut best = first;
    if let Some(second) = found.next() {
        // The path in generated code tells types of one name apart.
        match all().find(|(_, names)| by_path(names)) {
            Some(exact) => best = exact,
            None => return Err(ambiguous(first, second, wanted)),
        }
    }
    let (simple_type, type_names) = follow(model, names, best);
    match simple_type.content {
        Content::Enumeration(_) => {
            let (mut simple_type, mut type_names) = (simple_type.clone(), type_names.clone());
            keep_text(&mut simple_type);
            type_names.typed.clear();
            Ok((simple_type, type_names))
        }
        _ => Err(Diagnostic::error(
            codes::NO_SUCH_TYPE,
            format!("`{wanted}` is a list, which no enum can be"),
        )
        .at(simple_type.location)
        .help("name its item type, or use `include_schema!`, which makes lists too")),
    }
}

/// Lets a hand-written enum keep the text of values that generated code has types for.
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
fn follow<'a>(
    model: &'a Model,
    names: &'a Names,
    (mut simple_type, mut type_names): (&'a SimpleType, &'a TypeNames),
) -> (&'a SimpleType, &'a TypeNames) {
    // No chain is longer than there are types.
    for _ in &model.types {
        let Content::Alias(id) = simple_type.content else {
            break;
        };
        (simple_type, type_names) = (&model[id], &names[id]);
    }
    (simple_type, type_names)
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

fn unknown(model: &Model, names: &Names, wanted: &str) -> Diagnostic {
    let all = model.types.iter().zip(&names.types);
    // Others are there only because these are made of them.
    let enumerations = all.filter(|(of, _)| !matches!(of.content, Content::Atomic(_)));
    let paths: Vec<String> = enumerations.map(|(_, names)| names.path()).collect();
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
                [] => "no enumeration was found in the schema".to_owned(),
                _ => format!(
                    "say which type is meant with `name = \"…\"`; there are {}{more}",
                    some.join(", ")
                ),
            }
        }
    };
    Diagnostic::error(
        codes::NO_SUCH_TYPE,
        format!("the schema has no enumeration `{wanted}`"),
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
