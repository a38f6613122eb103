//! Whether an enum and a type agree, point by point.

use super::{Disagreement, HandWritten, HandWrittenVariant, Place};
use crate::diagnostic::place;
use crate::model::{Content, SimpleType, Value};
use crate::name::{TypeNames, open_type};
use crate::source::{Location, Sources};
use crate::text::{Ident, nearest, unraw};

/// More points than this tell nobody more, and the nearest match of each costs time.
const MOST: usize = 20;

/// The type under the names that the user gave, if nothing was found wrong.
pub(super) fn agree(
    written: &HandWritten,
    mut simple_type: SimpleType,
    mut names: TypeNames,
    sources: &Sources,
    found: &mut Vec<Disagreement>,
) -> Option<(SimpleType, TypeNames)> {
    let Content::Enumeration(enumeration) = &mut simple_type.content else {
        return None;
    };
    let check = Check {
        written,
        values: &enumeration.values,
        names: &names.variants,
        place: &|location| place(location, sources).unwrap_or_default(),
    };
    let of = check.pair(found);
    if enumeration.is_open() && written.other.is_none() {
        found.push(Disagreement {
            place: Place::Enum,
            message: format!(
                "the schema allows other text than the values of `{}` ({})",
                check.type_name(),
                place(simple_type.location, sources).unwrap_or_default()
            ),
            help: "add a variant for it: `#[xsd(other)] Other(String)`".to_owned(),
        });
    }
    if !found.is_empty() {
        return None;
    }
    names.variants = idents_by_value(&of, written, enumeration.values.len());
    if written.other.is_some() {
        open_type(&mut simple_type);
    }
    take_names(&mut names, written);
    Some((simple_type, names))
}

/// What is compared.
struct Check<'a> {
    written: &'a HandWritten,
    values: &'a [Value],
    /// The variants that xsdgen would make of the values.
    names: &'a [Ident],
    place: &'a dyn Fn(Location) -> String,
}

impl Check<'_> {
    /// For each variant the index of its value. All that is wrong goes to `found`.
    fn pair(&self, found: &mut Vec<Disagreement>) -> Vec<Option<usize>> {
        let mut owner: Vec<Option<usize>> = vec![None; self.values.len()];
        let mut strangers = Vec::new();
        let mut of = Vec::with_capacity(self.written.variants.len());
        for (i, variant) in self.written.variants.iter().enumerate() {
            let value = self.value_of(variant);
            of.push(value);
            match value.map(|v| (v, owner.get_mut(v))) {
                Some((v, Some(Some(first)))) => found.push(self.double(i, *first, v)),
                Some((_, Some(free))) => *free = Some(i),
                _ => strangers.push(i),
            }
        }
        let mut missing: Vec<usize> = (0..owner.len())
            .filter(|&v| owner.get(v).is_some_and(Option::is_none))
            .collect();
        for &i in strangers.iter().take(MOST) {
            found.push(self.stranger(i, &mut missing));
        }
        found.extend(self.missing(&missing));
        of
    }

    fn value_of(&self, variant: &HandWrittenVariant) -> Option<usize> {
        if let Some(text) = &variant.value {
            return self.by_literal(text);
        }
        if let Some(rule) = self.written.rename_all {
            return self.by_literal(&rule.apply(unraw(&variant.ident)));
        }
        let named = self
            .names
            .iter()
            .position(|n| unraw(n) == unraw(&variant.ident));
        named.or_else(|| self.by_literal(unraw(&variant.ident)))
    }

    fn by_literal(&self, text: &str) -> Option<usize> {
        let literal = self.values.iter().position(|v| v.literal == text);
        literal.or_else(|| {
            let mut values = self.values.iter();
            values.position(|v| v.aliases.iter().any(|a| a.literal == text))
        })
    }

    /// Two variants for one value.
    fn double(&self, variant: usize, first: usize, value: usize) -> Disagreement {
        let ident = |i: usize| self.written.variants.get(i).map_or("", |v| &v.ident);
        Disagreement {
            place: Place::Variant(variant),
            message: format!(
                "`{}` and `{}` are both the value {}",
                ident(first),
                ident(variant),
                self.shown(value)
            ),
            help: "one of them has to go, or to say with `#[xsd(value = \"…\")]` which other value it is"
                .to_owned(),
        }
    }

    /// A variant without a value. A missing value that it must have meant is taken off the list.
    fn stranger(&self, index: usize, missing: &mut Vec<usize>) -> Disagreement {
        let nothing = HandWrittenVariant::default();
        let variant = self.written.variants.get(index).unwrap_or(&nothing);
        let (place, text) = match (&variant.value, self.written.rename_all) {
            (Some(text), _) => (Place::Value(index), text.clone()),
            (None, Some(rule)) => (Place::Variant(index), rule.apply(unraw(&variant.ident))),
            (None, None) => (Place::Variant(index), unraw(&variant.ident).to_owned()),
        };
        let type_name = self.type_name();
        let message = match (&variant.value, self.written.rename_all) {
            (None, None) => format!("`{type_name}` has no value for the variant `{text}`"),
            (None, Some(_)) => format!(
                "`{type_name}` has no value {text:?}, which the variant `{}` stands for",
                variant.ident
            ),
            (Some(_), _) => format!("`{type_name}` has no value {text:?}"),
        };
        let everything: Vec<usize> = (0..self.values.len()).collect();
        let near = match self.near(&text, missing) {
            Some(near) => {
                missing.retain(|&v| v != near);
                Some(near)
            }
            None => self.near(&text, &everything),
        };
        let Some((near, value)) = near.and_then(|n| Some((n, self.values.get(n)?))) else {
            return Disagreement {
                place,
                message,
                help: "remove the variant, or say with `#[xsd(value = \"…\")]` which value it is"
                    .to_owned(),
            };
        };
        let name = self.names.get(near).map_or("", Ident::as_str);
        let help = match place {
            Place::Variant(_) if self.written.rename_all.is_none() => {
                format!(
                    "rename it to `{name}`, or write `#[xsd(value = {:?})]`",
                    value.literal
                )
            }
            _ => format!("write `#[xsd(value = {:?})]`", value.literal),
        };
        Disagreement {
            place,
            message: format!("{message}; the nearest is {}", self.shown(near)),
            help,
        }
    }

    /// Values without a variant: one finding, at the enum's name.
    fn missing(&self, missing: &[usize]) -> Option<Disagreement> {
        let list = |item: &dyn Fn(usize) -> String| {
            let items: Vec<String> = missing.iter().take(MOST).map(|&v| item(v)).collect();
            let more = if missing.len() > MOST { ", …" } else { "" };
            format!("{}{more}", items.join(", "))
        };
        let type_name = self.type_name();
        let message = match missing {
            [] => return None,
            [one] => format!(
                "no variant for the value {} of `{type_name}` ({})",
                self.literal(*one),
                self.value_place(*one)
            ),
            many => format!(
                "no variants for {} values of `{type_name}`: {}",
                many.len(),
                list(&|v| self.shown(v))
            ),
        };
        Some(Disagreement {
            place: Place::Enum,
            message,
            help: format!("add {}", list(&|v| format!("`{}`", self.variant_for(v)))),
        })
    }

    /// How a variant for a value would have to be written.
    fn variant_for(&self, value: usize) -> String {
        let name = self.names.get(value).map_or("", Ident::as_str);
        let literal = self.values.get(value).map_or("", |v| &v.literal);
        match self.written.rename_all {
            Some(rule) if rule.apply(unraw(name)) != literal => {
                format!("#[xsd(value = {literal:?})] {name}")
            }
            _ => name.to_owned(),
        }
    }

    /// The value most like a text, by its literal or its name.
    fn near(&self, text: &str, among: &[usize]) -> Option<usize> {
        let of = |v: &usize| {
            let literal = self.values.get(*v).map_or("", |v| v.literal.as_str());
            (literal, unraw(self.names.get(*v).map_or("", Ident::as_str)))
        };
        let same = |other: &str| other.to_lowercase() == text.to_lowercase();
        let exact = |v: &&usize| same(of(v).0) || same(of(v).1);
        if let Some(v) = among.iter().find(exact) {
            return Some(*v);
        }
        let candidates = among.iter().flat_map(|v| <[&str; 2]>::from(of(v)));
        let near = nearest(text, candidates)?;
        among
            .iter()
            .copied()
            .find(|v| of(v).0 == near || of(v).1 == near)
    }

    fn type_name(&self) -> &str {
        self.written
            .type_name
            .as_deref()
            .unwrap_or(&self.written.ident)
    }

    fn literal(&self, value: usize) -> String {
        let literal = self.values.get(value).map_or("", |v| v.literal.as_str());
        format!("{literal:?}")
    }

    fn value_place(&self, value: usize) -> String {
        let location = self.values.get(value).map(|v| v.location);
        location.map(self.place).unwrap_or_default()
    }

    fn shown(&self, value: usize) -> String {
        format!("{} ({})", self.literal(value), self.value_place(value))
    }
}

/// The user's identifiers in the order of the values.
fn idents_by_value(of: &[Option<usize>], written: &HandWritten, values: usize) -> Vec<Ident> {
    let mut idents = vec![Ident::default(); values];
    for (variant, value) in written.variants.iter().zip(of) {
        if let Some(ident) = value.and_then(|v| idents.get_mut(v)) {
            *ident = variant.ident.as_str().into();
        }
    }
    idents
}

pub(super) fn take_names(names: &mut TypeNames, written: &HandWritten) {
    names.ident = written.ident.as_str().into();
    names.other = written.other.as_deref().map(Ident::from);
}
