//! One list of types: in document order, and no definition twice.

use std::collections::{HashMap, HashSet};

use super::instance::NodeId;
use super::space::Composition;
use crate::datatypes::{BuiltIn, Datatype, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Accepts, Content, Model, Route, SimpleType, TypeId, Variety};
use crate::text::{code_span, some_of};

/// Makes the model of all types that were built.
pub(super) fn model(
    mut made: Vec<(NodeId, SimpleType)>,
    composition: &Composition,
    diagnostics: &mut Diagnostics,
) -> Model {
    let mut replaced_by = duplicates(&made, composition, diagnostics);
    repeats(&made, composition, &mut replaced_by, diagnostics);
    let mut order: Vec<usize> = (0..made.len())
        .filter(|i| !replaced_by.contains_key(i))
        .collect();
    order.sort_unstable_by_key(|i| (made.get(*i).map(|(node, _)| *node), *i));
    let mut ids = vec![TypeId(0); made.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(id) = ids.get_mut(*old) {
            *id = TypeId(new as u32);
        }
    }
    for (old, by) in &replaced_by {
        let by = ids.get(*by).copied();
        if let (Some(id), Some(by)) = (ids.get_mut(*old), by) {
            *id = by;
        }
    }
    for (_, of) in &mut made {
        of.renumber(|id| ids.get(id.0 as usize).copied());
    }
    let mut rest: Vec<Option<SimpleType>> = made.into_iter().map(|(_, t)| Some(t)).collect();
    let types = order
        .into_iter()
        .filter_map(|i| rest.get_mut(i)?.take())
        .collect();
    Model {
        types,
        ..Model::default()
    }
}

/// Types that another one stands for: indexes of both. Reports definitions of one name that differ.
fn duplicates(
    made: &[(NodeId, SimpleType)],
    composition: &Composition,
    diagnostics: &mut Diagnostics,
) -> HashMap<usize, usize> {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, of)) in made.iter().enumerate() {
        if let Some(name) = of.identity.name.as_ref().filter(|_| !of.is_built_in) {
            by_name.entry(name.as_str()).or_default().push(index);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_name.into_values().filter(|g| g.len() > 1).collect();
    groups.sort_unstable();
    let mut replaced_by = HashMap::new();
    for mut group in groups {
        // What a schema document says stands for what pages repeat.
        group.sort_unstable_by_key(|i| {
            let node = made.get(*i).map(|(node, _)| *node);
            (node.map(|node| (composition.is_lenient(node), node)), *i)
        });
        // Those that nothing stands for, all of them and by what they accept.
        let mut earlier: Vec<usize> = Vec::new();
        let mut alike: HashMap<Accepted<'_>, Vec<usize>> = HashMap::new();
        for later in &group {
            let Some((node, of)) = made.get(*later) else {
                continue;
            };
            let beside = |index: &&usize| {
                let other = made.get(**index);
                other.is_some_and(|(other, of_other)| {
                    // Pages rarely tell the namespace.
                    let namespace = &of.identity.namespace;
                    let one_name = *namespace == of_other.identity.namespace
                        || (namespace.is_none() && composition.is_lenient(*node));
                    one_name && composition.is_one_space(*node, *other)
                })
            };
            let accepted = accepted(of);
            let same = alike.get(&accepted);
            let same = same.and_then(|a| a.iter().find(beside).copied());
            let mut different = None;
            if same.is_none() {
                let other = earlier.iter().find(beside);
                different = other.and_then(|i| made.get(*i)).map(|(_, other)| other);
                earlier.push(*later);
                alike.entry(accepted).or_default().push(*later);
            }
            match (same, different) {
                (Some(index), _) => {
                    replaced_by.insert(*later, index);
                }
                // Nobody is told of types that may not be generated at all.
                (None, Some(other)) if !is_enumerated(of) && !is_enumerated(other) => {}
                (None, Some(other)) => {
                    let name = of.identity.name.as_deref().unwrap_or("");
                    let diagnostic = Diagnostic::error(
                        codes::DUPLICATE_DEFINITION,
                        format!(
                            "`{name}` is defined twice, and the definitions differ{}",
                            difference(of, other)
                        ),
                    )
                    .at(of.location)
                    .related("it is also defined here", other.location)
                    .help("keep one of them, or give them different names; until then a reference means the nearest one")
                    .clause("XML Schema 1.1 Part 1, 3.17.6.1 (sch-props-correct)");
                    // Real schemas reach two versions of a document: each refers to its own.
                    let one_document = of.location.source == other.location.source;
                    diagnostics.push(if one_document && !composition.is_lenient(*node) {
                        diagnostic.partial()
                    } else {
                        diagnostic.softened()
                    });
                }
                (None, None) => {}
            }
        }
    }
    replaced_by
}

/// Adds the definitions without a namespace on pages that repeat one of a complete schema.
///
/// Specifications show each type in its own section, and all of them once more in a whole schema: that one
/// counts, because it knows its namespace; descriptions find it by its name.
fn repeats(
    made: &[(NodeId, SimpleType)],
    composition: &Composition,
    replaced_by: &mut HashMap<usize, usize>,
    diagnostics: &mut Diagnostics,
) {
    let mut complete: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, (_, of)) in made.iter().enumerate() {
        let is_complete = of.identity.namespace.is_some() && !of.is_built_in;
        if is_complete && !replaced_by.contains_key(&index) {
            complete.entry(place(of)).or_default().push(index);
        }
    }
    for (index, (node, of)) in made.iter().enumerate() {
        let shown = of.identity.namespace.is_none() && composition.is_lenient(*node);
        if !shown || replaced_by.contains_key(&index) {
            continue;
        }
        let others = complete.get(&place(of)).map_or(&[][..], Vec::as_slice);
        let others = || others.iter().filter_map(|i| Some((*i, &made.get(*i)?.1)));
        if let Some((same, _)) = others().find(|(_, other)| is_same(of, other)) {
            replaced_by.insert(index, same);
        } else if let Some((_, other)) = others().find(|(_, other)| is_alike(of, other)) {
            let name = of.identity.name.as_deref().unwrap_or("this type");
            diagnostics.push(
                Diagnostic::warning(
                    codes::DUPLICATE_DEFINITION,
                    format!(
                        "`{name}` has other values here than in the complete schema{}; both are kept",
                        difference(of, other)
                    ),
                )
                .at(of.location)
                .related("it is also defined here", other.location)
                .help("correct one of them"),
            );
        }
    }
    // what stood for a repeated definition is now itself repeated
    let direct = replaced_by.clone();
    for by in replaced_by.values_mut() {
        while let Some(next) = direct.get(by) {
            *by = *next;
        }
    }
}

/// Values that are named of those that only one of two definitions has.
const NAMED: usize = 5;

/// Which values only the one definition has, and which only the other; nothing when that is not the difference.
fn difference(here: &SimpleType, there: &SimpleType) -> String {
    let values = |of: &SimpleType| -> Vec<String> {
        let literals = of.values().iter().map(|v| v.literal.clone());
        literals.collect()
    };
    let (ours, theirs) = (values(here), values(there));
    let only = |these: &[String], those: &[String]| {
        let those: HashSet<&String> = those.iter().collect();
        let missing = these.iter().filter(|v| !those.contains(v));
        some_of(missing.map(|v| code_span(v)), NAMED)
    };
    let sides = [
        ("here", only(&ours, &theirs)),
        ("there", only(&theirs, &ours)),
    ];
    let named = sides.iter().filter(|(_, values)| !values.is_empty());
    let named: Vec<String> = named
        .map(|(side, values)| format!("only {side} {values}"))
        .collect();
    if named.is_empty() {
        return String::new();
    }
    format!(" ({})", named.join("; "))
}

fn is_enumerated(of: &SimpleType) -> bool {
    of.enumeration().is_some_and(|e| !e.values.is_empty())
}

/// Where a type stands: its name, or the path to it.
fn place(of: &SimpleType) -> String {
    match &of.identity.name {
        Some(name) => name.clone(),
        None => of.identity.path.iter().fold(String::new(), |all, step| {
            format!(
                "{all}/{:?} {}",
                step.kind,
                step.name.as_deref().unwrap_or("")
            )
        }),
    }
}

/// Whether two enumerations share at least half of the values of the larger one.
fn is_alike(a: &SimpleType, b: &SimpleType) -> bool {
    let (Content::Enumeration(a), Content::Enumeration(b)) = (&a.content, &b.content) else {
        return false;
    };
    let literals: HashSet<&str> = a.values.iter().map(|v| v.literal.as_str()).collect();
    let shared = b
        .values
        .iter()
        .filter(|v| literals.contains(v.literal.as_str()));
    shared.count() * 2 >= a.values.len().max(b.values.len())
}

/// Whether two types of one name accept the same.
fn is_same(a: &SimpleType, b: &SimpleType) -> bool {
    accepted(a) == accepted(b)
}

/// The built-in type of a route that gives values of another type.
fn typed<'a>(route: &Route) -> Option<&'a str> {
    fn name(datatype: &Datatype) -> &'static str {
        match datatype.shape() {
            Shape::Atomic(built_in) => built_in.name(),
            Shape::List(item) => name(item),
            Shape::Union(_) => "union",
        }
    }
    matches!(route.accepts, Accepts::Typed(_)).then(|| name(&route.datatype))
}

/// What a type accepts, as far as two definitions of one name are compared.
type Accepted<'a> = (Variety, BuiltIn, u8, Vec<&'a str>);

fn accepted(of: &SimpleType) -> Accepted<'_> {
    let facets = || of.facets.iter().flat_map(|(name, value)| [*name, value]);
    let (kind, mut literals): (u8, Vec<&str>) = match &of.content {
        Content::Enumeration(e) => {
            let values = e.values.iter().map(|v| v.literal.as_str());
            (0, values.chain(e.routes.iter().filter_map(typed)).collect())
        }
        Content::List(_) => (1, Vec::new()),
        Content::Alias(_) => (2, Vec::new()),
        Content::Atomic(_) => (3, facets().collect()),
        Content::Text => (4, Vec::new()),
    };
    literals.sort_unstable();
    (of.variety, of.built_in, kind, literals)
}
