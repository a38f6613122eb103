//! Conversions between types that share values: a restriction and its base, a union and its members.

use std::collections::HashMap;

use super::code::{Code, Items};
use super::file::{File, LARGE, Unit};
use crate::model::{Content, Model, TypeId};

const TRY_FROM: &str = "
impl ::core::convert::TryFrom<$From> for $To {
    type Error = $Error;

    fn try_from(value: $From) -> ::core::result::Result<Self, $Error> {
        value.as_str().parse()
    }
}
";

pub(super) fn emit(code: &mut Code, file: &File<'_>, unit: &Unit<'_>) {
    let Some(enumeration) = unit.enumeration() else {
        return;
    };
    if file.options.hand_written {
        return;
    }
    let mut done = vec![unit.id];
    let mut other = |id: TypeId| {
        let id = target(file.model, id)?;
        let is_new = !done.contains(&id);
        done.push(id);
        file.unit(id)
            .filter(|u| is_new && u.enumeration().is_some())
    };
    if let Some(base) = enumeration.restricts.and_then(&mut other) {
        convert(code, file, unit, unit, &base);
    }
    for &member in &enumeration.members {
        if let Some(member) = other(member) {
            convert(code, file, unit, &member, unit);
        }
    }
}

/// Conversions between a type and one that has all of its values, written in the module of `home`.
fn convert(code: &mut Code, file: &File<'_>, home: &Unit<'_>, part: &Unit<'_>, whole: &Unit<'_>) {
    let part_path = file.path(home, part);
    let whole_path = file.path(home, whole);
    let error = file.error(home);
    match places(part, whole) {
        Some(places) if part.other().is_none() => {
            from(
                code,
                file,
                (part, whole),
                (&part_path, &whole_path),
                &places,
            );
        }
        _ => code.template(
            TRY_FROM,
            &[("From", &part_path), ("To", &whole_path), ("Error", &error)],
        ),
    }
    code.template(
        TRY_FROM,
        &[("From", &whole_path), ("To", &part_path), ("Error", &error)],
    );
}

fn from(
    code: &mut Code,
    file: &File<'_>,
    (part, whole): (&Unit<'_>, &Unit<'_>),
    (part_path, whole_path): (&str, &str),
    places: &[u32],
) {
    let head = format!("impl ::core::convert::From<{part_path}> for {whole_path} {{");
    code.push("\n");
    code.template(&head.replace('$', ""), &[]);
    code.line(1, format_args!("fn from(value: {part_path}) -> Self {{"));
    let is_large = places.len() > LARGE && whole.other().is_none();
    if is_large || file.index_type(part).is_some() {
        // A `match` over so many variants costs the compiler too much, and constants can't prove it complete.
        let copy = whole.other().map_or("", |_| ".clone()");
        let index = file.index(part, "value");
        let items = Items::numbers(places.iter().map(|&place| u64::from(place)));
        let head = format!("const PLACES: &[u32; {}] = &", places.len());
        code.array(2, &head, &items, true);
        code.line(
            2,
            format_args!("Self::VALUES[PLACES[{index}] as usize]{copy}"),
        );
    } else {
        code.line(2, format_args!("match value {{"));
        for (variant, &place) in part.names.variants.iter().zip(places) {
            let to = whole.names.variants.get(place as usize);
            let to = format!("Self::{}", to.map_or("", String::as_str));
            code.arm(3, &format!("{part_path}::{variant}"), &to);
        }
        code.line(2, format_args!("}}"));
    }
    code.line(1, format_args!("}}"));
    code.push_closing_brace();
}

/// For each value of `part`, the index of the same value in `whole`; `None` when one is missing there.
fn places(part: &Unit<'_>, whole: &Unit<'_>) -> Option<Vec<u32>> {
    let mut by_text: HashMap<&str, u32> = HashMap::new();
    let mut by_key = HashMap::new();
    for ((value, _), index) in whole.values().zip(0..) {
        let aliases = value.aliases.iter().map(|a| a.literal.as_str());
        for text in std::iter::once(value.literal.as_str()).chain(aliases) {
            by_text.entry(text).or_insert(index);
        }
        if let Some(key) = &value.key {
            by_key.entry(key).or_insert(index);
        }
    }
    part.values()
        .map(|(value, _)| {
            let same_value = value.key.as_ref().and_then(|key| by_key.get(key));
            same_value
                .or_else(|| by_text.get(value.literal.as_str()))
                .copied()
        })
        .collect()
}

/// The type that a type is in Rust: aliases followed to what they stand for.
fn target(model: &Model, mut id: TypeId) -> Option<TypeId> {
    // Aliases form no circle in a schema; the bound is for models made by hand.
    for _ in 0..=model.types.len() {
        match &model.types.get(id.0 as usize)?.content {
            Content::Alias(other) => id = *other,
            Content::Enumeration(_) | Content::List(_) => return Some(id),
        }
    }
    None
}
