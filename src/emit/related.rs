//! Conversions between types that share values: a restriction and its base, a union and its members.

use std::collections::HashMap;

use super::code::Code;
use super::file::File;
use super::items::Items;
use super::lints::Lints;
use super::traits::Traits;
use super::unit::{LARGE, Unit};
use crate::model::TypeId;
use crate::text::Ident;

const TRY_FROM: &str = "\
impl ::core::convert::TryFrom<$From> for $To {
    type Error = $Error;

    fn try_from($value: $From) -> ::core::result::Result<Self, $Error> {
        $value.as_str().parse()
    }
}
";

/// Where the text is not kept.
const TRY_FROM_SHOWN: &str = "\
impl ::core::convert::TryFrom<$From> for $To {
    type Error = $Error;

    fn try_from($value: $From) -> ::core::result::Result<Self, $Error> {
        let mut text = $String::new();
        let _ = ::core::fmt::Write::write_fmt(&mut text, ::core::format_args!(\"{}\", $value));
        text.parse()
    }
}
";

/// One conversion between types.
pub(super) struct Conversion<'a> {
    pub(super) from: Unit<'a>,
    pub(super) to: Unit<'a>,
    /// For each value its place in the other type, where every value has one; else it is tried as text.
    pub(super) places: Option<Vec<u32>>,
}

/// The conversions that are written with a type: between it and the type that it restricts, and its members.
pub(super) fn conversions<'a>(file: &File<'a>, unit: &Unit<'a>) -> Vec<Conversion<'a>> {
    let Some(enumeration) = unit.enumeration().filter(|_| !file.options.hand_written) else {
        return Vec::new();
    };
    let mut done = vec![unit.id];
    let mut other = |id: TypeId| {
        let id = file.model.target(id);
        let is_new = !done.contains(&id);
        done.push(id);
        Some(file.unit(id)).filter(|u| is_new && u.enumeration().is_some())
    };
    let base = enumeration.restricts.and_then(&mut other);
    let mut pairs: Vec<(Unit<'a>, Unit<'a>)> = base.map(|base| (*unit, base)).into_iter().collect();
    let members = enumeration.members.iter().filter_map(|id| other(*id));
    pairs.extend(members.map(|member| (member, *unit)));
    let both = pairs.into_iter().flat_map(|(part, whole)| {
        let to_whole = Conversion {
            from: part,
            to: whole,
            places: places(&part, &whole).filter(|_| part.other().is_none()),
        };
        let to_part = Conversion {
            from: whole,
            to: part,
            places: None,
        };
        [to_whole, to_part]
    });
    both.collect()
}

pub(super) fn emit<'a>(code: &mut Code, file: &File<'a>, unit: &Unit<'a>) {
    for conversion in conversions(file, unit) {
        let from = file.path(unit, &conversion.from);
        let to = file.path(unit, &conversion.to);
        let lints = file.lints(&conversion.from).and(file.lints(&conversion.to));
        let value = conversion.from.free("value");
        let Some(places) = &conversion.places else {
            let traits = file.traits(&conversion.from);
            try_from(code, lints, traits, (&from, &to), &value);
            continue;
        };
        let head = format!("impl ::core::convert::From<{from}> for {to} {{");
        code.item_block(lints, head, |code| {
            code.block(
                format_args!("fn from({value}: {from}) -> Self {{"),
                |code| {
                    by_place(code, file, &conversion, (&from, &value), places);
                },
            );
        });
    }
}

/// Writes `TryFrom` by way of the text; `traits` are those of the type that is converted, `value` is the variable.
pub(super) fn try_from(
    code: &mut Code,
    lints: Lints,
    traits: Traits,
    (from, to): (&str, &str),
    value: &str,
) {
    let error = code.error();
    let names = [
        ("From", from),
        ("To", to),
        ("Error", error.as_str()),
        ("value", value),
    ];
    if traits.has_text {
        return code.item(lints, TRY_FROM, &names);
    }
    let string = code.string();
    let names: Vec<_> = names
        .into_iter()
        .chain([("String", string.as_str())])
        .collect();
    code.item(lints, TRY_FROM_SHOWN, &names);
}

/// Writes an expression for the value at the same place in the other type; `from` is how that is called here, and
/// `value` the variable.
fn by_place(
    code: &mut Code,
    file: &File<'_>,
    conversion: &Conversion<'_>,
    (from, value): (&str, &str),
    places: &[u32],
) {
    let (part, whole) = (&conversion.from, &conversion.to);
    let is_large = places.len() > LARGE && whole.other().is_none();
    if is_large || file.index_type(part).is_some() {
        // A `match` over so many variants costs the compiler too much, and constants can't prove it complete.
        let copy = match file.traits(whole).is_copy {
            true => "",
            false => ".clone()",
        };
        let index = file.index(part, value);
        let items = Items::numbers(places.iter().map(|&place| u64::from(place)));
        let head = format!("const PLACES: &[u32; {}] = &", places.len());
        code.array(&head, &items, true);
        return code.line(format_args!("Self::VALUES[PLACES[{index}] as usize]{copy}"));
    }
    code.block(format_args!("match {value} {{"), |code| {
        for (variant, &place) in part.names.variants.iter().zip(places) {
            let to = whole.names.variants.get(place as usize);
            let to = format!("Self::{}", to.map_or("", Ident::as_str));
            code.arm(&format!("{from}::{variant}"), &to);
        }
    });
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
