//! The differences between two versions of one type.

use super::accepts;
use super::change::{Change, Kind, Level};
use super::effect::{self, Effect};
use super::side::Unit;
use super::value_changes::{self, deprecated, texts};
use crate::model::Content;

/// All differences between two versions of a type.
pub(super) fn between(old: &Unit<'_>, new: &Unit<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |level, kind| changes.push(Change::new(level, kind));
    let (name, new_name) = (qualified(old), qualified(new));
    if name != new_name {
        add(
            Level::Patch,
            Kind::TypeRenamed {
                old: name,
                new: new_name,
            },
        );
    }
    if old.path() != new.path() {
        let (old, new) = (old.path(), new.path());
        add(Level::Major, Kind::PathChanged { old, new });
    }
    if old.sort() != new.sort() {
        let (old, new) = (old.sort(), new.sort());
        add(Level::Major, Kind::SortChanged { old, new });
    }
    text(old, new, &mut add);
    if old.sort() == new.sort() {
        items(old, new, &mut add);
    }
    if let (Content::Enumeration(_), Content::Enumeration(_)) =
        (&old.simple.content, &new.simple.content)
    {
        match (old.other(), new.other()) {
            (None, Some(_)) => add(Level::Major, Kind::Opened),
            (Some(_), None) => add(Level::Major, Kind::Closed),
            (Some(old), Some(new)) if old != new => {
                let (old, new) = (old.to_owned(), new.to_owned());
                add(Level::Major, Kind::OtherRenamed { old, new });
            }
            _ => {}
        }
        members(old, new, &mut add);
        value_changes::compare(old, new, &mut add);
    }
    let docs = |unit: &Unit<'_>| texts(&unit.simple.docs).join("\n\n");
    if docs(old) != docs(new) || old.simple.citation != new.simple.citation {
        add(Level::Patch, Kind::TypeDocsChanged);
    }
    let reasons = (&old.simple.deprecated, &new.simple.deprecated);
    match deprecated(reasons.0.as_deref(), reasons.1.as_deref()) {
        Some((level, Some(reason))) => add(level, Kind::TypeDeprecated { reason }),
        Some((level, None)) => add(level, Kind::TypeRestored),
        None => {}
    }
    changes
}

/// The variants that hold a value of another type.
fn members(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    for (variant, item) in old.members() {
        if new.members().all(|(other, _)| other != variant) {
            add(Level::Major, Kind::ItemRemoved { item });
        }
    }
    for (variant, item) in new.members() {
        if old.members().all(|(other, _)| other != variant) {
            add(old.adding(), Kind::ItemAdded { item });
        }
    }
}

/// Which text is accepted, as far as its being one of the values does not say it.
fn text(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    let contents = (&old.simple.content, &new.simple.content);
    let effect = accepts::effect(contents.0, contents.1);
    let validated = accepts::validated(contents.0, contents.1);
    let level = |effect: Effect| match effect {
        // A base type or a facet that says nothing of the values only stands in the documentation.
        Effect::Same => Level::Patch,
        // A value that was one is refused now, in constants, too.
        Effect::Narrower | Effect::Other if validated.is_some() => Level::Major,
        _ => Level::Minor,
    };
    let mut told = false;
    if old.simple.built_in != new.simple.built_in {
        told = true;
        let (old, new) = (old.simple.built_in, new.simple.built_in);
        let kind = Kind::BaseChanged {
            old: old.name().to_owned(),
            new: new.name().to_owned(),
        };
        add(level(effect), kind);
    }
    facets(old, new, |facet, old, new| {
        told = true;
        let effect = match (effect, validated) {
            (Effect::Same, _) => Effect::Same,
            (_, Some((old, new))) => effect::of_facet(facet, old, new),
            (effect, None) => effect,
        };
        let kind = Kind::FacetChanged {
            facet,
            old,
            new,
            effect,
        };
        add(level(effect), kind);
    });
    if effect != Effect::Same && !told {
        add(level(effect), Kind::AcceptedChanged);
    }
}

/// What code can call and name besides the values.
fn items(old: &Unit<'_>, new: &Unit<'_>, add: &mut impl FnMut(Level, Kind)) {
    // Of an attribute nobody knows what it does.
    let is_attribute = |item: &str| item.starts_with("#[") && !item.starts_with("#[derive(");
    for item in old.offers.iter().filter(|item| !new.offers.contains(item)) {
        let item = item.clone();
        add(Level::Major, Kind::ItemRemoved { item });
    }
    for item in new.offers.iter().filter(|item| !old.offers.contains(item)) {
        let (level, item) = match is_attribute(item) {
            true => (Level::Major, item.clone()),
            false => (Level::Minor, item.clone()),
        };
        add(level, Kind::ItemAdded { item });
    }
    let item = "#[non_exhaustive]".to_owned();
    match (old.non_exhaustive, new.non_exhaustive) {
        (false, true) => add(Level::Major, Kind::ItemAdded { item }),
        (true, false) => add(Level::Minor, Kind::ItemRemoved { item }),
        _ => {}
    }
    for (name, before) in &old.simple.constants {
        let mut constants = new.simple.constants.iter();
        let after = constants.find(|(other, _)| other == name);
        if let Some((_, after)) = after.filter(|(_, after)| after != before) {
            let (name, old, new) = (name.clone(), before.clone(), after.clone());
            add(Level::Minor, Kind::ConstantChanged { name, old, new });
        }
    }
}

fn qualified(unit: &Unit<'_>) -> String {
    let identity = &unit.simple.identity;
    match &identity.namespace {
        Some(namespace) => format!("{{{namespace}}}{identity}"),
        None => identity.to_string(),
    }
}

/// Facets by name; several of one name, such as patterns, are told as one.
fn facets(
    old: &Unit<'_>,
    new: &Unit<'_>,
    mut tell: impl FnMut(&'static str, Option<String>, Option<String>),
) {
    let all = |unit: &Unit<'_>, name: &str| {
        let facets = unit.simple.facets.iter().filter(|f| f.0 == name);
        let list: Vec<&str> = facets.map(|f| f.1.as_str()).collect();
        (!list.is_empty()).then(|| list.join(", "))
    };
    let mut seen: Vec<&str> = Vec::new();
    for (facet, _) in old.simple.facets.iter().chain(&new.simple.facets) {
        if seen.contains(facet) {
            continue;
        }
        seen.push(facet);
        let (old, new) = (all(old, facet), all(new, facet));
        if old != new {
            tell(facet, old, new);
        }
    }
}
