//! What the parts of one generated file need to know of each other.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::check::Planned;
use super::error::Expected;
use crate::model::{Content, Enumeration, Model, SimpleType, TypeId};
use crate::name::{Names, TypeNames};
use crate::options::{Attribute, DerivePath, EmitOptions, Visibility};
use crate::text::Ident;

/// Up to this many values everything is written as a person would; above, tables keep the compiler's
/// time linear (a derived `Debug` is quadratic).
pub(super) const LARGE: usize = 1000;

/// Values of an enumeration whose lookup is made on a second thread.
const AHEAD: usize = 4096;

/// One generated file.
pub(super) struct File<'a> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) options: &'a EmitOptions,
    units: Vec<Unit<'a>>,
    long_list: bool,
    derives: Vec<DerivePath>,
    attributes: Vec<Attribute>,
    /// `pub` when `None`.
    visibility: Option<Visibility>,
    /// What is made of long enumerations while the rest is written.
    ahead: Vec<(TypeId, OnceLock<Planned<'a>>)>,
}

/// One type of a generated file.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    pub(super) id: TypeId,
    pub(super) simple: &'a SimpleType,
    pub(super) names: &'a TypeNames,
}

impl<'a> File<'a> {
    pub(super) fn new(model: &'a Model, names: &'a Names, options: &'a EmitOptions) -> Self {
        let mut units: Vec<Unit<'a>> = model
            .types
            .iter()
            .zip(&names.types)
            .enumerate()
            .map(|(i, (simple, names))| Unit {
                id: TypeId(i as u32),
                simple,
                names,
            })
            .collect();
        // Within a module the types keep the order of the documents.
        units.sort_unstable_by(|a, b| (&a.names.module, a.id.0).cmp(&(&b.names.module, b.id.0)));
        let long_list = units.iter().any(|u| Expected::of(u).long);
        let is_long = |u: &&Unit<'_>| u.names.variants.len() > AHEAD;
        let ahead = units.iter().filter(is_long);
        Self {
            ahead: ahead.map(|u| (u.id, OnceLock::new())).collect(),
            model,
            names,
            options,
            units,
            long_list,
            derives: read(&options.derives, DerivePath::parse),
            attributes: read(&options.attributes, Attribute::parse),
            visibility: options.visibility.as_deref().and_then(Visibility::parse),
        }
    }

    /// Makes ahead what `write` will ask for, if there is something that is worth a thread.
    pub(super) fn beside(&self, write: impl FnOnce()) {
        if self.ahead.is_empty() {
            return write();
        }
        std::thread::scope(|scope| {
            let make = || {
                for (id, made) in &self.ahead {
                    self.make(*id, made);
                }
            };
            // Without a second thread, it is made when it is asked for.
            let _ = std::thread::Builder::new().spawn_scoped(scope, make);
            write();
        });
    }

    fn make<'m>(&self, id: TypeId, made: &'m OnceLock<Planned<'a>>) -> Option<&'m Planned<'a>> {
        let enumeration = self.unit(id)?.enumeration()?;
        Some(made.get_or_init(|| Planned::new(enumeration, self.options.lookup)))
    }

    /// What was made ahead for a type; it is waited for.
    pub(super) fn ahead(&self, unit: &Unit<'_>) -> Option<&Planned<'a>> {
        let (id, made) = self.ahead.iter().find(|(id, _)| *id == unit.id)?;
        self.make(*id, made)
    }

    /// All types, those of one module together, the root module first.
    pub(super) fn units(&self) -> &[Unit<'a>] {
        &self.units
    }

    /// A type by its id.
    pub(super) fn unit(&self, id: TypeId) -> Option<Unit<'a>> {
        let index = id.0 as usize;
        Some(Unit {
            id,
            simple: self.model.types.get(index)?,
            names: self.names.types.get(index)?,
        })
    }

    /// Whether a variant says nothing of its place among the values: its impls have to `match`.
    pub(super) fn by_match(&self, unit: &Unit<'_>) -> bool {
        self.options.hand_written || unit.other().is_some()
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

    /// Whether serde's traits are implemented; the compact form is one of them.
    pub(super) fn has_serde(&self) -> bool {
        self.options.serde || self.options.serde_compact
    }

    /// Whether some type has more values than an error can list.
    pub(super) fn has_long_list(&self) -> bool {
        self.long_list
    }

    /// Path of the error type from a type's module.
    pub(super) fn error(&self, unit: &Unit<'_>) -> String {
        format!(
            "{}{}",
            "super::".repeat(unit.names.module.len()),
            self.names.error
        )
    }

    /// Name of the private module that holds what owns memory and run-time helpers.
    pub(super) fn support(&self) -> String {
        let mut name = String::new();
        for (i, c) in self
            .names
            .error
            .trim_start_matches("r#")
            .chars()
            .enumerate()
        {
            if c.is_uppercase() && i > 0 {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    /// Path of something in that module from a type's module.
    pub(super) fn in_support(&self, unit: &Unit<'_>, name: &str) -> String {
        let up = "super::".repeat(unit.names.module.len());
        format!("{up}{}::{name}", self.support())
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

    /// Documentation of the module that holds `group`.
    pub(super) fn module_docs(&self, group: &[Unit<'_>], depth: usize) -> String {
        let own = group.iter().find(|u| u.names.module.len() == depth + 1);
        match own.and_then(|u| u.simple.identity.namespace.as_deref()) {
            Some(namespace) => format!("Types of namespace {}.", code_span(namespace)),
            None => "Types of a namespace.".to_owned(),
        }
    }
}

impl<'a> Unit<'a> {
    /// The enumeration that the type is; `None` for lists and aliases.
    pub(super) fn enumeration(&self) -> Option<&'a Enumeration> {
        match &self.simple.content {
            Content::Enumeration(e) => Some(e),
            Content::List(_) | Content::Alias(_) => None,
        }
    }

    /// The identifier without `r#`.
    pub(super) fn plain(&self) -> &'a str {
        plain(&self.names.ident)
    }

    /// Name of the variant that keeps other text; `None` for a closed enumeration.
    pub(super) fn other(&self) -> Option<&'a str> {
        let open = self.enumeration()?.is_open();
        open.then(|| self.names.other.as_deref().unwrap_or("Other"))
    }

    /// A name for a private item or parameter of the type: `wanted`, unless a variant has that name.
    pub(super) fn free(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.names.ident == *name || self.names.variants.iter().any(|v| *v == *name) {
            name.push('_');
        }
        name
    }

    /// Values with their variants.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'a crate::model::Value, &'a str)> {
        let values = self.enumeration().map_or(&[][..], |e| e.values.as_slice());
        values
            .iter()
            .zip(self.names.variants.iter().map(Ident::as_str))
    }
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

/// An identifier without `r#`.
pub(super) fn plain(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

/// A Markdown code span that shows `text` whatever is in it.
pub(super) fn code_span(text: &str) -> String {
    let mut run = 0;
    let mut longest = 0;
    for b in text.bytes() {
        run = if b == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let mut span = String::with_capacity(text.len() + 2);
    span.extend(std::iter::repeat_n('`', longest + 1));
    let pad = longest > 0 || text.starts_with(' ') || text.is_empty();
    if pad {
        span.push(' ');
    }
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        span.push_str(text);
    } else {
        // A code span cannot hold line ends.
        for c in text.chars() {
            match c.is_control() {
                true => span.extend(c.escape_default()),
                false => span.push(c),
            }
        }
    }
    if pad {
        span.push(' ');
    }
    span.extend(std::iter::repeat_n('`', longest + 1));
    span
}
