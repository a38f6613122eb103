//! One of the two versions, and a type of it with all that is known of it.

use super::change::Level;
use crate::emit::offer::offers;
use crate::model::{Content, Enumeration, Model, SimpleType};
use crate::name::{Names, TypeNames};
use crate::options::EmitOptions;
use crate::pipeline::Analysis;
use crate::source::Sources;
use crate::text::Ident;

/// One version.
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) sources: &'a Sources,
    pub(super) options: &'a EmitOptions,
    /// What each type offers besides its values.
    offers: Vec<Vec<String>>,
}

impl<'a> Side<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        Self::new(
            analysis.model(),
            analysis.names(),
            analysis.sources(),
            &analysis.options().emit,
        )
    }

    pub(super) fn new(
        model: &'a Model,
        names: &'a Names,
        sources: &'a Sources,
        options: &'a EmitOptions,
    ) -> Self {
        Self {
            model,
            names,
            sources,
            options,
            offers: offers(model, names, options),
        }
    }

    pub(super) fn unit(&self, index: usize) -> Option<Unit<'_>> {
        let (simple, names) = (self.model.types.get(index)?, self.names.types.get(index)?);
        let is_enumeration = matches!(simple.content, Content::Enumeration(_));
        let non_exhaustive = self.options.non_exhaustive || names.non_exhaustive || names.constants;
        Some(Unit {
            simple,
            names,
            all_names: self.names,
            sources: self.sources,
            non_exhaustive: is_enumeration && non_exhaustive,
            default_impl: self.options.default_impl || names.default.is_some(),
            offers: self.offers.get(index)?,
        })
    }
}

/// A type of one version with its names.
pub(super) struct Unit<'a> {
    pub(super) simple: &'a SimpleType,
    pub(super) names: &'a TypeNames,
    pub(super) all_names: &'a Names,
    pub(super) sources: &'a Sources,
    /// Whether code that lists all values has to expect more.
    pub(super) non_exhaustive: bool,
    /// Whether the default value is one in Rust, too.
    pub(super) default_impl: bool,
    pub(super) offers: &'a [String],
}

impl Unit<'_> {
    pub(super) fn path(&self) -> String {
        self.names.path()
    }

    /// Name of the variant that keeps other text; `None` for a type that has no such variant.
    pub(super) fn other(&self) -> Option<&str> {
        match &self.simple.content {
            Content::Enumeration(e) if e.is_open() => {
                Some(self.names.other.as_deref().unwrap_or("Other"))
            }
            _ => None,
        }
    }

    /// Names of the variants that hold a value of another type, and the variants as Rust writes them.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, String)> {
        let enumeration = match &self.simple.content {
            Content::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        };
        let types = enumeration.into_iter().flat_map(Enumeration::typed);
        let variants = self.names.typed.iter().map(Ident::as_str);
        variants.zip(types).map(|(variant, of)| {
            let of = self.all_names[of].path();
            (variant, format!("{variant}({of})"))
        })
    }

    /// What one more variant is: with `#[non_exhaustive]` no code outside of the crate can list all.
    pub(super) fn adding(&self) -> Level {
        match self.non_exhaustive {
            true => Level::Minor,
            false => Level::Major,
        }
    }

    /// What the type is in Rust, in words.
    pub(super) fn sort(&self) -> String {
        let of = |id: &crate::model::TypeId| self.all_names[*id].path();
        match &self.simple.content {
            Content::Enumeration(_) if self.names.constants => "a struct with constants".to_owned(),
            Content::Enumeration(_) => "an enum".to_owned(),
            Content::Atomic(_) => "a struct over one value".to_owned(),
            Content::Text => "another name for `String`".to_owned(),
            Content::List(list) => format!("a list of `{}`", of(&list.item)),
            Content::Alias(id) => format!("another name for `{}`", of(id)),
        }
    }
}
