//! What the parts of one generated file need to know of each other.

use std::fmt::Write as _;

use super::atomic::kind;
use super::code::Code;
use super::lints::Lints;
use super::traits::Traits;
use super::unit::{LARGE, Unit};
use crate::model::{Content, Enumeration, Model, SimpleType, TypeId};
use crate::name::Names;
use crate::options::{Attribute, DerivePath, EmitOptions, Visibility};
use crate::text::{Ident, code_span, unraw};

/// So many enumerations each have impls of their own; more share a macro.
const FEW: usize = 32;

/// One generated file.
pub(super) struct File<'a> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) options: &'a EmitOptions,
    units: Vec<Unit<'a>>,
    /// For each type of the model, whether code that uses it may name something deprecated.
    deprecated: Vec<bool>,
    has_values_in_words: bool,
    counts: bool,
    has_many_enumerations: bool,
    derives: Vec<DerivePath>,
    attributes: Vec<Attribute>,
    /// `pub` when `None`.
    visibility: Option<Visibility>,
}

impl<'a> File<'a> {
    pub(super) fn new(model: &'a Model, names: &'a Names, options: &'a EmitOptions) -> Self {
        let unit = |id| Unit {
            id,
            simple: &model[id],
            names: &names[id],
        };
        let ids = (0..model.types.len() as u32).map(TypeId);
        let mut units: Vec<Unit<'a>> = ids.map(unit).filter(|unit| !unit.is_string()).collect();
        // Within a module the types keep the order of the documents.
        units.sort_unstable_by(|a, b| (&a.names.module, a.id.0).cmp(&(&b.names.module, b.id.0)));
        Self {
            deprecated: model.types.iter().map(|t| deprecated(model, t)).collect(),
            has_values_in_words: units.iter().any(Unit::is_in_words),
            counts: units
                .iter()
                .any(|unit| kind::of(unit.simple).is_some_and(kind::counts)),
            has_many_enumerations: units.iter().filter(|u| u.can_share()).count() > FEW,
            model,
            names,
            options,
            units,
            derives: read(&options.derives, DerivePath::parse),
            attributes: read(&options.attributes, Attribute::parse),
            visibility: options.visibility.as_deref().and_then(Visibility::parse),
        }
    }

    /// What an item about a type may have to allow.
    pub(super) fn lints(&self, unit: &Unit<'_>) -> Lints {
        Lints {
            deprecated: self.deprecated.get(unit.id.0 as usize) == Some(&true),
            ..Lints::default()
        }
    }

    /// What an item has to allow that offers something which a program need not use.
    pub(super) fn offer(&self) -> Lints {
        let visibility = self.visibility.as_ref().map(Visibility::as_str);
        let is_public = matches!(visibility, None | Some("pub"));
        Lints {
            dead_code: !is_public,
            ..Lints::default()
        }
    }

    /// Whether some type has values that the error does not list.
    pub(super) fn has_values_in_words(&self) -> bool {
        self.has_values_in_words
    }

    /// Whether some type reads text; other names for `String` do not.
    pub(super) fn has_errors(&self) -> bool {
        let is_name =
            |unit: &Unit<'_>| matches!(unit.simple.content, Content::Alias(_) | Content::Text);
        !self.units.iter().all(is_name)
    }

    /// Whether some error tells how much a text has of something.
    pub(super) fn counts(&self) -> bool {
        self.counts
    }

    /// Whether there are so many enumerations that they share a macro.
    pub(super) fn has_many_enumerations(&self) -> bool {
        self.has_many_enumerations
    }

    /// Whether serde's traits are in that macro too.
    pub(super) fn shares_serde(&self) -> bool {
        self.has_serde() && !self.options.serde_compact
    }

    /// All types, those of one module together, the root module first.
    pub(super) fn units(&self) -> &[Unit<'a>] {
        &self.units
    }

    /// A type by its id.
    pub(super) fn unit(&self, id: TypeId) -> Unit<'a> {
        Unit {
            id,
            simple: &self.model[id],
            names: &self.names[id],
        }
    }

    /// Whether a variant says nothing of its place among the values: its impls have to `match`.
    pub(super) fn by_match(&self, unit: &Unit<'_>) -> bool {
        self.options.hand_written || unit.other().is_some() || unit.is_typed()
    }

    /// What holds of a type.
    pub(super) fn traits(&self, unit: &Unit<'_>) -> Traits {
        Traits::of(self.model, unit.id)
    }

    /// The variants that hold a value of another type, with the path of that type.
    pub(super) fn typed(&self, unit: &Unit<'a>) -> Vec<(&'a str, String)> {
        let types = unit.enumeration().into_iter().flat_map(Enumeration::typed);
        let variants = unit.names.typed.iter().map(Ident::as_str);
        let path = |id| self.path(unit, &self.unit(id));
        variants.zip(types.map(path)).collect()
    }

    /// The integer by which a `struct` with constants knows its values; `None` where the type is an enum.
    pub(super) fn index_type(&self, unit: &Unit<'_>) -> Option<&'static str> {
        let is_ours = !self.by_match(unit) && unit.enumeration().is_some();
        if !is_ours || !unit.names.constants {
            return None;
        }
        Some(match unit.names.variants.len() {
            0..=0x100 => "u8",
            0x101..=0x1_0000 => "u16",
            _ => "u32",
        })
    }

    /// Whether tables by index stand where a short enum has a `match` over its variants.
    pub(super) fn by_table(&self, unit: &Unit<'_>) -> bool {
        let is_large = unit.names.variants.len() > LARGE && !self.by_match(unit);
        is_large || self.index_type(unit).is_some()
    }

    /// Whether the values stand in a `static` at the end of the page. rustc evaluates a constant again for each
    /// use, and looks through all variants for each value each time; a `static` it evaluates once.
    pub(super) fn has_static_values(&self, unit: &Unit<'_>) -> bool {
        let is_large = unit.names.variants.len() > LARGE;
        is_large && !self.by_match(unit) && self.index_type(unit).is_none()
    }

    /// An expression for all values of a type that is read by table.
    pub(super) fn values(&self, unit: &Unit<'_>) -> String {
        match self.has_static_values(unit) {
            true => format!("Self::{}()", unit.free("table")),
            false => "Self::VALUES".to_owned(),
        }
    }

    /// Whether `Debug` is written by hand.
    pub(super) fn debug_is_text(&self, unit: &Unit<'_>) -> bool {
        let is_large = unit.names.variants.len() > LARGE && !self.options.hand_written;
        is_large || self.index_type(unit).is_some()
    }

    /// An expression for the place of the value in the variable `of` among all values, as `usize`.
    pub(super) fn index(&self, unit: &Unit<'_>, of: &str) -> String {
        let field = self.index_type(unit).map_or("", |_| ".0");
        format!("{of}{field} as usize")
    }

    /// What is derived on a type besides the usual.
    pub(super) fn derives<'s>(&'s self, unit: &Unit<'s>) -> impl Iterator<Item = &'s DerivePath> {
        self.derives.iter().chain(&unit.names.derives)
    }

    /// The attributes that options ask for on a type.
    pub(super) fn attributes<'s>(&'s self, unit: &Unit<'s>) -> impl Iterator<Item = &'s Attribute> {
        self.attributes.iter().chain(&unit.names.attributes)
    }

    /// Visibility and a space, for items `depth` modules below the root.
    pub(super) fn visibility(&self, depth: usize) -> String {
        match self.visibility.as_ref().map(Visibility::as_str) {
            None => "pub ".to_owned(),
            Some("") => up(depth),
            Some("pub(super)") => up(depth + 1),
            Some(other) => format!("{other} "),
        }
    }

    /// Visibility and a space, for what only the file itself may use.
    pub(super) fn private(&self, unit: &Unit<'_>) -> String {
        up(unit.names.module.len())
    }

    /// Whether serde's traits are implemented; the compact and the native form are some of them.
    pub(super) fn has_serde(&self) -> bool {
        self.options.serde || self.options.serde_compact || self.options.serde_native
    }

    /// Name of the private module that holds what owns memory and run-time helpers: the error's in snake case,
    /// unless something else in the root is called so.
    pub(super) fn support(&self) -> String {
        let mut name = String::new();
        for (i, c) in unraw(&self.names.error).chars().enumerate() {
            if c.is_uppercase() && i > 0 {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        let is_taken = |ident: &Ident| {
            let is_at_root = |u: &Unit<'_>| match u.names.module.first() {
                Some(module) => module == ident,
                None => u.names.ident == *ident,
            };
            self.names.error == *ident || self.units.iter().any(is_at_root)
        };
        let mut ident = Ident::from(name.as_str());
        while is_taken(&ident) {
            name.push('_');
            ident = Ident::from(name.as_str());
        }
        ident.to_string()
    }

    /// Path of `to` from the module of `from`.
    pub(super) fn path(&self, from: &Unit<'_>, to: &Unit<'_>) -> String {
        let shared = from
            .names
            .module
            .iter()
            .zip(&to.names.module)
            .take_while(|(a, b)| a == b)
            .count();
        let mut path = "super::".repeat(from.names.module.len() - shared);
        for step in to.names.module.iter().skip(shared) {
            let _ = write!(path, "{step}::");
        }
        path + &to.names.ident
    }

    /// Path of `to` from the module of `from`, where `to` may be `xs:string`.
    pub(super) fn part(&self, code: &mut Code, from: &Unit<'_>, to: &Unit<'_>) -> String {
        match to.is_string() {
            true => code.string(),
            false => self.path(from, to),
        }
    }

    /// Documentation of the module that holds `group`.
    pub(super) fn module_docs(&self, group: &[Unit<'_>], depth: usize) -> String {
        let own = group.iter().find(|u| u.names.module.len() == depth + 1);
        match own.and_then(|u| u.simple.identity.namespace.as_deref()) {
            Some(namespace) => format!("Types of namespace {}.", code_span(namespace)),
            None => "Types of a namespace.".to_owned(),
        }
    }
}

/// Whether a type is deprecated, or some of its values, or what it is made of.
fn deprecated(model: &Model, simple: &SimpleType) -> bool {
    let mut values = simple.values().iter();
    let mut parts = simple.parts().into_iter();
    simple.deprecated.is_some()
        || values.any(|value| value.deprecated().is_some())
        || parts.any(|id| deprecated(model, &model[id]))
}

/// The pieces of Rust that options hold. A run with one that cannot be read ended before.
fn read<T>(texts: &[String], parse: fn(&str) -> Option<T>) -> Vec<T> {
    texts.iter().filter_map(|text| parse(text)).collect()
}

/// Visibility and a space, for what is seen in the module so many steps up, and in all below that.
fn up(steps: usize) -> String {
    match steps {
        0 => String::new(),
        1 => "pub(super) ".to_owned(),
        _ => format!("pub(in super{}) ", "::super".repeat(steps - 1)),
    }
}
