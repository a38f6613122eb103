//! What each type offers to code that uses it, besides its values: what another version must not lose.

use super::file::File;
use super::unit::Unit;
use super::{atomic, check, crates, definition, facts, habits, inherent, related};
use crate::model::{Content, Model};
use crate::name::Names;
use crate::options::EmitOptions;

/// For each type of the model its functions, implementations and attributes, as Rust writes them. What follows from the
/// type's being an open or a closed enum, a struct with constants, a list or an alias alone is left out.
pub(crate) fn offers(model: &Model, names: &Names, options: &EmitOptions) -> Vec<Vec<String>> {
    let file = File::new(model, names, options);
    let mut offers: Vec<Vec<String>> = vec![Vec::new(); model.types.len()];
    for unit in file.units() {
        if let Some(own) = offers.get_mut(unit.id.0 as usize) {
            own.extend(of(&file, unit));
        }
        for conversion in related::conversions(&file, unit) {
            let kind = match conversion.places {
                Some(_) => "From",
                None => "TryFrom",
            };
            if let Some(own) = offers.get_mut(conversion.to.id.0 as usize) {
                own.push(format!("impl {kind}<{}>", conversion.from.names.path()));
            }
        }
    }
    offers
}

fn of(file: &File<'_>, unit: &Unit<'_>) -> Vec<String> {
    let options = file.options;
    let mut items = vec![
        options
            .visibility
            .clone()
            .unwrap_or_else(|| "pub".to_owned()),
    ];
    items.extend(unit.names.attributes.iter().map(|a| format!("#[{a}]")));
    match &unit.simple.content {
        Content::Alias(_) | Content::Text => return items,
        Content::Atomic(_) => items.extend(atomic::offers(file, unit)),
        Content::List(list) => list_items(&mut items, file, list),
        Content::Enumeration(_) => enumeration_items(&mut items, file, unit),
    }
    items.extend(options.attributes.iter().map(|a| format!("#[{a}]")));
    items.extend(unit.names.derives.iter().map(|d| format!("#[derive({d})]")));
    items.push(format!("impl FromStr<Err = {}>", file.names.error));
    if file.has_serde() {
        items.push("impl Serialize".to_owned());
        items.push("impl Deserialize".to_owned());
    }
    items.extend(crates::offers(file));
    items
}

fn list_items(items: &mut Vec<String>, file: &File<'_>, list: &crate::model::List) {
    let item = file.unit(list.item).names.path();
    let own = match list.is_free() {
        true => [
            "Default".to_owned(),
            format!("From<Vec<{item}>>"),
            format!("FromIterator<{item}>"),
        ]
        .to_vec(),
        false => [format!("TryFrom<Vec<{item}>>")].to_vec(),
    };
    items.extend(own.into_iter().map(|one| format!("impl {one}")));
}

fn enumeration_items(items: &mut Vec<String>, file: &File<'_>, unit: &Unit<'_>) {
    let options = file.options;
    items.extend(options.derives.iter().map(|d| format!("#[derive({d})]")));
    let constants = unit.simple.constants.iter();
    let names = constants.filter_map(|(name, _)| inherent::constant_name(unit, name));
    items.extend(names.map(|name| format!("const {name}: &str")));
    if definition::default(file, unit).is_some() {
        items.push("impl Default".to_owned());
    }
    if options.strum {
        items.extend(habits::offers(file, unit));
    }
    if options.description {
        items.push("fn description() -> Option<&str>".to_owned());
    }
    if unit.values().any(|(value, _)| value.number().is_some()) {
        items.push("fn number() -> Option<i64>".to_owned());
    }
    items.extend(facts::offers(unit));
    if check::has_from_qname(unit) {
        items.push("fn from_qname(namespace, local_name)".to_owned());
    }
    if let Some(number) = unit.enumeration().and_then(check::number_type) {
        items.push(format!("fn {}() -> {number}", unit.free("value")));
        items.push(format!("impl TryFrom<{number}>"));
    }
}
