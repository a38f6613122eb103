//! The name stage: Rust identifiers for types and values. One ledger, every collision settled or reported.
//!
//! `docs/names.md` states the rules and why they are so.

mod candidates;
mod constants;
mod entry;
mod extras;
mod facts;
mod label;
mod ledger;
mod letters;
mod other;
mod overrides;
mod pattern;
mod record;
mod select;
mod spell;
mod speller;
mod symbols;
#[cfg(test)]
mod tests;
mod types;

use std::collections::{HashMap, HashSet};
use std::ops::Index;

use unicode_normalization::is_nfc;

use crate::datatypes::BuiltIn;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::model::{Content, Model, SimpleType, TypeId, Value};
use crate::options::{Attribute, DerivePath, NameOptions, SimpleTypes, VariantStyle};
use crate::source::Sources;
use crate::text::{Ident, keyword};

use extras::extras;
pub(crate) use label::from_docs as label_from_docs;
pub use ledger::Reason;
use ledger::{Claim, settle};
use other::{free_other, other_types, typed_variants};
use overrides::Handles;
pub(crate) use record::Record;
pub use record::RecordUpdate;
use record::Recorded;
pub(crate) use select::open_type;
pub(crate) use spell::snake;

/// Names for every type of a model, parallel to `Model::types`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Names {
    /// One for each type of the model.
    pub types: Vec<TypeNames>,
    /// Name of the error type that all types of a file share; free in the root module.
    pub error: Ident,
}

impl Index<TypeId> for Names {
    type Output = TypeNames;

    /// The names of the type that has this id in the model.
    fn index(&self, id: TypeId) -> &TypeNames {
        match self.types.get(id.0 as usize) {
            Some(found) => found,
            None => unreachable!("every type of a model has names"),
        }
    }
}

/// The Rust names of one type.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct TypeNames {
    /// Modules from the root of the generated file; empty for the root.
    pub module: Vec<Ident>,
    /// The type's identifier.
    pub ident: Ident,
    /// One for each value (with `r#` where it must be raw); empty for lists and aliases.
    pub variants: Vec<Ident>,
    /// Why each variant is called so, parallel to `variants`.
    pub reasons: Vec<Reason>,
    /// Name of the variant for other text, when the type is open.
    pub other: Option<Ident>,
    /// Name of the type of the text in that variant.
    pub other_type: Ident,
    /// Names of the variants that hold a value of another type, in the order of the routes.
    pub typed: Vec<Ident>,
    /// Names of the functions for the columns of a code list, parallel to the facts of the type.
    pub facts: Vec<Ident>,
    /// Paths to derive on this type besides those for all.
    pub derives: Vec<DerivePath>,
    /// Attributes for this type besides those for all, as they stand between `#[` and `]`.
    pub attributes: Vec<Attribute>,
    /// Whether this type is `#[non_exhaustive]`, whatever the others are.
    pub non_exhaustive: bool,
    /// Whether it is a `struct` with a constant for each value, and no enum.
    pub constants: bool,
    /// The value that `Default` is asked to give, whatever the schema says.
    pub default: Option<usize>,
}

impl TypeNames {
    /// Path of the type from the root of the generated file.
    pub(crate) fn path(&self) -> String {
        let mut path = self.module.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        path + &self.ident
    }
}

/// Name of the error type unless a user asks for another.
const ERROR: &str = "ParseValueError";

/// Takes out, opens and closes types as the options say; gives the new id of each type that is kept.
pub(crate) fn select(
    model: &mut Model,
    sources: &Sources,
    wanted: SimpleTypes,
    options: &NameOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<TypeId>> {
    let handles = handles(model, sources, options);
    select::apply(model, &handles, wanted, options, diagnostics)
}

/// Names every type and value of a model.
pub(crate) fn assign(
    model: &Model,
    sources: &Sources,
    options: &NameOptions,
    record: &Record,
    diagnostics: &mut Diagnostics,
) -> Names {
    let error = options.error_type.as_deref().unwrap_or(ERROR);
    overrides::is_primitive("error-type", error, diagnostics);
    overrides::check_modules(options, model, record, diagnostics);
    let handles = handles(model, sources, options);
    let renamed = overrides::type_names(options, &handles, error, diagnostics);
    let constants = constants::choose(model, options, &handles, diagnostics);
    let mut chosen = overrides::value_names(options, model, &handles, &constants, diagnostics);
    let places = types::settle(model, sources, options, &renamed, error, record);
    let idents: Vec<String> = places.iter().map(|place| place.ident.clone()).collect();
    let mut types: Vec<TypeNames> = model
        .types
        .iter()
        .zip(places)
        .zip(constants)
        .enumerate()
        .map(|(index, ((simple_type, place), constants))| {
            let mut names = TypeNames {
                module: place.module.into_iter().map(Ident::from).collect(),
                ident: place.ident.into(),
                constants,
                ..TypeNames::default()
            };
            let asked = Asked {
                options,
                chosen: chosen.remove(&index).unwrap_or_default(),
                recorded: record.of(&names.path()),
            };
            name_values(simple_type, &mut names, &asked, diagnostics);
            names.typed = typed_variants(simple_type, (index, &idents), &names, options);
            names.facts = facts::names(simple_type, diagnostics);
            names
        })
        .collect();
    other_types(&mut types, error);
    extras(&mut types, model, options, &handles, diagnostics);
    Names {
        types,
        error: error.into(),
    }
}

/// What overrides can call the types; their names in Rust count only when there are overrides.
fn handles(model: &Model, sources: &Sources, options: &NameOptions) -> Vec<Handles> {
    if !options.has_overrides() {
        return Vec::new();
    }
    let error = options.error_type.as_deref().unwrap_or(ERROR);
    let places = types::settle(
        model,
        sources,
        options,
        &HashMap::new(),
        error,
        &Record::default(),
    );
    let types = model.types.iter().zip(places);
    types
        .map(|(t, place)| Handles::of(t, &place.ident))
        .collect()
}

/// What is asked for the values of one type.
struct Asked<'a> {
    options: &'a NameOptions,
    /// Names by overrides.
    chosen: HashMap<usize, String>,
    /// Names by the record.
    recorded: Option<&'a Recorded>,
}

fn name_values(
    simple_type: &SimpleType,
    names: &mut TypeNames,
    asked: &Asked<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Content::Enumeration(enumeration) = &simple_type.content else {
        return;
    };
    let values = &enumeration.values;
    // An override stands as it is written, all other names behind the prefix.
    let prefix = asked.options.variant_prefix.as_deref().unwrap_or("");
    let fixed: HashSet<&str> = asked.chosen.values().map(String::as_str).collect();
    let known = asked.recorded.map(|r| r.match_values(enumeration));
    let known = known.unwrap_or_default();
    if let Some(recorded) = asked.recorded {
        record::check_overrides(recorded, &known, &asked.chosen, values, diagnostics);
    }
    let labels: Vec<Option<String>> = values.iter().map(|v| label::words(v.label()?)).collect();
    let open = || (0..values.len()).filter(|i| !known.contains_key(i));
    let recorded: Vec<&str> = (asked.recorded.into_iter())
        .flat_map(Recorded::names)
        .map(Ident::as_str)
        .collect();
    let taken: HashSet<&str> = recorded.iter().copied().collect();
    let is_free = |name: &str| {
        !fixed.contains(name)
            && !taken.contains(name)
            && !constants::is_taken(name, names.constants)
    };
    let claims: Vec<Claim<'_>> = open()
        .filter_map(|i| {
            let value = values.get(i)?;
            let label = labels.get(i).and_then(Option::as_deref);
            Some(match asked.chosen.get(&i) {
                Some(name) => Claim {
                    literal: &value.literal,
                    wanted: Some((name, Reason::Override)),
                },
                None => claim(value, label, asked.options, &is_free),
            })
        })
        .collect();
    let reserved: Vec<&str> = (fixed
        .iter()
        .copied()
        .chain(["VALUES"])
        .chain(recorded.iter().copied()))
    .filter_map(|name| name.strip_prefix(prefix))
    .collect();
    let mut settled = settle(&claims, &reserved).into_iter();
    for (i, value) in values.iter().enumerate() {
        let (name, reason) = match known.get(&i) {
            Some(name) => ((*name).clone(), Reason::Recorded),
            None => {
                let (mut name, reason) = settled.next().unwrap_or_default();
                if reason == Reason::Numbered {
                    diagnostics.push(numbered(&name, value));
                }
                if reason != Reason::Override {
                    name.insert_str(0, prefix);
                }
                record::unlike(name, reason, &value.literal, &taken)
            }
        };
        names.variants.push(name);
        names.reasons.push(reason);
    }
    let all = names.variants.iter().map(Ident::as_str).chain(recorded);
    names.other = (enumeration.is_open()).then(|| free_other(prefix, &all.collect()));
}

/// What a value is to be called; `is_free` says so of a whole name.
fn claim<'a>(
    value: &'a Value,
    label: Option<&'a str>,
    options: &NameOptions,
    is_free: &impl Fn(&str) -> bool,
) -> Claim<'a> {
    let literal = value.literal.as_str();
    let binding = value.wanted_name().map(|n| (n, Reason::Binding));
    // A prefix is not part of a qualified name's value.
    let local = value
        .key
        .as_ref()
        .filter(|key| matches!(key.primitive, BuiltIn::QName | BuiltIn::Notation))
        .and_then(|_| literal.split_once(':'))
        .map(|(_, local)| (local, Reason::Readable));
    let tail = || spell::uri_tail(literal).map(|tail| (tail, Reason::Readable));
    let verbatim = || {
        if options.variant_style != VariantStyle::Verbatim || !is_nfc(literal) {
            return None;
        }
        let prefix = options.variant_prefix.as_deref().unwrap_or("");
        let name = [prefix, literal].concat();
        let is_one = keyword::identifier(literal).and(keyword::identifier(&name));
        (is_one.is_some() && is_free(&name)).then_some((literal, Reason::Verbatim))
    };
    let label = label.map(|label| (label, Reason::Description));
    Claim {
        literal,
        wanted: binding.or(label).or_else(verbatim).or(local).or_else(tail),
    }
}

/// Whether an override that names a type so means this one.
#[cfg(any(feature = "review", test))]
pub(crate) fn matches_type(simple_type: &SimpleType, names: &TypeNames, pattern: &str) -> bool {
    let path = names.path();
    Handles::of(simple_type, &names.ident).matches(pattern) || pattern == path
}

/// Whether two literals have the same readable name.
#[cfg(feature = "review")]
pub(crate) fn reads_like(one: &str, other: &str) -> bool {
    spell::readable(one) == spell::readable(other)
}

fn numbered(name: &str, value: &Value) -> Diagnostic {
    Diagnostic::warning(
        codes::NUMBERED_VARIANT,
        format!(
            "variant `{name}` has a number in its name, which moves when values are added before it"
        ),
    )
    .at(value.location)
    .help("give the value a name of its own with `rename-value`")
}
